"""Consistency checks between the values of a campaign that are each valid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from core.base.errors import UserError
from core.campaigns.documents import find_document
from core.campaigns.models import Campaign, Deadline, LocalText, Platform, Source, Stage

PLACEHOLDERS: Final = frozenset({"{issuer}", "{phone}", "{until}"})
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}?|\}")


def check_campaign(campaign: Campaign) -> None:
    """Raises the first `campaign.*` error found; answers nothing if all fits."""
    _check_dates(campaign)
    _check_filled(campaign)
    _check_repeats(campaign)
    _check_ladder(campaign)
    for source in _sources(campaign):
        _check_source(campaign, source)
    for deadline in campaign.deadlines:
        _check_deadline(deadline)
    tracks = [target.track for target in campaign.targets]
    for track in tracks + [deadline.track for deadline in campaign.deadlines]:
        if track not in campaign.tracks:
            raise UserError("campaign.track_off", track=track.value)
    for text in (campaign.consent.text, campaign.consent.rights):
        _check_placeholders(text)
    strong = campaign.warning.strong
    if strong is not None and not (
        strong.vi in campaign.warning.text.vi and strong.en in campaign.warning.text.en
    ):
        raise UserError("campaign.strong", strong=strong.vi)


def _check_dates(campaign: Campaign) -> None:
    for key, day in (("end", campaign.end), ("retention", campaign.retention)):
        if day is not None and day < campaign.start:
            raise UserError("campaign.dates", key=key)


def _check_filled(campaign: Campaign) -> None:
    """At least one link, step, track and purpose, and one way of getting the app on a phone."""
    for key, items in (
        ("links", campaign.links),
        ("steps", campaign.steps),
        ("tracks", campaign.tracks),
        ("ladder", campaign.ladder),
        ("consent.purposes", campaign.consent.purposes),
    ):
        if not items:
            raise UserError("campaign.missing", key=key)
    ways = {link.platform for link in campaign.links}
    for platform in sorted(ways - {Platform.WEB}) or [Platform.WEB]:
        if not campaign.steps_for(platform):
            raise UserError("campaign.missing", key=f"steps ({platform.value})")


def _check_repeats(campaign: Campaign) -> None:
    numbers = [(document.symbol, document.number) for document in campaign.documents]
    numbers += [(document.symbol, alias) for document in campaign.documents for alias in document.aliases]
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("links", (link.platform.value for link in campaign.links)),
        ("documents", (f"{number}/{symbol}" for symbol, number in numbers)),
        ("ladder", (rung.stage.value for rung in campaign.ladder)),
        ("obstacles", (choice.id for choice in campaign.obstacles)),
        ("refusals", (choice.id for choice in campaign.refusals)),
        ("consent.purposes", (purpose.id for purpose in campaign.consent.purposes)),
    )
    for key, values in groups:
        value, count = max(Counter(values).items(), key=lambda item: item[1], default=("", 0))
        if count > 1:
            raise UserError("campaign.repeated", key=key, value=value)


def _check_ladder(campaign: Campaign) -> None:
    order = list(Stage)
    places = [order.index(rung.stage) for rung in campaign.ladder]
    if places != sorted(places) or Stage.INSTALLED not in {rung.stage for rung in campaign.ladder}:
        raise UserError("campaign.ladder")


def _sources(campaign: Campaign) -> list[Source]:
    return [
        *(target.source for target in campaign.targets),
        *(deadline.source for deadline in campaign.deadlines),
        *(report.source for report in campaign.reports),
        *(figure.source for figure in campaign.figures),
    ]


def _check_source(campaign: Campaign, source: Source) -> None:
    if find_document(campaign, source.document) is None:
        raise UserError("campaign.reference", document=source.document)


def _check_deadline(deadline: Deadline) -> None:
    """The printed words must name the day that is counted."""
    day = deadline.day
    written = rf"(?<!\d)0?{day.day}/0?{day.month}/{day.year}(?!\d)"
    if re.search(written, deadline.source.words) is None:
        raise UserError("campaign.deadline_words", words=deadline.source.words, day=f"{day:%d/%m/%Y}")


def _check_placeholders(text: LocalText) -> None:
    for language in (text.vi, text.en):
        for found in _PLACEHOLDER.findall(language):
            if found not in PLACEHOLDERS:
                raise UserError("campaign.placeholder", found=found)

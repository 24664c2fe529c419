"""Commands that print: each writes one PDF and answers with `file`, `pages`, `codes`.

To add one: a function here and in PRINTS, its parser in `print_arguments`, its section in docs/cli.md.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from core.errors import UserError
from core.households.household import WalkFilter
from core.services import Services
from core.text import clean
from core.workspace import Language
from ui.cli.answer import Answer

if TYPE_CHECKING:
    from core.documents.desk import WrittenDocument
    from core.documents.print_desk import PrintDesk, Selection

Command = Callable[[Services, Namespace], Answer]


def written(document: WrittenDocument, *, vi: str = "", en: str = "") -> Answer:
    """What every printing command answers; `vi` and `en` may add a hint."""
    return Answer(
        data={"file": str(document.file), "pages": document.pages, "codes": list(document.codes)},
        vi=" ".join(filter(None, (f"Đã ghi {document.file}.", vi))),
        en=" ".join(filter(None, (f"Wrote {document.file}.", en))),
    )


def print_slip(services: Services, options: Namespace) -> Answer:
    selection = None if options.blank else selected(services, options)
    return written(_desk(services).slips(selection, Language(options.paper_language), options.out.resolve()))


def print_consent(services: Services, options: Namespace) -> Answer:
    selection = None if options.blank else selected(services, options)
    document = _desk(services).consents(selection, Language(options.paper_language), options.out.resolve())
    return written(document)


def print_walk_list(services: Services, options: Namespace) -> Answer:
    from core.documents.walk_list_desk import WalkListChoice, WalkListDesk

    info = services.info
    place = ", ".join(filter(None, (info.unit_name, info.upper_name)))
    desk = WalkListDesk(
        services.store, services.campaign, services.settings.unit(), place=place, clock=services.clock
    )
    choice = WalkListChoice(
        selection=selected(services, options),
        language=Language(options.paper_language),
        walker=options.walker,
    )
    return written(desk.write(choice, options.out.resolve()))


def write_flyers(services: Services, options: Namespace) -> Answer:
    """`guide --format a6x4-personal`."""
    from core.documents.flyer_desk import FlyerDesk

    desk = FlyerDesk(services.store, services.campaign, services.settings.unit())
    language = Language(options.guide_language)
    return written(desk.write(selected(services, options), language, options.out.resolve()))


def print_labels(services: Services, options: Namespace) -> Answer:
    from core.documents.labels import PRESETS, LabelPreset, LabelSheet, LabelWording
    from core.documents.words import words

    stated = {
        field.name: getattr(options, field.name)
        for field in fields(LabelSheet)
        if getattr(options, field.name, None) is not None
    }
    sheet = replace(PRESETS[LabelPreset(options.sheet)], **stated)
    language = Language(options.paper_language)
    document = _desk(services).labels(selected(services, options), sheet, language, options.out.resolve())
    hints = {language: words("labels", language, LabelWording).check for language in Language}
    return written(document, vi=hints[Language.VIETNAMESE], en=hints[Language.ENGLISH])


def print_calibration(services: Services, options: Namespace) -> Answer:
    return written(_desk(services).calibration(Language(options.paper_language), options.out.resolve()))


def print_staff_card(services: Services, options: Namespace) -> Answer:
    from core.documents.staff_card import StaffMember

    member = StaffMember(
        name=options.name or services.info.officer_name,
        role=options.role,
        area=options.area or services.info.place,
        number=options.number,
        until=_last_day(options.until),
    )
    language, out = Language(options.paper_language), options.out.resolve()
    unit = services.info.unit.code
    return written(_desk(services).staff_card(unit, member, services.signer, language, out))


def print_team_poster(services: Services, options: Namespace) -> Answer:
    from core.documents.team_poster import Team, TeamMember

    members = [text.partition(";") for text in options.member]
    team = Team(
        name=options.team,
        area=clean(options.area) or services.info.place,
        until=_last_day(options.until) if options.until else _end_of_work(services),
        members=tuple(TeamMember(name=clean(name), role=clean(role)) for name, _, role in members),
    )
    language, out = Language(options.paper_language), options.out.resolve()
    unit = services.info.unit.code
    return written(_desk(services).team_poster(unit, team, services.signer, language, out))


def _end_of_work(services: Services) -> date:
    """The campaign's last day; in 90 days where it has none or is past it."""
    today, end = services.clock.now().date(), services.campaign.end
    return end if end is not None and end >= today else today + timedelta(days=90)


def _last_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError("document.card_until", until=text) from None


def selected(services: Services, options: Namespace) -> Selection:
    """The households of `--household`, `--hamlet`, `--show` and `--limit`."""
    from core.documents.print_desk import Selection

    return Selection(
        named=tuple(services.households.find(text) for text in options.household),
        hamlet=options.hamlet,
        show=WalkFilter(options.show),
        limit=options.limit,
    )


def _desk(services: Services) -> PrintDesk:
    from core.documents.print_desk import PrintDesk

    return PrintDesk(services.campaign, services.settings.unit(), services.store.households)


PRINTS: Final[dict[str, Command]] = {
    "walk-list": print_walk_list,
    "slip": print_slip,
    "consent": print_consent,
    "staff-card": print_staff_card,
    "team-poster": print_team_poster,
    "labels": print_labels,
    "calibration": print_calibration,
}
"""`print NAME`: NAME -> what runs it."""

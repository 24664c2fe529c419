"""Reads a campaign file (TOML) and believes nothing of it before it is checked."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.campaigns.checks import check_campaign
from core.campaigns.links import check_link
from core.campaigns.models import (
    Campaign,
    Caution,
    Choice,
    Consent,
    ConsentPurpose,
    Deadline,
    Denominator,
    Developer,
    Flyer,
    IssuedDocument,
    Legal,
    LegalBasis,
    Link,
    PeriodRule,
    Picture,
    Platform,
    RankingRule,
    ReportDuty,
    Source,
    Stage,
    StageLabel,
    StatedFigure,
    Step,
    Target,
    Track,
    Urgency,
)
from core.campaigns.reading import Table

FORMAT: Final = "tung-nha-campaign"
FORMAT_VERSION: Final = 1
MAX_BYTES: Final = 256 * 1024

# Lengths in characters, from the sheets on which the texts are printed (A5 guide, A6 flyer, consent slip).
TITLE: Final = 24
SUBTITLE: Final = 64
STEP_TITLE: Final = 40
STEP_DETAIL: Final = 56
WARNING: Final = 110
LABEL: Final = 80
WORDS: Final = 300
PARAGRAPH: Final = 600

_PHONES: Final = (Platform.ANDROID, Platform.IOS)
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_PREFIX: Final = re.compile(r"[A-Z]{2,4}", re.ASCII)


@lru_cache(maxsize=8)
def parse_campaign(data: bytes) -> Campaign:
    """The campaign in a file's bytes, read once (12 ms). Every refusal is a `campaign.*` error."""
    values = _load(data)
    root = Table(values, "")
    root.take("format")
    root.take("version")
    campaign = _read(root)
    root.finish()
    check_campaign(campaign)
    return campaign


def _load(data: bytes) -> dict[str, object]:
    if len(data) > MAX_BYTES:
        raise UserError("campaign.too_large", limit=MAX_BYTES // 1024)
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError("campaign.unreadable") from None
    if values.get("format") != FORMAT:
        raise UserError("campaign.unreadable")
    version = values.get("version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise UserError("campaign.newer_format", version=version)
    if version != FORMAT_VERSION:
        raise UserError("campaign.unreadable")
    return values


def _read(root: Table) -> Campaign:
    app = root.table("app")
    campaign = Campaign(
        id=root.identifier("id"),
        name=root.local("name", LABEL),
        slogan=root.local("slogan", LABEL),
        title=root.local("title", TITLE),
        subtitle=root.local("subtitle", SUBTITLE),
        warning=_warning(root.table("warning")),
        start=root.day("start"),
        end=root.optional_day("end"),
        retention=root.optional_day("retention"),
        app_name=app.text("name", TITLE),
        developer=_developer(app.table("developer")),
        look_alikes=app.lines("look_alikes", TITLE),
        links=root.rows("links", _link),
        steps=root.rows("steps", _step),
        tracks=frozenset(root.choices("tracks", Track)),
        ladder=root.rows("ladder", _stage),
        obstacles=root.rows("obstacles", _choice),
        refusals=root.rows("refusals", _choice),
        documents=root.rows("documents", _document),
        targets=root.rows("targets", _target),
        deadlines=root.rows("deadlines", _deadline),
        reports=root.rows("reports", _report),
        figures=root.rows("figures", _figure),
        period=_period(root.table("period")),
        consent=_consent(root.table("consent")),
        legal=_legal(root.table("legal")),
        flyer=_flyer(root.table("flyer")),
        ranking=_ranking(root.table("ranking")) if root.has("ranking") else None,
        notes=root.rows("notes", _choice) if root.has("notes") else (),
    )
    app.finish()
    return campaign


def _warning(table: Table) -> Caution:
    warning = Caution(text=table.local("text", WARNING), strong=table.optional_local("strong", WARNING))
    table.finish()
    return warning


def _developer(table: Table) -> Developer:
    developer = Developer(name=table.text("name", LABEL), confirmed=table.flag("confirmed"))
    table.finish()
    return developer


def _link(row: Table) -> Link:
    platform = row.choice("platform", Platform)
    app_id = row.text("app_id", 100) if platform in _PHONES else row.optional_text("app_id", 100)
    return check_link(Link(platform=platform, url=row.text("url", 200), app_id=app_id))


def _step(row: Table) -> Step:
    own = tuple(
        (platform, row.local(platform.value, STEP_DETAIL)) for platform in Platform if row.has(platform)
    )
    platforms = row.choices("platforms", Platform) if row.has("platforms") else _PHONES
    return Step(
        title=row.local("title", STEP_TITLE),
        detail=row.local("detail", STEP_DETAIL),
        picture=row.choice("picture", Picture),
        platforms=frozenset(platforms),
        own=own,
    )


def _stage(row: Table) -> StageLabel:
    return StageLabel(stage=row.choice("stage", Stage), label=row.local("label", LABEL))


def _choice(row: Table) -> Choice:
    return Choice(id=row.identifier("id"), label=row.local("label", LABEL))


def _document(row: Table) -> IssuedDocument:
    return IssuedDocument(
        number=row.text("number", 12),
        symbol=row.text("symbol", 40),
        issued_on=row.day("date"),
        issuer=row.text("issuer", LABEL),
        abstract=row.optional_text("abstract", WORDS),
        urgency=row.choice("urgency", Urgency) if row.has("urgency") else Urgency.NONE,
        aliases=row.lines("aliases", 12),
    )


def _source(row: Table) -> Source:
    return Source(
        document=row.text("document", 60),
        clause=row.text("clause", 20),
        words=row.text("words", WORDS),
    )


def _target(row: Table) -> Target:
    return Target(
        track=row.choice("track", Track),
        percent=row.whole("percent", 1, 100),
        denominator=row.choice("denominator", Denominator),
        denominator_name=row.local("denominator_name", LABEL),
        source=_source(row),
    )


def _deadline(row: Table) -> Deadline:
    return Deadline(
        track=row.choice("track", Track),
        day=row.day("date"),
        inclusive=row.flag("inclusive"),
        who=row.local("who", WORDS),
        source=_source(row),
    )


def _report(row: Table) -> ReportDuty:
    return ReportDuty(
        who=row.local("who", LABEL),
        to=row.local("to", LABEL),
        every_days=row.whole("every_days", 1, 366) if row.has("every_days") else None,
        source=_source(row),
    )


def _figure(row: Table) -> StatedFigure:
    return StatedFigure(
        name=row.local("name", LABEL),
        as_of=row.day("as_of"),
        denominator_name=row.optional_local("denominator_name", LABEL),
        source=_source(row),
    )


def _period(table: Table) -> PeriodRule:
    period = PeriodRule(days=table.whole("days", 1, 366), anchor=table.day("anchor"))
    table.finish()
    return period


def _ranking(table: Table) -> RankingRule:
    percent = table.whole("visited_percent", 1, 100) if table.has("visited_percent") else None
    rule = RankingRule(denominator=table.choice("denominator", Denominator), visited_percent=percent)
    table.finish()
    return rule


def _consent(table: Table) -> Consent:
    consent = Consent(
        version=table.text("version", 20),
        text=table.local("text", PARAGRAPH),
        rights=table.local("rights", PARAGRAPH),
        purposes=table.rows("purposes", _purpose),
    )
    table.finish()
    return consent


def _purpose(row: Table) -> ConsentPurpose:
    return ConsentPurpose(
        id=row.identifier("id"), title=row.local("title", STEP_TITLE), detail=row.local("detail", STEP_DETAIL)
    )


def _legal(table: Table) -> Legal:
    legal = Legal(basis=table.choice("basis", LegalBasis), reference=table.local("reference", WORDS))
    table.finish()
    return legal


def _flyer(table: Table) -> Flyer:
    prefix, month = table.text("prefix", 4), table.text("month", 7)
    shape = _MONTH.fullmatch(month)
    if _PREFIX.fullmatch(prefix) is None or shape is None:
        raise UserError("campaign.flyer", prefix=prefix, month=month)
    version = table.whole("version", 1, 999)
    table.finish()
    return Flyer(prefix=prefix, version=version, month=date(int(shape[1]), int(shape[2]), 1))


FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "campaigns"


def bundled_ids() -> tuple[str, ...]:
    """The ids of the bundled campaigns, by name of file; reads no file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def bundled_bytes(campaign_id: str) -> bytes:
    """The file of a bundled campaign, as a workspace keeps it. Raises `campaign.unknown`."""
    if campaign_id not in bundled_ids():
        raise UserError("campaign.unknown", campaign=campaign_id[:40], known=", ".join(bundled_ids()))
    return (FOLDER / f"{campaign_id}.toml").read_bytes()


@cache
def bundled_campaign(campaign_id: str) -> Campaign:
    """A bundled campaign. Raises `campaign.unknown`."""
    return parse_campaign(bundled_bytes(campaign_id))

"""Campaigns: all texts, goals and links of one drive, as data. No app is named in code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Track(StrEnum):
    """The ways in which the work is counted; figures of different tracks are never added."""

    HOUSEHOLD = "household"
    AGENCY = "agency"
    MEMBERS = "members"
    OUTREACH = "outreach"


class Platform(StrEnum):
    ANDROID = "android"
    IOS = "ios"
    WEB = "web"


class Picture(StrEnum):
    """Picture beside a step; `core.papers` draws each."""

    SCAN = "scan"
    DOWNLOAD = "download"
    OPEN = "open"
    OTP = "otp"
    PERMISSIONS = "permissions"
    BLUETOOTH = "bluetooth"
    ID_CARD = "id-card"
    FACE = "face"
    LOCK = "lock"
    CHECK = "check"
    WEB = "web"
    PHONE = "phone"
    WARNING = "warning"


class Stage(StrEnum):
    """Progress of a person; each stage is a fact of its own (download is not registration is not use)."""

    NO_SMARTPHONE = "no_smartphone"
    SMARTPHONE = "smartphone"
    INSTALLED = "installed"
    REGISTERED = "registered"
    ACTIVATED = "activated"
    WORKING = "working"


class Urgency(StrEnum):
    """The urgency of an official letter (decree 30/2020)."""

    NONE = "none"
    KHAN = "khan"
    THUONG_KHAN = "thuong-khan"
    HOA_TOC = "hoa-toc"


class Denominator(StrEnum):
    """Denominator of a target; a rate without a named one has no meaning."""

    SMARTPHONES = "smartphones"
    MEMBERS_WITH_SMARTPHONE = "members-with-smartphone"
    STAFF_WITH_SMARTPHONE = "staff-with-smartphone"
    INHABITANTS = "inhabitants"
    HOUSEHOLDS = "households"


class LegalBasis(StrEnum):
    CONSENT = "consent"
    LAW = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """One text in both languages of the app."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Developer:
    """The publisher as named by the stores; not `confirmed` until a user has compared it in the store."""

    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Download link of the app. `app_id` is the package or the number in the store, None on the web."""

    platform: Platform
    url: str
    app_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the guide. `own` holds the detail for one platform where it differs from `detail`."""

    title: LocalText
    detail: LocalText
    picture: Picture
    platforms: frozenset[Platform]
    own: tuple[tuple[Platform, LocalText], ...]

    def detail_for(self, platform: Platform) -> LocalText:
        return dict(self.own).get(platform, self.detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """The line in the guide's frame; `strong` is the part of `text` to be set in bold, or None."""

    text: LocalText
    strong: LocalText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """One entry of the document register. `number` is as printed on the document itself.

    `aliases` are numbers under which others cite it by mistake; `abstract` is None where unknown.
    """

    number: str
    symbol: str
    issued_on: date
    issuer: str
    abstract: str | None
    urgency: Urgency
    aliases: tuple[str, ...]

    @property
    def reference(self) -> str:
        """`5355/UBND-KGVX`, its name in this campaign."""
        return f"{self.number}/{self.symbol}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The clause of a document that orders something, and its words as printed."""

    document: str
    clause: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """At least `percent` of the named denominator."""

    track: Track
    percent: int
    denominator: Denominator
    denominator_name: LocalText
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which something is done. "Trước ngày 19/9" is not inclusive: 18/9 is the last to count."""

    track: Track
    day: date
    inclusive: bool
    who: LocalText
    source: Source

    @property
    def last_day(self) -> date:
        return self.day if self.inclusive else self.day - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDuty:
    """Reporting duty of one level to another; `every_days` is None where the document gives no period."""

    who: LocalText
    to: LocalText
    every_days: int | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure that a document states; `denominator_name` is None where it names none."""

    name: LocalText
    as_of: date
    denominator_name: LocalText | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule:
    """Reporting periods of `days` counted from `anchor`, which need not be a Monday."""

    days: int
    anchor: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingRule:
    """Denominator of the ranking, where not that of the household target, and requirements of a rank.

    `visited_percent` of the households ever listed must be visited; None: the value of `resources/quality`.
    """

    denominator: Denominator
    visited_percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a list in a form: a stable id and its words."""

    id: str
    label: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLabel:
    stage: Stage
    label: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPurpose:
    """One purpose with its own box; none is ticked beforehand."""

    id: str
    title: LocalText
    detail: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The text a person agrees to. `{issuer}`, `{phone}` and `{until}` are filled in at print."""

    version: str
    text: LocalText
    rights: LocalText
    purposes: tuple[ConsentPurpose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    basis: LegalBasis
    reference: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Flyer:
    """Parts of the code on every handout: `BZ-A5 · v1 · 09/2020`."""

    prefix: str
    version: int
    month: date

    def code(self, sheet: str) -> str:
        """The version line of a sheet named `A5`, `A6` or `A4`."""
        return f"{self.prefix}-{sheet} · v{self.version} · {self.month:%m/%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One drive. `end` and `retention` are None where no source sets them."""

    id: str
    name: LocalText
    slogan: LocalText
    title: LocalText
    subtitle: LocalText
    warning: Caution
    start: date
    end: date | None
    retention: date | None
    app_name: str
    developer: Developer
    look_alikes: tuple[str, ...]
    links: tuple[Link, ...]
    steps: tuple[Step, ...]
    tracks: frozenset[Track]
    ladder: tuple[StageLabel, ...]
    obstacles: tuple[Choice, ...]
    refusals: tuple[Choice, ...]
    documents: tuple[IssuedDocument, ...]
    targets: tuple[Target, ...]
    deadlines: tuple[Deadline, ...]
    reports: tuple[ReportDuty, ...]
    figures: tuple[StatedFigure, ...]
    period: PeriodRule
    consent: Consent
    legal: Legal
    flyer: Flyer
    ranking: RankingRule | None = None
    notes: tuple[Choice, ...] = ()
    """Notes of a visit that an officer may choose instead of typing them."""

    def link(self, platform: Platform) -> Link | None:
        return next((link for link in self.links if link.platform is platform), None)

    def steps_for(self, platform: Platform) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if platform in step.platforms)

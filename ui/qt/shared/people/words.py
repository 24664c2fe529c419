"""People, stages, consents and their history in the words of this work, in the language in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.campaigns.models import Campaign, Platform, Stage
from core.people.line import NewPerson, band_of
from core.records.consent import ConsentRecord, ConsentState, How
from core.records.person import Person, Sex, Way
from ui.qt.errors import language_in_force
from ui.qt.formats import format_day
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import SEPARATOR, masked_phone

CONTEXT: Final = "People"

STAGE_SOURCES: Final[dict[Stage, str]] = {
    Stage.NO_SMARTPHONE: QT_TRANSLATE_NOOP("People", "No phone"),
    Stage.SMARTPHONE: QT_TRANSLATE_NOOP("People", "Has one"),
    Stage.INSTALLED: QT_TRANSLATE_NOOP("People", "Installed"),
    Stage.REGISTERED: QT_TRANSLATE_NOOP("People", "Registered"),
    Stage.ACTIVATED: QT_TRANSLATE_NOOP("People", "Activated"),
    Stage.WORKING: QT_TRANSLATE_NOOP("People", "Working"),
}
PLATFORM_WORDS: Final = {Platform.ANDROID: "Android", Platform.IOS: "iPhone", Platform.WEB: "Web"}
SEX_SOURCES: Final = {
    Sex.FEMALE: QT_TRANSLATE_NOOP("People", "woman"),
    Sex.MALE: QT_TRANSLATE_NOOP("People", "man"),
}
HOW_SOURCES: Final = {
    How.PAPER: QT_TRANSLATE_NOOP("People", "signed slip"),
    How.SPOKEN: QT_TRANSLATE_NOOP("People", "spoken, before a witness"),
    How.SCREEN: QT_TRANSLATE_NOOP("People", "signed on the screen"),
}
WAY_SOURCES: Final = {
    Way.COUNTS: QT_TRANSLATE_NOOP("People", "by counts"),
    Way.PERSONS: QT_TRANSLATE_NOOP("People", "person by person"),
}
GONE_SOURCES: Final = {
    "left": QT_TRANSLATE_NOOP("People", "lives elsewhere"),
    "added_by_mistake": QT_TRANSLATE_NOOP("People", "added by mistake"),
}

OrganisationName = Callable[[str], str]


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def stage_word(stage: Stage) -> str:
    return said(STAGE_SOURCES[stage])


def sex_word(sex: Sex) -> str:
    return said(SEX_SOURCES[sex])


def how_word(how: How) -> str:
    return said(HOW_SOURCES[how])


def way_word(way: str) -> str:
    return said(WAY_SOURCES[Way(way)])


def gone_word(reason: str) -> str:
    return said(GONE_SOURCES[reason]) if reason in GONE_SOURCES else ""


def reason_word(campaign: Campaign, reason: str) -> str:
    """An obstacle or refusal in the campaign's own words; one of another campaign by its id."""
    for choice in (*campaign.obstacles, *campaign.refusals):
        if choice.id == reason:
            return choice.label.of(language_in_force().value)
    return reason.replace("_", " ")


def purpose_word(campaign: Campaign, purpose: str) -> str:
    for known in campaign.consent.purposes:
        if known.id == purpose:
            return known.title.of(language_in_force().value)
    return purpose


def person_name(person: Person, place: int) -> str:
    """The name, else who it is by the place in the household."""
    if person.name:
        return person.name
    if person.is_child:
        return said(QT_TRANSLATE_NOOP("People", "Child under 16"))
    return said(QT_TRANSLATE_NOOP("People", "Person {place}, without a name"), place=place)


def band_word(band: str) -> str:
    """sinh 1960–1964."""
    return said(QT_TRANSLATE_NOOP("People", "born {years}"), years=band.replace("-", "–"))


def person_facts(person: Person, organisation: OrganisationName, *, phone_shown: bool = False) -> str:
    """Return the known facts beside the name, in one line."""
    parts = []
    if person.born:
        parts.append(band_word(person.born))
    if person.sex is not None:
        parts.append(said(SEX_SOURCES[person.sex]))
    if person.platform is not None:
        parts.append(PLATFORM_WORDS[person.platform])
    if person.phone:
        parts.append(person.phone if phone_shown else masked_phone(person.phone))
    parts += [organisation(code) for code in person.memberships]
    if person.had and person.is_installed:
        parts.append(said(QT_TRANSLATE_NOOP("People", "had it before")))
    if person.is_erased:
        parts.append(said(QT_TRANSLATE_NOOP("People", "erased on request")))
    return SEPARATOR.join(parts)


def read_back(new: NewPerson) -> str:
    """Return the parsed line in words."""
    child = QT_TRANSLATE_NOOP("People", "child under 16, counted only")
    unnamed = QT_TRANSLATE_NOOP("People", "without a name")
    parts = [said(child) if new.is_child else new.name or said(unnamed)]
    if new.birth_year is not None and not new.is_child:
        parts.append(band_word(band_of(new.birth_year)))
    if new.sex is not None:
        parts.append(said(SEX_SOURCES[new.sex]))
    if new.phone:
        parts.append(new.phone)
    return SEPARATOR.join(parts)


def line_of(person: Person) -> str:
    """Return the line of a person's name and phone, as the start of a change."""
    return " ".join(part for part in (person.name, person.phone) if part)


def consent_state(record: ConsentRecord | None) -> str:
    """Return the state of a purpose, since when, and the officer who noted it."""
    if record is None:
        return said(QT_TRANSLATE_NOOP("People", "not asked yet"))
    if record.state is ConsentState.GIVEN:
        text = said(
            QT_TRANSLATE_NOOP("People", "agreed {day}, {how}"),
            day=_day(record.given_at),
            how=how_word(record.how or How.PAPER),
        )
        by = record.given_by
    else:
        source = {
            ConsentState.WITHDRAWN: QT_TRANSLATE_NOOP("People", "taken back {day}"),
            ConsentState.REFUSED: QT_TRANSLATE_NOOP("People", "refused {day}"),
        }[record.state]
        text, by = said(source, day=_day(record.withdrawn_at)), record.withdrawn_by
    noted = said(QT_TRANSLATE_NOOP("People", "noted by {name}"), name=by)
    return SEPARATOR.join((text, noted)) if by else text


def _day(instant: str | None) -> str:
    return "" if instant is None else format_day(parse_instant(instant).date())


def step_day(instant: str) -> str:
    return _day(instant)

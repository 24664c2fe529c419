"""Events of people and consents, as entries of a household's history."""

from __future__ import annotations

from typing import Final

from core.campaigns.models import Campaign, Stage
from core.records.consent import How
from core.records.household import HistoryItem, HistoryKind
from core.records.person import PersonField, Sex
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.visit_words import masked_phone
from ui.qt.shared.people.words import (
    SEX_SOURCES,
    OrganisationName,
    band_word,
    gone_word,
    how_word,
    purpose_word,
    reason_word,
    said,
    stage_word,
    way_word,
)
from ui.qt.tokens import Role

Told = tuple[Icon, Role, str, list[str]]
"""Glyph, colour, title and the lines under it."""

LOOKS: Final = {
    HistoryKind.WAY: (Icon.HOUSEHOLDS, Role.TEXT2),
    HistoryKind.PERSON_ADDED: (Icon.PERSON, Role.TEXT2),
    HistoryKind.PERSON_FIELD: (Icon.RECORD, Role.TEXT2),
    HistoryKind.PERSON_STAGE: (Icon.PHONE, Role.DONE),
    HistoryKind.PERSON_GONE: (Icon.CLOSE, Role.WARN),
    HistoryKind.PERSON_BACK: (Icon.PERSON, Role.TEXT2),
    HistoryKind.CONSENT_GIVEN: (Icon.DONE, Role.DONE),
    HistoryKind.CONSENT_WITHDRAWN: (Icon.REFUSED, Role.WARN),
    HistoryKind.ERASED: (Icon.CLOSE, Role.WARN),
}
FIELD_SOURCES: Final = {
    PersonField.NAME: QT_TRANSLATE_NOOP("People", "name"),
    PersonField.PHONE: QT_TRANSLATE_NOOP("People", "phone"),
    PersonField.BORN: QT_TRANSLATE_NOOP("People", "years of birth"),
    PersonField.SEX: QT_TRANSLATE_NOOP("People", "man or woman"),
    PersonField.MEMBERSHIPS: QT_TRANSLATE_NOOP("People", "organisations"),
    PersonField.HOUSEHOLD: QT_TRANSLATE_NOOP("People", "another household"),
    PersonField.CHILD: QT_TRANSLATE_NOOP("People", "under 16"),
}
NOTHING: Final = "–"
MISTAKE: Final = "mistake"
CHILD: Final = "child"


class PeopleTeller:
    """Describes entries in the words of one campaign and one list of organisations."""

    def __init__(self, campaign: Campaign, organisation: OrganisationName) -> None:
        self._campaign = campaign
        self._organisation = organisation

    def told(self, item: HistoryItem) -> Told | None:
        """None where the entry is not about people or consents."""
        if item.kind not in LOOKS:
            return None
        title, lines = self._words(item)
        return (*LOOKS[item.kind], title, [line for line in lines if line])

    def _words(self, item: HistoryItem) -> tuple[str, list[str]]:
        who = item.who or said(QT_TRANSLATE_NOOP("People", "Somebody without a name"))
        match item.kind:
            case HistoryKind.WAY:
                title = said(QT_TRANSLATE_NOOP("People", "Recorded {way}"), way=way_word(item.after or ""))
                return title, []
            case HistoryKind.PERSON_ADDED:
                child = item.after == CHILD
                name = said(QT_TRANSLATE_NOOP("People", "Child under 16")) if child else who
                born = band_word(item.after) if item.after and not child else ""
                return said(QT_TRANSLATE_NOOP("People", "Added: {person}"), person=name), [born]
            case HistoryKind.PERSON_FIELD:
                return who, [self._change(item)]
            case HistoryKind.PERSON_STAGE:
                return who, [self._stages(item), self._reason(item)]
            case HistoryKind.PERSON_GONE:
                source = QT_TRANSLATE_NOOP("People", "{person} is no longer counted")
                return said(source, person=who), [gone_word(item.reason or "")]
            case HistoryKind.PERSON_BACK:
                return said(QT_TRANSLATE_NOOP("People", "{person} is counted again"), person=who), []
            case HistoryKind.ERASED:
                return said(QT_TRANSLATE_NOOP("People", "Name and phone erased on request")), []
            case _:
                return self._consent(item)

    def _consent(self, item: HistoryItem) -> tuple[str, list[str]]:
        lines = [purpose_word(self._campaign, item.field or ""), item.who]
        if item.kind is HistoryKind.CONSENT_GIVEN:
            lines.insert(1, how_word(How(item.after or How.PAPER)))
            return said(QT_TRANSLATE_NOOP("People", "Agreed")), lines
        if item.reason == MISTAKE:
            return said(QT_TRANSLATE_NOOP("People", "Answer taken out: noted by mistake")), lines
        return said(QT_TRANSLATE_NOOP("People", "Refused or taken back")), lines

    def _stages(self, item: HistoryItem) -> str:
        before, after = (
            stage_word(Stage(stage)) if stage else said(QT_TRANSLATE_NOOP("People", "not known"))
            for stage in (item.before, item.after)
        )
        return after if item.before is None else f"{before} → {after}" if before != after else after

    def _reason(self, item: HistoryItem) -> str:
        return reason_word(self._campaign, item.reason) if item.reason else ""

    def _change(self, item: HistoryItem) -> str:
        field = PersonField(item.field) if item.field in set(PersonField) else None
        if field is None:
            return item.field or ""
        word = said(FIELD_SOURCES[field])
        if field is PersonField.HOUSEHOLD:
            return word
        before, after = (self._value(field, value or "") for value in (item.before, item.after))
        return f"{word}: {before} → {after}"

    def _value(self, field: PersonField, value: str) -> str:
        if not value:
            return NOTHING
        match field:
            case PersonField.MEMBERSHIPS:
                return ", ".join(self._organisation(code) for code in value.split(", "))
            case PersonField.PHONE:
                return masked_phone(value)
            case PersonField.SEX:
                return said(SEX_SOURCES[Sex(value)])
            case PersonField.BORN:
                return value.replace("-", "–")
            case _:
                return value

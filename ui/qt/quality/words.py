"""The review in words: sections, findings, pairs, calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.quality.doubled import DoubledList
from core.quality.list_desk import ListDecision, ShownPair
from core.quality.list_places import HamletChoice
from core.quality.models import CallAnswer, HouseholdPair, ReturnedVisit, VisitPair
from core.quality.pairing import PairBasis
from core.quality.rules import Finding
from core.records.household import HouseholdRow
from core.records.visit import Visit
from ui.qt.errors import coded_sentence
from ui.qt.formats import format_moment, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.like_words import reasons_text
from ui.qt.models.return_words import return_word
from ui.qt.models.visit_words import SEPARATOR, address_line, count_words, result_word
from ui.qt.quality.state import HOUSEHOLDS, LISTS, PLACES, RETURNED, SAMPLE, VISITS, Read
from ui.qt.tokens import Role
from ui.qt.widgets.rows import Row, RowStatus

CONTEXT: Final = "Quality"
PAIR: Final = "|"

SECTION_SOURCES: Final[dict[str, str]] = {
    RETURNED: QT_TRANSLATE_NOOP("Quality", "Sent back to the field"),
    HOUSEHOLDS: QT_TRANSLATE_NOOP("Quality", "Households that may be one"),
    VISITS: QT_TRANSLATE_NOOP("Quality", "Two visits of one day"),
    SAMPLE: QT_TRANSLATE_NOOP("Quality", "Call-backs"),
    LISTS: QT_TRANSLATE_NOOP("Quality", "Lists loaded twice"),
    PLACES: QT_TRANSLATE_NOOP("Quality", "One list in two places"),
}
BASIS_SOURCES: Final[dict[PairBasis, str]] = {
    PairBasis.ALL: QT_TRANSLATE_NOOP("Quality", "same name, phone and house number"),
    PairBasis.NAME_PHONE: QT_TRANSLATE_NOOP("Quality", "same name and phone"),
    PairBasis.NAME_ADDRESS: QT_TRANSLATE_NOOP("Quality", "same name and house number"),
    PairBasis.NAME_GROUP: QT_TRANSLATE_NOOP("Quality", "same name and group"),
    PairBasis.NAME: QT_TRANSLATE_NOOP("Quality", "same name in the hamlet"),
    PairBasis.PHONE: QT_TRANSLATE_NOOP("Quality", "same phone, another name"),
    PairBasis.ADDRESS: QT_TRANSLATE_NOOP("Quality", "same house number and people, another name"),
    PairBasis.PHONE_ANYWHERE: QT_TRANSLATE_NOOP("Quality", "same name and phone, another hamlet"),
}
ANSWERS: Final[dict[CallAnswer, tuple[str, Icon, Role]]] = {
    CallAnswer.AGREE: (QT_TRANSLATE_NOOP("Quality", "agrees"), Icon.DONE, Role.DONE),
    CallAnswer.DIFFER: (QT_TRANSLATE_NOOP("Quality", "differs"), Icon.WARNING, Role.ERR),
    CallAnswer.NOT_REACHED: (QT_TRANSLATE_NOOP("Quality", "not reached"), Icon.NOT_HOME, Role.TEXT2),
}


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def section_word(section: str) -> str:
    """The title of a section; a rule's from the one table of sentences."""
    if section in SECTION_SOURCES:
        return said(SECTION_SOURCES[section])
    return coded_sentence(f"rule_title.{section}", {})


def finding_row(finding: Finding, read: Read) -> Row:
    """A record or an officer that a rule points at."""
    row = None if finding.household is None else read.households.get(finding.household)
    officer = "" if finding.officer is None else read.officers.get(finding.officer, "")
    title = officer or said(QT_TRANSLATE_NOOP("Quality", "an officer of another laptop"))
    place = read.officer_units.get(finding.officer or "") if row is None else place_words(row, read)
    return Row(
        key=finding.household or finding.officer or finding.rule,
        title=title if row is None else _name(row),
        lines=(coded_sentence(f"rule.{finding.rule}", dict(finding.facts)), place or ""),
        status=None if finding.at is None else _when(finding.at),
        chevron=row is not None,
    )


def place_words(row: HouseholdRow, read: Read) -> str:
    """Return the address of a household; above the communes with the name of its own."""
    return ", ".join(filter(None, (address_line(row), read.communes.get(row.commune))))


def returned_row(returned: ReturnedVisit, read: Read) -> Row:
    row = read.households.get(returned.household)
    place = "" if row is None else read.communes.get(row.commune, "")
    said_by = SEPARATOR.join(filter(None, (returned.by, place)))
    return Row(
        key=returned.household,
        title="–" if row is None else _name(row),
        lines=(returned.comment or return_word(returned.reason), said_by),
        status=_when(returned.at),
        chevron=row is not None,
    )


def household_pair_row(pair: HouseholdPair, read: Read) -> Row:
    both = (pair.one, pair.other)
    return Row(
        key=PAIR.join((pair.one.id, pair.other.id)),
        title="  ↔  ".join(f"{_name(row)} ({row.code})" for row in both),
        lines=(reasons_text(pair.reasons), "  ↔  ".join(place_words(row, read) for row in both)),
    )


def list_pair_row(pair: ShownPair, read: Read) -> Row:
    both = (pair.one, pair.other)
    return Row(
        key=PAIR.join((pair.one.id, pair.other.id)),
        title="  ↔  ".join(f"{_name(row)} ({row.code})" for row in both),
        lines=(said(BASIS_SOURCES[pair.basis]), "  ↔  ".join(place_words(row, read) for row in both)),
        chevron=True,
    )


def doubled_row(name: str, found: DoubledList | None, decision: ListDecision | None) -> Row:
    """A unit whose list seems to be loaded twice, or that was decided."""
    unit = found.unit if found is not None else decision.unit if decision is not None else None
    lines = []
    if found is not None:
        seen = QT_TRANSLATE_NOOP("Quality", "{count} households seem doubled: {hamlets}")
        hamlets = ", ".join(f"{h.hamlet or '–'} {h.listed[0]} + {h.listed[1]}" for h in found.hamlets)
        lines.append(said(seen, count=format_number(found.households), hamlets=hamlets))
    if decision is not None:
        one = QT_TRANSLATE_NOOP("Quality", "One list, {merged} pairs merged: {reason} ({name})")
        other = QT_TRANSLATE_NOOP("Quality", "Different lists: {reason} ({name})")
        said_of = {"merged": decision.merged, "reason": decision.reason, "name": decision.name}
        lines.append(said(one if decision.same else other, **said_of))
    return Row(key="" if unit is None else unit.code, title=name, lines=tuple(lines))


def choice_row(choice: HamletChoice) -> Row:
    """Households of one list, and the hamlets that laptops typed for it."""
    asked = QT_TRANSLATE_NOOP("Quality", "{count} households: {hamlets}?")
    until = QT_TRANSLATE_NOOP("Quality", "{hamlet} is shown until it is decided")
    either = QT_TRANSLATE_NOOP("Quality", "{one} or {other}")
    names = choice.hamlets[0]
    for hamlet in choice.hamlets[1:]:
        names = said(either, one=names, other=hamlet)
    return Row(
        key=f"{choice.list}{PAIR}{choice.unit.code}{PAIR}{names}",
        title=said(asked, count=format_number(len(choice.households)), hamlets=names),
        lines=(said(until, hamlet=choice.shown or "–"),),
    )


def shared_row(list_name: str, units: Sequence[tuple[str, int]]) -> Row:
    """A list that several communes loaded, each with its households of it."""
    advice = QT_TRANSLATE_NOOP("Quality", "The commune whose list it is not takes its import back.")
    named = "; ".join(f"{name} ({format_number(count)})" for name, count in units)
    return Row(key=list_name, title=named, lines=(said(advice),))


def visit_pair_row(pair: VisitPair, read: Read) -> Row:
    counted = QT_TRANSLATE_NOOP("Quality", "Counts now: {visit}")
    other = QT_TRANSLATE_NOOP("Quality", "The other: {visit}")
    return Row(
        key=PAIR.join((pair.one.id, pair.other.id)),
        title=SEPARATOR.join(filter(None, (_name(pair.row), read.communes.get(pair.row.commune)))),
        lines=(said(counted, visit=_visit(pair.one)), said(other, visit=_visit(pair.other))),
    )


def answer_status(answer: CallAnswer | None) -> RowStatus | None:
    if answer is None:
        return None
    source, icon, role = ANSWERS[answer]
    return RowStatus(text=said(source), icon=icon, role=role, pill=True)


def _visit(visit: Visit) -> str:
    return SEPARATOR.join((format_moment(visit.at), result_word(visit.result), *count_words(visit)))


def _name(row: HouseholdRow) -> str:
    return row.head or row.code


def _when(at: str) -> RowStatus:
    return RowStatus(text=format_moment(parse_instant(at)), icon=Icon.CLOCK, role=Role.TEXT2)

"""A household as in its rows, before it is matched: values, repairs, omissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from core.base.phones import PhoneProblem, PhoneRepair, read_phone
from core.base.text import looks_like_secret
from core.households.desk import names_a_person
from core.people.directory import ListedPerson
from core.roster.codes import ConcernCode, Field, Reason, Remark
from core.roster.layout import Group
from core.roster.limits import (
    MAX_NAME_CHARACTERS,
    MAX_NOTE_CHARACTERS,
    MAX_PLACE_CHARACTERS,
    MAX_TEXT_CHARACTERS,
)
from core.roster.lines import Line, address_of
from core.roster.model import ListedAs, RosterValues
from core.roster.places import Place, group_of_cell, hamlet_of_cell, split_address
from core.roster.tally import Tally
from core.roster.values import (
    Mark,
    PeopleProblem,
    is_adult,
    is_name,
    mark_of,
    name_of,
    people_of,
    text_of,
)

_SILENT: frozenset[PhoneRepair | None] = frozenset({None, PhoneRepair.SEPARATORS})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Values common to all rows of a sheet."""

    name: str
    fields: frozenset[Field]
    hamlet: str
    hamlet_kind: str
    group: str | None
    own_units: tuple[str, ...]
    today: date
    marks_no: bool


@dataclass(slots=True, kw_only=True)
class Draft:
    """One household of a sheet; `reason` and `refused` are set if it can't be imported."""

    row: int
    rows: tuple[int, ...]
    values: RosterValues
    remarks: list[Remark] = field(default_factory=list)
    reason: Reason | None = None
    refused: bool = False
    children: tuple[int, ...] = ()
    people: tuple[ListedPerson, ...] = ()
    says_hamlet: bool = False
    other_unit: str = ""
    listed: ListedAs | None = None


def draft_household(line: Line, facts: SheetFacts, tally: Tally, *, order: int) -> Draft:
    """One row that is a household."""
    maker = _Maker(line, facts, tally)
    people = maker.people()
    phone = maker.phone([line])
    draft = maker.draft(
        (line.row,), order=order, phone=phone, people=people, smartphone=maker.household_mark()
    )
    if not line.name:
        _doubt(draft, Reason.NO_NAME)
    if Field.BIRTH in line.cells and is_adult(line.cells[Field.BIRTH], facts.today) is False:
        _drop_child_head(draft, line)
    return draft


def draft_persons(group: Group, facts: SheetFacts, tally: Tally, *, order: int) -> Draft:
    """The rows of one household of a person list."""
    head = group.head or group.lines[0]
    maker = _Maker(head, facts, tally)
    ages = [_age(line, facts) for line in group.lines]
    adults = [line for line, adult in zip(group.lines, ages, strict=True) if adult is not False]
    children = tuple(line.row for line, adult in zip(group.lines, ages, strict=True) if adult is False)
    others = [line for line in adults if line is not head]
    draft = maker.draft(
        tuple(line.row for line in group.lines),
        order=order,
        phone=maker.phone([head, *others]),
        people=len(group.lines),
        adults=len(adults) if Field.BIRTH in facts.fields else None,
        smartphones=maker.smartphones(adults),
    )
    draft.children = children
    draft.people = _listed_people(group.lines, head, ages)
    tally.add(ConcernCode.CHILDREN_COUNTED, sheet=facts.name, count=len(children))
    if Field.BIRTH in facts.fields:
        tally.add(ConcernCode.BIRTHS_UNKNOWN, sheet=facts.name, count=ages.count(None))
    if group.head is None:
        _doubt(draft, Reason.NO_HEAD)
    elif not head.name:
        _doubt(draft, Reason.NO_NAME)
    if head.row in children:
        _drop_child_head(draft, head)
    return draft


class _Maker:
    """Reads one household's cells; repairs are tallied, details left out become remarks."""

    def __init__(self, line: Line, facts: SheetFacts, tally: Tally) -> None:
        self._line = line
        self._facts = facts
        self._tally = tally
        self._remarks: list[Remark] = []
        self._absurd = False
        self._says_hamlet = False
        self._other_unit = ""

    def draft(
        self,
        rows: tuple[int, ...],
        *,
        order: int,
        phone: str | None,
        people: int | None,
        adults: int | None = None,
        smartphones: int | None = None,
        smartphone: bool | None = None,
    ) -> Draft:
        name, reason, refused = self._name()
        hamlet, group, address = self._place()
        values = RosterValues(
            name=name,
            hamlet=hamlet,
            group=group,
            address=address,
            phone=phone,
            roster_people=people,
            roster_adults=adults,
            roster_smartphones=smartphones,
            has_smartphone=smartphone,
            note=self._note(),
            order=order,
        )
        draft = Draft(
            row=self._line.row,
            rows=rows,
            values=values,
            remarks=self._remarks,
            reason=reason,
            refused=refused,
            says_hamlet=self._says_hamlet,
            other_unit=self._other_unit,
        )
        if self._absurd and not refused:
            draft.reason, draft.refused = Reason.PEOPLE_ABSURD, True
        return draft

    def people(self) -> int | None:
        if Field.PEOPLE not in self._line.cells:
            return None
        people = people_of(self._line.cells[Field.PEOPLE])
        if isinstance(people, int):
            return people
        if people is PeopleProblem.ABSURD:
            self._absurd = True
            return None
        self._remark(Remark.PEOPLE_UNREADABLE, ConcernCode.PEOPLE_UNREADABLE)
        return None

    def phone(self, lines: Sequence[Line]) -> str | None:
        """The first number that can be read; one that can't be is a remark."""
        value: str | None = None
        for line in lines:
            if Field.PHONE not in line.cells:
                continue
            cell = line.cells[Field.PHONE]
            phone = read_phone(cell if isinstance(cell, (str, int, float)) else text_of(cell))
            if phone.problem is not None and phone.problem is not PhoneProblem.NO_DIGITS:
                self._remark(Remark.PHONE_UNREADABLE, ConcernCode.PHONES_UNREADABLE)
            elif value is None and phone.value is not None:
                value = phone.value
                if phone.repaired not in _SILENT:
                    self._tally.add(ConcernCode.PHONES_REPAIRED, sheet=self._facts.name)
        return value

    def household_mark(self) -> bool | None:
        """Return True if the household has a smartphone; blank is False where the column only
        contains yes.
        """
        if not {Field.SMARTPHONE, Field.NO_SMARTPHONE} & self._facts.fields:
            return None
        mark = self._mark(self._line)
        if mark is Mark.BLANK:
            return None if self._facts.marks_no or Field.SMARTPHONE not in self._facts.fields else False
        return None if mark is Mark.UNCLEAR else mark is Mark.YES

    def smartphones(self, adults: Sequence[Line]) -> int | None:
        if Field.SMARTPHONE not in self._facts.fields:
            return None
        return sum(self._mark(line) is Mark.YES for line in adults)

    def _mark(self, line: Line) -> Mark:
        yes = mark_of(line.cells.get(Field.SMARTPHONE, ""))
        no = mark_of(line.cells.get(Field.NO_SMARTPHONE, ""))
        if Mark.UNCLEAR in {yes, no} or (yes is Mark.YES and no is Mark.YES):
            self._remark(Remark.SMARTPHONE_UNREADABLE, ConcernCode.SMARTPHONES_UNCLEAR)
            return Mark.UNCLEAR
        if yes is Mark.BLANK and no is Mark.YES:
            return Mark.NO
        return yes

    def _name(self) -> tuple[str, Reason | None, bool]:
        typed = self._line.name
        if len(typed) > MAX_NAME_CHARACTERS:
            return typed[:MAX_NAME_CHARACTERS], Reason.NAME_TOO_LONG, True
        if typed and (not is_name(typed) or looks_like_secret(typed)):
            return "", Reason.NOT_A_NAME, False
        name = name_of(typed)
        if name != typed:
            self._tally.add(ConcernCode.NAMES_CAPITALISED, sheet=self._facts.name)
        return name, None, False

    def _place(self) -> tuple[str, str | None, str | None]:
        """Hamlet, group and address; a column of its own beats the section, the address's tail between."""
        facts, cells, section = self._facts, self._line.cells, self._line.section
        place = split_address(self._cut(address_of(self._line), MAX_TEXT_CHARACTERS), facts.own_units)
        column = Place()
        if Field.HAMLET in cells:
            text = self._cell(Field.HAMLET, MAX_PLACE_CHARACTERS)
            column = Place(hamlet=hamlet_of_cell(text, facts.hamlet_kind), group=split_address(text).group)
        group = group_of_cell(self._cell(Field.GROUP, MAX_PLACE_CHARACTERS)) if Field.GROUP in cells else None
        group = group or column.group or place.group or (section.group if section else None) or facts.group
        hamlet = column.hamlet or place.hamlet or (section.hamlet if section else None)
        group, hamlet = self._of_no_person(group), self._of_no_person(hamlet)
        if hamlet and facts.hamlet and hamlet != facts.hamlet:
            self._tally.add(ConcernCode.OTHER_HAMLET, sheet=facts.name, found=hamlet, hamlet=facts.hamlet)
        if place.other_unit:
            self._tally.add(ConcernCode.OTHER_UNIT, sheet=facts.name, found=place.other_unit)
        self._says_hamlet, self._other_unit = bool(hamlet), place.other_unit or ""
        return hamlet or facts.hamlet, group, place.address

    def _of_no_person(self, place: str | None) -> str | None:
        """A hamlet or group, where it holds no number and is not the head's name."""
        if place is None or not names_a_person(place, self._line.name):
            return place
        self._remark(Remark.PLACE_LEFT_OUT, ConcernCode.PLACES_LEFT_OUT)
        return None

    def _note(self) -> str | None:
        if Field.NOTE not in self._line.cells:
            return None
        note = self._cell(Field.NOTE, MAX_NOTE_CHARACTERS)
        if looks_like_secret(note):
            self._remark(Remark.NOTE_LEFT_OUT, ConcernCode.NOTES_LEFT_OUT)
            return None
        return note or None

    def _cell(self, meaning: Field, limit: int) -> str:
        return self._cut(text_of(self._line.cells[meaning]), limit)

    def _cut(self, text: str, limit: int) -> str:
        if len(text) <= limit:
            return text
        self._remark(Remark.TEXT_CUT, ConcernCode.TEXTS_CUT)
        return text[:limit].rstrip()

    def _remark(self, remark: Remark, concern: ConcernCode) -> None:
        self._tally.add(concern, sheet=self._facts.name)
        if remark not in self._remarks:
            self._remarks.append(remark)


def _listed_people(
    lines: Sequence[Line], head: Line, ages: Sequence[bool | None]
) -> tuple[ListedPerson, ...]:
    """People of 16 and older by their birth, and the head; of whom the age is unknown nothing is kept."""
    found = []
    for line, adult in zip(lines, ages, strict=True):
        name = name_of(line.name) if is_name(line.name) and not looks_like_secret(line.name) else ""
        known = adult or (adult is None and line is head)
        if known and name and len(name) <= MAX_NAME_CHARACTERS:
            cell = line.cells.get(Field.PHONE, "")
            phone = read_phone(cell if isinstance(cell, (str, int, float)) else text_of(cell)).value
            found.append(ListedPerson(name=name, phone=phone, organisations=line.organisations))
    return tuple(found)


def _age(line: Line, facts: SheetFacts) -> bool | None:
    return is_adult(line.cells[Field.BIRTH], facts.today) if Field.BIRTH in line.cells else None


def _doubt(draft: Draft, reason: Reason) -> None:
    if not draft.refused:
        draft.reason = reason


def _drop_child_head(draft: Draft, head: Line) -> None:
    """A head under 16 is a wrong date or a wrong row; the name isn't kept either way."""
    _doubt(draft, Reason.HEAD_UNDER_16)
    draft.children = tuple({*draft.children, head.row})
    draft.values = RosterValues(
        name="", hamlet=draft.values.hamlet, group=draft.values.group, order=draft.values.order
    )

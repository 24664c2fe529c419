"""Typing a printed sheet back: opened by its code, row after row, with what was begun kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Final

from core.base.changes import Changes, Outcome, Topic, touched
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId
from core.base.text import fold
from core.events.kinds import EventKind
from core.households.desk import HouseholdDesk, NewHousehold
from core.paper_entry.kept import TOTALS, Beside, KeptRow, SheetStore
from core.paper_entry.line import RowReading, read_row
from core.paper_entry.names import read_named, text_of_new
from core.paper_entry.sheet_code import PageCode, page_code_among, page_of
from core.ports import Store, Writer
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.visit import Visit, VisitEntry
from core.visits.desk import VisitDesk, entry_of

ROWS: Final = 10

UNDOES: Final = frozenset({EventKind.VISIT_RECORDED, EventKind.HOUSEHOLD_ADDED})
"""The acts that Ctrl+Z takes back on a sheet: a visit, or a new household with its visit."""

_NOBODY: Final = HouseholdId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row as printed, from 1. `code` is empty where no household is printed in it, or which is not known.

    Then the text names the household (core/paper_entry/names.py), and `household` is the one of its code.
    """

    place: int
    code: str
    household: HouseholdRow | None
    text: str
    visit: Visit | None

    @property
    def names_itself(self) -> bool:
        """Return True if the text must name the household of the row."""
        return not self.code or self.household is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of one print of a walk list. `printed` is ISO; `day` and `totals` are texts as typed.

    Of a sheet that another laptop printed neither the rows nor the number of pages is known: `printed` is
    empty, `pages` is 0, and each row names its household (ADR 20).
    """

    code: str
    number: str
    page: int
    pages: int
    hamlet: str
    printed: str
    day: str
    day_typed: str = ""
    totals: tuple[str, str, str, str]
    rows: tuple[SheetRow, ...]

    @property
    def of_another_laptop(self) -> bool:
        return not self.printed


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """Household of a typed row, a `new` or a known one, and the typed visit.

    `entry` is None while only the household is named; of a new one it has no household yet. `rest` is the
    text behind the name.
    """

    household: HouseholdRow | None
    new: NewHousehold | None = None
    entry: VisitEntry | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDone:
    """Outcome of a row: its visit, None where the row is empty now."""

    visit: VisitId | None


def _pages(codes: list[str]) -> int:
    """The sheets of a list: one row at least is left for a new household."""
    return -(-(len(codes) + 1) // ROWS)


class SheetDesk:
    """The use cases of a printed sheet."""

    def __init__(
        self, store: Store, kept: SheetStore, visits: VisitDesk, households: HouseholdDesk, hamlet: str
    ) -> None:
        """`hamlet`: where new households of a sheet live whose own hamlet is not known."""
        self._store = store
        self._kept = kept
        self._visits = visits
        self._households = households
        self._hamlet = hamlet

    def open(self, text: str) -> Sheet:
        """The sheet of a code, of any print; without a print number of the latest.

        One of another laptop opens with rows that name their households. Raises `sheet.code`,
        `sheet.unknown` for a print that this laptop never made, or `sheet.page`.
        """
        typed = page_of(text, self._printed_pages, self._is_listed)
        code, number, page = typed.code, typed.number, typed.page
        run = typed.print or self._last_print(number)
        printed = self._store.meta(f"walk_list.{number}.{run}")
        if printed is None:
            if number[1:3] == self._store.meta("code_block") or page < 1:
                raise UserError("sheet.unknown", sheet=code)
            return self._sheet(code, number, page, pages=0, hamlet="", at="", codes=())
        code = f"{number}.{run}-{page}"
        found = json.loads(printed)
        codes: list[str] = found["codes"]
        pages = _pages(codes)
        if not 1 <= page <= pages:
            raise UserError("sheet.page", sheet=code, pages=pages)
        own = codes[(page - 1) * ROWS : page * ROWS]
        return self._sheet(code, number, page, pages=pages, hamlet=found["hamlet"], at=found["at"], codes=own)

    def page_code(self, text: str) -> str | None:
        """Return the code of the sheet that `text` names, as `open` takes it; None if it names none.

        Raises `sheet.or_household` where it may be a household's code too.
        """
        return page_code_among(text, self._printed_pages, self._is_listed)

    def _sheet(
        self, code: str, number: str, page: int, *, pages: int, hamlet: str, at: str, codes: Sequence[str]
    ) -> Sheet:
        """A page with what was typed into it."""
        kept = self._kept.kept(code)
        visited, adults, smartphones, installed = (kept.beside.get(total, "") for total in TOTALS)
        rows = self._rows(codes, kept.rows)
        living = (row.household.hamlet for row in rows if row.household is not None)
        return Sheet(
            code=code,
            number=number,
            page=page,
            pages=pages,
            hamlet=hamlet or next(living, self._hamlet),
            printed=at,
            day=kept.beside.get(Beside.DAY, ""),
            day_typed=kept.beside.get(Beside.DAY_TYPED, ""),
            totals=(visited, adults, smartphones, installed),
            rows=rows,
        )

    def _printed_pages(self, page: PageCode) -> int:
        run = page.print or self._last_print(page.number)
        printed = self._store.meta(f"walk_list.{page.number}.{run}")
        return 0 if printed is None else _pages(json.loads(printed)["codes"])

    def _is_listed(self, household_code: str) -> bool:
        return bool(self._store.households.by_code(household_code))

    def _last_print(self, number: str) -> int:
        """Return the latest print of a list, 0 where this workspace has none."""
        missing = (run for run in count(1) if self._store.meta(f"walk_list.{number}.{run}") is None)
        return next(missing) - 1

    def keep_day(self, sheet: Sheet, text: str, *, given: bool = True) -> None:
        """The day of the sheet, or what is typed of it before Enter: `23/1` may become `23/12`."""
        with self._kept.as_one():
            if given:
                self._kept.keep(sheet.code, Beside.DAY, KeptRow(text=text))
            self._kept.keep(sheet.code, Beside.DAY_TYPED, KeptRow(text="" if given else text))

    def keep_total(self, sheet: Sheet, at: int, text: str) -> None:
        self._kept.keep(sheet.code, TOTALS[at], KeptRow(text=text))

    def keep_row(self, sheet: Sheet, row: SheetRow, text: str) -> None:
        """Store the typed text, before Enter."""
        visit = None if row.visit is None else row.visit.id
        self._kept.keep(sheet.code, row.place, KeptRow(text=text, visit=visit))

    def said(self, sheet: Sheet, row: SheetRow, text: str, at: datetime) -> RowSaid | None:
        """Parse a row, unchecked; None for an empty one.

        Raises the errors of `read_row`; of a row that names its household `sheet.named`, `code.*` and
        `household.unknown`.
        """
        if not row.names_itself:
            reading = read_row(text, day=at.date())
            if reading is None or row.household is None:
                return None
            entry = _entry(row.household.id, reading, at)
            return RowSaid(household=row.household, entry=entry, rest=text.strip())
        named = read_named(text, hamlet=sheet.hamlet)
        if named is None:
            return None
        household = None
        if named.new is None:
            household = self._store.households.get(self._households.find(named.code))
        reading = read_row(named.rest, day=at.date())
        if reading is None:
            return RowSaid(household=household, new=named.new)
        about = _NOBODY if household is None else household.id
        return RowSaid(household=household, new=named.new, entry=_entry(about, reading, at), rest=named.rest)

    def read(self, sheet: Sheet, row: SheetRow, text: str, at: datetime) -> RowSaid | None:
        """Parse a row, checked as it will be recorded. Raises the errors of `said`, or a hard check."""
        said = self.said(sheet, row, text, at)
        if said is not None and said.entry is not None:
            self._visits.check(said.entry, of_new=said.new is not None)
        return said

    def listed_alike(self, new: NewHousehold) -> HouseholdRow | None:
        """A listed household of the same name in the same hamlet: perhaps the row means that one."""
        reader = self._store.households
        found = reader.rows(reader.numbers(HouseholdQuery(text=new.name, limit=ROWS)))
        wanted = (fold(new.name), fold(new.hamlet))
        return next((row for row in found if (fold(row.head), fold(row.hamlet)) == wanted), None)

    def recorded_already(self, row: SheetRow, said: RowSaid, at: datetime) -> Visit | None:
        """A counting visit of this household on the sheet's date that this row did not make."""
        if said.household is None:
            return None
        own = None if row.visit is None else row.visit.id
        for visit in self._store.households.visits(said.household.id):
            if visit.counts and not visit.voided and visit.at.date() == at.date() and visit.id != own:
                return visit
        return None

    def take_name_back(self, sheet: Sheet, household: HouseholdId) -> None:
        """Restore the text of a row whose new household was undone, without a visit."""
        for row in sheet.rows:
            found = row.household
            if not row.code and found is not None and found.id == household:
                named = read_named(row.text, hamlet=sheet.hamlet)
                new = NewHousehold(
                    name=found.head,
                    hamlet=found.hamlet,
                    group=found.group,
                    address=found.address,
                    phone=found.phone,
                )
                text = text_of_new(new, "" if named is None else named.rest)
                self._kept.keep(sheet.code, row.place, KeptRow(text=text))

    def record(self, sheet: Sheet, row: SheetRow, text: str, at: datetime) -> Outcome[RowDone]:
        """Record a row, correct the visit it made before, or take that back where the row is empty now.

        Raises the errors of `read`; the typed text stays stored. The visit and the row that made it are
        written together: after a power cut no row is offered again whose visit was saved.
        """
        said = self.read(sheet, row, text, at)
        if said is not None and said.entry is None:
            raise UserError("sheet.named")
        typed = text.strip()
        visit: VisitId | None
        with self._kept.as_one():
            if said is not None and said.new is not None:
                household, visit, changes = self._add(row, said)
                typed = f"{household.code} {said.rest}"
            else:
                visit, changes = self._state(row, None if said is None else said.entry)
            self._kept.keep(sheet.code, row.place, KeptRow(text=typed, visit=visit))
        return Outcome(RowDone(visit=visit), replace(changes, topics=changes.topics | {Topic.DRAFTS}))

    def begun(self) -> Sequence[str]:
        """Codes of sheets that were begun and not finished."""
        return self._kept.begun()

    def _state(self, row: SheetRow, entry: VisitEntry | None) -> tuple[VisitId | None, Changes]:
        """Return the visit of a row now, and the changes."""
        former = row.visit if row.visit is not None and not row.visit.voided else None
        if former is not None and (entry is None or entry.household != self._stands_for(former)):
            changes = self._visits.void(former.id).changes
            if entry is None:
                return None, changes
            former = None
        if entry is None:
            return None, touched()
        if former is None:
            outcome = self._visits.record(entry)
        else:
            known = entry_of(former)
            same_day = known.at.date() == entry.at.date()
            at = known.at if same_day else entry.at
            entry = replace(entry, household=known.household, note=known.note, had=known.had, at=at)
            outcome = self._visits.correct(former.id, entry)
        return outcome.value, outcome.changes

    def _stands_for(self, visit: Visit) -> HouseholdId:
        """The household of a visit as it is listed, after merges."""
        row = self._store.households.get(visit.household)
        return visit.household if row is None else row.id

    def _add(self, row: SheetRow, said: RowSaid) -> tuple[HouseholdRow, VisitId, Changes]:
        """A new household with its visit, as one act; what the row recorded before is taken back."""
        assert said.new is not None
        assert said.entry is not None
        entry, visits = said.entry, list[VisitId]()
        if row.visit is not None and not row.visit.voided:
            self._visits.void(row.visit.id)

        def visit(writer: Writer, household: HouseholdId) -> None:
            visits.append(self._visits.record_in(writer, replace(entry, household=household)))

        outcome = self._households.add(said.new, also=visit)
        added = self._store.households.get(outcome.value)
        assert added is not None
        return added, visits[0], touched(Topic.VISITS, Topic.HOUSEHOLDS, household=added.id)

    def _rows(self, codes: Sequence[str], kept: Mapping[int, KeptRow]) -> tuple[SheetRow, ...]:
        typed = {at: _typed_code(row.text) for at, row in kept.items()}
        households = self._kept.households([*codes, *filter(None, typed.values())])
        visits = self._kept.visits([row.visit for row in kept.values() if row.visit is not None])
        rows = []
        for place in range(1, ROWS + 1):
            code = codes[place - 1] if place <= len(codes) else ""
            row = kept.get(place, KeptRow(text=""))
            rows.append(
                SheetRow(
                    place=place,
                    code=code,
                    household=households.get(code) or households.get(typed.get(place, "")),
                    text=row.text,
                    visit=None if row.visit is None else visits.get(row.visit),
                )
            )
        return tuple(rows)


def _typed_code(text: str) -> str:
    """The code that a row begins with, or an empty text."""
    try:
        named = read_named(text, hamlet="")
    except UserError:
        return ""
    return "" if named is None else named.code


def totals_of(rows: Sequence[SheetRow]) -> tuple[int, int, int, int]:
    """Households visited, adults, smartphones and installed of the rows that are recorded."""
    visits = [row.visit for row in rows if row.visit is not None and not row.visit.voided]
    return (
        len(visits),
        sum(visit.people or 0 for visit in visits),
        sum(visit.smartphones or 0 for visit in visits),
        sum(visit.installed or 0 for visit in visits),
    )


def _entry(household: HouseholdId, reading: RowReading, at: datetime) -> VisitEntry:
    return VisitEntry(
        household=household,
        result=reading.result,
        at=at,
        people=reading.people,
        smartphones=reading.smartphones,
        installed=reading.installed,
        callback=None if reading.callback is None else reading.callback.isoformat(),
    )

"""Typing a printed sheet back: opened by its code, row after row, with what was begun kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from core.changes import Changes, Outcome, Topic, touched
from core.errors import UserError
from core.households.household import HouseholdRow
from core.ids import QR_PREFIX, HouseholdId, VisitId
from core.ports import Store
from core.visits.desk import VisitDesk, entry_of
from core.visits.sheet_line import RowReading, read_row
from core.visits.visit import Visit, VisitEntry

ROWS: Final = 10
DAY_ROW: Final = 0
TOTAL_ROWS: Final = (11, 12, 13, 14)
"""Where the sheet's own totals are kept: households visited, adults, smartphones, installed today."""

_PAGE: Final = re.compile(r"(W[0-9A-Z]{2}-\d{1,6})(?:\.(\d{1,4}))?-(\d{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """What was typed in a row last, and the visit it made."""

    text: str
    visit: VisitId | None = None


class SheetStore(Protocol):
    """Keeps sheets as they are typed; local."""

    def kept(self, sheet: str) -> Mapping[int, KeptRow]: ...

    def keep(self, sheet: str, row: int, kept: KeptRow) -> None:
        """An empty text without a visit forgets the row."""
        ...

    def as_one(self) -> AbstractContextManager[None]:
        """What is written in it is on the disk together, or not at all."""
        ...

    def households(self, codes: Sequence[str]) -> Mapping[str, HouseholdRow]:
        """The households of printed codes, each as the record that stands for it after merges."""
        ...

    def visits(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Visit]: ...

    def begun(self) -> Sequence[str]:
        """Sheets with rows that were typed and not recorded, the latest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row as printed, from 1; `household` is None for a spare one, or one that is not here."""

    place: int
    code: str
    household: HouseholdRow | None
    text: str
    visit: Visit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of one print of a walk list. `printed` is ISO; `day` and `totals` are texts as typed."""

    code: str
    number: str
    page: int
    pages: int
    hamlet: str
    printed: str
    day: str
    totals: tuple[str, str, str, str]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDone:
    """What became of a row: its visit, None where the row is empty now."""

    visit: VisitId | None


def page_code(text: str) -> str | None:
    """`WK7-12.2-1` or `WK7-12-1` in what was typed or scanned, None where it is no code of a sheet."""
    bare = text.strip().upper().removeprefix(QR_PREFIX)
    return bare if _PAGE.fullmatch(bare) else None


class SheetDesk:
    """The use cases of a printed sheet."""

    def __init__(self, store: Store, kept: SheetStore, visits: VisitDesk) -> None:
        self._store = store
        self._kept = kept
        self._visits = visits

    def open(self, text: str) -> Sheet:
        """The sheet of a code, of any print; without a print number of the latest.

        Raises `sheet.code`, `sheet.unknown` or `sheet.page`.
        """
        code = page_code(text)
        if code is None:
            raise UserError("sheet.code", text=text.strip()[:40])
        match = _PAGE.fullmatch(code)
        assert match is not None
        number, page = match[1], int(match[3])
        run = int(match[2]) if match[2] else self._last_print(number)
        printed = self._store.meta(f"walk_list.{number}.{run}")
        if printed is None:
            raise UserError("sheet.unknown", sheet=code)
        code = f"{number}.{run}-{page}"
        found = json.loads(printed)
        codes: list[str] = found["codes"]
        pages = -(-(len(codes) + 1) // ROWS)
        if not 1 <= page <= pages:
            raise UserError("sheet.page", sheet=code, pages=pages)
        kept = self._kept.kept(code)
        totals = tuple(kept[row].text if row in kept else "" for row in TOTAL_ROWS)
        return Sheet(
            code=code,
            number=number,
            page=page,
            pages=pages,
            hamlet=found["hamlet"],
            printed=found["at"],
            day=kept[DAY_ROW].text if DAY_ROW in kept else "",
            totals=(totals[0], totals[1], totals[2], totals[3]),
            rows=self._rows(codes[(page - 1) * ROWS : page * ROWS], kept),
        )

    def _last_print(self, number: str) -> int:
        """The latest print of a list, 0 where it has none here."""
        run = 0
        while self._store.meta(f"walk_list.{number}.{run + 1}") is not None:
            run += 1
        return run

    def keep_day(self, sheet: Sheet, text: str) -> None:
        self._kept.keep(sheet.code, DAY_ROW, KeptRow(text=text))

    def keep_total(self, sheet: Sheet, at: int, text: str) -> None:
        self._kept.keep(sheet.code, TOTAL_ROWS[at], KeptRow(text=text))

    def keep_row(self, sheet: Sheet, row: SheetRow, text: str) -> None:
        """What is typed, before Enter."""
        visit = None if row.visit is None else row.visit.id
        self._kept.keep(sheet.code, row.place, KeptRow(text=text, visit=visit))

    def read(self, row: SheetRow, text: str, at: datetime) -> VisitEntry | None:
        """What a row says as an entry; None for an empty row.

        Raises `sheet.spare`, what `read_row` raises, or a hard check.
        """
        entry = entry_of_row(row, text, at)
        if entry is not None:
            self._visits.check(entry)
        return entry

    def recorded_already(self, row: SheetRow, at: datetime) -> Visit | None:
        """A counting visit of this household on the sheet's date that this row did not make."""
        if row.household is None:
            return None
        own = None if row.visit is None else row.visit.id
        for visit in self._store.households.visits(row.household.id):
            if visit.counts and not visit.voided and visit.at.date() == at.date() and visit.id != own:
                return visit
        return None

    def record(self, sheet: Sheet, row: SheetRow, text: str, at: datetime) -> Outcome[RowDone]:
        """Records a row, corrects the visit it made before, or takes that back where the row is empty now.

        Raises what `read` raises; what was typed stays kept. The visit and the row that made it are on the
        disk together: after a power cut no row is offered again whose visit is there.
        """
        entry = self.read(row, text, at)
        with self._kept.as_one():
            visit, changes = self._state(row, entry)
            self._kept.keep(sheet.code, row.place, KeptRow(text=text.strip(), visit=visit))
        return Outcome(RowDone(visit=visit), replace(changes, topics=changes.topics | {Topic.DRAFTS}))

    def begun(self) -> Sequence[str]:
        """Codes of sheets that were begun and not finished."""
        return self._kept.begun()

    def _state(self, row: SheetRow, entry: VisitEntry | None) -> tuple[VisitId | None, Changes]:
        """The visit that a row stands for now, and what that touched."""
        if entry is None:
            if row.visit is None or row.visit.voided:
                return None, touched()
            return None, self._visits.void(row.visit.id).changes
        if row.visit is None or row.visit.voided:
            outcome = self._visits.record(entry)
        else:
            known = entry_of(row.visit)
            same_day = known.at.date() == entry.at.date()
            entry = replace(entry, note=known.note, had=known.had, at=known.at if same_day else entry.at)
            outcome = self._visits.correct(row.visit.id, entry)
        return outcome.value, outcome.changes

    def _rows(self, codes: Sequence[str], kept: Mapping[int, KeptRow]) -> tuple[SheetRow, ...]:
        households = self._kept.households(codes)
        visits = self._kept.visits([row.visit for row in kept.values() if row.visit is not None])
        rows = []
        for place in range(1, ROWS + 1):
            code = codes[place - 1] if place <= len(codes) else ""
            row = kept.get(place, KeptRow(text=""))
            rows.append(
                SheetRow(
                    place=place,
                    code=code,
                    household=households.get(code),
                    text=row.text,
                    visit=None if row.visit is None else visits.get(row.visit),
                )
            )
        return tuple(rows)


def entry_of_row(row: SheetRow, text: str, at: datetime) -> VisitEntry | None:
    """What a row says, unchecked; None for an empty one. Raises `sheet.spare` and what `read_row` raises."""
    reading = read_row(text, day=at.date())
    if reading is None:
        return None
    if row.household is None:
        raise UserError("sheet.spare")
    return _entry(row.household.id, reading, at)


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

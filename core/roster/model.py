"""The values of a roster import: what was scanned, what is known, what is planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from core.people.directory import ListedPerson
from core.roster.codes import (
    Action,
    ConcernCode,
    Field,
    FileFormat,
    HamletSource,
    Layout,
    LegacyEncoding,
    Reason,
    Remark,
)
from core.units.models import UnitKey

CellValue = str | float | bool | date | datetime | time | timedelta
"""Content of a cell; an empty cell is the empty text."""

Row = Sequence[CellValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet as in the file; rows and columns count from 0, row 0 is the file's first.

    `merged` holds (first row, first column, last row, last column). `fonts` names only the fonts of cells set
    in a legacy Vietnamese font (.Vn…, VNI-…).
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Sequence[tuple[int, int, int, int]] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A file read, nothing decided. `encoding` and `delimiter` are known for text files only."""

    file_name: str
    format: FileFormat
    digest: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterValues:
    """Values of a list about one household; None where it has none. `order` counts from 1 in the plan."""

    name: str
    hamlet: str
    group: str | None = None
    address: str | None = None
    phone: str | None = None
    roster_people: int | None = None
    roster_adults: int | None = None
    roster_smartphones: int | None = None
    has_smartphone: bool | None = None
    note: str | None = None
    order: int = 0


COMPARED: Final = (
    "name", "hamlet", "group", "address", "phone", "roster_people", "roster_adults", "roster_smartphones",
    "has_smartphone", "note",
)  # fmt: skip
"""The fields of `RosterValues` that an import may change; the walking order is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAs:
    """A household by its list: the list's name (16 hex digits) and the household's id (docs/codes.md)."""

    list: str
    household: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHousehold:
    """A household of the workspace: its current values, and those of the last roster import (None: never).

    `undone`: closed by the undo of an import; `erased`: its head was erased by law. `closed`: it is off the
    lists; a list that names it again adds none. `canon` is its id after merges, empty where it is its own.
    """

    id: str
    now: RosterValues
    roster: RosterValues | None = None
    undone: bool = False
    erased: bool = False
    closed: bool = False
    canon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedHeads:
    """Households of heads that were erased by law, by mark (`erased`); `key` makes the marks."""

    key: bytes
    households: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Meaning of each column of a file shape; the user may change it and it is remembered by `shape`.

    `shape` is a digest of the folded header texts; `headers` and `fields` have one entry a column. `layout`
    AUTO lets the rows decide.
    """

    shape: str
    headers: tuple[str, ...]
    fields: tuple[Field, ...]
    layout: Layout = Layout.AUTO


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContext:
    """Inputs of a plan from the workspace.

    `hamlet` was named for this import (`--hamlet`), `default_hamlet` is the workspace's own.
    `unit_names` are the names a title may have without a concern ("Xã Khánh An"; empty: any).
    `mappings` are the remembered ones, by shape. `commune` is the workspace's; None: no ids from
    lists.
    """

    today: date
    unit_names: tuple[str, ...] = ()
    hamlet: str | None = None
    default_hamlet: str | None = None
    commune: UnitKey | None = None
    erased: ErasedHeads | None = None
    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    apart: frozenset[RowKey] = frozenset()
    """Rows that are another household than the renamed one, by decision of the user."""


RowKey = tuple[int, str, int]
"""File, sheet and row (from 1) of a household."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that an import changes in a household."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedHousehold:
    """One household of the list and its planned action.

    `row` is the row as a user counts it (from 1), `rows` all rows of a person list's household.
    `changed` names the fields of an updated household; `reason` is set for a doubtful or refused one;
    `remarks` lists details left out; `changes` are the `changed` fields, old and new; `renamed`: its
    name is new and it was found by phone or place.

    `values` are those of the list (a blank keeps the value of an earlier list); for new, updated and
    `rebased` rows they must be remembered as the household's `roster`. `listed` is the household by
    the list, where the list has a key; a new household gets its id.
    """

    file: int
    sheet: str
    row: int
    rows: tuple[int, ...]
    action: Action
    values: RosterValues
    household_id: str | None = None
    changed: tuple[str, ...] = ()
    rebased: bool = False
    listed: ListedAs | None = None
    reason: Reason | None = None
    remarks: tuple[Remark, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    renamed: bool = False
    people: tuple[ListedPerson, ...] = ()

    @property
    def key(self) -> RowKey:
        return self.file, self.sheet, self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something a person should know before the plan is applied; the sentence is `concern.<code>`.

    `params` fill the sentence beside `count`; `sheet` names the sheet, if it is of one only.
    """

    code: ConcernCode
    count: int = 0
    sheet: str = ""
    params: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The key of `ui/catalog.py`."""
        return f"concern.{self.code.value}"

    @property
    def fields(self) -> dict[str, object]:
        """Return the values that fill the sentence."""
        return {"count": self.count, "sheet": self.sheet, **dict(self.params)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A legacy encoding found in a sheet, with texts before and after."""

    sheet: str
    encoding: LegacyEncoding
    cells: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSheet:
    """A sheet that was understood; rows count from 1.

    `chosen` is the mapping to show, change and remember; `mapping` is the one in force, with what this
    file's own cells betrayed. `children` are the rows of persons under 16, `other_unit` is
    another commune that a title names.
    """

    file: int
    name: str
    chosen: ColumnMapping
    mapping: ColumnMapping
    layout: Layout
    header_rows: tuple[int, ...]
    hamlet: str
    hamlet_source: HamletSource
    children: tuple[int, ...] = ()
    other_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCounts:
    """Households of a plan by action; they sum to `found`. `people` sums `roster_people` of the imported."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    doubtful: int = 0
    refused: int = 0
    people: int = 0

    @property
    def found(self) -> int:
        return self.new + self.updated + self.unchanged + self.doubtful + self.refused

    @property
    def imported(self) -> int:
        return self.new + self.updated + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPlan:
    """A finished plan: applying it needs nothing more. `rows` are in the order of the files.

    `missing` are open households of an earlier list, in the hamlets of these files, that no row names.
    """

    rows: tuple[PlannedHousehold, ...]
    counts: PlanCounts
    concerns: tuple[Concern, ...]
    sheets: tuple[PlannedSheet, ...]
    conversions: tuple[Conversion, ...] = ()
    missing: tuple[KnownHousehold, ...] = ()

    @property
    def mappings(self) -> tuple[ColumnMapping, ...]:
        """The mappings to remember, one a shape."""
        return tuple({sheet.chosen.shape: sheet.chosen for sheet in self.sheets}.values())

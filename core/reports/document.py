"""An official document as content, in the parts that Nghị định 30/2020/NĐ-CP names (its Phụ lục I)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.campaigns.models import Urgency
from core.documents.content import RichText

if TYPE_CHECKING:
    from core.reports.drawing import Drawing
    from core.reports.sheets import Sheet


class Side(StrEnum):
    """How the cells of a column stand; figures stand right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Cells 2 to 4: who issues (`superior` above it, regular; `issuer` bold), number and place.

    `symbol` stands behind the blank number ("BC-MTTQ-BTT"); the day stays blank, the month is printed.
    """

    superior: tuple[str, ...]
    issuer: str
    symbol: str
    place: str
    month: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the body, "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"; it keeps with what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Body text, justified, its first line indented; `italic` for the lines of the legal basis."""

    text: RichText
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`width` in mm; `formula` is what the row of numbers under the head says, "(5) = (4)/(3)"."""

    title: str
    width: float
    side: Side = Side.RIGHT
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. `total` is its last row, bold; the head repeats on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


Block = Section | Paragraph | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A Phụ lục with pages of its own; `left` and `right` stand above its table.

    A table lies across, on landscape pages; `drawings` stand below each other on portrait ones. `sheet` is
    the table with its numbers, for XLSX.
    """

    number: str
    title: str
    attached: str
    left: str
    right: str
    grid: Grid | None = None
    notes: tuple[RichText, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """`capacity` lines ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH"); `name` without titles, or blank."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """`kind` is "BÁO CÁO"; empty for a công văn, whose `abstract` then stands as "V/v …" under the number.

    `title` and `author` are what the file says of itself. `sheets` are tables for XLSX besides the annexes'.
    """

    title: str
    author: str
    head: Head
    kind: str
    abstract: tuple[str, ...]
    urgency: Urgency
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    annexes: tuple[Annex, ...] = ()
    sheets: tuple[Sheet, ...] = ()

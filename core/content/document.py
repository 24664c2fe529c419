"""An official document as content, in the parts that Nghị định 30/2020/NĐ-CP names (its Phụ lục I)."""

from __future__ import annotations

from dataclasses import dataclass

from core.campaigns.models import Urgency
from core.content.drawing import Drawing
from core.content.grid import Grid
from core.content.models import RichText
from core.content.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Cells 2 to 4: the issuer (`superior` above it, regular; `issuer` bold), number and place.

    `symbol` is behind the number ("BC-MTTQ-BTT"). Number and day stay blank until the office gives them; the
    month is printed.
    """

    superior: tuple[str, ...]
    issuer: str
    symbol: str
    place: str
    month: int
    year: int
    number: str = ""
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the body, "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"; it keeps with what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Body text, justified, its first line indented; `italic` for the lines of the legal basis."""

    text: RichText
    italic: bool = False


Block = Section | Paragraph | Grid | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A Phụ lục with pages of its own; `left` and `right` are above its table.

    A table is on landscape pages; `drawings` are below each other on portrait ones. `sheet` is the table with
    its numbers, for XLSX.
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
    """`capacity` lines ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH"); `name` without titles, or blank.

    `beside` is the capacity of a second person, who signs at the left; the recipients are then below.
    """

    capacity: tuple[str, ...]
    name: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """`kind` is "BÁO CÁO"; empty for a công văn, whose `abstract` is then printed as "V/v …" under the
    number.

    `title` and `author` are the file's metadata. `sheets` are tables for XLSX besides the annexes'.
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

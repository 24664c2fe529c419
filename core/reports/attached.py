"""Annexes of tables, their numbers, and the line under each title that names the document they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.base.notation import month_text
from core.content.document import Annex, OfficialDocument
from core.content.models import RichText, Run
from core.content.sheets import Sheet, grid_of
from core.figures.table import FigureTable
from core.reports.unit_sheets import unit_notes, unit_sheet

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")
_NAMED: Final = {"": "Công văn", "BÁO CÁO": "Báo cáo"}


def numbered(annexes: Sequence[Annex], document: OfficialDocument) -> tuple[Annex, ...]:
    """A single annex has no number."""
    if len(annexes) == 1:
        return (_attached(annexes[0], "", document),)
    return tuple(_attached(annex, _ROMAN[at], document) for at, annex in enumerate(annexes))


def _attached(annex: Annex, number: str, document: OfficialDocument) -> Annex:
    head = document.head
    kind = _NAMED.get(document.kind, document.kind.capitalize())
    given = f"số {head.number}" if head.number else "số          "
    day = "ngày        tháng" if head.day is None else f"ngày {head.day:02d} tháng"
    attached = (
        f"(Kèm theo {kind} {given}/{head.symbol} {day} {month_text(head.month)}"
        f" năm {head.year} của {document.author})"
    )
    return replace(annex, number=number, attached=attached.replace("  ", "\u00a0\u00a0"))


def table_annex(title: str, table: FigureTable, name: str, left: str) -> Annex:
    return annex_of(title, unit_sheet(table, name), left, unit_notes(table))


def annex_of(title: str, sheet: Sheet, left: str, notes: Sequence[str]) -> Annex:
    return Annex(
        number="",
        title=title,
        attached="",
        left=left,
        right="Hộ, người, máy: số lượng; tỷ lệ: %",
        grid=grid_of(sheet, numbered=bool(notes)),
        notes=tuple(_marked(note) for note in notes),
        sheet=sheet,
    )


def _marked(note: str) -> RichText:
    parts = note.split("**")
    return tuple(Run(text=part, strong=at % 2 == 1) for at, part in enumerate(parts) if part)

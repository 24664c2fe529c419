"""Numbers of annexes, and the line under the title of each that names the document they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.base.notation import month_text
from core.content.document import Annex, OfficialDocument

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

"""Households as papers name them: code, head, address. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.base.errors import UserError
from core.base.ids import QR_PREFIX
from core.records.household import HouseholdRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A household on paper. `code` as printed, `K7-147-B`; no phone number is ever printed."""

    code: str
    name: str
    address: str

    @property
    def code_text(self) -> str:
        """What its QR code says."""
        return f"{QR_PREFIX}{self.code}"


def compose_addressees(rows: Iterable[HouseholdRow]) -> tuple[Addressee, ...]:
    """The households of `rows`, in their order. Raises `document.no_household` where there are none."""
    found = tuple(
        Addressee(code=row.code, name=row.head, address=_address(row)) for row in rows if row.closed is None
    )
    if not found:
        raise UserError("document.no_household")
    return found


def _address(row: HouseholdRow) -> str:
    """`Tổ 4, nhà ngói sát cầu, ấp Bà Điều`; a house number goes before the group."""
    group = f"tổ {row.group}" if row.group.isdigit() else row.group
    parts = (row.address, group) if row.address[:3].casefold() == "số " else (group, row.address)
    text = ", ".join(part for part in (*parts, row.hamlet) if part)
    return text[:1].upper() + text[1:]

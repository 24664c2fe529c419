"""A row that names its own household: one by its printed code, or a new one, in one line.

`K7-147-X 1 3 2 2` is a code, as typed or scanned, and the row. `Nguyễn Văn Hai, 12/3 Lý Bôn, 1 3 2
2` is a name, an address and the row; a group (`tổ 4`) and a phone may be between, each behind a
comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from core.base.errors import UserError
from core.base.ids import parse_household_code
from core.base.text import clean, fold
from core.households.desk import NewHousehold

FEWEST_PARTS: Final = 3
"""Name, address (it may be empty) and the row: so that a house number is never read as a result."""

_GROUP: Final = re.compile(r"to \S{1,8}")
_PHONE: Final = re.compile(r"\+?\d[\d .\-]{7,}")
_HOUSE_NUMBER: Final = re.compile(r"\d+/\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """Household of a row, by `code` or as a `new` household; `rest` is the text about the visit."""

    code: str = ""
    new: NewHousehold | None = None
    rest: str = ""


def read_named(text: str, *, hamlet: str) -> NamedRow | None:
    """Return the household that a typed row names; None for an empty one.

    Raises `sheet.named` where it names none, and `code.check`.
    """
    line = clean(text)
    if not line:
        return None
    first, _, rest = line.partition(" ")
    try:
        return NamedRow(code=parse_household_code(first), rest=rest)
    except UserError as error:
        if error.code != "code.unreadable":
            raise
    return _new_of(line, hamlet)


def _new_of(line: str, hamlet: str) -> NamedRow:
    parts = [part.strip() for part in line.split(",")]
    if len(parts) < FEWEST_PARTS or not parts[0] or _HOUSE_NUMBER.fullmatch(parts[-1]):
        raise UserError("sheet.named")
    new = NewHousehold(name=parts[0], hamlet=hamlet)
    address: list[str] = []
    for part in filter(None, parts[1:-1]):
        if _GROUP.fullmatch(fold(part)) and not new.group:
            new = replace(new, group=part)
        elif _PHONE.fullmatch(part) and not new.phone:
            new = replace(new, phone=part)
        else:
            address.append(part)
    return NamedRow(new=replace(new, address=", ".join(address)), rest=parts[-1])


def text_of_new(new: NewHousehold, rest: str) -> str:
    """The line that `read_named` reads as this household."""
    between = [new.address, *(part for part in (new.group, new.phone) if part)]
    return ", ".join((new.name, *between, rest))

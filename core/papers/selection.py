"""Households that a run of papers is for, and how each is addressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from core.base.errors import UserError
from core.base.ids import QR_PREFIX, HouseholdId, OfficerId
from core.base.signs import lacking, printable
from core.base.text import fold, fold_group
from core.ports import HouseholdReader
from core.records.household import HouseholdQuery, HouseholdRow, WalkFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A household on paper. `code` as printed, `K7-147-B`; no phone number is ever printed.

    Signs that no font has are replaced in its texts; `lacking` holds them.
    """

    code: str
    name: str
    address: str
    lacking: str = ""
    household: HouseholdId | None = None

    @property
    def code_text(self) -> str:
        """Return the text of its QR code."""
        return f"{QR_PREFIX}{self.code}"


def compose_addressees(rows: Iterable[HouseholdRow]) -> tuple[Addressee, ...]:
    """The households of `rows`, in their order. Raises `document.no_household` where there are none."""
    found = tuple(_addressee(row) for row in rows if row.closed is None)
    if not found:
        raise UserError("document.no_household")
    return found


def part_by_room(
    households: Sequence[Addressee], check: Callable[[Addressee], object]
) -> tuple[tuple[Addressee, ...], tuple[Addressee, ...]]:
    """Households whose texts pass `check`, and those set aside because it raises `document.text_too_long`.

    Raises `document.household_too_long` where all are set aside.
    """
    aside = []
    for household in households:
        try:
            check(household)
        except UserError:
            aside.append(household)
    if len(aside) == len(households):
        first = aside[0]
        raise UserError("document.household_too_long", code=first.code, household=first.household)
    left_out = {id(household) for household in aside}
    return tuple(household for household in households if id(household) not in left_out), tuple(aside)


def _addressee(row: HouseholdRow) -> Addressee:
    address = _address(row)
    return Addressee(
        code=row.code,
        name=printable(row.head),
        address=printable(address),
        lacking=lacking(row.head + address),
        household=row.id,
    )


def _address(row: HouseholdRow) -> str:
    """`Tổ 4, nhà ngói sát cầu, ấp Bà Điều`; a house number goes before the group."""
    group = f"tổ {row.group}" if row.group.isdigit() else row.group
    parts = (row.address, group) if row.address[:3].casefold() == "số " else (group, row.address)
    text = ", ".join(part for part in (*parts, row.hamlet) if part)
    return text[:1].upper() + text[1:]


_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Households that get a paper: those named, else those of a list, in walking order.

    `officer`: only households assigned to this officer, or checked out.
    """

    named: tuple[HouseholdId, ...] = ()
    hamlet: str = ""
    group: str = ""
    show: WalkFilter = WalkFilter.ALL
    limit: int | None = None
    officer: OfficerId | None = None

    @property
    def summary(self) -> str:
        """Return `to_visit Khóm 3 4` for the log of prints; named households are not listed."""
        return " ".join(filter(None, ("named" if self.named else self.show.value, self.hamlet, self.group)))


def select(reader: HouseholdReader, selection: Selection) -> tuple[HouseholdRow, ...]:
    """The rows of a selection, closed households left out. Raises `document.no_household`."""
    hamlet, group = fold(selection.hamlet), fold_group(selection.group)
    rows = (
        row
        for row in _found(reader, selection)
        if row.closed is None
        and (not hamlet or fold(row.hamlet) == hamlet)
        and (not group or fold_group(row.group) == group)
    )
    chosen = tuple(rows if selection.limit is None else islice(rows, max(0, selection.limit)))
    if not chosen:
        raise UserError("document.no_household")
    return chosen


def _found(reader: HouseholdReader, selection: Selection) -> Iterator[HouseholdRow]:
    """Read as far as they are asked for."""
    if selection.named:
        yield from filter(None, map(reader.get, selection.named))
        return
    numbers = reader.numbers(HouseholdQuery(show=selection.show, officer=selection.officer))
    for start in range(0, len(numbers), _AT_ONCE):
        yield from reader.rows(numbers[start : start + _AT_ONCE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A hamlet, or a group within it where `group` is not empty."""

    hamlet: str
    group: str = ""


def places(reader: HouseholdReader) -> tuple[Place, ...]:
    """Return the places of the listed households, in walking order, each hamlet before its groups."""
    found: dict[str, dict[str, Place]] = {}
    names: dict[str, str] = {}
    for row in reader.rows(reader.numbers(HouseholdQuery())):
        key = fold(row.hamlet)
        groups = found.setdefault(key, {})
        names.setdefault(key, row.hamlet)
        if row.group:
            groups.setdefault(fold_group(row.group), Place(hamlet=row.hamlet, group=row.group))
    ordered: list[Place] = []
    for key, groups in found.items():
        if key:
            ordered.append(Place(hamlet=names[key]))
        ordered += groups.values() if len(groups) > 1 else ()
    return tuple(ordered)

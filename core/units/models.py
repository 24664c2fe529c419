"""The words of the unit catalogue: keys, units, and the links between structures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Level(StrEnum):
    """The tier of a unit, given by the length of its code."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitKind(StrEnum):
    """The kinds of units that the catalogue knows; a name begins with the word of its kind."""

    CITY_CENTRAL = "city-central"
    PROVINCE = "province"
    CITY = "city"
    TOWN = "town"
    DISTRICT = "district"
    WARD = "ward"
    TOWNSHIP = "township"
    COMMUNE = "commune"
    SPECIAL_ZONE = "special-zone"


KIND_WORDS: Final[dict[UnitKind, str]] = {
    UnitKind.CITY_CENTRAL: "Thành phố",
    UnitKind.PROVINCE: "Tỉnh",
    UnitKind.CITY: "Thành phố",
    UnitKind.TOWN: "Thị xã",
    UnitKind.DISTRICT: "Huyện",
    UnitKind.WARD: "Phường",
    UnitKind.TOWNSHIP: "Thị trấn",
    UnitKind.COMMUNE: "Xã",
    UnitKind.SPECIAL_ZONE: "Đặc khu",
}

LEVEL_OF_DIGITS: Final[dict[int, Level]] = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}
KINDS_OF_LEVEL: Final[dict[Level, frozenset[UnitKind]]] = {
    Level.PROVINCE: frozenset({UnitKind.CITY_CENTRAL, UnitKind.PROVINCE}),
    Level.DISTRICT: frozenset({UnitKind.CITY, UnitKind.TOWN, UnitKind.DISTRICT}),
    Level.COMMUNE: frozenset(
        {UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.COMMUNE, UnitKind.SPECIAL_ZONE},
    ),
}


@dataclass(frozen=True, slots=True, order=True)
class UnitKey:
    """Permanent key of a unit: its code (text, leading zeros) and the day its row begins.

    Only a code is no key: 31 of Cà Mau's 64 codes were given to a unit of another name in 2025.
    """

    code: str
    valid_from: date

    @property
    def text(self) -> str:
        """`32032@2020-01-01`, for logs and messages."""
        return f"{self.code}@{self.valid_from.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgUnit:
    """One row of the catalogue. `valid_to` is the last day in force; None is "until further notice".

    `parent_code` is only the code of the upper unit, since a province can be renamed above communes that stay
    unchanged; `Catalogue.parent` finds the row of the day.
    """

    key: UnitKey
    valid_to: date | None
    kind: UnitKind
    name: str
    name_en: str
    parent_code: str | None

    @property
    def code(self) -> str:
        return self.key.code

    @property
    def valid_from(self) -> date:
        return self.key.valid_from

    @property
    def level(self) -> Level:
        return LEVEL_OF_DIGITS[len(self.key.code)]

    @property
    def last_day(self) -> date:
        return self.valid_to or date.max

    @property
    def bare_name(self) -> str:
        """The name without the word of its kind: `Lý Văn Lâm` of `Phường Lý Văn Lâm`."""
        return self.name.removeprefix(KIND_WORDS[self.kind]).strip()

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on <= self.last_day

    def overlaps(self, other: OrgUnit) -> bool:
        return self.valid_from <= other.last_day and other.valid_from <= self.last_day


@dataclass(frozen=True, slots=True, order=True)
class UnitLink:
    """Ground that was moved from `old` to `new`; `part` if only a part of `old` was."""

    old: UnitKey
    new: UnitKey
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDocument:
    """One catalogue file, read and checked by itself.

    `replaces_from`: the file lists every unit in force from that day on; what earlier files still hold
    open and this one does not name ends the day before.
    """

    data_date: date
    replaces_from: date | None
    units: tuple[OrgUnit, ...]
    links: tuple[UnitLink, ...]


@lru_cache(maxsize=16_384)
def unit_key(code: str, valid_from: str) -> UnitKey:
    """Return the key of a unit; the same few are read with every household: kept, it saves 1 µs a row."""
    return UnitKey(code, date.fromisoformat(valid_from))

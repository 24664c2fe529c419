"""Rebuilds resources/units from source files that were fetched before; docs/sources.md names them.

    python tools/build_catalogue.py --first F --newest F --wards F --districts F --converter F --out DIR

Every source is a path on this machine; nothing is fetched. The counts are checked before anything is
written.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# The tool runs from anywhere, so the path comes before the imports.
from core.base.text import fold  # noqa: E402
from core.units.models import (  # noqa: E402
    KIND_WORDS,
    KINDS_OF_LEVEL,
    LEVEL_OF_DIGITS,
    OrgUnit,
    UnitKey,
    UnitKind,
    UnitLink,
)
from core.units.parsing import COLUMNS, FORMAT, FORMAT_VERSION, LINK_COLUMNS  # noqa: E402

OLD: Final = date(2020, 1, 1)
"""The day from which the catalogue knows the old structure; the units themselves are older."""

MERGED: Final = date(2024, 12, 1)
"""Nghị quyết 1252/NQ-UBTVQH15: phường 4 and phường 2 of the city become one phường 2, code 32002."""

NEW: Final = date(2025, 7, 1)
"""Quyết định 19/2025/QĐ-TTg: two tiers."""

DONG_NAI: Final = date(2026, 4, 30)
"""Nghị quyết 30/2026/QH16 and 237/NQ-UBTVQH16: Đồng Nai a central city, ten of its communes wards."""

NEWEST_DATA: Final = date(2026, 7, 25)
GROUND: Final = ("95", "96")
EN_WORDS: Final = {
    UnitKind.CITY_CENTRAL: "City",
    UnitKind.PROVINCE: "Province",
    UnitKind.CITY: "City",
    UnitKind.TOWN: "Town",
    UnitKind.DISTRICT: "District",
    UnitKind.WARD: "Ward",
    UnitKind.TOWNSHIP: "Township",
    UnitKind.COMMUNE: "Commune",
    UnitKind.SPECIAL_ZONE: "Special Zone",
}
EN_PROVINCES: Final = {"01": "Hanoi City", "31": "Haiphong City"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The opened source files."""

    first: list[Any]
    newest: list[Any]
    wards: dict[str, Any]
    districts: dict[str, Any]
    converter: dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("first", "newest", "wards", "districts", "converter"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "units")
    arguments = parser.parse_args()
    read = {
        name: json.loads(getattr(arguments, name).read_text("utf-8-sig"))
        for name in ("first", "newest", "wards", "districts", "converter")
    }
    sources = Sources(**read)
    present, old = present_units(sources), old_units(sources)
    links = old_links(old) + link_structures(sources.converter, old, present)
    check(present, old, links)
    write(arguments.out / "viet-nam-2025-07.json", NEWEST_DATA, NEW, present, renamed_links(present))
    write(arguments.out / "ca-mau-2020.json", NEW, None, old, links)


def present_units(sources: Sources) -> list[OrgUnit]:
    """Both rows of every unit that was renamed since 2025-07-01, one row of every other.

    Spelling follows the decision of 2025 ("Hòa"); the newer file moves the tone mark ("Hoà"), which is
    no change of name.
    """
    first, newest = flatten(sources.first), flatten(sources.newest)
    found: list[OrgUnit] = []
    for code, (name, parent) in first.items():
        then, now = unit(code, NEW, name, parent), unit(code, DONG_NAI, *newest[code])
        if then.kind is not now.kind:
            found += [replace(then, valid_to=DONG_NAI - timedelta(days=1)), now]
        elif toneless(then.name) != toneless(now.name):
            found.append(replace(then, name=now.name, name_en=now.name_en))
        else:
            found.append(then)
    return found


def renamed_links(present: list[OrgUnit]) -> list[UnitLink]:
    """From the first to the second row of every unit renamed since 2025-07-01; its ground is the same."""
    ended = {row.code: row.key for row in present if row.valid_to is not None}
    later = (row.key for row in present if row.code in ended and row.valid_to is None)
    return [UnitLink(ended[key.code], key, part=False) for key in later]


def flatten(provinces: list[Any]) -> dict[str, tuple[str, str | None]]:
    rows: dict[str, tuple[str, str | None]] = {}
    for province in provinces:
        rows[province["Code"]] = (province["FullName"], None)
        rows.update((ward["Code"], (ward["FullName"], province["Code"])) for ward in province["Wards"])
    return rows


def old_units(sources: Sources) -> list[OrgUnit]:
    end = NEW - timedelta(days=1)
    rows: list[tuple[str, str, str | None]] = [("95", "Tỉnh Bạc Liêu", None), ("96", "Tỉnh Cà Mau", None)]
    districts = {code: row for code, row in sources.districts.items() if row["parent_code"] in GROUND}
    rows += [(code, row["name_with_type"], row["parent_code"]) for code, row in districts.items()]
    rows += [
        (code, row["name_with_type"], row["parent_code"])
        for code, row in sources.wards.items()
        if row["parent_code"] in districts
    ]
    found = [replace(unit(code, OLD, name, parent), valid_to=end) for code, name, parent in rows]
    gone = {"32002", "32011"}
    found = [replace(row, valid_to=MERGED - timedelta(days=1)) if row.code in gone else row for row in found]
    return [*found, replace(unit("32002", MERGED, "Phường 2", "964"), valid_to=end)]


def old_links(old: Iterable[OrgUnit]) -> list[UnitLink]:
    """2020 -> 1/2025, and the provinces."""
    merged = UnitKey("32002", MERGED)
    links = [UnitLink(UnitKey(code, OLD), merged, part=False) for code in ("32002", "32011")]
    provinces = [row.key for row in old if row.parent_code is None]
    return links + [UnitLink(key, UnitKey("96", NEW), part=False) for key in provinces]


def link_structures(converter: dict[str, Any], old: list[OrgUnit], present: list[OrgUnit]) -> list[UnitLink]:
    """1/2025 -> 7/2025, from the converter's folded names."""
    names = {row.code: squeezed(row.name) for row in old if row.level != "commune"}
    last = {
        f"{names[names_of_parent(row, old)]}_{names[row.parent_code or '']}_{squeezed(row.name)}": row.key
        for row in old
        if row.level == "commune" and row.in_force(NEW - timedelta(days=1))
    }
    new = {squeezed(row.name): row.key for row in present if row.parent_code == "96"}
    whole, divided = "DICT_PROVINCE_WARD_NO_DIVIDED", "DICT_PROVINCE_WARD_DIVIDED"
    links = [
        UnitLink(last[source], new[target], part=False)
        for target, sources in converter[whole]["tinhcamau"].items()
        for source in sources
    ]
    for source, targets in converter[divided]["tinhcamau"].items():
        links += [UnitLink(last[source], new[target["newWardKey"]], part=True) for target in targets]
    return links


def names_of_parent(row: OrgUnit, old: list[OrgUnit]) -> str:
    return next(upper.parent_code or "" for upper in old if upper.code == row.parent_code)


def unit(code: str, valid_from: date, name: str, parent: str | None) -> OrgUnit:
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    kind = next(
        kind
        for kind in UnitKind
        if kind in KINDS_OF_LEVEL[LEVEL_OF_DIGITS[len(code)]]
        and name.casefold().startswith(KIND_WORDS[kind].casefold() + " ")
    )
    bare = name[len(KIND_WORDS[kind]) :].strip()
    return OrgUnit(
        key=UnitKey(code, valid_from),
        valid_to=None,
        kind=kind,
        name=f"{KIND_WORDS[kind]} {bare}",
        name_en=EN_PROVINCES.get(code) or english(bare, kind),
        parent_code=parent,
    )


def english(bare: str, kind: UnitKind) -> str:
    apart = unicodedata.normalize("NFD", bare.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return f"{EN_WORDS[kind]} {plain}" if plain.isdigit() else f"{plain} {EN_WORDS[kind]}"


def squeezed(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def toneless(name: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if letter not in tones)


def check(present: list[OrgUnit], old: list[OrgUnit], links: list[UnitLink]) -> None:
    today = [row for row in present if row.valid_to is None]
    counts = {
        "provinces": len([row for row in today if row.level == "province"]),
        "communes": len([row for row in today if row.level == "commune"]),
        "ca mau": len([row for row in today if row.parent_code == "96"]),
        "2020": len([row for row in old if row.level == "commune" and row.in_force(OLD)]),
        "1/2025": len([row for row in old if row.level == "commune" and row.in_force(date(2025, 1, 4))]),
        "districts": len([row for row in old if row.level == "district"]),
        "split": sum(count > 1 for count in Counter(link.old for link in links).values()),
        "old": len({link.old for link in links if link.new.valid_from == NEW}),
        "new": len({link.new for link in links if link.new.valid_from == NEW}),
    }
    wanted = {
        "provinces": 34, "communes": 3321, "ca mau": 64, "2020": 165, "1/2025": 164, "districts": 16,
        "split": 19, "old": 166, "new": 65,
    }  # fmt: skip
    if counts != wanted:
        raise SystemExit(f"counts differ: {counts} instead of {wanted}")


def write(
    path: Path, data_date: date, replaces_from: date | None, units: list[OrgUnit], links: list[UnitLink]
) -> None:
    """One row a line, sorted by key, so that a diff shows the units that changed."""
    rows = [
        [row.code, str(row.valid_from), day(row.valid_to), row.kind, row.name, row.name_en, row.parent_code]
        for row in sorted(units, key=lambda row: row.key)
    ]
    pairs = [
        [link.old.code, str(link.old.valid_from), link.new.code, str(link.new.valid_from), link.part]
        for link in sorted(links)
    ]
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "data_date": str(data_date),
        "replaces_from": day(replaces_from),
        "columns": list(COLUMNS),
        "link_columns": list(LINK_COLUMNS),
    }
    lines = [f"{dump(name)}: {dump(value)}" for name, value in head.items()]
    lines += [f'"units": [\n{joined(rows)}]', f'"links": [\n{joined(pairs)}]']
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8", newline="\n")


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def joined(rows: Sequence[Sequence[object]]) -> str:
    return ",\n".join(dump(row) for row in rows) + "\n"


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()

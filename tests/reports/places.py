"""Rates of units, and their earned places, only from figures of the events."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from tests.reports.oracle import Counted, two_places
from tests.reports.retold import DISTRICTS, Week

KINDS: Final = {
    "dân số": ("Đã cài / dân số", "người dân", "installed"),
    "người có ĐTTM": (
        "Đã cài / người có ĐTTM công bố",
        "người có điện thoại thông minh theo số công bố",
        "installed",
    ),
    "số hộ": ("Hộ đã đến / số hộ công bố", "hộ theo số công bố", "visited"),
}
"""Denominators from outside as a file names them: the row of the table, what it is of, the numerator."""

SMARTPHONES: Final = "người có điện thoại thông minh đã biết"
ADULTS: Final = "người từ 16 tuổi đã biết"
COUNTED: Final[Mapping[str, tuple[str, str]]] = {
    SMARTPHONES: ("smartphones_installed", "smartphones_known"),
    ADULTS: ("people_installed", "people_known"),
    "hộ đã lập danh sách": ("ever_visited", "ever"),
}


def rates_of(now: Counted, week: Week, code: str) -> list[tuple[str, int, int]]:
    """Every rate of a unit: what it is of, and its counts."""
    found = [(of, getattr(now, a), getattr(now, b)) for of, (a, b) in COUNTED.items() if getattr(now, b)]
    for kind, (_, of, above) in KINDS.items():
        declared = week.declared.get(code, {}).get(kind)
        if declared is not None:
            found.append((of, getattr(now, above), declared[0]))
    return found


def places(rows: Mapping[str, list[tuple[str, int, int]]], of: str) -> dict[str, int]:
    """1, 1, 3: equal fractions share a place."""
    rates = {
        code: Fraction(above, below)
        for code, found in rows.items()
        for name, above, below in found
        if name == of
    }
    return {code: 1 + sum(other > one for other in rates.values()) for code, one in rates.items()}


def unplaced(now: Counted, week: Week, code: str) -> list[str]:
    """Return the reasons that a unit has no place."""
    declared = week.declared.get(code, {}).get("số hộ")
    whole = max(now.ever, declared[0] if declared else 0)
    why = marked(now, week, code)
    if code in DISTRICTS:
        why = [one for one in why if one.startswith("trên 100%")]
        below = sum(bool(marked(week.now[one], week, one)) for one in DISTRICTS[code] if one in week.now)
        why += [f"gồm {below} đơn vị đang chờ xem lại"] if below else []
    elif whole < 10:
        return [*why, f"mới có {whole} hộ, cần 10"]
    needed = -(-whole // 2)
    if now.ever_visited < needed:
        why.append(f"mới đến {now.ever_visited}/{whole} hộ, cần {needed}")
    return why


def marked(now: Counted, week: Week, code: str) -> list[str]:
    over = sorted(
        (Fraction(above, below), above, below)
        for _, above, below in rates_of(now, week, code)
        if above > below
    )
    why = [f"trên 100% ({over[-1][1]}/{over[-1][2]})"] if over else []
    if now.closed >= 5 and now.closed * 100 > 15 * now.ever:
        why.append(f"{now.closed}/{now.ever} hộ ngoài danh sách")
    if now.crowded >= 3 and now.crowded * 100 > 5 * now.ever_visited:
        why.append(f"{now.crowded}/{now.ever_visited} hộ có số điện thoại quá nhiều so với số người")
    if now.overfull >= 3 and now.overfull * 100 > 5 * now.ever_visited:
        why.append(f"{now.overfull}/{now.ever_visited} hộ cài nhiều hơn số điện thoại")
    return why


def earned(
    week: Week, rows: Mapping[str, list[tuple[str, int, int]]], level: Mapping[str, Counted]
) -> dict[str, list[tuple[str, int, int]]]:
    """The rates of the units that have earned a place."""
    return {code: found for code, found in rows.items() if not unplaced(level[code], week, code)}


def points(above: int, below: int, above_then: int, below_then: int) -> str:
    if not below_then or not below:
        return ""
    grown_by = 100 * (Fraction(above, below) - Fraction(above_then, below_then))
    text = two_places(grown_by)
    return f"+{text}" if grown_by > 0 and text != "0,00" else text.replace("-0,00", "0,00")

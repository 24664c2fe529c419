"""The sums computed from facts, one household at a time and without the stored sums of the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from core.base.clock import Hlc, hlc_instant, iso
from core.records.sums import COLUMNS, reporting_day
from storage.db.connection import Connection

LADDER = ("installed", "registered", "activated", "working")
GONE = ("not_found", "moved_or_vacant", "not_dwelling_or_duplicate")

Key = tuple[str, str, str]
"""(commune, valid_from, folded hamlet)."""


def plain_sums(
    connection: Connection, campaign: str, *, upto: str = "9999", cut_off: int = 8
) -> dict[Key, dict[str, int]]:
    """Sums of every hamlet with the visits of reporting days up to and including `upto`; noughts left out."""
    found: dict[Key, Counter[str]] = {}
    for n, commune, commune_from, key, adults, owners, members, persons, closed in connection.execute(
        "SELECT n, commune, commune_from, coalesce(hamlet_key, ''), roster_adults, roster_smartphones,"
        " roster_people, persons, closed FROM household WHERE added IS NOT NULL AND canon = n"
        " AND coalesce(closed, '') <> 'import_undone'"
    ).fetchall():
        visits = [
            row
            for row in connection.execute(
                "SELECT at, result, people, smartphones, had, installed, counts, voided, suspect FROM visit"
                " WHERE canon = ? AND campaign = ? ORDER BY at, id",
                (n, campaign),
            ).fetchall()
            if reporting_day(row[0], cut_off) <= upto
        ]
        stages = None if persons is None else _stages(connection, n, campaign, upto, cut_off)
        counted = sums_of(
            visits,
            (adults, owners, members),
            None if stages is None else (persons, stages),
            is_closed=closed is not None,
        )
        found.setdefault((commune, commune_from, key), Counter()).update(counted)
    return {key: {k: v for k, v in sums.items() if v} for key, sums in found.items()}


def sums_of(
    visits: Sequence[tuple[Any, ...]],
    listed: tuple[int | None, int | None, int | None],
    people: tuple[int, Sequence[tuple[str, int]]] | None,
    *,
    is_closed: bool = False,
) -> dict[str, int]:
    """Return the sums and the coverage of one household.

    `listed` has adults, smartphones and members of the list; `people` the number and the (stage, had) of
    those recorded one by one. `visits` as for `counted_household`.
    """
    counted = counted_household(visits, *listed)
    known = known_household(visits, *listed)
    if people is not None:
        counted |= counted_people(counted, *people)
        known = known_people(*people)
    if is_closed:
        counted = {}
    coverage = {"ever": 1, "closed": int(is_closed), "ever_visited": int(any(row[6] for row in visits))}
    return counted | known | coverage


def counted_household(
    rows: Sequence[tuple[Any, ...]],
    adults: int | None,
    owners: int | None,
    members: int | None,
) -> dict[str, int]:
    """Return the sums of one household. `rows` are its visits in the order of (at, id): at, result, people,
    smartphones, had, installed, counts, voided, suspect.
    """
    good = [row for row in rows if row[6]]
    people = [row[2] for row in good if row[2] is not None] or [adults or 0]
    smartphones = [row[3] for row in good if row[3] is not None] or [owners or 0]
    had = _had(good)
    is_found = not good or good[-1][1] not in GONE
    contacts = ("completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable")
    return {
        "listed": 1,
        "found": int(is_found),
        "eligible": int(is_found and smartphones[-1] > 0),
        "visited": int(bool(good)),
        "reached": int(any(row[1] in contacts for row in good)),
        "helped": int(any(row[5] for row in good)),
        "people": people[-1],
        "smartphones": smartphones[-1],
        "installed": had + sum(row[5] or 0 for row in good),
        "visits": len(good),
        "had": had,
        "roster_people": members or 0,
        "suspect": sum(row[8] for row in good),
        "doubled": sum(not row[6] and not row[7] for row in rows),
    }


LIMIT = 12
"""Smartphones that one household can have (`resources/quality/places.toml`)."""


def known_household(
    rows: Sequence[tuple[Any, ...]], adults: int | None, owners: int | None, members: int | None
) -> dict[str, int]:
    """Return the known values of a counted household; `rows` as for `counted_household`.

    A number is known from its last source unless a later visit, silent about it, exceeds it.
    """
    good = [row for row in rows if row[6]]
    people = _last_unbroken(good, 2, adults)
    phones = _last_unbroken(good, 3, owners)
    installed = _installed(good)
    asked = any(row[4] is not None or row[5] is not None or row[3] == 0 for row in good)
    room = next((one for one in (people, members or None) if one is not None), 10**9)
    return {
        **_known("people", people, installed, asked=asked),
        **_known("smartphones", phones, installed, asked=asked),
        "crowded": int(phones is not None and phones > min(LIMIT, room)),
        "overfull": int(phones is not None and installed > phones),
    }


def _known(of: str, number: int | None, installed: int, *, asked: bool) -> dict[str, int]:
    return {
        f"{of}_homes": int(number is not None),
        f"{of}_known": number or 0,
        f"{of}_installed": 0 if number is None else installed,
        f"{of}_asked": (number or 0) * asked,
    }


def _installed(good: Sequence[tuple[Any, ...]]) -> int:
    return _had(good) + sum(row[5] or 0 for row in good)


def _had(good: Sequence[tuple[Any, ...]]) -> int:
    """As first stated, less what earlier visits had installed."""
    at = next((at for at, row in enumerate(good) if row[4] is not None), None)
    return 0 if at is None else max(0, int(good[at][4]) - sum(row[5] or 0 for row in good[:at]))


def _last_unbroken(good: Sequence[tuple[Any, ...]], column: int, listed: int | None) -> int | None:
    """Return the number of a column (2 people, 3 smartphones), unless a later visit exceeds it."""
    said = [at for at, row in enumerate(good) if row[column] is not None]
    number = good[said[-1]][column] if said else listed
    if number is None:
        return None
    for at in range(said[-1] + 1 if said else 0, len(good)):
        row = good[at]
        stated = row[4] is not None or row[5] is not None
        if stated and _installed(good[: at + 1]) > number:
            return None
        if column == 2 and (row[3] or 0) > number:
            return None
    return int(number)


def known_people(persons: int, stages: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the known values of people recorded one by one; `stages` are (stage, had)."""
    with_app = sum(stage in LADDER for stage, _ in stages)
    whole = bool(stages) and len(stages) == persons
    owners = sum(stage != "no_smartphone" for stage, _ in stages) if whole else None
    return {
        **_known("smartphones", owners, with_app, asked=whole),
        "people_homes": int(persons > 0),
        "people_known": persons,
        "people_installed": with_app,
        "people_asked": persons * whole,
    }


def counted_people(
    counted: dict[str, int], persons: int, stages: Sequence[tuple[str, int]]
) -> dict[str, int]:
    """Return the sums with the people of a household instead of its visits' counts; `stages` are (stage,
    had).
    """
    owners = sum(stage != "no_smartphone" for stage, _ in stages)
    with_app = [had for stage, had in stages if stage in LADDER]
    reached = {name: sum(stage in LADDER[at:] for stage, _ in stages) for at, name in enumerate(LADDER)}
    return {
        "people": persons,
        "smartphones": owners,
        "installed": len(with_app),
        "had": sum(with_app),
        "registered": reached["registered"],
        "activated": reached["activated"],
        "working": reached["working"],
        "eligible": int(counted["found"] and owners > 0),
    }


def _stages(
    connection: Connection, household: int, campaign: str, upto: str, cut_off: int
) -> list[tuple[str, int]]:
    rows = connection.execute(
        "SELECT g.stage, g.had, g.at FROM person p JOIN progress g ON g.person = p.n WHERE p.canon = ?"
        " AND g.campaign = ? AND p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child AND g.stage NOTNULL",
        (household, campaign),
    ).fetchall()
    days = [reporting_day(iso(hlc_instant(Hlc(at))), cut_off) for _, _, at in rows]
    return [(stage, had) for (stage, had, _), day in zip(rows, days, strict=True) if day <= upto]


def kept_sums(connection: Connection, campaign: str, *, upto: str = "9999") -> dict[Key, dict[str, int]]:
    """The sums of every hamlet as the program keeps them; noughts left out."""
    columns = ", ".join(f"sum(d.{name})" for name in COLUMNS)
    rows = connection.execute(
        f"SELECT p.commune, p.commune_from, p.hamlet_key, {columns} FROM figure_place p"
        " JOIN figure_day d ON d.place = p.n WHERE NOT p.whole"
        " AND (d.campaign = '' OR (d.campaign = ? AND d.day <= ?)) GROUP BY p.n",
        (campaign, upto),
    )
    found = {
        (row[0], row[1], row[2]): {k: v for k, v in zip(COLUMNS, row[3:], strict=True) if v} for row in rows
    }
    return {key: sums for key, sums in found.items() if sums}

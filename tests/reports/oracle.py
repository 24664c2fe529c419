"""Figures computed only from the lines of the events: no stored sum of the program is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from core.application.services import Services
from tests.database import connection_of


@dataclass(slots=True)
class Counted:
    listed: int = 0
    visited: int = 0
    smartphones: int = 0
    installed: int = 0
    found: int = 0
    reached: int = 0
    people: int = 0
    visits: int = 0
    suspect: int = 0
    doubled: int = 0
    smartphones_homes: int = 0
    smartphones_known: int = 0
    smartphones_installed: int = 0
    ever: int = 0
    ever_visited: int = 0
    closed: int = 0
    crowded: int = 0
    overfull: int = 0
    people_homes: int = 0
    people_known: int = 0
    people_installed: int = 0
    smartphones_asked: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(*map(int.__add__, astuple(self), astuple(other)))


CONTACTS = {"completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable"}
GONE = {"not_found", "moved_or_vacant", "not_dwelling_or_duplicate"}


def counted(services: Services, last_day: str) -> dict[str, Counted]:
    """By commune, with the visits of reporting days up to `last_day`, which begin at 08:00."""
    events = [json.loads(bytes(row[0])) for row in _lines(services)]
    homes = {e["household"]: e["commune"] for e in events if e["kind"] == "household.added"}
    visits = {e["id"]: dict(e) for e in events if e["kind"] == "visit.recorded"}
    for event in sorted(events, key=lambda one: (one["hlc"], one["id"])):
        if event["kind"] == "visit.corrected":
            changed = {key: event[key] for key in ("people", "smartphones", "installed") if key in event}
            visits[event["visit"]].update(changed)
        if event["kind"] == "visit.voided":
            visits.pop(event["visit"], None)
    found = {commune: Counted() for commune in homes.values()}
    for commune in homes.values():
        found[commune].listed += 1
        found[commune].ever += 1
        found[commune].found += 1
    by_home: dict[str, list[dict[str, Any]]] = {}
    for visit in visits.values():
        if _day(visit["at"]) <= last_day:
            by_home.setdefault(visit["household"], []).append(visit)
    for home, unordered in by_home.items():
        sums, made = found[homes[home]], sorted(unordered, key=lambda one: str(one["at"]))
        sums.visited += 1
        sums.ever_visited += 1
        sums.reached += any(one["result"] in CONTACTS for one in made)
        sums.found -= made[-1]["result"] in GONE
        sums.smartphones += _last(made, "smartphones")
        sums.people += _last(made, "people")
        sums.installed += _with_app(made)
        known = _unbroken(made, "smartphones", ("had", "installed"))
        if known is not None:
            sums.smartphones_homes, sums.smartphones_known = (
                sums.smartphones_homes + 1,
                sums.smartphones_known + known,
            )
            sums.smartphones_installed += _with_app(made)
            sums.smartphones_asked += known * was_asked(made)
        known = _unbroken(made, "people", ("had", "installed", "smartphones"))
        if known is not None:
            sums.people_homes, sums.people_known = sums.people_homes + 1, sums.people_known + known
            sums.people_installed += _with_app(made)
    return found


def was_asked(made: Iterable[Mapping[str, Any]]) -> bool:
    """Return True if a visit states the number with the app, or that there is no smartphone."""
    stated = (
        one.get("had") is not None or one.get("installed") is not None or one.get("smartphones") == 0
        for one in made
    )
    return any(stated)


def _with_app(made: list[dict[str, Any]]) -> int:
    helped, had = 0, None
    for one in made:
        if had is None and one.get("had") is not None:
            had = max(0, int(one["had"]) - helped)
        helped += int(one.get("installed") or 0)
    return (had or 0) + helped


def _unbroken(made: list[dict[str, Any]], name: str, against: tuple[str, ...]) -> int | None:
    """Return the last stated value, unless a later visit without it states more."""
    said = [at for at, one in enumerate(made) if one.get(name) is not None]
    if not said:
        return None
    number = int(made[said[-1]][name])
    for at, one in enumerate(made[said[-1] + 1 :], start=said[-1] + 2):
        counts = {"had": _with_app(made[:at]), "installed": _with_app(made[:at])}
        if any(one.get(key) is not None and counts.get(key, one[key]) > number for key in against):
            return None
    return number


def _last(made: list[dict[str, Any]], name: str) -> int:
    """Return the value of the latest visit that states it."""
    return next((int(one[name]) for one in reversed(made) if one.get(name) is not None), 0)


def total(parts: Iterable[Counted]) -> Counted:
    return sum(parts, Counted())


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def percent(above: int, below: int) -> str:
    """Two places, halves up; empty where nothing is below."""
    if not below:
        return ""
    return two_places(Fraction(100 * above, below))


def two_places(number: Fraction) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def _day(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return (moment - timedelta(hours=8)).date().isoformat()


def _lines(services: Services) -> Iterable[tuple[bytes]]:
    found: Iterable[tuple[bytes]] = connection_of(services).execute("SELECT line FROM event WHERE live")
    return found

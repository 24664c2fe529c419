"""Households of two laptops that are one without a question. Nothing of the program is imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tests.sim.oracle_tracks import folded

if TYPE_CHECKING:
    from tests.sim.oracle import Household, Truth

Pair = tuple[str, str]


def sure_pairs(truth: Truth) -> set[Pair]:
    """Return households of two devices that uniquely share hamlet, name, phone and address, without a
    decision.
    """
    rows: Mapping[str, dict[tuple[Any, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in truth.listed():
        texts = _texts(truth, one)
        if one.added is not None and texts is not None:
            rows[one.added["device"]][texts].append(one.id)
    found = set()
    for mine, theirs in combinations(rows.values(), 2):
        for texts in mine.keys() & theirs.keys():
            if len(mine[texts]) == len(theirs[texts]) == 1:
                found.add((min(mine[texts][0], theirs[texts][0]), max(mine[texts][0], theirs[texts][0])))
    return found - truth.edges.keys()


def _texts(truth: Truth, one: Household) -> tuple[Any, ...] | None:
    """Return the compared texts; None where the name, or both of phone and address, are not known."""
    name, address = (_words(truth.shown(one, field)) for field in ("name", "address"))
    phone = truth.shown(one, "phone") or None
    at = address if any(letter.isdigit() for letter in address) else ""
    if not name or not (phone or at):
        return None
    return (one.added and one.added["commune"], folded(one.fields.get("hamlet") or ""), name, phone, at)


def _words(text: object) -> str:
    kept = (letter if letter.isalnum() else " " for letter in folded(str(text or "")) if letter.isprintable())
    return " ".join("".join(kept).split())

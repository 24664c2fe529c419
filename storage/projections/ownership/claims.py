"""Households of one id that machines of several communes added: old ids did not contain their unit.

Such a household stays with the commune whose adding was recorded in this workspace or was in it before
verdicts existed; else with the one that is first by a hash of id and commune, which no one can choose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from core.base.ids import bound_unit
from core.events.kinds import EventKind
from core.events.lines import Envelope, decode
from storage.db.connection import Connection
from storage.db.sql import json_list
from storage.projections.ownership.subjects import subjects_of

BEFORE_VERDICTS: Final = """
e.local OR e.n <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'before_verdicts')
"""
"""True of an event that nobody can have added for the sake of the household."""

_ADDINGS: Final = """
SELECT h.id, e.line, h.commune, h.commune_from FROM json_each(?) j JOIN household h ON h.id = j.value
  LEFT JOIN household_adding a ON a.household = h.n LEFT JOIN event e ON e.n = a.event
"""
_JUDGED: Final = """
SELECT n, line FROM event WHERE live AND known AND NOT local AND erased IS NULL AND kind NOT LIKE 'device.%'
  AND kind <> 'household.added' ORDER BY n
"""


class Claim(NamedTuple):
    """The commune that an adding names for a household."""

    household: str
    commune: str
    valid_from: str


def claim_of(adding: Mapping[str, object]) -> Claim:
    """Return the claim of a payload of `household.added`."""
    return Claim(*(str(adding[key]) for key in ("household", "commune", "valid_from")))


def unbound_claim(adding: Mapping[str, object]) -> Claim | None:
    """Return the claim of a `household.added`, None where the id of the household names its unit."""
    return None if bound_unit(str(adding["household"])) is not None else claim_of(adding)


def claim_order(claim: Claim, event: str, *, before: bool) -> tuple[bool, bytes, str]:
    """Return the key by which the first of several addings defines their household."""
    return not before, hashlib.sha256("\0".join(claim).encode()).digest(), event


def contested(connection: Connection, touched: Iterable[Claim]) -> set[str]:
    """Return the households, of those that these claims speak of, that another commune claims as well."""
    claims: dict[str, set[Claim]] = {}
    for claim in touched:
        claims.setdefault(claim.household, set()).add(claim)
    for household, line, *place in connection.execute(_ADDINGS, (json_list(claims),)):
        if line is not None:
            claims[household] |= {claim_of(decode(bytes(line)).payload), Claim(household, *place)}
    return {household for household, several in claims.items() if len(several) > 1}


def lines_about(connection: Connection, households: set[str]) -> list[int]:
    """Return the received events that speak of these households, their visits and their people."""
    found: list[int] = []
    of_others: list[tuple[int, tuple[str, ...]]] = []
    inside = set(households)
    for n, line in connection.execute(_JUDGED):
        event = decode(bytes(line))
        named = tuple(subject.id for subject in subjects_of(event))
        if households.isdisjoint(named):
            of_others.append((n, named))
            continue
        found.append(n)
        inside |= _defined(event)
    return found + [n for n, named in of_others if not inside.isdisjoint(named)]


def _defined(event: Envelope) -> set[str]:
    """The ids of a visit or person that an event makes."""
    if event.kind == EventKind.VISIT_RECORDED:
        return {event.id}
    return {str(event.payload["person"])} if event.kind == EventKind.PERSON_ADDED else set()

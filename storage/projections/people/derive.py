"""Derives persons, memberships, progress and a household's totals from facts, for those that changed.

Every rule is a function of only the set of facts, so that all replicas with the same events agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import orjson

from core.events.kinds import HouseholdField
from core.records.consent import PurposeId
from core.records.person import PersonField
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list
from storage.projections.base.facts import Dirty
from storage.projections.people.registers import keep_contested, settle

HIDES_NAME: Final = 1
HIDES_PHONE: Final = 2
ERASED: Final = 4
"""Bits of what is not shown of a household or a person."""

_FACTS: Final = """
SELECT p.n, p.canon, p.added_household, p.added_born, p.added_sex, coalesce(p.added_child, 0),
  EXISTS (SELECT 1 FROM erasure r WHERE r.person = p.n),
  (SELECT v.reason FROM person_void v WHERE v.person = p.n ORDER BY v.hlc DESC, v.id DESC LIMIT 1)
FROM json_each(?) j JOIN person p ON p.n = j.value
"""

_SET_PERSON: Final = """
UPDATE person SET household = ?, canon = (SELECT canon FROM household WHERE n = ?), born = ?, sex = ?,
  child = ?, name = ?, phone = ?, gone = ?, erased = ?, hidden = ?, may_tell = ? WHERE n = ?
"""

_PROGRESS: Final = """
INSERT INTO progress
SELECT s.person, s.campaign, s.stage, s.reason, s.platform,
  coalesce((SELECT h.had FROM person_stage h WHERE h.person = s.person AND h.campaign = s.campaign
    AND h.had IS NOT NULL ORDER BY EXISTS (
      SELECT 1 FROM seen_tip t JOIN person_stage l ON l.event = t.event WHERE t.tip = h.id
        AND l.event <> h.event AND l.person = h.person AND l.campaign = h.campaign AND l.had IS NOT NULL),
      ltrim(h.hlc, '-') DESC, h.id DESC LIMIT 1), 0),
  ltrim(s.hlc, '-'), s.officer
FROM (SELECT *, row_number() OVER (PARTITION BY person, campaign ORDER BY hlc DESC, id DESC) AS place
  FROM person_stage WHERE person IN (SELECT value FROM json_each(?))) s
WHERE s.place = 1
"""
"""The latest stage is in force; its `had` is the last one stated."""

_NO_PERSONS: Final = """
UPDATE household SET persons = NULL, children = NULL
WHERE n IN (SELECT value FROM json_each(:canons)) AND persons IS NOT NULL
"""

_PERSONS: Final = """
WITH way AS (
  SELECT canon, way FROM (
    SELECT h.canon, w.way, row_number() OVER (PARTITION BY h.canon ORDER BY w.hlc DESC, w.id DESC) AS place
    FROM household h JOIN way_set w ON w.household = h.n
    WHERE h.canon IN (SELECT value FROM json_each(:canons)))
  WHERE place = 1 AND way = 'persons'),
living AS (
  SELECT way.canon, coalesce(sum(p.n IS NOT NULL AND NOT p.child), 0) AS adults,
    coalesce(sum(p.child), 0) AS children
  FROM way LEFT JOIN person p ON p.canon = way.canon AND p.added IS NOT NULL AND p.gone IS NULL
  GROUP BY way.canon)
UPDATE household SET persons = living.adults, children = living.children
FROM living WHERE household.n = living.canon
"""

_TOTALS: Final = """
INSERT INTO people_total
SELECT p.canon, g.campaign, sum(g.stage <> 'no_smartphone'), sum(g.had AND {installed}), sum({installed})
FROM household h JOIN person p ON p.canon = h.n JOIN progress g ON g.person = p.n
WHERE h.n IN (SELECT value FROM json_each(:canons)) AND h.persons IS NOT NULL
  AND p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child AND g.stage IS NOT NULL
GROUP BY p.canon, g.campaign
""".format(installed="g.stage IN ('installed', 'registered', 'activated', 'working')")

_LAID_OVER: Final = """
WITH t AS (
  SELECT s.household, s.campaign, h.persons, coalesce(p.smartphones, 0) AS smartphones,
    coalesce(p.had, 0) AS had, coalesce(p.installed, 0) - coalesce(p.had, 0) AS installed
  FROM household h JOIN standing s ON s.household = h.n
    LEFT JOIN people_total p ON p.household = s.household AND p.campaign = s.campaign
  WHERE h.persons IS NOT NULL AND h.n IN (SELECT value FROM json_each(?)))
UPDATE standing SET people = t.persons, smartphones = t.smartphones, had = t.had, installed = t.installed
FROM t WHERE standing.household = t.household AND standing.campaign = t.campaign
"""


def derive_people(connection: Connection, dirty: Dirty) -> None:
    """Brings people up to date; the standing of their households is stale then."""
    stale = set(dirty.ways)
    if dirty.persons:
        stale |= _derive_persons(connection, dirty.persons)
    if stale:
        dirty.standing |= _derive_totals(connection, stale)


def people_of(connection: Connection, households: set[int]) -> set[int]:
    """Row numbers of who was recorded in these households."""
    rows = connection.execute(
        "SELECT n FROM person WHERE household IN (SELECT value FROM json_each(?))", (json_list(households),)
    )
    return set(first_column(rows))


def lay_over_standing(connection: Connection, canons: str) -> None:
    """Take the totals of the standing from persons, where they are recorded one by one (model.md)."""
    connection.execute(_LAID_OVER, (canons,))


def hide(connection: Connection, households: str) -> dict[int, int]:
    """Keeps what the consents of these households, of merged records too, forbid to show (bits)."""
    hidden = {
        household: bits
        for household, states in _household_consents(connection, households).items()
        if (bits := _bits(states))
    }
    for (household,) in connection.execute(
        "SELECT r.household FROM erasure r WHERE r.household IN (SELECT value FROM json_each(?))",
        (households,),
    ):
        hidden[household] = hidden.get(household, 0) | ERASED
    connection.execute(
        "UPDATE household SET hidden = 0 WHERE hidden AND n IN (SELECT value FROM json_each(?))",
        (households,),
    )
    connection.executemany(
        "UPDATE household SET hidden = ? WHERE n = ?", [(bits, n) for n, bits in hidden.items()]
    )
    return hidden


def hidden_fields(bits: int) -> frozenset[str]:
    """The registers of a household that are not shown."""
    names = (HouseholdField.NAME, HouseholdField.NOTE) if bits & HIDES_NAME else ()
    return frozenset((*names, HouseholdField.PHONE) if bits & HIDES_PHONE else names)


def _derive_persons(connection: Connection, persons: set[int]) -> set[int]:
    """Writes the rows of persons; answers the households whose totals are stale."""
    listed = json_list(persons)
    fields, differ = settle(connection, listed)
    facts = connection.execute(_FACTS, (listed,)).fetchall()
    homes = _homes(connection, facts, fields)
    consents = _consents(connection, listed, homes)
    rows, members, stale, contested = [], [], set(), []
    for n, canon, _, born, sex, child, erased, gone in facts:
        own, home = fields.get(n, {}), homes.get(n)
        is_child = own[PersonField.CHILD] == "true" if own.get(PersonField.CHILD) else bool(child)
        states = consents.get(n, {})
        hidden = _bits(states)
        shows_name = not (is_child or hidden & HIDES_NAME)
        shows_phone = not (is_child or hidden & HIDES_PHONE)
        rows.append(
            (
                *(home, home, own.get(PersonField.BORN, born), own.get(PersonField.SEX, sex), is_child),
                own.get(PersonField.NAME) if shows_name else None,
                own.get(PersonField.PHONE) if shows_phone else None,
                *(gone, erased, hidden, states.get(PurposeId.MEMBERSHIP) is True, n),
            )
        )
        if gone is None and home is not None:
            unseen = {*(() if shows_name else ("name",)), *(() if shows_phone else ("phone",))}
            contested += [(n, field) for field in sorted(differ.get(n, set()) - unseen)]
        listed_as = own.get(PersonField.MEMBERSHIPS)
        members += [(organisation, n) for organisation in set(orjson.loads(listed_as or "[]"))]
        stale |= {place for place in (canon, home) if place is not None}
    connection.executemany(_SET_PERSON, rows)
    keep_contested(connection, listed, contested)
    connection.execute("DELETE FROM membership WHERE person IN (SELECT value FROM json_each(?))", (listed,))
    connection.executemany("INSERT INTO membership VALUES (?, ?)", members)
    connection.execute("DELETE FROM progress WHERE person IN (SELECT value FROM json_each(?))", (listed,))
    connection.execute(_PROGRESS, (listed,))
    return stale


def _homes(
    connection: Connection, facts: list[tuple[int, ...]], fields: dict[int, dict[str, str | None]]
) -> dict[int, int | None]:
    """Return the household of each person: that of the last move, else the one it was added to."""
    moved = {n: fields.get(n, {}).get(PersonField.HOUSEHOLD) for n, *_ in facts}
    numbers: dict[str | None, int] = dict(
        connection.execute(
            "SELECT h.id, h.n FROM json_each(?) j JOIN household h ON h.id = j.value",
            (json_list({*moved.values()} - {None}),),
        )
    )
    return {n: numbers.get(moved[n], home) for n, _, home, *_ in facts}


def _consents(
    connection: Connection, persons: str, homes: dict[int, int | None]
) -> dict[int, dict[str, bool]]:
    """Return the state of each purpose for each person; a person's own answer has priority over the
    household's.
    """
    of_home = _household_consents(connection, json_list({n for n in homes.values() if n is not None}))
    own = _winners(
        connection.execute(
            "SELECT person, purpose, given FROM consent"
            " WHERE person IN (SELECT value FROM json_each(?)) ORDER BY hlc, id",
            (persons,),
        )
    )
    return {
        person: of_home.get(place or 0, {}) | own.get(person, {})
        for person, place in homes.items()
        if place in of_home or person in own
    }


def _household_consents(connection: Connection, households: str) -> dict[int, dict[str, bool]]:
    return _winners(
        connection.execute(
            "SELECT h.n, c.purpose, c.given FROM json_each(?) j JOIN household h ON h.n = j.value"
            " JOIN household o ON o.canon = h.canon JOIN consent c ON c.household = o.n"
            " ORDER BY c.hlc, c.id",
            (households,),
        )
    )


def _winners(rows: Iterable[tuple[int, str, int | None]]) -> dict[int, dict[str, bool]]:
    """Return the last answer on each purpose; one recorded by mistake (None) has no effect."""
    said: dict[int, dict[str, int | None]] = {}
    for subject, purpose, given in rows:
        said.setdefault(subject, {})[purpose] = given
    return {
        subject: {purpose: bool(given) for purpose, given in states.items() if given is not None}
        for subject, states in said.items()
    }


def _bits(states: dict[str, bool]) -> int:
    """Return the bits hidden by a withdrawn or refused purpose; one never asked for hides nothing."""
    return (HIDES_NAME if states.get(PurposeId.LIST) is False else 0) | (
        HIDES_PHONE if states.get(PurposeId.PHONE) is False else 0
    )


def _derive_totals(connection: Connection, households: set[int]) -> set[int]:
    """Persons, children and totals of the households; answers those whose standing follows."""
    canons = set(
        first_column(
            connection.execute(
                "SELECT canon FROM household WHERE n IN (SELECT value FROM json_each(?))",
                (json_list(households),),
            )
        )
    )
    listed = {"canons": json_list(canons | households)}
    connection.execute(_NO_PERSONS, listed)
    connection.execute(_PERSONS, listed)
    connection.execute(
        "DELETE FROM people_total WHERE household IN (SELECT value FROM json_each(:canons))", listed
    )
    connection.execute(_TOTALS, listed)
    return canons | households

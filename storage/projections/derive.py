"""Derives registers, aliases, counting visits and standings from facts, for the households that changed.

One implementation serves one visit and a batch of 300,000 events; every rule is a function of only the set of
facts, so that all replicas with the same events agree (M1, M5, M10, M11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import orjson

from core.base.text import fold, fold_place, given_name_key
from core.events.kinds import HouseholdField
from core.records.household import CloseReason
from core.records.search_text import search_text
from core.records.walking import walk_key
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import chunks, json_list
from storage.projections.assignments.doors import derive_doors
from storage.projections.assignments.walk import followers, place_moved
from storage.projections.base.conditions import RETURN_STANDS
from storage.projections.base.facts import Dirty
from storage.projections.base.marks import mark_merged
from storage.projections.base.offsets import Offsets, is_suspect, made_at
from storage.projections.base.overlays import last_said, read_changes
from storage.projections.base.registers import settle
from storage.projections.closings import closed_reasons
from storage.projections.figures.aggregates import refresh
from storage.projections.list_numbers import IS_NUMBERED, number_households
from storage.projections.people.derive import derive_people, hidden_fields, hide, lay_over_standing, people_of
from storage.projections.people.members import refresh_members
from storage.projections.quality.doubled import mark_doubled
from storage.projections.quality.match_keys import write_likeness
from storage.projections.quality.surplus import forget_surplus
from storage.projections.search_index import forget_words

REGISTERS: Final = {
    HouseholdField.HAMLET: "added_hamlet",
    HouseholdField.GROUP: "added_group",
    HouseholdField.ORDER: "added_order",
    HouseholdField.ROSTER_PEOPLE: "added_people",
    HouseholdField.ROSTER_ADULTS: "added_adults",
    HouseholdField.ROSTER_SMARTPHONES: "added_smartphones",
    HouseholdField.HAS_SMARTPHONE: "added_has_smartphone",
}
"""Registers whose first value came with `household.added`."""


def derive(connection: Connection, dirty: Dirty) -> None:
    """Brings every derived row of what is dirty up to date, and clears the marks."""
    if dirty.aliases:
        _derive_aliases(connection, dirty)
    if dirty.visits:
        _overlay_visits(connection, dirty)
    if dirty.persons or dirty.ways:
        derive_people(connection, dirty)
    if dirty.registers:
        dirty.registers |= followers(connection, dirty.registers)
        walks: dict[int, object] = {}
        numbering: dict[int, bool] = {}
        for listed in chunks(dirty.registers):
            walks |= _derive_registers(connection, listed, numbering)
        place_moved(connection, json_list(dirty.registers), walks)
        number_households(connection, numbering)
    mark_doubled(connection, dirty.registers | dirty.aliases)
    for listed in chunks(dirty.standing):
        _derive_standing(connection, listed)
    connection.execute(_OFFICER_NAMES, (json_list(dirty.officers),))
    if dirty.doors:
        derive_doors(connection, dirty.doors)
    touched = dirty.registers | dirty.standing
    forget_surplus(connection, touched)
    refresh(connection, touched)
    refresh_members(connection, touched)
    forget_words(connection, dirty.cut)
    dirty.clear()


_OFFICER_NAMES: Final = """
UPDATE officer SET name = (
  SELECT name FROM officer_name o WHERE o.who = officer.id ORDER BY o.hlc DESC, o.id DESC LIMIT 1)
WHERE id IN (SELECT value FROM json_each(?))
"""


def _derive_aliases(connection: Connection, dirty: Dirty) -> None:
    """Components of the live same_as edges; canonical = smallest id (M10)."""
    todo = set(dirty.aliases)
    rows = connection.execute(
        "SELECT n FROM household WHERE canon IN (SELECT canon FROM household WHERE n IN"
        " (SELECT value FROM json_each(?)))",
        (json_list(todo),),
    )
    todo.update(first_column(rows))
    touched = todo | _set_canons(connection, todo)
    mark_merged(connection, json_list(touched))
    connection.execute(
        "UPDATE visit SET canon = (SELECT canon FROM household h WHERE h.n = visit.household)"
        " WHERE household IN (SELECT value FROM json_each(?))",
        (json_list(touched),),
    )
    dirty.registers |= set(first_column(connection.execute(_CONSENTED, (json_list(touched),))))
    dirty.standing |= touched
    dirty.ways |= touched
    dirty.persons |= people_of(connection, touched)
    dirty.doors |= touched


_CONSENTED: Final = """
SELECT h.n FROM json_each(?) j JOIN household h ON h.n = j.value
WHERE h.hidden OR (SELECT EXISTS (SELECT 1 FROM consent WHERE household IS NOT NULL)) AND EXISTS (
  SELECT 1 FROM household o JOIN consent c ON c.household = o.n WHERE o.canon = h.canon)
"""
"""Of merged or parted households those whose shown registers depend on what the others agreed to."""


def _set_canons(connection: Connection, households: Iterable[int]) -> set[int]:
    """Set the canonical record of every component that these are in; its members."""
    edges = _edges(connection, households)
    ids: dict[int, str] = dict(
        connection.execute(
            "SELECT n, id FROM household WHERE n IN (SELECT value FROM json_each(?))", (json_list(edges),)
        )
    )
    rows, done = [], set[int]()
    for start in edges:
        if start not in done:
            component = _component(edges, start)
            done |= component
            canon = min(component, key=ids.__getitem__)
            rows += [(canon, n, canon) for n in component]
    connection.executemany("UPDATE household SET canon = ? WHERE n = ? AND canon IS NOT ?", rows)
    return done


def _edges(connection: Connection, households: Iterable[int]) -> dict[int, list[int]]:
    """The neighbours of these households, of their neighbours, and so on."""
    edges: dict[int, list[int]] = {}
    asked = set(households)
    while asked:
        edges |= {n: [] for n in asked}
        for n, other in connection.execute(_NEIGHBOURS, {"listed": json_list(asked)}):
            edges[n].append(other)
        asked = {other for n in asked for other in edges[n] if other not in edges}
    return edges


def _component(edges: Mapping[int, Sequence[int]], start: int) -> set[int]:
    found, todo = {start}, [start]
    while todo:
        for other in edges[todo.pop()]:
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


_NEIGHBOURS: Final = """
SELECT n, other FROM (
  SELECT n, other, same, row_number() OVER (PARTITION BY n, other ORDER BY hlc DESC, id DESC) AS place FROM (
    SELECT a AS n, b AS other, same, hlc, id FROM same_as WHERE a IN (SELECT value FROM json_each(:listed))
    UNION ALL
    SELECT b, a, same, hlc, id FROM same_as WHERE b IN (SELECT value FROM json_each(:listed))))
WHERE place = 1 AND same
"""


def _overlay_visits(connection: Connection, dirty: Dirty) -> None:
    """Write each dirty visit: the recorded values, with the time corrected where the machine's clock was
    wrong (M12), and the corrected values laid over (M4).

    The plausibility of a time is measured against the first arrival of the visit, whatever was added or taken
    back since.
    """
    offsets = Offsets(connection)
    listed = json_list(dirty.visits)
    recorded = connection.execute(
        "SELECT v.id, v.canon, v.device, e.line, CASE WHEN NOT e.local THEN"
        " (SELECT min(b.handled) FROM event_batch eb JOIN batch b ON b.n = eb.batch WHERE eb.event = v.event)"
        " END FROM visit v JOIN event e ON e.n = v.event WHERE v.id IN (SELECT value FROM json_each(?))",
        (listed,),
    ).fetchall()
    changes = read_changes(connection, listed)
    rows = []
    for visit, canon, device, line, arrived in recorded:
        dirty.standing.add(canon)
        state = orjson.loads(bytes(line))
        stated, state["at"] = state["at"], offsets.right(device, state["at"])
        suspect = stated == state["at"] and is_suspect(stated, arrived or made_at(visit))
        state |= {key: one.values[key] for key, one in last_said(changes.get(visit, ())).items()}
        at = state["at"]
        numbers = (
            state.get(key) for key in ("people", "smartphones", "had", "installed", "callback", "flyer")
        )
        voided = state.get("voided", False)
        rows.append((at, at[:10], int(at[11:13]), state["result"], *numbers, voided, suspect, visit))
    connection.executemany(
        "UPDATE visit SET at = ?, day = ?, hour = ?, result = ?, people = ?, smartphones = ?, had = ?,"
        " installed = ?, callback = ?, flyer = ?, voided = ?, suspect = ? WHERE id = ?",
        rows,
    )


def _derive_registers(connection: Connection, listed: str, numbering: dict[int, bool]) -> dict[int, object]:
    """Derive the winner of each register = the last of its tips (M5 to M8); closing is a register too (M9).

    `listed` are rows of households as JSON; `numbering` gets True where a number is missing or has to go.
    Returns the value of the register `walk` of them.
    """
    winners: dict[int, dict[str, object]] = {}
    for household, name, value in connection.execute(
        "SELECT household, field, value FROM field_set WHERE household IN (SELECT value FROM json_each(?))"
        " ORDER BY hlc, id",
        (listed,),
    ):
        winners.setdefault(household, {})[name] = value
    settled = settle(connection, listed)
    for household, name, value in settled.winners:
        winners[household][name] = value
    closed = closed_reasons(connection, listed)
    hidden = hide(connection, listed)
    rows, texts, former, compared = [], [], [], []
    for n, wants, has, former_text, former_place, *added in connection.execute(
        f"SELECT n, added IS NOT NULL, {IS_NUMBERED}, text_key, hamlet_key, {', '.join(REGISTERS.values())}"
        " FROM household"
        " WHERE n IN (SELECT value FROM json_each(?))",
        (listed,),
    ).fetchall():
        values = dict(zip(_ADDED, added, strict=True)) | winners.get(n, {})
        withheld = hidden_fields(hidden[n]) if n in hidden else ()
        for name in withheld:
            values.pop(name, None)
        phones = () if HouseholdField.PHONE in withheld else settled.phones.get(n, ())
        row, place, text = _register_row(values, phones, settled.codes.get(n, ()))
        rows.append((*row, closed.get(n), text, n))
        numbering[n] = has != (wants and closed.get(n) != CloseReason.IMPORT_UNDONE)
        if text != former_text:
            texts.append((n, text))
            if former_text is not None:
                former.append((n,))
        if text != former_text or place != former_place:
            compared.append((n, place, *(values.get(name) for name in ("name", "phone", "address"))))
    connection.executemany(_SET_REGISTERS, rows)
    write_likeness(connection, compared)
    connection.executemany("DELETE FROM search WHERE rowid = ?", former)
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", texts)
    walk = HouseholdField.WALK.value
    return {n: values[walk] for n, values in winners.items() if walk in values}


_SET_REGISTERS: Final = """
UPDATE household SET name = ?, phone = ?, address = ?, note = ?, code = ?, hamlet = ?, hamlet_key = ?,
  "group" = ?, "order" = ?, roster_people = ?, roster_adults = ?, roster_smartphones = ?,
  has_smartphone = ?, walk_key = ?, name_key = ?, closed = ?, text_key = ? WHERE n = ?
"""


def _register_row(
    values: dict[str, object], phones: Sequence[str], codes: Sequence[str]
) -> tuple[tuple[object, ...], str, str]:
    """The register columns of a household, its folded hamlet, and its folded text for the search."""

    def text(name: str) -> str:
        return str(values.get(name) or "")

    order, place = _number(values.get("order")), fold_place(text("hamlet"))
    numbers = " ".join(phones) or text("phone")
    printed = " ".join(codes) or text("code")
    words = " ".join((text("name"), text("address"), numbers, printed.replace("-", " ")))
    row = (
        *(values.get(name) for name in ("name", "phone", "address", "note", "code")),
        text("hamlet"),
        place,
        values.get("group"),
        order,
        *(_number(values.get(name)) for name in _COUNTS),
        walk_key(
            hamlet=text("hamlet"),
            group=text("group"),
            address=text("address"),
            order=0 if order is None else order,
        ),
        given_name_key(text("name")),
    )
    return row, place, search_text(fold(words), hamlet=text("hamlet"), group=text("group"))


_ADDED: Final = tuple(name.value for name in REGISTERS)
_COUNTS: Final = ("roster_people", "roster_adults", "roster_smartphones", "has_smartphone")


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | str) else None


def _derive_standing(connection: Connection, listed: str) -> None:
    canons = json_list(
        first_column(
            connection.execute(
                "SELECT DISTINCT canon FROM household WHERE n IN (SELECT value FROM json_each(?))", (listed,)
            )
        )
    )
    several = json_list(first_column(connection.execute(_SEVERAL, (canons,))))
    connection.execute(_COUNTING, (several,))
    connection.execute(
        "DELETE FROM standing WHERE household IN (SELECT value FROM json_each(?)"
        " UNION SELECT value FROM json_each(?))",
        (listed, canons),
    )
    connection.execute(_STANDING, {"dirty": canons})
    lay_over_standing(connection, canons)


_SEVERAL: Final = """
SELECT canon FROM visit WHERE canon IN (SELECT value FROM json_each(?)) GROUP BY canon
HAVING min(device) <> max(device) OR max(voided) OR NOT min(counts)
  OR max((SELECT EXISTS (SELECT 1 FROM visit_decision)) AND id IN (SELECT visit FROM visit_decision))
"""
"""Households with something to decide: in all other households each visit counts."""

_COUNTING: Final = """
WITH ranked AS (
  SELECT v.event, NOT v.voided AND CASE
    WHEN d.event IS NOT NULL AND NOT d.open AND (d.counts IS NULL OR d.counts = v.id) THEN 1
    WHEN EXISTS (SELECT 1 FROM visit w WHERE w.id = d.counts AND NOT w.voided
      AND w.canon = v.canon AND w.campaign = v.campaign) THEN 0
    ELSE device = first_value(device) OVER (
      PARTITION BY v.canon, v.campaign, v.day ORDER BY v.voided, v.hlc, v.id) END AS good
  FROM visit v LEFT JOIN visit_decision d ON d.visit = v.id AND d.event = (
    SELECT e.event FROM visit_decision e WHERE e.visit = v.id ORDER BY e.hlc DESC, e.id DESC LIMIT 1)
  WHERE v.canon IN (SELECT value FROM json_each(?)))
UPDATE visit SET counts = ranked.good FROM ranked
WHERE ranked.event = visit.event AND visit.counts <> ranked.good
"""
"""Of visits of other devices on one local date, the device of the earliest (hlc, id) counts (M11).

The latest decision about a visit has priority over the rule, while the visit that it chose exists and is not
voided.
"""

_STANDING: Final = f"""
INSERT INTO standing
WITH t AS MATERIALIZED (
  SELECT canon, campaign, count(*) AS visits,
    sum(result IN ('completed', 'partial', 'respondent_away', 'refused_soft', 'refused_hard', 'unable'))
      AS contacts,
    max(coalesce(installed, 0) > 0) AS helped, sum(coalesce(installed, 0)) AS installed,
    max(at || id || result) AS last, max(at || id || coalesce(callback, '')) AS call,
    max(CASE WHEN people IS NOT NULL THEN at || id || people END) AS people,
    max(CASE WHEN smartphones IS NOT NULL THEN at || id || smartphones END) AS smartphones,
    min(CASE WHEN had IS NOT NULL THEN at || id || had END) AS had
  FROM visit WHERE counts AND canon IN (SELECT value FROM json_each(:dirty)) GROUP BY canon, campaign),
l AS (SELECT *, substr(last, 62) AS result, nullif(substr(call, 62), '') AS callback FROM t)
SELECT canon, campaign,
  CASE
    WHEN EXISTS (SELECT 1 FROM visit_return) AND EXISTS (
      SELECT 1 FROM visit v INDEXED BY visit_canon CROSS JOIN visit_return r ON r.visit = v.id
      WHERE v.canon = l.canon AND v.campaign = l.campaign AND {RETURN_STANDS}) THEN 'returned'
    WHEN callback IS NOT NULL THEN 'callback'
    WHEN result = 'completed' THEN 'done'
    WHEN result = 'refused_hard' THEN 'refused'
    WHEN result IN ('moved_or_vacant', 'not_dwelling_or_duplicate') THEN 'closed'
    WHEN result = 'not_home' AND EXISTS (
      SELECT 1 FROM visit a INDEXED BY visit_canon
        JOIN visit b INDEXED BY visit_canon
          ON b.canon = a.canon AND b.campaign = a.campaign AND b.counts AND b.day > a.day
        JOIN visit c INDEXED BY visit_canon
          ON c.canon = a.canon AND c.campaign = a.campaign AND c.counts AND c.day > b.day
      WHERE a.canon = l.canon AND a.campaign = l.campaign AND a.counts
        AND a.result = 'not_home' AND b.result = 'not_home' AND c.result = 'not_home'
        AND a.hour <> b.hour AND b.hour <> c.hour AND a.hour <> c.hour) THEN 'absent'
    ELSE 'open' END,
  visits, contacts, helped, CAST(substr(people, 62) AS INTEGER), CAST(substr(smartphones, 62) AS INTEGER),
  max(0, CAST(substr(had, 62) AS INTEGER) - coalesce((
    SELECT sum(b.installed) FROM visit b INDEXED BY visit_canon
    WHERE b.canon = l.canon AND b.campaign = l.campaign AND b.counts
      AND b.at || b.id < substr(l.had, 1, 61)), 0)),
  installed, substr(last, 26, 36), result, substr(last, 1, 25), callback
FROM l
"""
"""Totals: people and smartphones of the latest visit that states them, had of the earliest, less the installs
before it: at a second visit people state their current number.

One pass: an instant has 25 characters and an id 36, so that text behind them sorts by (at, id).
"""

"""Previews of files: what each would change, counted in a transaction that is rolled back.

Files of one drop count as if they came in one after the other. What a file would have brought is kept in
tables in the connection's memory, by ids, and is not counted as new in the files that follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.sync.file_desk import FilePreview
from core.sync.manifest import StreamKey, StreamRanges
from core.sync.ranges import Ranges, count, merge, subtract
from storage.db.connection import Connection, Row
from storage.db.rows import scalar
from storage.log.event_store import Added
from storage.projections.base.registers import IS_TIP

_TABLES: Final = (
    ("looked_event", "id TEXT PRIMARY KEY, file INTEGER NOT NULL"),
    (
        "looked_visit",
        "household TEXT, campaign TEXT, day TEXT, by TEXT, PRIMARY KEY (household, campaign, day, by)",
    ),
    ("looked_field", "household TEXT, field TEXT, id TEXT, value TEXT, PRIMARY KEY (household, field, id)"),
    ("looked_name", "place TEXT, name TEXT, household TEXT, PRIMARY KEY (place, name, household)"),
)

FRESH: Final = """
SELECT e.n FROM event_batch b JOIN event e ON e.n = b.event
WHERE b.batch = :batch AND NOT EXISTS (
  SELECT 1 FROM event_batch o WHERE o.event = b.event AND o.batch <> b.batch) AND NOT e.local
  AND NOT EXISTS (SELECT 1 FROM temp.looked_event k WHERE k.id = e.id)
"""
"""Row numbers of what the file in row `:batch` brings and neither this workspace nor a file before it had."""

_SHARED: Final = """
SELECT count(*), min(k.file), coalesce(sum(e.kind = 'visit.recorded'), 0) FROM event_batch b
  JOIN event e ON e.n = b.event JOIN temp.looked_event k ON k.id = e.id WHERE b.batch = :batch
"""

_DOUBLES: Final = f"""
SELECT count(*) FROM ({FRESH}) f JOIN visit v ON v.event = f.n JOIN household h ON h.n = v.household
  JOIN device d ON d.n = v.device
WHERE v.counts AND NOT v.voided AND EXISTS (
  SELECT 1 FROM temp.looked_visit k WHERE k.household = h.id AND k.campaign = v.campaign AND k.day = v.day
  AND k.by <> d.id)
"""

_CONFLICTS: Final = f"""
SELECT count(DISTINCT f.household || ' ' || f.field) FROM ({FRESH}) n JOIN field_set f ON f.event = n.n
  JOIN household h ON h.n = f.household JOIN temp.looked_field k ON k.household = h.id AND k.field = f.field
WHERE coalesce(k.value, '') <> coalesce(f.value, '') AND f.field <> 'walk' AND {IS_TIP}
  AND NOT EXISTS (SELECT 1 FROM field_set x WHERE x.id = k.id)
  AND NOT EXISTS (SELECT 1 FROM contested c WHERE c.household = f.household AND c.field = f.field)
"""
"""Values that differ from one in a file before; what both files hold is seen in the file itself."""

_ALIKE: Final = f"""
SELECT count(DISTINCT h.id) FROM ({FRESH}) f JOIN household h ON h.added = f.n
  JOIN likeness l ON l.household = h.n JOIN temp.looked_name k ON k.place = l.place AND k.name = l.name
WHERE k.household <> h.id AND NOT EXISTS (
  SELECT 1 FROM likeness o WHERE o.place = l.place AND o.name = l.name AND o.household <> l.household)
"""

_BROUGHT: Final = {
    "looked_event": f"SELECT e.id FROM ({FRESH}) f JOIN event e ON e.n = f.n",
    "looked_visit": f"SELECT h.id, v.campaign, v.day, d.id FROM ({FRESH}) f JOIN visit v ON v.event = f.n"
    " JOIN household h ON h.n = v.household JOIN device d ON d.n = v.device WHERE NOT v.voided",
    "looked_field": "SELECT h.id, f.field, f.id, f.value FROM"
    f" ({FRESH}) n JOIN field_set f ON f.event = n.n JOIN household h ON h.n = f.household WHERE {IS_TIP}",
    "looked_name": f"SELECT l.place, l.name, h.id FROM ({FRESH}) f JOIN household h ON h.added = f.n"
    " JOIN likeness l ON l.household = h.n WHERE l.name IS NOT NULL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Overlap of a file with the files before it: entries, visits among them, the first such file.

    `conflicts`, `doubles` and `alike` are counted over the files together only.
    """

    events: int
    visits: int
    file: str
    conflicts: int
    doubles: int
    alike: int


class Together:
    """One drop; another one begins from nothing. `several` = False remembers nothing."""

    def __init__(self, connection: Connection, *, several: bool) -> None:
        self._connection = connection
        self._several = several
        self._files: list[str] = []
        self._withheld: dict[StreamKey, Ranges] = {}
        for name, columns in _TABLES:
            connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
            connection.execute(f"DELETE FROM temp.{name}")

    def withheld(self, streams: Sequence[StreamRanges], *, comes_in: bool) -> int:
        """Return the count of numbers that a file withholds and that no file before it withheld."""
        fresh = 0
        for entry in streams:
            known = self._withheld.get(entry.stream, ())
            fresh += count(subtract(entry.ranges, known))
            if comes_in:
                self._withheld[entry.stream] = merge((*known, *entry.ranges))
        return fresh

    def shared(self, batch: int) -> Shared:
        """Of the file merged in row `batch`, in the transaction that will be rolled back."""
        if not self._files:
            return Shared(events=0, visits=0, file="", conflicts=0, doubles=0, alike=0)
        asked = {"batch": batch}
        events, first, visits = self._connection.execute(_SHARED, asked).fetchone()
        conflicts, doubles, alike = (
            scalar(self._connection.execute(sql, asked)) for sql in (_CONFLICTS, _DOUBLES, _ALIKE)
        )
        return Shared(
            events=events,
            visits=visits,
            file="" if first is None else self._files[first],
            conflicts=conflicts,
            doubles=doubles,
            alike=alike,
        )

    def brought(self, batch: int) -> dict[str, list[Row]]:
        """Return the results to store of the file in row `batch`; read before it is rolled back."""
        if not self._several:
            return {}
        return {
            name: self._connection.execute(sql, {"batch": batch}).fetchall() for name, sql in _BROUGHT.items()
        }

    def remember(self, name: str, brought: dict[str, list[Row]]) -> None:
        """To be called once the look at the file `name` is rolled back."""
        for table, rows in brought.items():
            number = (len(self._files),) if table == "looked_event" else ()
            if rows:
                marks = ", ".join("?" * len((*rows[0], *number)))
                insert = f"INSERT OR IGNORE INTO temp.{table} VALUES ({marks})"
                self._connection.executemany(insert, [(*row, *number) for row in rows])
        if brought:
            self._files.append(name)


_COUNTS: Final = f"""
WITH fresh AS MATERIALIZED ({FRESH}),
seen AS MATERIALIZED (SELECT v.* FROM fresh f CROSS JOIN visit v ON v.event = f.n)
SELECT (SELECT count(*) FROM household WHERE added IN (SELECT n FROM fresh)),
  (SELECT count(DISTINCT s.household) FROM fresh f CROSS JOIN field_set s ON s.event = f.n
    JOIN household h ON h.n = s.household WHERE h.added NOT IN (SELECT n FROM fresh)
    AND NOT EXISTS (SELECT 1 FROM temp.looked_field k WHERE k.household = h.id)),
  (SELECT count(DISTINCT c.household || ' ' || c.field) FROM contested c JOIN field_set s
    ON s.household = c.household AND s.field = c.field JOIN fresh f ON f.n = s.event),
  (SELECT count(*) FROM seen WHERE NOT voided AND NOT counts),
  (SELECT count(DISTINCT h.n) FROM household h JOIN likeness l ON l.household = h.n AND l.name IS NOT NULL
    JOIN likeness o ON o.place = l.place AND o.name = l.name AND o.household <> l.household
    JOIN household p ON p.n = o.household AND p.canon <> h.canon
    WHERE h.added IN (SELECT n FROM fresh)),
  (SELECT count(*) FROM seen WHERE suspect), (SELECT min(day) FROM seen), (SELECT max(day) FROM seen)
"""


def counted(
    connection: Connection, batch: int, added: Added, seen: FilePreview, shared: Shared
) -> FilePreview:
    """`seen` with its counts; `batch` is the row of the file that was merged in this transaction.

    What files before it bring too is counted in `shared`, and not as new once more.
    """
    row = connection.execute(_COUNTS, {"batch": batch}).fetchone()
    households, changed, conflicts, doubles, alike, suspect, first, last = row
    return replace(
        seen,
        new=added.new - shared.events,
        shared=shared.events,
        shared_with=shared.file,
        duplicate=added.duplicate,
        visits=added.visits - shared.visits,
        households=households,
        changed=changed,
        conflicts=conflicts + shared.conflicts,
        doubles=doubles + shared.doubles,
        alike=alike + shared.alike,
        suspect=suspect,
        first_day=first or "",
        last_day=last or "",
    )

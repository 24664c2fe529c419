"""What a file would change, counted inside a transaction that is rolled back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.exchange.file_desk import FilePreview
from storage.database import Connection
from storage.event_store import Added
from storage.receipts.together import FRESH, Shared

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

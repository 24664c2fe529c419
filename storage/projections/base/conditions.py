"""Conditions in SQL that several parts share: noted in time, sent back and waiting, withheld from files."""

from __future__ import annotations

from typing import Final

PROMPT: Final = "v.hlc <= printf('%012x-ffff', (unixepoch(v.at) + :late_entry_minutes * 60) * 1000)"
"""Noted within this number of minutes of its own time."""

_WITHIN_SECONDS: Final = 5
_SHEET: Final = (
    f"(v.hlc > printf('%012x-ffff', (unixepoch(v.at) + {_WITHIN_SECONDS}) * 1000)"
    f" OR v.hlc < printf('%012x', (unixepoch(v.at) - {_WITHIN_SECONDS}) * 1000))"
    " AND EXISTS (SELECT 1 FROM visit o WHERE o.campaign = v.campaign AND o.day = v.day"
    " AND o.officer = v.officer AND o.at = v.at AND o.event <> v.event)"
)
"""All rows of a sheet have the one time that was typed for it; the seconds that typing takes show it."""

AT_ITS_TIME: Final = f"{PROMPT} AND NOT ({_SHEET})"
"""Noted at the time of the visit, not a row of a sheet typed on the same day."""


RETURN_STANDS: Final = """r.returned AND NOT v.voided
        AND NOT EXISTS (SELECT 1 FROM visit_return o
          WHERE o.visit = r.visit AND (o.hlc, o.id) > (r.hlc, r.id))
        AND NOT EXISTS (SELECT 1 FROM visit_change c WHERE c.visit = v.id AND c.hlc > ltrim(r.hlc, '-'))
        AND NOT EXISTS (SELECT 1 FROM visit w WHERE w.canon = v.canon AND w.campaign = v.campaign
          AND NOT w.voided AND w.hlc > ltrim(r.hlc, '-'))"""
"""Of a `visit_return` r and its `visit` v: the last word, and nobody visited or corrected since."""


WITHHELD: Final = """
SELECT n FROM event WHERE erased IS NOT NULL
UNION ALL
SELECT f.event FROM person p JOIN person_field f ON f.person = p.n
  WHERE p.hidden AND (f.field = 'name' AND p.hidden & 1 OR f.field = 'phone' AND p.hidden & 2)
UNION ALL
SELECT f.event FROM household h JOIN field_set f ON f.household = h.n
  WHERE h.hidden AND (f.field IN ('name', 'note') AND h.hidden & 1 OR f.field = 'phone' AND h.hidden & 2)
UNION ALL
SELECT t.event FROM household h JOIN visit v ON v.household = h.n JOIN visit_note t ON t.visit = v.id
  WHERE h.hidden AND h.hidden & 1
"""
"""Row numbers of events. The manifest lists them as withheld, so that they are never read as loss."""

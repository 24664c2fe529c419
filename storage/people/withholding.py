"""Which events no file carries: what a withdrawn consent covers, and what was erased."""

from __future__ import annotations

from typing import Final

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

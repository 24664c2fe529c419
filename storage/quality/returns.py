"""When a visit that was sent back still waits for somebody; used where standings are derived and read."""

from __future__ import annotations

from typing import Final

RETURN_STANDS: Final = """r.returned AND NOT v.voided
        AND NOT EXISTS (SELECT 1 FROM visit_return o
          WHERE o.visit = r.visit AND (o.hlc, o.id) > (r.hlc, r.id))
        AND NOT EXISTS (SELECT 1 FROM visit_change c WHERE c.visit = v.id AND c.hlc > ltrim(r.hlc, '-'))
        AND NOT EXISTS (SELECT 1 FROM visit w WHERE w.canon = v.canon AND w.campaign = v.campaign
          AND NOT w.voided AND w.hlc > ltrim(r.hlc, '-'))"""
"""Of a `visit_return` r and its `visit` v: the last word, and nobody visited or corrected since."""

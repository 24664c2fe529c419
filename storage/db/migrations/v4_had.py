"""Version 4, had: a household's `had` is without those whom earlier visits had installed."""

from __future__ import annotations

from typing import Final

HAD: Final = """
UPDATE standing SET had = max(0, had - coalesce((
    SELECT sum(b.installed) FROM visit b
    WHERE b.canon = standing.household AND b.campaign = standing.campaign AND b.counts
      AND b.at || b.id < (
        SELECT min(w.at || w.id) FROM visit w
        WHERE w.canon = standing.household AND w.campaign = standing.campaign AND w.counts
          AND w.had IS NOT NULL)), 0))
WHERE had > 0 AND household IN (SELECT n FROM household WHERE persons IS NULL);
"""
"""`figures_stale` of this version makes the sums again."""

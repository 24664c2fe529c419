"""Version 4, figures: coverage of rates, visits dated back, pace of officers, decisions about marks."""

from __future__ import annotations

from typing import Final

_COVERAGE: Final = (
    "ever",
    "closed",
    "ever_visited",
    "people_homes",
    "people_known",
    "people_installed",
    "people_asked",
    "smartphones_homes",
    "smartphones_known",
    "smartphones_installed",
    "smartphones_asked",
    "crowded",
    "overfull",
)

FIGURES: Final = (
    "".join(f"ALTER TABLE figure_day ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0;\n" for name in _COVERAGE)
    + """
CREATE TABLE figure_back (
  place INTEGER NOT NULL, campaign TEXT NOT NULL, day TEXT NOT NULL, recorded TEXT NOT NULL,
  visits INTEGER NOT NULL, PRIMARY KEY (place, campaign, day, recorded)
) WITHOUT ROWID;
CREATE TABLE fast_day (
  campaign TEXT NOT NULL, day TEXT NOT NULL, officer TEXT NOT NULL, commune TEXT NOT NULL,
  commune_from TEXT NOT NULL, peak INTEGER NOT NULL, PRIMARY KEY (campaign, day, officer)
) WITHOUT ROWID;
DROP INDEX visit_day;
CREATE INDEX visit_day ON visit (campaign, day, officer);
CREATE TABLE place_look (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  kind TEXT NOT NULL, count INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
  looked TEXT NOT NULL, undone TEXT
);
CREATE INDEX place_look_unit ON place_look (campaign, code, valid_from, kind);
INSERT OR REPLACE INTO meta (key, value)
  SELECT 'figures_stale', 'yes' WHERE EXISTS (SELECT 1 FROM household);
"""
)

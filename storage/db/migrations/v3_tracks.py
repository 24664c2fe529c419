"""Version 3, tracks and assignment: agency staff, outreach points, who walks which doors, moved doors."""

from __future__ import annotations

from typing import Final

TRACKS: Final = """
CREATE TABLE track_count (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, track TEXT NOT NULL,
  campaign TEXT NOT NULL, unit TEXT NOT NULL, unit_from TEXT NOT NULL, name TEXT NOT NULL,
  name_key TEXT NOT NULL, at TEXT NOT NULL, hlc TEXT NOT NULL, officer TEXT,
  people INTEGER NOT NULL, smartphones INTEGER NOT NULL,
  installed INTEGER, reasons TEXT
);
CREATE INDEX track_count_place ON track_count (campaign, track, unit, unit_from, name_key);
CREATE TABLE track_point (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, point TEXT NOT NULL,
  campaign TEXT NOT NULL, unit TEXT NOT NULL, unit_from TEXT NOT NULL, hlc TEXT NOT NULL,
  kind TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL, opens TEXT, closes TEXT
);
CREATE INDEX track_point_campaign ON track_point (campaign, point);
CREATE TABLE track_host (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, point TEXT NOT NULL, hlc TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX track_host_point ON track_host (point);
CREATE TABLE track_tally (
  event INTEGER PRIMARY KEY REFERENCES event(n), point TEXT NOT NULL, what TEXT NOT NULL,
  step INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE INDEX track_tally_point ON track_tally (point, what, step, at);
CREATE TABLE track_void (
  event INTEGER PRIMARY KEY REFERENCES event(n), target TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  voided INTEGER NOT NULL
);
CREATE INDEX track_void_target ON track_void (target);
CREATE TABLE assignment (
  event INTEGER NOT NULL REFERENCES event(n), household INTEGER NOT NULL, what TEXT NOT NULL,
  officer TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (event, household, what, officer)
) WITHOUT ROWID;
CREATE INDEX assignment_household ON assignment (household);
CREATE TABLE door (household INTEGER PRIMARY KEY, officer TEXT NOT NULL);
CREATE INDEX door_officer ON door (officer);
CREATE TABLE door_holder (
  household INTEGER NOT NULL, officer TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (officer, household)
) WITHOUT ROWID;
CREATE INDEX door_holder_household ON door_holder (household);
ALTER TABLE household ADD COLUMN walk_anchor TEXT;
ALTER TABLE household ADD COLUMN walk_rank TEXT;
CREATE INDEX household_anchor ON household (walk_anchor) WHERE walk_anchor IS NOT NULL;
"""

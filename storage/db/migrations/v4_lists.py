"""Version 4, ids from lists: who added a household, and every code printed for one."""

from __future__ import annotations

from typing import Final

LIST_IDS: Final = """
CREATE TABLE household_adding (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, list TEXT
);
CREATE INDEX household_adding_household ON household_adding (household);
INSERT INTO household_adding (event, household)
  SELECT e.n, h.n FROM event e JOIN household h ON h.id = json_extract(CAST(e.line AS TEXT), '$.household')
  WHERE e.kind = 'household.added' AND e.live AND e.known;
CREATE TABLE erased_head (
  household INTEGER NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (household, mark)
) WITHOUT ROWID;
CREATE INDEX field_set_code ON field_set (value) WHERE field = 'code';
"""

"""Version 3, sync: receipts, downstream files, resolved conflicts, clock offsets."""

from __future__ import annotations

from typing import Final

SYNC: Final = """
ALTER TABLE field_set ADD COLUMN owner TEXT;
ALTER TABLE field_set ADD COLUMN seen TEXT;
CREATE INDEX field_set_owner ON field_set (event) WHERE owner IS NOT NULL;
CREATE TABLE resolved_tip (
  event INTEGER NOT NULL REFERENCES event(n), base TEXT NOT NULL, PRIMARY KEY (event, base)
) WITHOUT ROWID;
CREATE INDEX resolved_tip_base ON resolved_tip (base);
CREATE TABLE clock_offset (
  event INTEGER PRIMARY KEY REFERENCES event(n), device TEXT NOT NULL, since TEXT NOT NULL,
  until TEXT NOT NULL, seconds INTEGER NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL
);
CREATE INDEX clock_offset_device ON clock_offset (device);
CREATE TABLE contested (
  household INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (household, field)
) WITHOUT ROWID;
CREATE INDEX visit_suspect ON visit (device) WHERE suspect;
CREATE INDEX household_closed ON household (n) WHERE closed IS NOT NULL;
"""

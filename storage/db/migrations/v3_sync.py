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
ALTER TABLE batch ADD COLUMN part INTEGER;
ALTER TABLE batch ADD COLUMN parts INTEGER;
ALTER TABLE batch ADD COLUMN previous INTEGER;
ALTER TABLE batch ADD COLUMN other_key TEXT;
CREATE INDEX batch_device ON batch (device) WHERE device IS NOT NULL;
CREATE TABLE batch_file (
  batch INTEGER NOT NULL REFERENCES batch(n), part INTEGER NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, PRIMARY KEY (batch, part)
) WITHOUT ROWID;
CREATE INDEX batch_file_sha ON batch_file (sha256);
CREATE TABLE batch_stream (
  batch INTEGER NOT NULL REFERENCES batch(n), withheld INTEGER NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream(n), ranges TEXT NOT NULL, PRIMARY KEY (batch, withheld, stream)
) WITHOUT ROWID;
CREATE TABLE sender (
  device INTEGER PRIMARY KEY REFERENCES device(n), age TEXT NOT NULL, incarnation TEXT NOT NULL,
  number INTEGER NOT NULL, app_version TEXT NOT NULL, created TEXT NOT NULL, received TEXT NOT NULL
);
CREATE TABLE receipt (
  receiver TEXT PRIMARY KEY, number INTEGER NOT NULL, made TEXT NOT NULL, unit_code TEXT NOT NULL,
  place TEXT NOT NULL, received TEXT NOT NULL, last_event INTEGER NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE acked (
  receiver TEXT NOT NULL REFERENCES receipt(receiver), stream INTEGER NOT NULL REFERENCES stream(n),
  first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (receiver, stream, first)
) WITHOUT ROWID;
CREATE TABLE acked_fork (
  receiver TEXT NOT NULL REFERENCES receipt(receiver), event INTEGER NOT NULL REFERENCES event(n),
  PRIMARY KEY (receiver, event)
) WITHOUT ROWID;
CREATE INDEX event_visit ON event (stream, seq, n) WHERE local AND kind = 'visit.recorded';
CREATE INDEX event_visit_after ON event (n) WHERE local = 1 AND kind = 'visit.recorded';
CREATE INDEX visit_suspect ON visit (device) WHERE suspect;
CREATE INDEX household_closed ON household (n) WHERE closed IS NOT NULL;
"""

"""Version 3, quality: returned visits, decided pairs, splits, likeness, undo, sheets, call-back samples."""

from __future__ import annotations

from typing import Final

QUALITY: Final = """
CREATE TABLE visit_return (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  reason TEXT NOT NULL, returned INTEGER NOT NULL
);
CREATE INDEX visit_return_visit ON visit_return (visit);
CREATE TABLE visit_comment (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, about TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX visit_comment_about ON visit_comment (about);
CREATE TABLE visit_decision (
  event INTEGER NOT NULL REFERENCES event(n), visit TEXT NOT NULL, other TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, counts TEXT, open INTEGER NOT NULL, PRIMARY KEY (event, visit)
) WITHOUT ROWID;
CREATE INDEX visit_decision_visit ON visit_decision (visit);
CREATE TABLE same_open (event INTEGER PRIMARY KEY REFERENCES event(n));
CREATE TABLE household_split (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, origin TEXT NOT NULL
);
CREATE INDEX household_split_household ON household_split (household);
CREATE INDEX household_split_origin ON household_split (origin);
CREATE TABLE likeness (
  household INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT, short TEXT, phone TEXT, address TEXT
);
CREATE INDEX likeness_name ON likeness (place, name) WHERE name IS NOT NULL;
CREATE INDEX likeness_short ON likeness (place, short) WHERE short IS NOT NULL;
CREATE INDEX likeness_address ON likeness (place, address) WHERE address IS NOT NULL;
CREATE INDEX likeness_phone ON likeness (phone) WHERE phone IS NOT NULL;
CREATE TABLE undo_act (
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, events TEXT NOT NULL, state TEXT NOT NULL,
  undone INTEGER
);
CREATE INDEX undo_act_state ON undo_act (state, act, n);
CREATE TABLE sheet_row (
  sheet TEXT NOT NULL, row INTEGER NOT NULL, text TEXT NOT NULL, visit TEXT, at TEXT NOT NULL,
  PRIMARY KEY (sheet, row)
) WITHOUT ROWID;
CREATE TABLE quality_sample (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, campaign TEXT NOT NULL, seed TEXT NOT NULL,
  size INTEGER NOT NULL, drawn TEXT NOT NULL, officer TEXT, frame BLOB NOT NULL,
  frame_visits INTEGER NOT NULL, frame_sha256 TEXT NOT NULL
);
CREATE TABLE quality_call (
  sample INTEGER NOT NULL REFERENCES quality_sample(n), place INTEGER NOT NULL, visit TEXT NOT NULL,
  answer TEXT, answered TEXT, officer TEXT, PRIMARY KEY (sample, place)
) WITHOUT ROWID;
CREATE INDEX quality_call_visit ON quality_call (visit);
CREATE INDEX standing_returned ON standing (campaign) WHERE status = 'returned';
CREATE INDEX visit_apart ON visit (campaign, canon, day) WHERE NOT counts AND NOT voided;
"""

"""Version 1: events, households, visits, standings, and what a workspace keeps."""

from __future__ import annotations

from typing import Final

V1: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE device (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, signing_key TEXT, number_code TEXT,
  unit_code TEXT, unit_valid_from TEXT, hamlet TEXT, trusted_at TEXT, trusted_how TEXT
);
CREATE TABLE stream (
  n INTEGER PRIMARY KEY, device INTEGER NOT NULL REFERENCES device(n),
  incarnation TEXT NOT NULL, class TEXT NOT NULL, last_seq INTEGER NOT NULL DEFAULT 0,
  UNIQUE (device, incarnation, class)
);
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream INTEGER NOT NULL REFERENCES stream(n),
  seq INTEGER NOT NULL, hlc TEXT NOT NULL, kind TEXT NOT NULL,
  local INTEGER NOT NULL, live INTEGER NOT NULL, known INTEGER NOT NULL, line BLOB NOT NULL
);
CREATE INDEX event_stream ON event (stream, seq);
CREATE INDEX event_unknown ON event (kind) WHERE NOT known;
CREATE TABLE event_batch (
  event INTEGER NOT NULL REFERENCES event(n), batch INTEGER NOT NULL REFERENCES batch(n),
  PRIMARY KEY (batch, event)
) WITHOUT ROWID;
CREATE INDEX event_batch_event ON event_batch (event);
CREATE TABLE batch (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, direction TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
  number INTEGER, profile TEXT, device INTEGER REFERENCES device(n), other_code TEXT, other_unit TEXT,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, created TEXT, handled TEXT NOT NULL,
  events INTEGER, new INTEGER, duplicate INTEGER, applied INTEGER NOT NULL DEFAULT 0, visits INTEGER,
  last_event INTEGER
);
CREATE INDEX batch_sha ON batch (sha256);

CREATE TABLE household (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, canon INTEGER, added INTEGER,
  commune TEXT, commune_from TEXT, added_hamlet TEXT, added_group TEXT, added_order INTEGER,
  added_people INTEGER, added_adults INTEGER, added_smartphones INTEGER, added_has_smartphone INTEGER,
  roster_people INTEGER, roster_adults INTEGER, roster_smartphones INTEGER, has_smartphone INTEGER,
  hamlet TEXT, hamlet_key TEXT, "group" TEXT, "order" INTEGER, code TEXT, name TEXT, phone TEXT,
  address TEXT, note TEXT, walk_key TEXT, name_key TEXT, closed TEXT, text_key TEXT
);
CREATE INDEX household_walk ON household (walk_key, n);
CREATE INDEX household_name ON household (name_key, n);
CREATE INDEX household_code ON household (code) WHERE code IS NOT NULL;
CREATE INDEX household_canon ON household (canon);
CREATE INDEX household_place ON household (commune, commune_from, hamlet_key);
CREATE TABLE field_set (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, field TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, value TEXT, base TEXT
);
CREATE INDEX field_set_household ON field_set (household, field);
CREATE TABLE closing (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, reason TEXT
);
CREATE INDEX closing_household ON closing (household);
CREATE TABLE same_as (
  event INTEGER PRIMARY KEY REFERENCES event(n), a INTEGER NOT NULL, b INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, same INTEGER NOT NULL
);
CREATE INDEX same_as_a ON same_as (a);
CREATE INDEX same_as_b ON same_as (b);
CREATE TABLE visit (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL UNIQUE, household INTEGER NOT NULL,
  canon INTEGER NOT NULL, campaign TEXT NOT NULL, device INTEGER NOT NULL, hlc TEXT NOT NULL,
  officer TEXT, at TEXT NOT NULL, day TEXT NOT NULL, hour INTEGER NOT NULL, result TEXT NOT NULL,
  people INTEGER, smartphones INTEGER, had INTEGER, installed INTEGER, callback TEXT, flyer TEXT,
  voided INTEGER NOT NULL DEFAULT 0, counts INTEGER NOT NULL DEFAULT 1, suspect INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX visit_canon ON visit (canon, campaign);
CREATE INDEX visit_day ON visit (campaign, day);
CREATE TABLE visit_change (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  kind TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX visit_change_visit ON visit_change (visit);
CREATE TABLE visit_note (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  text TEXT
);
CREATE INDEX visit_note_visit ON visit_note (visit);
CREATE TABLE officer (id TEXT PRIMARY KEY, name TEXT, name_hlc TEXT) WITHOUT ROWID;

CREATE TABLE standing (
  household INTEGER NOT NULL, campaign TEXT NOT NULL, status TEXT NOT NULL, visits INTEGER NOT NULL,
  contacts INTEGER NOT NULL, helped INTEGER NOT NULL, people INTEGER, smartphones INTEGER, had INTEGER,
  installed INTEGER NOT NULL, last_visit TEXT, last_result TEXT, last_at TEXT, callback TEXT,
  PRIMARY KEY (household, campaign)
) WITHOUT ROWID;
CREATE INDEX standing_callback ON standing (campaign, callback) WHERE callback IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content='', contentless_delete=1, prefix='1 2 3 4 5 6', detail=none, tokenize='unicode61'
);

CREATE TABLE campaign (id TEXT PRIMARY KEY, body TEXT NOT NULL, loaded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE catalogue (
  digest TEXT PRIMARY KEY, data_date TEXT NOT NULL, body BLOB NOT NULL, loaded TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mapping (shape TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roster_import (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL, counts TEXT NOT NULL, error_sheet TEXT
);
CREATE TABLE roster_row (
  household INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES roster_import(n), body TEXT NOT NULL
);
CREATE TABLE roster_change (
  import INTEGER NOT NULL REFERENCES roster_import(n), household INTEGER NOT NULL, action TEXT NOT NULL,
  former TEXT, PRIMARY KEY (import, household)
) WITHOUT ROWID;
CREATE TABLE draft (household INTEGER PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE audit (n INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
"""

"""Version 3, the province desk: denominators, periods, registers, aggregates."""

from __future__ import annotations

from typing import Final

PROVINCE: Final = """
CREATE TABLE figure_place (
  n INTEGER PRIMARY KEY, commune TEXT NOT NULL, commune_from TEXT NOT NULL, whole INTEGER NOT NULL,
  hamlet_key TEXT NOT NULL, hamlet TEXT NOT NULL, UNIQUE (commune, commune_from, whole, hamlet_key)
);
CREATE TABLE figure_day (
  campaign TEXT NOT NULL, place INTEGER NOT NULL, day TEXT NOT NULL,
  listed INTEGER NOT NULL, found INTEGER NOT NULL, eligible INTEGER NOT NULL, visited INTEGER NOT NULL,
  reached INTEGER NOT NULL, helped INTEGER NOT NULL, people INTEGER NOT NULL, smartphones INTEGER NOT NULL,
  installed INTEGER NOT NULL, visits INTEGER NOT NULL, had INTEGER NOT NULL, registered INTEGER NOT NULL,
  activated INTEGER NOT NULL, working INTEGER NOT NULL, roster_people INTEGER NOT NULL,
  suspect INTEGER NOT NULL, doubled INTEGER NOT NULL,
  PRIMARY KEY (place, campaign, day)
) WITHOUT ROWID;
CREATE TABLE figure_share (household INTEGER PRIMARY KEY, body BLOB NOT NULL);

CREATE TABLE denominator (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  value INTEGER NOT NULL, source TEXT NOT NULL, as_of TEXT NOT NULL, file TEXT NOT NULL, loaded TEXT NOT NULL,
  UNIQUE (kind, code, valid_from, as_of)
);
CREATE TABLE unit_choice (
  code TEXT NOT NULL, valid_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, day TEXT NOT NULL,
  to_code TEXT NOT NULL, to_from TEXT NOT NULL, decided TEXT NOT NULL,
  PRIMARY KEY (code, valid_from, hamlet_key, day)
) WITHOUT ROWID;
CREATE TABLE external_rank (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  rank INTEGER NOT NULL, units INTEGER NOT NULL, rate TEXT, denominator TEXT, as_of TEXT NOT NULL,
  source TEXT NOT NULL, entered TEXT NOT NULL, UNIQUE (campaign, code, valid_from, as_of)
);
CREATE TABLE period (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, number INTEGER NOT NULL, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, cut_off TEXT NOT NULL, closed TEXT NOT NULL, received TEXT NOT NULL,
  missing TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (campaign, number)
);
CREATE TABLE period_row (
  period INTEGER NOT NULL REFERENCES period(n), code TEXT NOT NULL, valid_from TEXT NOT NULL,
  whole INTEGER NOT NULL, hamlet_key TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (period, code, valid_from, whole, hamlet_key)
) WITHOUT ROWID;
CREATE TRIGGER period_kept BEFORE UPDATE ON period BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_not_lost BEFORE DELETE ON period BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_row_kept BEFORE UPDATE ON period_row BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_row_not_lost BEFORE DELETE ON period_row BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TABLE document (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, number TEXT, symbol TEXT NOT NULL, issued_on TEXT,
  issuer TEXT NOT NULL, abstract TEXT NOT NULL, urgency TEXT NOT NULL, aliases TEXT NOT NULL,
  kind TEXT NOT NULL, round INTEGER, units TEXT NOT NULL, entered TEXT NOT NULL
);
CREATE INDEX document_campaign ON document (campaign, n);
CREATE TABLE good_model (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, what TEXT NOT NULL,
  figure TEXT NOT NULL, approved INTEGER NOT NULL, entered TEXT NOT NULL
);
CREATE TABLE zalo_group (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  name TEXT NOT NULL, runner TEXT NOT NULL, link TEXT NOT NULL, entered TEXT NOT NULL
);
CREATE TABLE office_task (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, title TEXT NOT NULL, due TEXT NOT NULL, code TEXT,
  valid_from TEXT, document INTEGER REFERENCES document(n), done TEXT, entered TEXT NOT NULL, reasons TEXT
);
INSERT INTO meta (key, value) SELECT 'figures_stale', 'yes' WHERE EXISTS (SELECT 1 FROM household);
"""

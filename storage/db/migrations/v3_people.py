"""Version 3, people: persons, their stages and memberships, consents."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = """
ALTER TABLE event ADD COLUMN erased TEXT;
CREATE INDEX event_erased ON event (n) WHERE erased IS NOT NULL;
ALTER TABLE household ADD COLUMN persons INTEGER;
ALTER TABLE household ADD COLUMN children INTEGER;
ALTER TABLE household ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX household_hidden ON household (n) WHERE hidden;
CREATE TABLE way_set (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, way TEXT NOT NULL
);
CREATE INDEX way_set_household ON way_set (household);
CREATE TABLE person (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, added INTEGER, added_household INTEGER, added_born TEXT,
  added_sex TEXT, added_child INTEGER, household INTEGER, canon INTEGER, born TEXT, sex TEXT,
  child INTEGER NOT NULL DEFAULT 0, name TEXT, phone TEXT, gone TEXT, erased INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0, may_tell INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX person_canon ON person (canon);
CREATE INDEX person_added ON person (added_household);
CREATE INDEX person_household ON person (household);
CREATE INDEX person_hidden ON person (n) WHERE hidden;
CREATE TABLE person_field (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, field TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, value TEXT, base TEXT
);
CREATE INDEX person_field_person ON person_field (person, field);
CREATE TABLE contested_person (
  person INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (person, field)
) WITHOUT ROWID;
CREATE TABLE person_stage (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, campaign TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, officer TEXT, stage TEXT, reason TEXT, platform TEXT, had INTEGER
);
CREATE INDEX person_stage_person ON person_stage (person);
CREATE TABLE person_void (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX person_void_person ON person_void (person);
CREATE TABLE consent (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER, household INTEGER, purpose TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, officer TEXT, at TEXT, given INTEGER, version TEXT,
  hash TEXT, how TEXT
);
CREATE INDEX consent_person ON consent (person) WHERE person IS NOT NULL;
CREATE INDEX consent_household ON consent (household) WHERE household IS NOT NULL;
CREATE TABLE erasure (event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER, household INTEGER);
CREATE TABLE progress (
  person INTEGER NOT NULL, campaign TEXT NOT NULL, stage TEXT, reason TEXT, platform TEXT,
  had INTEGER NOT NULL, at TEXT NOT NULL, officer TEXT, PRIMARY KEY (person, campaign)
) WITHOUT ROWID;
CREATE TABLE membership (
  organisation TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (organisation, person)
) WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person);
CREATE TABLE member_share (
  organisation TEXT NOT NULL, campaign TEXT NOT NULL, household INTEGER NOT NULL, members INTEGER NOT NULL,
  smartphones INTEGER NOT NULL, installed INTEGER NOT NULL, PRIMARY KEY (organisation, campaign, household)
) WITHOUT ROWID;
CREATE INDEX member_share_household ON member_share (household);
CREATE INDEX household_by_people ON household (n, commune, commune_from) WHERE persons IS NOT NULL;
CREATE TABLE people_total (
  household INTEGER NOT NULL, campaign TEXT NOT NULL, smartphones INTEGER NOT NULL, had INTEGER NOT NULL,
  installed INTEGER NOT NULL, PRIMARY KEY (household, campaign)
) WITHOUT ROWID;
"""

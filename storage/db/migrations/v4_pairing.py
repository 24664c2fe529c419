"""Version 4, pairing: hamlets in which a list seems to be loaded twice, and decisions about them."""

from __future__ import annotations

from typing import Final

PAIRING: Final = """
CREATE TABLE doubled_stale (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, PRIMARY KEY (commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE doubled_list (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, one TEXT NOT NULL,
  other TEXT NOT NULL, pairs INTEGER NOT NULL, PRIMARY KEY (commune, commune_from, hamlet_key, one, other)
) WITHOUT ROWID;
CREATE TABLE doubled_surplus (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, one TEXT NOT NULL,
  other TEXT NOT NULL, campaign TEXT NOT NULL, sizes TEXT NOT NULL, sums TEXT NOT NULL,
  PRIMARY KEY (commune, commune_from, hamlet_key, one, other, campaign)
) WITHOUT ROWID;
CREATE TABLE list_unit (
  list TEXT NOT NULL, commune TEXT NOT NULL, commune_from TEXT NOT NULL,
  PRIMARY KEY (list, commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE shared_list (
  list TEXT NOT NULL, commune TEXT NOT NULL, commune_from TEXT NOT NULL, households INTEGER NOT NULL,
  PRIMARY KEY (list, commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE doubled_decision (
  n INTEGER PRIMARY KEY, commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL,
  one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL,
  at TEXT NOT NULL, events TEXT NOT NULL
);
INSERT INTO doubled_stale SELECT DISTINCT commune, commune_from FROM household WHERE added IS NOT NULL;
"""

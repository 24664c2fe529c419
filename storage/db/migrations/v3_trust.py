"""Version 3, trust: enrolled machines, revocations, versions of what comes down from the province."""

from __future__ import annotations

from typing import Final

TRUST: Final = """
CREATE TABLE device_fact (
  event INTEGER PRIMARY KEY REFERENCES event(n), kind TEXT NOT NULL, device TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, signer TEXT NOT NULL, valid INTEGER NOT NULL,
  signing_key TEXT, age TEXT, unit_code TEXT, unit_valid_from TEXT, hamlet TEXT,
  at TEXT NOT NULL, reason TEXT
);
CREATE INDEX device_fact_device ON device_fact (device, hlc, id);
CREATE TABLE authority (
  signing_key TEXT PRIMARY KEY, age TEXT NOT NULL, unit_code TEXT NOT NULL, unit_valid_from TEXT NOT NULL,
  recovery TEXT, root TEXT, since TEXT NOT NULL, until TEXT
) WITHOUT ROWID;
CREATE TABLE enrol_request (
  device TEXT PRIMARY KEY, received TEXT NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE held_file (
  n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, file TEXT NOT NULL, held TEXT NOT NULL,
  tried_by TEXT NOT NULL
);
CREATE TABLE downstream (
  direction TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL,
  sha256 TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, handled TEXT NOT NULL, signer TEXT NOT NULL,
  PRIMARY KEY (direction, kind, subject)
) WITHOUT ROWID;
CREATE TABLE down_proof (
  kind TEXT NOT NULL, subject TEXT NOT NULL, signer TEXT NOT NULL, version INTEGER NOT NULL,
  head BLOB NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY (kind, subject, signer)
) WITHOUT ROWID;
CREATE VIEW enrolment AS
WITH spoken AS (
  SELECT f.* FROM device_fact f
  WHERE f.valid AND f.signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
)
SELECT s.device, k.signing_key, k.age, k.unit_code, k.unit_valid_from, k.hamlet, k.at AS since,
  CASE WHEN s.kind = 'device.revoked' THEN s.at END AS revoked,
  CASE WHEN s.kind = 'device.revoked' THEN s.reason END AS reason
FROM spoken s LEFT JOIN spoken k ON k.device = s.device AND k.kind <> 'device.revoked'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = k.device AND l.kind <> 'device.revoked'
    AND (l.hlc, l.id) > (k.hlc, k.id))
WHERE s.kind <> 'device.rotated'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = s.device AND l.kind <> 'device.rotated'
    AND (l.hlc, l.id) > (s.hlc, s.id));
"""

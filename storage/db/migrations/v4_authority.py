"""Version 4, authority: machines that a commune vouches for, and verdicts on events."""

from __future__ import annotations

from typing import Final

_MACHINES: Final = """
DROP VIEW enrolment;
CREATE VIEW enrolment AS
WITH spoken AS (
  SELECT f.* FROM device_fact f
  WHERE f.valid AND f.kind <> 'device.vouched'
    AND f.signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
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
CREATE VIEW vouching AS
WITH voucher AS (
  SELECT signing_key, unit_code, unit_valid_from, revoked FROM enrolment WHERE signing_key IS NOT NULL
  UNION ALL
  SELECT d.signing_key, d.unit_code, d.unit_valid_from, e.revoked
  FROM device d LEFT JOIN enrolment e ON e.device = d.id
  WHERE d.trusted_how = 'first file' AND e.signing_key IS NULL
),
vouched AS (
  SELECT f.* FROM device_fact f JOIN event e ON e.n = f.event
  WHERE f.kind = 'device.vouched' AND f.valid AND length(f.unit_code) = 5
    AND (e.local OR EXISTS (SELECT 1 FROM voucher v WHERE v.signing_key = f.signer
      AND v.unit_code = f.unit_code AND v.unit_valid_from = f.unit_valid_from
      AND (v.revoked IS NULL OR f.at < v.revoked)))
)
SELECT v.device, v.signing_key, v.age, v.unit_code, v.unit_valid_from, v.hamlet, v.at AS since, v.signer
FROM vouched v
WHERE NOT EXISTS (SELECT 1 FROM vouched l WHERE l.device = v.device AND (l.hlc, l.id) > (v.hlc, v.id));
"""

_VERDICTS: Final = """
ALTER TABLE event ADD COLUMN verdict INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN forwarder INTEGER REFERENCES device(n);
CREATE INDEX batch_forwarder ON batch (forwarder) WHERE forwarder IS NOT NULL;
CREATE TABLE judgement (
  event INTEGER PRIMARY KEY REFERENCES event(n), verdict INTEGER NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE awaited (
  subject TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event(n), PRIMARY KEY (subject, event)
) WITHOUT ROWID;
CREATE INDEX awaited_event ON awaited (event);
CREATE TABLE device_standing (
  device INTEGER PRIMARY KEY REFERENCES device(n), class TEXT NOT NULL, unit_code TEXT, unit_valid_from TEXT
);
CREATE TABLE province_machine (device TEXT PRIMARY KEY, signing_key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE other_text (
  event TEXT NOT NULL, sha256 TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES batch(n), line BLOB NOT NULL,
  PRIMARY KEY (event, sha256, batch)
) WITHOUT ROWID;
CREATE TABLE stream_seal (
  stream INTEGER NOT NULL REFERENCES stream(n), first INTEGER NOT NULL, last INTEGER NOT NULL,
  signature BLOB NOT NULL, cut TEXT NOT NULL, without TEXT NOT NULL, verified INTEGER NOT NULL,
  PRIMARY KEY (stream, first, last, signature)
) WITHOUT ROWID;
CREATE INDEX stream_seal_unverified ON stream_seal (verified) WHERE NOT verified;
CREATE INDEX other_text_batch ON other_text (batch);
INSERT INTO meta (key, value) SELECT 'before_verdicts', CAST(coalesce(max(n), 0) AS TEXT) FROM event;
"""

AUTHORITY: Final = _MACHINES + _VERDICTS

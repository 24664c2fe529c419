"""Version 4, successors: which lost machine an enrolled one replaces."""

from __future__ import annotations

from typing import Final

SUCCESSORS: Final = """
ALTER TABLE device_fact ADD COLUMN succeeds TEXT;
DROP VIEW enrolment;
CREATE VIEW enrolment AS
WITH spoken AS (
  SELECT f.* FROM device_fact f
  WHERE f.valid AND f.kind <> 'device.vouched'
    AND f.signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
)
SELECT s.device, k.signing_key, k.age, k.unit_code, k.unit_valid_from, k.hamlet, k.at AS since,
  CASE WHEN s.kind = 'device.revoked' THEN s.at END AS revoked,
  CASE WHEN s.kind = 'device.revoked' THEN s.reason END AS reason,
  (SELECT e.succeeds FROM spoken e WHERE e.device = s.device AND e.kind = 'device.enrolled'
    ORDER BY e.hlc DESC, e.id DESC LIMIT 1) AS succeeds
FROM spoken s LEFT JOIN spoken k ON k.device = s.device AND k.kind <> 'device.revoked'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = k.device AND l.kind <> 'device.revoked'
    AND (l.hlc, l.id) > (k.hlc, k.id))
WHERE s.kind <> 'device.rotated'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = s.device AND l.kind <> 'device.rotated'
    AND (l.hlc, l.id) > (s.hlc, s.id));
"""

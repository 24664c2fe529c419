"""Version 4, registers: what the author of a change had seen, for every kind."""

from __future__ import annotations

from typing import Final

_PASSED: Final = """
UPDATE {table} SET hlc = '-' || hlc WHERE EXISTS (SELECT 1 FROM seen_tip s JOIN {table} l ON l.event = s.event
  WHERE s.tip = {table}.id AND l.event <> {table}.event AND l.{subject} = {table}.{subject}
    AND l.field = {table}.field);
"""

REGISTERS: Final = (
    """
CREATE TABLE seen_tip (
  event INTEGER NOT NULL REFERENCES event(n), tip TEXT NOT NULL, PRIMARY KEY (event, tip)
) WITHOUT ROWID;
CREATE INDEX seen_tip_tip ON seen_tip (tip);
INSERT INTO seen_tip SELECT event, base FROM resolved_tip
  UNION SELECT event, base FROM field_set WHERE base IS NOT NULL
  UNION SELECT event, base FROM person_field WHERE base IS NOT NULL;
DROP TABLE resolved_tip;
ALTER TABLE consent ADD COLUMN v INTEGER NOT NULL DEFAULT 1;
CREATE TABLE officer_name (
  event INTEGER PRIMARY KEY REFERENCES event(n), who TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX officer_name_who ON officer_name (who);
INSERT INTO officer_name
  SELECT n, json_extract(CAST(line AS TEXT), '$.who'), hlc, id, json_extract(CAST(line AS TEXT), '$.value')
  FROM event WHERE kind = 'officer.field' AND live AND known AND erased IS NULL
    AND json_extract(CAST(line AS TEXT), '$.field') = 'name';
ALTER TABLE officer DROP COLUMN name_hlc;
"""
    + _PASSED.format(table="field_set", subject="household")
    + _PASSED.format(table="person_field", subject="person")
)
"""A consent of version 1 keeps its meaning: of several the last by (hlc, id) is in force."""

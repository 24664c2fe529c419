"""Other laptops of this ward, and what each was given. It answers `core.enrolment.ward_desk.WardLaptops`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.base.ids import DeviceId
from core.base.keytext import short_number
from core.enrolment.ward_desk import WardLaptop
from core.records.workspace import WorkspaceInfo
from core.sync.desk import HANDED
from core.sync.keyfile import PublicKeys
from storage.db.connection import Connection
from storage.db.rows import scalar

_LAPTOPS: Final = f"""
WITH machine AS (
  SELECT device, age, signing_key, unit_code, unit_valid_from, hamlet FROM enrolment
  WHERE revoked IS NULL AND signing_key IS NOT NULL
  UNION ALL
  SELECT v.device, v.age, v.signing_key, v.unit_code, v.unit_valid_from, v.hamlet FROM vouching v
  WHERE v.device NOT IN (SELECT device FROM enrolment)
  UNION ALL
  SELECT d.id, s.age, d.signing_key, d.unit_code, d.unit_valid_from, d.hamlet
  FROM device d JOIN sender s ON s.device = d.n
  WHERE d.trusted_at IS NOT NULL AND d.id NOT IN (SELECT device FROM enrolment)
    AND d.id NOT IN (SELECT device FROM vouching)),
handed AS (
  SELECT other_key, max(handled) AS handled, max(last_event) AS last_event FROM batch
  WHERE direction = 'out' AND state = '{HANDED}' GROUP BY other_key)
SELECT m.device, m.age, m.signing_key, m.hamlet, coalesce(h.handled, ''), (
  SELECT count(*) FROM visit v JOIN event e ON e.n = v.event JOIN stream s ON s.n = e.stream
    JOIN device d ON d.n = s.device
  WHERE e.n > coalesce(h.last_event, 0) AND d.id <> m.device)
FROM machine m LEFT JOIN handed h ON h.other_key = m.signing_key
WHERE m.unit_code = ? AND m.unit_valid_from = ? AND m.device <> ? AND m.age IS NOT NULL
ORDER BY m.hamlet, m.device
"""

_CAME: Final = """
SELECT max(handled) FROM batch WHERE direction = 'in' AND other_code = ?
"""


class SqlWardLaptops:
    """Reads over one connection; `unit_name` (code, valid_from) names the ward."""

    def __init__(
        self, connection: Connection, info: WorkspaceInfo, own: DeviceId, unit_name: Callable[[str, str], str]
    ) -> None:
        self._connection = connection
        self._unit = (info.unit.code, info.unit.valid_from.isoformat())
        self._own = own
        self._unit_name = unit_name

    def laptops(self) -> Sequence[WardLaptop]:
        rows = self._connection.execute(_LAPTOPS, (*self._unit, self._own)).fetchall()
        return [self._laptop(row) for row in rows]

    def _laptop(self, row: tuple[str, str, str, str | None, str, int]) -> WardLaptop:
        device, age, signing_key, hamlet, handed, waiting = row
        unit_code, unit_valid_from = self._unit
        unit_name = self._unit_name(unit_code, unit_valid_from)
        keys = PublicKeys(
            unit_code=unit_code,
            unit_valid_from=unit_valid_from,
            unit_name=unit_name,
            hamlet=hamlet,
            age_recipient=age,
            signing_key=signing_key,
        )
        came = scalar(self._connection.execute(_CAME, (short_number(keys.number),)))
        return WardLaptop(
            device=DeviceId(device),
            keys=keys,
            place=", ".join(filter(None, (hamlet, unit_name))),
            handed=handed,
            received=came or "",
            waiting=waiting,
        )

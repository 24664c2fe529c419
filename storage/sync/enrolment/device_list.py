"""The list of machines: those of the province, and those accepted by a first file in this workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.base.ids import DeviceId
from core.base.keytext import number_code
from core.enrolment.models import Device, DeviceState, MachineKeys
from storage.db.connection import Connection

_LIST: Final = """
SELECT e.device, e.signing_key, e.age, d.number_code, coalesce(e.unit_code, d.unit_code),
  coalesce(e.unit_valid_from, d.unit_valid_from), coalesce(e.hamlet, d.hamlet),
  coalesce(e.since, d.trusted_at, e.revoked), e.revoked, e.reason, 1, e.succeeds
FROM enrolment e LEFT JOIN device d ON d.id = e.device
UNION ALL
SELECT d.id, d.signing_key, NULL, d.number_code, d.unit_code, d.unit_valid_from, d.hamlet, d.trusted_at,
  NULL, NULL, CASE d.trusted_how WHEN 'vouched' THEN 2 ELSE 0 END, NULL
FROM device d WHERE d.trusted_at IS NOT NULL AND d.id NOT IN (SELECT device FROM enrolment)
UNION ALL
SELECT v.device, v.signing_key, v.age, NULL, v.unit_code, v.unit_valid_from, v.hamlet, v.since,
  NULL, NULL, 2, NULL
FROM vouching v LEFT JOIN device d ON d.id = v.device
WHERE d.trusted_at IS NULL AND v.device NOT IN (SELECT device FROM enrolment)
  AND v.device <> (SELECT value FROM meta WHERE key = 'device')
ORDER BY 5, 7, 4, 1
"""

_LAST_FILES: Final = """
SELECT other_code, max(handled) FROM batch WHERE direction = 'in' AND other_code IS NOT NULL GROUP BY 1
"""


def read_devices(connection: Connection, unit_name: Callable[[str, str], str]) -> Sequence[Device]:
    """By unit, hamlet and number."""
    last: dict[str, str] = dict(connection.execute(_LAST_FILES).fetchall())
    return [_device(row, last, unit_name) for row in connection.execute(_LIST).fetchall()]


def _device(row: tuple[str, ...], last: dict[str, str], unit_name: Callable[[str, str], str]) -> Device:
    device, key, age, number, unit, valid_from, hamlet, since, revoked, reason, said, succeeds = row
    if key and age:
        number = number_code(age, key)
    state = (DeviceState.TRUSTED, DeviceState.ENROLLED, DeviceState.VOUCHED)[int(said)]
    return Device(
        device=DeviceId(device),
        state=DeviceState.REVOKED if revoked else state,
        place=", ".join(filter(None, (hamlet, unit_name(unit, valid_from) if unit else ""))),
        unit_code=unit or "",
        number=number or "",
        since=since or "",
        revoked=revoked,
        reason=reason,
        last_file=last.get((number or "")[:9], ""),
        succeeds=succeeds or "",
    )


def enrolled_keys(connection: Connection, *, also_revoked: bool = False) -> Sequence[MachineKeys]:
    """Machines that may send and receive now."""
    return [
        MachineKeys(
            device=DeviceId(device),
            unit_code=unit,
            unit_valid_from=valid_from,
            hamlet=hamlet,
            age=age,
            minisign=key,
            succeeds=None if succeeds is None else DeviceId(succeeds),
        )
        for device, key, age, unit, valid_from, hamlet, succeeds in connection.execute(
            "SELECT device, signing_key, age, unit_code, unit_valid_from, hamlet, succeeds FROM enrolment"
            " WHERE (? OR revoked IS NULL) AND signing_key IS NOT NULL ORDER BY unit_code, device",
            (also_revoked,),
        )
    ]


def decision_lines(connection: Connection) -> Sequence[bytes]:
    """The lines of the present province's decisions, in their order."""
    rows = connection.execute(
        "SELECT e.line FROM device_fact f JOIN event e ON e.n = f.event WHERE f.valid"
        " AND f.signer IN (SELECT signing_key FROM authority WHERE until IS NULL) ORDER BY f.hlc, f.id"
    )
    return [bytes(line) for (line,) in rows]

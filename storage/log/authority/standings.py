"""Class and unit of each machine, in the order: province's enrolment, vouching, local acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from core.authority.may import UNKNOWN, Place, Standing, class_of, covers
from core.authority.rules import DeviceClass
from core.units.merging import catalogue_with
from storage.db.connection import Connection
from storage.db.sql import json_list, stored_catalogues

_PROVINCE: Final = """
SELECT m.device, a.unit_code, a.unit_valid_from, NULL FROM authority a
  JOIN (SELECT device, signing_key FROM province_machine
    UNION SELECT id, signing_key FROM device WHERE trusted_at IS NOT NULL) m ON m.signing_key = a.signing_key
WHERE a.until IS NULL
"""
_ENROLLED: Final = """
SELECT device, unit_code, unit_valid_from, hamlet FROM enrolment WHERE unit_code IS NOT NULL
"""
_VOUCHED: Final = "SELECT device, unit_code, unit_valid_from, hamlet FROM vouching"
_ACCEPTED: Final = """
SELECT id, unit_code, unit_valid_from, hamlet FROM device
WHERE trusted_how = 'first file' AND unit_code IS NOT NULL
"""


OWN_KEYS: Final = ("device", "unit_code", "unit_valid_from", "hamlet")
_OWN: Final = json_list(OWN_KEYS)


class Standings:
    """Read as a whole when first asked for, and kept until `forget`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Standing] | None = None
        self.covers = cache(self._covers)

    def forget(self) -> None:
        self._known = None

    def of(self, device: str) -> Standing:
        """Return the standing of a device id."""
        return self.all().get(device, UNKNOWN)

    def all(self) -> dict[str, Standing]:
        """Return the standings of all machines of which something is known, by device id."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Standing]:
        execute = self._connection.execute
        found: dict[str, Standing] = {}
        for device, code, valid_from, hamlet in execute(_ACCEPTED):
            # never above, whatever its file claims
            cls = DeviceClass.HAMLET if hamlet else DeviceClass.COMMUNE
            found[device] = Standing(cls, Place(code, valid_from))
        for sql in (_VOUCHED, _ENROLLED, _PROVINCE):
            for device, *said in execute(sql):
                found[device] = _standing(*said)
        meta: dict[str, str] = dict(
            execute("SELECT key, value FROM meta WHERE key IN (SELECT value FROM json_each(?))", (_OWN,))
        )
        own = own_standing(meta)
        return found if own is None else {**found, meta["device"]: own}

    def _covers(self, upper: Place, lower: Place) -> bool:
        if upper == lower or (upper.code == lower.code and not lower.valid_from):
            return True
        return covers(catalogue_with(stored_catalogues(self._connection)), upper, lower)


def own_standing(meta: Mapping[str, str]) -> Standing | None:
    """Return the standing of the workspace with these values of `OWN_KEYS`, None while it is being made."""
    if not {"device", "unit_code"} <= meta.keys():
        return None
    return _standing(meta["unit_code"], meta["unit_valid_from"], meta.get("hamlet"))


def _standing(code: str, valid_from: str, hamlet: str | None) -> Standing:
    return Standing(class_of(code, hamlet or None), Place(code, valid_from))

"""Decisions about machines, as signed events in the stream of the machine that decides."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from core.base.clock import HLC_ZERO, Clock, Hlc, hlc_after, iso, next_hlc
from core.enrolment import fields as statements
from core.enrolment.models import MachineKeys, RevokeReason
from core.events.kinds import EventKind, without_none
from storage.db.rows import scalar
from storage.keys import minisign
from storage.keys.device_keys import DeviceKeys
from storage.log.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Signs decisions with the province's working key; a vouching with the key of the commune's machine."""

    keys: DeviceKeys
    clock: Clock

    def enrol(self, unit: UnitOfWork, keys: MachineKeys, *, at: str | None = None) -> None:
        said = without_none(**_place_and_keys(keys), succeeds=keys.succeeds)
        self._record(unit, EventKind.DEVICE_ENROLLED, said, keys.device, at)

    def rotate(self, unit: UnitOfWork, keys: MachineKeys) -> None:
        self._record(unit, EventKind.DEVICE_ROTATED, _place_and_keys(keys), keys.device, None)

    def vouch(self, unit: UnitOfWork, keys: MachineKeys) -> None:
        """Records that another machine of the commune may send; `self.keys` are those of this machine."""
        self._record(unit, EventKind.DEVICE_VOUCHED, _place_and_keys(keys), keys.device, None)

    def revoke(self, unit: UnitOfWork, device: str, *, at: str, reason: RevokeReason) -> None:
        self._record(unit, EventKind.DEVICE_REVOKED, {"reason": reason.value}, device, at)

    def _record(
        self, unit: UnitOfWork, kind: EventKind, said: dict[str, object], device: str, at: str | None
    ) -> None:
        """Record a decision stamped with the coming hlc, or behind the stamp of the last decision.

        Decisions about a machine are ordered only by their stamps: one made while the clock was far ahead
        would be in force for decades.
        """
        now = self.clock.now()
        payload: dict[str, object] = {
            "machine": device,
            **said,
            "at": at or iso(now),
            "stamp": max(next_hlc(unit.last_hlc, now), _behind(unit, device, self.keys.signing_key)),
            "signer": self.keys.signing_key,
        }
        signature = minisign.sign_plain(statements.decision(kind.value, payload), self.keys.seed)
        payload[statements.SIGNATURE] = base64.b64encode(signature).decode()
        unit.record(kind, payload)


def _behind(unit: UnitOfWork, device: str, signer: str) -> Hlc:
    """Return the stamp behind that of the last stored decision about a machine."""
    last = scalar(
        unit.connection.execute(
            "SELECT max(hlc) FROM device_fact WHERE device = ? AND valid"
            " AND (signer = ? OR signer IN (SELECT signing_key FROM authority))",
            (device, signer),
        )
    )
    return HLC_ZERO if last is None else hlc_after(Hlc(last))


def _place_and_keys(keys: MachineKeys) -> dict[str, object]:
    return without_none(
        minisign=keys.minisign,
        age=keys.age,
        unit=keys.unit_code,
        valid_from=keys.unit_valid_from,
        hamlet=keys.hamlet,
    )

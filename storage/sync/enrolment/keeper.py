"""Enrolment of an open workspace. It answers `core.enrolment.keeper.EnrolmentKeeper`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from core.base.clock import Clock, iso, parse_instant
from core.base.errors import UserError
from core.base.ids import DeviceId
from core.base.keytext import number_code, short_number
from core.enrolment import fields as statements
from core.enrolment.files import read_request, request_line, signed
from core.enrolment.models import (
    Device,
    DeviceState,
    EnrolRequest,
    KeysStanding,
    MachineKeys,
    OfflineKeys,
    Province,
    Replaced,
    RevokeReason,
    UnlockRequest,
)
from core.records.workspace import WorkspaceInfo
from core.sync.downstream import DownKind
from core.sync.manifest import Sender
from storage.db.files import PRIVATE, write_beside, write_verified
from storage.db.rows import scalar
from storage.keys import device_keys, keyring, loose, minisign
from storage.keys.device_keys import DeviceKeys
from storage.keys.keyring import DataKey
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches
from storage.sync.enrolment import ceremony, unlock
from storage.sync.enrolment.ceremony import KeyMaker
from storage.sync.enrolment.device_list import enrolled_keys, read_devices
from storage.sync.enrolment.keys_file import ASKED, EXPECTED, KeysHandler, KeysWriter
from storage.sync.registry.held import HeldFiles
from storage.sync.registry.versions import newest
from storage.sync.trust import province_keys as authority
from storage.sync.trust.decisions import Decider

DEVICE_KEYS: Final = "device_keys"


class SqlEnrolment:
    """Keys, requests and decisions of one workspace."""

    def __init__(
        self,
        store: SqlStore,
        batches: SqlBatches,
        info: WorkspaceInfo,
        key: DataKey,
        *,
        unit_name: Callable[[str, str], str],
        make_keys: KeyMaker = device_keys.generate,
    ) -> None:
        self._store = store
        self._batches = batches
        self._info = info
        self._key = key
        self._unit_name = unit_name
        self._make_keys = make_keys
        self._held = HeldFiles(store, info.folder)
        batches.handlers[DownKind.KEYS.value] = KeysHandler(store, self._keep_escrow)

    @property
    def _clock(self) -> Clock:
        return self._store.clock

    def standing(self) -> KeysStanding:
        province = authority.current(self._store.connection)
        own = self._batches.keys
        is_province = province is not None and province.minisign == own.signing_key
        last = newest(self._store.connection, "out" if is_province else "in", DownKind.KEYS.value)
        expires = None if last is None else last.expires
        return KeysStanding(
            province=province,
            version=0 if last is None else last.version,
            created=None if last is None else last.created,
            expires=expires,
            is_expired=expires is not None and self._clock.now() > parse_instant(expires),
            is_province=is_province,
            has_ceremony=province is not None and province.root is not None,
            has_escrow=keyring.read_lock(self._info.folder).escrow is not None,
            own_number=own.number,
            own_state=self._own_state(),
            expected=self._store.meta(EXPECTED) or "",
            has_asked=bool(self._store.meta(ASKED)),
        )

    def _own_state(self) -> DeviceState | None:
        revoked, signing_key = self._store.connection.execute(
            "SELECT revoked, signing_key FROM enrolment WHERE device = ?", (self._store.identity.device,)
        ).fetchone() or (None, None)
        if revoked is not None:
            return DeviceState.REVOKED
        return DeviceState.ENROLLED if signing_key == self._batches.keys.signing_key else None

    def devices(self) -> Sequence[Device]:
        return read_devices(self._store.connection, self._unit_name)

    # The laptop's part

    def request_file(self, expected: str | None) -> bytes:
        """The signed request of this machine; `expected` is the number of the province that shall answer."""
        keys = self._own()
        line = request_line(keys, created=iso(self._clock.now()), former=None, proof=None)
        with self._store.writing() as unit:
            unit.set_meta(ASKED, iso(self._clock.now()))
            if expected is not None:
                unit.set_meta(EXPECTED, expected)
        return self._signed_request(line, self._batches.keys)

    def change_own_keys(self) -> bytes:
        """Make new keys; the request that informs the province is signed by the old one too."""
        old = self._batches.keys
        new = self._new_keys(old)
        with self._store.writing() as unit:
            unit.set_meta(DEVICE_KEYS, json.dumps(new.texts()))
        self._batches.keys_changed()
        keys = self._own()
        message = statements.own_rotation(device=keys.device, age=keys.age, minisign=keys.minisign)
        line = request_line(
            keys,
            created=iso(self._clock.now()),
            former=old.signing_key,
            proof=minisign.sign_plain(message, old.seed),
        )
        return self._signed_request(line, new)

    def expect(self, number: str) -> None:
        """The next keys file of the province with this number is obeyed."""
        with self._store.writing() as unit:
            unit.set_meta(EXPECTED, number)

    def write(self, path: Path, data: bytes) -> Path:
        """Write, read back and compare, never over another file of its name. Raises `file.*`."""
        return write_beside(path, data)

    def write_secret(self, path: Path, data: bytes, *, goes: bool) -> None:
        if goes:
            loose.write_loose(self._info.folder, path, data)
        else:
            write_verified(path, data, mode=PRIVATE)

    def destroy_secret(self, path: Path) -> None:
        loose.destroy_loose(self._info.folder, path)

    # The province's part

    def read_request(self, data: bytes) -> EnrolRequest:
        request = read_request(data, verifies=_verifies, verifies_plain=minisign.verifies_plain)
        place = self._unit_name(request.keys.unit_code, request.keys.unit_valid_from)
        place = ", ".join(filter(None, (request.keys.hamlet, place)))
        return replace(request, place=place, replaces=self.replaced(request))

    def replaced(self, request: EnrolRequest) -> str:
        """Place and number of the enrolled machine that a request would replace, or "".

        A request without a proof by its key; of a revoked machine also one with it: a thief has that key.
        """
        row = self._store.connection.execute(
            "SELECT hamlet, unit_code, unit_valid_from, age, signing_key FROM enrolment"
            " WHERE device = ? AND signing_key <> ? AND (? OR revoked IS NOT NULL)",
            (request.keys.device, request.keys.minisign, request.former is None),
        ).fetchone()
        if row is None:
            return ""
        hamlet, code, valid_from, age, key = row
        number = short_number(number_code(age, key))
        return ", ".join(filter(None, (hamlet, self._unit_name(code, valid_from), number)))

    def keep_request(self, request: EnrolRequest, data: bytes) -> None:
        with self._store.writing() as unit:
            unit.connection.execute(
                "INSERT OR REPLACE INTO enrol_request VALUES (?, ?, ?)",
                (request.keys.device, iso(self._clock.now()), data),
            )

    def drop_request(self, device: DeviceId) -> None:
        with self._store.writing() as unit:
            unit.connection.execute("DELETE FROM enrol_request WHERE device = ?", (device,))

    def requests(self) -> Sequence[EnrolRequest]:
        rows = self._store.connection.execute(
            "SELECT body FROM enrol_request ORDER BY received, device"
        ).fetchall()
        return [self.read_request(bytes(body)) for (body,) in rows]

    def become_province(self) -> Province:
        """The keys of this machine count as the province's from its first decision on."""
        province = authority.current(self._store.connection)
        if province is None:
            province = self._as_province()
            with self._store.writing() as unit:
                authority.install(unit, province, iso(self._clock.now()))
        if province.minisign != self._batches.keys.signing_key:
            raise UserError("enrolment.not_province")
        return province

    def prepare_ceremony(self, cards: str | None) -> OfflineKeys:
        """Raises `enrolment.ceremony_done` or `enrolment.card`."""
        if self.become_province().root is not None:
            raise UserError("enrolment.ceremony_done")
        return ceremony.prepare(self._as_province(), self._make_keys, cards)

    def complete_ceremony(self, made: OfflineKeys) -> None:
        with self._store.writing() as unit:
            ceremony.complete(unit, made, self._clock)
        self._keep_escrow(made.province)

    def change_province_keys(self, root: str | None) -> Province:
        """Make new working keys, signed by the old one or by the root; all decisions are issued again with
        them.
        """
        before, old = self.become_province(), self._batches.keys
        seed = old.seed if root is None else ceremony.root_seed(root)
        if root is not None and minisign.public_key_text(seed) != before.root:
            raise UserError("enrolment.card")
        known = enrolled_keys(self._store.connection, also_revoked=True)
        devices, machines = self.devices(), {keys.device: keys for keys in known}
        new = self._new_keys(old)
        after = replace(before, age=new.recipient, minisign=new.signing_key)
        now = iso(self._clock.now())
        decider = Decider(keys=new, clock=self._clock)
        with self._store.writing() as unit:
            unit.set_meta(DEVICE_KEYS, json.dumps(new.texts()))
            authority.install(unit, after, now)
            authority.add_link(
                unit, ceremony.make_link(seed, age=after.age, signing_key=after.minisign, since=now)
            )
            for device in devices:
                if device.device in machines:
                    decider.enrol(unit, machines[device.device], at=device.since)
                if device.revoked is not None:
                    reason = RevokeReason(device.reason or RevokeReason.OTHER)
                    decider.revoke(unit, device.device, at=device.revoked, reason=reason)
            unit.audit("keys.rotate", after.number[:9])
        self._batches.keys_changed()
        self._keep_escrow(after)
        return after

    def enrol(self, request: EnrolRequest, reason: str = "", old: Replaced | None = None) -> None:
        """`reason`: typed where it replaces another machine; `old` is revoked in the same transaction.

        A replacement that was decided already is not recorded again. Raises `enrolment.former` where a change
        of keys names another old key than the list does.
        """
        keys = request.keys if old is None else replace(request.keys, succeeds=old.device.device)
        with self._store.writing() as unit:
            if old is None or keys not in enrolled_keys(unit.connection):
                self._enrol(unit, keys, request)
                unit.audit("device.enrolled", f"{short_number(keys.number)} {reason}".strip())
            if old is not None:
                self._revoke_replaced(unit, old)
            unit.connection.execute("DELETE FROM enrol_request WHERE device = ?", (keys.device,))

    def _enrol(self, unit: UnitOfWork, keys: MachineKeys, request: EnrolRequest) -> None:
        decider = Decider(keys=self._batches.keys, clock=self._clock)
        if keys.succeeds is not None or request.former is None or self.replaced(request):
            decider.enrol(unit, keys)
            return
        now = "SELECT signing_key FROM enrolment WHERE device = ? AND revoked IS NULL"
        if scalar(unit.connection.execute(now, (keys.device,))) != request.former:
            raise UserError("enrolment.former", number=short_number(keys.number))
        decider.rotate(unit, keys)

    def _revoke_replaced(self, unit: UnitOfWork, old: Replaced) -> None:
        """Revoke the lost machine from now on; one that was revoked before stays revoked from then."""
        if old.device.revoked is None:
            decider = Decider(keys=self._batches.keys, clock=self._clock)
            decider.revoke(unit, old.device.device, at=iso(self._clock.now()), reason=old.cause)
            unit.audit("device.revoked", f"{old.device.short} {old.cause.value}")

    def revoke(self, device: Device, *, at: str, reason: RevokeReason) -> None:
        decider = Decider(keys=self._batches.keys, clock=self._clock)
        with self._store.writing() as unit:
            decider.revoke(unit, device.device, at=at, reason=reason)
            unit.audit("device.revoked", f"{device.short} {reason.value}")

    def vouch(self, request: EnrolRequest) -> None:
        decider = Decider(keys=self._batches.keys, clock=self._clock)
        with self._store.writing() as unit:
            decider.vouch(unit, request.keys)
            unit.audit("device.vouched", short_number(request.keys.number))

    def publish(self, out: Path, devices: Sequence[DeviceId] | None) -> tuple[int, tuple[Path, ...]]:
        """(version, files) for these machines, or for all that may send."""
        addressees = [
            keys.age
            for keys in enrolled_keys(self._store.connection)
            if devices is None or keys.device in devices
        ]
        if not addressees:
            raise UserError("enrolment.nobody")
        writer = KeysWriter(store=self._store, sender=self._sender(), seed=self._batches.keys.seed)
        written = writer.write(self.become_province(), addressees, out)
        self._batches.write_anchor()
        return written

    # Forgotten passphrases

    def answer_unlock(self, wish: UnlockRequest, card: str | None) -> bytes:
        identities = self._batches.keys.identities
        if card is not None:
            identities = (ceremony.recovery_identity(card),)
        data = unlock.answer(wish, identities)
        with self._store.writing() as unit:
            unit.audit("unlock.answer", f"{wish.machine} {wish.number[:9]}")
        return data

    def waits_for_this_program(self) -> bool:
        return self._held.waits_for_this_program()

    # Helpers

    def _keep_escrow(self, province: Province) -> None:
        """The data key for the province and its offline key, once they are known, and when they change."""
        own = self._batches.keys
        recipients = [province.recovery] if province.recovery is not None else []
        if province.minisign != own.signing_key:
            recipients.insert(0, province.age)
        lock = keyring.read_lock(self._info.folder)
        if not recipients or (lock.escrow is not None and lock.escrow.recipients == tuple(recipients)):
            return
        escrow = unlock.make_escrow(
            self._key,
            recipients=recipients,
            unit_code=self._info.unit.code,
            machine=short_number(own.number),
        )
        keyring.set_escrow(self._info.folder, escrow)

    def _new_keys(self, old: DeviceKeys) -> DeviceKeys:
        return replace(self._make_keys(), former=old.identities)

    def _own(self) -> MachineKeys:
        keys = self._batches.own_keys()
        return MachineKeys(
            device=self._store.identity.device,
            unit_code=keys.unit_code,
            unit_valid_from=keys.unit_valid_from,
            hamlet=keys.hamlet,
            age=keys.age_recipient,
            minisign=keys.signing_key,
        )

    def _as_province(self) -> Province:
        keys = self._batches.own_keys()
        return Province(
            unit_code=keys.unit_code,
            unit_valid_from=keys.unit_valid_from,
            age=keys.age_recipient,
            minisign=keys.signing_key,
        )

    def _sender(self) -> Sender:
        keys = self._batches.own_keys()
        return Sender(
            device=self._store.identity.device,
            incarnation=self._store.incarnation(),
            unit_code=keys.unit_code,
            unit_valid_from=keys.unit_valid_from,
            hamlet=keys.hamlet,
            age_recipient=keys.age_recipient,
            signing_key=keys.signing_key,
        )

    @staticmethod
    def _signed_request(line: bytes, keys: DeviceKeys) -> bytes:
        return signed(line, minisign.sign(line, keys.seed, "enrol-request"))


def _verifies(message: bytes, signature_file: bytes, key: str) -> bool:
    try:
        minisign.verify(message, signature_file, key)
    except minisign.BadSignatureError:
        return False
    return True

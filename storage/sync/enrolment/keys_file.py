"""The keys file: written by the province, obeyed by everybody who knows it (docs/keys.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from core.base.clock import Hlc, iso
from core.base.errors import ExitCode, UserError
from core.base.keytext import number_code
from core.base.program import VERSION
from core.enrolment.keys_body import BAD_BODY, KeysBody, chain_reaches, read_body, write_body
from core.enrolment.models import KEYS_VALID_DAYS, Province
from core.events.lines import decode
from core.sync.downstream import MAX_ADDRESSEES, DownHead, DownKind
from core.sync.manifest import Sender
from storage.db.files import make_folder, write_beside
from storage.keys import minisign
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore
from storage.sync.downstream.reader import Applied, province_machine
from storage.sync.enrolment.device_list import decision_lines
from storage.sync.format.downstream_file import OpenedDownstream, seal_downstream
from storage.sync.registry.versions import next_version, note_written
from storage.sync.trust import province_keys as authority

EXPECTED: Final = "enrol.expected"
"""The number of the province that our request was written for, until its answer comes."""

ASKED: Final = "enrol.asked"
"""When a request was written, until a keys file comes."""

_KINDS: Final = ("device.enrolled", "device.revoked", "device.rotated")


def body_of(store: SqlStore, province: Province) -> KeysBody:
    ceremony, certificate = authority.ceremony(store.connection) or (None, None)
    return KeysBody(
        province=province,
        ceremony=ceremony,
        certificate=certificate,
        links=authority.links(store.connection),
        lines=tuple(decision_lines(store.connection)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysWriter:
    """Writes what the province decided, for the machines that shall know it."""

    store: SqlStore
    sender: Sender
    seed: bytes

    def write(self, province: Province, addressees: Sequence[str], out: Path) -> tuple[int, tuple[Path, ...]]:
        """(version, files): one file for every 60 addressees, read back; the version is noted at the end."""
        now = self.store.clock.now()
        body = write_body(body_of(self.store, province))
        version = next_version(self.store.connection, DownKind.KEYS.value, "", now)
        groups = [addressees[at : at + MAX_ADDRESSEES] for at in range(0, len(addressees), MAX_ADDRESSEES)]
        head = DownHead(
            kind=DownKind.KEYS.value,
            version=version,
            created=iso(now),
            expires=iso(now + timedelta(days=KEYS_VALID_DAYS)),
            sender=self.sender,
            addressees=("",),
            app_version=VERSION,
        )
        make_folder(out)
        files = []
        for place, group in enumerate(groups, start=1):
            piece = f"_{place}" if len(groups) > 1 else ""
            path = out / f"TN_{self.sender.unit_code}_khoa_{version:04d}{piece}.tnd"
            files.append(write_beside(path, self._sealed(head, group, body, province.recovery)))
        with self.store.writing() as unit:
            note_written(unit, head, iso(now))
            unit.audit("keys.publish", f"{version} {len(addressees)}")
        return version, tuple(files)

    def _sealed(self, head: DownHead, group: Sequence[str], body: bytes, recovery: str | None) -> bytes:
        return seal_downstream(
            replace(head, addressees=tuple(group)), body, recovery=recovery, seed=self.seed
        )


class KeysHandler:
    """Reads what the province decided. It answers `storage.sync.downstream.reader.Handler`."""

    def __init__(self, store: SqlStore, after: Callable[[Province], None]) -> None:
        """`after` receives the province in force, before the transaction ends."""
        self._store = store
        self._after = after

    def authorise(self, opened: OpenedDownstream) -> None:
        body = read_body(opened.body, minisign.verifies_plain)
        said = body.province
        if said.minisign != opened.signer or said.age != opened.head.sender.age_recipient:
            raise UserError(BAD_BODY)
        self._check_ceremony(body)
        known = authority.current(self._store.connection)
        if known is None:
            self._check_expected(said)
            return
        if known.root is not None and said.root != known.root:
            raise UserError(BAD_BODY)
        former = authority.former_keys(self._store.connection)
        if said.minisign in former:
            raise UserError("downstream.old_key")
        links = [link for link in body.links if link.by not in former]
        if chain_reaches([known.minisign], known.root, links, said.minisign) is None:
            raise _unknown(said)

    def begins_anew(self, opened: OpenedDownstream) -> bool:
        """Return True where the user compared the number of the new keys: a lost machine's versions are not
        known.
        """
        head = opened.head
        number = number_code(head.sender.age_recipient, opened.signer)
        return (self._store.meta(EXPECTED) or "") == number

    def counted_as(self, opened: OpenedDownstream) -> str:
        return opened.head.subject

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        body = read_body(opened.body, minisign.verifies_plain)
        authority.install(unit, body.province, iso(self._store.clock.now()))
        province_machine(unit, opened)
        authority.keep_proofs(unit, body)
        unit.set_meta(EXPECTED, "")
        unit.set_meta(ASKED, "")
        added = unit.events.add_received(_decisions(body), batch)
        newest = max((decode(line).hlc for line in body.lines), default=None)
        if newest is not None:
            unit.observe(Hlc(newest))
        unit.audit("keys.accept", f"{opened.head.version} {body.province.number[:9]}")
        self._after(body.province)
        return Applied(new=added.new, duplicate=added.duplicate)

    def _check_ceremony(self, body: KeysBody) -> None:
        """The working key follows from the one that the root certified."""
        held = body.ceremony
        if held is None:
            return
        if chain_reaches([held.minisign], held.root, body.links, body.province.minisign) is None:
            raise UserError(BAD_BODY)

    def _check_expected(self, said: Province) -> None:
        if (self._store.meta(EXPECTED) or "") != said.number:
            raise _unknown(said)


def _decisions(body: KeysBody) -> Iterator[bytes]:
    """Only decisions about machines come in this way."""
    for line in body.lines:
        if decode(line).kind not in _KINDS:
            raise UserError(BAD_BODY)
        yield line


def _unknown(said: Province) -> UserError:
    return UserError(
        "downstream.unknown_province",
        number=number_code(said.age, said.minisign),
        exit_code=ExitCode.NEEDS_DECISION,
    )

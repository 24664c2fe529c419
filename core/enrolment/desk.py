"""Enrolment: a laptop asks, the province compares a number and decides, everybody obeys its list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from core.authority.may import KeptLines, KeptReader
from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import ExitCode, UserError
from core.base.ids import DeviceId
from core.base.keytext import short_number
from core.enrolment.files import MAX_BYTES, read_unlock
from core.enrolment.keeper import EnrolmentKeeper
from core.enrolment.models import (
    AcceptedKeys,
    Approved,
    Device,
    EnrolRequest,
    KeysStanding,
    OfflineKeys,
    Replaced,
    RevokeReason,
    UnlockRequest,
)
from core.records.workspace import WorkspaceInfo
from core.sync.desk import BatchDesk, FileState, NewKeys, ReceivedFile
from core.sync.keyfile import PublicKeys
from core.units.catalogue import Catalogue, reaches
from core.units.models import UnitKey, unit_key

Report = Callable[[int, int], None]

COMMUNE_DIGITS: Final = 5
_NUMBER: Final = re.compile(r"\d{4}-\d{4}(-\d{4})*")


def _unheard(_done: int, _total: int) -> None:
    """Nobody watches."""


def _always() -> bool:
    return True


class EnrolmentDesk:
    """The use cases of the page of machines and of `keys ...`."""

    def __init__(
        self,
        keeper: EnrolmentKeeper,
        *,
        batches: BatchDesk,
        info: WorkspaceInfo,
        catalogue: Callable[[], Catalogue],
        clock: Clock,
        read_file: Callable[[Path, int], bytes | None],
        kept: KeptReader,
    ) -> None:
        """`read_file` returns the bytes of a file, or None where there are more than the given limit."""
        self._keeper = keeper
        self._batches = batches
        self._info = info
        self._catalogue = catalogue
        self._clock = clock
        self._read_file = read_file
        self._kept = kept

    @property
    def may_decide(self) -> bool:
        """Return True if this workspace may be the province of others: its unit is above the communes."""
        return len(self._info.unit.code) < COMMUNE_DIGITS

    def standing(self) -> KeysStanding:
        return self._keeper.standing()

    def devices(self) -> Sequence[Device]:
        return self._keeper.devices()

    def requests(self) -> Sequence[EnrolRequest]:
        """Return the requests opened in this workspace that wait for a decision, the oldest first."""
        return self._keeper.requests()

    def kept_lines(self, limit: int = 200) -> Sequence[KeptLines]:
        """Return received lines that do not apply, with their sender and the reason (docs/authority.md)."""
        return self._kept.kept(limit)

    def forbidden_before(self, limit: int = 200) -> Sequence[KeptLines]:
        """Return lines accepted by earlier programs that a device may not send; they apply until decided."""
        return self._kept.forbidden_before(limit)

    def asks_about_before(self) -> bool:
        """Return True while nobody decided about the files of earlier programs."""
        return self._kept.asks_about_before()

    def keep_before(self) -> Outcome[None]:
        """Let what earlier programs let in go on applying; noted, and not asked again."""
        self._kept.keep_before()
        return Outcome(None, touched(Topic.BATCHES))

    def judge_before(self) -> Outcome[int]:
        """Stop applying it; closed periods stay as they are. Returns the number of files looked at."""
        return Outcome(self._kept.judge_before(), touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS))

    # The laptop's part

    def write_request(self, out: Path, province: PublicKeys | None = None) -> Path:
        """Writes the request of this machine into the folder `out`.

        `province`: whose number the person has compared; its answer is then obeyed without another question.
        Raises `export.demo`, `export.not_above` or `file.*`.
        """
        self._check_not_demo()
        if province is not None:
            self._batches.check_addressee(province)
        data = self._keeper.request_file(None if province is None else province.number)
        return self._keeper.write(out / self._name("yeu-cau"), data)

    def change_own_keys(self, out: Path) -> Path:
        """Replace the keys of this machine, and write the request that informs the province."""
        self._check_not_demo()
        return self._keeper.write(out / self._name("doi-khoa"), self._keeper.change_own_keys())

    def accept(
        self,
        file: Path,
        number: str | None = None,
        *,
        report: Report = _unheard,
        go_on: Callable[[], bool] = _always,
    ) -> Outcome[AcceptedKeys]:
        """Obeys a keys file of the province, then brings in what was held, as `retry_held` does.

        `number`: what a person compared with the province's card; needed the first time where no request
        named the province. Raises `enrolment.number`, or the reason why the file is held or refused.
        """
        if number is not None:
            self._keeper.expect(_digits(number))
        outcome = self._batches.receive([file])
        received = outcome.value[0]
        if received.reason is not None and received.state in (FileState.REFUSED, FileState.HELD):
            raise received.reason
        if received.kind != "keys":
            raise UserError("enrolment.no_keys_file")
        retried = self.retry_held(report=report, go_on=go_on).value
        standing = self._keeper.standing()
        if standing.province is None:
            raise UserError("enrolment.no_keys_file")
        devices = self._keeper.devices()
        accepted = AcceptedKeys(
            province=standing.province,
            version=standing.version,
            enrolled=sum(device.state.value == "enrolled" for device in devices),
            revoked=sum(device.state.value == "revoked" for device in devices),
            new=received.state is FileState.MERGED,
            is_expired=standing.is_expired,
            own_state=standing.own_state,
            retried=retried,
        )
        return Outcome(accepted, outcome.changes)

    def retry_held(
        self, *, report: Report = _unheard, go_on: Callable[[], bool] = _always
    ) -> Outcome[tuple[ReceivedFile, ...]]:
        """Every held file again, in the order in which they came; what still waits stays held.

        `report` gets (files done, files), `go_on` is asked before each; those after a no stay held.
        """
        return self._batches.receive(self._batches.held(), report=report, go_on=go_on)

    def let_in(
        self, files: Sequence[Path], *, report: Report = _unheard, go_on: Callable[[], bool] = _always
    ) -> Outcome[tuple[ReceivedFile, ...]]:
        """Merge files whose machines a person recognised, then what was held of those machines before."""
        outcome = self._batches.receive(files, new_keys=NewKeys.TRUST, report=report, go_on=go_on)
        if not go_on() or not self._batches.held():
            return outcome
        came = (one for one in self.retry_held(go_on=go_on).value if one.state is not FileState.HELD)
        return Outcome((*outcome.value, *came), outcome.changes)

    def needs_retry(self) -> bool:
        """Return True if files were held by another version of the program, which this one may read."""
        return self._keeper.waits_for_this_program()

    # Another machine of the same commune

    def read_second(self, file: Path) -> EnrolRequest:
        """Return the request of another machine of this commune.

        Raises `request.*`, `vouch.not_commune`, `vouch.other_commune` or `vouch.itself`.
        """
        self._check_not_demo()
        if self.may_decide:
            raise UserError("vouch.not_commune")
        request = self._keeper.read_request(self._small(file))
        keys = request.keys
        if unit_key(keys.unit_code, keys.unit_valid_from) != self._info.unit:
            raise UserError("vouch.other_commune", place=request.place)
        if keys.number == self._keeper.standing().own_number:
            raise UserError("vouch.itself")
        return request

    def vouch(self, request: EnrolRequest, number: str | None) -> Outcome[None]:
        """Record that a machine of this commune may send; the province reads it with the next file.

        `request` is what `read_second` gave, `number` what its owner read out. Raises `enrolment.number`.
        """
        _check_number(number, request.keys.number)
        self._keeper.vouch(request)
        return Outcome(None, touched(Topic.BATCHES))

    # The province's part

    def prepare_ceremony(self, cards: str | None = None) -> OfflineKeys:
        """Return the offline keys, in memory only: they are printed twice, then forgotten.

        Raises `enrolment.not_province`, `enrolment.ceremony_done` or `enrolment.card`.
        """
        self._check_province()
        return self._keeper.prepare_ceremony(cards)

    def write_cards(self, path: Path, data: bytes, *, goes: bool = True) -> None:
        """Write the paper keys, readable only by their owner; what `goes` is destroyed at the next start."""
        self._keeper.write_secret(path, data, goes=goes)

    def destroy_cards(self, path: Path) -> None:
        self._keeper.destroy_secret(path)

    def complete_ceremony(self, made: OfflineKeys) -> Outcome[None]:
        """Make the public halves valid from now on; called once the cards are printed."""
        self._check_province()
        self._keeper.complete_ceremony(made)
        return Outcome(None, touched(Topic.BATCHES))

    def change_province_keys(self, out: Path, root: str | None = None) -> Outcome[Approved]:
        """Replace the working keys, signed by the old one or the card; write files for all machines."""
        self._check_province()
        after = self._keeper.change_province_keys(root)
        version, files = self._told(out)
        approved = Approved(device=DeviceId(""), number=after.number, version=version, files=files)
        return Outcome(approved, touched(Topic.BATCHES))

    def open_request(self, file: Path) -> EnrolRequest:
        """Reads a request and puts it on the list. Raises `request.*` or `batch.outside`."""
        self._check_province()
        data = self._small(file)
        request = self._keeper.read_request(data)
        self._check_place(unit_key(request.keys.unit_code, request.keys.unit_valid_from))
        self._keeper.keep_request(request, data)
        return request

    def dismiss(self, device: DeviceId) -> Outcome[None]:
        """Takes a request off the list, undecided."""
        self._keeper.drop_request(device)
        return Outcome(None, touched(Topic.BATCHES))

    def approve(
        self,
        request: EnrolRequest,
        number: str | None,
        out: Path,
        *,
        reason: str = "",
        old: Replaced | None = None,
        report: Report = _unheard,
        go_on: Callable[[], bool] = _always,
    ) -> Outcome[Approved]:
        """Enrols the machine, writes its keys file into `out`, and brings in what was held (`retry_held`).

        `number` is what its owner read over the phone; a change of keys is signed by the old key and needs
        none. A request under the id of another enrolled machine, without a proof by that machine's key, needs
        a typed `reason`. `old` is revoked in the same act (`core.enrolment.succession`).

        Raises `enrolment.number`, `enrolment.replaces`, `enrolment.former` or `file.*`.
        """
        self._check_province()
        self._keeper.become_province()
        replaced = self._keeper.replaced(request)
        if request.former is None or replaced:
            _check_number(number, request.keys.number)
        if replaced and not reason.strip():
            raise UserError(
                "enrolment.replaces",
                machine=replaced,
                place=request.place,
                exit_code=ExitCode.NEEDS_DECISION,
            )
        self._keeper.enrol(request, reason.strip() if replaced or old is not None else "", old)
        version, files = self._keeper.publish(out, [request.keys.device])
        approved = Approved(
            device=request.keys.device,
            number=request.keys.number,
            version=version,
            files=files,
            retried=self.retry_held(report=report, go_on=go_on).value,
        )
        return Outcome(approved, touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS))

    def revoke(
        self, device: str, *, at: str | None = None, reason: RevokeReason = RevokeReason.OTHER
    ) -> Outcome[Device]:
        """From `at` (ISO, else now) on nothing that the machine signs is believed; what was merged stays.

        `device` is an id or a number code. Raises `enrolment.unknown_device`, `enrolment.own_device`.
        """
        self._check_province()
        self._keeper.become_province()
        found = self.find(device)
        if found.number == self._keeper.standing().own_number:
            raise UserError("enrolment.own_device")
        self._keeper.revoke(found, at=at or iso(self._clock.now()), reason=reason)
        return Outcome(self.find(found.device), touched(Topic.BATCHES))

    def publish(self, out: Path) -> Outcome[Approved]:
        """The present list for all machines that may send. Raises `enrolment.nobody`."""
        self._check_province()
        version, files = self._keeper.publish(out, None)
        approved = Approved(device=DeviceId(""), number="", version=version, files=files)
        return Outcome(approved, touched(Topic.BATCHES))

    def find(self, device: str) -> Device:
        """A machine by its id, its number code, or the first two groups of it.

        Raises `enrolment.unknown_device`.
        """
        devices = self._keeper.devices()
        found = [entry for entry in devices if entry.device == device]
        if not found and _NUMBER.fullmatch(device.strip()):
            found = [entry for entry in devices if entry.number.startswith(device.strip())]
        if len(found) != 1:
            raise UserError("enrolment.unknown_device", device=device[:40])
        return found[0]

    # Forgotten passphrases

    def read_unlock(self, file: Path) -> UnlockRequest:
        """Raises `request.*`."""
        return read_unlock(self._small(file))

    def answer_unlock(
        self, wish: UnlockRequest, number: str | None, out: Path, card: str | None = None
    ) -> Path:
        """Writes the answer into `out`. `number` is what the officer read over the phone.

        `card` is the text of the offline recovery card, where the province's own key is not at hand.
        Raises `enrolment.number`, `unlock.not_ours` or `enrolment.card`.
        """
        _check_number(number, wish.number)
        data = self._keeper.answer_unlock(wish, card)
        return self._keeper.write(out / f"TN_mo-khoa_{wish.machine.replace('-', '')}.tnk", data)

    # Helpers

    def _told(self, out: Path) -> tuple[int, tuple[Path, ...]]:
        """The files for all machines; none where nobody is enrolled yet."""
        try:
            return self._keeper.publish(out, None)
        except UserError as error:
            if error.code != "enrolment.nobody":
                raise
            return self._keeper.standing().version, ()

    def _name(self, what: str) -> str:
        machine = short_number(self._keeper.standing().own_number).replace("-", "")
        return f"TN_{what}_{self._info.unit.code}_{machine}.tnk"

    def _small(self, file: Path) -> bytes:
        data = self._read_file(file, MAX_BYTES)
        if data is None:
            raise UserError("request.unreadable")
        return data

    def _check_place(self, unit: UnitKey) -> None:
        if not reaches(self._catalogue(), self._info.unit, unit):
            raise UserError("batch.outside", unit=self._catalogue().get(unit).name)

    def _check_province(self) -> None:
        self._check_not_demo()
        if not self.may_decide:
            raise UserError("enrolment.not_province")

    def _check_not_demo(self) -> None:
        if self._info.demo:
            raise UserError("export.demo")


def _digits(number: str) -> str:
    """A number code as typed, in its groups. Raises `enrolment.number`."""
    digits = "".join(character for character in number if character.isdigit())
    if len(digits) != 24:
        raise UserError("enrolment.number")
    return "-".join(digits[at : at + 4] for at in range(0, 24, 4))


def _check_number(typed: str | None, number: str) -> None:
    if typed is None or _digits(typed) != number:
        raise UserError("enrolment.number")

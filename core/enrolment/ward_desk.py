"""The laptops of one ward among themselves: the second one gets list, names and visits by one full file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import DeviceId
from core.base.progress import SILENT, Progress
from core.sync.desk import BatchDesk, ExportedBatch, NewKeys, ReceivedFile
from core.sync.file_desk import FileDesk
from core.sync.keyfile import PublicKeys

if TYPE_CHECKING:
    from core.enrolment.desk import EnrolmentDesk
    from core.enrolment.models import EnrolRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class WardLaptop:
    """Another laptop of this ward.

    `handed` is the ISO instant of the last full file written for it ("" if none), `waiting` the visits
    after that file, without its own; `received` the instant of its last file.
    """

    device: DeviceId
    keys: PublicKeys
    place: str
    handed: str = ""
    received: str = ""
    waiting: int = 0


class WardLaptops(Protocol):
    """Reads which laptops this ward has."""

    def laptops(self) -> Sequence[WardLaptop]: ...


class WardDesk:
    """The use cases of the card of ward laptops, of the wizard and of `ward ...`."""

    def __init__(
        self,
        reader: WardLaptops,
        batches: BatchDesk,
        files: FileDesk,
        enrolment: EnrolmentDesk,
        unit_name: Callable[[str, str], str],
    ) -> None:
        self._reader = reader
        self._batches = batches
        self._files = files
        self._enrolment = enrolment
        self._unit_name = unit_name

    def laptops(self) -> Sequence[WardLaptop]:
        """Other laptops of this ward that are accepted, vouched for or enrolled, by place and number."""
        return self._reader.laptops()

    def ask(self, out: Path) -> Path:
        """Write the request of this laptop into the folder `out`, for the first laptop of the ward."""
        return self._enrolment.write_request(out)

    def read_second(self, file: Path) -> EnrolRequest:
        """Return the second laptop's request. Raises `request.*` or `vouch.*`."""
        return self._enrolment.read_second(file)

    def hand_over(
        self, second: EnrolRequest, number: str | None, out: Path, *, progress: Progress = SILENT
    ) -> Outcome[ExportedBatch]:
        """Vouch for the second laptop and write list, names and visits for it into the folder `out`.

        `number` is what its owner read out. Raises `enrolment.number`, or what an export raises; the vouching
        stays, and the same request may be opened again.
        """
        self._enrolment.vouch(second, number)
        keys = second.keys
        addressee = PublicKeys(
            unit_code=keys.unit_code,
            unit_valid_from=keys.unit_valid_from,
            unit_name=self._unit_name(keys.unit_code, keys.unit_valid_from),
            hamlet=keys.hamlet,
            age_recipient=keys.age,
            signing_key=keys.minisign,
        )
        written = self._batches.hand_over(addressee, out, everything=True, progress=progress)
        return Outcome(written.value, written.changes)

    def give(self, laptop: WardLaptop, out: Path, *, progress: Progress = SILENT) -> Outcome[ExportedBatch]:
        """Write what a laptop of the ward has not acknowledged, with names, into the folder `out`."""
        return self._batches.hand_over(laptop.keys, out, progress=progress)

    def look(self, file: Path) -> str:
        """Return the number of the laptop that wrote a hand-over file for this one.

        Raises the reason why the file cannot come in, `batch.done_before` where it came in before, or
        `ward.not_hand_over`.
        """
        (found,) = self._files.look([file])
        if found.reason is not None and found.reason.code != "batch.unknown_device":
            raise found.reason
        if found.kind != "batch":
            raise UserError("ward.not_hand_over", file=file.name)
        return found.number_code

    def take(self, file: Path, number: str) -> Outcome[ReceivedFile]:
        """Bring in the first laptop's hand-over file.

        `number`: what the first laptop shows, compared by a person. Raises `enrolment.number` and what `look`
        raises; nothing is changed then.
        """
        if _digits(number) != _digits(self.look(file)):
            raise UserError("enrolment.number")
        outcome = self._batches.receive([file], new_keys=NewKeys.TRUST)
        (received,) = outcome.value
        if received.reason is not None:
            raise received.reason
        return Outcome(received, outcome.changes)


def _digits(number: str) -> str:
    return "".join(filter(str.isdecimal, number))

"""Files before they are merged and after they were written: look, verify, write again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, TypeVar

from core.backup.searching import folders_in, shown_in
from core.base.changes import Outcome, Topic, touched
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute, printable
from core.base.ids import BatchId
from core.sync.desk import FileState, NewKeys
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """Effects of receiving one file after the files before it in one drop; nothing was written.

    `state` is `merged` (it would go in), `held`, `refused` or `done_before`, with its `reason`. Counts:
    `new` and `duplicate` events, new `visits` and `households`; `shared` events that a file before it
    contains too, `shared_with` being the first such file: they count with that file; `changed` households
    that get another value; `conflicts` fields on which it disagrees; `doubles` visits that another laptop
    recorded on the same day and that would not count; `alike` new households whose name is in the hamlet
    already, parked as pairs; `suspect` visits with a time that cannot be; `withheld` numbers that the
    sender kept back. Days are `YYYY-MM-DD` of its new visits. The sums over a drop are those of importing
    it.
    """

    file: Path
    state: FileState
    reason: UserError | None = None
    kind: str = "batch"
    sha256: str = ""
    number: int | None = None
    created: str = ""
    unit_name: str = ""
    number_code: str = ""
    new: int = 0
    duplicate: int = 0
    shared: int = 0
    shared_with: str = ""
    visits: int = 0
    households: int = 0
    changed: int = 0
    conflicts: int = 0
    doubles: int = 0
    alike: int = 0
    suspect: int = 0
    withheld: int = 0
    first_day: str = ""
    last_day: str = ""

    @property
    def phone_code(self) -> str:
        """The digits by which two people on the phone know that they hold the same file."""
        return phone_code(self.sha256) if self.sha256 else ""


class Verdict(StrEnum):
    """State of a written file at a later check."""

    AS_WRITTEN = "as_written"
    DIFFERS = "differs"
    """It is damaged, or another file has its name."""
    MISSING = "missing"
    NOT_OURS = "not_ours"
    """No file that this workspace wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFile:
    """One file looked at again. `number` and `batch` of the export that it is, where it is one."""

    file: Path
    verdict: Verdict
    batch: BatchId | None = None
    number: int | None = None
    part: int = 1
    phone_code: str = ""


class FileKeeper(Protocol):
    """Reads and copies files for the desk."""

    def look_together(self, *, several: bool) -> None:
        """A drop begins; with `several` files, what two of them bring is new once."""
        ...

    def look(self, file: Path, *, new_keys: NewKeys, check_place: Callable[[UnitKey], None]) -> FilePreview:
        """Raises the reason of a refusal."""
        ...

    def verify(self, file: Path) -> VerifiedFile: ...

    def written(self, batch: BatchId) -> Sequence[Path]:
        """Return the paths of an export's parts. Raises `batch.unknown`."""
        ...

    def write_again(self, batch: BatchId, out: Path) -> Sequence[Path]:
        """Raises `batch.unknown`, `batch.no_copy` or `file.*`."""
        ...


class FileDesk:
    """The use cases around a file: preview of an import, "Kiểm tra lại", the same file once more."""

    def __init__(self, keeper: FileKeeper, check_place: Callable[[UnitKey], None]) -> None:
        self._keeper = keeper
        self._check_place = check_place

    def look(
        self,
        files: Sequence[Path],
        *,
        new_keys: NewKeys = NewKeys.HOLD,
        report: Callable[[int, int], None] = lambda _done, _total: None,
        go_on: Callable[[], bool] = lambda: True,
    ) -> tuple[FilePreview, ...]:
        """Return the effects that `BatchDesk.receive` would have for each file; nothing is written or kept.

        `go_on` is called before each file. Saves of the window wait while one file is read.
        """
        found: list[FilePreview] = []
        known: dict[str, str] = {}
        self._keeper.look_together(several=len(files) > 1)
        for place, file in enumerate(files):
            if not go_on():
                break
            report(place, len(files))
            try:
                seen = self._keeper.look(file, new_keys=new_keys, check_place=self._check_place)
            except UserError as error:
                held = error.exit_code is ExitCode.NEEDS_DECISION
                state = FileState.HELD if held else FileState.REFUSED
                seen = FilePreview(file=printable(file), state=state, reason=error)
            found.append(_once(seen, known))
        report(len(found), len(files))
        return tuple(found)

    def verify(self, files: Sequence[Path]) -> tuple[VerifiedFile, ...]:
        """Reads files again, on a stick that is back, and compares them with what was written."""
        return tuple(self._keeper.verify(file) for file in files)

    def verify_batch(self, batch: BatchId) -> tuple[VerifiedFile, ...]:
        """The same for all parts of an export, where they were written. Raises `batch.unknown`."""
        return self.verify(self._keeper.written(batch))

    def export_again(self, batch: BatchId, out: Path) -> Outcome[tuple[Path, ...]]:
        """Writes a past export once more, byte for byte, and verifies it: same number, same phone code.

        Raises `batch.unknown`, or `batch.no_copy` where it is too old: a new export carries the same.
        """
        return Outcome(tuple(self._keeper.write_again(batch, out)), touched(Topic.BATCHES))


def _once(seen: FilePreview, known: dict[str, str]) -> FilePreview:
    """`seen`, or that it is a copy of a file before it in the drop; `known` are those by SHA-256."""
    if seen.state is not FileState.MERGED:
        return seen
    first = known.setdefault(seen.sha256, seen.file.name)
    if first == seen.file.name:
        return seen
    return FilePreview(
        file=seen.file,
        state=FileState.DONE_BEFORE,
        reason=UserError("batch.same_file", file=first),
        kind=seen.kind,
        sha256=seen.sha256,
        number=seen.number,
        created=seen.created,
        unit_name=seen.unit_name,
        number_code=seen.number_code,
    )


def find_batches(folder: Path) -> tuple[Path, ...]:
    """The files of the exchange below a folder or on a stick, by name: one job for `look` and `receive`.

    What is no file but is named like one (a FIFO, a device, a loop of links) is among them, to be refused by
    name. Hidden files and folders are left out, as what was deleted on a stick (`$RECYCLE.BIN`).
    """
    found, waiting = [], [folder]
    while waiting:
        below = waiting.pop()
        waiting += folders_in(below)
        paths = (Path(entry.path) for entry in shown_in(below))
        found += [path for path in paths if path.suffix.lower() in (".tnb", ".tnd") and not path.is_dir()]
    return tuple(sorted(found))


class _Answered(Protocol):
    @property
    def file(self) -> Path: ...

    @property
    def reason(self) -> UserError | None: ...


_Seen = TypeVar("_Seen", bound=_Answered)
_OTHERS: Final = frozenset({"batch.wrong_key", "batch.addressee", "receipt.other_machine"})


def without_others(found: Sequence[_Seen], given: Sequence[Path]) -> tuple[_Seen, ...]:
    """Leave out what a folder holds for other machines: a stick carries the answers to all laptops.

    A file that is itself among the paths `given` is never left out, nor is one on its way up.
    """
    named = {absolute(path) for path in given if not path.is_dir()}
    return tuple(
        one
        for one in found
        if one.reason is None
        or one.reason.code not in _OTHERS
        or one.file.suffix.lower() != ".tnd"
        or absolute(one.file) in named
    )


def phone_code(sha256: str) -> str:
    """Return `4821-0937`: the SHA-256 of a file (hex) modulo 10^8, to be read over the phone.

    It distinguishes files; only the signature proves that one is genuine.
    """
    digits = f"{int(sha256, 16) % 10**8:08d}"
    return f"{digits[:4]}-{digits[4:]}"

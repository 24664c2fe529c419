"""Batches out and in: what goes, to whom, and what became of each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.given_files import printable
from core.base.ids import BatchId
from core.base.progress import SILENT, Progress
from core.sync.conflicts import Fork
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from core.units.catalogue import Catalogue, reaches
from core.units.models import UnitKey, unit_key


class FileState(StrEnum):
    """Outcome of a received file."""

    MERGED = "merged"
    DONE_BEFORE = "done_before"
    HELD = "held"
    REFUSED = "refused"


class NewKeys(StrEnum):
    """Handling of a file signed by a key not seen before."""

    HOLD = "hold"
    TRUST = "trust"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """One file and what became of it. Counts are events; `visits` are the new ones among them.

    `unit_name` is the place of the sender, as far as the file could be read.
    """

    file: Path
    state: FileState
    reason: UserError | None = None
    new: int = 0
    duplicate: int = 0
    visits: int = 0
    number: int | None = None
    unit_name: str = ""
    number_code: str = ""
    handled: str = ""
    batch: BatchId | None = None
    kind: str = "batch"
    """`batch`, or the kind of a downstream file; its `number` is then its version."""

    paired: int = 0
    """Households of two lists that became one after the last file, without a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPreview:
    """Content of the next file. `visits` of them `fresh` were in no file before.

    `size` in bytes is an estimate, from the last export's bytes an event. Before they `is_counted`, events,
    what is withheld of them, and size are 0.
    """

    number: int
    visits: int
    fresh: int
    events: int = 0
    withheld: int = 0
    size: int = 0
    is_counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedBatch:
    """The written files, which have been read back and verified. `sha256` in hex, one a file.

    `spared` are other files that had a name of these: they stay unchanged, and ours get other names. `named`
    are codes of households whose hamlet or group names a resident: a file without names leaves that text out.
    """

    batch: BatchId
    number: int
    files: tuple[Path, ...]
    events: int
    withheld: int
    size: int
    sha256: tuple[str, ...]
    spared: tuple[Path, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One line of the register of batches. `handled` is ISO; sizes in bytes; counts of events.

    `unit_name` is the place of the sender ("Khóm 3, Phường 8") or the addressee's unit; `sha256` in hex is
    of the first file.
    """

    batch: BatchId
    outgoing: bool
    state: str
    number: int | None
    unit_name: str
    number_code: str
    file: str
    size: int
    handled: str
    events: int
    new: int
    duplicate: int
    visits: int
    sha256: str
    was_held: bool = False
    """True if it waited for an approval or an update before it came in."""
    kind: str = "batch"
    """`batch`, or the kind of a downstream file; its `number` is then its version."""
    undone: bool = False
    """True if it was taken back in this workspace; `redo` makes it apply again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDevice:
    """Another machine whose key was accepted; `place` as in the register, `number` its number code."""

    place: str
    unit_code: str
    number: str
    signing_key: str
    since: date


SENT: Final = "sent"
HANDED: Final = "handed"
"""State of a written file: for the unit above, or for a laptop of the own ward."""


class BatchKeeper(Protocol):
    """Writes and reads batch files of an open workspace."""

    def own_keys(self) -> PublicKeys: ...

    def trusted(self) -> Sequence[TrustedDevice]:
        """Other machines than this one, by unit, hamlet and number."""
        ...

    def preview(
        self, profile: Profile, keys: PublicKeys | None, *, everything: bool, counted: bool
    ) -> ExportPreview: ...

    def write(
        self,
        keys: PublicKeys,
        profile: Profile,
        out: Path,
        *,
        everything: bool = False,
        state: str = SENT,
        progress: Progress = SILENT,
    ) -> ExportedBatch:
        """`progress` is asked until the first file is written."""
        ...

    def receive(
        self,
        file: Path,
        *,
        new_keys: NewKeys,
        check_place: Callable[[UnitKey], None],
        before_merge: Callable[[], None],
    ) -> ReceivedFile:
        """Raises the reason of a refusal; `before_merge` is called when a file passed every check."""
        ...

    def register(self, limit: int | None = None) -> Sequence[BatchRow]: ...

    def forks(self) -> Sequence[Fork]: ...

    def withdraw(self, batch: BatchId) -> int:
        """Raises `batch.unknown` or `batch.undone`."""
        ...

    def apply_again(self, batch: BatchId) -> None:
        """Raises `batch.unknown`."""
        ...

    def held(self) -> Sequence[Path]:
        """Files that were held and still wait, the oldest first."""
        ...

    def forgotten(self) -> Sequence[Path]:
        """Kept files that were merged once and that are not in the register, the oldest first."""
        ...


class BatchDesk:
    """The use cases of the sync page and of `batch export | import`."""

    def __init__(
        self,
        keeper: BatchKeeper,
        catalogue: Callable[[], Catalogue],
        unit: UnitKey,
        make_copy: Callable[[str], object],
        pair: Callable[[], int],
        *,
        is_demo: bool = False,
    ) -> None:
        self._is_demo = is_demo
        self._keeper = keeper
        self._catalogue = catalogue
        self._unit = unit
        self._make_copy = make_copy
        self._pair = pair

    def own_keys(self) -> PublicKeys:
        return self._keeper.own_keys()

    def trusted(self) -> Sequence[TrustedDevice]:
        """Return the machines whose key was accepted in this workspace."""
        return self._keeper.trusted()

    def preview(
        self,
        profile: Profile = Profile.PSEUDONYMOUS,
        keys: PublicKeys | None = None,
        *,
        everything: bool = False,
        counted: bool = True,
    ) -> ExportPreview:
        """Return the content of a file for `keys`: all that they have not acknowledged, or `everything`.

        Counting the events reads them all; without `counted` only number and visits are given.
        """
        return self._keeper.preview(profile, keys, everything=everything, counted=counted)

    def check_addressee(self, keys: PublicKeys) -> None:
        """Raises `export.to_itself`, or `export.not_above` where the key belongs to a unit not above ours."""
        if keys.age_recipient == self._keeper.own_keys().age_recipient:
            raise UserError("export.to_itself")
        theirs = unit_key(keys.unit_code, keys.unit_valid_from)
        if not reaches(self._catalogue(), theirs, self._unit):
            raise UserError("export.not_above", unit=keys.unit_name)

    def export(
        self,
        keys: PublicKeys,
        out: Path,
        profile: Profile = Profile.PSEUDONYMOUS,
        *,
        everything: bool = False,
        progress: Progress = SILENT,
    ) -> Outcome[ExportedBatch]:
        """Writes everything that `keys` have not acknowledged into the folder `out`, and verifies it.

        With `everything` also what they have: it repairs a receiver that was put back to an old copy.
        Stopped by `progress`, nothing is written and the file's number stays free.
        Raises `export.demo`: sample data never leaves the laptop.
        """
        if self._is_demo:
            raise UserError("export.demo")
        self.check_addressee(keys)
        written = self._keeper.write(keys, profile, out, everything=everything, progress=progress)
        return Outcome(written, touched(Topic.BATCHES))

    def hand_over(
        self, keys: PublicKeys, out: Path, *, everything: bool = False, progress: Progress = SILENT
    ) -> Outcome[ExportedBatch]:
        """As `export` with names, for another laptop of this ward: the visits are no nearer to the province.

        Raises `export.demo`, `export.to_itself` or `vouch.other_commune`.
        """
        if self._is_demo:
            raise UserError("export.demo")
        self.check_addressee(keys)
        if unit_key(keys.unit_code, keys.unit_valid_from) != self._unit:
            raise UserError("vouch.other_commune", place=keys.unit_name)
        written = self._keeper.write(
            keys, Profile.FULL, out, everything=everything, state=HANDED, progress=progress
        )
        return Outcome(written, touched(Topic.BATCHES))

    def receive(
        self,
        files: Sequence[Path],
        *,
        new_keys: NewKeys = NewKeys.HOLD,
        report: Callable[[int, int], None] = lambda _done, _total: None,
        go_on: Callable[[], bool] = lambda: True,
    ) -> Outcome[tuple[ReceivedFile, ...]]:
        """Merge files one by one, each in one transaction; one safe copy is made before the first.

        A file that is refused or held changes nothing and does not stop the others. `go_on` is called before
        each file; once it returns False, merged files stay, and the result holds only those.
        """
        before_merge = once(lambda: self._make_copy("import"))
        received: list[ReceivedFile] = []
        for place, file in enumerate(files):
            if not go_on():
                break
            report(place, len(files))
            try:
                received.append(
                    self._keeper.receive(
                        file, new_keys=new_keys, check_place=self.check_place, before_merge=before_merge
                    )
                )
            except UserError as error:
                received.append(ReceivedFile(file=printable(file), state=FileState.REFUSED, reason=error))
        if any(one.new for one in received):
            received[-1] = replace(received[-1], paired=self._pair())
        report(len(received), len(files))
        return Outcome(tuple(received), touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS))

    def undo(self, *batches: BatchId) -> Outcome[int]:
        """Take received batches back, only in this workspace; return how many events stopped applying.

        Events that another applied batch contains too, or that were recorded in this workspace, stay
        (model.md).
        """
        self._make_copy("undo")
        count = sum(self._keeper.withdraw(batch) for batch in batches)
        return Outcome(count, touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS))

    def redo(self, *batches: BatchId) -> Outcome[None]:
        """Make batches undone in this workspace apply again."""
        for batch in batches:
            self._keeper.apply_again(batch)
        return Outcome(None, touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS))

    def forks(self) -> Sequence[Fork]:
        """Return numbers that two events share (M3)."""
        return self._keeper.forks()

    def register(self, limit: int | None = None) -> Sequence[BatchRow]:
        """Files out and in, the newest first; all of them, or the last `limit`."""
        return self._keeper.register(limit)

    def held(self) -> Sequence[Path]:
        """Files that wait for a decision or an update; `receive` them again after it."""
        return self._keeper.held()

    def forgotten(self) -> Sequence[Path]:
        """Return files received after the safe copy in use was made; `receive` brings them in again.

        They are in the workspace's own folder. Files that were taken back are not among them.
        """
        return self._keeper.forgotten()

    def check_place(self, sender: UnitKey) -> None:
        """Raises `batch.outside` for a file of a unit that is not at or below ours."""
        if not reaches(self._catalogue(), self._unit, sender):
            raise UserError("batch.outside", unit=self._catalogue().get(sender).name)


def once(action: Callable[[], object]) -> Callable[[], None]:
    """`action` at the first call and nothing at the others."""
    left = [action]

    def run() -> None:
        if left:
            left.pop()()

    return run

"""Answers between a receiver and its laptops: receipts both ways, and what the province sends down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.ids import BatchId, DeviceId, VisitId
from core.base.progress import SILENT, Progress
from core.figures.arrivals import MissingBatch
from core.figures.files import Files
from core.sync.downstream import DownKind
from core.sync.manifest import StreamKey
from core.sync.ranges import Ranges
from core.sync.receipts import Asked, Place
from core.units.models import UnitKey

ROSTER_DAYS: Final = 60
DECISION_DAYS: Final = 30
"""Days after which a laptop is asked to fetch a newer file; its content still applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredMachine:
    """A machine whose files came in. `fresh` of them, or refusals, came since its last receipt; ISO times."""

    device: DeviceId
    place: str
    received: str
    files: int
    fresh: int
    missing: int
    """Event numbers that have not arrived."""
    files_state: Files
    """State of its files (missing, on their way or held): the same as of its unit."""
    asked: tuple[Asked, ...]
    came: tuple[int, ...] = ()
    """Numbers of its batches that were received."""

    @property
    def missing_batches(self) -> tuple[MissingBatch, ...]:
        return tuple(file.batch for file in self.files_state.lacking)

    @property
    def awaited_batches(self) -> tuple[MissingBatch, ...]:
        return tuple(file.batch for file in self.files_state.awaited)


@dataclass(frozen=True, slots=True, kw_only=True)
class DownInUse:
    """The newest downstream file of a kind that this workspace applies; times are ISO."""

    kind: DownKind
    version: int
    received: str
    expires: str | None
    is_expired: bool
    """It still holds, but somebody should ask for a newer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown:
    """Files that go down, read back. `version` is the number of the receipt, or of the roster."""

    kind: DownKind
    version: int
    files: tuple[Path, ...]
    machines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRestore:
    """A restore pack in one or more files, and what it brings back."""

    version: int
    files: tuple[Path, ...]
    content: RestoredWard


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredWard:
    """Households and visits of a ward, and the households and officers whose name is not known.

    `of_lists` of them get it when the list is loaded again, `at_door` were added at the door: only another
    laptop of the ward or a copy has their names. `officers` recorded visits and have no name: names of
    officers are personal, and a province holds them only of full files.
    """

    households: int = 0
    visits: int = 0
    of_lists: int = 0
    at_door: int = 0
    officers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfUs:
    """One request of a receipt, and its state now.

    `numbers` of `send_missing` are in this workspace and go with the next export, `elsewhere` are not.
    `seconds`: how far the clock is ahead at `now`, its current reading (ISO). `done` where it was fulfilled.
    """

    asked: Asked
    numbers: int = 0
    elsewhere: int = 0
    seconds: int = 0
    now: str = ""
    version: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowClock:
    """Our clock shows `now`, and a received file was `written` after it by `place`; both ISO.

    It is behind by `seconds` at least.
    """

    seconds: int
    now: str
    written: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReceipt:
    """The newest receipt of one receiver. `acknowledged` are events that it has; times are ISO."""

    place: str
    number: int
    made: str
    received: str
    acknowledged: int
    missing: int
    missing_batches: tuple[MissingBatch, ...]
    forks: int
    requests: tuple[AskedOfUs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBatch:
    """State of a batch that this workspace wrote. `missing`: a later receipt does not list it, and not all of
    its events arrived with another; `refused` is the code of the sentence with the reason.
    """

    batch: BatchId
    number: int
    place: Place
    missing: bool
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamState:
    """Received numbers of one stream; `missing` below its highest number; `withheld` as declared by
    a sender.
    """

    stream: StreamKey
    place: str
    ranges: Ranges
    missing: Ranges
    withheld: Ranges


class AnswerKeeper(Protocol):
    """Reads and writes what the desk speaks of."""

    def machines(self) -> Sequence[AnsweredMachine]: ...

    def write_receipts(
        self, devices: Sequence[DeviceId] | None, out: Path, progress: Progress = SILENT
    ) -> WrittenDown:
        """Raises `receipt.nobody` where no file came from them; `progress` is asked before the writing."""
        ...

    def received(self) -> Sequence[ReceivedReceipt]: ...

    def slow_clock(self) -> SlowClock | None: ...

    def places(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Place]: ...

    def sent(self) -> Sequence[SentBatch]: ...

    def streams(self) -> Sequence[StreamState]: ...

    def in_use(self) -> Sequence[DownInUse]: ...

    def write_roster(self, commune: UnitKey, out: Path, *, full: bool, days: int) -> WrittenDown:
        """Raises `downstream.no_machines` where no machine of the commune is enrolled."""
        ...

    def write_decisions(self, commune: UnitKey, out: Path, *, days: int) -> WrittenDown: ...

    def write_restore(self, device: DeviceId, out: Path) -> WrittenRestore:
        """Raises `restore.not_ward`."""
        ...

    def restored(self) -> RestoredWard | None: ...

    def write_campaign(self, campaign: str, out: Path) -> WrittenDown:
        """Raises `campaign.unknown` or `downstream.no_machines`."""
        ...

    def write_catalogue(self, out: Path) -> WrittenDown:
        """Write the catalogue file. Raises `catalogue.none` where only the bundled one exists."""
        ...


class AnswerDesk:
    """The use cases of receipts and of downstream files, for the sync page and the command line."""

    def __init__(self, keeper: AnswerKeeper) -> None:
        self._keeper = keeper

    def machines(self) -> Sequence[AnsweredMachine]:
        """Return the machines that a receipt can be written for, those with something new first."""
        return self._keeper.machines()

    def write_receipts(
        self, out: Path, devices: Sequence[DeviceId] | None = None, progress: Progress = SILENT
    ) -> Outcome[WrittenDown]:
        """One file for each machine, or for those in `devices`; the click after an import."""
        return Outcome(self._keeper.write_receipts(devices, out, progress), touched(Topic.BATCHES))

    def received(self) -> Sequence[ReceivedReceipt]:
        """Return the receipts read in this workspace, the newest of each receiver. `BatchDesk.receive` reads
        them.
        """
        return self._keeper.received()

    def slow_clock(self) -> SlowClock | None:
        """Return the proof that our own clock is behind, as long as it shows a time before it; else None.

        A file from above, or the files of two other machines, written later than our clock's time.
        """
        return self._keeper.slow_clock()

    def places(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Place]:
        """On this laptop, sent, or at the province: of each of our own visits."""
        return self._keeper.places(visits)

    def sent(self) -> Sequence[SentBatch]:
        """Return the state of every batch that was written in this workspace, the newest first."""
        return self._keeper.sent()

    def streams(self) -> Sequence[StreamState]:
        """Return every stream of this workspace, with its gaps; reads all numbers, so in a job."""
        return self._keeper.streams()

    def in_use(self) -> Sequence[DownInUse]:
        """Return the downstream files that are applied, and whether a newer one is due."""
        return self._keeper.in_use()

    def write_roster(
        self, commune: UnitKey, out: Path, *, full: bool = False, days: int = ROSTER_DAYS
    ) -> Outcome[WrittenDown]:
        """The households of a commune for its enrolled machines; no names unless `full`."""
        return Outcome(self._keeper.write_roster(commune, out, full=full, days=days), touched(Topic.BATCHES))

    def write_decisions(
        self, commune: UnitKey, out: Path, *, days: int = DECISION_DAYS
    ) -> Outcome[WrittenDown]:
        """Resolved conflicts, decided pairs, returned visits with comments, wrong clocks of a commune."""
        return Outcome(self._keeper.write_decisions(commune, out, days=days), touched(Topic.BATCHES))

    def write_restore(self, device: DeviceId, out: Path) -> Outcome[WrittenRestore]:
        """Write all that is held of the ward of an enrolled machine, for that machine only."""
        return Outcome(self._keeper.write_restore(device, out), touched(Topic.BATCHES))

    def restored(self) -> RestoredWard | None:
        """Return the content of a ward that a restore pack brought back; None without a pack."""
        return self._keeper.restored()

    def write_campaign(self, campaign: str, out: Path) -> Outcome[WrittenDown]:
        """A loaded campaign for every enrolled machine."""
        return Outcome(self._keeper.write_campaign(campaign, out), touched(Topic.BATCHES))

    def write_catalogue(self, out: Path) -> Outcome[WrittenDown]:
        """The newest loaded unit catalogue for every enrolled machine."""
        return Outcome(self._keeper.write_catalogue(out), touched(Topic.BATCHES))

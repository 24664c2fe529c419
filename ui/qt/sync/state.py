"""State of each visit, the next export and its addressee, and the outcome of each file; words are made when
shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.base.ids import BatchId
from core.records.figures import SendingState
from core.sync.answer_desk import SentBatch
from core.sync.desk import HANDED, BatchRow, ExportedBatch, ExportPreview, FileState, ReceivedFile
from core.sync.file_desk import FilePreview, VerifiedFile
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from ui.qt.sync.looking import Looked

UNKNOWN_DEVICE: Final = "batch.unknown_device"
MOST_LINES: Final = 50
"""Most lines that are shown at once; the ones that need a decision are first."""

NO_SENDING: Final = SendingState(local=0, sent=0, acknowledged=0, last_sent=None)


class LineState(StrEnum):
    """State of a line of the list of files."""

    SENT = "sent"
    HANDED = "handed"
    """Written for a laptop of this ward."""
    MERGED = "merged"
    DONE_BEFORE = "done_before"
    HELD = "held"
    REFUSED = "refused"
    READY = "ready"
    """Looked at, not yet imported."""
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file: `name` as it came, number and place where known, counts of events, the reason in full."""

    key: str
    state: LineState
    name: str
    number: int | None = None
    place: str = ""
    handled: str = ""
    visits: int = 0
    new: int = 0
    duplicate: int = 0
    size: int = 0
    sha256: str = ""
    reason: UserError | None = None
    kind: str = "batch"
    was_held: bool = False
    batch: BatchId | None = None
    preview: FilePreview | None = None
    sent: SentBatch | None = None

    @property
    def can_undo(self) -> bool:
        """Return True for a batch that applies; files of the province stay."""
        return self.state is LineState.MERGED and self.batch is not None and self.kind == "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A machine that was not accepted yet, and its files that wait."""

    number_code: str
    place: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Files done of those handed over; `looking` while nothing is written."""

    done: int
    total: int
    looking: bool = False


class Work(StrEnum):
    """Action on files that were received or sent."""

    UNDONE = "undone"
    REDONE = "redone"
    VERIFIED = "verified"
    AGAIN = "again"
    NO_FILES = "no_files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Result: `count` of events or files, `verified` files that were checked again, `path` of a copy."""

    work: Work
    count: int = 0
    verified: tuple[VerifiedFile, ...] = ()
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`addressee` was confirmed by its number, `candidate` was only read; `full_allowed` within one commune.

    `received` are the answers of this session, the newest first; `postponed` the machines not decided on.
    """

    sends: bool = True
    own: PublicKeys | None = None
    sending: SendingState = NO_SENDING
    addressee: PublicKeys | None = None
    candidate: PublicKeys | None = None
    profile: Profile = Profile.PSEUDONYMOUS
    preview: ExportPreview | None = None
    folder: str = ""
    exporting: bool = False
    exported: ExportedBatch | None = None
    problem: UserError | None = None
    progress: Progress | None = None
    received: tuple[ReceivedFile, ...] = ()
    postponed: frozenset[str] = frozenset()
    left: int = 0
    register: tuple[BatchRow, ...] = ()
    held: tuple[Path, ...] = ()
    held_of: tuple[str, ...] = ()
    """Units whose files wait."""
    forgotten: tuple[Path, ...] = ()
    """Files of after the safe copy that was put back: they are kept, and not in the database."""
    looked: Looked | None = None
    chosen: str = ""
    told: Told | None = None
    trouble: UserError | None = None
    """Error of received files; `problem` is that of the file to send."""
    working: bool = False
    last_import: tuple[BatchId, ...] = ()
    conflicts: int = 0
    limit: int = MOST_LINES
    """Number of files of the register that are read; `older` ones on request."""

    @property
    def has_older(self) -> bool:
        """Return True if the register goes on below the shown lines."""
        return self.looked is None and len(self.register) == self.limit

    @property
    def busy(self) -> bool:
        return self.exporting or self.working or self.progress is not None

    @property
    def chosen_line(self) -> FileLine | None:
        return next((line for line in self.lines if line.key == self.chosen), None)

    @property
    def full_allowed(self) -> bool:
        """Names may travel only between laptops of one commune."""
        own, to = self.own, self.addressee
        if own is None or to is None or len(own.unit_code) != 5:
            return False
        return (own.unit_code, own.unit_valid_from) == (to.unit_code, to.unit_valid_from)

    @property
    def last_sent(self) -> BatchRow | None:
        return next((row for row in self.register if row.outgoing and row.state != HANDED), None)

    @property
    def question(self) -> Question | None:
        """The first machine that somebody must decide on."""
        waiting = [
            file for file in self.received if _is_unknown(file) and file.number_code not in self.postponed
        ]
        if not waiting:
            return None
        first = waiting[-1]
        files = tuple(file.file for file in reversed(waiting) if file.number_code == first.number_code)
        return Question(number_code=first.number_code, place=first.unit_name, files=files)

    @property
    def waiting_before(self) -> tuple[Path, ...]:
        """Files held at an earlier start, not looked at in this session."""
        return () if any(file.state is FileState.HELD for file in self.received) else self.held

    @property
    def lines(self) -> tuple[FileLine, ...]:
        """A preview; else what this session could not merge, then the register, the newest first."""
        if self.looked is not None:
            return tuple(_preview_line(file) for file in self.looked.files[:MOST_LINES])
        fresh = [_received_line(file) for file in self.received if file.state is not FileState.MERGED]
        return (*fresh[:MOST_LINES], *(_register_line(row) for row in self.register))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read from the workspace."""

    sending: SendingState
    register: Sequence[BatchRow]
    preview: ExportPreview | None
    held: Sequence[Path]
    held_of: Sequence[str] = ()
    forgotten: Sequence[Path] = ()
    conflicts: int = 0


def reduce_read(state: State, read: Read) -> State:
    return replace(
        state,
        sending=read.sending,
        register=tuple(read.register),
        preview=read.preview,
        held=tuple(read.held),
        held_of=tuple(read.held_of),
        forgotten=tuple(read.forgotten),
        conflicts=read.conflicts,
    )


def reduce_candidate(state: State, keys: PublicKeys) -> State:
    """A key file was read; somebody must compare its number first."""
    return replace(state, candidate=keys, problem=None, exported=None)


def reduce_not_compared(state: State) -> State:
    """The key file that was read is put aside; the addressee stays who it was."""
    return replace(state, candidate=None, problem=None)


def reduce_confirmed(state: State) -> State:
    """The numbers were compared; from now on files go to this key."""
    return replace(
        state, addressee=state.candidate, candidate=None, profile=Profile.PSEUDONYMOUS, problem=None
    )


def reduce_problem(state: State, problem: UserError | None) -> State:
    return replace(state, problem=problem, exporting=False)


def reduce_profile(state: State, profile: Profile) -> State:
    """The full profile only where it is allowed."""
    allowed = profile is Profile.PSEUDONYMOUS or state.full_allowed
    return replace(state, profile=profile if allowed else Profile.PSEUDONYMOUS, exported=None)


def reduce_exporting(state: State, folder: str) -> State:
    return replace(state, exporting=True, folder=folder, exported=None, problem=None)


def reduce_exported(state: State, exported: ExportedBatch) -> State:
    """Return the state after an export: the next file is pseudonymous again by default."""
    return replace(state, exporting=False, exported=exported, profile=Profile.PSEUDONYMOUS)


def reduce_looking(state: State, total: int) -> State:
    progress = Progress(done=0, total=total, looking=True)
    return replace(state, progress=progress, left=0, looked=None, told=None, trouble=None)


def reduce_looked(state: State, looked: Looked) -> State:
    """Return the state of a preview: files that can go in wait for a confirmation; without any, each shows
    its reason.
    """
    if not looked.files:
        return replace(state, progress=None, told=Told(work=Work.NO_FILES))
    if looked.wanted:
        return replace(state, progress=None, looked=looked)
    return reduce_received(replace(state, looked=None), looked.others, asked=0)


def reduce_left_alone(state: State) -> State:
    """The preview was read and nothing is imported."""
    return replace(state, looked=None)


def reduce_receiving(state: State, total: int) -> State:
    """Return the state of an import, keeping the preview of files that stay out for the list."""
    others = () if state.looked is None else state.looked.others
    kept = reduce_received(replace(state, looked=None), others, asked=0)
    return replace(kept, progress=Progress(done=0, total=total), left=0, told=None)


def reduce_progress(state: State, done: int, total: int) -> State:
    if state.progress is None:
        return state
    return replace(state, progress=replace(state.progress, done=done, total=total))


def reduce_chosen(state: State, key: str) -> State:
    return replace(state, chosen=key)


def reduce_working(state: State) -> State:
    return replace(state, working=True, told=None, trouble=None)


def reduce_trouble(state: State, trouble: UserError | None) -> State:
    return replace(state, working=False, progress=None, trouble=trouble)


def reduce_told(state: State, told: Told | None) -> State:
    return replace(state, working=False, told=told)


def reduce_received(state: State, files: Sequence[ReceivedFile], *, asked: int) -> State:
    """The newest first; the former answer about the same file goes away. `asked` were handed over."""
    fresh = {file.file for file in files}
    kept = tuple(file for file in state.received if file.file not in fresh)
    merged = tuple(
        file.batch for file in files if file.state is FileState.MERGED and file.batch and file.kind == "batch"
    )
    return replace(
        state,
        progress=None,
        received=(*reversed(files), *kept),
        left=max(asked - len(files), 0),
        last_import=merged or state.last_import,
    )


def reduce_postponed(state: State) -> State:
    """The machine asked about stays undecided; its files stay held."""
    if state.question is None:
        return state
    return replace(state, postponed=state.postponed | {state.question.number_code})


def _is_unknown(file: ReceivedFile) -> bool:
    return file.state is FileState.HELD and file.reason is not None and file.reason.code == UNKNOWN_DEVICE


def _received_line(file: ReceivedFile) -> FileLine:
    return FileLine(
        key=str(file.file),
        state=LineState(file.state.value),
        name=file.file.name,
        number=file.number,
        place=file.unit_name,
        handled=file.handled,
        reason=file.reason,
        kind=file.kind,
    )


def _preview_line(file: FilePreview) -> FileLine:
    ready = file.state is FileState.MERGED
    return FileLine(
        key=str(file.file),
        state=LineState.READY if ready else LineState(file.state.value),
        name=file.file.name,
        number=file.number,
        place=file.unit_name,
        visits=file.visits,
        new=file.new,
        duplicate=file.duplicate,
        reason=file.reason,
        kind=file.kind,
        preview=file,
    )


def _state_of(row: BatchRow) -> LineState:
    if row.outgoing:
        return LineState.HANDED if row.state == HANDED else LineState.SENT
    return LineState.UNDONE if row.undone else LineState.MERGED


def _register_line(row: BatchRow) -> FileLine:
    return FileLine(
        key=row.batch + row.sha256,
        state=_state_of(row),
        batch=row.batch,
        name=row.file,
        number=row.number,
        place=row.number_code if row.state == HANDED else row.unit_name,
        handled=row.handled,
        visits=row.visits,
        new=row.new,
        duplicate=row.duplicate,
        size=row.size,
        sha256=row.sha256,
        kind=row.kind,
        was_held=row.was_held,
    )

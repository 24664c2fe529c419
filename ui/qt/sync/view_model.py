"""Sends and receives files through jobs; remembers to whom, and where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Outcome, Topic
from core.base.errors import UserError
from core.base.given_files import read_given
from core.sync import keyfile
from core.sync.desk import ExportedBatch, ExportPreview, NewKeys, ReceivedFile
from core.sync.file_desk import find_batches, without_others
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Err, Job, JobContext, JobResult, Ok
from ui.qt.sync.actions import BatchActions
from ui.qt.sync.looking import Looked, looked
from ui.qt.sync.state import (
    MOST_LINES,
    NO_SENDING,
    Read,
    State,
    reduce_candidate,
    reduce_chosen,
    reduce_confirmed,
    reduce_exported,
    reduce_exporting,
    reduce_left_alone,
    reduce_looked,
    reduce_looking,
    reduce_not_compared,
    reduce_postponed,
    reduce_problem,
    reduce_profile,
    reduce_progress,
    reduce_read,
    reduce_received,
    reduce_receiving,
    reduce_trouble,
)

if TYPE_CHECKING:
    from core.application.services import Services

KEY_CHOICE: Final = "export_key"
FOLDER_CHOICE: Final = "export_folder"
MANY_EVENTS: Final = 20_000
"""Number of events from which a job counts what a file will carry; the page is shown before."""

DEPENDS_ON: Final = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES})


class SyncViewModel(QObject):
    """`changed` after every change of `state`.

    `export_reported` has (parts sealed, parts); `export_stopped` when nothing was written.
    """

    changed = Signal()
    export_reported = Signal(int, int)
    export_stopped = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._job: Job | None = None
        self.actions = BatchActions(self, context, self)
        self._counts: dict[tuple[Profile, int], ExportPreview] = {}
        self._counting: tuple[Profile, int] | None = None
        """Profile and last event that a job counts for, or counted for."""
        self.watched = False
        """True while the page is shown."""
        self._state = State(
            sends=bool(context.services.info.upper_name),
            own=context.services.batches.own_keys(),
            addressee=self._remembered_key(),
            folder=context.services.settings.choice(FOLDER_CHOICE) or "",
        )
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything that the page shows."""
        services, state, held = self._services, self._state, self._services.batches.held()
        ready = state.sends and state.addressee is not None
        read = Read(
            sending=services.store.figures.sending() if state.sends else NO_SENDING,
            register=services.batches.register(state.limit),
            conflicts=services.decisions.conflict_count(),
            preview=self._preview() if ready else None,
            held=held,
            held_of=self._waiting_units() if held else (),
            forgotten=services.batches.forgotten(),
        )
        self._set(reduce_read(state, read))

    def _preview(self) -> ExportPreview:
        """The content of the next file, counted by a job where that takes long."""
        services, profile = self._services, self._state.profile
        last = services.store.last_event()
        if last < MANY_EVENTS:
            return services.batches.preview(profile)
        quick, known = services.batches.preview(profile, counted=False), self._counts.get((profile, last))
        if known is not None:
            return replace(known, number=quick.number, visits=quick.visits, fresh=quick.fresh)
        if (profile, last) != self._counting:
            self._counting = profile, last
            self._jobs.submit(_counting(services, profile), partial(self._counted, self._counting))
        return quick

    def _counted(self, wanted: tuple[Profile, int], result: JobResult[ExportPreview]) -> None:
        if not isinstance(result, Ok):
            return
        self._counts = {wanted: result.value}
        if wanted == self._counting and self._state.preview is not None:
            self._set(replace(self._state, preview=self._preview()))

    def _waiting_units(self) -> Sequence[str]:
        """Return the names of the units whose files wait, as far as known."""
        catalogue, found = self._services.catalogue(), []
        for unit, files in self._services.province.figures.keeper.files().items():
            if files.held:
                try:
                    found.append(catalogue.get(unit).name)
                except UserError:
                    found.append(unit.code)
        return sorted(found)

    def read_key_file(self, path: Path) -> None:
        """Read the keys in a file for the user to compare; a problem is shown, nothing is stored."""
        try:
            keys = keyfile.read(_read_bytes(path))
            self._services.batches.check_addressee(keys)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        self._set(reduce_candidate(self._state, keys))

    def confirm_key(self) -> None:
        """The numbers were compared: remember the key."""
        candidate = self._state.candidate
        if candidate is None:
            return
        self._services.settings.remember(KEY_CHOICE, keyfile.write(candidate))
        self._set(reduce_confirmed(self._state))
        self.load()

    def choose_profile(self, profile: Profile) -> None:
        self._set(reduce_profile(self._state, profile))
        self.load()

    def needs_folder(self) -> bool:
        """Return True if a folder must be chosen: never chosen, or the stick is out."""
        return not self._state.folder or not Path(self._state.folder).is_dir()

    def export(self, folder: Path) -> None:
        """Write the next file into `folder`, which is remembered."""
        keys, profile = self._state.addressee, self._state.profile
        if keys is None or self._state.busy:
            return
        self._services.settings.remember(FOLDER_CHOICE, str(folder))
        self._set(reduce_exporting(self._state, str(folder)))
        self._job = self._jobs.submit(
            _exporting(self._services, keys, folder, profile), self._exported, self.export_reported.emit
        )

    def look(self, paths: Sequence[Path]) -> None:
        """Preview the files at `paths`; a folder or a stick is replaced by its files."""
        if not paths or self._state.busy:
            return
        wanted = tuple(paths)
        self._set(reduce_looking(self._state, len(wanted)))
        self._job = self._jobs.submit(
            _looking(self._services, wanted),
            lambda result: self._looked(result, len(wanted)),
            lambda done, total: self._set(reduce_progress(self._state, done, total)),
        )

    def import_looked(self) -> None:
        """Bring in what the preview showed: good files are merged, doubtful ones parked."""
        if (found := self._state.looked) is not None:
            self.receive(found.wanted)

    def leave_alone(self) -> None:
        self._set(reduce_left_alone(self._state))

    def receive(self, files: Sequence[Path], new_keys: NewKeys = NewKeys.HOLD) -> None:
        """Merge `files` one after the other."""
        if not files or self._state.busy:
            return
        wanted = tuple(files)
        self._set(reduce_receiving(self._state, len(wanted)))
        self._job = self._jobs.submit(
            _receiving(self._services, wanted, new_keys),
            lambda result: self._received(result, len(wanted)),
            lambda done, total: self._set(reduce_progress(self._state, done, total)),
        )

    def stop(self) -> None:
        """After the file that is being read, what was merged stays; of an export nothing is written."""
        if self._job is not None:
            self._job.cancel()

    def accept_machine(self) -> None:
        """The number was compared: merge what this machine sent."""
        if (question := self._state.question) is not None:
            self.receive(question.files, NewKeys.TRUST)

    def postpone_machine(self) -> None:
        self._set(reduce_postponed(self._state))

    def give_up(self) -> bool:
        """Puts off what is asked, the nearest first: nothing has changed. Whether there was a question."""
        state = self._state
        if state.busy:
            return False
        if state.looked is not None:
            self.leave_alone()
        elif state.question is not None:
            self.postpone_machine()
        elif state.candidate is not None:
            self._set(reduce_not_compared(state))
        else:
            return False
        return True

    def own_key_text(self) -> str:
        """This machine's public key file."""
        return keyfile.write(self._services.batches.own_keys())

    def save_own_key(self, path: Path) -> None:
        """Raises `file.full`, `file.unwritable`."""
        self._services.write_file(path, self.own_key_text().encode())

    def _remembered_key(self) -> PublicKeys | None:
        text = self._services.settings.choice(KEY_CHOICE)
        if not text:
            return None
        try:
            return keyfile.read(text.encode())
        except UserError:
            return None

    def _exported(self, result: JobResult[Outcome[ExportedBatch]]) -> None:
        self._job = None
        if isinstance(result, Ok):
            self._state = reduce_exported(self._state, self._services.published(result.value))
            self.load()
            return
        self._set(reduce_problem(self._state, expected_error(result)))
        if isinstance(result, Aborted):
            self.export_stopped.emit()

    def show_older(self) -> None:
        """Another page of the register."""
        self._state = replace(self._state, limit=self._state.limit + MOST_LINES)
        self.load()

    def choose(self, key: str) -> None:
        """A line of the list: what can be done with its file is offered."""
        self._set(reduce_chosen(self._state, key))

    def _received(self, result: JobResult[Outcome[tuple[ReceivedFile, ...]]], asked: int) -> None:
        self._job = None
        files: tuple[ReceivedFile, ...] = ()
        if isinstance(result, Ok):
            files = self._services.published(result.value)
        self._state = reduce_received(self._state, files, asked=asked)
        if not isinstance(result, Ok):
            self._state = reduce_trouble(self._state, expected_error(result))
        self.load()

    def _looked(self, result: JobResult[Looked], asked: int) -> None:
        self._job = None
        if isinstance(result, Ok):
            self._set(reduce_looked(self._state, result.value))
            return
        left = replace(reduce_received(self._state, (), asked=asked), looked=None)
        self._set(reduce_trouble(left, expected_error(result)))

    def show(self, state: State) -> None:
        """Another state, made from this one."""
        self._set(state)

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if self.watched and not self._state.busy and changes.topics & DEPENDS_ON:
            self.load()


def _exporting(
    services: Services, keys: PublicKeys, folder: Path, profile: Profile
) -> Callable[[JobContext], Outcome[ExportedBatch]]:
    def work(context: JobContext) -> Outcome[ExportedBatch]:
        with services.worker() as other:
            return other.batches.export(keys, folder, profile, progress=context)

    return work


def _counting(services: Services, profile: Profile) -> Callable[[JobContext], ExportPreview]:
    def work(_context: JobContext) -> ExportPreview:
        with services.worker() as other:
            return other.batches.preview(profile)

    return work


def _looking(services: Services, paths: tuple[Path, ...]) -> Callable[[JobContext], Looked]:
    def work(context: JobContext) -> Looked:
        files = [file for path in paths for file in (find_batches(path) if path.is_dir() else (path,))]
        with services.worker() as other:
            found = other.files.look(files, report=context.report, go_on=lambda: not context.stopped)
        context.checkpoint()
        return looked(without_others(found, paths))

    return work


def _receiving(
    services: Services, files: tuple[Path, ...], new_keys: NewKeys
) -> Callable[[JobContext], Outcome[tuple[ReceivedFile, ...]]]:
    def work(context: JobContext) -> Outcome[tuple[ReceivedFile, ...]]:
        with services.worker() as other:
            receive = other.batches.receive if new_keys is NewKeys.HOLD else other.enrolment.let_in
            return receive(files, report=context.report, go_on=lambda: not context.stopped)

    return work


def expected_error(result: Err | Aborted) -> UserError | None:
    """Return the error to show; a bug is raised again."""
    if isinstance(result, Aborted):
        return None
    if isinstance(result.error, UserError):
        return result.error
    raise result.error


def _read_bytes(path: Path) -> bytes:
    """No more than a key file may have and one byte. Raises `file.unreadable`."""
    return read_given(path, keyfile.MAX_KEY_FILE_BYTES + 1)

"""The new laptop's part after a loss: a request for the province, then its keys file and restore pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.sync.answer_desk import RestoredWard
from core.sync.desk import FileState, ReceivedFile
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, JobContext, JobResult, value_of

if TYPE_CHECKING:
    from core.application.services import Services

UNKNOWN_PROVINCE: Final = "downstream.unknown_province"
_OTHER_FILES: Final = frozenset({UNKNOWN_PROVINCE, "enrolment.no_keys_file"})
"""Reasons why a file is not the keys file that a compared number belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreState:
    """`offered` are the province's files with the number to compare; `content` is known once a pack is in."""

    number: str = ""
    request: Path | None = None
    offered: tuple[tuple[Path, ...], str] | None = None
    working: bool = False
    content: RestoredWard | None = None
    problem: UserError | None = None


class RestoreModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self.state = RestoreState(number=context.services.batches.own_keys().number)

    def ask(self, folder: Path) -> None:
        """Write the request into `folder`."""
        try:
            path = self._services.enrolment.write_request(folder)
        except UserError as error:
            self._set(replace(self.state, problem=error))
            return
        self._set(replace(self.state, request=path, problem=None))

    def take(self, files: Sequence[Path]) -> None:
        """Bring the province's files in; of a province that is not known yet the number is compared first."""
        self._run(lambda services: _received(services, files), tuple(files))

    def agree(self) -> None:
        """The numbers are the same: obey the province, and bring in what it held."""
        if self.state.offered is not None:
            files, number = self.state.offered
            self._run(lambda services: _accepted(services, files, number), files)

    def leave(self) -> None:
        """The numbers differ: nothing comes in."""
        self._set(replace(self.state, offered=None))

    def _run(self, work: Callable[[Services], Outcome[RestoredWard | None]], files: tuple[Path, ...]) -> None:
        if self.state.working:
            return

        def job(_context: JobContext) -> Outcome[RestoredWard | None]:
            with self._services.worker() as other:
                return work(other)

        def ended(result: JobResult[Outcome[RestoredWard | None]]) -> None:
            self.state = replace(self.state, working=False)
            if isinstance(result, Aborted):
                self.changed.emit()
                return
            try:
                content = self._services.published(value_of(result))
            except UserError as error:
                self._set(_with_problem(self.state, error, files))
                return
            problem = UserError("restore.no_pack") if content is None else None
            self._set(replace(self.state, offered=None, content=content, problem=problem))

        self._set(replace(self.state, working=True, offered=None, problem=None))
        self._jobs.submit(job, ended)

    def _set(self, state: RestoreState) -> None:
        self.state = state
        self.changed.emit()


def _with_problem(state: RestoreState, error: UserError, files: tuple[Path, ...]) -> RestoreState:
    if error.code == UNKNOWN_PROVINCE:
        return replace(state, offered=(files, str(error.params["number"])))
    return replace(state, problem=error)


def _received(services: Services, files: Sequence[Path]) -> Outcome[RestoredWard | None]:
    outcome = services.batches.receive(files)
    _raise_refusal(outcome.value)
    return Outcome(services.answers.restored(), outcome.changes)


def _accepted(services: Services, files: Sequence[Path], number: str) -> Outcome[RestoredWard | None]:
    """Accept the keys file among `files`; the pack was held and comes in with it."""
    refused = UserError("enrolment.no_keys_file")
    for file in files:
        try:
            services.enrolment.accept(file, number)
        except UserError as error:
            if error.code not in _OTHER_FILES:
                raise
            refused = error
        else:
            changes = touched(Topic.BATCHES, Topic.HOUSEHOLDS, Topic.VISITS)
            return Outcome(services.answers.restored(), changes)
    raise refused


def _raise_refusal(received: Sequence[ReceivedFile]) -> None:
    """Raise the first reason why a file is refused or held."""
    for one in received:
        if one.reason is not None and one.state in (FileState.REFUSED, FileState.HELD):
            raise one.reason

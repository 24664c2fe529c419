"""A list of doubts, read off the window's thread; each decision is one use case that can be undone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from core.application.services import Services
from core.base.changes import Changes, Outcome, T, Topic
from core.base.errors import UserError
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.jobs import Aborted, JobContext, JobResult, Ok
from ui.qt.shared.review_state import StateT, after
from ui.qt.shared.undoing import Undoing

ReadT = TypeVar("ReadT")


class ReviewModel(QObject, Generic[StateT, ReadT]):
    """`changed` after every change of `state`; what one of `followed` touches is read again while watched."""

    changed = Signal()
    followed: frozenset[Topic]

    def __init__(self, context: PageContext, state: StateT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._services: Services = context.services
        self._state = state
        self._stale = True
        self.watched = False
        self.undoing = Undoing(context, self)
        self.undoing.failed.connect(self._tell)
        self.undoing.done.connect(self._say_undone)
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> StateT:
        return self._state

    @abstractmethod
    def choose(self, key: str) -> None:
        """Another entry of the list."""

    @abstractmethod
    def read(self, services: Services) -> ReadT:
        """Everything, in a few queries; off the window's thread."""

    @abstractmethod
    def with_read(self, state: StateT, read: ReadT) -> StateT:
        """`state` with what was read, no longer busy."""

    def load(self) -> None:
        """Read everything where something changed since."""
        if self._stale and not self._state.busy:
            self._stale = False
            self._swap(replace(self._state, busy=True))
            self._context.jobs.submit(self._read, self._show)
        else:
            self._swap(self._state)

    def undo(self) -> bool:
        return self.undoing.step(forward=False)

    def redo(self) -> bool:
        return self.undoing.step(forward=True)

    def _do(self, act: Callable[[], Outcome[T]], sentence: str, *, undoable: bool = True) -> None:
        try:
            self._services.published(act())
        except UserError as error:
            self._tell(error)
            return
        self._swap(after(self._state, sentence, undoable=undoable))

    def _tell(self, error: UserError) -> None:
        self._swap(replace(self._state, problem=sentence_of(error)))

    def _say_undone(self, sentence: str) -> None:
        self._swap(after(self._state, sentence, undoable=False))

    def _read(self, _job: JobContext) -> ReadT:
        with self._services.worker() as own:
            return self.read(own)

    def _show(self, result: JobResult[ReadT]) -> None:
        if isinstance(result, Ok):
            self._swap(self.with_read(self._state, result.value))
        elif isinstance(result, Aborted):
            self._stale = True
            self._swap(replace(self._state, busy=False))
            return
        else:
            self._swap(replace(self._state, busy=False, problem=sentence_of(result.error)))
        if self._stale and self.watched:
            self.load()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & self.followed:
            self._stale = True
            if self.watched:
                self.load()

    def _swap(self, state: StateT) -> None:
        self._state = state
        self.changed.emit()

"""One step of undo or redo; an act of many records is taken back off the window's thread, under a bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.application.undo import Act
from core.base.changes import Outcome
from core.base.errors import UserError
from ui.qt.context import PageContext
from ui.qt.jobs import Cancelled, JobContext, value_of
from ui.qt.models.undo_words import redone_text, undone_text
from ui.qt.widgets.busy_bar import BusyBar

AT_ONCE: Final = 50
"""Records that are written on the window's thread, which waits below 50 ms for them; more are a job."""


class Undoing(QObject):
    """`began` carries how many records are written off the window's thread, `ended` follows it.

    `done` carries the sentence of a step that was taken, `failed` its `UserError`; nothing was changed then.
    """

    began = Signal(int)
    ended = Signal()
    done = Signal(str)
    failed = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._busy = False

    def step(self, *, forward: bool) -> bool:
        """Takes the last act of this workspace back, or does it again. Whether there is one."""
        if self._busy:
            return True
        act = self._services.undo.next_act(forward=forward)
        if act is None:
            return False
        if act.records <= AT_ONCE:
            log = self._services.undo
            self._tell(lambda: log.redo() if forward else log.undo(), forward=forward)
            return True
        number = act.number

        def work(_job: JobContext) -> Outcome[Act] | None:
            with self._services.worker() as own:
                return own.undo.redo(number=number) if forward else own.undo.undo(number=number)

        self._busy = True
        self.began.emit(act.records)
        self._jobs.submit(work, lambda result: self._end(lambda: value_of(result), forward=forward))
        return True

    def _end(self, answer: Callable[[], Outcome[Act] | None], *, forward: bool) -> None:
        self._busy = False
        self.ended.emit()
        self._tell(answer, forward=forward)

    def _tell(self, answer: Callable[[], Outcome[Act] | None], *, forward: bool) -> None:
        try:
            outcome = answer()
        except UserError as error:
            self.failed.emit(error)
            return
        except Cancelled:
            return
        if outcome is None:
            return
        act = self._services.published(outcome)
        row = None if act.household is None else self._services.store.households.get(act.household)
        self.done.emit(redone_text(act, row) if forward else undone_text(act, row))


class UndoBar(BusyBar):
    """Shows that a large act is being taken back, as long as it is."""

    def __init__(self, undoing: Undoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo.busy")
        undoing.began.connect(self._begin)
        undoing.ended.connect(self.finish)

    def _begin(self, records: int) -> None:
        self.start(self.tr("Being written, all or none: %n record(s).", "", records), can_stop=False)

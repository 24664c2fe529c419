"""Copies the open workspace to a stick in a job, and reports the result in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from ui.qt.errors import sentence_of
from ui.qt.jobs import Cancelled, JobContext, JobResult, value_of

if TYPE_CHECKING:
    from core.backup.models import FoundCopy, StickCopies
    from ui.qt.context import PageContext


@dataclass(frozen=True, slots=True)
class NoStick:
    """No stick was chosen: none is plugged in, or several are and none of them was used before."""

    several: bool


def stick_root(stick: StickCopies) -> Path | NoStick:
    """Return the root of the stick used last, or of the only one."""
    sticks, last = stick.sticks(), stick.last()
    if sticks and (len(sticks) == 1 or (last is not None and sticks[0].id == last.volume)):
        return sticks[0].root
    return NoStick(several=bool(sticks))


class StickCopying(QObject):
    """One copy at a time; the signals report its progress."""

    running = Signal(int)
    """Per cent."""
    copied = Signal()
    failed = Signal(str)
    stick_wanted = Signal(bool)
    """True if several are plugged in."""
    passphrase_wanted = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.is_running = False

    def start(self) -> None:
        """Copy to the stick that is plugged in."""
        self._start(None)

    def start_in(self, folder: Path) -> None:
        self._start(folder)

    def _start(self, folder: Path | None) -> None:
        if self.is_running:
            return
        services = self._context.services
        try:
            if services.stick.needs_key():
                self.passphrase_wanted.emit()
                return
        except UserError as error:
            self.failed.emit(sentence_of(error))
            return

        def work(job: JobContext) -> FoundCopy | NoStick:
            with services.worker() as own:
                root = folder or stick_root(own.stick)
                return root if isinstance(root, NoStick) else own.stick.write(root, job.report)

        self.is_running = True
        self.running.emit(0)
        self._context.jobs.submit(work, self._done, lambda done, all_: self.running.emit(100 * done // all_))

    def _done(self, result: JobResult[FoundCopy | NoStick]) -> None:
        self.is_running = False
        try:
            value = value_of(result)
        except UserError as error:
            self.failed.emit(sentence_of(error))
            return
        except Cancelled:
            return
        if isinstance(value, NoStick):
            self.stick_wanted.emit(value.several)
            return
        self._context.services.published(Outcome(None, touched(Topic.BATCHES)))
        self.copied.emit()

"""Long work off the window's thread while no workspace is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.base.errors import UserError
from ui.qt.jobs import Cancelled, JobResult, value_of

if TYPE_CHECKING:
    from ui.qt.main_window import MainWindow


def behind_screen(
    window: MainWindow,
    sentence: str,
    work: Callable[[], None],
    then: Callable[[], None],
    on_error: Callable[[UserError], None],
) -> None:
    """Run `work` in a job behind a screen with a sentence about it. Errors of `then` go to `on_error` too."""
    from ui.qt.shared.working import WorkingScreen

    def done(result: JobResult[None]) -> None:
        try:
            value_of(result)
            then()
        except UserError as error:
            on_error(error)
        except Cancelled:
            return

    screen = WorkingScreen(sentence)
    window.show_screen(screen)
    screen.setFocus()
    window.jobs.submit(lambda _job: work(), done)

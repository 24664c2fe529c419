"""The question before the window closes, if a stick is in and visits exist only on this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from core.base.errors import UserError
from ui.qt.shared.stick_copying import StickCopying

if TYPE_CHECKING:
    from ui.qt.lock.closing_screen import ClosingScreen
    from ui.qt.session import Session


class Closing(QObject):
    """Lives as long as its session; asks at most once a closing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._is_answered = False

    def may_close(self) -> bool:
        """Return True if there is nothing to ask, or the system ends; else show the question."""
        if self._is_answered or self._is_system_ending():
            return True
        question = self._question()
        if question is None:
            return True
        self._session.cover(question)
        return False

    def _question(self) -> ClosingScreen | None:
        services = self._session.services
        if services is None or services.info.demo or self._session.window.current_page() is None:
            return None
        try:
            visits = services.stick.only_here().visits
            sticks = services.stick.sticks() if visits and not services.stick.needs_key() else ()
        except UserError:
            return None
        if not sticks:
            return None
        from ui.qt.lock.closing_screen import ClosingScreen

        screen = ClosingScreen(visits, sticks[0].name)
        copying = StickCopying(self._session.context(), screen)
        screen.copy_requested.connect(lambda: copying.start_in(sticks[0].root))
        screen.close_requested.connect(self._close)
        screen.back_requested.connect(self._back)
        copying.running.connect(screen.show_progress)
        copying.failed.connect(screen.show_problem)
        copying.copied.connect(self._close)
        return screen

    def _close(self) -> None:
        self._is_answered = True
        self._session.window.close()

    def _back(self) -> None:
        window = self._session.window
        window.dismiss_screen()
        if (page := window.current_page()) is not None:
            page.take_focus()

    @staticmethod
    def _is_system_ending() -> bool:
        app = QApplication.instance()
        return isinstance(app, QApplication) and app.isSavingSession()

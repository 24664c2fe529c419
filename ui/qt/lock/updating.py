"""The program replaced by a checked package, or by the version before; the window ends with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.base.errors import UserError
from core.updates.models import COPY_REASON, copy_to_restore
from ui.qt.behind import behind_screen
from ui.qt.errors import sentence_of

if TYPE_CHECKING:
    from core.application.services import Services
    from core.updates.models import StagedUpdate, Updates
    from ui.qt.session import Session


class Updating(QObject):
    """Closes the workspace before the program is replaced, and opens it again where that fails."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    @property
    def updates(self) -> Updates:
        return self._session.workspaces.updates

    def install(self, staged: StagedUpdate) -> None:
        """Make a safe copy, put the package in place, open its window and close this one."""
        updates, data = self.updates, self._session.held().info.folder
        names: list[str] = []
        self._replace(
            self.tr("Copying the data before the update"),
            lambda own: names.append(own.copies.make(COPY_REASON).name),
            lambda: updates.install(staged, data, names[-1], opens_window=True),
            lambda: updates.discard(staged),
        )

    def go_back(self) -> None:
        """Put the version before in place, with its data where it cannot read the present one.

        Raises `update.no_former` or `update.other_data`.
        """
        updates = self.updates
        former = updates.former()
        if former is None:
            raise UserError("update.no_former")
        restored = copy_to_restore(former, updates.program, self._session.held().info.folder)

        def put_back(own: Services) -> None:
            if restored:
                own.copies.restore(restored)

        self._replace(
            self.tr("Going back to version {version}").format(version=former.version),
            put_back,
            lambda: updates.go_back(opens_window=True),
            lambda: None,
        )

    def _replace(
        self,
        sentence: str,
        prepare: Callable[[Services], None],
        replace: Callable[[], None],
        undo: Callable[[], None],
    ) -> None:
        session = self._session
        former = session.held()
        session.forget()
        former.close()

        def work() -> None:
            with former.worker() as own:
                prepare(own)

        def then() -> None:
            session.one_window.let_go()
            replace()
            session.window.close()

        def refuse(error: UserError) -> None:
            undo()
            session.repairing.enter_again(former)
            session.warn(sentence_of(error))

        behind_screen(session.window, sentence, work, then, refuse)

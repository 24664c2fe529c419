"""Two teams on one door: a sentence on the page while another officer has the household out."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from core.base.changes import Changes, Topic
from core.base.ids import HouseholdId
from ui.qt.context import PageContext
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.shared.doors import officer_name, said
from ui.qt.widgets.notice import Notice, NoticeKind

SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Doors", "{names} has this household out too. Ask each other first, so that nobody knocks twice."
)
_TOPICS: Final = frozenset({Topic.ASSIGNMENTS, Topic.HOUSEHOLDS, Topic.BATCHES})


class RivalNotice(Notice):
    """Hidden unless the household shown is out with somebody else; it never blocks anything."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assignments = context.services.assignments
        self._shown: HouseholdId | None = None
        self.setObjectName("rivals")
        context.changes.changed.connect(self._follow)

    def show_household(self, household: HouseholdId | None) -> None:
        """Asks the disk only when another household is shown or doors were given."""
        if household == self._shown:
            return
        self._shown = household
        rivals = () if household is None else self._assignments.rivals(household)
        if rivals:
            names = ", ".join(officer_name(one) for one in rivals)
            self.show_message(NoticeKind.WARNING, said(SENTENCE, names=names))
        else:
            self.clear()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & _TOPICS:
            shown, self._shown = self._shown, None
            self.show_household(shown)

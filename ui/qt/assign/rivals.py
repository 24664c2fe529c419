"""Two teams on one door: a sentence on the page while another officer has the household out."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from core.ids import HouseholdId
from core.services import Services
from ui.qt.assign.doors import officer_name, said
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.widgets.notice import Notice, NoticeKind

SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Doors", "{names} has this household out too. Ask each other first, so that nobody knocks twice."
)


class RivalNotice(Notice):
    """Hidden unless the household shown is out with somebody else; it never blocks anything."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setObjectName("rivals")

    def show_household(self, household: HouseholdId | None) -> None:
        rivals = () if household is None else self._services.assignments.rivals(household)
        if not rivals:
            self.clear()
            return
        sentence = said(SENTENCE, names=", ".join(officer_name(one) for one in rivals))
        if sentence != self.sentence.text() or self.isHidden():
            self.show_message(NoticeKind.WARNING, sentence)

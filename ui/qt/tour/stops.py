"""The stops of the tour, in the order of a day's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.page_ids import PageId

CONTEXT: Final = "Tour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """`source` is the English text; `text` gives it in the language in force."""

    page_id: PageId
    source: str

    @property
    def text(self) -> str:
        return QCoreApplication.translate(CONTEXT, self.source)


STOPS: Final = (
    Stop(
        page_id=PageId.TODAY,
        source=QT_TRANSLATE_NOOP(
            "Tour",
            "What is due comes first: households to come back to, the target, what was not sent yet."
            " The large button goes to the next door.",
        ),
    ),
    Stop(
        page_id=PageId.QUICK,
        source=QT_TRANSLATE_NOOP(
            "Tour",
            "Type 322 and Enter: 3 adults, 2 smartphones, 2 installed with help. It is saved at once;"
            " Ctrl+Z takes it back.",
        ),
    ),
    Stop(
        page_id=PageId.HOUSEHOLDS,
        source=QT_TRANSLATE_NOOP(
            "Tour",
            "Ctrl+F and a few letters without accents find any household. Its history says who changed what.",
        ),
    ),
    Stop(
        page_id=PageId.PRINT,
        source=QT_TRANSLATE_NOOP(
            "Tour", "Choose a paper at the left: at the right is the very page the printer will get."
        ),
    ),
    Stop(
        page_id=PageId.SYNC,
        source=QT_TRANSLATE_NOOP(
            "Tour",
            "In the evening one file goes to the province by stick, e-mail or Zalo. Lost or sent twice,"
            " nothing is lost and nothing counts twice.",
        ),
    ),
)

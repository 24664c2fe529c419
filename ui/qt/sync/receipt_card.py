"""Answer of the unit above to our files: received, missing, requested."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.sync.answer_desk import AskedOfUs
from core.sync.receipts import Asked
from ui.qt.icons import Icon
from ui.qt.shared.parts import IconLine
from ui.qt.sync import answer_words as words
from ui.qt.sync.answers_state import AnswersState
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.card import Card, CardHeader


class ReceiptCard(Card):
    """Hidden until a receipt was read, or a file from above is out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync.receipt")
        self.header = CardHeader()
        self.body.addWidget(self.header)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)
        self._shown: tuple[tuple[Icon, Role, str], ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for _, _, sentence in self._shown)

    def render_state(self, state: AnswersState) -> None:
        self.header.set_title(self.tr("What the receiver says"))
        lines: list[tuple[Icon, Role, str]] = []
        for receipt in state.read.receipts:
            lacks = bool(receipt.missing_batches)
            look = (Icon.WARNING, Role.ERR) if lacks else (Icon.PROVINCE, Role.DONE)
            lines.append((*look, words.receipt_text(receipt)))
            lines += [
                (*_look(asked), words.asked_text(asked)) for asked in receipt.requests if _is_open(asked)
            ]
        lines += [(Icon.CLOCK, Role.WARN, words.expired_text(entry)) for entry in state.expired]
        self.setVisible(bool(lines))
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for icon, role, sentence in self._shown:
            line = IconLine(icon, role, sentence, TextStyle.SMALL)
            line.setAccessibleName(sentence)
            self._lines.addWidget(line)


def _is_open(asked: AskedOfUs) -> bool:
    """Return True for a request with a text: automatically fulfilled ones are shown once more, empty ones are
    not.

    The wrong clock is shown above the page.
    """
    if asked.asked is Asked.FIX_CLOCK and not asked.done:
        return False
    return bool(words.asked_text(asked).strip())


def _look(asked: AskedOfUs) -> tuple[Icon, Role]:
    return (Icon.DONE, Role.DONE) if asked.done else (Icon.WARNING, Role.WARN)

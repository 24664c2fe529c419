"""The green card on the page of the day: every household of the list is finished."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.street.house import House, State, Street
from ui.qt.formats import format_number
from ui.qt.icons import Icon, draw_mark
from ui.qt.models.visit_words import households
from ui.qt.street.house_paint import paint_house
from ui.qt.theme import current_theme, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_line, start

HOUSE: Final = 22
CELL: Final = 34
MARK: Final = 36


class DoneCard(Card):
    """Shown while `Tally.is_done`: never beside a household off the list or an agreed return."""

    poster_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=Role.DONE_SOFT)
        self._street = Street()
        self.title = Label("", TextStyle.H2, Role.DONE)
        self.title.setObjectName("today.done")
        self.sentence = Label("", TextStyle.BODY, wrap=True)
        self.sentence.setObjectName("today.done_sentence")
        self.poster, self.export = Button("", icon=Icon.PRINT), Button("", icon=Icon.SENT)
        self.poster.setObjectName("today.done_poster")
        self.export.setObjectName("today.done_export")
        self.poster.clicked.connect(self.poster_wanted)
        self.export.clicked.connect(self.export_wanted)
        row = QHBoxLayout()
        row.addWidget(self.poster)
        row.addWidget(self.export)
        row.addStretch(1)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addLayout(row)
        self.body.addWidget(LitRow())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self._retranslate()

    def show_street(self, street: Street) -> None:
        self._street = street
        self._retranslate()
        self.setVisible(street.tally.is_done)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Every household is finished"))
        installed = sum(house.amount for house in self._street.houses if house.state is State.INST)
        sentence = self.tr("{households} on the list, {installed} installed with help.").format(
            households=households(len(self._street)), installed=format_number(installed)
        )
        if refused := self._street.states.get(State.REFHARD, 0):
            also = self.tr("{households} refused for good and still count.")
            sentence += " " + also.format(households=households(refused))
        self.sentence.setText(sentence)
        self.poster.set_text(self.tr("Print the progress poster"))
        self.export.set_text(self.tr("Write a file"))


class LitRow(QWidget):
    """A row of lit houses with the mark among them; a low window has none."""

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(CELL), 0 if theme.compact else theme.px(MARK + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), start(self)
        cell, wide, mark, ground = theme.px(CELL), theme.px(HOUSE), theme.px(MARK), self.height() - 2
        count = self.width() // cell
        left = (self.width() - count * cell) / 2
        for at in range(count) if self.height() > mark else ():
            x = left + at * cell
            if at == count // 2:
                draw_mark(painter, (x + (cell - mark) / 2, ground - mark), mark)
            else:
                paint_house(
                    painter, x + (cell - wide) / 2, ground - wide * 24 / 22, wide, House(0, 0, State.HAD)
                )
        if self.height() > mark:
            draw_line(painter, 0, self.width(), ground, Role.DONE)
        painter.end()

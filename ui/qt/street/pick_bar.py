"""The bar over the legend while households are picked: how many and where, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.assignments.ports import Officer
from core.base.ids import OfficerId
from ui.qt.icons import Icon
from ui.qt.models.visit_words import households
from ui.qt.shared.doors import officer_name
from ui.qt.theme import current_theme, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_line, start

HEIGHT = 62


class PickBar(QWidget):
    """`given` carries an officer's id, empty for no one; `asked` carries `print`, `more` or `leave`."""

    given = Signal(str)
    asked = Signal(str)
    officers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officers: Sequence[Officer] = ()
        self._me: OfficerId | None = None
        self.count = Label("", TextStyle.STRONG)
        self.count.setObjectName("street.picked")
        self.give = Button("", icon=Icon.PERSON)
        self.print_list = Button("", icon=Icon.PRINT, key="Ctrl+P")
        self.more = Button("")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(10)
        for part in (self.count, self.give, self.print_list, self.more):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.leave)
        self.give.setObjectName("street.give")
        self.more.setObjectName("street.more")
        self.give.clicked.connect(self._ask_whom)
        self.print_list.clicked.connect(lambda: self.asked.emit("print"))
        self.more.clicked.connect(lambda: self.asked.emit("more"))
        self.leave.clicked.connect(lambda: self.asked.emit("leave"))
        self._retranslate()
        self.hide()

    def show_count(self, count: int) -> None:
        self.count.setText(self.tr("Picked: {households}").format(households=households(count)))

    def show_officers(self, officers: Sequence[Officer], me: OfficerId) -> None:
        """The officers that the picker offers, each with the number of households given to them."""
        self._officers, self._me = officers, me

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current_theme().colour(Role.ACCENT_SOFT))
        draw_line(painter, 0, self.width(), 0, Role.ACCENT)
        painter.end()

    def _retranslate(self) -> None:
        self.give.set_text(self.tr("Give to…"))
        self.print_list.set_text(self.tr("Print the walk list"))
        self.more.set_text(self.tr("More…"))
        self.leave.set_text(self.tr("Unpick"))

    def _ask_whom(self) -> None:
        self.officers_wanted.emit()
        self.menu.clear()
        for officer in self._officers:
            name = officer_name(officer)
            if officer.id == self._me:
                name = self.tr("{name} (me)").format(name=name)
            words = self.tr("{name}: {households}").format(name=name, households=households(officer.given))
            action = self.menu.addAction(words)
            action.triggered.connect(lambda _on=False, of=officer.id: self.given.emit(of))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("To no one")).triggered.connect(lambda _on=False: self.given.emit(""))
        self.menu.addAction(self.tr("Add somebody…")).triggered.connect(
            lambda _on=False: self.asked.emit("more")
        )
        self.menu.popup(self.give.mapToGlobal(self.give.rect().topLeft()))

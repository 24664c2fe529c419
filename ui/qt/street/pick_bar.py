"""The bar of the picked households, of list and street: how many, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.assignments.ports import Officer
from core.base.ids import OfficerId
from core.records.household import CLOSED_BY_HAND
from ui.qt.icons import Icon
from ui.qt.models.close_words import close_word
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import households
from ui.qt.shared.doors import officer_name
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_line, start

HEIGHT: Final = 62
GAP: Final = 10
SIDE: Final = 20
NOBODY: Final = ""


class PickBar(QWidget):
    """`asked` carries an act and its value: `give`, `out`, `hand`, `back` an officer's id (of `give` an empty
    text where nobody gets them), `close` a reason, `name` a new officer's name; `print`, `places` and `leave`
    an empty text.

    `acts` holds the entries of both menus by `act:value`; `show_officers` makes them.
    """

    asked = Signal(str, str)
    officers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts: dict[str, QAction] = {}
        self.count = Label("", TextStyle.STRONG)
        self.give = Button("", icon=Icon.PERSON)
        self.print_list = Button("", icon=Icon.PRINT, key="Ctrl+P")
        self.more = Button("")
        self.name = Field()
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.menu, self.more_menu = QMenu(self), QMenu(self)
        self.warning = FlowLabel("", TextStyle.BODY, Role.WARN)
        self.busy = BusyBar()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (self.count, self.give, self.print_list, self.more):
            row.addWidget(part)
        row.addWidget(self.name, 1)
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 6, SIDE, 6)
        column.setSpacing(6)
        for extra in (self.warning, self.busy):
            column.addWidget(extra)
            extra.hide()
        column.addLayout(row)
        self._connect()
        self._retranslate()
        self.show_naming(naming=False)
        self.hide()

    def show_count(self, count: int) -> None:
        """The number of picked households, announced where it changed."""
        sentence = self.tr("Picked: {households}").format(households=households(count))
        if sentence != self.count.text():
            self.count.setText(sentence)
            announce(self, sentence)
        for button in (self.give, self.print_list, self.more):
            button.setEnabled(count > 0 and self.busy.isHidden())
        self._fit()

    def show_officers(self, officers: Sequence[Officer], me: OfficerId) -> None:
        """The menus, with each officer and the number of households given to them."""
        self.acts.clear()
        self._fill_give(officers, me)
        self._fill_more(officers, me)

    def show_naming(self, *, naming: bool) -> None:
        """The field of a new officer's name, in the place of the acts."""
        self.name.setVisible(naming)
        for part in (self.give, self.more):
            part.setVisible(not naming)
        self._fit()
        if naming:
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.name.set_text("")

    def warn(self, sentence: str) -> None:
        """Two teams on one door; an empty sentence takes it away."""
        if sentence and sentence != self.warning.text():
            announce(self, sentence)
        self.warning.setText(sentence)
        self.warning.setVisible(bool(sentence))

    def begin_work(self, count: int) -> None:
        """Something is written for many; nothing else begins before `end_work`."""
        sentence = self.tr("Being written, all or none: {households}.").format(households=households(count))
        self.busy.start(sentence, can_stop=False)
        self.show_count(count)

    def end_work(self, count: int) -> None:
        self.busy.finish()
        self.show_count(count)

    @override
    def minimumSizeHint(self) -> QSize:
        """That without the button for printing, which is in the menu too."""
        size = super().minimumSizeHint()
        print_list = self.print_list.sizeHint().width() + GAP if self.print_list.isVisibleTo(self) else 0
        return QSize(size.width() - print_list, size.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        if is_retranslate(event) or is_restyle(event):
            self._fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current_theme().colour(Role.ACCENT_SOFT))
        draw_line(painter, 0, self.width(), 0, Role.ACCENT)
        painter.end()

    def _connect(self) -> None:
        for name in ("count", "give", "print_list", "more", "warning", "busy", "leave"):
            getattr(self, name).setObjectName(f"picked.{name}")
        self.name.edit.setObjectName("picked.name")
        self.give.clicked.connect(lambda: self._pop(self.menu, self.give))
        self.more.clicked.connect(lambda: self._pop(self.more_menu, self.more))
        self.print_list.clicked.connect(lambda: self.asked.emit("print", ""))
        self.leave.clicked.connect(self._leave)
        self.name.submitted.connect(lambda name: self.asked.emit("name", name))

    def _fit(self) -> None:
        parts = (self.count, self.give, self.print_list, self.more, self.leave)
        needed = sum(part.sizeHint().width() for part in parts) + GAP * len(parts) + 2 * SIDE
        self.print_list.setVisible(self.name.isHidden() and needed <= self.width())

    def _leave(self) -> None:
        if self.name.isHidden():
            self.asked.emit("leave", "")
        else:
            self.show_naming(naming=False)

    def _pop(self, menu: QMenu, button: Button) -> None:
        self.officers_wanted.emit()
        menu.popup(button.mapToGlobal(QPoint(0, 0)))

    def _retranslate(self) -> None:
        self.give.set_text(self.tr("Give to…"))
        self.print_list.set_text(self.tr("Print the walk list"))
        self.more.set_text(self.tr("More…"))
        self.leave.set_text(self.tr("Unpick"))
        self.name.set_name(self.tr("Name of the new officer"))
        self.name.set_placeholder(self.tr("Full name, Enter"))

    def _fill_give(self, officers: Sequence[Officer], me: OfficerId) -> None:
        self.menu.clear()
        for officer in officers:
            words = self.tr("{name}: {households}").format(
                name=self._name(officer, me), households=households(officer.given)
            )
            self._add(self.menu, words, "give", officer.id)
        self.menu.addSeparator()
        self._add(self.menu, self.tr("To no one"), "give", NOBODY)
        add = self._add(self.menu, self.tr("Add somebody…"), "add", "")
        add.triggered.disconnect()
        add.triggered.connect(lambda _on=False: self.show_naming(naming=True))

    def _fill_more(self, officers: Sequence[Officer], me: OfficerId) -> None:
        menu = self.more_menu
        menu.clear()
        for former in menu.findChildren(QMenu):
            former.deleteLater()
        for act, word in (
            ("out", self.tr("Check out")),
            ("hand", self.tr("Hand over to")),
            ("back", self.tr("Return from")),
        ):
            people = menu.addMenu(word)
            for officer in officers:
                self._add(people, self._name(officer, me), act, officer.id)
        menu.addSeparator()
        self._add(menu, self.tr("Print the walk list"), "print", "")
        self._add(menu, self.tr("Correct hamlet, group, street…"), "places", "")
        menu.addSeparator()
        reasons = menu.addMenu(self.tr("Take off the list"))
        for reason in CLOSED_BY_HAND:
            self._add(reasons, close_word(reason), "close", reason.value)

    def _name(self, officer: Officer, me: OfficerId) -> str:
        name = officer_name(officer)
        return self.tr("{name} (me)").format(name=name) if officer.id == me else name

    def _add(self, menu: QMenu, words: str, act: str, value: str) -> QAction:
        action = menu.addAction(words)
        self.acts[f"{act}:{value}"] = action
        emit: Callable[[], None] = partial(self.asked.emit, act, value)
        action.triggered.connect(lambda _on=False: emit())
        return action

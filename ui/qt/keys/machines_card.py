"""The right column: what asks to be compared, the machines, and the way to revoke one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.enrolment.models import RevokeReason
from ui.qt.errors import sentence_of
from ui.qt.icons import Icon
from ui.qt.keys import words
from ui.qt.keys.state import State
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import Mark, RowList, RowLook

SIDE = 20


class MachinesCard(Card):
    """Renders the deciding half of `State`; the page connects its buttons."""

    def __init__(self, parent: QWidget | None = None, *, decides: bool) -> None:
        self.header = CardHeader()
        self.open = Button("", ButtonKind.PRIMARY, icon=Icon.FILE, key="Ctrl+O")
        self.open.setObjectName("keys.open")
        if not decides:
            self.open.hide()
        self.header.tail.addWidget(self.open)
        self.done = Notice()
        self.done.setObjectName("keys.done")
        self.question = NumberQuestion(ButtonKind.PRIMARY)
        self.question.setObjectName("keys.question")
        self.question.accept.setObjectName("keys.agree")
        self.question.refuse.setObjectName("keys.later")
        self.replaces = Combo()
        self.replaces.setObjectName("keys.replaces")
        self.busy = BusyBar()
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        look = RowLook(height=Height.WALK_ROW, side=SIDE, mark=Mark.BORDER if decides else Mark.NONE)
        self.list = RowList(look=look)
        self.list.setObjectName("keys.machines")
        self._replaced = ""
        self._above = QWidget()
        self._foot = QWidget()
        super().__init__(parent, padding=BARE)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        self.body.addWidget(Rule())
        column = QVBoxLayout(self._above)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(10)
        for part in (self.busy, self.done, self.replaces, self.question, self.empty):
            column.addWidget(part)
        self.replaces.currentIndexChanged.connect(lambda _place: self._warn())
        self.body.addWidget(self._above)
        self._rule = Rule()
        self.body.addWidget(self._rule)
        self.body.addWidget(self.list, 1)
        self._build_foot()

    def _build_foot(self) -> None:
        """Build the machine to be revoked, the reason, and the button."""
        self.who = Label("", TextStyle.STRONG, wrap=True)
        self.reason = Combo()
        self.reason.setObjectName("keys.reason")
        self.revoke = Button("", ButtonKind.SECONDARY, icon=Icon.CLOSE)
        self.revoke.setObjectName("keys.revoke")
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(SIDE, 10, SIDE, 12)
        inner.setSpacing(8)
        inner.addWidget(self.who)
        self.pack = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.pack.setObjectName("keys.pack")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.pack)
        row.addWidget(self.reason, 1)
        row.addWidget(self.revoke)
        inner.addLayout(row)
        column.addLayout(inner)
        self.body.addWidget(self._foot)

    @property
    def chosen_old(self) -> str:
        """Id of the lost machine that the new one replaces, or empty."""
        return "" if self.replaces.isHidden() else str(self.replaces.currentData() or "")

    @property
    def chosen_reason(self) -> RevokeReason:
        return RevokeReason(self.reason.currentData() or RevokeReason.OTHER)

    def render_state(self, state: State) -> None:
        self.header.set_title(self.tr("Machines that send") if state.decides else self.tr("Machines"))
        self.list.setAccessibleName(self.header.title.text())
        self.open.set_text(self.tr("Open a request…"))
        self.open.setEnabled(not state.busy)
        self._show_busy(state)
        self._show_done(state)
        self._show_question(state)
        self.empty.setText(
            self.tr("No machine yet. Open the request file that a commune sent.")
            if state.decides
            else self.tr("The province has not sent its list yet.")
        )
        self.empty.setVisible(not state.devices)
        self.list.set_rows((*map(words.device_row, state.devices), *words.kept_rows(state.kept)))
        parts = (self.busy, self.done, self.replaces, self.question, self.empty)
        self._above.setVisible(any(not part.isHidden() for part in parts))
        self._rule.setVisible(not self._above.isHidden() and bool(state.devices))
        self._show_foot(state)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 5 if current_theme().compact else 10
        self.header.setContentsMargins(SIDE, above, 13, above)

    def _show_busy(self, state: State) -> None:
        if not state.busy:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Importing what was held…"))

    def _show_done(self, state: State) -> None:
        if state.problem is not None:
            self._tell(NoticeKind.ERROR, sentence_of(state.problem))
        elif state.done is not None:
            self._tell(NoticeKind.DONE, words.done_text(state.done))
        else:
            self.done.clear()

    def _tell(self, kind: NoticeKind, sentence: str) -> None:
        if self.done.isHidden() or self.done.sentence.text() != sentence:
            self.done.show_message(kind, sentence)

    def _show_question(self, state: State) -> None:
        question = None if state.busy else state.question
        self.question.setVisible(question is not None)
        if question is None:
            self.replaces.hide()
            return
        who, hint, accept = words.question_texts(question)
        self.question.show_number(who, question.number, hint)
        self.question.accept.set_text(accept)
        self._replaced = "" if question.request is None else question.request.replaces
        self._show_replaceable(state)
        self._warn()
        self.question.refuse.set_text(self.tr("Cancel"))

    def _show_replaceable(self, state: State) -> None:
        """Lost machines that the new one may replace; the choice stays while the question does."""
        devices = state.replaceable
        keys = [device.device for device in devices]
        self.replaces.setVisible(bool(devices))
        self.replaces.setAccessibleName(self.tr("Lost machine that it replaces"))
        if [self.replaces.itemData(place) for place in range(1, self.replaces.count())] == keys:
            return
        self.replaces.blockSignals(True)
        self.replaces.clear()
        self.replaces.addItem(self.tr("A further machine: it replaces none"), "")
        for device in devices:
            text = self.tr("Replaces {place}, {number}: lost")
            self.replaces.addItem(text.format(place=device.place, number=device.short), device.device)
        self.replaces.blockSignals(False)

    def _warn(self) -> None:
        """In red what approving replaces, with the reason that a person types."""
        alarm = ""
        if self._replaced:
            alarm = self.tr(
                "This replaces the approved machine {machine}, whose key did not sign. Call both places."
            ).format(machine=self._replaced)
        elif self.chosen_old:
            alarm = self.tr(
                "The lost machine may send no more, and all that is here of the ward goes to the new one."
            )
        self.question.warn(alarm, self.tr("Reason"))

    def _show_foot(self, state: State) -> None:
        device = None if state.busy else state.revocable
        self._foot.setVisible(device is not None)
        if device is None:
            return
        self.pack.setVisible(state.packable is not None)
        self.pack.set_text(self.tr("Write its restore pack…"))
        self.who.setText(
            self.tr(
                "Revoke {place}, {number}? What it signs from now on is held; what came before stays."
            ).format(place=device.place, number=device.short)
        )
        kept = self.reason.currentIndex()
        self.reason.clear()
        for reason, source in words.REASONS.items():
            self.reason.addItem(words.said(source), reason.value)
        self.reason.setCurrentIndex(max(kept, 0))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.revoke.set_text(self.tr("Revoke"))

"""The left column: the key of this machine or of the province, its state, and its actions."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.keys import words
from ui.qt.keys.change_form import ChangeForm
from ui.qt.keys.state import State
from ui.qt.shared.numbers import number_lines
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind


class LaptopCard(Card):
    """Of a machine below the province: `ask` writes the request, `answer` reads what came back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.number = Label("", TextStyle.H2)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.standing = IconLine(Icon.CIRCLE, Role.TEXT2)
        self.escrow = IconLine(Icon.LOCK, Role.TEXT2)
        self.list = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.ask = Button("", ButtonKind.SECONDARY, icon=Icon.SENT)
        self.ask.setObjectName("keys.ask")
        self.answer = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.answer.setObjectName("keys.answer")
        self.body.setSpacing(10)
        stands = (self.header, self.number, self.hint, self.standing, self.escrow, self.list)
        self.change = Button("", ButtonKind.LINK, icon=Icon.LOCK)
        self.change.setObjectName("keys.change_own")
        self.form = ChangeForm("own")
        for part in (*stands, self.ask, self.answer, self.change, self.form):
            self.body.addWidget(part)

    def render_state(self, state: State) -> None:
        standing = state.standing
        self.header.set_title(self.tr("This laptop"))
        self.number.setText(number_lines(standing.own_number) if standing.own_number else "")
        self.number.setAccessibleName(standing.own_number)
        self.hint.setText(self.tr("The number of this laptop. Read it out when the province calls."))
        text, icon, role = words.own_state(standing)
        self.standing.glyph.set_look(icon, role)
        self.standing.set_sentence(text)
        text, icon, role = words.escrow_state(standing)
        self.escrow.glyph.set_look(icon, role)
        self.escrow.set_sentence(text)
        _show(self.list, words.list_state(standing))
        self.ask.set_text(self.tr("Write a request to the province…"))
        self.answer.set_text(self.tr("Open the province's answer…"))
        self.change.set_text(self.tr("Change the key of this laptop…"))
        self.change.setVisible(standing.own_state is not None and state.form is None)
        self.form.render_state(state)
        for button in (self.ask, self.answer, self.change):
            button.setEnabled(not state.busy)
        for button in (self.ask, self.answer):
            button.setVisible(state.form is None)


class ProvinceCard(Card):
    """Of the province: its number, its paper keys, the card to give away and the list to send."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.number = Label("", TextStyle.H2)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.paper = IconLine(Icon.WARNING, Role.WARN)
        self.begin = Button("", ButtonKind.SECONDARY, icon=Icon.LOCK)
        self.begin.setObjectName("keys.ceremony")
        self.printing = Notice()
        self.printing.setObjectName("keys.printing")
        self.printed = Button("", ButtonKind.PRIMARY)
        self.printed.setObjectName("keys.printed")
        self.give_up = Button("", ButtonKind.LINK)
        self.give_up.setObjectName("keys.not_printed")
        self.card = Button("", ButtonKind.SECONDARY, icon=Icon.PRINT)
        self.card.setObjectName("keys.card")
        self.publish = Button("", ButtonKind.SECONDARY, icon=Icon.SENT)
        self.publish.setObjectName("keys.publish")
        self.list = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.body.setSpacing(10)
        keys = (self.header, self.number, self.hint, self.card, self.publish, self.list)
        self.from_cards = Button("", ButtonKind.LINK, icon=Icon.FILE)
        self.from_cards.setObjectName("keys.from_cards")
        self.change = Button("", ButtonKind.LINK, icon=Icon.LOCK)
        self.change.setObjectName("keys.change_province")
        self.form = ChangeForm("province")
        paper = (self.paper, self.begin, self.from_cards, self.printing, self.printed, self.give_up)
        for part in (*keys, *paper, self.change, self.form):
            self.body.addWidget(part)

    def render_state(self, state: State) -> None:
        standing, waiting = state.standing, state.cards is not None
        self.header.set_title(self.tr("Key of the province"))
        self.number.setText(number_lines(standing.own_number) if standing.own_number else "")
        self.number.setAccessibleName(standing.own_number)
        self.hint.setText(
            self.tr("Print it on the card for the communes: they compare it before they accept your files.")
        )
        has = standing.has_ceremony
        self.paper.glyph.set_look(Icon.DONE if has else Icon.WARNING, Role.DONE if has else Role.WARN)
        self.paper.set_sentence(
            self.tr("The paper keys were made. They lie in two places, not on this machine.")
            if has
            else self.tr(
                "No paper keys yet. With them, data can be opened and the key replaced if this machine is"
                " lost."
            )
        )
        self.begin.set_text(self.tr("Make the paper keys…"))
        self.begin.setVisible(not has and not waiting and state.form is None)
        self.from_cards.set_text(self.tr("The cards exist already: take the keys from them…"))
        self.from_cards.setVisible(not has and not waiting and state.form is None)
        self.change.set_text(self.tr("Change the key of the province…"))
        self.change.setVisible(standing.is_province and not waiting and state.form is None)
        self.form.render_state(state)
        self._show_printing(state)
        self.card.set_text(self.tr("Save the province's card…"))
        self.publish.set_text(self.tr("Write the list for the machines…"))
        _show(self.list, words.list_state(standing))
        for button in (self.begin, self.from_cards, self.change, self.card, self.publish):
            button.setEnabled(not state.busy)
        for button in (self.card, self.publish):
            button.setVisible(state.form is None)

    def _show_printing(self, state: State) -> None:
        waiting = state.cards is not None
        self.printed.setVisible(waiting)
        self.give_up.setVisible(waiting)
        self.printed.set_text(self.tr("Both copies are printed"))
        self.give_up.set_text(self.tr("Cancel"))
        if not waiting:
            self.printing.clear()
            return
        text = self.tr(
            "Print {path} on paper: it holds the card and two copies of the paper keys. When they lie on the"
            " table, press the button: the keys count from then on and the file is deleted."
        ).format(path=state.cards)
        if self.printing.isHidden() or self.printing.sentence.text() != text:
            self.printing.show_message(NoticeKind.WARNING, text)


def _show(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def left_column(*cards: QWidget) -> QWidget:
    """`cards` from the top down."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder

"""The household's consents, purpose by purpose; none is ticked beforehand."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.records.consent import ConsentState, How
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.shared.people.seen import bring_into_view
from ui.qt.shared.people.state import State
from ui.qt.shared.people.view_model import PeopleViewModel
from ui.qt.shared.people.words import consent_state, how_word, purpose_word
from ui.qt.theme import RADIUS_CONTROL, current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import NORMAL, Card, CardHeader, Padding
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, start

YES_KEY: Final = "C"
NO_KEY: Final = "K"
ROLES: Final = {
    ConsentState.GIVEN: Role.DONE,
    ConsentState.WITHDRAWN: Role.WARN,
    ConsentState.REFUSED: Role.WARN,
}


class PurposeRow(QWidget):
    """One purpose, its state, and its two answers. `answered` has yes or no."""

    answered = Signal(bool)
    moved = Signal(int)

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"consent.{purpose}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = FlowLabel("", TextStyle.STRONG)
        self.stands = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.yes = Button("", key=YES_KEY)
        self.yes.setObjectName(f"consent.{purpose}.yes")
        self.no = Button("", key=NO_KEY)
        self.no.setObjectName(f"consent.{purpose}.no")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.stands)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.text().lower() in {YES_KEY.lower(), NO_KEY.lower()}:
            self.answered.emit(event.text().lower() == YES_KEY.lower())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            theme = current_theme()
            painter = start(self)
            edge = theme.colour(Role.ACCENT)
            fill = theme.colour(Role.SURFACE)
            draw_box(painter, self.rect(), RADIUS_CONTROL, fill=fill, edge=edge, width=theme.focus_width)
            painter.end()


class ConsentCard(Card):
    """Renders `PeopleViewModel.state`. `left`: Esc. `print_requested`: the slip on paper."""

    left = Signal()
    print_requested = Signal()

    def __init__(
        self,
        model: PeopleViewModel,
        parent: QWidget | None = None,
        *,
        padding: Padding = NORMAL,
        folds: bool = False,
    ) -> None:
        super().__init__(parent, padding=padding)
        self.model = model
        self._folds = self._folded = folds
        self.header = CardHeader()
        self.stands = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.stands.setObjectName("consent.stands")
        self.turn = Button("", ButtonKind.LINK)
        self.turn.setObjectName("consent.fold")
        self.print_slip = Button("", ButtonKind.LINK, icon=Icon.PRINT)
        self.print_slip.setObjectName("consent.print")
        self.header.tail.addWidget(self.print_slip)
        self.header.tail.addWidget(self.turn)
        self.how = Combo()
        self.how.setObjectName("consent.how")
        self.how.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.how_word = Label("", TextStyle.BODY, Role.TEXT2)
        self.hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.rows = {purpose.id: PurposeRow(purpose.id) for purpose in model.campaign.consent.purposes}
        self.body.setSpacing(4)
        self.body.addWidget(self.header)
        self.body.addWidget(self.stands)
        self.answers = QWidget()
        answers = QVBoxLayout(self.answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(4)
        choice = QHBoxLayout()
        choice.setSpacing(10)
        choice.addWidget(self.how_word)
        choice.addWidget(self.how)
        choice.addStretch(1)
        answers.addLayout(choice)
        for purpose, row in self.rows.items():
            row.answered.connect(partial(self._answer, purpose))
            row.moved.connect(partial(self._move, purpose))
            answers.addWidget(row)
        answers.addWidget(self.hint)
        self.body.addWidget(self.answers)
        self.turn.clicked.connect(self._turn)
        self.print_slip.clicked.connect(self.print_requested)
        self.how.activated.connect(self._choose_how)
        model.changed.connect(self.render_state)

    def render_state(self) -> None:
        state = self.model.state
        self.how.setCurrentIndex(list(How).index(state.how))
        for purpose, row in self.rows.items():
            self._render_row(state, purpose, row)
        self.stands.setText(self._summary(state))
        self._render_fold()

    def fold(self) -> None:
        """Show one line of what was agreed, where this card folds."""
        self._folded = self._folds
        self._render_fold()

    def retranslate(self) -> None:
        self.header.set_title(self.tr("Consent"))
        self.print_slip.set_text(self.tr("Print the slip"))
        self.how.clear()
        for how in How:
            self.how.addItem(how_word(how), how)
        self.how_word.setText(self.tr("How they agree"))
        self.how.setAccessibleName(self.how_word.text())
        self.hint.setText(
            self.tr("Each purpose by itself. Without consent the household is counted, without names.")
        )
        for row in self.rows.values():
            row.yes.set_text(self.tr("Agrees"))
            row.no.set_text(self.tr("Does not"))
        self.render_state()

    def take_focus(self) -> None:
        self._folded = False
        self._render_fold()
        next(iter(self.rows.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _render_row(self, state: State, purpose: str, row: PurposeRow) -> None:
        record = state.household_consent(purpose)
        row.title.setText(purpose_word(self.model.campaign, purpose))
        row.stands.setText(consent_state(record))
        row.stands.set_role(Role.TEXT2 if record is None else ROLES[record.state])
        row.setAccessibleName(f"{row.title.text()}: {row.stands.text()}")
        given = record is not None and record.state is ConsentState.GIVEN
        refused = record is not None and not given
        row.yes.set_icon(Icon.DONE if given else None)
        row.no.set_icon(Icon.REFUSED if refused else None)
        row.yes.setAccessibleName(f"{row.yes.text()}: {row.title.text()}")
        row.no.setAccessibleName(f"{row.no.text()}: {row.title.text()}")

    def _render_fold(self) -> None:
        self.answers.setHidden(self._folded)
        self.print_slip.setHidden(self._folded)
        self.stands.setVisible(self._folded)
        self.turn.setVisible(self._folds)
        self.turn.set_text(self.tr("Open") if self._folded else self.tr("Fold"))
        self.turn.setAccessibleName(f"{self.turn.text()}: {self.header.title.text()}")

    def _turn(self) -> None:
        if self._folded:
            self.take_focus()
        else:
            self.fold()

    def _summary(self, state: State) -> str:
        """Return one line of all purposes: the same answer once, else each with its purpose."""
        answers = {purpose: consent_state(state.household_consent(purpose)) for purpose in self.rows}
        if len(set(answers.values())) == 1:
            words = self.tr("%n purpose(s): {answer}", "", len(answers))
            return words.format(answer=next(iter(answers.values())))
        campaign = self.model.campaign
        return SEPARATOR.join(f"{purpose_word(campaign, at)}: {said}" for at, said in answers.items())

    def _answer(self, purpose: str, yes: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.model.agree(purpose, yes=yes)

    def _move(self, purpose: str, rows: int) -> None:
        purposes = list(self.rows)
        at = min(max(purposes.index(purpose) + rows, 0), len(purposes) - 1)
        self.rows[purposes[at]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_how(self, index: int) -> None:
        self.model.set_how(list(How)[index])

"""The right side: the records of the chosen entry, and what can be decided about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.events.kinds import HouseholdField
from core.quality.models import VisitPair
from core.sync.conflicts import FieldConflict
from ui.qt.conflicts import words
from ui.qt.conflicts.choice_card import Choice, ChoiceCard
from ui.qt.conflicts.clock_card import ClockCard
from ui.qt.conflicts.state import MOST_CHOICES, Read, State, differing
from ui.qt.formats import format_moment
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.shared.parts import Glyph, IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.label import Label

LETTERS = "ABCD"
COLUMNS = 2


class Detail(QWidget):
    """`taken` carries an event or a visit; `both`, `later` and `opened` are asked by its buttons."""

    taken = Signal(str)
    both_requested = Signal()
    later_requested = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", TextStyle.H3, wrap=True)
        self.title.setObjectName("conflicts.title")
        self.explained = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.explained.setObjectName("conflicts.explained")
        self.cards = tuple(ChoiceCard() for _ in range(MOST_CHOICES))
        grid = QGridLayout()
        grid.setSpacing(20)
        for at, card in enumerate(self.cards):
            card.chosen.connect(self.taken)
            grid.addWidget(card, at // COLUMNS, at % COLUMNS)
        self.before = IconLine(Icon.UNDO, Role.TEXT2)
        self.before.setObjectName("conflicts.before")
        self.both = Card(padding=LIST)
        self._build_both()
        self.clock = ClockCard()
        self.open = Button("", icon=Icon.HOUSEHOLDS)
        self.open.setObjectName("conflicts.open")
        self.later = Button("", ButtonKind.LINK)
        self.later.setObjectName("conflicts.later")
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.explained)
        column.addLayout(grid)
        for part in (self.before, self.both, self.clock):
            column.addWidget(part)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        column.addLayout(foot)
        self.keep_both.clicked.connect(self.both_requested)
        self.later.clicked.connect(self.later_requested)
        self.open.clicked.connect(self.opened)

    def _build_both(self) -> None:
        self.both_question = Label("", TextStyle.STRONG, wrap=True)
        self.both_hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.keep_both = Button("", key="2")
        self.keep_both.setObjectName("conflicts.keep_both")
        self._both_glyph = Glyph(Icon.PHONE, Role.TEXT2)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._both_glyph)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.both_question)
        texts.addWidget(self.both_hint)
        row.addLayout(texts, 1)
        row.addWidget(self.keep_both)
        self.both.body.addLayout(row)

    def render_state(self, state: State) -> None:
        self.title.setText(words.title_of(state))
        self.explained.setText(words.explained(state))
        choices = self._choices(state)
        longest = max((len(choice.value) for choice in choices), default=0)
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(choices))
            if at < len(choices):
                card.value.set_longest(longest)
                card.show_choice(choices[at], of_visits=state.pair is not None)
        self._show_before(state)
        self._show_both(state)
        clock = state.clock
        asks = (
            clock is not None and bool(clock.recorded) and state.read is not None and state.read.sets_clocks
        )
        self.clock.setVisible(asks)
        if clock is not None and asks:
            self.clock.show_clock(clock)
        self.open.set_text(self.tr("Open the household"))
        self.open.setVisible(state.late is not None)
        self.later.set_text(self.tr("Next one"))
        self.later.setVisible(len(state.keys) > 1)
        self.hint.setText(self.tr("After choosing, Ctrl+Z still changes it back."))
        self.hint.setVisible(bool(choices) or asks)

    def _show_before(self, state: State) -> None:
        self.before.setVisible(bool(state.before) and state.conflict is not None)
        text = self.tr("Before the two changed it: {value}")
        self.before.set_sentence(text.format(value=state.before or ""))

    def _show_both(self, state: State) -> None:
        conflict = state.conflict
        keeps = conflict is not None and conflict.keeps_all
        self.both.setVisible(keeps or state.pair is not None)
        if conflict is not None and conflict.field == HouseholdField.PHONE:
            self._both_glyph.set_look(Icon.PHONE, Role.TEXT2)
            self.both_question.setText(self.tr("Do both numbers work?"))
            self.both_hint.setText(self.tr("The one in use is called first; the other stands in the note."))
            self.keep_both.set_text(self.tr("Keep both numbers"))
        elif conflict is not None:
            self._both_glyph.set_look(Icon.RECORD, Role.TEXT2)
            self.both_question.setText(self.tr("Are both notes right?"))
            self.both_hint.setText(self.tr("Both stand in the note, one after the other."))
            self.keep_both.set_text(self.tr("Keep both notes"))
        elif state.pair is not None:
            self._both_glyph.set_look(Icon.RETURNED, Role.TEXT2)
            self.both_question.setText(self.tr("Were there really two visits?"))
            self.both_hint.setText(self.tr("Then both count."))
            self.keep_both.set_text(self.tr("Both are right"))

    @staticmethod
    def _choices(state: State) -> tuple[Choice, ...]:
        if state.conflict is not None and state.read is not None:
            return _of_conflict(state.conflict, state.read)
        return () if state.pair is None else _of_pair(state.pair)


def _of_conflict(conflict: FieldConflict, read: Read) -> tuple[Choice, ...]:
    """The last values where there are more than fit; the one in use is among them."""
    shown = list(zip(conflict.tips, words.values_of(conflict, read), strict=True))[-MOST_CHOICES:]
    in_use = shown[-1][1]
    first = shown[0][1]
    return tuple(
        Choice(
            key=tip.event,
            letter=LETTERS[at],
            value=value,
            spans=differing(value, first if tip.in_use else in_use),
            who=tip.officer,
            when=words.moment(tip.at),
            machine=tip.machine,
            in_use=tip.in_use,
        )
        for at, (tip, value) in enumerate(shown)
    )


def _of_pair(pair: VisitPair) -> tuple[Choice, ...]:
    values = tuple(words.visit_value(visit) for visit in (pair.one, pair.other))
    return tuple(
        Choice(
            key=visit.id,
            letter=LETTERS[at],
            value=values[at],
            spans=differing(values[at], values[1 - at]),
            who="",
            when=format_moment(visit.at),
            machine="",
            in_use=visit.counts,
        )
        for at, visit in enumerate((pair.one, pair.other))
    )

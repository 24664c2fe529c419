"""The cards of the page: which document, what is entered of good models and Zalo groups, the charts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.content.drawing import Drawing
from core.periods.models import PeriodState
from ui.qt.icons import Icon
from ui.qt.letters.chart_view import ChartView
from ui.qt.letters.state import DocumentKind
from ui.qt.letters.words import KINDS, said
from ui.qt.shared.row_card import SIDE
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind


class DocumentCard(Card):
    """Choice of document and period, and the actions on it."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3)
        self.kind, self.period = Combo(), Combo()
        self.kind.setObjectName("letters.kind")
        self.period.setObjectName("letters.period")
        self.labelled = (Labelled("", self.kind), Labelled("", self.period))
        self.write = Button("", ButtonKind.PRIMARY, icon=Icon.FILE)
        self.write.setObjectName("letters.write")
        self.share = Button("", icon=Icon.SENT)
        self.share.setObjectName("letters.share")
        self.edit = Button("", ButtonKind.LINK, icon=Icon.RECORD)
        self.edit.setObjectName("letters.edit")
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.body.addWidget(self.title)
        for labelled in self.labelled:
            self.body.addWidget(labelled)
        for part in (self.write, self.share, self.edit, self.hint):
            self.body.addWidget(part)
        self.kind.activated.connect(lambda _at: self.chosen.emit())
        self.period.activated.connect(lambda _at: self.chosen.emit())

    @property
    def document(self) -> DocumentKind:
        return DocumentKind(self.kind.currentData() or DocumentKind.WEEKLY.value)

    @property
    def number(self) -> int | None:
        data = self.period.currentData()
        return data if isinstance(data, int) else None

    def show_kinds(self, kinds: tuple[DocumentKind, ...], chosen: DocumentKind) -> None:
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(said(KINDS[kind]), kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen.value)))

    def show_periods(self, periods: tuple[PeriodState, ...], chosen: int | None, words: list[str]) -> None:
        """`words` name the periods; the first of all is the last that is over."""
        self.period.clear()
        self.period.addItem(words[0], None)
        for state, word in zip(periods, words[1:], strict=True):
            self.period.addItem(word, state.period.number)
        at = next((at for at, one in enumerate(periods, 1) if one.period.number == chosen), 0)
        self.period.setCurrentIndex(at)


class EntryForm(QWidget):
    """Fields above each other and a button; Enter in the last enters."""

    entered = Signal()

    def __init__(self, name: str, count: int, *, first: QWidget | None = None) -> None:
        super().__init__()
        self.fields = tuple(Field() for _ in range(count))
        for at, field in enumerate(self.fields):
            field.setObjectName(f"letters.{name}.{at}")
        self.labelled = tuple(Labelled("", field) for field in self.fields)
        self.name = name
        self.notice = Notice()
        self.notice.setObjectName(f"letters.{name}.notice")
        self.save = Button("", ButtonKind.SECONDARY)
        self.save.setObjectName(f"letters.{name}.save")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        if first is not None:
            column.addWidget(first)
        for part in self.labelled:
            column.addWidget(part)
        column.addWidget(self.notice)
        column.addWidget(self.save)
        self.fields[-1].submitted.connect(lambda _text: self.entered.emit())
        self.save.clicked.connect(self.entered)

    def add(self, *buttons: Button) -> None:
        """Further acts, below the one that enters."""
        for button in buttons:
            self._column.addWidget(button)

    def lead(self, button: Button) -> None:
        """Put the commonest act above the fields, below the choice."""
        self._column.insertWidget(1, button)

    def show_problem(self, sentence: str) -> None:
        """Show beside the form why nothing was entered; with "" nothing."""
        if sentence:
            self.notice.show_message(NoticeKind.ERROR, sentence)
        else:
            self.notice.clear()

    def texts(self) -> tuple[str, ...]:
        return tuple(field.text() for field in self.fields)

    def clear(self) -> None:
        for field in self.fields:
            field.set_text("")


class FormCard(Card):
    """A header, and a form below it."""

    def __init__(self, form: QWidget) -> None:
        self.header = CardHeader()
        super().__init__(padding=BARE)
        self.body.setSpacing(0)
        for part in (self.header, Rule(), form):
            self.body.addWidget(part)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 5 if current_theme().compact else 10
        self.header.setContentsMargins(SIDE, above, 13, above)


class ChartsCard(Card):
    """The charts of the period below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3)
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self._charts = QVBoxLayout()
        self._charts.setSpacing(16)
        self.body.addWidget(self.title)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._charts)
        self._shown: tuple[Drawing, ...] = ()

    def show_drawings(self, drawings: tuple[Drawing, ...]) -> None:
        self.empty.setVisible(not drawings)
        if drawings == self._shown:
            return
        self._shown = drawings
        while (item := self._charts.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for drawing in drawings:
            self._charts.addWidget(ChartView(drawing))

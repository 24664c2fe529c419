"""The parts of the import screen: the file, its columns, and what was found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.roster.codes import Action, Field
from core.roster.model import Conversion, RosterPlan
from ui.qt.errors import coded_sentence
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.shared.parts import Glyph, IconLine
from ui.qt.shared.roster.preview import SheetView
from ui.qt.shared.roster.words import FIELDS, QUIET, counts_line, field_word, waiting_line
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, Rule
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_dashed_box, start
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.text import text_width

CELL_SIDE: Final = 8
MOST_WAITING: Final = 12
LONGEST_CELL: Final = 260


class DropCard(QFrame):
    """Target for dropping a file, with the button that opens a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", TextStyle.H2)
        self.detail = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = Button("", icon=Icon.FILE, key="Ctrl+O")
        self.choose.setObjectName("roster.choose")
        self.choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 36, 32, 36)
        column.setSpacing(10)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.detail)
        column.addSpacing(6)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_dashed_box(painter, QRectF(self.rect()), 10, current_theme().colour(Role.EDGE), 1.5)
        painter.end()


class FileCard(Card):
    """The name of the file, the sheet shown, and the way to another file."""

    sheet_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 10, 12, 10))
        self.name = Label("", TextStyle.STRONG)
        self.note = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.sheets = Combo()
        self.sheets.setObjectName("roster.sheets")
        self.sheets.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.other = Button("", ButtonKind.LINK)
        self.other.setObjectName("roster.other")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Glyph(Icon.FILE, Role.ACCENT))
        row.addLayout(words, 1)
        row.addWidget(self.sheets)
        row.addWidget(self.other)
        self.body.addLayout(row)
        self.sheets.activated.connect(self.sheet_chosen)

    def show_view(self, view: SheetView, views: tuple[SheetView, ...], place: int) -> None:
        self.name.setText(view.file_name)
        self.note.setText(
            self.tr(
                "Sheet “{name}”, header in row {row}. Change the meaning of a column where it is wrong."
            ).format(name=view.name, row=view.header_row)
        )
        self.sheets.clear()
        self.sheets.addItems([each.name for each in views])
        self.sheets.setCurrentIndex(place)
        self.sheets.updateGeometry()
        self.sheets.setVisible(len(views) > 1)
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.other.set_text(self.tr("Choose another file"))


class FieldCombo(Combo):
    """Meaning of a column; as wide as the meaning chosen, its list as wide as the longest."""

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        for each in FIELDS:
            self.addItem(field_word(each), each)
        self.setCurrentIndex(self.findData(field))
        self.set_strong(strong=field not in {Field.IGNORED, Field.SENSITIVE})
        widest = max(text_width(field_word(each), TextStyle.BODY) for each in FIELDS)
        self.view().setMinimumWidth(round(widest) + 40)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        widest = max(text_width(self.itemText(at), self._style()) for at in range(self.count()))
        own = text_width(self.currentText(), self._style())
        return QSize(round(hint.width() - widest + own), hint.height())


class ColumnTable(Card):
    """Each column: its header, a combo with its meaning, its first cells. Scrolls sideways when wide."""

    field_chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(16, 12, 16, 10))
        self.combos: tuple[FieldCombo, ...] = ()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, self._scroll))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll)

    def show_view(self, view: SheetView) -> None:
        inner = QWidget()
        inner.setAutoFillBackground(False)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        combos = []
        for column, header in enumerate(view.mapping.headers):
            field = view.mapping.fields[column]
            grid.addWidget(self._cell(header or "–", TextStyle.SMALL, Role.TEXT2), 0, column)
            combo = FieldCombo(field, self.tr("Meaning of column {name}").format(name=header or column + 1))
            combo.setObjectName(f"roster.field.{column}")
            combo.activated.connect(
                lambda _at, at=column, of=combo: self.field_chosen.emit(at, of.currentData())
            )
            combos.append(combo)
            grid.addWidget(combo, 1, column)
            self._add_cells(grid, view, column, field)
        self.combos = tuple(combos)
        former = self._scroll.takeWidget()
        if former is not None:
            former.deleteLater()
        self._scroll.setWidget(inner)
        self._fit(inner)

    def _add_cells(self, grid: QGridLayout, view: SheetView, column: int, field: Field) -> None:
        used = field not in {Field.IGNORED, Field.SENSITIVE}
        for place, row in enumerate(view.rows):
            if column == 0:
                grid.addWidget(Rule(), 2 * place + 2, 0, 1, len(view.mapping.headers))
            text = _shortened(row[column])
            cell = self._cell(text, TextStyle.BODY, Role.TEXT if used else Role.TEXT2)
            cell.setToolTip(row[column] if text != row[column] else "")
            grid.addWidget(cell, 2 * place + 3, column)

    @staticmethod
    def _cell(text: str, style: TextStyle, role: Role) -> Label:
        label = Label(text, style, role)
        label.setContentsMargins(CELL_SIDE, 0, CELL_SIDE, 0)
        return label

    def _fit(self, inner: QWidget) -> None:
        palette = QPalette(current_theme().q_palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        self._scroll.viewport().setPalette(palette)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFixedHeight(inner.sizeHint().height() + 14)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_scroll") and (inner := self._scroll.widget()) is not None:
            self._fit(inner)


class Findings(Card):
    """The parsed rows, in numbers that sum; every concern as a sentence; the rows that wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 12, 12, 12))
        self._plan: RosterPlan | None = None
        self._open = False
        self.lines: tuple[IconLine, ...] = ()

    def show_plan(self, plan: RosterPlan) -> None:
        self._plan = plan
        self._open = False
        self._fill()

    def _fill(self) -> None:
        plan = self._plan
        if plan is None:
            return
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.lines = (*self._summary(plan), *self._conversions(plan.conversions), *self._concerns(plan))
        for line in self.lines:
            self.body.addWidget(line)
        self._add_waiting(plan)

    def _summary(self, plan: RosterPlan) -> tuple[IconLine, ...]:
        counts = plan.counts
        read = self.tr("{households} households read, {people} people.").format(
            households=format_number(counts.found), people=format_number(counts.people)
        )
        return (
            IconLine(Icon.DONE, Role.DONE, read, TextStyle.STRONG),
            IconLine(Icon.HOUSEHOLDS, Role.TEXT2, counts_line(counts)),
        )

    def _conversions(self, conversions: tuple[Conversion, ...]) -> list[IconLine]:
        pattern = self.tr("“{sheet}” was typed in {encoding} and is converted: {examples}")
        return [
            IconLine(
                Icon.RECORD,
                Role.ACCENT,
                pattern.format(
                    sheet=each.sheet,
                    encoding=each.encoding.value.upper(),
                    examples="; ".join(f"{before} → {after}" for before, after in each.examples[-3:]),
                ),
            )
            for each in conversions
        ]

    @staticmethod
    def _concerns(plan: RosterPlan) -> list[IconLine]:
        converted = {conversion.sheet for conversion in plan.conversions}
        told = [
            concern
            for concern in plan.concerns
            if not (concern.code.value == "encoding_converted" and concern.sheet in converted)
        ]
        told.sort(key=lambda concern: concern.code in QUIET)
        return [
            IconLine(
                *((Icon.HELP, Role.TEXT2) if concern.code in QUIET else (Icon.WARNING, Role.WARN)),
                coded_sentence(concern.key, concern.fields),
            )
            for concern in told
        ]

    def _add_waiting(self, plan: RosterPlan) -> None:
        waiting = [row for row in plan.rows if row.action in {Action.DOUBTFUL, Action.REFUSED}]
        if not waiting:
            return
        show = Button("", ButtonKind.LINK)
        show.setObjectName("roster.waiting")
        word = self.tr("Hide the rows") if self._open else self.tr("Show %n row(s)", "", len(waiting))
        show.set_text(word)
        show.clicked.connect(self._toggle)
        self.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        if self._open:
            for row in waiting[:MOST_WAITING]:
                self.body.addWidget(Label(waiting_line(row), TextStyle.BODY, Role.TEXT, wrap=True))
            if len(waiting) > MOST_WAITING:
                more = self.tr("The error sheet will hold them all.")
                self.body.addWidget(Label(more, TextStyle.BODY, Role.TEXT2, wrap=True))

    def _toggle(self) -> None:
        self._open = not self._open
        self._fill()


def _shortened(text: str) -> str:
    """At most as wide as a column should be; the whole text is in the tooltip."""
    if text_width(text, TextStyle.BODY) <= current_theme().px(LONGEST_CELL):
        return text
    shown = text
    while shown and text_width(f"{shown}…", TextStyle.BODY) > current_theme().px(LONGEST_CELL):
        shown = shown[:-1]
    return f"{shown.rstrip()}…"

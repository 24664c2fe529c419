"""Outreach points: the list, the tally of the one picked, and a new one in one row of fields."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.tracks.models import PlaceKind, Point, Tally
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.tracks.state import State
from ui.qt.tracks.tally_box import TallyBox
from ui.qt.tracks.words import place_word, point_counts, point_line, short_line
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.rows import Row, RowList, RowLook

LIST_WIDTH: Final = 350
FIELDS: Final = ("place", "day", "opens", "closes", "host")
KEYS: Final = {Tally.GUIDED: ("1", "4"), Tally.HAD: ("2", "5"), Tally.INSTALLED: ("3", "6")}
"""One more, one less: on a number pad the lessening key is above its sister."""


class PointForm(Card):
    """`submitted` carries the kind and the texts by field."""

    submitted = Signal(str, dict)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.kind = Combo()
        self.kind.setObjectName("tracks.point.kind")
        self.kind.addItems([""] * len(PlaceKind))
        self.kind_part = Labelled("", self.kind)
        self.fields = {name: Labelled("", Field()) for name in FIELDS}
        self.add = Button("", key="Enter")
        self.add.setObjectName("tracks.point.add")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        first, second, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, last):
            row.setSpacing(10)
        first.addWidget(self.kind_part, 2, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.fields["place"], 3, Qt.AlignmentFlag.AlignTop)
        for name, stretch in (("day", 2), ("opens", 1), ("closes", 1), ("host", 3)):
            second.addWidget(self.fields[name], stretch, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self.add)
        last.addWidget(self.leave)
        last.addStretch(1)
        for row in (first, second, last):
            self.body.addLayout(row)
        self.body.addSpacing(6)
        for name in FIELDS:
            self.field(name).edit.setObjectName(f"tracks.point.{name}")
            self.field(name).submitted.connect(self._submit)
        self.add.clicked.connect(self._submit)
        self.leave.clicked.connect(self.given_up)

    def field(self, name: str) -> Field:
        inner = self.fields[name].inner
        assert isinstance(inner, Field)
        return inner

    def begin(self) -> None:
        for name in FIELDS:
            self.field(name).set_text("")
        self.kind.setFocus()

    def show_problem(self, sentence: str, field: str) -> None:
        for name, part in self.fields.items():
            part.set_problem(sentence if name == field else "")

    def retranslate(self) -> None:
        for at, kind in enumerate(PlaceKind):
            self.kind.setItemText(at, place_word(kind))
            self.kind.setItemData(at, kind.value)
        self.kind_part.set_label(self.tr("Kind of place"))
        words = {
            "place": self.tr("Name of the place"),
            "day": self.tr("Day"),
            "opens": self.tr("From"),
            "closes": self.tr("To"),
            "host": self.tr("Run by"),
        }
        for name, word in words.items():
            self.fields[name].set_label(word)
        self.field("day").set_placeholder(self.tr("17/9, empty is today"))
        self.field("opens").set_placeholder("7:30")
        self.field("closes").set_placeholder("10:30")
        self.add.set_text(self.tr("Add the point"))
        self.leave.set_text(self.tr("Cancel"))

    def _submit(self) -> None:
        texts = {name: self.field(name).text() for name in FIELDS}
        self.submitted.emit(self.kind.currentData(), texts)


class TallyCard(Card):
    """The point picked, with its three tallies."""

    tapped = Signal(str, int)
    void_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.header.title.setWordWrap(True)
        self.line = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.warning = FlowLabel("", TextStyle.SMALL, Role.WARN)
        self.void = Button("", ButtonKind.LINK, icon=Icon.UNDO)
        self.void.setObjectName("tracks.point.void")
        self.boxes = {what: TallyBox(what, plus=plus, minus=minus) for what, (plus, minus) in KEYS.items()}
        row = QHBoxLayout()
        row.setSpacing(24)
        for what, box in self.boxes.items():
            row.addWidget(box, 1)
            box.tapped.connect(lambda step, tally=what: self.tapped.emit(tally.value, step))
        self.body.addWidget(self.header)
        self.body.addWidget(self.line)
        self.body.addSpacing(10)
        self.body.addLayout(row)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.void, 0, Qt.AlignmentFlag.AlignLeft)
        self.void.clicked.connect(self.void_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_point(self, point: Point) -> None:
        self.header.set_title(point.place)
        self.line.setText(point_line(point))
        for what, box in self.boxes.items():
            box.show_total(point.tally(what), impossible=point.impossible)
        self.warning.setText(
            self.tr("These sums cannot be: two laptops counted apart. Ask each other, then correct them.")
        )
        self.warning.setVisible(point.impossible)

    def retranslate(self) -> None:
        self.void.set_text(self.tr("Take this point back"))
        for box in self.boxes.values():
            box.retranslate()


class PointPanel(QWidget):
    """The list at the left; at the right the form, the tally, or what to do first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowList("", look=RowLook(height=Height.CALLBACK_ROW, side=20))
        self.rows.setObjectName("tracks.points")
        self.list = ListCard(self.rows, ruled=True)
        self.form = PointForm()
        self.tally = TallyCard()
        self.first = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().row_gap)
        for part in (self.form, self.tally, self.first):
            column.addWidget(part)
        column.addStretch(1)
        columns = Columns()
        columns.add(self.list, width=LIST_WIDTH)
        columns.add(right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)

    def render_state(self, state: State) -> None:
        picked = state.picked_point
        self.rows.set_rows(tuple(_row(point) for point in state.points))
        if picked is not None:
            self.rows.set_current(picked.id)
        self.list.set_title(self.tr("Points"), format_number(len(state.points)))
        self.list.setVisible(bool(state.points))
        self.form.setVisible(state.adding)
        self.form.show_problem(state.problem, state.problem_field)
        self.tally.setVisible(picked is not None and not state.adding)
        if picked is not None:
            self.tally.show_point(picked)
        self.first.setVisible(picked is None and not state.adding)

    def retranslate(self) -> None:
        self.form.retranslate()
        self.tally.retranslate()
        self.first.setText(
            self.tr(
                "No point yet. Add the market, school or supermarket where people are helped;"
                " then count them with one tap each."
            )
        )


def _row(point: Point) -> Row:
    return Row(key=point.id, title=point.place, lines=(short_line(point), point_counts(point)))

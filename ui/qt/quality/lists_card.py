"""Lists that were loaded twice: the pairs as one decision, or the suspected units and their decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.quality.list_desk import PendingPairs
from ui.qt.formats import format_number
from ui.qt.models.flow_label import FlowLabel
from ui.qt.quality.state import LISTS, Read, State
from ui.qt.quality.words import PAIR, doubled_row, list_pair_row, section_word
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

PAIRS = ("merge", "part")
UNITS = ("one", "different", "reopen")


class ListsCard(Card):
    """`merged` and `parted` are of every pair; `decided` carries unit, same and reason; `reopened` a unit."""

    merged = Signal()
    parted = Signal()
    decided = Signal(str, object, str)
    reopened = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.explained = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.explained.setObjectName("quality.lists.explained")
        look = RowLook(height=Height.FILE_ROW_TALL, side=12, mark=Mark.BAR)
        self.list = RowList(look=look, fit_rows=True)
        self.list.setObjectName("quality.lists")
        self.busy = BusyBar()
        self.busy.setObjectName("quality.lists.busy")
        self.reason_field = Field()
        self.reason_field.edit.setObjectName("quality.lists.reason")
        self.reason = Labelled("", self.reason_field)
        self.buttons = {name: Button("") for name in (*PAIRS, *UNITS)}
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, button in self.buttons.items():
            button.setObjectName(f"quality.lists.{name}")
            button.clicked.connect(lambda _checked=False, name=name: self._act(name))
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.header, self.explained, self.list, self.busy, self.reason):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.list.row_chosen.connect(self._open)

    def render_state(self, state: State) -> None:
        self.header.set_title(section_word(LISTS))
        self.list.setAccessibleName(self.header.title.text())
        read = state.read
        rows = () if read is None else tuple(self._rows(read))
        if rows != self.list.row_model.items:
            self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if rows and not self.list.current_key():
            self.list.set_current(rows[0].key)
        by_pairs = read is not None and read.pairs.count > 0
        self.explained.setText("" if read is None else self._explained(read.pairs, units=not by_pairs))
        self.reason.setVisible(bool(rows) and not by_pairs)
        for name, button in self.buttons.items():
            button.setVisible(bool(rows) and (name in PAIRS) == by_pairs)
            button.setEnabled(not state.merging)
        if not state.merging:
            self.busy.finish()

    def begin(self, count: int) -> None:
        """The pairs are being written."""
        self.busy.start(self.tr("Writing {count} pairs, all or none").format(count=format_number(count)))

    def clear_reason(self) -> None:
        self.reason_field.set_text("")

    def retranslate(self) -> None:
        words = {
            "merge": self.tr("Merge them all"),
            "part": self.tr("All are two households"),
            "one": self.tr("One list"),
            "different": self.tr("Different lists"),
            "reopen": self.tr("Take the decision back"),
        }
        for name, word in words.items():
            self.buttons[name].set_text(word)
        self.reason.set_label(self.tr("Reason"))

    def _rows(self, read: Read) -> list[Row]:
        if read.pairs.count:
            return [list_pair_row(pair, read) for pair in read.pairs.first]
        return [doubled_row(name, found, said) for name, found, said in read.doubled]

    def _explained(self, pairs: PendingPairs, *, units: bool) -> str:
        if units:
            return self.tr(
                "Two sets of households of a hamlet look like one list loaded twice. Ask the ward first."
            )
        sentence = self.tr("{count} pairs of two lists; the first {shown} are shown. Undo takes all back.")
        return sentence.format(count=format_number(pairs.count), shown=len(pairs.first))

    def _open(self, key: str) -> None:
        if PAIR in key:
            self.opened.emit(key.partition(PAIR)[0])

    def _act(self, name: str) -> None:
        unit = self.list.current_key() or ""
        match name:
            case "merge":
                self.merged.emit()
            case "part":
                self.parted.emit()
            case "reopen":
                self.reopened.emit(unit)
            case _:
                self.decided.emit(unit, name == "one", self.reason_field.text())

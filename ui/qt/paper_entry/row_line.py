"""One row of the sheet: its number and household as printed, what is typed, and how that reads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.paper_entry.desk import SheetRow
from core.records.visit import Visit, VisitEntry
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import RESULT_LOOKS, SEPARATOR, count_words, group_text, result_word
from ui.qt.paper_entry.state import Reading, row_number
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import Rule
from ui.qt.widgets.field import Field
from ui.qt.widgets.glyph import Glyph
from ui.qt.widgets.label import Label

TEXT_PX = 128
NUMBER_PX = 48
WHO_PX = 242
WHO_ZOOMED_PX = 198
NAMED_PX = 140
NAMED_ZOOMED_PX = 100
"""Extra width of the field of a row that names its household; the parts before it are as much narrower."""

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowField(Field):
    """`moved` steps to the row before or behind; no input method composes in it."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit.setObjectName(name)
        self.edit.refuse_composing()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.moved.emit(STEPS[key])
        else:
            super().keyPressEvent(event)


class RowLine(QWidget):
    """A row; every signal carries its place on the sheet."""

    typed = Signal(int, str)
    submitted = Signal(int)
    moved = Signal(int, int)
    entered = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._named = False
        self.number = Label("", TextStyle.STRONG, Role.TEXT2)
        self.number.setObjectName(f"sheet.number.{place}")
        self.who = FlowLabel("", TextStyle.STRONG)
        self.where = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.field = RowField(f"sheet.row.{place}")
        self.glyph = Glyph()
        self.reading = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.reading.setObjectName(f"sheet.reading.{place}")
        self.wrong = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.wrong.setObjectName(f"sheet.wrong.{place}")
        self._who = QWidget()
        names = QVBoxLayout(self._who)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.who)
        names.addWidget(self.where)
        names.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.reading)
        told.addWidget(self.wrong)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.number)
        self._row.addWidget(self._who)
        self._row.addWidget(self.field)
        self._row.addWidget(self.glyph)
        self._row.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Rule())
        self.field.text_changed.connect(lambda text: self.typed.emit(self.place, text))
        self.field.submitted.connect(lambda _text: self.submitted.emit(self.place))
        self.field.moved.connect(lambda step: self.moved.emit(self.place, step))
        self.field.edit.focus_changed.connect(self._tell_entered)
        self._restyle()

    def show_row(self, row: SheetRow, read: Reading, problem: str, *, by_code: bool) -> None:
        """`read` is the parsed text, `problem` the error at Enter; `by_code`: no row is known."""
        household, number = row.household, row_number(row)
        self.number.setText(number)
        nobody = self.tr("By its code") if by_code else self.tr("New household")
        self.who.setText(nobody if household is None else household.head)
        self.where.setText(self._where(row))
        self.where.setVisible(bool(self.where.text()))
        self._set_named(named=row.names_itself)
        if self.field.text() != row.text:
            self.field.set_text(row.text)
        example = self.tr("K7-147-X 1 3 2 2") if by_code else self.tr("name, house number, 1 3 2 2")
        self.field.set_placeholder(example if row.names_itself and household is None else "")
        self.field.set_name(self.tr("Row {row}, {name}").format(row=number, name=self.who.text()))
        recorded = row.visit is not None and not row.visit.voided
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        self.field.set_wrong(wrong=bool(problem))
        about = "" if household is not None else read.about
        if recorded and not self._differs(row, read.entry):
            self._tell(row.visit, Icon.DONE, Role.DONE, about)
        elif read.entry is not None:
            icon, _ = RESULT_LOOKS[read.entry.result]
            self._tell(read.entry, icon, Role.TEXT2, about)
        else:
            self.reading.setText("" if problem else read.unread or read.about)
            self.glyph.hide()
        self.reading.setVisible(bool(self.reading.text()))

    def _set_named(self, *, named: bool) -> None:
        """A row that names its household has a long field, and room for an input method in it."""
        if named is not self._named:
            self._named = named
            self.field.edit.refuse_composing(refuse=not named)
            self._restyle()

    def _differs(self, row: SheetRow, entry: VisitEntry | None) -> bool:
        """Return True if the text differs from the visit that it made."""
        visit = row.visit
        if entry is None or visit is None:
            return bool(row.text.strip()) or entry is None
        names = ("result", "people", "smartphones", "installed", "callback")
        return any(getattr(entry, name) != getattr(visit, name) for name in names)

    def _tell(self, stated: Visit | VisitEntry | None, icon: Icon, role: Role, about: str) -> None:
        if stated is None:
            return
        self.glyph.set_icon(icon, role)
        self.glyph.show()
        said = (about, result_word(stated.result), *count_words(stated))
        self.reading.setText(SEPARATOR.join(part for part in said if part))

    def _where(self, row: SheetRow) -> str:
        household = row.household
        texts = () if household is None else (household.address, group_text(household.group), row.code)
        return SEPARATOR.join(text for text in texts if text)

    def _tell_entered(self, has_focus: bool) -> None:  # noqa: FBT001 - a signal's argument
        if has_focus:
            self.entered.emit(self.place)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self.number.setFixedWidth(theme.px(NUMBER_PX))
        who, more = (WHO_ZOOMED_PX, NAMED_ZOOMED_PX) if theme.zoomed else (WHO_PX, NAMED_PX)
        more *= self._named
        self._who.setFixedWidth(theme.px(who - more))
        self.field.setFixedWidth(theme.px(TEXT_PX + more))
        room = 1 if theme.compact else 3
        self._row.setContentsMargins(0, room, 0, room)

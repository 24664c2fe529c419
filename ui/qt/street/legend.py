"""The legend: each look with its word and its number of houses; a click filters.

Its rows depend only on the number of households and the window, so that no visit moves a house.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.street.house import House, Owner, State, Street, Sync
from ui.qt.formats import format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.house_paint import paint_house
from ui.qt.street.looks import LOOKS, OWNER_WORDS, SYNC_WORDS, said
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import draw_text, draw_text_in, text_width

ROW: Final = 24
HOUSE: Final = 16
GAP: Final = 3
DRAFT_KEY: Final = "draft"
DIGITS: Final = "0123456789"
_SHORT_DRAFT: Final = QT_TRANSLATE_NOOP("Street", "Begun")
_LEGEND: Final = QT_TRANSLATE_NOOP("Street", "Legend")
_NEXT: Final = QT_TRANSLATE_NOOP("Street", "next")
_SHOWN: Final = {State.INST: 2, State.AWAY: 2}

KEYS: Final = (State.NEW.value, DRAFT_KEY, *(state.value for state in State if state is not State.NEW))


class LegendEntry(QAbstractButton):
    """One look; its name is its word and its count."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.count = 0
        self.most = 0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_count(self, count: int, most: int) -> None:
        """`most`: the count whose width is kept free, whatever the count is."""
        self.count, self.most = count, most
        self.setText(f"{self.word} {format_number(count)}")
        self.update()

    @property
    def word(self) -> str:
        return said(_SHORT_DRAFT if self.key == DRAFT_KEY else LOOKS[State(self.key)].word)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = text_width(self.word, TextStyle.SMALL) + self._count_width()
        return QSize(theme.px(HOUSE) + 7 + round(words) + 3, theme.px(ROW))

    def _count_width(self) -> float:
        """Room for every count with as many digits, which are not of one width."""
        widest = max(DIGITS, key=lambda digit: text_width(digit, TextStyle.STRONG))
        text = format_number(self.most).translate(str.maketrans(DIGITS, widest * len(DIGITS)))
        return text_width(text, TextStyle.STRONG) * 10 / 11 + 3

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), start(self)
        if self.isChecked() or shows_focus(self) or self.underMouse():
            ground = theme.colour(Role.ACCENT_SOFT if self.isChecked() else Role.INSET)
            edge = theme.colour(Role.ACCENT) if shows_focus(self) or self.isChecked() else None
            draw_box(painter, self.rect(), 5, fill=ground, edge=edge, width=2.0)
        size = theme.px(HOUSE)
        state = State.NEW if self.key == DRAFT_KEY else State(self.key)
        house = House(0, 0, state, _SHOWN.get(state, 1), has_draft=self.key == DRAFT_KEY)
        painter.save()
        painter.translate(2, (self.height() - size * 24 / 22) / 2)
        paint_house(painter, 0, 0, size, house, glyph=True)
        painter.restore()
        left = size + 7
        room = QRectF(left, 0, self.width() - left, self.height())
        taken = draw_text(painter, room, self.word, style=TextStyle.SMALL, role=Role.TEXT2)
        bold = QFont(theme.font(TextStyle.STRONG))
        bold.setPointSizeF(bold.pointSizeF() * 10 / 11)
        counted = room.adjusted(taken + 4, 0, 0, 0)
        draw_text_in(painter, counted, format_number(self.count), bold, theme.colour(Role.TEXT))
        painter.end()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A sign of the street that is no state, and its word."""

    kind: str
    word: str


class Flow:
    """Boxes one after the other, in as many rows as they need."""

    def __init__(self, width: int, row: int) -> None:
        self._width, self._row = width, row
        self._x = self._y = 0

    @property
    def rows(self) -> int:
        return self._y // self._row + 1

    def place(self, width: int) -> QRect:
        if self._x and self._x + width > self._width:
            self._x, self._y = 0, self._y + self._row
        box = QRect(self._x, self._y, width, self._row)
        self._x += width + GAP
        return box


def _mark_width(mark: _Mark) -> int:
    return current_theme().px(22) + round(text_width(mark.word, TextStyle.SMALL)) + 4


class Legend(QWidget):
    """`chosen` carries the key of a look, empty where none is picked any more."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = {key: LegendEntry(key, self) for key in KEYS}
        self._marks: list[tuple[QRectF, _Mark]] = []
        self._rows = 1
        self._is_open = False
        self.all = Button("", ButtonKind.LINK, self)
        self.all.setObjectName("street.legend")
        self.all.clicked.connect(self._toggle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for entry in self.entries.values():
            entry.clicked.connect(lambda on, of=entry.key: self._choose(of, on=on))

    def show_street(self, street: Street) -> None:
        counts: Mapping[str, int] = {state.value: street.states.get(state, 0) for state in State}
        for key, entry in self.entries.items():
            entry.show_count(street.drafts if key == DRAFT_KEY else counts[key], len(street))
        self._arrange()

    def set_chosen(self, key: str) -> None:
        for of, entry in self.entries.items():
            entry.setChecked(of == key)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self._rows * current_theme().px(ROW))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event) or is_retranslate(event):
            for entry in self.entries.values():
                entry.show_count(entry.count, entry.most)
            self._arrange()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        for box, mark in self._marks:
            _paint_mark(painter, box, mark)
        painter.end()

    def _arrange(self) -> None:
        """Flow the entries and the marks into rows; in the compact form only the first row is shown."""
        theme = current_theme()
        self.all.set_text(said(_LEGEND))
        link = self.all.sizeHint().width()
        flow = Flow(self.width() - (link if theme.compact else 0), theme.px(ROW))
        boxes = [flow.place(entry.sizeHint().width()) for entry in self.entries.values()]
        marks = [(flow.place(_mark_width(mark)), mark) for mark in _marks()]
        folded = theme.compact and not self._is_open
        for entry, box in zip(self.entries.values(), boxes, strict=True):
            entry.setGeometry(box)
            entry.setVisible(not folded or box.y() == 0)
        self._marks = [(QRectF(box), mark) for box, mark in marks if not folded or box.y() == 0]
        self.all.setVisible(theme.compact)
        self.all.setGeometry(self.width() - link, 0, link, theme.px(ROW))
        rows = 1 if folded else flow.rows
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
        self.update()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._arrange()

    def _choose(self, key: str, *, on: bool) -> None:
        self.set_chosen(key if on else "")
        self.chosen.emit(key if on else "")


def _marks() -> tuple[_Mark, ...]:
    return (
        _Mark("next", said(_NEXT)),
        _Mark("mine", said(OWNER_WORDS[Owner.MINE])),
        _Mark("other", said(OWNER_WORDS[Owner.OTHER])),
        _Mark("local", said(SYNC_WORDS[Sync.LOCAL])),
    )


def _paint_mark(painter: QPainter, box: QRectF, mark: _Mark) -> None:
    theme, middle = current_theme(), box.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    left = box.x() + 2
    if mark.kind == "next":
        painter.setBrush(theme.colour(Role.ACCENT))
        points = [
            QPointF(left + 1, middle - 3.5),
            QPointF(left + 12, middle - 3.5),
            QPointF(left + 6.5, middle + 3.5),
        ]
        painter.drawPolygon(QPolygonF(points))
    elif mark.kind == "mine":
        painter.fillRect(QRectF(left, middle - 1, theme.px(16), 2), theme.colour(Role.ACCENT))
    elif mark.kind == "other":
        for at in (0, 9):
            painter.fillRect(
                QRectF(left + theme.px(at), middle - 1, theme.px(7), 1.5), theme.colour(Role.TEXT2)
            )
    else:
        painter.setBrush(theme.colour(Role.WARN))
        painter.drawEllipse(QPointF(left + 7, middle), 1.9, 1.9)
    room = box.adjusted(theme.px(22), 0, 0, 0)
    draw_text(painter, room, mark.word, style=TextStyle.SMALL, role=Role.TEXT2)

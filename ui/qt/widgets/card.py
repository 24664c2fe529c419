"""Card and rule: the surfaces and the lines between rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.theme import RADIUS_CARD, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, draw_line, start

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

Padding = tuple[int, int, int, int]
NORMAL: Final[Padding] = (24, 18, 24, 18)
LIST: Final[Padding] = (20, 14, 20, 8)
BARE: Final[Padding] = (1, 1, 1, 1)
COMPACT_SHRINK: Final = 0.55
NARROW_SIDE: Final = 14


class Card(QFrame):
    """A rounded surface; put parts into `body`. `padding` is left, top, right, bottom in px."""

    def __init__(
        self, parent: QWidget | None = None, *, padding: Padding = NORMAL, ground: Role = Role.SURFACE
    ) -> None:
        super().__init__(parent)
        self._padding = padding
        self._ground = ground
        self.body = QVBoxLayout(self)
        self.body.setSpacing(8)
        self._restyle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        draw_box(
            painter,
            self.rect(),
            RADIUS_CARD,
            fill=theme.colour(self._ground),
            edge=theme.colour(Role.LINE),
            width=theme.line_width,
        )
        painter.end()

    def _restyle(self) -> None:
        left, top, right, bottom = self._padding
        if current_theme().compact:
            top, bottom = round(top * COMPACT_SHRINK), round(bottom * COMPACT_SHRINK)
        if current_theme().narrow:
            left, right = min(left, NARROW_SIDE), min(right, NARROW_SIDE)
        self.body.setContentsMargins(left, top, right, bottom)
        self.update()


class CardHeader(QWidget):
    """The title of a card, a quiet note beside it, and room for one link or pill at the right (`tail`)."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, TextStyle.H2)
        self.note = Label(note, TextStyle.BODY, Role.TEXT2)
        self.tail = QHBoxLayout()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addLayout(self.tail)
        self.note.setVisible(bool(note))

    def set_upright(self, *, upright: bool) -> None:
        """Put the note below the title, where there is no room beside it."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if upright else ways.LeftToRight)
        self._row.setSpacing(0 if upright else 10)
        self._row.setStretch(2, int(not upright))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def put_beside(self, part: QWidget) -> None:
        """Show a part between the title and the tail."""
        self._row.insertWidget(2, part)

    @property
    def row_gap(self) -> int:
        """Px between title, note and tail."""
        return self._row.spacing()

    def wrap_title(self) -> None:
        """A title of a name may be long: it takes the whole width, then a second line."""
        self.title.setWordWrap(True)
        for place, stretch in ((0, 1), (2, 0)):
            self._row.setStretch(place, stretch)

    def set_title(self, title: str) -> None:
        self.title.setText(title)

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))


class Rule(QWidget):
    """A horizontal line; decorative, so it has no name for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, current_theme().line_width)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_line(painter, 0, self.width(), 0)
        painter.end()

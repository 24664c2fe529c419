"""The tiles with what belongs to them: the choices and the total above, the legend below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.report import tile_words, words
from ui.qt.report.state import State
from ui.qt.report.tile_legend import TileLegend
from ui.qt.report.tile_state import TileOrder
from ui.qt.report.tile_view import TileView
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card, Rule
from ui.qt.widgets.label import Label
from ui.qt.widgets.text import RIGHT, text_width

SIDE = 13
EDGE = 9
TOOL_GAP = 12


class FittingLabel(Label):
    """A label with the longest of its texts that fits, at the right end of its room."""

    def __init__(self, style: TextStyle, role: Role) -> None:
        super().__init__("", style, role)
        self._style_of_text = style
        self._texts: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(RIGHT)

    def set_texts(self, texts: list[str]) -> None:
        """Texts in falling order of length."""
        self._texts = texts
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shortest = self._texts[-1] if self._texts else ""
        self.setMinimumWidth(round(text_width(shortest, self._style_of_text)) + 3)
        fitting = (text for text in self._texts if text_width(text, self._style_of_text) + 2 <= self.width())
        text = next(fitting, "")
        if text != self.text():
            self.setText(text)


class TilesPanel(Card):
    """`hold` takes in the choices of the page; the rest follows the state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=BARE)
        self.body.setSpacing(0)
        self.view = TileView()
        self.view.setObjectName("report.tiles")
        self.legend = TileLegend()
        self.view.laid_out.connect(lambda has_sizes: self.legend.show_sizes(has_sizes=has_sizes))
        self.note = FittingLabel(TextStyle.SMALL, Role.TEXT2)
        self.figure = Label("", TextStyle.H2)
        self.figure.setObjectName("report.tiles_total")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(TOOL_GAP)
        self._total = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._total.addWidget(self.note, 1)
        self._total.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignRight)
        self._tools.addLayout(self._total, 1)
        self._tools.setAlignment(self._total, Qt.AlignmentFlag.AlignVCenter)
        tools, tiles, foot = QWidget(), QVBoxLayout(), QVBoxLayout()
        tools.setLayout(self._tools)
        self._tools.setContentsMargins(SIDE, EDGE, SIDE, EDGE)
        tiles.setContentsMargins(EDGE, EDGE - 4, EDGE, 0)
        tiles.addWidget(self.view)
        foot.setContentsMargins(SIDE, 4, SIDE, EDGE)
        foot.addWidget(self.legend)
        self.body.addWidget(tools)
        self.body.addWidget(Rule())
        self.body.addLayout(tiles, 1)
        self.body.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._lay()
        super().changeEvent(event)

    def _lay(self) -> None:
        """Two lines for the total where the choices have two rows."""
        in_two = current_theme().crowded
        self._total.setDirection(
            QBoxLayout.Direction.TopToBottom if in_two else QBoxLayout.Direction.LeftToRight
        )
        self._total.setSpacing(0 if in_two else TOOL_GAP)

    def hold(self, choices: QWidget) -> None:
        """Put the page's choices before the total."""
        self._tools.insertWidget(0, choices, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, state: State, order: TileOrder) -> None:
        self.view.show_state(state, order)
        self.legend.show_state(state, self.view.tiles)
        self.note.set_texts(tile_words.total_notes(state))
        self.figure.setText("" if state.total is None else words.share_percent(state.total.chosen))
        self.figure.setAccessibleName("" if state.total is None else words.spoken(state.total))

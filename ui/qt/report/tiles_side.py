"""The other view of the ranking: its switch in the header, its panel, and what is remembered of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.report.state import State
from ui.qt.report.tile_state import TileOrder
from ui.qt.report.tiles_panel import TilesPanel
from ui.qt.settings import WindowSettings
from ui.qt.theme import current_theme
from ui.qt.widgets.button import Button
from ui.qt.widgets.view_switch import ViewSwitch

CONTEXT: Final = "Tiles"
VIEW_KEY: Final = "report/view"
ORDER_KEY: Final = "report/tile_order"
MEETING_KEY: Final = "F11"


class RankView(StrEnum):
    TABLE = "table"
    TILES = "tiles"


class TilesSide(QObject):
    """`switched` after the other view was chosen; `has_tiles` where the rows of the page are units."""

    switched = Signal()

    def __init__(self, settings: WindowSettings, parent: QObject | None = None, *, has_tiles: bool) -> None:
        super().__init__(parent)
        self._settings = settings
        self.has_tiles = has_tiles
        self.switch = ViewSwitch({RankView.TABLE: Icon.LIST, RankView.TILES: Icon.TILES})
        self.switch.setObjectName("report.view")
        self.switch.hide()  # a part without a parent that is shown would be a window, and take the keys
        self.meeting = Button("", icon=Icon.MEETING)
        self.meeting.setObjectName("report.meeting")
        self.meeting.hide()
        self.panel = TilesPanel()
        self.panel.hide()
        if has_tiles and settings.value(VIEW_KEY) == RankView.TILES:
            self.switch.set_view(RankView.TILES)
        self.switch.chosen.connect(self._choose)

    @property
    def is_on(self) -> bool:
        """Return True while the tiles are shown."""
        return self.has_tiles and self.switch.view == RankView.TILES

    @property
    def order(self) -> TileOrder:
        """The order of the tiles, as it was chosen last."""
        kept = self._settings.value(ORDER_KEY)
        return TileOrder(kept) if kept in set(TileOrder) else TileOrder.RANK

    def set_order(self, order: str) -> None:
        self._settings.set_value(ORDER_KEY, order)
        self.switched.emit()

    def retranslate(self) -> None:
        texts = {
            RankView.TABLE: QT_TRANSLATE_NOOP("Tiles", "Table"),
            RankView.TILES: QT_TRANSLATE_NOOP("Tiles", "Tiles"),
        }
        self.switch.set_texts({view: _said(text) for view, text in texts.items()})
        self.switch.setAccessibleName(_said(QT_TRANSLATE_NOOP("Tiles", "View of the units")))
        self.panel.view.setAccessibleName(_said(QT_TRANSLATE_NOOP("Tiles", "Units as tiles")))

    def show_meeting(self, *, shown: bool) -> None:
        """Show the button of the meeting room, or hide it; without its word where the row is full."""
        word, is_small = (
            _said(QT_TRANSLATE_NOOP("Tiles", "Meeting room")),
            not self.is_on or current_theme().crowded,
        )
        self.meeting.setAccessibleName(word)
        self.meeting.setToolTip(f"{word} ({MEETING_KEY})" if is_small else "")
        self.meeting.set_text("" if is_small else word)
        self.meeting.set_key("" if is_small else MEETING_KEY)
        self.meeting.setVisible(shown)

    def show_state(self, state: State) -> None:
        if self.is_on:
            self.panel.show_state(state, self.order)

    def _choose(self, view: str) -> None:
        self._settings.set_value(VIEW_KEY, view)
        self.switched.emit()


def _said(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)

"""The theme in force: one frozen value made of a palette, a zoom and a density, changed at run time.

Widgets ask `current_theme()` while they paint and measure, and start again on `QEvent.StyleChange`, which
`apply_theme` sends to every widget (`is_restyle`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.qt.fonts import make_font
from ui.qt.tokens import Height, Margin, Margins, PaletteName, Role, TextStyle, load_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

RADIUS_CARD: Final = 10
RADIUS_CONTROL: Final = 8
RADIUS_KEYCAP: Final = 4
GAP_CARDS: Final = 20
GAP_ROWS: Final = 16
GAP_ZOOMED: Final = 14
GAP_COMPACT: Final = 10

QT_ROLES: Final = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.INSET,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.ON_ACCENT,
    QPalette.ColorRole.PlaceholderText: Role.TEXT2,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.TRACK,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.EDGE,
    QPalette.ColorRole.Shadow: Role.EDGE,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Palette, zoom in per cent as asked for, and whether the window is in the compact form, or narrow."""

    palette: PaletteName = PaletteName.LIGHT
    asked_zoom: int = 100
    compact: bool = False
    narrow: bool = False

    @property
    def zoom(self) -> int:
        """Per cent in force: sunlight never goes below its own."""
        if self.palette is PaletteName.SUNLIGHT:
            return max(self.asked_zoom, load_tokens().sunlight_zoom)
        return self.asked_zoom

    @property
    def sunlight(self) -> bool:
        return self.palette is PaletteName.SUNLIGHT

    @property
    def zoomed(self) -> bool:
        """Return True from the zoom at which the sidebar is a rail and columns may stack."""
        return self.zoom >= load_tokens().rail_from

    @property
    def crowded(self) -> bool:
        """Return True if a row has room for fewer parts: the letters are large, or the window is narrow."""
        return self.zoomed or self.narrow

    def colour(self, role: Role) -> QColor:
        return _colours(self.palette)[role]

    def font(self, style: TextStyle) -> QFont:
        points, weight = load_tokens().type[style]
        if style is TextStyle.RING and (self.compact or self.zoomed):
            points = 20.0
        return _font(points * self.zoom / 100, weight)

    def px(self, at_100: float) -> int:
        """A height, icon or sidebar width that grows with the font."""
        return round(at_100 * self.zoom / 100)

    def height(self, height: Height) -> int:
        heights = load_tokens().heights
        found = heights[height.value]
        for holds, form in ((self.compact, "compact"), (self.narrow, "narrow")):
            found = heights.get(f"{height.value}_{form}", found) if holds else found
        return self.px(found)

    def margins(self, *, quick: bool = False) -> Margins:
        """The page margins; `quick` is the page of the quick line, which is tighter when compact."""
        margins = load_tokens().margins
        if self.zoomed:
            return margins[Margin.ZOOMED]
        if self.compact:
            return margins[Margin.COMPACT_QUICK if quick else Margin.COMPACT]
        return margins[Margin.NORMAL]

    @property
    def gap(self) -> int:
        """Between cards beside each other, in px."""
        return GAP_COMPACT if self.narrow else GAP_ZOOMED if self.zoomed else GAP_CARDS

    @property
    def row_gap(self) -> int:
        """Between cards above each other, in px."""
        return GAP_COMPACT if self.compact else GAP_ZOOMED if self.zoomed else GAP_ROWS

    @property
    def line_width(self) -> int:
        return 2 if self.sunlight else 1

    @property
    def focus_width(self) -> float:
        """Of the border of a focused field."""
        return 3.0 if self.sunlight else 2.0

    @property
    def icon_stroke(self) -> float:
        return 2.3 if self.sunlight else 1.8

    def q_palette(self) -> QPalette:
        """The same colours as Fusion and the standard dialogs want them."""
        palette = QPalette()
        for qt_role, role in QT_ROLES.items():
            palette.setColor(qt_role, self.colour(role))
        for qt_role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, qt_role, self.colour(Role.TEXT2))
        return palette


class _InForce:
    theme: Theme = Theme()


def current_theme() -> Theme:
    """The theme in force; ask again after every `is_restyle` event."""
    return _InForce.theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Put `theme` in force and let every widget of `app` measure and paint itself again."""
    _InForce.theme = theme
    app.setFont(theme.font(TextStyle.BODY))
    app.setPalette(theme.q_palette())
    for widget in app.allWidgets():
        if isValid(widget):  # a widget that receives it may delete another
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def is_restyle(event: QEvent) -> bool:
    """Return True if a `changeEvent` requires measuring and painting again."""
    return event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


def is_retranslate(event: QEvent) -> bool:
    """Return True if a `changeEvent` requires setting every text again."""
    return event.type() == QEvent.Type.LanguageChange


def zoom_step(asked_zoom: int, direction: int) -> int:
    """The next zoom up (`direction` 1) or down (-1) from `asked_zoom`, in per cent; stays at the ends."""
    steps = load_tokens().zoom_steps
    beyond = [s for s in steps if s > asked_zoom] if direction > 0 else [s for s in steps if s < asked_zoom]
    if not beyond:
        return asked_zoom
    return beyond[0] if direction > 0 else beyond[-1]


@cache
def _colours(palette: PaletteName) -> dict[Role, QColor]:
    return {role: QColor(text) for role, text in load_tokens().palettes[palette].items()}


@cache
def _font(points: float, weight: int) -> QFont:
    return make_font(points, weight)

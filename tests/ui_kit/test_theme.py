"""Palettes, type and icons keep what the design promises."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid
from typing_extensions import override

from ui.qt.fonts import FAMILY, load_fonts
from ui.qt.icons import Icon, icon_pixmap, mark_pixmap
from ui.qt.theme import Theme, apply_theme, current_theme, zoom_step
from ui.qt.tokens import Height, PaletteName, Role, TextStyle
from ui.qt.widgets.button import HOVER_SHARE, PRESS_SHARE
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import mixed, soft
from ui.qt.widgets.scroll_bar import SlimScrollBar

GROUNDS = (Role.WINDOW, Role.SIDE, Role.SURFACE, Role.INSET, Role.ACCENT_SOFT)
TEXT_PAIRS = [
    *((ink, ground) for ink in (Role.TEXT, Role.TEXT2) for ground in GROUNDS),
    *(
        (Role.ACCENT, ground)
        for ground in (Role.WINDOW, Role.SIDE, Role.SURFACE, Role.INSET, Role.ACCENT_SOFT)
    ),
    *((ink, ground) for ink in (Role.DONE, Role.ERR, Role.WARN) for ground in (Role.WINDOW, Role.SURFACE)),
    *((ink, soft(ink)) for ink in (Role.DONE, Role.ERR, Role.WARN)),
    (Role.WARN, Role.SIDE),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.TEXT, Role.TRACK),
    *((Role.TEXT, ground) for ground in (Role.DONE_SOFT, Role.WARN_SOFT, Role.ERR_SOFT)),
    *((Role.ACCENT, ground) for ground in (Role.DONE_SOFT, Role.WARN_SOFT, Role.ERR_SOFT)),
    *((Role.TEXT2, ground) for ground in (Role.DONE_SOFT, Role.WARN_SOFT, Role.ERR_SOFT)),
]
MARK_PAIRS = [
    (Role.EDGE, Role.SURFACE),
    (Role.EDGE, Role.WINDOW),
    (Role.ACCENT, Role.TRACK),
    (Role.DONE, Role.TRACK),
    (Role.SURFACE, Role.DONE),
]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(palette: PaletteName, ink: Role, ground: Role) -> None:
    theme = Theme(palette=palette)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_borders_and_chart_fills_stand_out(palette: PaletteName, mark: Role, ground: Role) -> None:
    theme = Theme(palette=palette)
    assert contrast(theme.colour(mark), theme.colour(ground)) >= 3.0


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize("ground", [Role.WINDOW, Role.SURFACE])
def test_the_thumb_of_a_scroll_bar_is_painted_at_three_to_one(
    qtbot: QtBot, qapp: QApplication, palette: PaletteName, ground: Role
) -> None:
    apply_theme(qapp, Theme(palette=palette))
    bar = SlimScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint().width(), 200)
    bar.setRange(0, 300)
    bar.setPageStep(100)
    picture = QImage(bar.size(), QImage.Format.Format_RGB32)
    picture.fill(current_theme().colour(ground))
    bar.render(picture, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    middle = bar.thumb().center().toPoint()
    seen = [picture.pixelColor(x, middle.y()) for x in range(bar.width())]
    apply_theme(qapp, Theme())
    assert sum(contrast(pixel, seen[0]) >= 3.0 for pixel in seen) >= 4


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize("share", [HOVER_SHARE, PRESS_SHARE])
def test_a_primary_stays_readable_under_the_pointer(palette: PaletteName, share: float) -> None:
    theme = Theme(palette=palette)
    fill = mixed(theme.colour(Role.ACCENT), theme.colour(Role.TEXT), share)
    assert contrast(theme.colour(Role.ON_ACCENT), fill) >= 4.5


def test_sunlight_enlarges_and_thickens() -> None:
    theme = Theme(palette=PaletteName.SUNLIGHT)
    assert (theme.zoom, theme.line_width, theme.icon_stroke) == (125, 2, 2.3)
    assert Theme(palette=PaletteName.SUNLIGHT, asked_zoom=150).zoom == 150


def test_heights_grow_with_the_font_and_shrink_when_compact() -> None:
    assert Theme().height(Height.QUICK) == 70
    assert Theme(compact=True).height(Height.QUICK) == 60
    assert Theme(asked_zoom=150).height(Height.BUTTON) == 66
    assert Theme(asked_zoom=150).margins() == (20, 14, 20, 14)


@pytest.mark.parametrize(
    ("zoom", "direction", "next_zoom"),
    [(100, 1, 115), (100, -1, 90), (200, 1, 200), (80, -1, 80), (110, 1, 115), (110, -1, 100)],
)
def test_zoom_goes_in_steps_and_stops_at_the_ends(zoom: int, direction: int, next_zoom: int) -> None:
    assert zoom_step(zoom, direction) == next_zoom


def test_our_face_is_loaded_in_four_weights(dressed: QApplication) -> None:
    assert load_fonts() == []
    assert FAMILY in QFontDatabase.families()
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles(FAMILY))


class Ousting(QWidget):
    """Deletes the others when the theme changes, like a list that is filled again."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[QWidget] = []

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for other in self.others:
                if isValid(other):
                    delete(other)


def test_a_widget_may_go_while_the_theme_changes(dressed: QApplication, qtbot: QtBot) -> None:
    first, second = Ousting(), Ousting()
    qtbot.addWidget(first)
    first.others = [QWidget() for _ in range(20)]
    second.others = [QWidget() for _ in range(20)]
    apply_theme(dressed, Theme(palette=PaletteName.DARK))
    assert current_theme().palette is PaletteName.DARK
    apply_theme(dressed, Theme())
    assert not any(isValid(other) for other in (*first.others, *second.others))
    delete(second)


def test_a_missing_font_is_named_and_not_fatal(dressed: QApplication, tmp_path: object) -> None:
    from pathlib import Path

    assert load_fonts(Path(str(tmp_path))) == [
        "BeVietnamPro-Regular.ttf",
        "BeVietnamPro-SemiBold.ttf",
        "BeVietnamPro-Medium.ttf",
        "BeVietnamPro-Bold.ttf",
    ]


def test_a_change_of_theme_reaches_widgets_that_exist(dressed: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Label("Hộ 0161", TextStyle.H2, parent=holder)
    before = label.font().pointSizeF()
    apply_theme(dressed, Theme(palette=PaletteName.DARK, asked_zoom=150))
    assert label.font().pointSizeF() == pytest.approx(before * 1.5)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#F0ECE4")
    assert current_theme().palette is PaletteName.DARK


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_drawn_in_the_colour_asked_for(dressed: QApplication, icon: Icon) -> None:
    image = icon_pixmap(icon, QColor("#A3231F"), 24, 2.0).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert {colour.name() for colour in solid} == {"#a3231f"}


def test_the_small_mark_has_no_petals(dressed: QApplication) -> None:
    def rose(size: int) -> bool:
        image = mark_pixmap(size, 4.0).toImage()
        petals = QColor("#F2B8C6")
        return any(
            image.pixelColor(x, y) == petals for x in range(image.width()) for y in range(image.height())
        )

    assert rose(26)
    assert not rose(25)

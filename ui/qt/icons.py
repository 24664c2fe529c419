"""Our own line icons: one SVG string each, its stroke set to a role's colour, rendered once per size."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.qt.resources import ICONS
from ui.qt.theme import current_theme
from ui.qt.tokens import PaletteName, Role, load_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

Point = tuple[float, float]

SMALL_MARK_BELOW = 26
STROKE_IN_FILES = 'stroke-width="1.8"'


class Icon(StrEnum):
    """The icons by what they mean; the value is the name of the file."""

    TODAY = "hom-nay"
    RECORD = "ghi"
    HOUSEHOLDS = "ho"
    PRINT = "in"
    SYNC = "dong-bo"
    REPORT = "bao-cao"
    RANKING = "tong-hop"
    TRACKS = "mang-viec"
    LOCK = "khoa"
    DIFFERS = "khac-nhau"
    SEARCH = "tim"
    DONE = "xong"
    CLOCK = "hen"
    NOT_HOME = "vang"
    REFUSED = "tu-choi"
    NO_PHONE = "khong-may"
    PHONE = "dien-thoai"
    WARNING = "canh-bao"
    RETURNED = "tra-lai"
    UNDO = "hoan-tac"
    LAPTOP = "may-nay"
    SENT = "da-gui"
    PROVINCE = "tinh-nhan"
    DOT = "cham"
    CIRCLE = "trong"
    PLUS = "cong"
    MINUS = "tru"
    ENTER = "enter"
    LEFT = "trai"
    RIGHT = "phai"
    DOWN = "xuong"
    FILE = "tep"
    QR = "ma-qr"
    PERSON = "nguoi"
    HOME = "nha"
    HELP = "tro-giup"
    SETTINGS = "cai-dat"
    CLOSE = "dong"
    LIST = "danh-sach"
    STREET = "pho"
    TILES = "o"
    MEETING = "phong-hop"


def icon_pixmap(icon: Icon, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """`icon` in `colour`, `size` logical px square, for a screen of device pixel `ratio`."""
    return _render(_stroked(icon, colour.name(), current_theme().icon_stroke), size, ratio)


def draw_icon(painter: QPainter, icon: Icon, at: Point, size: int, role: Role) -> None:
    """Paint `icon` with its top left corner at `at`, `size` px square."""
    draw_icon_in(painter, icon, at, size, current_theme().colour(role))


def draw_icon_in(painter: QPainter, icon: Icon, at: Point, size: int, colour: QColor) -> None:
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(round(at[0]), round(at[1]), icon_pixmap(icon, colour, size, ratio))


def draw_mark(painter: QPainter, at: Point, size: int) -> None:
    """Paint the house and the lotus, `size` px square; below 26 px only house and door."""
    painter.drawPixmap(round(at[0]), round(at[1]), mark_pixmap(size, painter.device().devicePixelRatioF()))


def mark_pixmap(size: int, ratio: float = 1.0) -> QPixmap:
    svg = _mark_source("dau-nho" if size < SMALL_MARK_BELOW else "dau")
    if current_theme().palette is PaletteName.DARK:
        svg = svg.replace("#003C8F", load_tokens().mark_ground_dark)
    return _render(svg, size, ratio)


def app_icon() -> QIcon:
    """The mark in the sizes that window managers ask for."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(mark_pixmap(size))
    return icon


@cache
def _source(icon: Icon) -> str:
    return (ICONS / f"{icon.value}.svg").read_text(encoding="utf-8")


@cache
def _mark_source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def _stroked(icon: Icon, colour: str, stroke: float) -> str:
    svg = _source(icon).replace("currentColor", colour)
    return svg.replace(STROKE_IN_FILES, f'stroke-width="{stroke}"')


@lru_cache(maxsize=512)
def _render(svg: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

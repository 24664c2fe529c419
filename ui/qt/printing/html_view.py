"""The guide's web page as words, links and codes; a browser lays them out better. Nothing is fetched."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QPalette, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.qt.theme import current_theme
from ui.qt.tokens import TextStyle
from ui.qt.widgets.page_view import DESK_MARGIN
from ui.qt.widgets.scroll_bar import SlimScrollBar

CODE_WIDTH: Final = 118
"""Px of a code on an ordinary screen, three beside each other; drawn at twice that."""

_SVG: Final = re.compile(r"<svg .*?</svg>", re.DOTALL)
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_LINES: Final = re.compile(r'(?=<span class="(?:developer|address)">)')
"""Elements that the page's style sheet puts on a line of their own."""

_STORES: Final = re.compile(r'<ul class="stores">(.*?)</ul>', re.DOTALL)
_SHEET: Final = (
    "body { color: #000; background: #fff } a { color: #000; font-weight: 600 }"
    " td { padding: 8px; border: 1px solid #000; vertical-align: top }"
    " .warning { font-weight: 600 } li { margin-bottom: 6px }"
)


class HtmlView(QTextBrowser):
    """Shows one self-contained page of `core.papers.guides.html` on white, as paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._html = ""
        self.setObjectName("print.html")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.white)
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.setPalette(palette)

    def show_html(self, html: str) -> None:
        self.document().setDefaultFont(current_theme().font(TextStyle.BODY))
        if html == self._html:
            return
        self._html = html
        self.document().setDefaultStyleSheet(_SHEET)
        self.document().setDocumentMargin(DESK_MARGIN)
        codes = _SVG.findall(html)
        for at, code in enumerate(codes):
            self.document().addResource(
                QTextDocument.ResourceType.ImageResource, QUrl(f"code:{at}"), drawn(code)
            )
        numbers = iter(range(len(codes)))
        pictured = _SVG.sub(
            lambda _: f'<img src="code:{next(numbers)}" width="{CODE_WIDTH}" height="{CODE_WIDTH}">', html
        )
        lined = _LINES.sub("<br>", _STYLE.sub("", pictured))
        self.setHtml(_STORES.sub(_side_by_side, lined))


def drawn(svg: str) -> QImage:
    """A code at twice its size on the screen."""
    image = QImage(2 * CODE_WIDTH, 2 * CODE_WIDTH, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(
        QByteArray(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode())
    ).render(painter)
    painter.end()
    return image


def _side_by_side(stores: re.Match[str]) -> str:
    """The list of stores as the cells of one row, which is all the grid that rich text has."""
    cells = stores[1].replace("<li>", "<td>").replace("</li>", "</td>")
    return f"<table cellspacing='8'><tr>{cells}</tr></table>"

"""The live page on its desk: whole or as wide as the pane, and the way through its pages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ui.qt.models.flow_label import FlowLabel
from ui.qt.printing.html_view import HtmlView
from ui.qt.printing.preview_tools import MOST_PAGES, PreviewTools
from ui.qt.theme import current_theme
from ui.qt.tokens import TextStyle
from ui.qt.typed import override
from ui.qt.widgets.page_view import DESK_MARGIN, PageView
from ui.qt.widgets.scroll_bar import SlimScrollBar

SPACING: Final = 10


class PreviewPane(QWidget):
    """`width_changed` has the width of the page in device px; `turned` requests another page."""

    width_changed = Signal(int)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = False
        self._ratio = 297 / 210
        self.view = PageView()
        self.view.setObjectName("print.preview")
        self.view.installEventFilter(self)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self.area))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(self.view)
        self.view.setAutoFillBackground(False)
        self.text = QPlainTextEdit()
        self.text.setObjectName("print.text")
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(DESK_MARGIN)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self.text))
        self.text.hide()
        self.html = HtmlView()
        self.html.hide()
        self.tools = PreviewTools()
        self.back, self.place = self.tools.back, self.tools.place
        self.on, self.zoom = self.tools.on, self.tools.zoom
        self.note = FlowLabel("")
        self.note.setObjectName("print.note")
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.area, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.html, 1)
        column.addWidget(self.tools)
        column.addWidget(self.note)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.zoom.clicked.connect(self._toggle)

    def show_page(self, image: QImage | None, page: int, pages: int) -> None:
        """Page `page` from 0; None while it is made."""
        self._show_alone(self.area)
        text = self._place_of(page + 1, pages)
        if image is not None or self.view.page is None:
            self.view.set_page(image, text)
        shown = self.view.page is not None
        self.place.setText(text if shown else "")
        for button in (self.back, self.on):
            button.setVisible(shown and pages > 1)
        self._offer_zoom()
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)

    def clear(self) -> None:
        """An empty desk: there is nothing to show."""
        self._show_alone(self.area)
        self.place.clear()
        for button in (self.back, self.on, self.zoom):
            button.hide()
        self.view.set_page(None, self.tr("No page"))

    def show_text(self, text: str) -> None:
        """An edition that has no pages."""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.text.setFont(current_theme().font(TextStyle.BODY))
        self._show_alone(self.text)

    def show_html(self, html: str) -> None:
        """A web page: its words, links and codes."""
        self.html.show_html(html)
        self.note.setText(self.tr("What the page says; a browser lays it out."))
        self._show_alone(self.html)

    def _show_alone(self, shown: QWidget) -> None:
        for part in (self.area, self.text, self.html):
            part.setVisible(part is shown)
        self.tools.setVisible(shown is self.area)
        self.note.setVisible(shown is self.html)

    def _place_of(self, page: int, pages: int) -> str:
        return self.tr("Page {page} / {pages}").format(page=page, pages=pages)

    def _offer_zoom(self) -> None:
        """Show the zoom if a page as wide as the pane is taller than it; the pane decides, never its page."""
        room = self.height() - SPACING - self.tools.row_height
        taller = self._height_at(self.width()) > room
        self.zoom.setVisible(self.view.page is not None and taller)

    def retranslate(self) -> None:
        self.back.set_name(self.tr("Previous page"))
        self.on.set_name(self.tr("Next page"))
        self.tools.set_widest(self._place_of(MOST_PAGES, MOST_PAGES))
        self.zoom.set_text(self.tr("Whole page") if self._wide else self.tr("Full width"))

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as the desk with its tools, whatever is shown, so that no paper moves the columns."""
        width = max(self.view.minimumSizeHint().width(), self.tools.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_zoom()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._fit()
            self.width_changed.emit(self.view.page_width())
        return super().eventFilter(watched, event)

    def _toggle(self) -> None:
        self._wide = not self._wide
        self.retranslate()
        self._fit()
        self.width_changed.emit(self.view.page_width())

    def _fit(self) -> None:
        height = self._height_at(self.area.viewport().width()) if self._wide else 0
        if self.view.minimumHeight() != height:
            self.view.setMinimumHeight(height)

    def _height_at(self, width: int) -> int:
        """Px of a desk that is `width` px wide and whose page fills it."""
        return round((width - 2 * DESK_MARGIN) * self._ratio) + 2 * DESK_MARGIN

"""The live page on its desk: whole or as wide as the pane, and the way through its pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ui.qt.printing.html_view import HtmlView
from ui.qt.theme import current_theme
from ui.qt.tokens import TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.label import Label
from ui.qt.widgets.page_view import DESK_MARGIN, PageView
from ui.qt.widgets.scroll_bar import SlimScrollBar


class PreviewPane(QWidget):
    """`width_changed` says how many device px the page is wide; `turned` asks for another page."""

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
        self.back = Button("")
        self.back.setObjectName("print.back")
        self.on = Button("")
        self.on.setObjectName("print.on")
        self.zoom = Button("")
        self.zoom.setObjectName("print.zoom")
        self.place = Label("")
        self.place.setObjectName("print.place")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for part in (self.back, self.place, self.on, self.zoom):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.area, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.html, 1)
        column.addLayout(row)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.zoom.clicked.connect(self._toggle)

    def show_page(self, image: QImage | None, page: int, pages: int) -> None:
        """Page `page` from 0; None while it is made."""
        self._show_desk()
        text = self.tr("Page {page} / {pages}").format(page=page + 1, pages=pages)
        self.place.setText(text)
        if image is not None or self.view.page is None:
            self.view.set_page(image, text)
        for button in (self.back, self.on):
            button.setVisible(pages > 1)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)

    def clear(self) -> None:
        """An empty desk: there is nothing to show."""
        self._show_desk()
        self.place.clear()
        for button in (self.back, self.on):
            button.hide()
        self.view.set_page(None, self.tr("No page"))

    def show_text(self, text: str) -> None:
        """An edition that has no pages."""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.text.setFont(current_theme().font(TextStyle.BODY))
        self._show_alone(self.text)
        self.place.clear()

    def show_html(self, html: str) -> None:
        """A web page: its words, links and codes."""
        self.html.show_html(html)
        self._show_alone(self.html)
        self.place.setText(self.tr("What the page says; a browser lays it out."))

    def _show_alone(self, shown: QWidget) -> None:
        for part in (self.area, self.text, self.html):
            part.setVisible(part is shown)
        for button in (self.back, self.on, self.zoom):
            button.hide()

    def _show_desk(self) -> None:
        self._show_alone(self.area)
        self.zoom.show()

    def retranslate(self) -> None:
        self.back.set_text(self.tr("Back"))
        self.on.set_text(self.tr("Next"))
        self.zoom.set_text(self.tr("Whole page") if self._wide else self.tr("Full width"))

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
        width = self.area.viewport().width() - 2 * DESK_MARGIN
        height = round(width * self._ratio) + 2 * DESK_MARGIN if self._wide else 0
        if self.view.minimumHeight() != height:
            self.view.setMinimumHeight(height)

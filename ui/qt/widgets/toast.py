"""The last act, with its undo: 8 s beside the page title or over it, outside of the layout."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, soft, start
from ui.qt.widgets.text import text_width

SHOWN_MS: Final = 8_000
ICON_PX: Final = 20
UNDO_KEY: Final = "Ctrl+Z"
EDGE_PX: Final = 3
"""Between the edge and a sentence of several lines."""

MOST_PX: Final = 420
"""Least width that a sentence requests; it breaks into lines."""


class Toast(QFrame):
    """Hidden until `show_done`; waits while the pointer or the focus is on it. Undo also stays in history."""

    undo_requested = Signal()
    expired = Signal()
    resized = Signal()
    """It was shown, or its sentence or size of letters changed: whoever holds it places it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = Role.DONE
        self.sentence = Label("", wrap=True)
        self.undo = Button("", ButtonKind.LINK, key=UNDO_KEY)
        self.undo.setObjectName("toast.undo")
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self._expire)
        self.undo.clicked.connect(self._undo)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.undo)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._yield_to)
        self._retranslate()
        self._restyle()
        self.hide()

    def show_done(self, sentence: str, *, undoable: bool = True) -> None:
        """Show `sentence` for 8 s, announce it, and offer the undo."""
        self._show(sentence, Role.DONE, undoable=undoable)

    def show_warning(self, sentence: str) -> None:
        self._show(sentence, Role.WARN, undoable=False)

    def dismiss(self) -> None:
        self.timer.stop()
        self.hide()

    @override
    def sizeHint(self) -> QSize:
        words = text_width(self.sentence.text(), TextStyle.BODY) + 2
        width = self._around() + round(words)
        return QSize(width, self.height_for(width))

    @override
    def minimumSizeHint(self) -> QSize:
        """Long sentences may take two lines, and more where the page is narrow."""
        half = text_width(self.sentence.text(), TextStyle.BODY) * 0.6
        width = self._around() + round(min(half, current_theme().px(MOST_PX)))
        return QSize(width, self.height_for(width))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes it away from what it covers."""
        self.dismiss()

    def height_for(self, width: int) -> int:
        """As high as its sentence needs at this width, so that nothing of it is cut."""
        margins = self._row.contentsMargins()
        lines = self.sentence.heightForWidth(max(width - self._around(), 1))
        return lines + margins.top() + margins.bottom() + 2 * EDGE_PX

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self.timer.start()
        super().leaveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        ground, edge = theme.colour(soft(self._role)), theme.colour(self._role)
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=ground, edge=edge, width=theme.line_width)
        size = theme.px(ICON_PX)
        icon = Icon.DONE if self._role is Role.DONE else Icon.WARNING
        draw_icon(painter, icon, (14, (self.height() - size) / 2), size, self._role)
        painter.end()

    def _show(self, sentence: str, role: Role, *, undoable: bool) -> None:
        self._role = role
        self.sentence.setText(sentence)
        self.undo.setVisible(undoable)
        self._restyle()
        self.setAccessibleName(sentence)
        self.show()
        self.resized.emit()
        self.update()
        self.timer.start()
        announce(self, sentence)

    def _yield_to(self, _former: QWidget | None, now: QWidget | None) -> None:
        """Go away from a field under it that somebody types into."""
        if isinstance(now, QLineEdit) and self.isVisible() and now.window() is self.window():
            covered = QRect(now.mapToGlobal(QPoint(0, 0)), now.size())
            if covered.intersects(QRect(self.mapToGlobal(QPoint(0, 0)), self.size())):
                self.dismiss()

    def _undo(self) -> None:
        self.dismiss()
        self.undo_requested.emit()

    def _expire(self) -> None:
        if self.undo.hasFocus():
            self.timer.start()
            return
        self.hide()
        self.expired.emit()

    def _around(self) -> int:
        """Px of everything but the sentence."""
        margins = self._row.contentsMargins()
        undo = self.undo.sizeHint().width() + self._row.spacing() if not self.undo.isHidden() else 0
        return margins.left() + margins.right() + undo

    def _retranslate(self) -> None:
        self.undo.set_text(self.tr("Undo"))

    def _restyle(self) -> None:
        left = 14 + current_theme().px(ICON_PX) + 10
        self._row.setContentsMargins(left, 2, 14 if self.undo.isHidden() else 4, 2)
        self.resized.emit()
        self.update()

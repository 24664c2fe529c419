"""Single-line fields: a frameless line edit inside a painted frame; never a completer (input methods)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import text_width

SIDE: Final = 12
ICON_PX: Final = 18
SEARCH_WIDTH: Final = 280
WINDOW_KEYS: Final = frozenset(Qt.Key(key) for key in map(ord, "EFKLNOPZ123456789"))
"""With Ctrl; on some desktops a line edit would take E, F and K for moving and deleting."""


class PlainEdit(QLineEdit):
    """The line edit inside our frames: no frame, no ground, no completer; signals when focus moves.

    An input method shows letters before it hands them over: `composed` when these changed.
    """

    focus_changed = Signal(bool)
    composed = Signal()

    def __init__(self, style: TextStyle = TextStyle.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._composing = ""
        self._composes = True
        self.setFrame(False)
        self._restyle()

    @property
    def text_style(self) -> TextStyle:
        return self._style

    def shown_text(self) -> str:
        """Return the visible text: the text and, at the cursor, the uncommitted letters of an input
        method.
        """
        at = self.cursorPosition()
        return self.text()[:at] + self._composing + self.text()[at:]

    def refuse_composing(self, *, refuse: bool = True) -> None:
        """From now on keys arrive as they are typed; or an input method may compose again.

        Some input methods hand over their letters only after the Enter that ended them, when the line already
        belongs to the next household (measured with ibus-unikey).
        """
        if self._composes is refuse:
            self._composes = not refuse
            self.updateMicroFocus()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None, /) -> object:
        if query == Qt.InputMethodQuery.ImEnabled and not self._composes:
            return False
        return super().inputMethodQuery(query)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        former, self._composing = self._composing, event.preeditString()
        super().inputMethodEvent(event)
        if former != self._composing:
            self.composed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter while letters are composed ends the composing and nothing else."""
        if self._composing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    @override
    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window, and Ctrl+Z too while there is no typing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo_here = event.key() == Qt.Key.Key_Z and self.isUndoAvailable()
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in WINDOW_KEYS and not undo_here:
                event.ignore()
                return True
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._style))
        palette = theme.q_palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)


class Field(QFrame):
    """A 44 px field. `edit` is the line edit itself; `name` is the text for screen readers."""

    text_changed = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        name: str = "",
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        icon: Icon | None = None,
        style: TextStyle = TextStyle.BODY,
        height: Height = Height.FIELD,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._height = height
        self._wrong = False
        self.edit = PlainEdit(style, self)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)
        self.row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self.set_placeholder(placeholder)
        self.edit.textChanged.connect(self._tell_text)
        self.edit.composed.connect(self._tell_text)
        self.edit.returnPressed.connect(self._submit)
        self.edit.focus_changed.connect(self._refresh)
        self._restyle()

    def text(self) -> str:
        """Return the visible text, uncommitted letters of an input method included."""
        return self.edit.shown_text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def set_name(self, name: str) -> None:
        self.edit.setAccessibleName(name)

    def set_placeholder(self, placeholder: str) -> None:
        self.edit.setPlaceholderText(placeholder)
        self.updateGeometry()

    @property
    def wrong(self) -> bool:
        return self._wrong

    def set_wrong(self, *, wrong: bool) -> None:
        """Set a red border; the sentence with the reason is beside it, in a `Labelled` or a `Notice`."""
        self._wrong = wrong
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(max(theme.px(200), self.minimumSizeHint().width()), theme.height(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        margins = self.row.contentsMargins()
        hint = (
            text_width(self.edit.placeholderText(), self.edit.text_style)
            if self.edit.placeholderText()
            else 0
        )
        width = max(current_theme().px(96), round(hint) + margins.left() + margins.right() + 12)
        return QSize(width, current_theme().height(self._height))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        edge, width = self._border()
        ground = Role.SURFACE if self.edit.isEnabled() else Role.INSET
        draw_box(
            painter,
            self.rect(),
            self._radius(),
            fill=theme.colour(ground),
            edge=theme.colour(edge),
            width=width,
        )
        if self._icon is not None:
            size = theme.px(ICON_PX)
            draw_icon(painter, self._icon, (SIDE, (self.height() - size) / 2), size, Role.TEXT2)
        painter.end()

    def _radius(self) -> float:
        return RADIUS_CONTROL

    def _border(self) -> tuple[Role, float]:
        theme = current_theme()
        if self._wrong:
            return Role.ERR, theme.focus_width
        if self.edit.hasFocus():
            return Role.ACCENT, theme.focus_width
        return Role.EDGE, float(theme.line_width)

    def _restyle(self) -> None:
        left = SIDE if self._icon is None else SIDE + current_theme().px(ICON_PX) + 10
        self.row.setContentsMargins(left, 4, SIDE, 4)
        self.updateGeometry()
        self.update()

    def _tell_text(self) -> None:
        self.text_changed.emit(self.text())

    def _submit(self) -> None:
        self.submitted.emit(self.text())

    def _refresh(self) -> None:
        self.update()


class SearchField(Field):
    """A field with the magnifier; Escape empties it, Down asks to go into the results."""

    left_downwards = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(name, parent, placeholder=placeholder, icon=Icon.SEARCH)
        self.width_px = SEARCH_WIDTH
        """Width at letters of 100 %; a narrow window has room for the placeholder only."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme, least = current_theme(), self.minimumSizeHint()
        return QSize(max(0 if theme.narrow else theme.px(self.width_px), least.width()), least.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.set_text("")
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class Labelled(QWidget):
    """A small label above any input, and below it an optional sentence with the error."""

    def __init__(self, label: str, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(label, TextStyle.SMALL, Role.TEXT2)
        self.inner = inner
        self.problem = Label("", TextStyle.SMALL, Role.ERR, wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(inner)
        column.addWidget(self.problem)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """The visible label, which is also the accessible name of what it labels."""
        self.label.setText(label)
        named = self.inner.focusProxy() or self.inner
        named.setAccessibleName(label)

    def set_problem(self, sentence: str) -> None:
        """Show why the value cannot be used; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if isinstance(self.inner, Field):
            self.inner.set_wrong(wrong=bool(sentence))

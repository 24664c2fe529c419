"""Interface of a page to the window: a header that stays, a body that may scroll, methods for keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.typed import override
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.page_header import PageHeader


class Page(QWidget):
    """Base of every page. Subclasses fill `body` (a column), override `retranslate` and what they answer.

    `retranslate` is called once by `finish`, at the end of the subclass's `__init__`, and again at every
    change of language.
    """

    page_requested = Signal(str, str)
    """The id of another page, and its target (a household's id, or nothing)."""

    full_screen_requested = Signal(object)
    """A widget with a signal `left` that is to cover the screen until then."""

    badge_changed = Signal(int)
    """Number of items that wait on this page, for the sidebar."""

    def __init__(self, page_id: str, parent: QWidget | None = None, *, quick: bool = False) -> None:
        super().__init__(parent)
        self.page_id = page_id
        self._quick = quick
        self.setObjectName(f"page.{page_id}")
        self.header = PageHeader()
        self.scroll_area = ScrollBody()
        self.body = self.scroll_area.column
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addWidget(self.scroll_area, 1)
        self._restyle()

    def finish(self) -> None:
        """Set every text; call it last in `__init__`."""
        self.retranslate()

    def add_below(self, part: QWidget) -> None:
        """Put `part` under the body, where it does not scroll away."""
        self._column.addWidget(part)

    def retranslate(self) -> None:
        """Set every text of the page in the language in force."""

    def activate(self, target: str = "") -> None:
        """Called when the page was opened; `target` is the item to show (a household's id, or nothing).

        Don't move the focus: `take_focus` does.
        """

    def take_focus(self) -> None:
        """The page was opened by key, click or link: put the focus where the work starts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_search(self) -> bool:
        """Ctrl+F: go to the search field. Whether the page has one."""
        return False

    def undo(self) -> bool:
        """Ctrl+Z: undo the last thing. Whether there was one."""
        return False

    def export(self) -> bool:
        """Ctrl+E. Whether the page exports."""
        return False

    def print_out(self) -> bool:
        """Ctrl+P. Whether the page prints."""
        return False

    def open_files(self) -> bool:
        """Ctrl+O: ask for files. Whether the page takes any."""
        return False

    def add_record(self) -> bool:
        """Ctrl+N: add one by hand. Whether the page can."""
        return False

    def present(self) -> None:
        """F11: cover the whole screen with what is shown, where the page can."""

    def leave(self) -> bool:
        """Esc: give up the question or the form that is open. Whether there was one."""
        return False

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Files were dropped whose suffix the page's `PageSpec` takes."""

    def may_close(self) -> bool:
        """Return True if the window may close now; a page with unfinished work shows the reason in itself."""
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.leave():
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        elif is_retranslate(event):
            self.retranslate()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self._column.setContentsMargins(*theme.margins(quick=self._quick))
        self._column.setSpacing(12 if theme.compact else 14 if theme.zoomed else 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page before it exists: the window makes it when it is first shown.

    `title` is called at every change of language; `takes` are the suffixes it accepts by drag and drop (lower
    case, with the dot). A spec without `in_sidebar` is opened from other pages only, one that `needs_target`
    only with a target.
    """

    page_id: str
    icon: Icon
    title: Callable[[], str]
    make: Callable[[], Page]
    takes: frozenset[str] = frozenset()
    in_sidebar: bool = True
    needs_target: bool = False

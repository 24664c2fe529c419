"""The window: sidebar, pages made when first shown, keys, files dropped on it, and what it remembers.

It paints before there is a workspace: `install` brings the pages later, `show_screen` puts a whole-window
screen (first start, lock) over everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.qt.drops import local_files, page_for
from ui.qt.history import History, Place
from ui.qt.i18n import Language, Translations
from ui.qt.icons import app_icon
from ui.qt.jobs import JobRunner
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme, current_theme, is_retranslate, zoom_step
from ui.qt.tokens import PaletteName, load_tokens
from ui.qt.typed import override
from ui.qt.widgets.nav_list import NavEntry
from ui.qt.widgets.sidebar import APP_NAME, OfficerLine, Sidebar
from ui.qt.window_keys import NUMBERED_PAGES, PAGE_KEYS, bind

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QMouseEvent,
        QResizeEvent,
    )

    from ui.qt.pages import Page, PageSpec
    from ui.qt.report.meeting import MeetingRoom

FIRST_SIZE: Final = QSize(1366, 768)
LEAST_SIZE: Final = QSize(1024, 600)
NARROW_BELOW: Final = 1140
"""Px, at letters of 100 %, of a window in which three cards do not fit beside each other: a usual laptop
has 1,093 for letters of 125 %.
"""

ROUNDS: Final = 4
"""Of layout requests: what a widget asks for in answer to one is sent in the next."""

FRAME: Final = QSize(16, 40)
"""Most pixels of a window manager's frame."""


class MainWindow(QMainWindow):
    """A shell without work of its own."""

    page_shown = Signal(str)
    lock_requested = Signal()
    help_requested = Signal(str)
    command_search_requested = Signal()

    def __init__(
        self,
        settings: WindowSettings,
        jobs: JobRunner,
        translations: Translations,
        on_close: Callable[[], object],
    ) -> None:
        super().__init__()
        self.settings = settings
        self.jobs = jobs
        self.translations = translations
        self._on_close = on_close
        self.ask_before_close: Callable[[], bool] = lambda: True
        """Returns False where the window must stay for a question; it then closes itself."""
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._was_maximized = False
        self._history = History()
        self._build()
        self._add_shortcuts()
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(LEAST_SIZE)
        self.setAcceptDrops(True)
        self.resize(FIRST_SIZE)
        self.restoreGeometry(settings.geometry())

    def show_first(self) -> None:
        """Show it where it was left; the first time it takes the whole of a screen that is hardly larger."""
        room = self.screen().availableSize()
        is_tight = room.width() <= FIRST_SIZE.width() + FRAME.width()
        is_tight = is_tight or room.height() <= FIRST_SIZE.height() + FRAME.height()
        if self.settings.geometry().isEmpty() and is_tight:
            self.showMaximized()
        else:
            self.show()

    def install(self, specs: tuple[PageSpec, ...]) -> None:
        """Replace all pages, as after opening or unlocking a workspace, and show the one shown last."""
        self.setWindowIcon(app_icon())
        self._drop_pages()
        self._history = History()
        self._specs = {spec.page_id: spec for spec in specs}
        self.sidebar.set_entries(self._entries())
        self.dismiss_screen()
        remembered = self.settings.page()
        if specs:
            known = remembered in self._specs and self._specs[remembered].in_sidebar
            self.go_to_page(remembered if known else specs[0].page_id)

    def open_page(self, page_id: str, target: str = "") -> Page:
        """Show a page, made now if it never was, and pass it the target."""
        is_new = page_id not in self._pages
        page = self._pages.get(page_id) or self._make_page(page_id)
        self._history.visit((page_id, target))
        self.pages.setCurrentWidget(page)
        self.sidebar.set_current(page_id)
        if self._specs[page_id].in_sidebar:
            self.settings.set_page(page_id)
        page.activate(target)
        if is_new:
            _settle()
        self.page_shown.emit(page_id)
        return page

    def go_to_page(self, page_id: str, target: str = "") -> None:
        """Call `open_page`, and move the focus to the page.

        For a page that this workspace lacks (households at the province), show a warning and stay.
        """
        if page_id in self._specs:
            self.open_page(page_id, target).take_focus()
        elif (page := self.current_page()) is not None:
            page.header.toast.show_warning(
                self.tr("This is done on the laptop of the ward or commune; this laptop only shows figures.")
            )

    def go_back(self) -> None:
        """Alt+Left: the page before, as it was asked for then."""
        self._go_in_history(self._history.back())

    def go_forward(self) -> None:
        """Alt+Right, after going back."""
        self._go_in_history(self._history.forward())

    def shown_specs(self) -> tuple[PageSpec, ...]:
        """Every page there is, those of the sidebar first and in its order."""
        return tuple(sorted(self._specs.values(), key=lambda spec: not spec.in_sidebar))

    def current_page(self) -> Page | None:
        """The page shown, None while there is none or a screen covers it."""
        shown = self.pages.currentWidget()
        covered = self.screens.currentWidget() is not self.desk
        return None if covered else next((page for page in self._pages.values() if page is shown), None)

    def show_screen(self, screen: QWidget) -> None:
        """Cover sidebar and pages with `screen`; the one before it is thrown away."""
        self._drop_screen()
        self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)

    def show_full_screen(self, screen: MeetingRoom) -> None:
        """Cover the whole screen, without the frame of the window, until `screen` is left or replaced."""
        screen.left.connect(self.dismiss_screen)
        self.show_screen(screen)
        self._was_maximized = self.isMaximized()
        self.showFullScreen()
        screen.setFocus()

    def dismiss_screen(self) -> None:
        """Back to sidebar and pages, to the part that had the focus."""
        self.screens.setCurrentWidget(self.desk)
        self._drop_screen()

    def add_strip(self, strip: QWidget) -> None:
        """Put `strip` under the pages, whichever is shown."""
        self._stage.addWidget(strip)
        strip.show()

    def set_officer(self, officer: OfficerLine | None) -> None:
        self.sidebar.set_officer(officer)

    def set_demo(self, *, running: bool) -> None:
        self.sidebar.set_demo(running=running)

    def set_badge(self, page_id: str, count: int) -> None:
        self.sidebar.set_badge(page_id, count)

    def set_palette_name(self, palette: PaletteName) -> None:
        self.settings.set_palette(palette)
        self._apply(self._fitted(replace(current_theme(), palette=palette)))

    def set_zoom(self, zoom: int) -> None:
        """Per cent, one of the steps of the tokens."""
        self.settings.set_zoom(zoom)
        self._apply(self._fitted(replace(current_theme(), asked_zoom=zoom)))

    def set_language(self, language: Language) -> None:
        self.settings.set_language(language)
        self.translations.switch(language)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        form = self._fitted(current_theme())
        if form != current_theme():
            self._apply(form)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self.sidebar.set_entries(self._entries())
        super().changeEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse go back and forward."""
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.go_forward()
        else:
            super().mousePressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taker(local_files(event)):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_files(local_files(event)):
            event.acceptProposedAction()

    def take_files(self, files: tuple[Path, ...]) -> bool:
        """Open the page that takes `files` and hand them over; return False where none does."""
        page_id = self._taker(files)
        if page_id:
            self.open_page(page_id).take_files(files)
        return bool(page_id)

    def come_forward(self) -> None:
        """Show the window before all others; where the system forbids that, its button asks for attention."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(page.may_close() for page in self._pages.values()):
            event.ignore()
            return
        if not self.ask_before_close():
            event.ignore()
            return
        self.settings.set_geometry(self.saveGeometry())
        self.settings.save()
        self.jobs.shutdown()
        if self._on_close() is False:
            event.ignore()
            return
        super().closeEvent(event)

    def _build(self) -> None:
        self.sidebar = Sidebar()
        self.sidebar.page_requested.connect(self._follow_sidebar)
        self.sidebar.lock_requested.connect(self.lock_requested)
        self.sidebar.help_requested.connect(lambda: self.help_requested.emit(self._page_id()))
        self.pages = QStackedWidget()
        self.desk = QWidget()
        row = QHBoxLayout(self.desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        self._stage = QVBoxLayout()
        self._stage.setSpacing(0)
        self._stage.addWidget(self.pages, 1)
        row.addLayout(self._stage, 1)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.desk)
        self.setCentralWidget(self.screens)

    def _add_shortcuts(self) -> None:
        for number in range(1, NUMBERED_PAGES + 1):
            bind(self, f"Ctrl+{number}", partial(self._open_numbered, number - 1))
        for keys, question in PAGE_KEYS.items():
            bind(self, keys, partial(self._ask, question))
        bind(self, "F1", lambda: self.help_requested.emit(self._page_id()))
        bind(self, "Ctrl+K", self.command_search_requested.emit)
        bind(self, "Ctrl+L", self.lock_requested.emit)
        bind(self, "Alt+Left", self.go_back)
        bind(self, "Alt+Right", self.go_forward)
        bind(self, "Ctrl++", lambda: self.zoom(1))
        bind(self, "Ctrl+=", lambda: self.zoom(1))
        bind(self, "Ctrl+-", lambda: self.zoom(-1))
        bind(self, "Ctrl+0", lambda: self.set_zoom(100))

    def zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(zoom_step(current_theme().zoom, direction))

    def _ask(self, question: Callable[[Page], bool]) -> None:
        """Let the page that is shown answer a key."""
        if (page := self.current_page()) is not None:
            question(page)

    def _open_numbered(self, at: int) -> None:
        shown = [spec.page_id for spec in self._specs.values() if spec.in_sidebar]
        if at < len(shown) and self.screens.currentWidget() is self.desk:
            self.go_to_page(shown[at])

    def _go_in_history(self, place: Place | None) -> None:
        if place is not None and self.screens.currentWidget() is self.desk:
            self.go_to_page(*place)

    def _follow_sidebar(self, page_id: str) -> None:
        """A click moves the focus into the page, arrows leave it in the sidebar."""
        page = self.open_page(page_id)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            page.take_focus()

    def _page_id(self) -> str:
        page = self.current_page()
        return page.page_id if page is not None else ""

    def _entries(self) -> tuple[NavEntry, ...]:
        shown = [spec for spec in self._specs.values() if spec.in_sidebar]
        return tuple(
            NavEntry(page_id=spec.page_id, icon=spec.icon, title=spec.title(), key=f"Ctrl+{number}")
            for number, spec in enumerate(shown, start=1)
        )

    def _make_page(self, page_id: str) -> Page:
        page = self._specs[page_id].make()
        page.page_requested.connect(self.go_to_page)
        page.full_screen_requested.connect(self.show_full_screen)
        page.badge_changed.connect(partial(self.set_badge, page_id))
        self._pages[page_id] = page
        self.pages.addWidget(page)
        return page

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def _drop_screen(self) -> None:
        if self.isFullScreen():
            self.showMaximized() if self._was_maximized else self.showNormal()
        for at in reversed(range(self.screens.count())):
            screen = self.screens.widget(at)
            if screen is not None and screen is not self.desk:
                self.screens.removeWidget(screen)
                screen.deleteLater()

    def _taker(self, files: tuple[Path, ...]) -> str:
        return page_for(files, self._specs.values(), self._page_id())

    def _fitted(self, theme: Theme) -> Theme:
        """Return `theme` in the form for this window: larger letters make a smaller window of it."""
        width, height = (side * 100 / theme.zoom for side in (self.width(), self.height()))
        least_width, least_height = load_tokens().compact_below
        compact = width < least_width or height < least_height
        return replace(theme, compact=compact, narrow=width < NARROW_BELOW)

    def _apply(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)


def _settle() -> None:
    """Compute the layout before the first paint: of a head that wraps Qt would paint both forms in turn."""
    for _ in range(ROUNDS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

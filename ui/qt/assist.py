"""Help of the window: F1, Ctrl+K and the tour of the demo; each is loaded when first requested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from core.records.workspace import Language as TextLanguage
from ui.qt.i18n import Language
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.tokens import PaletteName
from ui.qt.window_keys import PAGE_KEYS, answers, bind

if TYPE_CHECKING:
    from core.content.help_topics import Topic
    from ui.qt.commands.command import Command
    from ui.qt.commands.search import CommandSearch
    from ui.qt.help.panel import HelpPanel
    from ui.qt.session import Session
    from ui.qt.tour.strip import TourStrip


class Assist(QObject):
    """Listens to the window of a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._window = session.window
        self._help: HelpPanel | None = None
        self._search: CommandSearch | None = None
        self._tour: TourStrip | None = None
        self._window.help_requested.connect(self.toggle_help)
        self._window.command_search_requested.connect(self.search_commands)
        bind(self._window, "F11", self.present)

    def toggle_help(self, page_id: str) -> None:
        """F1: the help of a page; once more closes it."""
        from ui.qt.help.panel import HelpPanel
        from ui.qt.help.subjects import topic_of

        if self._help is None:
            self._help = HelpPanel(self._window.screens)
            self._help.print_requested.connect(self._print)
        if self._help.isVisible():
            self._help.close_over()
            return
        self._help.set_topics(self._ordered(), self._text_language())
        self._help.show_topic(topic_of(page_id))
        self._help.open_over()

    def search_commands(self) -> None:
        """Ctrl+K, while pages are shown."""
        from ui.qt.commands.search import CommandSearch

        if self._session.services is None or self._window.current_page() is None:
            return
        if self._search is None:
            self._search = CommandSearch(self._window.screens, lambda: tuple(self._commands()))
        self._search.open_over()

    def present(self) -> None:
        """F11: the units over the whole screen, from any page of an office."""
        page = self._window.current_page()
        if page is not None and self._has_meeting_room():
            shown = page.page_id == PageId.REPORT
            (page if shown else self._window.open_page(PageId.REPORT)).present()

    def begin_tour(self) -> None:
        """Five stops through the pages of a commune; they were made for the sample data."""
        from ui.qt.tour.strip import TourStrip

        self.end_tour()
        self._tour = TourStrip()
        self._tour.stop_reached.connect(self._window.go_to_page)
        self._tour.ended.connect(self._leave_tour)
        self._window.add_strip(self._tour)
        self._tour.begin()

    def end_tour(self) -> None:
        if self._tour is not None:
            self._tour.hide()
            self._tour.deleteLater()
            self._tour = None

    def _leave_tour(self, begin_work: bool) -> None:  # noqa: FBT001 - what a signal carries
        self.end_tour()
        if begin_work:
            self._session.trial.leave()

    def _print(self, paper: str) -> None:
        if self._session.services is not None:
            self._window.go_to_page(PageId.PRINT, paper)

    def _commands(self) -> Iterator[Command]:
        yield from self._pages()
        yield from self._acts()
        yield from self._of_the_page()
        yield from self._of_the_window()
        yield from self._topics()

    def _pages(self) -> Iterator[Command]:
        from ui.qt.commands.command import Command
        from ui.qt.help.subjects import about, topic_of

        language = self._text_language()
        listed = (spec for spec in self._window.shown_specs() if not spec.needs_target)
        for number, spec in enumerate(listed, start=1):
            yield Command(
                id=f"page.{spec.page_id}",
                title=spec.title(),
                kind=self.tr("Page"),
                icon=spec.icon,
                run=partial(self._window.go_to_page, spec.page_id),
                key=f"Ctrl+{number}" if spec.in_sidebar else "",
                about=about(topic_of(spec.page_id), language),
            )

    def _acts(self) -> Iterator[Command]:
        """Yield the acts of the pages that there are."""
        from ui.qt.commands.acts import ACTS, CONTEXT
        from ui.qt.commands.command import Command

        there = {spec.page_id for spec in self._window.shown_specs()}
        other = self._window.translations.in_the_other_language
        for act in ACTS:
            if act.page_id in there:
                also = QCoreApplication.translate(CONTEXT, act.also)
                yield Command(
                    id=f"act.{act.id}",
                    title=QCoreApplication.translate(CONTEXT, act.title),
                    kind=self.tr("Act"),
                    icon=act.icon,
                    run=partial(self._begin, act.page_id, act.target, act.key),
                    also=f"{also} {other(CONTEXT, act.title, act.also)}",
                )

    def _begin(self, page_id: str, target: str, key: str) -> None:
        """Open a page and press one of its keys, if any."""
        self._window.go_to_page(page_id, target)
        page = self._window.current_page()
        if key and page is not None:
            PAGE_KEYS[key](page)

    def _of_the_page(self) -> Iterator[Command]:
        """Yield the commands of the shown page that have a key."""
        from ui.qt.commands.command import Command

        titles = {
            "Ctrl+F": (self.tr("Find"), Icon.SEARCH),
            "Ctrl+Z": (self.tr("Undo"), Icon.UNDO),
            "Ctrl+E": (self.tr("Export"), Icon.SENT),
            "Ctrl+P": (self.tr("Print what is shown"), Icon.PRINT),
            "Ctrl+O": (self.tr("Open a file"), Icon.FILE),
            "Ctrl+N": (self.tr("Add one by hand"), Icon.PLUS),
        }
        page = self._window.current_page()
        if page is None:
            return
        for key, (title, icon) in titles.items():
            if not answers(page, key):
                continue
            yield Command(
                id=f"key.{key}",
                title=title,
                kind=self.tr("On this page"),
                icon=icon,
                run=partial(PAGE_KEYS[key], page),
                key=key,
            )

    def _of_the_window(self) -> Iterator[Command]:
        from ui.qt.commands.acts import CONTEXT, OF_THE_WINDOW
        from ui.qt.commands.command import Command
        from ui.qt.shared.language_choice import language_name

        window, session = self._window, self._session
        other = window.translations.in_the_other_language
        palettes = {
            PaletteName.LIGHT: self.tr("Light colours"),
            PaletteName.DARK: self.tr("Dark colours"),
            PaletteName.SUNLIGHT: self.tr("Colours for sunlight"),
        }
        rows: list[tuple[str, str, Icon, Callable[[], object], str]] = [
            ("back", self.tr("Back to the page before"), Icon.UNDO, window.go_back, "Alt+Left"),
            ("forward", self.tr("Forward again"), Icon.RIGHT, window.go_forward, "Alt+Right"),
            *self._of_the_meeting_room(),
            ("lock", self.tr("Lock"), Icon.LOCK, session.lock, "Ctrl+L"),
            ("larger", self.tr("Larger type"), Icon.PLUS, partial(window.zoom, 1), "Ctrl++"),
            ("smaller", self.tr("Smaller type"), Icon.MINUS, partial(window.zoom, -1), "Ctrl+-"),
            *self._of_the_demo(),
            ("settings", self.tr("Settings"), Icon.SETTINGS, session.show_settings, "Ctrl+,"),
            *(
                (f"palette.{name}", title, Icon.SETTINGS, partial(window.set_palette_name, name), "")
                for name, title in palettes.items()
            ),
            *(
                (name.value, language_name(name), Icon.SETTINGS, partial(window.set_language, name), "")
                for name in Language
            ),
        ]
        for name, title, icon, run, key in rows:
            words = OF_THE_WINDOW.get(name, "")
            also = f"{QCoreApplication.translate(CONTEXT, words)} {other(CONTEXT, words)}" if words else ""
            kind = self.tr("Window")
            yield Command(id=name, title=title, kind=kind, icon=icon, run=run, key=key, also=also)

    def _of_the_meeting_room(self) -> list[tuple[str, str, Icon, Callable[[], object], str]]:
        if not self._has_meeting_room():
            return []
        return [
            (
                "meeting",
                self.tr("Meeting room: the units over the whole screen"),
                Icon.MEETING,
                self.present,
                "F11",
            )
        ]

    def _has_meeting_room(self) -> bool:
        """Return True where the rows of the ranking are units: above the commune."""
        services = self._session.services
        return services is not None and services.imports is None

    def _of_the_demo(self) -> list[tuple[str, str, Icon, Callable[[], object], str]]:
        session = self._session
        if session.services is None or not session.services.info.demo:
            return [("demo", self.tr("Look around with sample data"), Icon.HELP, session.look_around, "")]
        return [
            ("tour", self.tr("Tour of the sample data"), Icon.HELP, self.begin_tour, ""),
            ("real", self.tr("Leave the sample data"), Icon.HOME, session.trial.leave, ""),
        ]

    def _topics(self) -> Iterator[Command]:
        from core.content.help_topics import topic_title
        from ui.qt.commands.command import Command
        from ui.qt.help.subjects import about

        language = self._text_language()
        for topic in self._ordered():
            yield Command(
                id=f"help.{topic}",
                title=topic_title(topic, language),
                kind=self.tr("Help"),
                icon=Icon.HELP,
                run=partial(self._show_topic, topic.value),
                about=about(topic, language),
            )

    def _ordered(self) -> tuple[Topic, ...]:
        """Topics for the open campaign; before one is open, every topic."""
        from core.content.help_topics import topics

        services = self._session.services
        return topics(tracks=services is None or len(services.campaign.tracks) > 1)

    def _text_language(self) -> TextLanguage:
        return TextLanguage(self._window.settings.language().value)

    def _show_topic(self, topic: str) -> None:
        from core.content.help_topics import Topic

        self.toggle_help("")
        if self._help is not None:
            self._help.show_topic(Topic(topic))

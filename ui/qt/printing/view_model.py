"""Composes the chosen paper and its preview in jobs; prints and saves it; remembers the last choices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.changes import Changes, Topic
from core.documents.content import GuideFormat
from core.errors import UserError
from core.workspace import Language
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Err, JobContext, JobResult, Ok
from ui.qt.printing.printer import PaperOut
from ui.qt.printing.render import compose, page_image, print_image
from ui.qt.printing.state import (
    Document,
    State,
    missing_of,
    reduce_busy,
    reduce_choice,
    reduce_page,
    reduce_printed,
    reduce_problem,
    reduce_saved,
    reduce_settings,
    reduce_shown,
)

KIND_KEY: Final = "print/format"
LANGUAGE_KEY: Final = "print/language"
DEPENDS_ON: Final = frozenset({Topic.SETTINGS, Topic.CAMPAIGN})

PaperKey = tuple[GuideFormat, Language]
Shown = tuple[Document, QImage]


class PrintViewModel(QObject):
    """`changed` after every change of `state`. Say how wide the preview is with `set_width`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._settings = context.settings
        self._documents: dict[PaperKey, Document] = {}
        self._images: dict[tuple[PaperKey, int, int], QImage] = {}
        self._width = 0
        self._rendering = False
        self._edition = 0
        """Counts changes of the settings: what was composed before one is not shown after it."""
        self._state = State(
            kind=self._remembered_kind(),
            language=self._remembered_language(),
            missing=missing_of(context.services.settings.unit()),
        )
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def choose(self, kind: GuideFormat, language: Language) -> None:
        """Show another paper, now and at the next start."""
        if (kind, language) == (self._state.kind, self._state.language):
            return
        self._settings.set_value(KIND_KEY, kind.value)
        self._settings.set_value(LANGUAGE_KEY, language.value)
        self._set(reduce_choice(self._state, kind, language))
        self._render()

    def set_width(self, width: int) -> None:
        """How many device px the page is wide in the preview."""
        if width != self._width:
            self._width = width
            self._render()

    def turn(self, step: int) -> None:
        """`step` pages on, or back when negative."""
        self._set(reduce_page(self._state, step))
        self._render()

    def print_on(self, paper: PaperOut) -> None:
        """Render the chosen pages at the printer's resolution, then draw them."""
        document = self._state.document
        if document is None or self._state.busy:
            return
        pages, dpi = tuple(paper.pages), paper.dpi
        self._set(reduce_busy(self._state))

        def work(context: JobContext) -> tuple[QImage, ...]:
            images = []
            for page in pages:
                context.checkpoint()
                images.append(print_image(document, page, dpi))
            return tuple(images)

        self._jobs.submit(work, lambda result: self._draw(paper, result))

    def save(self, path: Path) -> None:
        """Write the PDF; a problem is told in the page and a former file stays."""
        from core.documents.files import write

        document = self._state.document
        if document is None:
            return
        try:
            write(path, document.pdf)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        self._set(reduce_saved(self._state, path))

    def _render(self) -> None:
        """The wanted page at the wanted width: from the cache, or by a job; the last wish wins."""
        key: PaperKey = (self._state.kind, self._state.language)
        page, width = self._state.page, self._width
        document, image = self._documents.get(key), self._images.get((key, page, width))
        if document is not None and image is not None:
            self._set(reduce_shown(self._state, document, image))
        elif width > 0 and not self._rendering:
            self._rendering = True
            work, edition = self._work(key, page, width, document), self._edition

            def done(result: JobResult[Shown]) -> None:
                self._rendering = False
                if edition == self._edition:
                    self._rendered(key, page, width, result)
                else:
                    self._render()

            self._jobs.submit(work, done)

    def _work(
        self, key: PaperKey, page: int, width: int, known: Document | None
    ) -> Callable[[JobContext], Shown]:
        campaign, settings = self._services.campaign, self._services.settings.unit()

        def work(_context: JobContext) -> Shown:
            document = known or compose(campaign, settings, *key)
            return document, page_image(document, page, width)

        return work

    def _rendered(self, key: PaperKey, page: int, width: int, result: JobResult[Shown]) -> None:
        wanted = ((self._state.kind, self._state.language), self._state.page, self._width)
        if isinstance(result, Ok):
            document, image = result.value
            self._documents[key] = document
            self._images[key, page, width] = image
        elif wanted == (key, page, width):
            self._tell(result)
            return
        self._render()

    def _draw(self, paper: PaperOut, result: JobResult[tuple[QImage, ...]]) -> None:
        if not isinstance(result, Ok):
            self._tell(result)
            return
        try:
            paper.draw(result.value)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        self._set(reduce_printed(self._state, len(result.value)))

    def _tell(self, result: Err | Aborted) -> None:
        """An expected failure in the page; a bug is raised again."""
        if isinstance(result, Aborted):
            return
        if not isinstance(result.error, UserError):
            raise result.error
        self._set(reduce_problem(self._state, result.error))

    def _remembered_kind(self) -> GuideFormat:
        text = self._settings.value(KIND_KEY)
        return GuideFormat(text) if text in {kind.value for kind in GuideFormat} else GuideFormat.A5

    def _remembered_language(self) -> Language:
        text = self._settings.value(LANGUAGE_KEY)
        known = {language.value for language in Language}
        return Language(text) if text in known else self._services.info.language

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if not changes.topics & DEPENDS_ON:
            return
        self._edition += 1
        self._documents.clear()
        self._images.clear()
        self._set(reduce_settings(self._state, self._services.settings.unit()))
        self._render()

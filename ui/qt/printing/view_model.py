"""Makes the chosen paper and its preview in jobs; prints, saves and copies it; remembers choices and runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.application.paper import note_run
from core.application.paper_order import IN_STEPS, OF_PLACES, PaperOrder
from core.base.changes import Changes, Topic
from core.base.errors import UserError
from core.papers.print_log import PrintJob
from core.papers.selection import Place, places
from core.records.household import HouseholdQuery
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Err, Job, JobContext, JobResult, Ok
from ui.qt.printing import choices
from ui.qt.printing.render import compose, first_image, page_image, print_image
from ui.qt.printing.state import (
    Document,
    State,
    missing_of,
    reduce_anew,
    reduce_busy,
    reduce_order,
    reduce_page,
    reduce_printed,
    reduce_problem,
    reduce_progress,
    reduce_saved,
    reduce_shown,
    reduce_stopped,
)
from ui.qt.shared.printer import PaperOut

EVERY_PAPER: Final = frozenset({Topic.SETTINGS, Topic.CAMPAIGN})
HOUSEHOLD_PAPERS: Final = frozenset({Topic.HOUSEHOLDS, Topic.VISITS})
MOST_DOCUMENTS: Final = 6
MOST_IMAGES: Final = 24
MOST_SIZINGS: Final = 3
"""Showing a page may change the width it has."""

Key = TypeVar("Key")
Value = TypeVar("Value")
Made = tuple[tuple[Document | None, QImage | None], tuple[Place, ...]]
"""No document: only the image of its first page yet."""

ImageKey = tuple[PaperOrder, int, int]


class PrintViewModel(QObject):
    """`changed` after every change of `state`. Nothing is made before `wake` and `set_width`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._settings = context.settings
        self._documents: dict[PaperOrder, Document] = {}
        self._images: dict[ImageKey, QImage | None] = {}
        self._width = 0
        self._sizing = False
        self._awake = False
        self._job: Job | None = None
        """Job that makes a page now."""
        self._superseded = False
        """That job was ended for another wish."""
        self._printing: Job | None = None
        self._places_known = False
        self._edition = 0
        """Counts changes of the data: what was made before one is not shown after it."""
        order = choices.remembered(context.settings, context.services)
        self._state = State(
            order=order,
            missing=missing_of(context.services.settings.unit()),
            last=context.services.prints.last(order.paper.value),
        )
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    @property
    def has_households(self) -> bool:
        """Return True if the workspace lists any household."""
        return bool(self._services.store.households.numbers(HouseholdQuery()))

    def choose(self, order: PaperOrder) -> None:
        """Show another paper, now and at the next start; what is being made for the former one ends."""
        if order == self._state.order:
            return
        choices.remember(self._settings, self._services, order)
        if self._job is not None:
            self._job.cancel()
            self._superseded = True
        self._set(reduce_order(self._state, order, self._services.prints.last(order.paper.value)))
        self._render()

    def wake(self) -> None:
        """Make the page again if it changed while it was hidden."""
        self._awake = True
        self._render()

    def sleep(self) -> None:
        """Nobody looks: nothing is made."""
        self._awake = False

    def set_width(self, width: int) -> None:
        """Set the width of an upright page in the preview, in device px."""
        if width == self._width:
            return
        self._width = width
        if self._sizing:
            return
        self._sizing = True
        for _ in range(MOST_SIZINGS):
            self._render()
            if width == self._width:
                break
            width = self._width
        self._sizing = False

    def turn(self, step: int) -> None:
        """`step` pages on, or back when negative."""
        self._set(reduce_page(self._state, step))
        self._render()

    def stop(self) -> None:
        """End the long run, whichever goes on."""
        job = self._printing or self._job
        if job is not None:
            job.cancel()
        if self._printing is None:
            self._set(reduce_stopped(self._state))

    def again(self) -> None:
        """Make what was stopped."""
        self._set(replace(self._state, stopped=False))
        self._render()

    def print_on(self, paper: PaperOut) -> None:
        """Render the chosen pages at the printer's resolution and draw them, one after the other."""
        document = self._state.document
        if document is None or self._state.busy:
            return
        pages, dpi = tuple(paper.pages), paper.dpi
        self._set(reduce_busy(self._state))

        def work(context: JobContext) -> int:
            def images() -> Iterator[QImage]:
                for done, page in enumerate(pages):
                    context.checkpoint()
                    context.report(done, len(pages))
                    yield print_image(document, page, dpi)

            paper.draw(images())
            return len(pages)

        self._printing = self._jobs.submit(work, lambda result: self._drawn(document, result), self._report)

    def save(self, path: Path) -> None:
        """Write the document; a problem is shown in the page and a former file stays."""
        document = self._state.document
        if document is None:
            return
        try:
            self._services.write_file(path, document.made.data)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        self._set(reduce_saved(self._state, path, self._kept(document, document.pages)))
        self._render()

    def note_copy(self) -> None:
        """The document went to the clipboard."""
        document = self._state.document
        if document is not None:
            last = self._kept(document, document.pages)
            self._set(replace(self._state, copied=True, saved=None, problem=None, last=last))

    def _render(self) -> None:
        """The wanted page at the wanted width: from the cache, or by a job; the last wish wins."""
        state, width = self._state, self._width
        key: ImageKey = (state.order, state.page, width)
        document = self._documents.get(state.order)
        if document is not None and key in self._images:
            self._set(reduce_shown(state, document, self._images[key]))
        elif width > 0 and self._awake and self._job is None and not state.stopped:
            work, edition = self._work(key, document), self._edition

            def done(result: JobResult[Made]) -> None:
                self._job = None
                superseded, self._superseded = self._superseded, False
                if superseded or (edition != self._edition and not isinstance(result, Aborted)):
                    self._render()
                elif not isinstance(result, Aborted):
                    self._rendered(key, result)

            self._job = self._jobs.submit(work, done, self._report)

    def _work(self, key: ImageKey, known: Document | None) -> Callable[[JobContext], Made]:
        order, page, width = key
        services, found = self._services, self._state.places
        surveys = order.paper in OF_PLACES and not self._places_known
        waits = known is None and order.paper in IN_STEPS and page == 0
        glimpses = waits and all(shown[0] != order for shown in self._images)
        glimpse = self._images.get(key)

        def work(context: JobContext) -> Made:
            if known is not None:
                return (known, page_image(known, page, width)), found
            with services.worker() as own:
                if glimpses:
                    return (None, first_image(own, order, width)), found
                living = places(own.store.households) if surveys else found
                document = compose(own, order, context)
            return (document, glimpse or page_image(document, page, width)), living

        return work

    def _rendered(self, key: ImageKey, result: Ok[Made] | Err) -> None:
        state = self._state
        if isinstance(result, Ok):
            (document, image), living = result.value
            _trim(self._images, MOST_IMAGES)
            self._images[key] = image
            if document is None:
                image = image if state.order == key[0] and state.page == key[1] else state.image
                self._set(replace(state, image=image))
            else:
                self._places_known |= document.order.paper in OF_PLACES
                _trim(self._documents, MOST_DOCUMENTS)
                self._documents[key[0]] = document
                self._set(replace(state, places=living))
        elif (state.order, state.page, self._width) == key:
            self._tell(result)
            return
        self._render()

    def _drawn(self, document: Document, result: JobResult[int]) -> None:
        self._printing = None
        if isinstance(result, Ok):
            job = self._kept(document, result.value)
            last = job if document.order.paper is self._state.paper else self._state.last
            self._set(reduce_printed(self._state, result.value, last))
            self._render()
        elif isinstance(result, Aborted):
            self._set(reduce_stopped(self._state))
        else:
            self._tell(result)

    def _kept(self, document: Document, pages: int) -> PrintJob:
        """Notes a paper that left the program; a walk list of the same households is then a new print."""
        order = document.order
        job = note_run(self._services, order, document.made, pages)
        if document.made.lists is not None:
            self._forget(lambda known: known.paper is order.paper)
        return job

    def _report(self, done: int, total: int) -> None:
        self._set(reduce_progress(self._state, done, total))

    def _tell(self, result: Err) -> None:
        """An expected failure in the page; a bug is raised again."""
        if not isinstance(result.error, UserError):
            raise result.error
        self._set(reduce_problem(self._state, result.error))

    def _forget(self, wanted: Callable[[PaperOrder], bool]) -> None:
        self._documents = {order: known for order, known in self._documents.items() if not wanted(order)}
        self._images = {key: image for key, image in self._images.items() if not wanted(key[0])}

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        everything = bool(changes.topics & EVERY_PAPER)
        if not everything and not changes.topics & HOUSEHOLD_PAPERS:
            return
        self._edition += 1
        self._places_known = False
        self._forget(lambda order: everything or order.paper in OF_PLACES)
        if everything or self._state.paper in OF_PLACES:
            self._set(reduce_anew(self._state, self._services.settings.unit()))
        self._render()


def _trim(cache: dict[Key, Value], most: int) -> None:
    """Room for one more: the oldest goes."""
    while len(cache) >= most:
        del cache[next(iter(cache))]

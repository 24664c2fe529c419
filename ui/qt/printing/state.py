"""The shown paper, the targets of its codes, and the last print or save; words are made when shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage

from core.application.paper_order import OF_HOUSEHOLDS, SCREENS, MadePaper, Paper, PaperOrder
from core.base.errors import UserError
from core.papers.print_log import PrintJob
from core.papers.selection import Place
from core.records.workspace import UnitSetting, UnitSettings

LONG_RUN = 100
"""Steps from which a run shows its progress; shorter ones are over before it could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFact:
    """Target of one code: `label` is its place ("Android, CH Play"), `url` the content of the code."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A finished paper. `size_mm` of its pages; `text` is what is shown of one that has no pages."""

    order: PaperOrder
    made: MadePaper
    size_mm: tuple[float, float]
    codes: tuple[CodeFact, ...] = ()
    text: str = ""

    @property
    def pages(self) -> int:
        return self.made.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`document` and `image` are None while they are made; `missing` are settings that leave a gap on it.

    `progress` is (done, total) of a long run, None else; `stopped`: making it was stopped.
    """

    order: PaperOrder
    page: int = 0
    document: Document | None = None
    image: QImage | None = None
    places: tuple[Place, ...] = ()
    missing: tuple[UnitSetting, ...] = ()
    progress: tuple[int, int] | None = None
    stopped: bool = False
    halted: bool = False
    """Somebody stopped a print; some of its pages may be out."""
    busy: bool = False
    problem: UserError | None = None
    saved: Path | None = None
    copied: bool = False
    printed: int = 0
    """Pages handed to a printer last."""
    last: PrintJob | None = None
    """The latest run of this paper."""

    @property
    def paper(self) -> Paper:
        return self.order.paper

    @property
    def of_households(self) -> bool:
        return self.paper in OF_HOUSEHOLDS

    @property
    def of_screen(self) -> bool:
        return self.paper in SCREENS


def missing_of(settings: UnitSettings) -> tuple[UnitSetting, ...]:
    """Return the settings that a reader of the sheet would miss."""
    empty = []
    if not settings.help_number:
        empty.append(UnitSetting.HELP_NUMBER)
    if not settings.zalo_link:
        empty.append(UnitSetting.ZALO_LINK)
    return tuple(empty)


def household_in_the_way(state: State) -> tuple[str, str]:
    """Return the id and the code of the first household whose texts have no room on the paper; or empty."""
    problem, document = state.problem, state.document
    if problem is not None and problem.code == "document.household_too_long":
        return str(problem.params["household"]), str(problem.params["code"])
    for one in document.made.aside if document is not None else ():
        return one.household or "", one.code
    return "", ""


def reduce_order(state: State, order: PaperOrder, last: PrintJob | None) -> State:
    """Another paper, language or choice: everything about the former one goes, but a print goes on."""
    progress = state.progress if state.busy else None
    kept = State(order=order, missing=state.missing, places=state.places, last=last)
    return replace(kept, busy=state.busy, progress=progress)


def reduce_anew(state: State, settings: UnitSettings) -> State:
    """Return the state after a change of the paper's content: it is made again."""
    return replace(
        state, missing=missing_of(settings), document=None, image=None, page=0, stopped=False, problem=None
    )


def reduce_shown(state: State, document: Document, image: QImage | None) -> State:
    progress = state.progress if state.busy else None
    return replace(state, document=document, image=image, problem=None, progress=progress)


def reduce_page(state: State, step: int) -> State:
    """The page before or after, as far as there is one."""
    pages = state.document.pages if state.document else 1
    page = min(max(state.page + step, 0), pages - 1)
    return state if page == state.page else replace(state, page=page, image=None)


def reduce_progress(state: State, done: int, total: int) -> State:
    return replace(state, progress=(done, total) if total >= LONG_RUN or state.busy else None)


def reduce_stopped(state: State) -> State:
    return replace(state, stopped=not state.busy, halted=state.busy, busy=False, progress=None)


def reduce_problem(state: State, problem: UserError) -> State:
    return replace(state, problem=problem, busy=False, progress=None, saved=None, printed=0, copied=False)


def reduce_busy(state: State) -> State:
    return replace(state, busy=True, halted=False, problem=None, saved=None, printed=0, copied=False)


def reduce_printed(state: State, pages: int, last: PrintJob | None) -> State:
    return replace(state, busy=False, progress=None, printed=pages, last=last)


def reduce_saved(state: State, path: Path, last: PrintJob) -> State:
    return replace(state, saved=path, problem=None, printed=0, copied=False, last=last)

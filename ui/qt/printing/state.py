"""Which paper is shown, what its codes open, and what was printed or saved; words are made when shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage

from core.documents.content import GuideFormat
from core.errors import UserError
from core.workspace import Language, UnitSetting, UnitSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFact:
    """What one code opens: `label` says where ("Android, CH Play"), `url` is what the code holds."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A composed paper. `size_mm` of its pages; `version` as printed on it."""

    kind: GuideFormat
    language: Language
    pdf: bytes
    pages: int
    size_mm: tuple[float, float]
    codes: tuple[CodeFact, ...]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`document` and `image` are None while they are made; `missing` are settings that leave a gap on it."""

    kind: GuideFormat = GuideFormat.A5
    language: Language = Language.VIETNAMESE
    page: int = 0
    document: Document | None = None
    image: QImage | None = None
    missing: tuple[UnitSetting, ...] = ()
    busy: bool = False
    problem: UserError | None = None
    saved: Path | None = None
    printed: int = 0
    """Pages handed to a printer last."""


def missing_of(settings: UnitSettings) -> tuple[UnitSetting, ...]:
    """What a reader of the sheet would look for in vain."""
    empty = []
    if not settings.help_number:
        empty.append(UnitSetting.HELP_NUMBER)
    if not settings.zalo_link:
        empty.append(UnitSetting.ZALO_LINK)
    return tuple(empty)


def reduce_choice(state: State, kind: GuideFormat, language: Language) -> State:
    """Another paper or language: everything about the former one goes."""
    return State(kind=kind, language=language, missing=state.missing)


def reduce_settings(state: State, settings: UnitSettings) -> State:
    """The unit's settings are other ones: the paper is made anew."""
    return State(kind=state.kind, language=state.language, missing=missing_of(settings))


def reduce_shown(state: State, document: Document, image: QImage) -> State:
    return replace(state, document=document, image=image, problem=None)


def reduce_page(state: State, step: int) -> State:
    """The page before or after, as far as there is one."""
    pages = state.document.pages if state.document else 1
    page = min(max(state.page + step, 0), pages - 1)
    return state if page == state.page else replace(state, page=page, image=None)


def reduce_problem(state: State, problem: UserError) -> State:
    return replace(state, problem=problem, busy=False, saved=None, printed=0)


def reduce_busy(state: State) -> State:
    return replace(state, busy=True, problem=None, saved=None, printed=0)


def reduce_printed(state: State, pages: int) -> State:
    return replace(state, busy=False, printed=pages)


def reduce_saved(state: State, path: Path) -> State:
    return replace(state, saved=path, problem=None, printed=0)

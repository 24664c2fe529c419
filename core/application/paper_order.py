"""Kinds of papers, the options of an order, and the finished document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.papers.guides.poster import SupportPoint
from core.papers.labels import PRESETS, LabelPreset, LabelSheet
from core.papers.selection import Addressee, Selection
from core.papers.staff_card import StaffMember
from core.papers.team_poster import Team
from core.papers.walk_list_desk import DrawnLists
from core.records.workspace import Language
from core.render.theme import Edge


class Paper(StrEnum):
    """A document, as the command line names it."""

    A5 = "a5"
    A5X2 = "a5x2"
    A6X4 = "a6x4"
    FLYERS = "a6x4-personal"
    POSTER = "a4"
    DL = "dl"
    LARGE = "large"
    WALK_LIST = "walk-list"
    SLIP = "slip"
    CONSENT = "consent"
    STAFF_CARD = "staff-card"
    TEAM_POSTER = "team-poster"
    LABELS = "labels"
    CALIBRATION = "calibration"
    SIDES_TEST = "sides-test"
    HANDBOOK = "handbook"
    KEY_SHEET = "key-sheet"
    PROGRESS_A4 = "progress-a4"
    PROGRESS_A3 = "progress-a3"
    HTML = "html"
    PNG = "png"
    TEXT = "text"


SCREENS: Final = (Paper.TEXT, Paper.PNG, Paper.HTML)
OF_HOUSEHOLDS: Final = frozenset({Paper.FLYERS, Paper.WALK_LIST, Paper.SLIP, Paper.CONSENT, Paper.LABELS})
PROGRESS: Final = frozenset({Paper.PROGRESS_A4, Paper.PROGRESS_A3})
OF_PLACES: Final = OF_HOUSEHOLDS | PROGRESS
TWO_SIDED: Final = {Paper.A5X2: Edge.SHORT, Paper.LARGE: Edge.LONG}
"""Papers of front and back, and the edge over which each is turned."""

IN_STEPS: Final = OF_HOUSEHOLDS | {Paper.A5X2, Paper.HANDBOOK}
"""Papers whose first page can be had before the rest is made."""

MAY_BE_BLANK: Final = frozenset({Paper.SLIP, Paper.CONSENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """Options of a paper. Without a `selection` a slip or consent is blank.

    `labels`, `member`, `team`, `walker` (the officer on the paper, else the one assigned, else written by
    hand) and `point` (the support point) are read by their own papers only.
    """

    paper: Paper
    language: Language
    selection: Selection | None = field(default_factory=Selection)
    labels: LabelSheet = PRESETS[LabelPreset.THREE_BY_EIGHT]
    member: StaffMember | None = None
    team: Team | None = None
    walker: str = ""
    point: SupportPoint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A finished document: PDF, PNG, HTML or text in UTF-8.

    `codes` are the texts of its QR codes, `version` is its code as printed, or empty; `lists` are to be kept
    once a walk list leaves the program.
    """

    data: bytes
    pages: int
    codes: tuple[str, ...] = ()
    households: int = 0
    version: str = ""
    lists: DrawnLists | None = None
    aside: tuple[Addressee, ...] = ()
    """Households whose texts have no room: left out, on a walk list shortened."""

    shortened: tuple[str, ...] = ()
    """Texts that are no household's and of which only the beginning is printed."""

    replaced: tuple[str, ...] = ()
    """Texts with signs that no font has; those of households as printed, behind their codes."""

"""Papers in the words of this work, in the language in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.application.paper_order import TWO_SIDED, Paper
from core.base.clock import parse_instant
from core.base.signs import REPLACEMENT
from core.papers.labels import PRESETS, LabelPreset
from core.papers.print_log import PrintJob
from core.papers.selection import Place
from core.records.household import WalkFilter
from core.records.workspace import Language, UnitSetting
from core.render.theme import Edge
from ui.qt.formats import format_decimal, format_moment, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.counted import Counted
from ui.qt.printing.choices import BLANK_SHOW
from ui.qt.printing.state import Document

CONTEXT: Final = "Papers"
SCREEN_ROW: Final = Paper.TEXT
"""The row for all editions for screens."""

PAPERS: Final = {
    Paper.A5: (
        Icon.QR,
        QT_TRANSLATE_NOOP("Papers", "Guide A5"),
        QT_TRANSLATE_NOOP("Papers", "left at the house, with codes"),
    ),
    Paper.A5X2: (
        Icon.PHONE,
        QT_TRANSLATE_NOOP("Papers", "Guide A5, 2 sides"),
        QT_TRANSLATE_NOOP("Papers", "steps with pictures behind, cut from A4"),
    ),
    Paper.A6X4: (
        Icon.QR,
        QT_TRANSLATE_NOOP("Papers", "Guide A6"),
        QT_TRANSLATE_NOOP("Papers", "handed out, four cut from A4"),
    ),
    Paper.FLYERS: (
        Icon.HOME,
        QT_TRANSLATE_NOOP("Papers", "A6 per household"),
        QT_TRANSLATE_NOOP("Papers", "with its name and code, in walking order"),
    ),
    Paper.POSTER: (
        Icon.FILE,
        QT_TRANSLATE_NOOP("Papers", "Poster A4"),
        QT_TRANSLATE_NOOP("Papers", "for the culture house and the shop"),
    ),
    Paper.DL: (
        Icon.FILE,
        QT_TRANSLATE_NOOP("Papers", "Leaflet DL"),
        QT_TRANSLATE_NOOP("Papers", "three a sheet, for an envelope"),
    ),
    Paper.LARGE: (
        Icon.FILE,
        QT_TRANSLATE_NOOP("Papers", "Large print"),
        QT_TRANSLATE_NOOP("Papers", "codes and steps in large print, 2 sides"),
    ),
    Paper.WALK_LIST: (
        Icon.RECORD,
        QT_TRANSLATE_NOOP("Papers", "Walk list"),
        QT_TRANSLATE_NOOP("Papers", "in walking order, a code a household"),
    ),
    Paper.SLIP: (
        Icon.NOT_HOME,
        QT_TRANSLATE_NOOP("Papers", "Visit slip"),
        QT_TRANSLATE_NOOP("Papers", "left where nobody was met"),
    ),
    Paper.CONSENT: (
        Icon.DONE,
        QT_TRANSLATE_NOOP("Papers", "Consent slip"),
        QT_TRANSLATE_NOOP("Papers", "agreement to keep personal data"),
    ),
    Paper.STAFF_CARD: (
        Icon.PERSON,
        QT_TRANSLATE_NOOP("Papers", "Staff card"),
        QT_TRANSLATE_NOOP("Papers", "residents can check it"),
    ),
    Paper.TEAM_POSTER: (
        Icon.PERSON,
        QT_TRANSLATE_NOOP("Papers", "Team poster"),
        QT_TRANSLATE_NOOP("Papers", "who goes from house to house"),
    ),
    Paper.LABELS: (
        Icon.QR,
        QT_TRANSLATE_NOOP("Papers", "QR labels"),
        QT_TRANSLATE_NOOP("Papers", "a household's code, on label sheets"),
    ),
    Paper.CALIBRATION: (
        Icon.SETTINGS,
        QT_TRANSLATE_NOOP("Papers", "Printer test page"),
        QT_TRANSLATE_NOOP("Papers", "rulers and the edge it cannot print"),
    ),
    Paper.SIDES_TEST: (
        Icon.SETTINGS,
        QT_TRANSLATE_NOOP("Papers", "Two-sided test"),
        QT_TRANSLATE_NOOP("Papers", "how to put paper back in the printer"),
    ),
    Paper.HANDBOOK: (
        Icon.HELP,
        QT_TRANSLATE_NOOP("Papers", "Handbook"),
        QT_TRANSLATE_NOOP("Papers", "the help on four pages"),
    ),
    Paper.KEY_SHEET: (
        Icon.HELP,
        QT_TRANSLATE_NOOP("Papers", "Key sheet"),
        QT_TRANSLATE_NOOP("Papers", "every key on one page, beside the laptop"),
    ),
    Paper.PROGRESS_A4: (
        Icon.HOUSEHOLDS,
        QT_TRANSLATE_NOOP("Papers", "Progress A4"),
        QT_TRANSLATE_NOOP("Papers", "for the wall, without any name"),
    ),
    Paper.PROGRESS_A3: (
        Icon.HOUSEHOLDS,
        QT_TRANSLATE_NOOP("Papers", "Progress A3"),
        QT_TRANSLATE_NOOP("Papers", "the same, large"),
    ),
    Paper.TEXT: (
        Icon.PHONE,
        QT_TRANSLATE_NOOP("Papers", "For screens"),
        QT_TRANSLATE_NOOP("Papers", "Zalo text, picture, web page"),
    ),
}
FORMS: Final = {
    Paper.TEXT: QT_TRANSLATE_NOOP("Papers", "Text for a Zalo group"),
    Paper.PNG: QT_TRANSLATE_NOOP("Papers", "Picture for a phone"),
    Paper.HTML: QT_TRANSLATE_NOOP("Papers", "Page for a website"),
}
SHOWS: Final = {
    WalkFilter.TO_VISIT.value: QT_TRANSLATE_NOOP("Papers", "Still to visit"),
    WalkFilter.CALLBACKS.value: QT_TRANSLATE_NOOP("Papers", "With a callback"),
    WalkFilter.ALL.value: QT_TRANSLATE_NOOP("Papers", "All households"),
    BLANK_SHOW: QT_TRANSLATE_NOOP("Papers", "Blank, filled by hand"),
}
LANGUAGES: Final = {
    Language.VIETNAMESE: QT_TRANSLATE_NOOP("Papers", "Vietnamese"),
    Language.ENGLISH: QT_TRANSLATE_NOOP("Papers", "English"),
}
SHEET_SIZES: Final = {(148, 210): "A5", (210, 297): "A4", (297, 420): "A3"}
EDGES: Final = {
    Edge.LONG: QT_TRANSLATE_NOOP("Papers", "long"),
    Edge.SHORT: QT_TRANSLATE_NOOP("Papers", "short"),
}
FILE_NAMES: Final = {
    Paper.FLYERS: "huong-dan-tung-ho",
    Paper.POSTER: "ap-phich-a4",
    Paper.LARGE: "huong-dan-chu-lon",
    Paper.WALK_LIST: "phieu-di-tung-ho",
    Paper.SLIP: "giay-nhan",
    Paper.CONSENT: "phieu-dong-y",
    Paper.STAFF_CARD: "the-can-bo",
    Paper.TEAM_POSTER: "ap-phich-to",
    Paper.LABELS: "nhan-ma-ho",
    Paper.CALIBRATION: "trang-thu-may-in",
    Paper.SIDES_TEST: "trang-thu-hai-mat",
    Paper.HANDBOOK: "so-tay",
    Paper.KEY_SHEET: "bang-phim",
    Paper.PROGRESS_A4: "tien-do-a4",
    Paper.PROGRESS_A3: "tien-do-a3",
}
"""Names of saved files, without accents; a guide is named by its format."""

MOST_NAMES: Final = 3
LONGEST_NAME: Final = 40
A6_A_PAGE: Final = 4
A5_A_SHEET: Final = 2


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def row_of(paper: Paper) -> Paper:
    """Return the row of the list for a paper."""
    return SCREEN_ROW if paper in FORMS else paper


def language_name(language: Language) -> str:
    return said(LANGUAGES[language])


def paper_title(paper: Paper) -> str:
    return said(FORMS[paper]) if paper in FORMS else said(PAPERS[paper][1])


def row_title(paper: Paper) -> str:
    return said(PAPERS[paper][1])


def paper_note(paper: Paper) -> str:
    return said(PAPERS[row_of(paper)][2])


def show_name(show: str) -> str:
    return said(SHOWS[show])


def preset_name(preset: LabelPreset) -> str:
    """Columns, rows, and the size of a label."""
    sheet = PRESETS[preset]
    return said(
        QT_TRANSLATE_NOOP("Papers", "{columns} by {rows}, {width} by {height} mm"),
        columns=sheet.columns,
        rows=sheet.rows,
        width=format_decimal(sheet.width),
        height=format_decimal(sheet.height),
    )


def place_name(place: Place | None) -> str:
    """`Khóm 3, tổ 4`; None is the whole area."""
    if place is None:
        return said(QT_TRANSLATE_NOOP("Papers", "The whole area"))
    if not place.group:
        return place.hamlet
    template = QT_TRANSLATE_NOOP("Papers", "group {group}") if place.group.isdecimal() else "{group}"
    return ", ".join(filter(None, (place.hamlet, said(template, group=place.group))))


def size_sentence(document: Document) -> str:
    """Return the number of households and of printed pages: `26 hộ, 7 trang A4.`"""
    made, (width, height) = document.made, document.size_mm
    sides = sorted((round(width), round(height)))
    sheet = SHEET_SIZES.get((sides[0], sides[1]), "")
    parts = [" ".join(filter(None, (Counted().pages(made.pages), sheet)))]
    if made.households:
        parts.insert(0, Counted().households(made.households))
    elif document.order.paper is Paper.A6X4:
        guides = format_number(A6_A_PAGE * made.pages)
        parts.append(said(QT_TRANSLATE_NOOP("Papers", "{guides} guides A6"), guides=guides))
    elif document.order.paper is Paper.A5X2:
        guides = format_number(A5_A_SHEET)
        parts.append(said(QT_TRANSLATE_NOOP("Papers", "{guides} guides A5 on both sides"), guides=guides))
    return ", ".join(parts) + "."


def sides_sentence(document: Document) -> str:
    """Return the way to print both sides by hand."""
    edge = TWO_SIDED.get(document.order.paper)
    if edge is None or document.pages == 1:
        return ""
    template = QT_TRANSLATE_NOOP(
        "Papers",
        "A printer that prints one side only: try one sheet first. Print page 1, turn the paper over its"
        " {edge} edge, put it back, print page 2. If the sides stand opposite ways, turn the paper half"
        " around. The test sheet shows the way for this printer.",
    )
    return said(template, edge=said(EDGES[edge]))


def aside_sentence(document: Document) -> str:
    """Return the texts that have no room, and what became of them."""
    left_out = QT_TRANSLATE_NOOP("Papers", "Too long for their place, so not printed: {names}.")
    begun = QT_TRANSLATE_NOOP("Papers", "Too long, so only the beginning is printed: {names}.")
    aside = [f"{one.code} {one.name}".strip() for one in document.made.aside]
    of_households = begun if document.order.paper is Paper.WALK_LIST else left_out
    parts = ((of_households, aside), (begun, document.made.shortened))
    return " ".join(said(template, names=_first_names(names)) for template, names in parts if names)


def replaced_sentence(document: Document) -> str:
    """Return the texts whose signs were replaced."""
    replaced = document.made.replaced
    template = QT_TRANSLATE_NOOP("Papers", "No font has some signs, so {sign} is printed: {names}.")
    return said(template, sign=REPLACEMENT, names=_first_names(replaced)) if replaced else ""


def _first_names(names: Sequence[str]) -> str:
    """The first names, each of bounded length, and the number of the others."""
    shown = [name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…" for name in names[:MOST_NAMES]]
    more = len(names) - len(shown)
    if more:
        shown.append(said(QT_TRANSLATE_NOOP("Papers", "and {count} more"), count=format_number(more)))
    return ", ".join(shown)


def last_sentence(job: PrintJob) -> str:
    """When this paper went out last, for whom and in which version."""
    parts = [format_moment(parse_instant(job.at))]
    show, _, place = job.what.partition(" ")
    parts += [show_name(show)] if show in SHOWS else []
    parts += [place] if place else []
    if job.households:
        parts.append(Counted().households(job.households))
    parts += [Counted().pages(job.pages)]
    parts += [job.version] if job.version else []
    return said(QT_TRANSLATE_NOOP("Papers", "Last time: {facts}"), facts=", ".join(parts))


def missing_sentence(missing: tuple[UnitSetting, ...]) -> str:
    """Return the empty settings, and their effect on paper."""
    if len(missing) > 1:
        return said(
            QT_TRANSLATE_NOOP("Papers", "No help number and no Zalo group are set; the sheet names neither.")
        )
    if UnitSetting.HELP_NUMBER in missing:
        return said(QT_TRANSLATE_NOOP("Papers", "No help number is set; the sheet names none."))
    if missing:
        return said(QT_TRANSLATE_NOOP("Papers", "No Zalo group is set; the sheet has no code for it."))
    return ""

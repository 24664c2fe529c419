"""The last choices of the print page, remembered between starts; a value that makes no sense is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from core.application.paper_order import MAY_BE_BLANK, OF_HOUSEHOLDS, Paper, PaperOrder
from core.application.services import Services
from core.papers.labels import PRESETS, LabelPreset, LabelSheet
from core.papers.selection import Selection
from core.records.household import WalkFilter
from core.records.workspace import Language
from ui.qt.printing.people import keep_people, with_people
from ui.qt.settings import WindowSettings
from ui.qt.shared.doors import keep_officer, kept_officer

Chosen = TypeVar("Chosen", bound=StrEnum)

PAPER_KEY: Final = "print/format"
LANGUAGE_KEY: Final = "print/language"
HAMLET_KEY: Final = "print/hamlet"
GROUP_KEY: Final = "print/group"
SHOW_KEY: Final = "print/show"
BLANK_SHOW: Final = "blank"
PRESET_KEY: Final = "print/labels"
NUDGE_KEYS: Final = ("print/nudge_x", "print/nudge_y")
CARD_KEY: Final = "print/card"
UNTIL_KEY: Final = "print/card_until"
SHOWS: Final = (WalkFilter.TO_VISIT, WalkFilter.CALLBACKS, WalkFilter.ALL)


def preset_of(sheet: LabelSheet) -> LabelPreset:
    """The preset whose grid `sheet` has."""
    return LabelPreset(f"{sheet.columns}x{sheet.rows}")


def show_of(selection: Selection | None) -> str:
    return BLANK_SHOW if selection is None else selection.show.value


def fitting(order: PaperOrder, paper: Paper) -> PaperOrder:
    """The same choices for another paper: only some can be blank."""
    blank = order.selection is None and paper in OF_HOUSEHOLDS - MAY_BE_BLANK
    return replace(order, paper=paper, selection=Selection() if blank else order.selection)


def remember(settings: WindowSettings, services: Services, order: PaperOrder) -> None:
    """Keep the options; the first label on a sheet is not kept: it is another sheet next time."""
    keep_people(order, services)
    settings.set_value(PAPER_KEY, order.paper.value)
    settings.set_value(LANGUAGE_KEY, order.language.value)
    settings.set_value(SHOW_KEY, show_of(order.selection))
    if order.selection is not None:
        settings.set_value(HAMLET_KEY, order.selection.hamlet)
        settings.set_value(GROUP_KEY, order.selection.group)
        if not order.selection.named:
            keep_officer(settings, order.selection.officer)
    settings.set_value(PRESET_KEY, preset_of(order.labels).value)
    for key, nudge in zip(NUDGE_KEYS, (order.labels.nudge_x, order.labels.nudge_y), strict=True):
        settings.set_value(key, str(nudge))
    if order.member is not None:
        settings.set_value(CARD_KEY, str(order.member.number))
        settings.set_value(UNTIL_KEY, order.member.until.isoformat())


def remembered(settings: WindowSettings, services: Services) -> PaperOrder:
    """The order shown at the next start."""
    paper = _one_of(Paper, settings.value(PAPER_KEY), Paper.A5)
    show = settings.value(SHOW_KEY)
    selection = Selection(
        hamlet=settings.value(HAMLET_KEY),
        group=settings.value(GROUP_KEY),
        show=_one_of(WalkFilter, show, WalkFilter.TO_VISIT),
        officer=kept_officer(settings, services),
    )
    order = PaperOrder(
        paper=paper,
        language=_one_of(Language, settings.value(LANGUAGE_KEY), services.info.language),
        selection=None if show == BLANK_SHOW else selection,
        labels=_labels(settings),
    )
    people = with_people(order, services, number=_number(settings), until=_until(settings))
    return fitting(people, paper)


def _labels(settings: WindowSettings) -> LabelSheet:
    preset = _one_of(LabelPreset, settings.value(PRESET_KEY), LabelPreset.THREE_BY_EIGHT)
    nudge_x, nudge_y = (_nudge(settings.value(key)) for key in NUDGE_KEYS)
    return replace(PRESETS[preset], nudge_x=nudge_x, nudge_y=nudge_y)


def _nudge(text: str) -> float:
    try:
        return min(max(float(text), -0.5), 0.5)
    except ValueError:
        return 0.0


def _number(settings: WindowSettings) -> int:
    number = settings.value(CARD_KEY)
    return int(number) if number.isascii() and number.isdecimal() else 1


def _until(settings: WindowSettings) -> date | None:
    try:
        return date.fromisoformat(settings.value(UNTIL_KEY))
    except ValueError:
        return None


def _one_of(kind: type[Chosen], text: str, default: Chosen) -> Chosen:
    return kind(text) if text in {value.value for value in kind} else default

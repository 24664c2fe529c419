"""Composes walk lists: one for each hamlet, its households in walking order, no phone numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from core.base.clock import parse_instant
from core.base.errors import UserError
from core.base.ids import QR_PREFIX
from core.base.notation import day_text
from core.base.text import fold
from core.campaigns.models import Campaign, Track
from core.campaigns.timing import deadlines_of
from core.content.models import NBSP
from core.content.wording import words
from core.papers.guides.compose import TAG
from core.papers.selection import compose_addressees
from core.records.household import HouseholdRow
from core.records.workspace import Language, UnitSettings

ROWS_PER_PAGE: Final = 10
FEWEST_SPARE: Final = 1
"""Fewest spare rows at the end of each list, for households found on the way."""

_NUMBER: Final = re.compile(r"(?:tổ\s*)?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkListWording:
    """The words of the walk list, as in its file; lists hold the lines of a label."""

    title: str
    campaign: str
    before: str
    until: str
    deadline: str
    walker: str
    day: str
    number: str
    page: str
    order: str
    code: str
    head: str
    head_below: str
    results: str
    columns: list[list[str]]
    refused_soft: str
    refused_hard: str
    counts: str
    counters: list[list[str]]
    again: str
    again_below: str
    hour: str
    note: str
    new: str
    total: str
    totals: list[str]
    rules: list[str]
    entered: str
    print: str
    document_title: str
    whole_area: str
    group: str
    groups: str
    people: str
    smartphones: str
    attempt: str
    agreed: str
    last: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRow:
    """A household on a list. `number` is that of the window, `known` what is known of it, a line each; `last`
    its last visit or empty.
    """

    number: int
    code: str
    head: str
    place: str
    known: tuple[str, ...]
    last: str

    @property
    def code_text(self) -> str:
        """Return the text of the row's QR code."""
        return f"{QR_PREFIX}{self.code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNumber:
    """`WK7-12`, and which print of it this is, from 1."""

    number: str
    print: int

    def page_code(self, page: int) -> str:
        """Return the code of page `page` (from 1), as printed and typed: `WK7-12.2-1`."""
        return f"{self.number}.{self.print}-{page}"

    def page_text(self, page: int) -> str:
        """Return the text of the QR code of page `page`: `TN1:WK7-12.2-1`."""
        return f"{QR_PREFIX}{self.page_code(page)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkListContent:
    """Content of one list's pages."""

    language: str
    document_title: str
    author: str
    wording: WalkListWording
    area: str
    heading: str
    walker: str
    number: ListNumber
    printed: str
    households: int
    """Number in the whole list; `rows` may be only its first ones."""

    rows: tuple[WalkRow, ...]

    @property
    def pages(self) -> int:
        return -(-(self.households + FEWEST_SPARE) // ROWS_PER_PAGE)

    def page_rows(self, page: int) -> tuple[WalkRow | None, ...]:
        """The ten rows of page `page` from 1; None is a spare one."""
        start = (page - 1) * ROWS_PER_PAGE
        found = self.rows[start : start + ROWS_PER_PAGE]
        return (*found, *(None,) * (ROWS_PER_PAGE - len(found)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkListHead:
    """Head of a list: the unit with its parent, the officer (or empty), when printed."""

    place: str
    walker: str
    at: datetime


def by_hamlet(rows: Sequence[HouseholdRow], hamlet: str | None = None) -> list[tuple[HouseholdRow, ...]]:
    """Return households in walking order as one list for each hamlet, or only that of `hamlet`.

    Raises `document.no_household`.
    """
    open_rows = (row for row in rows if row.closed is None)
    wanted = [row for row in open_rows if hamlet is None or fold(row.hamlet) == fold(hamlet)]
    if not wanted:
        raise UserError("document.no_household")
    parts: dict[str, list[HouseholdRow]] = {}
    for row in wanted:
        parts.setdefault(fold(row.hamlet), []).append(row)
    return [tuple(part) for part in parts.values()]


def compose_walk_list(
    campaign: Campaign,
    settings: UnitSettings,
    head: WalkListHead,
    rows: Sequence[HouseholdRow],
    *,
    number: ListNumber,
    language: Language,
    most: int | None = None,
) -> WalkListContent:
    """The list of one hamlet, or the first `most` rows of it. Raises `document.no_household`."""
    wording = words("walk_list", language, WalkListWording)
    area = _area(rows, wording)
    shown = rows[:most]
    addressees = compose_addressees(replace(row, hamlet="") for row in shown)
    return WalkListContent(
        language=TAG[language],
        document_title=wording.document_title.format(area=area),
        author=settings.issuer,
        wording=wording,
        area=area,
        heading=_heading(campaign, head, wording, language),
        walker=head.walker,
        number=number,
        printed=wording.print.format(number=number.print, at=f"{day_text(head.at.date())} {head.at:%H:%M}"),
        households=len(rows),
        rows=tuple(
            WalkRow(
                number=row.list_number,
                code=row.code,
                head=addressee.name,
                place=addressee.address,
                known=_known(row, wording),
                last=_last(row, wording),
            )
            for row, addressee in zip(shown, addressees, strict=True)
        ),
    )


def _heading(campaign: Campaign, head: WalkListHead, wording: WalkListWording, language: Language) -> str:
    parts = [head.place, wording.campaign.format(name=campaign.name.of(language))]
    for deadline in deadlines_of(campaign, Track.HOUSEHOLD)[:1]:
        template = wording.until if deadline.inclusive else wording.before
        words_of_day = template.format(day=day_text(deadline.day)).replace(" ", NBSP)
        parts.append(wording.deadline.format(day=words_of_day))
    return " · ".join(part for part in parts if part)


def _area(rows: Sequence[HouseholdRow], wording: WalkListWording) -> str:
    """`Ấp Bà Điều, tổ 4 – 7`: the hamlet, and its groups where they are all numbers."""
    hamlet = rows[0].hamlet if rows and rows[0].hamlet else wording.whole_area
    found = [_NUMBER.fullmatch(row.group.strip()) for row in rows]
    numbers = sorted({int(match[1]) for match in found if match})
    name = hamlet[:1].upper() + hamlet[1:]
    if not numbers or not all(found):
        return name
    template = wording.group if len(numbers) == 1 else wording.groups
    return f"{name}, {template.format(first=numbers[0], last=numbers[-1])}"


def _known(row: HouseholdRow, wording: WalkListWording) -> tuple[str, ...]:
    stated = ((row.people, wording.people), (row.smartphones, wording.smartphones))
    return tuple(template.format(count=count) for count, template in stated if count is not None)


def _last(row: HouseholdRow, wording: WalkListWording) -> str:
    """`Lần 2: 12/9 vắng, hẹn 15/9 19:00`."""
    if row.last_result is None or row.last_at is None:
        return ""
    when = parse_instant(row.last_at)
    result = wording.last[row.last_result.value]
    text = wording.attempt.format(number=row.attempts, day=f"{when.day}/{when.month}", result=result)
    if row.callback is None:
        return text
    again = parse_instant(row.callback)
    hour = f" {again:%H:%M}" if "T" in row.callback else ""
    return text + wording.agreed.format(day=f"{again.day}/{again.month}{hour}")

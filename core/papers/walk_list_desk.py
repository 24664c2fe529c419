"""Walk lists of a workspace: chosen, numbered, rendered, and remembered for typing in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.base.clock import Clock, iso
from core.base.progress import SILENT, Progress
from core.base.text import fold
from core.campaigns.models import Campaign
from core.papers.selection import Addressee, Selection, compose_addressees, select
from core.papers.walk_list import (
    ROWS_PER_PAGE,
    ListNumber,
    WalkListContent,
    WalkListHead,
    by_hamlet,
    compose_walk_list,
)
from core.ports import Store
from core.records.household import HouseholdRow
from core.records.workspace import Language, UnitSettings

_NEXT: Final = "walk_list.next"

_Numbered = tuple[WalkListContent, Sequence[HouseholdRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkListChoice:
    """Selection, language, and officer of a walk list (empty: written by hand)."""

    selection: Selection
    language: Language
    walker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLists:
    """Lists as PDF, a list for each hamlet, with what there is to remember of them."""

    pdf: bytes
    lists: tuple[_Numbered, ...]

    @property
    def households(self) -> int:
        return sum(len(rows) for _, rows in self.lists)

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        return tuple(one for _, rows in self.lists for one in compose_addressees(rows))

    @property
    def shortened(self) -> tuple[Addressee, ...]:
        """Households of which a row shows only the beginning of the texts."""
        from core.papers.walk_list_a4 import is_shortened

        rows = (row for content, _ in self.lists for row in content.rows)
        return tuple(one for one, row in zip(self.addressees, rows, strict=True) if is_shortened(row))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for content, _ in self.lists for code in codes_of(content))

    @property
    def version(self) -> str:
        """`WK7-12.2`: the numbers of the lists, each with its print."""
        numbers = [content.number for content, _ in self.lists]
        return ", ".join(f"{number.number}.{number.print}" for number in numbers)


class WalkListDesk:
    """The use cases of the walk list. `place` is the unit with what it belongs to, as printed."""

    def __init__(
        self, store: Store, campaign: Campaign, settings: UnitSettings, *, place: str, clock: Clock
    ) -> None:
        self._store = store
        self._campaign = campaign
        self._settings = settings
        self._place = place
        self._clock = clock

    def draw(self, choice: WalkListChoice, progress: Progress = SILENT) -> DrawnLists:
        """Return the lists in memory, numbered as the next print is; the caller that outputs them calls
        `keep`.
        """
        from core.papers.walk_list_a4 import render

        lists = tuple(self._compose(choice))
        return DrawnLists(pdf=render([content for content, _ in lists], progress), lists=lists)

    def first_page(self, choice: WalkListChoice) -> bytes:
        """Return only the first page, equal to that of `draw`."""
        from core.papers.walk_list_a4 import render

        content, _ = next(self._compose(choice, most=ROWS_PER_PAGE))
        return render([content], most=1)

    def keep(self, drawn: DrawnLists) -> None:
        """Remembers lists that went to paper or into a file: the next print counts one up."""
        self._remember(drawn.lists)

    def _compose(self, choice: WalkListChoice, most: int | None = None) -> Iterator[_Numbered]:
        """List by list, of each the first `most` rows or all."""
        head = WalkListHead(place=self._place, walker=choice.walker, at=self._clock.now())
        following = int(self._store.meta(_NEXT) or 1)
        for rows in by_hamlet(select(self._store.households, choice.selection)):
            number = self._numbered(rows[0].hamlet, following)
            following += number.print == 1
            content = compose_walk_list(
                self._campaign,
                self._settings,
                head,
                rows,
                number=number,
                language=choice.language,
                most=most,
            )
            yield content, rows

    def _numbered(self, hamlet: str, following: int) -> ListNumber:
        """A hamlet keeps its number; each print counts one up."""
        kept = self._store.meta(_key(hamlet))
        if kept is None:
            block = self._store.meta("code_block") or ""
            return ListNumber(number=f"W{block}-{following}", print=1)
        number, _, printed = kept.partition(" ")
        return ListNumber(number=number, print=int(printed) + 1)

    def _remember(self, lists: Sequence[_Numbered]) -> None:
        """Store the number and order of each list in one transaction, after the file is written."""
        following = int(self._store.meta(_NEXT) or 1)
        with self._store.writing() as writer:
            for content, rows in lists:
                number = content.number
                following += number.print == 1
                kept = {
                    "hamlet": rows[0].hamlet,
                    "at": iso(self._clock.now()),
                    "codes": [row.code for row in rows],
                }
                writer.set_meta(_key(rows[0].hamlet), f"{number.number} {number.print}")
                writer.set_meta(
                    f"walk_list.{number.number}.{number.print}", json.dumps(kept, ensure_ascii=False)
                )
                writer.audit("print.walk_list", f"{number.number}.{number.print} {len(rows)}")
            writer.set_meta(_NEXT, str(following))


def codes_of(content: WalkListContent) -> tuple[str, ...]:
    """Return the texts of a list's QR codes, page by page: the page's own, then its rows'."""
    texts: list[str] = []
    for page in range(1, content.pages + 1):
        rows = content.page_rows(page)
        texts.append(content.number.page_text(page))
        texts += [row.code_text for row in rows if row is not None and row.code]
    return tuple(texts)


def _key(hamlet: str) -> str:
    return f"walk_list.of.{fold(hamlet)}"

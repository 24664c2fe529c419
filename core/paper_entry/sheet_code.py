"""The code of a printed sheet as people type it: `WK7-12.2-1` with its separators, others, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.base.ids import QR_PREFIX, parse_household_code
from core.base.text import fold

_PAGE: Final = re.compile(r"(W[0-9A-Z]{2}-\d{1,6})(?:\.(\d{1,4}))?-(\d{1,3})")
_OF_PAGES: Final = re.compile(r" (?:(?:TO|SHEET) ?)?(\d{1,3}) ?/ ?\d{1,3}$")
_LOOSE: Final = re.compile(
    r"(W[0-9A-Z]{2})[ .,_-]*([1-9]\d{0,5})(?:[ .,_-]+([1-9]\d{0,3}))?[ .,_-]+(\d{1,3})"
)
_JOINED: Final = re.compile(r"(W[0-9A-Z]{2})([1-9]\d{2,12})")
_SPLIT: Final = re.compile(r"([1-9]\d{0,5}) ([1-9]\d{0,3}) ([1-9]\d{0,2})")
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCode:
    """A page of a list; `print` is 0 where the text names none."""

    code: str
    number: str
    print: int
    page: int


def page_code(text: str) -> str | None:
    """The code of a sheet as `SheetDesk.open` takes it, None where `text` is no code of a sheet.

    `WK7-12.2-1`, `wk7 12.2 1`, `WK7-12 tờ 1/3`; one without any separator is left as it is.
    """
    pages = list(readings(text))
    return pages[0].code if len(pages) == 1 else _bare(text) if pages else None


def page_of(text: str, printed_pages: Callable[[PageCode], int]) -> PageCode:
    """Return the page of a typed code; without separators the only printed one that it can be.

    `printed_pages` counts the sheets of a print, 0 of one that this laptop never made. Raises `sheet.code`.
    """
    pages = list(readings(text))
    if len(pages) > 1:
        pages = [page for page in pages if printed_pages(page) >= page.page]
    if len(pages) != 1:
        raise UserError("sheet.code", text=text.strip()[:40])
    return pages[0]


def readings(text: str) -> Iterator[PageCode]:
    """The pages that a typed code may mean: one, or without separators several."""
    bare = _OF_PAGES.sub(r"-\1", _bare(text))
    if (match := _PAGE.fullmatch(bare)) is not None:
        yield PageCode(code=bare, number=match[1], print=int(match[2] or 0), page=int(match[3]))
    elif _is_household(bare):
        return
    elif (match := _LOOSE.fullmatch(bare)) is not None:
        block, number, run, page = match.groups()
        yield _page(block, number, run, page)
    elif (match := _JOINED.fullmatch(bare)) is not None:
        block, digits = match.groups()
        for first in range(1, len(digits) - 1):
            for second in range(first + 1, len(digits)):
                parts = f"{digits[:first]} {digits[first:second]} {digits[second:]}"
                if (split := _SPLIT.fullmatch(parts)) is not None:
                    yield _page(block, *split.groups())


def _bare(text: str) -> str:
    return fold(text.translate(_DASHES)).upper().removeprefix(QR_PREFIX)


def _page(block: str, number: str, run: str | None, page: str) -> PageCode:
    code = f"{block}-{number}{f'.{run}' if run else ''}-{int(page)}"
    return PageCode(code=code, number=f"{block}-{number}", print=int(run or 0), page=int(page))


def _is_household(text: str) -> bool:
    """A household's code may begin with W too, and then goes first."""
    try:
        parse_household_code(text)
    except UserError:
        return False
    return True

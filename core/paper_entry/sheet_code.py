"""The code of a printed sheet as people type it: `WK7-12.2-1` with its separators, others, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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
    """The code of a sheet as `SheetDesk.open` takes it, None where `text` can be no code of a sheet.

    `WK7-12.2-1`, `wk7 12.2 1`, `WK7-12 tờ 1/3`; one without any separator is left as it is.
    """
    pages = list(readings(text))
    return pages[0].code if len(pages) == 1 else _bare(text) if pages else None


def page_code_among(
    text: str, printed_pages: Callable[[PageCode], int], is_listed: Callable[[str], bool]
) -> str | None:
    """Return `page_code` of a text that may also be a household's code, None where that one is meant.

    Without separators one text in 31 is both (`WC8111` is WC8-1.1-1 and WC-811-1): the one that this
    workspace has is meant. Raises `sheet.or_household` where it has both or neither.
    """
    code, household = page_code(text), _household(text)
    if code is None or household is None:
        return code
    pages = list(readings(text))
    printed = _printed(pages, printed_pages)
    if bool(printed) == is_listed(household):
        raise UserError(
            "sheet.or_household", text=_bare(text), sheet=(printed or pages)[0].code, code=household
        )
    return (printed[0].code if len(printed) == 1 else code) if printed else None


def page_of(
    text: str, printed_pages: Callable[[PageCode], int], is_listed: Callable[[str], bool]
) -> PageCode:
    """Return the page of a code typed where a sheet is asked for; without separators the only possible one.

    `printed_pages` counts the sheets of a print, 0 of one that this laptop never made. Raises `sheet.code`.
    """
    pages, household = list(readings(text)), _household(text)
    if len(pages) > 1 or (household is not None and is_listed(household)):
        pages = _printed(pages, printed_pages)
    if len(pages) != 1:
        raise UserError("sheet.code", text=text.strip()[:40])
    return pages[0]


def readings(text: str) -> Iterator[PageCode]:
    """The pages that a typed code may mean: one, or without separators several."""
    bare = _OF_PAGES.sub(r"-\1", _bare(text))
    if (match := _PAGE.fullmatch(bare)) is not None:
        yield PageCode(code=bare, number=match[1], print=int(match[2] or 0), page=int(match[3]))
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


def _printed(pages: Sequence[PageCode], printed_pages: Callable[[PageCode], int]) -> list[PageCode]:
    return [page for page in pages if printed_pages(page) >= page.page > 0]


def _household(text: str) -> str | None:
    """The household's code that a text may be: it may begin with W too."""
    try:
        return parse_household_code(text)
    except UserError:
        return None

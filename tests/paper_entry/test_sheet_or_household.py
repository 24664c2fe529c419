"""A code typed without separators opens the sheet or the household that is meant, whatever the block."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import ALPHABET, household_code, parse_household_code
from core.paper_entry.sheet_code import PageCode, page_code_among, page_of
from core.papers.walk_list import ListNumber
from tests.database import connection_of
from tests.paper_entry.conftest import print_list

BLOCKS = ["".join(pair) for pair in product(ALPHABET, repeat=2)]
PAGES = list(product((1, 2, 9, 11, 47, 128, 2020), (1, 2, 12), (1, 3, 10)))
"""Number of a list, print, page."""

BOTH = ListNumber(number="WC8-1", print=1).page_code(1)
ALSO = "WC-811-1"


def joined(code: str) -> str:
    return code.replace("-", "").replace(".", "")


def is_household(text: str) -> bool:
    try:
        parse_household_code(text)
    except UserError:
        return False
    return True


def printed(number: str, run: int, pages: int) -> Callable[[PageCode], int]:
    """A laptop that printed one list."""
    return lambda page: pages if (page.number, page.print) == (number, run) else 0


def not_printed(_page: PageCode) -> int:
    return 0


def listed(_code: str) -> bool:
    return True


def not_listed(_code: str) -> bool:
    return False


def is_asked(text: str, pages: Callable[[PageCode], int], household: Callable[[str], bool]) -> bool:
    try:
        page_code_among(text, pages, household)
    except UserError as error:
        return error.code == "sheet.or_household"
    return False


def test_a_printed_sheet_opens_by_its_joined_code_with_every_block() -> None:
    both = 0
    for block, (number, run, page) in product(BLOCKS, PAGES):
        sheet = ListNumber(number=f"W{block}-{number}", print=run)
        code, text = sheet.page_code(page), joined(sheet.page_code(page))
        pages = printed(sheet.number, run, page)
        opened = page_code_among(text, pages, not_listed)
        assert opened is not None
        assert page_of(opened, pages, not_listed).code == code
        assert page_of(text, pages, not_listed).code == code
        assert page_code_among(code, not_printed, listed) == code
        if is_household(text):
            both += 1
            assert page_code_among(text, not_printed, listed) is None
            assert is_asked(text, pages, listed)
            assert is_asked(text, not_printed, not_listed)
            assert page_of(text, pages, listed).code == code
    assert both > len(PAGES) * 5


def test_a_listed_household_opens_by_its_joined_code_with_every_block() -> None:
    for block, number in product(BLOCKS, (1, 12, 147, 811, 90210, 1234567)):
        text = household_code(block, number)
        assert page_code_among(text, not_printed, listed) is None
        assert page_code_among(joined(text), not_printed, listed) is None


@pytest.fixture
def ward(services: Services) -> Services:
    """A ward of the block `C8` that printed one list: its first sheet, joined, is the code of a household."""
    connection_of(services).execute("UPDATE meta SET value = 'C8' WHERE key = 'code_block'")
    assert f"{print_list(services, limit=14)}-1" == BOTH
    assert parse_household_code(joined(BOTH)) == ALSO
    return services


def add_household(services: Services) -> None:
    """A listed household has the code that the sheet has too."""
    connection_of(services).execute(
        "UPDATE field_set SET value = ? WHERE field = 'code' AND household ="
        " (SELECT min(household) FROM field_set WHERE field = 'code')",
        (ALSO,),
    )


def test_the_sheet_that_was_printed_opens(ward: Services) -> None:
    assert ward.sheets.page_code("wc8111") == BOTH
    assert ward.sheets.page_code(ALSO) is None
    assert ward.sheets.open("wc8111").code == BOTH


def test_two_that_are_meant_are_asked_for(ward: Services) -> None:
    add_household(ward)
    with pytest.raises(UserError, match=r"sheet\.or_household") as asked:
        ward.sheets.page_code("wc8111")
    assert asked.value.params == {"text": "WC8111", "sheet": BOTH, "code": ALSO}
    assert ward.sheets.page_code("wc8 1 1 1") == BOTH
    assert ward.sheets.page_code(ALSO) is None
    assert ward.sheets.open("wc8111").code == BOTH


def test_a_text_that_is_neither_here_is_asked_for(services: Services) -> None:
    with pytest.raises(UserError, match=r"sheet\.or_household"):
        services.sheets.page_code("WC811-1")

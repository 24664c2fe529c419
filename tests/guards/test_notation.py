"""Numbers, rates and days are written one way: `core/base/notation.py`, in the window `ui/qt/formats.py`."""

from __future__ import annotations

import re

from tests.guards.shipped_texts import shipped_texts
from tests.guards.source import ROOT, app_files

HELPERS = {"core/base/notation.py", "ui/qt/formats.py"}
BY_HAND = re.compile(
    r":,(\.\d*f)?\}"  # thousands
    r"|\.[12]f\}\s*%"  # a rate
    r"|(?<!\?)\{[\w.]+\.day(:02d)?\}/"  # a day, unless it is a pattern that reads one
)
DAY = re.compile(r"\.day\}/\{\w+\.month\}(?!/)")
"""Day and month without the year, as in `formats.format_day`."""

POINT = re.compile(r"\d\.\d+\s?%")
VIETNAMESE = re.compile(r"[À-ỹĐđ]")


def test_no_number_or_day_is_written_by_hand() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in app_files()
        if str(path.relative_to(ROOT)) not in HELPERS
        for match in BY_HAND.finditer(DAY.sub("", path.read_text("utf-8")))
    ]
    assert found == []


def test_no_vietnamese_text_has_a_rate_with_a_point() -> None:
    wrong = [text for text in shipped_texts() if VIETNAMESE.search(text.text) and POINT.search(text.text)]
    assert wrong == []


def test_the_rules_are_not_blind() -> None:
    assert BY_HAND.search('f"{100 * rate:.2f} %"')
    assert BY_HAND.search('f"{number:,}".replace(",", ".")')
    assert BY_HAND.search('f"{day.day:02d}/{day.month:02d}/{day.year}"')
    assert not BY_HAND.search(DAY.sub("", 'f"{day.day}/{day.month}"'))
    assert POINT.search("đạt 78.79 %")

"""Numbers, rates and days as Vietnamese letters print them; in English with a comma and a point."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

_CENT: Final = Decimal("0.01")
_PERCENT: Final = re.compile(r"(?<=\d)[ \u00a0]%")
_SIGNS: Final = str.maketrans({",": ".", ".": ","})


def count_text(number: int, *, english: bool = False) -> str:
    """`1.194.476`."""
    text = f"{number:,}"
    return text if english else text.translate(_SIGNS)


def small_count_text(number: int) -> str:
    """`01`, `12`, `1.194`: a count within a sentence of a letter."""
    return f"{number:02d}" if 0 < number < 10 else count_text(number)


def tight_percent(text: str) -> str:
    """`50%`, as letters print what the window writes as `50 %`."""
    return _PERCENT.sub("%", text)


def list_number_text(number: int) -> str:
    """`0161`, the number of a household in lists and on paper."""
    return f"{number:04d}"


def share_text(share: Fraction | float, *, english: bool = False) -> str:
    """A fraction in per cent, `16,08`: two places, halves away from nought."""
    return two_places(100 * Fraction(share), english=english)


def two_places(number: Fraction, *, english: bool = False) -> str:
    """`1.234,50`, halves away from nought."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    text = f"{exact.quantize(_CENT, ROUND_HALF_UP) + 0:,.2f}".removeprefix("-")
    text = text if number >= 0 or text == "0.00" else f"-{text}"
    return text if english else text.translate(_SIGNS)


def day_text(day: date) -> str:
    """`08/9/2020`: days below 10 and months 1 and 2 get a nought (Phụ lục I of decree 30/2020/NĐ-CP)."""
    return f"{day_and_month(day)}/{day.year}"


def day_and_month(day: date) -> str:
    return f"{day.day:02d}/{month_text(day.month)}"


def month_text(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)

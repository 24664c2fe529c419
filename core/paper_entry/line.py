"""One row of a printed sheet as it is typed: the column, then the counts (docs/glossary.md, "Results").

`1 3 2 2` or `1322`: column 1, 3 adults, 2 smartphones, 2 installed today; `-` is an empty box. `3` is "not
yet", `33` "refused for good". `h3` or `17/9` behind it is the return that was agreed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.base.errors import UserError
from core.records.results import RESULTS, Result
from core.visits.callbacks import LONGEST_CALLBACK_DAYS

KEYS: Final[dict[str, Result]] = {
    info.paper * 2 if result is Result.REFUSED_HARD else info.paper: result
    for result, info in RESULTS.items()
}
"""In the order of the columns; the second box of a column is its key twice."""

_ROW: Final = re.compile(r"(33(?!\d)|\d)([\d\s-]*?)\s*(h\s*\d{1,2}|\d{1,2}/\d{1,2})?")
MOST_COUNTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """Parsed row; counts are persons, None where the box is empty. `callback` is a local date."""

    result: Result
    people: int | None = None
    smartphones: int | None = None
    installed: int | None = None
    callback: date | None = None


def read_row(text: str, *, day: date) -> RowReading | None:
    """The reading of a row of a sheet of `day`; None for an empty one.

    Raises `sheet.row`, `sheet.counts`, `sheet.too_many` or `quick.callback`.
    """
    line = " ".join(text.lower().split())
    if not line:
        return None
    match = _ROW.fullmatch(line)
    if match is None:
        raise UserError("sheet.row", text=text.strip()[:20])
    key, boxes, tail = match.groups()
    result = KEYS[key]
    counts = _counts(boxes, text)
    if counts and not RESULTS[result].takes_counts:
        raise UserError("sheet.counts", key=key[0])
    people, smartphones, installed = [*counts, None, None, None][:MOST_COUNTS]
    return RowReading(
        result=result,
        people=people,
        smartphones=smartphones,
        installed=installed,
        callback=None if tail is None else _callback(tail, day),
    )


def _counts(boxes: str, text: str) -> tuple[int | None, ...]:
    parts = boxes.split()
    if len(parts) == 1:
        parts = list(parts[0])
    if len(parts) > MOST_COUNTS:
        raise UserError("sheet.too_many")
    if any(part != "-" and not (part.isdecimal() and len(part) <= 2) for part in parts):
        raise UserError("sheet.row", text=text.strip()[:20])
    return tuple(None if part == "-" else int(part) for part in parts)


def _callback(tail: str, day: date) -> date:
    if tail.startswith("h"):
        days = int(tail[1:])
        if not 1 <= days <= LONGEST_CALLBACK_DAYS:
            raise UserError("quick.callback", days=days, most=LONGEST_CALLBACK_DAYS)
        return day + timedelta(days=days)
    number, month = (int(part) for part in tail.split("/"))
    try:
        agreed = date(day.year, month, number)
        return agreed if agreed >= day else date(day.year + 1, month, number)
    except ValueError:
        raise UserError("sheet.row", text=tail) from None

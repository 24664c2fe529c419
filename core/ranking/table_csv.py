"""A table as CSV that office programs open by a double click and never run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

BOM: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of the machine."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(rows: Sequence[Sequence[str | int]]) -> bytes:
    """`rows` in UTF-8 with a BOM, CRLF ends; a text that looks like a formula gets an apostrophe in front."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _safe(cell: str | int) -> str | int:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell

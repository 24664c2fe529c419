"""Rows of a statement by name: a `NamedTuple` beside it lists the columns in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from storage.db.connection import Cursor, Row

_Kind = TypeVar("_Kind", bound=NamedTuple)


def named_rows(kind: type[_Kind], rows: Iterable[Row]) -> Iterator[_Kind]:
    """Return the rows as `kind`; raises TypeError where the statement has more or fewer columns."""
    return map(kind._make, rows)


def first_row(kind: type[_Kind], cursor: Cursor) -> _Kind | None:
    """Return the first row as `kind`, None without a row."""
    row = cursor.fetchone()
    return None if row is None else kind._make(row)


def scalar(cursor: Cursor) -> Any:
    """Return the only column of the first row, None without a row."""
    row = cursor.fetchone()
    if row is None:
        return None
    (value,) = row
    return value


def first_column(rows: Iterable[Row]) -> list[Any]:
    """Return the only column of all rows."""
    return [value for (value,) in rows]

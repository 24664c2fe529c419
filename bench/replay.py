"""Records the statements of a use case and plays them again on a bare connection, for ratios in one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from storage.db.connection import Connection, Cursor

Statement = tuple[str, str, Any]
"""(execute or executemany, the SQL, its parameters)."""


@dataclass(slots=True)
class Recording:
    """A connection that notes what passes through it."""

    inner: Connection
    statements: list[Statement] = field(default_factory=list)

    @property
    def in_transaction(self) -> bool:
        return self.inner.in_transaction

    @property
    def total_changes(self) -> int:
        return self.inner.total_changes

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), /) -> Cursor:
        self.statements.append(("execute", sql, parameters))
        return self.inner.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any] | Mapping[str, Any]], /) -> Cursor:
        kept = list(rows)
        self.statements.append(("executemany", sql, kept))
        return self.inner.executemany(sql, kept)

    def create_function(self, name: str, arguments: int, function: Callable[..., Any], /) -> None:
        self.inner.create_function(name, arguments, function)

    def set_trace_callback(self, callback: Callable[[str], object] | None, /) -> None:
        self.inner.set_trace_callback(callback)

    def close(self) -> None:
        self.inner.close()

    def taken(self) -> list[Statement]:
        """Return the statements noted since the last call."""
        statements, self.statements = self.statements, []
        return statements


def play(connection: Any, statements: Iterable[Statement]) -> None:
    for kind, sql, parameters in statements:
        cursor = getattr(connection, kind)(sql, parameters)
        if kind == "execute":
            cursor.fetchall()


def seconds(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(values: Sequence[float]) -> str:
    """`p50 0.71, p99 1.05` in milliseconds."""
    ordered = sorted(values)
    return f"p50 {1000 * median(ordered):.2f}, p99 {1000 * ordered[int(0.99 * (len(ordered) - 1))]:.2f} ms"

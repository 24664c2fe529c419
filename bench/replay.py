"""Records the statements of a use case and plays them again on a bare connection, for ratios in one run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

Statement = tuple[str, str, Any]
"""(execute or executemany, the SQL, its parameters)."""


@dataclass(slots=True)
class Recording:
    """A connection that notes what passes through it."""

    inner: Any
    statements: list[Statement] = field(default_factory=list)

    @property
    def in_transaction(self) -> bool:
        return bool(self.inner.in_transaction)

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        self.statements.append(("execute", sql, parameters))
        return self.inner.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> Any:
        kept = list(rows)
        self.statements.append(("executemany", sql, kept))
        return self.inner.executemany(sql, kept)

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

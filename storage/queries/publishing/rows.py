"""One view as it is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRows:
    """One view as it is published: `texts` marks the columns that hold text."""

    name: str
    columns: tuple[str, ...]
    texts: tuple[bool, ...]
    rows: Sequence[tuple[Cell, ...]]

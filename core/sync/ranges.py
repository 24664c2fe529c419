"""Numbers of a stream in a file: sorted, disjoint, inclusive ranges `(first, last)`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

Range: TypeAlias = tuple[int, int]
Ranges: TypeAlias = tuple[Range, ...]


def merge(ranges: Iterable[Range]) -> Ranges:
    """The union, in the canonical form: ascending, with a gap of at least one number between two ranges."""
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def subtract(ranges: Iterable[Range], taken: Iterable[Range]) -> Ranges:
    """Return the numbers in `ranges` and not in `taken`; linear once both are sorted."""
    left: list[Range] = []
    holes = merge(taken)
    at = 0
    for first, last in merge(ranges):
        start = first
        while at < len(holes) and holes[at][0] <= last:
            if holes[at][0] > start:
                left.append((start, holes[at][0] - 1))
            start = max(start, holes[at][1] + 1)
            if holes[at][1] > last:
                break  # it reaches into the next range
            at += 1
        if start <= last:
            left.append((start, last))
    return tuple(left)


def missing(received: Iterable[Range], upto: int | None = None) -> Ranges:
    """The gaps below the highest number received, or below and including `upto`: streams begin at 1."""
    have = merge(received)
    top = upto if upto is not None else (have[-1][1] if have else 0)
    return subtract(((1, top),), have) if top >= 1 else ()


def count(ranges: Iterable[Range]) -> int:
    """Return the count of numbers in the canonical `ranges`."""
    return sum(last - first + 1 for first, last in ranges)


def is_canonical(ranges: Iterable[Range]) -> bool:
    """Every range holds a number from 1 on, and no two touch or overlap."""
    listed = tuple(ranges)
    return all(1 <= first <= last for first, last in listed) and all(
        earlier[1] + 1 < later[0] for earlier, later in pairwise(listed)
    )

"""A figure that a bench found: a line for a person, and a record for `python3 run.py bench`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import orjson

RECORDS: Final = "TUNG_NHA_BENCH_RECORDS"
"""Environment variable: the file that `python3 run.py bench` collects the figures in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure of one run.

    `unit` is "x" for a ratio to `reference`, else ms, s, MB or KB. `goal` is the most that is wanted, or the
    least where `more_is_better`; None where nothing was promised.
    """

    what: str
    value: float
    unit: str
    reference: str = ""
    goal: float | None = None
    more_is_better: bool = False

    @property
    def met(self) -> bool:
        """The figure keeps its goal, or has none."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal


def tell(figure: Measured) -> None:
    """Print the figure, and note it where `python3 run.py bench` asked for it."""
    beside = f" of {figure.reference}" if figure.reference else ""
    print(f"{figure.what}: {number(figure.value)} {figure.unit}{beside}{_verdict(figure)}", flush=True)
    if (records := os.environ.get(RECORDS)) is not None:
        with Path(records).open("ab") as file:
            file.write(orjson.dumps(asdict(figure), option=orjson.OPT_APPEND_NEWLINE))


def told(records: Path) -> Iterator[Measured]:
    """The figures noted in a file of records."""
    for line in records.read_bytes().splitlines():
        yield Measured(**orjson.loads(line))


def number(value: float) -> str:
    """Three figures that count: 0.71, 12.4, 1,240; a whole number without a point."""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _verdict(figure: Measured) -> str:
    if figure.goal is None:
        return ""
    bound = "at least" if figure.more_is_better else "at most"
    return f" (goal {bound} {number(figure.goal)}){'' if figure.met else '  MISSED'}"

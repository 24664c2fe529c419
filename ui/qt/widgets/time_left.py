"""Remaining time of a job, by the time of its part so far; shown only when it can be known."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

KNOWN_AFTER_S: Final = 3.0
"""Before this the first steps give no useful estimate."""

WORTH_SAYING_S: Final = 5.0


@dataclass(slots=True)
class TimeLeft:
    """`now` counts seconds from anywhere."""

    now: Callable[[], float] = time.monotonic
    started: float = field(default=0.0)

    def start(self) -> None:
        self.started = self.now()

    def seconds(self, done: int, total: int) -> int | None:
        """Rounded up to 5 s, from a minute to whole minutes; None while it is not known or nearly over."""
        passed = self.now() - self.started
        if not 0 < done < total or passed < KNOWN_AFTER_S:
            return None
        left = passed * (total - done) / done
        if left < WORTH_SAYING_S:
            return None
        step = 60 if left > 60 else 5
        return -int(-left // step) * step

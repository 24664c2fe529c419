"""Visited pages with their targets, back and forward as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MOST: Final = 50
Place = tuple[str, str]
"""The id of a page and its target."""


@dataclass(slots=True)
class History:
    """`places[at]` is the one shown; opening a new one deletes those ahead."""

    places: list[Place] = field(default_factory=list)
    at: int = -1

    def visit(self, place: Place) -> None:
        if self.at >= 0 and self.places[self.at] == place:
            return
        self.places = [*self.places[: self.at + 1], place][-MOST:]
        self.at = len(self.places) - 1

    def back(self) -> Place | None:
        return self._step(-1)

    def forward(self) -> Place | None:
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self.at + by < len(self.places):
            return None
        self.at += by
        return self.places[self.at]

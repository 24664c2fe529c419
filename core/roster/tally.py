"""Gathers what a person should know while a plan is made; equal concerns are counted together."""

from __future__ import annotations

from core.roster.codes import ConcernCode
from core.roster.model import Concern


class Tally:
    """Counts by code, sheet and parameters, in the order of first sight."""

    def __init__(self) -> None:
        self._counts: dict[tuple[ConcernCode, str, tuple[tuple[str, str], ...]], int] = {}

    def add(self, code: ConcernCode, *, count: int = 1, sheet: str = "", **params: str) -> None:
        if count:
            key = (code, sheet, tuple(sorted(params.items())))
            self._counts[key] = self._counts.get(key, 0) + count

    def concerns(self) -> tuple[Concern, ...]:
        return tuple(
            Concern(code=code, sheet=sheet, count=count, params=params)
            for (code, sheet, params), count in self._counts.items()
        )

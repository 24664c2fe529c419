"""One decision about a unit's marks: an officer looked, with name and reason, and it keeps its place."""

from __future__ import annotations

from collections.abc import Sequence

from core.base.changes import Outcome, Topic, touched
from core.base.clock import iso
from core.base.errors import UserError
from core.base.text import clean, looks_like_secret
from core.figures.places import Look, MarkKind
from core.figures.table import FigureLevel, UnitFigures
from core.ranking.desk import FigureDesk
from core.units.models import UnitKey

REASON_LENGTH = 200
NAME_LENGTH = 60


class LookDesk:
    """The decisions of this workspace about the marks of communes; they are local."""

    def __init__(self, figures: FigureDesk) -> None:
        self._figures = figures

    def marked(self) -> tuple[UnitFigures, ...]:
        """Communes with marks, looked at or not."""
        return tuple(row for row in self._figures.table(FigureLevel.COMMUNE).rows if row.standing.marks)

    def decisions(self) -> Sequence[Look]:
        """Return the decisions in force, the oldest first; one whose facts became worse is no longer in
        force.
        """
        return self._figures.keeper.looks()

    def look(self, unit: UnitKey, *, name: str, reason: str) -> Outcome[tuple[Look, ...]]:
        """Note that somebody looked at every open mark of a commune.

        Raises `look.no_name`, `look.no_reason`, `look.long`, `look.secret`, `look.no_mark`, or `look.doubled`
        where only a list loaded twice is open, which has a decision of its own.
        """
        name, reason = clean(name), clean(reason)
        _check(name, reason)
        marks = [mark for row in self.marked() if row.unit == unit for mark in row.standing.open_marks]
        own = [mark for mark in marks if mark.kind is not MarkKind.DOUBLED_LIST]
        if not own:
            shown = self._figures.catalogue.get(unit).name
            raise UserError("look.doubled" if marks else "look.no_mark", unit=shown)
        now = iso(self._figures.clock.now())
        looks = tuple(
            Look(unit=unit, kind=mark.kind, count=mark.count, name=name, reason=reason, looked=now)
            for mark in own
        )
        self._figures.keeper.keep_looks(looks)
        return Outcome(looks, touched(Topic.UNITS))

    def take_back(self, unit: UnitKey) -> Outcome[int]:
        """Take back every decision about a commune. Raises `look.none` where there is none."""
        taken = self._figures.keeper.take_looks_back(unit)
        if not taken:
            raise UserError("look.none", unit=self._figures.catalogue.get(unit).name)
        return Outcome(taken, touched(Topic.UNITS))


def _check(name: str, reason: str) -> None:
    if not name:
        raise UserError("look.no_name")
    if not reason:
        raise UserError("look.no_reason")
    if len(name) > NAME_LENGTH or len(reason) > REASON_LENGTH:
        raise UserError("look.long", name=NAME_LENGTH, reason=REASON_LENGTH)
    if looks_like_secret(name) or looks_like_secret(reason):
        raise UserError("look.secret")

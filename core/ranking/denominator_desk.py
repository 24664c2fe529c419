"""Takes denominators in, and lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.base.changes import Outcome, Topic, touched
from core.base.clock import HLC_ZERO, Hlc, latest_plausible
from core.base.errors import UserError
from core.base.given_files import read_given
from core.figures.denominator_file import read_denominators
from core.ports import Store
from core.ranking.desk import FigureDesk
from core.records.denominators import Denominator
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Result of loading a file: all its denominators, and the number of new ones."""

    denominators: tuple[Denominator, ...]
    new: int


class DenominatorDesk:
    """The denominators of a workspace; local, they travel in no file."""

    def __init__(self, figures: FigureDesk, store: Store) -> None:
        self._figures = figures
        self._store = store

    def load(self, file: Path) -> Outcome[Loaded]:
        """Read a spreadsheet and store all of it, or nothing.

        Raises `file.unreadable`, the errors of `read_denominators`, or `denominator.contradicts` where
        another value of the same name, unit and day is stored.
        """
        return self.take(_bytes(file), file.name)

    def take(self, data: bytes, name: str) -> Outcome[Loaded]:
        """As `load`, of bytes in hand."""
        figures = self._figures
        last = Hlc(self._store.meta("last_hlc") or HLC_ZERO)
        read = read_denominators(data, self._locate, latest_plausible(figures.clock.now(), last))
        here = {(said.kind, said.unit, said.as_of): said for said in figures.keeper.denominators()}
        for said in read:
            known = here.get((said.kind, said.unit, said.as_of))
            if known is not None and known.value != said.value:
                raise UserError(
                    "denominator.contradicts",
                    unit=figures.catalogue.get(said.unit).name,
                    known=known.value,
                    value=said.value,
                    source=known.source,
                )
        new = figures.keeper.add_denominators(read, name)
        return Outcome(Loaded(denominators=read, new=new), touched(Topic.UNITS))

    def known(self) -> Sequence[Denominator]:
        """Every one, older days too."""
        return self._figures.keeper.denominators()

    def _locate(self, code: str, day: date | None) -> UnitKey:
        return self._figures.catalogue.locate(code, valid_from=day, start=self._figures.start).key


def _bytes(file: Path) -> bytes:
    return read_given(file)

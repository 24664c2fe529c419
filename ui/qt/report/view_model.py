"""Reads the figures of every unit; ranks, sorts, copies and exports them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.changes import Changes, Topic
from ui.qt.context import PageContext
from ui.qt.report.state import (
    Basis,
    Column,
    Read,
    State,
    reduce_basis,
    reduce_read,
    reduce_sort,
    targets_of,
)

BASIS_KEY: Final = "report/basis"
DEPENDS_ON: Final = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.CAMPAIGN, Topic.UNITS})


class ReportViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._settings = context.settings
        self._state = State(basis=self._remembered(), targets=targets_of(context.services.campaign))
        self.watched = False
        """Whether somebody looks at the page now."""
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    @property
    def of_hamlets(self) -> bool:
        """Whether the rows are hamlets of one commune."""
        return self._services.imports is not None

    def load(self) -> None:
        """Read everything that the page shows."""
        info, figures = self._services.info, self._services.store.figures
        read = Read(
            units=figures.hamlets() if self.of_hamlets else figures.units(),
            code=info.unit.code,
            valid_from=info.unit.valid_from.isoformat(),
            place=info.unit_name,
            received="" if self.of_hamlets else self._last_received(),
            expected=0 if self.of_hamlets else self._communes(),
        )
        self._set(reduce_read(self._state, read))

    def choose(self, basis: Basis) -> None:
        """Rank by `basis`, now and at the next start."""
        self._settings.set_value(BASIS_KEY, basis.value)
        self._set(reduce_basis(self._state, basis))

    def sort(self, column: Column) -> None:
        self._set(reduce_sort(self._state, column))

    def write_csv(self, path: Path, rows: tuple[tuple[str | int, ...], ...]) -> None:
        """Raises `file.full`, `file.unwritable`."""
        from core.ranking.table_csv import csv_bytes

        self._services.write_file(path, csv_bytes(rows))

    def _remembered(self) -> Basis:
        text = self._settings.value(BASIS_KEY)
        return Basis(text) if text in {basis.value for basis in Basis} else Basis.SMARTPHONES

    def _last_received(self) -> str:
        return max((row.handled for row in self._services.batches.register() if not row.outgoing), default="")

    def _communes(self) -> int:
        """How many communes lie below, in the structure of the campaign's first day."""
        unit = self._services.info.unit
        day = max(unit.valid_from, self._services.campaign.start)
        return len(self._services.catalogue().communes(unit, day))

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if self.watched and changes.topics & DEPENDS_ON:
            self.load()

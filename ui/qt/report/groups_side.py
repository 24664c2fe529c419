"""The groups of a hamlet on the page of the report: read while it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from core.content.sheets import Sheet
from core.figures.table import UnitFigures
from core.records.figures import total_of
from core.street.grid import HAMLETS_FROM
from core.street.report import DAYS, GroupFigures
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.report.export import export_sheet, groups_sheet, groups_text
from ui.qt.report.group_table import GroupPanel
from ui.qt.report.state import Line, State
from ui.qt.street.source import StreetSource

LEAST_GROUPS: Final = 2
"""A hamlet of one group has no table of groups."""


_TITLES: Final = (
    QT_TRANSLATE_NOOP("ReportPage", "Reports of {unit}"),
    QT_TRANSLATE_NOOP("ReportPage", "Ranking of {unit}"),
)


class GroupsSide(QObject):
    """`name` is the hamlet that is shown."""

    def __init__(self, context: PageContext, parent: QObject, render: Callable[[], None]) -> None:
        super().__init__(parent)
        self._street = context.services.street
        self._unit_name = context.services.info.unit_name
        self._of_hamlets = context.services.imports is not None
        self.source = StreetSource(context, self)
        self._rows: tuple[GroupFigures, ...] = ()
        self._whole: UnitFigures | None = None
        self.source.changed.connect(self._read)
        self.source.changed.connect(render)
        self.panel = GroupPanel()
        self.panel.setObjectName("report.by_group")
        self.panel.hide()
        self.name = ""

    def show_state(self, state: State, *, is_now: bool, shown: bool) -> bool:
        """Show the groups where all that is listed is one hamlet. Return True where they are shown."""
        self._whole = state.units[0] if len(state.units) == 1 else None
        one = None if self._whole is None else self._whole.figures
        wanted = one is not None and is_now and bool(one.hamlet) and one.ever < HAMLETS_FROM
        if wanted and shown and not self.source.watched:
            self.source.watched = True
        street = self.source.street
        on = wanted and len(street.hamlets) == 1 and len(street.groups) >= LEAST_GROUPS
        self.panel.setVisible(on)
        if on and one is not None:
            self.name = street.hamlets[0][0] or one.name
            rows = self._rows
            named = {"code": "", "valid_from": "", "name": self.name}
            days = [total_of([row.days[day] for row in rows], **named) for day in range(DAYS)]
            days[-1] = replace(one, name=self.name)
            self.panel.show_report(street, rows, tuple(days), self.name, state.basis, target=state.target)
        return on

    @property
    def is_on(self) -> bool:
        """Return True while the groups are shown."""
        return not self.panel.isHidden()

    def text(self, state: State, as_of: str) -> str:
        """The groups as they are shown, for the clipboard."""
        return groups_text(self.panel.rows, state, as_of)

    def sheet(self, state: State, total: Line, name: str) -> Sheet:
        """The groups for a file; without a hamlet of its own the page has no table of groups."""
        if self._whole is None:
            return export_sheet(state, total, name)
        figures = replace(self._whole.figures, name=self.name)
        whole = replace(self._whole, figures=figures, one_list=None)
        tally = self.source.street.tally
        return groups_sheet(state, total, name, groups=self._rows, whole=whole, tally=tally)

    def title(self) -> str:
        """Return the title of the page: of the hamlet whose groups are shown, or of the whole unit."""
        of_hamlets, of_units = _TITLES
        name = self.name if self.is_on else self._unit_name
        if language_in_force() is Language.VIETNAMESE:
            name = name[:1].lower() + name[1:]
        source = QCoreApplication.translate("ReportPage", of_hamlets if self._of_hamlets else of_units)
        return source.format(unit=name)

    def _read(self) -> None:
        self._rows = self._street.figures(self.source.street)

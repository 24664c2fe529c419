"""Taking a visit back at the quick line, with the line it was typed as; also one from before a restart."""

from __future__ import annotations

from core.application.services import Services
from core.application.undo import VISITS, Act
from core.base.ids import HouseholdId, VisitId
from core.records.visit import Visit
from core.visits.quick_entry import Reading, write_line
from ui.qt.models.visit_words import callback_moment
from ui.qt.quick.state import draft_of


class QuickUndo:
    """`lines` keeps what was typed in this sitting; an older visit's line is written from its numbers."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lines: dict[VisitId, str] = {}

    def remember(self, visit: VisitId, line: str) -> None:
        self._lines[visit] = line

    def step(self, *, forward: bool) -> HouseholdId | None:
        """The household whose visit was taken back (or counted again); None where there was none.

        Raises `undo.changed`.
        """
        log = self._services.undo
        outcome = log.redo(VISITS) if forward else log.undo(VISITS)
        if outcome is None:
            return None
        act = self._services.published(outcome)
        if act.household is not None:
            self._services.visits.save_draft(act.household, "" if forward else self._line(act))
        return act.household

    def _line(self, act: Act) -> str:
        if act.visit is None:
            return ""
        visit = self._services.store.households.visit(act.visit)
        if (kept := self._lines.get(act.visit)) is not None:
            return kept
        return "" if visit is None else draft_of(line_of_visit(visit), visit.note or "")


def line_of_visit(visit: Visit) -> str:
    """Return the line that parses as a visit."""
    reading = Reading(
        result=visit.result,
        people=visit.people,
        smartphones=visit.smartphones,
        had=visit.had,
        installed=visit.installed,
        callback=None if visit.callback is None else callback_moment(visit.callback),
    )
    return write_line(reading, day=visit.at.date())

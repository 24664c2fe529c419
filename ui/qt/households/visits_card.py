"""The visits of one household, and the form that corrects one of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.records.visit import Visit
from core.sync.receipts import Place
from ui.qt.formats import format_instant
from ui.qt.households.state import Form, State
from ui.qt.households.visit_form import VisitForm
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import RESULT_LOOKS, SEPARATOR, count_words, result_word
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook, RowStatus
from ui.qt.widgets.status import Status, status_icon, status_role, status_word

PLACES: Final = {
    Place.LOCAL: Status.LOCAL,
    Place.SENT: Status.SENT,
    Place.ACKNOWLEDGED: Status.ACKED,
}
PADDING = (24, 14, 24, 12)


class VisitsCard(Card):
    """`chosen` carries the id of a visit to correct, or of a `read_only` card to send back."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent, padding=PADDING)
        self._read_only = read_only
        self.header = CardHeader()
        self.nothing = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        look = RowLook(height=Height.RETURNED_ROW, side=0, mark=Mark.NONE, status_yields=True)
        self._visits: tuple[Visit, ...] = ()
        self.list = RowList(look=look, fit_rows=True)
        self.list.setObjectName("households.visits")
        self.list.row_chosen.connect(self._choose)
        self.form = VisitForm()
        for part in (self.header, self.nothing, self.list, self.form):
            self.body.addWidget(part)

    def render_state(self, state: State) -> None:
        opened = state.opened
        if opened is None:
            return
        self.header.set_title(self.tr("Visits"))
        self._visits = opened.visits
        self.header.set_note(self._note() if any(map(self._may_choose, opened.visits)) else "")
        self.list.setAccessibleName(self.tr("Visits"))
        self.nothing.setText(self.tr("No visit yet."))
        correcting = state.form is Form.VISIT and state.visit is not None
        visit = next((visit for visit in opened.visits if visit.id == state.visit), None)
        self.list.set_rows(tuple(self._row(visit, opened.places.get(visit.id)) for visit in opened.visits))
        self.list.setVisible(bool(opened.visits) and not correcting)
        self.nothing.setVisible(not opened.visits)
        self.form.show_visit(visit if correcting else None, today=opened.today, problem=state.problem)

    def retranslate(self) -> None:
        self.form.retranslate()

    def _note(self) -> str:
        if self._read_only:
            return self.tr("choose one to send it back")
        return self.tr("choose one to correct it")

    def _may_choose(self, visit: Visit) -> bool:
        return not (self._read_only and visit.voided)

    def _choose(self, key: str) -> None:
        if any(visit.id == key and self._may_choose(visit) for visit in self._visits):
            self.chosen.emit(key)

    def _row(self, visit: Visit, place: Place | None) -> Row:
        icon, _ = RESULT_LOOKS[visit.result]
        words = SEPARATOR.join(count_words(visit))
        lines = [format_instant(visit.at)]
        if words:
            lines.insert(0, words)
        return Row(
            key=visit.id,
            title=result_word(visit.result),
            lines=tuple(lines) if current_theme().crowded else (SEPARATOR.join(lines),),
            icon=icon,
            status=self._flag(visit) or _place_status(place),
            chevron=self._may_choose(visit),
        )

    def _flag(self, visit: Visit) -> RowStatus | None:
        if visit.voided:
            return RowStatus(text=self.tr("taken back"), icon=Icon.UNDO, role=Role.TEXT2, pill=True)
        if not visit.counts:
            return RowStatus(text=self.tr("counted elsewhere"), icon=Icon.UNDO, role=Role.TEXT2, pill=True)
        if visit.outside_campaign:
            text = self.tr("outside the campaign")
            return RowStatus(text=text, icon=Icon.WARNING, role=Role.WARN, pill=True)
        return None


def _place_status(place: Place | None) -> RowStatus | None:
    """On this laptop, sent, or at the province; nothing for a visit of another laptop."""
    if place is None:
        return None
    status = PLACES[place]
    return RowStatus(text=status_word(status), icon=status_icon(status), role=status_role(status), pill=True)

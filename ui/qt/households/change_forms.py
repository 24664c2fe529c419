"""The forms that change an opened household, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.clock import parse_instant
from core.quality.models import ReturnedVisit, ReturnReason
from core.records.household import HouseholdRow
from ui.qt.formats import format_moment
from ui.qt.households.add_form import AddForm
from ui.qt.households.change_model import HouseholdChanges
from ui.qt.households.place_form import PlaceForm
from ui.qt.households.reason_form import ReasonForm
from ui.qt.households.same_form import SameForm
from ui.qt.households.state import Form, State
from ui.qt.models.return_words import OFFERED, next_text, reopen_word, return_word
from ui.qt.theme import current_theme
from ui.qt.widgets.notice import Notice, NoticeKind


class ChangeForms(QWidget):
    """Shown above the facts: a supervisor's request, the requirements of the next attempt, and one form."""

    given_up = Signal()

    def __init__(self, changes: HouseholdChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._shown = Form.NONE
        self.returned = Notice()
        self.returned.setObjectName("households.returned")
        self.next_up = Notice()
        self.next_up.setObjectName("households.next")
        self.place = PlaceForm()
        self.split = AddForm("", name="households.apart")
        self.same = SameForm()
        self.reopen = ReasonForm("households.reopening", [r.value for r in OFFERED], reopen_word)
        reasons = [reason.value for reason in ReturnReason]
        self.send_back = ReasonForm("households.send_back", reasons, return_word, with_comment=True)
        self.forms: dict[Form, PlaceForm | AddForm | SameForm | ReasonForm] = {
            Form.MOVE: self.place,
            Form.SPLIT: self.split,
            Form.SAME: self.same,
            Form.REOPEN: self.reopen,
            Form.RETURN: self.send_back,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().row_gap)
        for part in (self.returned, self.next_up, *self.forms.values()):
            column.addWidget(part)
        self._connect()

    def render_state(self, state: State) -> None:
        opened = state.opened
        self._show_returned(None if opened is None else opened.returned)
        proposed = None if opened is None else opened.next_up
        if proposed is None or state.form is not Form.NONE:
            self.next_up.clear()
        else:
            told = self.tr("Next time: {when}").format(when=next_text(proposed))
            self.next_up.show_message(NoticeKind.INFO, told)
        for form, part in self.forms.items():
            part.setVisible(state.form is form)
            problem = state.problem if state.form is form else ""
            if isinstance(part, AddForm):
                part.show_problem(problem, state.problem_at)
            elif not isinstance(part, SameForm):
                part.show_problem(problem)
        if state.form is Form.SAME:
            self.same.show_found(state.candidates, state.found, state.problem)
        parts: tuple[QWidget, ...] = (self.returned, self.next_up, *self.forms.values())
        self.setVisible(any(part.isVisibleTo(self) for part in parts))
        if opened is not None and state.form is not self._shown:
            self._begin(state.form, opened.row)
        self._shown = state.form

    def retranslate(self) -> None:
        for part in (self.place, self.split, self.same):
            part.retranslate()
        self.split.set_title(self.tr("Who lives apart now? Both histories name the other household."))
        choose, leave = self.tr("Choose a reason"), self.tr("Cancel")
        self.reopen.set_texts(
            question=self.tr("Why is the household on the list again?"),
            choose=choose,
            comment="",
            save=self.tr("Reopen"),
            leave=leave,
        )
        self.send_back.set_texts(
            question=self.tr("Why should somebody look at this visit again?"),
            choose=choose,
            comment=self.tr("What to ask the household, for whoever goes there"),
            save=self.tr("Send back"),
            leave=leave,
        )

    def _show_returned(self, returned: ReturnedVisit | None) -> None:
        if returned is None:
            self.returned.clear()
            return
        who = returned.by or self.tr("the level above")
        when = format_moment(parse_instant(returned.at))
        sentence = self.tr("{who} asks ({when}): “{what}” Visit again, correct the visit, or:")
        what = returned.comment or return_word(returned.reason)
        text = sentence.format(who=who, when=when, what=what)
        self.returned.show_message(NoticeKind.WARNING, text, action=self.tr("It is right as it is"))

    def _begin(self, form: Form, row: HouseholdRow) -> None:
        match form:
            case Form.MOVE:
                self.place.begin(row)
            case Form.SPLIT:
                self.split.begin(hamlet=row.hamlet, group=row.group, address=row.address)
                self.split.offer(self._changes.apart)
            case Form.SAME:
                self.same.begin()
            case Form.REOPEN:
                self.reopen.begin()
            case Form.RETURN:
                self.send_back.begin()
            case _:
                pass

    def _connect(self) -> None:
        changes = self._changes
        self.place.submitted.connect(changes.move)
        self.split.submitted.connect(changes.split)
        self.split.typed.connect(changes.keep_apart)
        self.same.chosen.connect(changes.same)
        self.same.searched.connect(changes.search_same)
        self.reopen.submitted.connect(lambda reason, _comment: changes.reopen(reason))
        self.send_back.submitted.connect(changes.send_back)
        self.returned.action_requested.connect(changes.take_back)
        for part in self.forms.values():
            part.given_up.connect(self.given_up)

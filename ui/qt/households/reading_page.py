"""One household of a commune, shown at an upper unit: nothing is edited, a visit can be sent back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent

from core.base.ids import VisitId
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force
from ui.qt.households.change_forms import ChangeForms
from ui.qt.households.facts_card import FactsCard
from ui.qt.households.history_card import HistoryCard, beside_history
from ui.qt.households.state import Done, Form, Opened
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.households.visits_card import VisitsCard
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import address_line
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.people.history_words import PeopleTeller
from ui.qt.shared.unit_names import commune_name
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.window_keys import bind_here


class ReadingModel(HouseholdsViewModel):
    """The opened household only: the households of a whole province are not read."""

    @override
    def _read_list(self) -> None:
        self._loaded = True


class ReadingPage(Page):
    """Renders `ReadingModel.state`; the target is a household's id and the page that asked."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.HOUSEHOLD)
        self._services = context.services
        self.model = ReadingModel(context, self)
        self._done: Done | None = None
        self._origin = PageId.QUALITY
        self.problem = Notice()
        self.problem.setObjectName("household.problem")
        self.nameless = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.nameless.setObjectName("household.nameless")
        self.forms = ChangeForms(self.model.changes)
        self.facts = FactsCard(read_only=True)
        self.visits = VisitsCard(read_only=True)
        teller = PeopleTeller(context.services.campaign, self._organisation)
        self.history = HistoryCard(tell=teller.told)
        self.view = beside_history((self.forms, self.facts, self.nameless, self.visits), self.history)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.view, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.nameless.setText(
            self.tr("Files without names leave names, telephone numbers and addresses at the commune.")
        )
        for part in (self.forms, self.facts, self.visits):
            part.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        household, _, origin = target.partition(" ")
        if origin:
            self._origin = PageId(origin)
        if household:
            self.model.load(household)

    @override
    def take_focus(self) -> None:
        if self.model.state.form is Form.NONE:
            self.visits.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def undo(self) -> bool:
        return self.model.undo()

    @override
    def leave(self) -> bool:
        is_open = self.model.state.form is not Form.NONE
        if is_open:
            self._leave_form()
        return is_open

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = True
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = False
        super().hideEvent(event)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._render)
        self.header.crumb_activated.connect(lambda _at: self._go_back())
        self.header.toast.undo_requested.connect(model.undo)
        self.facts.phone_requested.connect(model.show_phone)
        self.visits.chosen.connect(lambda visit: model.begin(Form.RETURN, visit=VisitId(visit)))
        self.forms.given_up.connect(self._leave_form)
        bind_here(self, "Ctrl+Y", model.changes.redo)

    def _render(self) -> None:
        state = self.model.state
        opened = state.opened
        self.view.setVisible(opened is not None)
        self._render_header(opened)
        if opened is not None:
            self.nameless.setVisible(opened.row.head in {"", opened.row.code})
            for part in (self.forms, self.facts, self.visits, self.history):
                part.render_state(state)
        problem = state.problem if state.form is Form.NONE else ""
        if problem:
            self.problem.show_message(NoticeKind.ERROR, problem)
        else:
            self.problem.clear()
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)

    def _render_header(self, opened: Opened | None) -> None:
        origins = {
            PageId.QUALITY: self.tr("Review of quality"),
            PageId.TRACKS: self.tr("Tracks"),
            PageId.CONFLICTS: self.tr("Differences"),
        }
        here = self.tr("Household {number}").format(number="" if opened is None else opened.row.code)
        self.header.set_crumbs([origins[self._origin]], here)
        if opened is None:
            self.header.set_title(self.tr("Household"))
            self.header.set_subtitle("")
            return
        row = opened.row
        self.header.set_title(here if row.head in {"", row.code} else row.head)
        commune = commune_name(self._services, row.commune)
        self.header.set_subtitle(", ".join(filter(None, (address_line(row), commune))))

    def _organisation(self, code: str) -> str:
        return self._services.people.organisations.name_of(code, language_in_force().value)

    def _leave_form(self) -> None:
        self.model.begin(Form.NONE)
        self.take_focus()

    def _go_back(self) -> None:
        self.page_requested.emit(self._origin, "")


def make_page(context: PageContext) -> ReadingPage:
    return ReadingPage(context)

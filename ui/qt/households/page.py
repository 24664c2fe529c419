"""The households: a list with instant search, and one household with its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from core.application.paper_order import Paper
from core.base.ids import VisitId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.records.household import WalkFilter
from ui.qt.context import PageContext
from ui.qt.households.add_form import AddForm
from ui.qt.households.change_forms import ChangeForms
from ui.qt.households.close_form import CloseForm
from ui.qt.households.facts_card import FactsCard
from ui.qt.households.filters import Filters
from ui.qt.households.history_card import HistoryCard, beside_history
from ui.qt.households.list_card import ListCard
from ui.qt.households.many import ManyDoors
from ui.qt.households.more_menu import MoreMenu
from ui.qt.households.state import Done, Form, Opened, State
from ui.qt.households.street_side import LIST, STREET, StreetSide
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.households.visits_card import VisitsCard
from ui.qt.icons import Icon
from ui.qt.models.visit_words import SEPARATOR, group_text, households, place_text
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.demo_link import DemoLink
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.shared.people.section import PeopleSection
from ui.qt.shared.rivals import RivalNotice
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.empty_state import EmptyState
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.window_keys import bind_here

NEW = "new"
"""As a target: begin a new household."""


class HouseholdsPage(Page):
    """Renders `HouseholdsViewModel.state`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.HOUSEHOLDS)
        self._info = context.services.info
        self.model = HouseholdsViewModel(context, self)
        self._done: Done | None = None
        notes = DoorNotes(context.services)
        self.street = StreetSide(self, context, notes, self)
        self._add_header_actions()
        self.toast = self.header.toast
        self.problem = Notice()
        self.problem.setObjectName("households.problem")
        self.add_form = AddForm(self._info.hamlet or "")
        self.list_card = ListCard(notes.load, notes.note_of)
        self.many = ManyDoors(self, self.list_card, self.model, context, notes)
        self.street.join(self.many)
        self.filters = Filters(self.list_card, self.street.panel, self.model, context)
        self.rivals = RivalNotice(context)
        self.empty = self._make_empty_state(context.look_around)
        self.close_form = CloseForm()
        self.change_forms = ChangeForms(self.model.changes)
        self.people = PeopleSection(context, folds=True)
        self.facts = FactsCard()
        self.visits = VisitsCard()
        self.history = HistoryCard(tell=self.people.teller.told)
        self.view = beside_history(
            (self.close_form, self.change_forms, self.facts, self.people, self.visits), self.history
        )
        self.body.addWidget(self.problem)
        self._column.insertWidget(1, self.rivals)
        for form in (self.add_form, self.many.form):
            self.body.addWidget(form)
        self.body.addWidget(self.list_card, 1)
        self.body.addWidget(self.street.panel, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.view, 1)
        self._connect()
        bind_here(self, "Ctrl+Y", self.model.changes.redo)
        self.finish()

    @override
    def retranslate(self) -> None:
        self.load_list.set_text(self.tr("Load from Excel"))
        self.first_load.set_text(self.tr("Load from Excel"))
        self.add_one.set_text(self.tr("Add a household"))
        self.first_add.set_text(self.tr("Add a household"))
        self.reopen_one.set_text(self.tr("Reopen"))
        self.record.set_text(self.tr("Record a visit"))
        self.empty.set_texts(
            self.tr("There is no household list yet"),
            self.tr("Load the hamlet's list from an Excel file, or add households one by one at the door."),
        )
        parts = (self.list_card, self.add_form, self.facts, self.visits, self.close_form)
        more = (self.change_forms, self.more, self.people, self.many, self.street, self.filters)
        for part in (*parts, *more):
            part.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        name, _, household = target.partition(" ")
        self.model.load("" if name in {NEW, STREET, *WalkFilter} else target)
        if name == NEW:
            self.add_record()
        elif name in set(WalkFilter):
            self.street.switch_to(LIST)
            self.model.list_only(WalkFilter(name))
        elif name == STREET:
            self.street.open(household)

    @override
    def take_focus(self) -> None:
        state = self.model.state
        if state.form is Form.ADD:
            self.add_form.field("name").edit.setFocus()
        elif state.opened is not None:
            primary = self.record if state.opened.row.closed is None else self.reopen_one
            primary.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.street.panel.isVisible():
            self.street.panel.take_focus()
        elif state.is_empty:
            self.first_load.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list_card.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def go_to_search(self) -> bool:
        self.model.close_view()
        search = self.street.panel.search if self.street.is_on else self.list_card.search
        search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.edit.selectAll()
        return True

    @override
    def undo(self) -> bool:
        return self.model.undo()

    @override
    def print_out(self) -> bool:
        if self.street.is_on:
            return self.street.print_out()
        if self.many.picking:
            self.many.print_out()
        return self.many.picking

    @override
    def add_record(self) -> bool:
        if self.model.state.opened is not None:
            self.model.close_view()
        self.model.begin(Form.ADD)
        self.add_form.offer(self.model.begun)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.street.panel.isVisible() and self.street.leave():
            return
        elif self.model.state.form is not Form.NONE:
            self._leave_form()
        elif self.many.picking:
            self.many.set_picking(picking=False)
        else:
            self._go_back()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = True
        self.street.watch(watched=True)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = False
        self.street.watch(watched=False)
        super().hideEvent(event)

    def _add_header_actions(self) -> None:
        self.load_list = Button("", icon=Icon.FILE)
        self.load_list.setObjectName("households.load_list")
        self.add_one = Button("", ButtonKind.PRIMARY, icon=Icon.PLUS, key="Ctrl+N")
        self.add_one.setObjectName("households.add_one")
        self.more = MoreMenu()
        self.reopen_one = Button("", ButtonKind.PRIMARY, icon=Icon.HOME)
        self.reopen_one.setObjectName("households.reopen")
        self.record = Button("", ButtonKind.PRIMARY, icon=Icon.RECORD)
        self.record.setObjectName("households.record")
        of_list = (self.street.switch, self.load_list, self.add_one)
        for part in (*of_list, self.more, self.reopen_one, self.record):
            self.header.add_action(part)

    def _make_empty_state(self, look_around: Callable[[], None]) -> EmptyState:
        self.first_load = Button("", ButtonKind.PRIMARY, icon=Icon.FILE)
        self.first_load.setObjectName("households.first_load")
        self.first_add = Button("", icon=Icon.PLUS, key="Ctrl+N")
        self.first_add.setObjectName("households.first_add")
        link = DemoLink(look_around)
        return EmptyState(primary=self.first_load, secondary=self.first_add, link=link)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._render)
        self.header.crumb_activated.connect(self._go_back)
        self.list_card.search.text_changed.connect(model.search)
        self.list_card.search.submitted.connect(self._open_found)
        self.list_card.search.left_downwards.connect(self.list_card.go_down)
        self.list_card.chosen.connect(model.open_number)
        self.list_card.filter_chosen.connect(lambda show: model.show_only(WalkFilter(show)))
        self.list_card.order_chosen.connect(lambda by_name: model.order_by_name(by_name=bool(by_name)))
        self.add_form.submitted.connect(self._add)
        self.add_form.typed.connect(model.keep_begun)
        self.add_form.given_up.connect(self._leave_form)
        self.facts.edit_requested.connect(self._edit)
        self.facts.saved.connect(self._save)
        self.facts.given_up.connect(self._leave_form)
        self.facts.phone_requested.connect(model.show_phone)
        self.people.acted.connect(self._tell_act)
        self.people.finished.connect(self.take_focus)
        self.people.left.connect(self.take_focus)
        self.people.print_requested.connect(self._print_consent)
        self.visits.chosen.connect(lambda visit: model.begin(Form.VISIT, visit=VisitId(visit)))
        form = self.visits.form
        form.submitted.connect(model.correct)
        form.refused.connect(model.say)
        form.void_requested.connect(lambda visit: model.void(VisitId(visit)))
        form.restore_requested.connect(lambda visit: model.restore(VisitId(visit)))
        form.return_requested.connect(lambda visit: model.begin(Form.RETURN, visit=VisitId(visit)))
        form.given_up.connect(self._leave_form)
        self.change_forms.given_up.connect(self._leave_form)
        self.more.chosen.connect(self._change)
        self.more.street_requested.connect(self.street.show_opened)
        self.close_form.submitted.connect(self._close)
        self.close_form.given_up.connect(self._leave_form)
        self.toast.undo_requested.connect(model.undo)
        for button in (self.load_list, self.first_load):
            button.clicked.connect(lambda: self.page_requested.emit(PageId.ROSTER, ""))
        for button in (self.add_one, self.first_add):
            button.clicked.connect(self.add_record)
        self.reopen_one.clicked.connect(lambda: model.begin(Form.REOPEN))
        self.record.clicked.connect(self._record)

    def _render(self) -> None:
        state = self.model.state
        opened = state.opened
        listing = opened is None
        self._render_header(state)
        focus: QWidget | None = self.focusWidget()
        if not listing and focus is not None and self.list_card.isAncestorOf(focus):
            self.take_focus()
        self.view.setVisible(not listing)
        self.empty.setVisible(listing and state.is_empty and state.form is not Form.ADD)
        self.show_listing()
        self._render_problem(state)
        self.add_form.setVisible(state.form is Form.ADD)
        self.add_form.show_problem(state.problem if state.form is Form.ADD else "", state.problem_at)
        self.close_form.setVisible(state.form is Form.CLOSE)
        self.close_form.show_problem(state.problem if state.form is Form.CLOSE else "")
        self.rivals.show_household(None if opened is None else opened.row.id)
        if opened is None:
            self.list_card.render_state(state)
        else:
            if self.people.show_household(opened.row.id, is_open=opened.row.closed is None):
                self.scroll_area.verticalScrollBar().setValue(0)
            self.people.setVisible(state.form is not Form.VISIT)
            self.facts.setVisible(state.form is not Form.VISIT)
            for part in (self.facts, self.visits, self.history, self.change_forms):
                part.render_state(state)
        self.many.render()
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.toast.show_done(state.done.sentence, undoable=state.done.undoable)
        elif state.problem:
            self.toast.dismiss()  # a result of the previous act beside a question would look like its answer

    def show_listing(self) -> None:
        """The list or the street, where households are listed and none is opened."""
        shown = self.model.state.opened is None and not self.empty.isVisibleTo(self)
        self.street.switch.setVisible(shown)
        self.list_card.setVisible(shown and not self.street.is_on)
        self.street.render(listing=shown)
        self.filters.render(on_street=self.street.is_on)

    def _render_header(self, state: State) -> None:
        opened = state.opened
        listing = opened is None
        self.load_list.setVisible(listing and not state.is_empty)
        self.add_one.setVisible(listing and not state.is_empty)
        self.more.render_state(state)
        self.record.setVisible(opened is not None and opened.row.closed is None)
        self.reopen_one.setVisible(opened is not None and opened.row.closed is not None)
        if opened is None:
            self.header.set_crumbs([], "")
            self.header.set_title(self.tr("Households"))
            parts = (self._info.place, households(state.listed)) if state.listed else (self._info.place,)
            self.header.set_subtitle(SEPARATOR.join(parts))
        else:
            self._render_head_of(opened)

    def _render_head_of(self, opened: Opened) -> None:
        row = opened.row
        number = place_text(opened.place) if opened.place else row.code
        here = self.tr("Household {number}").format(number=number)
        self.header.set_crumbs([self.tr("Households")], here)
        self.header.set_title(row.head)
        self.header.set_subtitle(SEPARATOR.join(filter(None, (group_text(row.group), row.hamlet))))

    def _render_problem(self, state: State) -> None:
        """Show a problem that belongs to no form."""
        sentence = state.problem if state.form is Form.NONE else ""
        if sentence and sentence != self.problem.sentence.text():
            self.problem.show_message(NoticeKind.ERROR, sentence)
        elif not sentence:
            self.problem.clear()

    def _tell_act(self, sentence: str) -> None:
        self.model.say_done(sentence, undoable=True)

    def _print_consent(self) -> None:
        household = self.people.model.state.household
        self.page_requested.emit(PageId.PRINT, f"{Paper.CONSENT.value} {household or ''}".strip())

    def _open_found(self) -> None:
        sheet = self.model.sheet(self.list_card.search.text())
        if sheet:
            self.model.search("")
            self.page_requested.emit(PageId.PAPER, sheet)
        if sheet is not None:
            return
        self.model.open_found()
        if self.model.state.opened is not None:
            self.take_focus()

    def _go_back(self) -> None:
        self.model.close_view()
        self.take_focus()

    def _leave_form(self) -> None:
        self.model.begin(Form.NONE)
        self.take_focus()

    def _add(self, new: NewHousehold) -> None:
        if self.model.add(new):
            self.add_form.clear()

    def _edit(self, field: str) -> None:
        self.model.begin(Form.FIELD, field=HouseholdField(field))

    def _save(self, field: str, value: str) -> None:
        self.model.set_field(HouseholdField(field), value)

    def _close(self, reason: str) -> None:
        self.model.close_household(reason)
        if self.model.state.form is Form.NONE:
            self.take_focus()

    def _change(self, form: Form) -> None:
        if form is Form.SAME:
            self.model.changes.begin_same()
        else:
            self.model.begin(form)
        if form is Form.CLOSE:
            self.close_form.begin()

    def _record(self) -> None:
        if (opened := self.model.state.opened) is not None:
            self.page_requested.emit(PageId.QUICK, opened.row.id)


def make_page(context: PageContext) -> HouseholdsPage:
    return HouseholdsPage(context)

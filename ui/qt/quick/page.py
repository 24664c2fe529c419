"""The page of the quick line. It renders the view model's state and passes keys and clicks on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from core.application.paper_order import Paper
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.quick.fold_bar import FoldBar
from ui.qt.quick.line import callback_line
from ui.qt.quick.record_card import DAY_KEY, FLYER_KEY, NOTE_KEY, PEOPLE_KEY, RecordCard
from ui.qt.quick.state import Done, Panel, State
from ui.qt.quick.view_model import QuickViewModel
from ui.qt.quick.walk_card import WalkCard
from ui.qt.shared.doors import DoorsFilter
from ui.qt.shared.empty_list import EmptyList
from ui.qt.shared.people.section import PeopleSection
from ui.qt.shared.rivals import RivalNotice
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.calendar import CalendarPopup
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.quick_field import QuickState

WALK_WIDTH = 412
WALK_WIDTH_COMPACT = 372
WALK_WIDTH_ZOOMED = 364
REDO_KEY = "Ctrl+Y"
TIGHT = (6, 6, 6, 8)
"""Padding of the cards of people inside the card of the household."""


class QuickPage(Page):
    """Walk list at the left, the current household at the right; the line has the focus.

    In a narrow window the list folds to one row, until it is opened or searched.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.QUICK, quick=True)
        self.model = QuickViewModel(context, self)
        self._done: Done | None = None
        self._list_open = False
        self.header.title_yields = True
        self.header.toast_room = self._room_of_the_done
        self.search = SearchField()
        self.search.edit.setObjectName("quick.search")
        self.doors = DoorsFilter(context, self.model.read_again)
        self.doors.setObjectName("quick.doors")
        self.header.add_action(self.doors)
        self.header.add_action(self.search)
        self.paper = Button("", icon=Icon.FILE)
        self.paper.setObjectName("quick.paper")
        self.paper.clicked.connect(lambda: self.page_requested.emit(PageId.PAPER, ""))
        self.header.add_action(self.paper)
        self.rivals = RivalNotice(context)
        self._column.insertWidget(1, self.rivals)
        self.problem = Notice()
        self.problem.setObjectName("quick.problem")
        self.walk = WalkCard(context.services.store.households.rows)
        self.people = PeopleSection(
            context, publish=self.model.publish_people, waits=lambda: self.model.acting, padding=TIGHT
        )
        self.fold = FoldBar(self.walk, context)
        self.card = RecordCard(self.people)
        self.scroll_area.revealer.starts_body = self.card.line.edit
        self.calendar = CalendarPopup(self)
        self._clock = context.services.clock
        self._notes = context.services.campaign.notes
        self.card.templates.setVisible(bool(self._notes))
        self.columns = Columns()
        self.columns.add(self.walk, width=WALK_WIDTH)
        self.columns.add(self.card)
        self._set_walk_width()
        self.body.addWidget(self.problem)
        self.body.addWidget(self.fold)
        self.empty = EmptyList("quick", context.look_around)
        self.empty.hide()
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.empty, 1)
        self._connect()
        self._add_keys()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Quick entry"))
        self.search.set_name(self.tr("Find a household"))
        self.search.set_placeholder(self.tr("Find: code, name, house number"))
        self.paper.set_text(self.tr("From paper"))
        self.card.retranslate()
        self.walk.retranslate()
        self.model.retranslate()
        self.doors.offer_again()

    @override
    def activate(self, target: str = "") -> None:
        self.doors.offer_again()
        self.model.load(target)

    @override
    def take_focus(self) -> None:
        if self.columns.isHidden():
            self.empty.take_focus()
        else:
            self.card.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def go_to_search(self) -> bool:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()
        return True

    @override
    def undo(self) -> bool:
        people = self.people.model
        return people.undo() if people.state.acts else self.model.undo()

    @override
    def add_record(self) -> bool:
        self.page_requested.emit(PageId.HOUSEHOLDS, "new")
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in any field goes back to the line; Ctrl+Y is the page's while there is no typing to redo."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if (
                event.type() == QEvent.Type.ShortcutOverride
                and control
                and event.key() == Qt.Key.Key_Y
                and not self.card.line.edit.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._set_walk_width()
            self._fold()
            self.card.head.render_state(self.model.state)
        super().changeEvent(event)

    def _fold(self) -> None:
        """The list takes its place where there is room, or while somebody looks for a household."""
        state, has_list = self.model.state, not self.model.is_bare
        folded = current_theme().narrow and not (self._list_open or state.search)
        self.walk.setVisible(not folded)
        self.fold.setVisible(folded and has_list)
        self.card.set_folded(folded=current_theme().narrow)
        if folded:
            number = None if state.household is None else state.household.number
            self.fold.show_around(number, self.walk.progress.text())

    def _room_of_the_done(self) -> QRect:
        """Return the row's part that shows what was recorded last, as the toast does."""
        if not self.fold.isVisible():
            return QRect()
        return QRect(self.fold.mapTo(self, QPoint(0, 0)), QSize(self.fold.after.x(), self.fold.height()))

    def _open_list(self) -> None:
        self._list_open = True
        self._fold()
        self.walk.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, number: int) -> None:
        self._list_open = False
        self.model.select(number)
        self._fold()

    def _set_walk_width(self) -> None:
        theme = current_theme()
        width = WALK_WIDTH_ZOOMED if theme.zoomed else WALK_WIDTH_COMPACT if theme.compact else WALK_WIDTH
        self.columns.set_width(self.walk, width)

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        line = self.card.line
        line.text_changed.connect(self.model.type)
        line.submitted.connect(self._submit)
        line.edit.returnPressed.connect(self._open_scanned)
        line.row_moved.connect(self.model.move)
        line.escaped.connect(self._escape)
        self.card.note_field.text_changed.connect(self.model.write_note)
        self.card.note_field.submitted.connect(self._submit)
        self.card.day_field.submitted.connect(self._set_day)
        self.card.day_field.edit.editingFinished.connect(self._keep_day)
        self.card.flyer.clicked.connect(self._hand_out)
        self.card.templates.clicked.connect(self._offer_notes)
        self.card.outcomes.day_requested.connect(self._ask_day)
        self.calendar.chosen.connect(self._call_back_on)
        self.card.counted.connect(self.model.count)
        self.card.outcomes.chosen.connect(self._choose_outcome)
        self.card.outcomes.panel_requested.connect(self._show_panel)
        self.card.head.people.clicked.connect(self._toggle_people)
        self.people.model.changed.connect(self._render_lines)
        self.people.acted.connect(self._tell_act)
        self.people.finished.connect(self._take_counts)
        self.people.left.connect(self._escape)
        self.people.print_requested.connect(self._print_consent)
        self.walk.chosen.connect(self.model.select)
        self.walk.list.row_chosen.connect(lambda key: self._choose(int(key)))
        self.fold.moved.connect(self.model.move)
        self.fold.opened.connect(self._open_list)
        self.fold.after.placed.connect(self.header.toast.resized)
        self.search.text_changed.connect(self.model.search)
        self.search.submitted.connect(self._open_found)
        self.search.left_downwards.connect(self._leave_search)
        self.empty.load_requested.connect(lambda: self.page_requested.emit(PageId.ROSTER, ""))
        self.empty.add_requested.connect(self.add_record)
        self.header.toast.undo_requested.connect(self.undo)
        for part in (self.card.note_field.edit, self.card.day_field.edit, self.search.edit, line.edit):
            part.installEventFilter(self)

    def _add_keys(self) -> None:
        for keys, act in (
            (REDO_KEY, self.model.redo),
            ("F2", self._toggle_more),
            (NOTE_KEY, self.card.note_field.edit.setFocus),
            (DAY_KEY, self._go_to_day),
            (FLYER_KEY, self.model.hand_out),
            (PEOPLE_KEY, self._toggle_people),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _render(self) -> None:
        state = self.model.state
        household = state.household
        is_empty = self.model.is_bare
        self.empty.setVisible(is_empty)
        self.columns.setVisible(not is_empty)
        self.people.show_household(None if household is None else household.id, is_open=household is not None)
        self.walk.render_state(state)
        self._fold()
        self.card.render_state(state)
        self.card.day_field.set_days(self._clock.now().date())
        self.rivals.show_household(None if state.household is None else state.household.id)
        self._render_problem(state)
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)
        elif state.understood.state is QuickState.WARNING:
            # a result of the previous act beside a question would look like its answer
            self.header.toast.dismiss()

    def _render_problem(self, state: State) -> None:
        self.search.set_wrong(wrong=bool(state.problem and state.search))
        if self.search.text() != state.search:
            with QSignalBlocker(self.search):  # else the list would be searched and drawn once more
                self.search.set_text(state.search)
        if state.problem == self.problem.sentence.text() and not self.problem.isHidden():
            return
        if state.problem:
            self.problem.show_message(NoticeKind.ERROR, state.problem)
        else:
            self.problem.clear()

    def _submit(self) -> None:
        if self._has_a_day():
            self.model.submit()
            self.take_focus()

    def _choose_outcome(self, keys: str) -> None:
        if self._has_a_day():
            self.model.choose_outcome(keys)

    def _has_a_day(self) -> bool:
        """Take the day written in its field, Enter or not; its field has the focus if it cannot be read."""
        self._keep_day()
        if self.model.state.day_problem:
            self._go_to_day()
        return not self.model.state.day_problem

    def _keep_day(self) -> None:
        self.model.set_day(self.card.day_field.text())

    def _escape(self) -> None:
        """Back to the line: a panel closes first, then a search and an opened list."""
        self._list_open = False
        self.model.show_panel(Panel.COMMON)
        if self.model.state.search:
            self.model.search("")
        self.take_focus()

    def _toggle_more(self) -> None:
        more = self.model.state.panel is not Panel.MORE
        self.model.show_panel(Panel.MORE if more else Panel.COMMON)

    def _toggle_people(self) -> None:
        """People in the place of the line, and back."""
        if self.model.state.household is None:
            return
        if self.model.state.panel is Panel.PEOPLE:
            self._escape()
            return
        self.model.show_panel(Panel.PEOPLE)
        self.people.take_focus()

    def _render_lines(self) -> None:
        self.card.head.lines.render_state(self.people.model.state)
        self.card.head.render_state(self.model.state)

    def _tell_act(self, sentence: str) -> None:
        self.header.toast.show_done(sentence, undoable=True)

    def _take_counts(self) -> None:
        check = self.people.model.state.check
        if check is not None:
            self.model.take_counts(check)
        self.take_focus()

    def _print_consent(self) -> None:
        """The slip of this household, its name and code on it."""
        household = self.people.model.state.household
        self.page_requested.emit(PageId.PRINT, f"{Paper.CONSENT.value} {household or ''}".strip())

    def _show_panel(self, panel: str) -> None:
        self.model.show_panel(Panel(panel))

    def _set_day(self) -> None:
        if self._has_a_day():
            self.take_focus()

    def _ask_day(self, button: QWidget) -> None:
        today = self._clock.now().date()
        self.calendar.ask(button, today, first=today)

    def _call_back_on(self, day: date) -> None:
        """The day goes into the line, where an hour may follow; Enter records."""
        self.model.type(callback_line(self.model.state.text, day))
        self.take_focus()

    def _offer_notes(self) -> None:
        """The notes of the campaign, for the one that is typed most often."""
        menu, language = QMenu(self), language_in_force().value
        for note in self._notes:
            text = note.label.of(language)
            menu.addAction(text).triggered.connect(lambda _on=False, said=text: self._take_note(said))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.card.templates.mapToGlobal(self.card.templates.rect().bottomLeft()))

    def _take_note(self, text: str) -> None:
        """Behind what is typed already."""
        typed = self.model.state.note.strip()
        self.model.write_note(f"{typed}; {text}" if typed else text)
        self.card.note_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_out(self) -> None:
        self.model.hand_out()
        self.take_focus()

    def _go_to_day(self) -> None:
        self.card.day_field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.card.day_field.edit.selectAll()

    def _open_found(self) -> None:
        if self._open_sheet():
            return
        if self.model.open_found():
            self.take_focus()

    def _open_sheet(self) -> bool:
        """A sheet's code, typed or scanned, opens the page that types it back."""
        code = self.model.sheet()
        if code:
            self.page_requested.emit(PageId.PAPER, code)
        return code is not None

    def _open_scanned(self) -> None:
        if not self._open_sheet():
            self.model.open_scanned()

    def _leave_search(self) -> None:
        """Down in the search: the first match becomes current, the line takes over."""
        self.model.move(1 if self.model.state.household is None else 0)
        self.take_focus()


def make_page(context: PageContext) -> QuickPage:
    return QuickPage(context)

"""The tracks of the letters side by side, and the counting of those that are no households."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from core.campaigns.models import Track
from core.tracks.models import Tally
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force
from ui.qt.icons import Icon
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.page_ids import PageId, household_page
from ui.qt.pages import Page
from ui.qt.tracks.household_panel import HouseholdPanel
from ui.qt.tracks.member_panel import MemberPanel
from ui.qt.tracks.point_panel import KEYS as TALLY_KEYS
from ui.qt.tracks.point_panel import PointPanel
from ui.qt.tracks.staff_panel import StaffPanel
from ui.qt.tracks.state import Done, State
from ui.qt.tracks.track_cards import KEYS, TrackCards
from ui.qt.tracks.view_model import TracksViewModel
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.notice import Notice, NoticeKind


class TracksPage(Page):
    """Renders `TracksViewModel.state`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.TRACKS)
        self._campaign = context.services.campaign
        self._place = context.services.info.place
        self.model = TracksViewModel(context, self)
        self._done: Done | None = None
        self.add_point = Button("", ButtonKind.PRIMARY, icon=Icon.PLUS, key="Ctrl+N")
        self.add_point.setObjectName("tracks.add_point")
        self.header.add_action(self.add_point)
        self.problem = Notice()
        self.problem.setObjectName("tracks.problem")
        self.cards = TrackCards()
        self.households = HouseholdPanel()
        self._records = context.services.imports is not None
        self.households.go.setVisible(self._records)
        self.staff = StaffPanel(self.model.state)
        self.members = MemberPanel(self.model.state)
        self.points = PointPanel()
        self.panels: dict[Track, QWidget] = {
            Track.HOUSEHOLD: self.households,
            Track.AGENCY: self.staff,
            Track.MEMBERS: self.members,
            Track.OUTREACH: self.points,
        }
        self._renderers: dict[Track, Callable[[State], None]] = {
            Track.HOUSEHOLD: self.households.render_state,
            Track.AGENCY: self.staff.render_state,
            Track.MEMBERS: self.members.render_state,
            Track.OUTREACH: self.points.render_state,
        }
        self.body.addWidget(self.problem)
        self.body.addWidget(self.cards)
        for panel in self.panels.values():
            self.body.addWidget(panel, 1)
        self._connect()
        self._add_keys()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Tracks"))
        name = self._campaign.name.of(language_in_force().value)
        self.header.set_subtitle(SEPARATOR.join((name, self._place)))
        self.add_point.set_text(self.tr("Add a point"))
        for panel in (self.households, self.staff, self.members, self.points):
            panel.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        if target in set(Track):
            self.model.show_track(Track(target))
        self.model.load()

    @override
    def take_focus(self) -> None:
        self.cards.cards[self.model.state.shown].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def undo(self) -> bool:
        return self.model.undo()

    @override
    def add_record(self) -> bool:
        shown = self.model.state.shown
        if shown is Track.OUTREACH:
            self.model.begin_point(adding=True)
            self.points.form.begin()
        elif shown is Track.AGENCY:
            self.model.pick_section("")
            self.staff.form.field("section").edit.setFocus()
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.model.state.adding:
            self._leave_form()
        else:
            super().keyPressEvent(event)

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
        self.header.toast.undo_requested.connect(model.undo)
        self.add_point.clicked.connect(self.add_record)
        self.cards.chosen.connect(self._show_track)
        self.households.go.clicked.connect(lambda: self.page_requested.emit(PageId.QUICK, ""))
        self.staff.rows.row_chosen.connect(model.pick_section)
        self.staff.form.submitted.connect(self._set_staff)
        self.staff.form.new_requested.connect(self.add_record)
        self.staff.form.void_requested.connect(self._void_section)
        self.members.rows.row_chosen.connect(model.pick_organisation)
        self.members.form.submitted.connect(model.declare)
        self.members.member_chosen.connect(self._open_household)
        self.points.rows.row_chosen.connect(model.pick_point)
        self.points.form.submitted.connect(self._add_point)
        self.points.form.given_up.connect(self._leave_form)
        self.points.tally.tapped.connect(lambda what, step: model.tally(Tally(what), step))
        self.points.tally.void_requested.connect(self._void_point)

    def _open_household(self, household: str) -> None:
        place = household_page(household, PageId.TRACKS, of_commune=self._records)
        self.page_requested.emit(*place)

    def _add_keys(self) -> None:
        for track, keys in KEYS.items():
            self._bind(keys, partial(self._show_track, track.value))
        for what, (plus, minus) in TALLY_KEYS.items():
            self._bind(plus, partial(self._tap, what, 1))
            self._bind(minus, partial(self._tap, what, -1))

    def _bind(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _render(self) -> None:
        state = self.model.state
        self.cards.render_state(state)
        for track, panel in self.panels.items():
            panel.setVisible(track is state.shown)
        self._renderers[state.shown](state)
        self.add_point.setVisible(state.shown is Track.OUTREACH and not state.adding)
        loose = state.problem if not state.problem_field else ""
        if loose and loose != self.problem.sentence.text():
            self.problem.show_message(NoticeKind.ERROR, loose)
        elif not loose:
            self.problem.clear()
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)

    def _show_track(self, track: str) -> None:
        if any(one.track == track for one in self.model.state.states):
            self.model.show_track(Track(track))
            self.take_focus()

    def _tap(self, what: Tally, step: int) -> None:
        """A digit counts where no field is being typed in."""
        state = self.model.state
        if state.shown is Track.OUTREACH and not state.adding:
            self.model.tally(what, step)

    def _set_staff(self, texts: dict[str, str], reasons: dict[str, str]) -> None:
        if self.model.set_staff(texts, reasons):
            self.staff.form.field("section").edit.setFocus()

    def _void_section(self) -> None:
        if (picked := self.model.state.picked_section) is not None:
            self.model.void(picked.statement, picked.section)

    def _add_point(self, kind: str, texts: dict[str, str]) -> None:
        if self.model.add_point(kind, texts):
            self.points.tally.boxes[Tally.GUIDED].plus.setFocus()

    def _void_point(self) -> None:
        if (picked := self.model.state.picked_point) is not None:
            self.model.void(picked.id, picked.place)

    def _leave_form(self) -> None:
        self.model.begin_point(adding=False)
        self.take_focus()


def make_page(context: PageContext) -> TracksPage:
    return TracksPage(context)

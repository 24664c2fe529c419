"""The report: every unit's figures, ranked by a denominator that is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import UserError
from core.figures.table import FigureLevel
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.report.basis_choice import BasisChoice
from ui.qt.report.export import GROUPS_NAME, HAMLETS_NAME, UNITS_NAME, export_sheet, table_text
from ui.qt.report.filters import FigureFilters
from ui.qt.report.groups_side import GroupsSide
from ui.qt.report.look_bar import LookBar
from ui.qt.report.meeting import MeetingRoom
from ui.qt.report.notes import moment, notes_of
from ui.qt.report.rank_card import RankCard
from ui.qt.report.rank_model import LINE_ROLE
from ui.qt.report.state import Basis, Column, Line, State
from ui.qt.report.tiles_side import TilesSide
from ui.qt.report.view_model import ReportViewModel
from ui.qt.report.words import source_of
from ui.qt.shared.demo_link import DemoLink
from ui.qt.shared.folders import SavedLine, open_folder
from ui.qt.shared.parts import IconLine
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.empty_state import EmptyState
from ui.qt.widgets.notice import Notice, NoticeKind

LOW_WINDOW_PX: Final = 680
"""In a window lower than this there is no room for notes beside the marks."""

FULL_WINDOW_PX: Final = 820
"""In one lower than this there is none for units over 100 %, which are among the marks."""


class ReportPage(Page):
    """Renders `ReportViewModel.state`; above the commune it is the ranking."""

    def __init__(self, context: PageContext, show_folder: Callable[[Path], object] = open_folder) -> None:
        self._made = self._is_stale = False
        super().__init__(PageId.REPORT)
        self._dialogs = context.dialogs
        self._info = context.services.info
        self.model = ReportViewModel(context, self)
        self.copy = Button("", icon=Icon.FILE)
        self.copy.setObjectName("report.copy")
        self.save = Button("", ButtonKind.PRIMARY, icon=Icon.SENT, key="Ctrl+E")
        self.save.setObjectName("report.save")
        self.quality = Button("", icon=Icon.SEARCH)
        self.quality.setObjectName("report.quality")
        self.letters = Button("", icon=Icon.PRINT)
        self.letters.setObjectName("report.letters")
        self.tiles = TilesSide(context.settings, self, has_tiles=not self.model.of_hamlets)
        self.header.add_action(self.tiles.switch)
        self.header.add_action(self.tiles.meeting)
        self.tiles.meeting.clicked.connect(self.present)
        for action in (self.quality, self.letters, self.copy, self.save):
            self.header.add_action(action)
        self.problem = Notice()
        self.problem.setObjectName("report.problem")
        self.saved = SavedLine()
        self.saved.folder_requested.connect(lambda folder: show_folder(Path(folder)))
        self.choice = BasisChoice()
        self.filters = FigureFilters(self.model.views)
        self.card = RankCard()
        self.table, self.silent, self.foot = self.card.table, self.card.silent, self.card.foot
        self.silent.toggled.connect(self._render)
        self.notes = tuple(
            IconLine(icon, role, style=TextStyle.SMALL)
            for icon, role in ((Icon.WARNING, Role.WARN), (Icon.WARNING, Role.WARN), (Icon.HELP, Role.TEXT2))
        )
        self.look_bar = LookBar(context.services.info.officer_name)
        self.get_data = Button("", ButtonKind.PRIMARY, icon=Icon.FILE)
        self.get_data.setObjectName("report.get_data")
        self.empty = EmptyState(primary=self.get_data, link=DemoLink(context.look_around))
        self.groups = GroupsSide(context, self, self._render)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.saved)
        self.figures = self._build_figures()
        self.body.addWidget(self.figures, 1)
        self.body.addWidget(self.empty, 1)
        self._connect()
        self._made = True
        self.finish()

    @override
    def retranslate(self) -> None:
        self.quality.set_text(self.tr("Review of quality"))
        self.letters.set_text(self.tr("Reports, letters"))
        self.copy.set_text(self.tr("Copy table"))
        self.save.set_text(self.tr("Export table"))
        self.table.setAccessibleName(self.tr("Figures of every unit"))
        self.filters.retranslate()
        self.look_bar.retranslate()
        self.tiles.retranslate()
        self.saved.hide()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.filters.show_periods(self.model.periods())
        self._safely(self.model.load)
        if self._is_stale:
            self._render()
        self.filters.show_communes(self.model.communes)

    @override
    def present(self) -> None:
        if not self.tiles.has_tiles or self.figures.isHidden():
            return
        name = self.model.campaign_name(language_in_force())
        room = MeetingRoom(name, self._as_of, self.model.choose)
        room.show_state(self.model.state)
        room.follow(self.model.changed, lambda: self.model.state)
        self.full_screen_requested.emit(room)
        self.model.watched = True

    @override
    def go_to_search(self) -> bool:
        if self.figures.isHidden():
            return False
        if self.tiles.is_on:
            self.tiles.panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.filters.focus_search()
        return True

    @override
    def take_focus(self) -> None:
        first: QWidget = self.filters.basis_choice
        if self.model.of_hamlets:
            first = self.choice.cards[self.model.state.basis]
        if self.figures.isHidden():
            first = self.get_data
        elif self.tiles.is_on:
            first = self.tiles.panel.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def export(self) -> bool:
        if self.figures.isHidden():
            return False
        name = GROUPS_NAME if self.groups.is_on else HAMLETS_NAME if self.model.of_hamlets else UNITS_NAME
        proposed = f"{name}-{self._info.unit.code}-{self.model.state.as_of[:10]}.xlsx"
        kinds = self.tr("Excel table (*.xlsx);;CSV table (*.csv)")
        path = self._dialogs.save_file(self, self.tr("Save the table"), proposed, kinds)
        if path is not None:
            self._write(path)
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = True
        super().showEvent(event)
        self.groups.source.watched = self.groups.is_on
        if self._is_stale and self.model.state.total is not None:
            self._render()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = False
        self.groups.source.watched = False
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._made:
            self._fit_notes()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._made and is_restyle(event):
            self._render()

    @staticmethod
    def _is_tight() -> bool:
        """Return True if the header has no room for the button of Ctrl+C."""
        return current_theme().compact or (current_theme().zoomed and current_theme().narrow)

    @staticmethod
    def _is_low() -> bool:
        """Return True if title and buttons share one line: content between them goes below the table."""
        return current_theme().compact and not current_theme().zoomed

    def _build_figures(self) -> QWidget:
        figures, self._table_side = QWidget(), QWidget()
        sides = QVBoxLayout(figures)
        self._table_column = column = QVBoxLayout(self._table_side)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(self._table_side)
        sides.addWidget(self.tiles.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.choice)
        column.addWidget(self.filters)
        column.addWidget(self.card, 100)
        column.addWidget(self.groups.panel, 100)
        column.addWidget(self.look_bar)
        for note in self.notes:
            column.addWidget(note)
        column.addStretch(1)
        return figures

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.tiles.switched.connect(self._render)
        self.tiles.panel.view.unit_opened.connect(self._open_unit)
        self.tiles.panel.view.copy_requested.connect(self._copy)
        self.filters.ordered.connect(self.tiles.set_order)
        self.choice.chosen.connect(lambda name: self.model.choose(Basis(name)))
        self.table.sort_requested.connect(lambda name: self.model.sort(Column(name)))
        self.table.copy_requested.connect(self._copy)
        self.groups.panel.table.copy_requested.connect(self._copy)
        self.table.unit_opened.connect(self._open_unit)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_look())
        self.look_bar.looked.connect(self._look)
        self.look_bar.taken_back.connect(self._take_back)
        self.look_bar.listed.connect(self.filters.show_marked)
        self.filters.basis_chosen.connect(lambda name: self.model.choose(Basis(name)))
        self.filters.searched.connect(self.model.search)
        self.filters.chosen.connect(self._filter)
        self.quality.clicked.connect(lambda: self.page_requested.emit(PageId.QUALITY, ""))
        self.letters.clicked.connect(lambda: self.page_requested.emit(PageId.LETTERS, ""))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.export)
        self.get_data.clicked.connect(self._get_data)

    def _filter(self) -> None:
        filters = self.filters
        self._safely(lambda: self.model.show(filters.view, filters.period, filters.only))
        filters.show_view(self.model.view, self.model.period)

    def _open_unit(self, unit: UnitKey) -> None:
        """From a commune to its hamlets."""
        if self.model.view.level is FigureLevel.COMMUNE and self.model.view.structure is None:
            self.filters.open_unit(unit)

    def _show_look(self) -> None:
        """The reasons of the current row; of no row how many units wait."""
        line = self.table.currentIndex().data(LINE_ROLE) if self.table.currentIndex().isValid() else None
        self.look_bar.show_state(self.model.state, line if isinstance(line, Line) else None)
        self._fit_notes()

    def _fit_notes(self) -> None:
        """The notes below the table; on a low window the marks take their room, but for the last one's."""
        theme, height, marks = current_theme(), self.window().height(), not self.look_bar.isHidden()
        is_low = marks and height < theme.px(LOW_WINDOW_PX)
        is_full = marks and height < theme.px(FULL_WINDOW_PX)
        self.table.set_low(is_low=is_low)
        above, _, last = self.notes
        for note in self.notes:
            hidden = is_low or self.groups.is_on or (is_full and note is above)
            if note is last and (self._is_low() or not self.model.of_hamlets):
                hidden = False
            note.setVisible(bool(note.sentence.text()) and not hidden)

    def _look(self, name: str, reason: str) -> None:
        line = self.look_bar.line
        if line is not None:
            unit = line.row.unit
            self._safely(lambda: self.model.look(unit, name, reason))
            if self.problem.isHidden():
                self.look_bar.close_form()
                self.header.toast.show_done(self.tr("Noted who looked, and why."), undoable=False)

    def _take_back(self) -> None:
        line = self.look_bar.line
        if line is not None:
            unit = line.row.unit
            self._safely(lambda: self.model.take_back(unit))

    def _safely(self, work: Callable[[], None]) -> None:
        """Run `work`; an error is shown in the page, and the former content stays."""
        self.problem.clear()
        try:
            work()
        except UserError as error:
            self.problem.show_message(NoticeKind.ERROR, sentence_of(error))

    def _render(self) -> None:
        """Render the state where the page is in sight, else as soon as it is."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        state = self.model.state
        empty = not state.units and self.model.view == self.model.views[0]
        self._show_side(empty=empty)
        self.empty.setVisible(empty)
        self.header.set_title(self.groups.title())
        self.header.set_subtitle("" if empty or self._is_low() else self._as_of(state))
        if empty:
            self._render_empty()
            return
        self.tiles.show_state(state)
        cards = self.model.of_hamlets and not self.tiles.is_on
        self.choice.setVisible(cards)
        self.filters.show_bases(state, have_cards=cards)
        if self.tiles.is_on:
            return
        self.choice.render_state(state)
        self._show_groups(state)
        if not self.groups.is_on:
            self.card.show_state(state)
        self._show_look()
        as_of = self._as_of(state) if self._is_low() else ""
        source = "" if self.model.of_hamlets else source_of(state)
        for note, text in zip(self.notes, notes_of(state, as_of, source), strict=True):
            note.set_sentence(text)
        self._fit_notes()

    def _show_groups(self, state: State) -> None:
        """The groups of a single hamlet in the place of its one line, as of now."""
        on = self.groups.show_state(state, is_now=self.model.period is None, shown=self.isVisible())
        self.card.setVisible(not on)
        self.filters.show_groups(on=on)
        self.filters.setVisible(not on or self.filters.has_periods)
        self.header.set_title(self.groups.title())

    def _show_side(self, *, empty: bool) -> None:
        """The table or the tiles, with the choices and buttons of each."""
        on = self.tiles.is_on
        for part in (self.figures, self.save):
            part.setVisible(not empty)
        self.copy.setVisible(not empty and not on and not self._is_tight())
        self.tiles.switch.setVisible(self.tiles.has_tiles and not empty)
        self.tiles.switch.set_brief(is_brief=not on)
        self.quality.setVisible(not on)
        self.tiles.show_meeting(shown=self.tiles.has_tiles and not empty)
        self.letters.setVisible(self.model.of_hamlets)  # elsewhere it is a page of the sidebar
        if self.tiles.panel.isHidden() is on:
            self._table_side.setVisible(not on)
            self.tiles.panel.setVisible(on)
            if on:
                self.tiles.panel.hold(self.filters)
            else:
                self._table_column.insertWidget(1, self.filters)
        self.filters.show_tiles(self.tiles.order, on=on)

    def _render_empty(self) -> None:
        if self.model.of_hamlets:
            self.get_data.set_text(self.tr("Load from Excel"))
            self.empty.set_texts(
                self.tr("There are no figures yet"),
                self.tr(
                    "Load the household list and record the first visit; the figures follow by themselves."
                ),
            )
            return
        self.get_data.set_text(self.tr("Receive files"))
        self.empty.set_texts(
            self.tr("No file has come from below yet"),
            self.tr("Open the files that the communes export; the figures follow by themselves."),
        )

    def _as_of(self, state: State) -> str:
        return moment(state, of_hamlets=self.model.of_hamlets, is_now=self.model.period is None)

    def _copy(self) -> None:
        state = self.model.state
        text = self.groups.text if self.groups.is_on else table_text
        QGuiApplication.clipboard().setText(text(state, self._as_of(state)))
        self.header.toast.show_done(self.tr("The table was copied."), undoable=False)

    def _write(self, path: Path) -> None:
        self.problem.clear()
        try:
            state, title = self.model.state, f"{self.groups.title()}. {self._as_of(self.model.state)}"
            if state.total is not None:
                sheet = self.groups.sheet if self.groups.is_on else export_sheet
                self.model.write_table(path, sheet(state, state.total, self.groups.title()), title)
        except UserError as error:
            self.saved.hide()
            self.problem.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self.saved.show_saved(self.tr("The table was saved: {path}").format(path=path), path)

    def _get_data(self) -> None:
        target = PageId.ROSTER if self.model.of_hamlets else PageId.SYNC
        self.page_requested.emit(target, "")


def make_page(context: PageContext) -> ReportPage:
    return ReportPage(context)

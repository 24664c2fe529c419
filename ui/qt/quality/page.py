"""The review: sections with their counts at the left, what one of them holds at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.clock import parse_instant
from ui.qt.context import PageContext
from ui.qt.formats import format_moment, format_number
from ui.qt.page_ids import PageId, household_page
from ui.qt.quality.detail_card import DetailCard
from ui.qt.quality.lists_card import ListsCard
from ui.qt.quality.places_card import PlacesCard
from ui.qt.quality.sample_card import SampleCard
from ui.qt.quality.state import LISTS, PLACES, SAMPLE, State, sections
from ui.qt.quality.view_model import QualityViewModel
from ui.qt.quality.words import section_word
from ui.qt.shared.review_page import ReviewPage
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.rows import Row, RowList, RowLook

LIST_WIDTH = 300
SectionCard = DetailCard | SampleCard | ListsCard | PlacesCard


class QualityPage(ReviewPage[QualityViewModel]):
    """Renders `QualityViewModel.state`."""

    def __init__(self, context: PageContext) -> None:
        entries = RowList(look=RowLook(height=Height.WALK_ROW, side=16, number_width=44), fit_rows=True)
        super().__init__(PageId.QUALITY, QualityViewModel(context), entries)
        self._place = context.services.info.place
        self._records = context.services.imports is not None
        self.list.setObjectName("quality.sections")
        left = Card(padding=BARE)
        left.body.addWidget(self.list)
        left.body.addStretch(1)
        self.detail = DetailCard()
        self.sample = SampleCard()
        self.lists = ListsCard()
        self.places = PlacesCard()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.detail)
        column.addWidget(self.sample)
        column.addWidget(self.lists)
        column.addWidget(self.places)
        self.columns = Columns()
        self.columns.add(left, width=LIST_WIDTH)
        self.columns.add(right)
        self.body.addWidget(self.columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Review of quality"))
        reports = self.tr("Reports") if self._records else self.tr("Ranking")
        self.header.set_crumbs([reports], self.tr("Review of quality"))
        self.list.setAccessibleName(self.tr("What to look at"))
        self.detail.retranslate()
        self.sample.retranslate()
        self.lists.retranslate()
        self.places.retranslate()
        self._render()

    def _connect(self) -> None:
        model, detail = self.model, self.detail
        model.changed.connect(self._render)
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.REPORT, ""))
        self.list.row_chosen.connect(self._go_right)
        detail.opened.connect(self._open_household)
        detail.same.connect(model.same)
        detail.apart.connect(model.not_same)
        detail.decided.connect(model.decide)
        detail.right.connect(model.take_back)
        self.sample.draw_requested.connect(model.draw)
        self.sample.answered.connect(model.answer)
        lists = self.lists
        lists.opened.connect(self._open_household)
        lists.merged.connect(lambda: self._settle(merge=True))
        lists.parted.connect(lambda: self._settle(merge=False))
        lists.busy.stop_requested.connect(model.stop)
        lists.decided.connect(self._decide_list)
        lists.reopened.connect(model.reopen_list)
        self.places.chosen.connect(model.choose_hamlet)

    def _open_household(self, household: str) -> None:
        self.page_requested.emit(*household_page(household, PageId.QUALITY, of_commune=self._records))

    def _settle(self, *, merge: bool) -> None:
        self.model.settle_lists(merge=merge, begun=self.lists.begin, told=self.lists.busy.set_progress)

    def _decide_list(self, unit: str, same: object, reason: str) -> None:
        if self.model.decide_list(unit, same=bool(same), reason=reason):
            self.lists.clear_reason()

    def _render(self) -> None:
        state = self.model.state
        self._render_head(state)
        rows = tuple(
            Row(key=section, title=section_word(section), number=format_number(state.count(section)))
            for section in sections(state)
        )
        self.list.blockSignals(True)
        if rows != self.list.row_model.items:
            self.list.set_rows(rows)
        self.list.set_current(state.section)
        self.list.blockSignals(False)
        cards: dict[str, SectionCard] = {SAMPLE: self.sample, LISTS: self.lists, PLACES: self.places}
        shown = cards.get(state.section, self.detail)
        for card in (self.detail, *cards.values()):
            card.setVisible(card is shown)
        shown.render_state(state)
        self.render_outcome(state)

    def _render_head(self, state: State) -> None:
        if state.read is None:
            self.header.set_subtitle(self._place)
            return
        when = format_moment(parse_instant(state.read.review.as_of))
        as_of = self.tr("as of {when}").format(when=when)
        self.header.set_subtitle(f"{self._place} · {as_of}")

    def _go_right(self, _section: str) -> None:
        """Enter or a click in a section: into what it holds."""
        if self.model.state.section == SAMPLE:
            part = self.sample.calls if self.model.state.sample is not None else self.sample.seed.inner
        else:
            lists = {LISTS: self.lists.list, PLACES: self.places.list}
            part = lists.get(self.model.state.section, self.detail.list)
        part.setFocus(Qt.FocusReason.OtherFocusReason)


def make_page(context: PageContext) -> QualityPage:
    return QualityPage(context)

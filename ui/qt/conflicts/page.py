"""Records that differ: the list at the left, two records to choose from without fear at the right."""

from __future__ import annotations

from functools import partial

from ui.qt.conflicts import words
from ui.qt.conflicts.detail import Detail
from ui.qt.conflicts.view_model import ConflictsViewModel
from ui.qt.context import PageContext
from ui.qt.formats import format_number
from ui.qt.models.flow_label import FlowLabel
from ui.qt.page_ids import PageId, household_page
from ui.qt.shared.review_page import ReviewPage
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.rows import Mark, RowList, RowLook
from ui.qt.window_keys import bind_here

LIST_WIDTH = 280
LIST_PADDING = (5, 8, 5, 8)


class ConflictsPage(ReviewPage[ConflictsViewModel]):
    """Renders `ConflictsViewModel.state`. No primary: the records weigh the same."""

    def __init__(self, context: PageContext) -> None:
        entries = RowList(look=RowLook(height=Height.WALK_ROW, side=14, mark=Mark.BORDER))
        super().__init__(PageId.CONFLICTS, ConflictsViewModel(context), entries)
        self._of_commune = context.services.imports is not None
        self.list.setObjectName("conflicts.list")
        self.left = Card(padding=LIST_PADDING)
        self.left.body.addWidget(self.list, 1)
        self.detail = Detail()
        self.columns = Columns()
        self.columns.add(self.left, width=LIST_WIDTH)
        self.columns.add(self.detail)
        self.nothing = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.nothing.setObjectName("conflicts.nothing")
        self._empty = Card(padding=LIST)
        self._empty.body.addWidget(self.nothing)
        self._empty.body.addStretch(1)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        title = self.tr("Differences")
        self.header.set_title(title)
        files = self.tr("Sync") if self._of_commune else self.tr("Receive files")
        self.header.set_crumbs([files], title)
        self.list.setAccessibleName(title)
        self.nothing.setText(self.tr("Nothing differs. What two people record differently appears here."))
        self._render()

    def _connect(self) -> None:
        model, detail = self.model, self.detail
        model.changed.connect(self._render)
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.SYNC, ""))
        detail.taken.connect(model.take)
        detail.clock.put_right.connect(model.put_clock_right)
        detail.both_requested.connect(model.keep_both)
        detail.later_requested.connect(model.later)
        detail.opened.connect(self._open_household)
        bind_here(self, "2", lambda: self._press(detail.keep_both))
        for card, letter in zip(detail.cards, "ABCD", strict=True):
            bind_here(self, letter, partial(self._press, card.keep))

    @staticmethod
    def _press(button: Button) -> None:
        """A key of a button that is shown."""
        if button.isVisible():
            button.click()

    def _open_household(self) -> None:
        if (late := self.model.state.late) is not None:
            place = household_page(late.household, PageId.CONFLICTS, of_commune=self._of_commune)
            self.page_requested.emit(*place)

    def _render(self) -> None:
        state = self.model.state
        self.header.set_subtitle(self._subtitle())
        self._empty.setVisible(state.read is not None and not state.keys)
        self.columns.setVisible(bool(state.keys))
        self.list.blockSignals(True)
        if state.read is not None:
            self.list.set_rows(words.rows_of(state.read))
        self.list.set_current(state.chosen)
        self.list.blockSignals(False)
        self.detail.render_state(state)
        self.render_outcome(state)

    def _subtitle(self) -> str:
        count = self.model.state.to_decide
        if not count:
            return self.tr("Nothing to choose.")
        text = self.tr("To choose: {count}. Until then the later record is used.")
        return text.format(count=format_number(count))


def make_page(context: PageContext) -> ConflictsPage:
    return ConflictsPage(context)

"""Print: paper as it will come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QShowEvent

from core.application.paper_order import TWO_SIDED, Paper, PaperOrder
from core.base.ids import HouseholdId
from core.papers.selection import Selection
from ui.qt.context import PageContext
from ui.qt.formats import format_number
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.printing import words
from ui.qt.printing.choices import fitting
from ui.qt.printing.options_card import OptionsCard
from ui.qt.printing.preview_pane import PreviewPane
from ui.qt.printing.state import household_in_the_way
from ui.qt.printing.view_model import PrintViewModel
from ui.qt.shared.doors import kept_officer
from ui.qt.shared.folders import open_folder
from ui.qt.shared.printer import Printing, Sheet, SystemPrinting
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

PAPERS_WIDTH, PAPERS_WIDTH_COMPACT = 250, 200
OPTIONS_WIDTH, OPTIONS_WIDTH_COMPACT = 300, 280
SUFFIXES = {Paper.HTML: "html", Paper.PNG: "png", Paper.TEXT: "txt"}


class PrintPage(Page):
    """Renders `PrintViewModel.state`."""

    def __init__(
        self,
        context: PageContext,
        printing: Printing | None = None,
        show_folder: Callable[[Path], object] = open_folder,
    ) -> None:
        super().__init__(PageId.PRINT)
        self.printing: Printing = printing or SystemPrinting()
        self._dialogs = context.dialogs
        self._services = context.services
        self._settings = context.settings
        self._unit = context.services.info.unit.code
        self._told = (0, False)
        self.model = PrintViewModel(context, self)
        look = RowLook(height=Height.PERSON_ROW, side=16, mark=Mark.BORDER)
        self.papers = ListCard(RowList(look=look))
        self.papers.rows.setObjectName("print.papers")
        self.options = OptionsCard(context.services.campaign)
        self.codes = self.options.codes
        self.preview = PreviewPane()
        self.columns = Columns()
        self.columns.add(self.papers, width=PAPERS_WIDTH)
        self.columns.add(self.options, width=OPTIONS_WIDTH)
        self.columns.add(self.preview)
        self._set_widths()
        self.body.addWidget(self.columns, 1)
        self.options.saved.folder_requested.connect(lambda folder: show_folder(Path(folder)))
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Print"))
        self.header.set_subtitle(self.tr("Look before you print: the page is as the paper will be"))
        self.papers.set_title(self.tr("Choose the paper"))
        self.papers.rows.set_rows(
            tuple(
                Row(key=paper.value, title=words.row_title(paper), icon=facts[0])
                for paper, facts in words.PAPERS.items()
            )
        )
        self.papers.rows.set_current(words.row_of(self.model.state.paper).value)
        self.options.retranslate()
        self.preview.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        """`target` may name a paper, and behind it the ids of households it is for."""
        desk = self._services.assignments
        self.options.fields.show_team(desk.reader.officers(), desk.me)
        order = self.model.state.order
        if order.selection is not None and not order.selection.named:
            officer = kept_officer(self._settings, self._services)
            order = replace(order, selection=replace(order.selection, officer=officer))
        paper, _, ids = target.partition(" ")
        if paper in set(Paper):
            order = fitting(order, Paper(paper))
        if ids:
            order = replace(order, selection=Selection(named=tuple(map(HouseholdId, ids.split()))))
        self.model.choose(order)
        self.papers.rows.set_current(words.row_of(order.paper).value)
        self._render()

    @override
    def take_focus(self) -> None:
        self.papers.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.sleep()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._set_widths()
        super().changeEvent(event)

    @override
    def print_out(self) -> bool:
        state = self.model.state
        document = state.document
        if document is None or state.busy or state.of_screen:
            return False
        title = " · ".join(filter(None, (words.paper_title(state.paper), document.made.version)))
        sheet = Sheet(
            size_mm=document.size_mm,
            pages=document.pages,
            title=title,
            turned_over=TWO_SIDED.get(state.paper),
        )
        paper = self.printing.ask(self, sheet)
        if paper is not None:
            self.model.print_on(paper)
        return True

    def save(self) -> None:
        """Ask where to and write the document."""
        state = self.model.state
        if state.document is None:
            return
        suffix = SUFFIXES.get(state.paper, "pdf")
        name = words.FILE_NAMES.get(state.paper, f"huong-dan-{state.paper.value}")
        proposed = f"{name}-{self._unit}-{state.order.language.value}.{suffix}"
        path = self._dialogs.save_file(
            self, self.options.save.text(), proposed, f"{suffix.upper()} (*.{suffix})"
        )
        if path is not None:
            self.model.save(path)

    def copy(self) -> None:
        """The text or the picture into the clipboard, for Zalo."""
        document = self.model.state.document
        if document is None:
            return
        clipboard = QGuiApplication.clipboard()
        if document.text:
            clipboard.setText(document.text)
        else:
            clipboard.setImage(QImage.fromData(document.made.data))
        self.model.note_copy()

    def _set_widths(self) -> None:
        compact = current_theme().compact
        self.columns.set_width(self.papers, PAPERS_WIDTH_COMPACT if compact else PAPERS_WIDTH)
        self.columns.set_width(self.options, OPTIONS_WIDTH_COMPACT if compact else OPTIONS_WIDTH)

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.papers.rows.current_changed.connect(self._choose_paper)
        self.options.fields.chosen.connect(self._choose)
        self.options.print.clicked.connect(self.print_out)
        self.options.save.clicked.connect(self.save)
        self.options.copy.clicked.connect(self.copy)
        self.options.busy.stop_requested.connect(self.model.stop)
        self.options.again.clicked.connect(self.model.again)
        self.options.sides_test.clicked.connect(lambda: self.papers.rows.set_current(Paper.SIDES_TEST.value))
        self.options.load_list.clicked.connect(lambda: self.page_requested.emit(PageId.ROSTER, ""))
        self.options.take_all.clicked.connect(self._take_all)
        self.options.to_household.clicked.connect(self._open_household)
        self.options.to_settings.clicked.connect(lambda: self.page_requested.emit(PageId.SETTINGS, ""))
        self.preview.width_changed.connect(self.model.set_width)
        self.preview.turned.connect(self.model.turn)

    def _render(self) -> None:
        state = self.model.state
        document = state.document
        self.options.render_state(state)
        nobody = state.problem is not None and state.problem.code == "document.no_household"
        self.options.offer_way_on(nobody=nobody, listed=nobody and self.model.has_households)
        if (state.problem is not None or state.stopped) and document is None:
            self.preview.clear()
        elif document is not None and state.paper is Paper.TEXT:
            self.preview.show_text(document.text)
        elif document is not None and state.paper is Paper.HTML:
            self.preview.show_html(document.made.data.decode())
        else:
            self.preview.show_page(state.image, state.page, document.pages if document is not None else 1)
        self._tell(printed=state.printed, copied=state.copied)

    def _tell(self, *, printed: int, copied: bool) -> None:
        if (printed, copied) == self._told:
            return
        self._told = (printed, copied)
        if printed:
            text = self.tr("Sent to the printer at 100 %, pages: {pages}.")
            self.header.toast.show_done(text.format(pages=format_number(printed)), undoable=False)
        elif copied:
            self.header.toast.show_done(self.tr("Copied; paste it into Zalo."), undoable=False)

    def _choose_paper(self, key: str) -> None:
        paper = Paper(key)
        state = self.model.state
        if words.row_of(state.paper) is not paper:
            self.model.choose(fitting(state.order, paper))

    def _open_household(self) -> None:
        """The household whose texts are too long for this paper."""
        self.page_requested.emit(PageId.HOUSEHOLDS, household_in_the_way(self.model.state)[0])

    def _take_all(self) -> None:
        self._choose(replace(self.model.state.order, selection=Selection()))

    def _choose(self, order: PaperOrder) -> None:
        self.model.choose(fitting(order, order.paper))


def make_page(context: PageContext) -> PrintPage:
    return PrintPage(context)

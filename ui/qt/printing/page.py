"""Print: paper as it will come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.documents.content import GuideFormat
from core.workspace import Language
from ui.qt.context import PageContext
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.printing import words
from ui.qt.printing.codes_card import CodesCard
from ui.qt.printing.options_card import OptionsCard
from ui.qt.printing.preview_pane import PreviewPane
from ui.qt.printing.printer import Printing, Sheet, SystemPrinting
from ui.qt.printing.view_model import PrintViewModel
from ui.qt.shared.folders import open_folder
from ui.qt.theme import current_theme
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

PAPERS_WIDTH = 262
OPTIONS_WIDTH = 300


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
        self._unit = context.services.info.unit.code
        self._printed = 0
        self.model = PrintViewModel(context, self)
        look = RowLook(height=Height.FILE_ROW, side=16, mark=Mark.BORDER)
        self.papers = ListCard(RowList(look=look, fit_rows=True))
        self.papers.rows.setObjectName("print.papers")
        self.codes = CodesCard()
        self.options = OptionsCard(context.services.campaign)
        self.preview = PreviewPane()
        columns = Columns()
        columns.add(self._left_column(), width=PAPERS_WIDTH)
        columns.add(self.options, width=OPTIONS_WIDTH)
        columns.add(self.preview)
        self.body.addWidget(columns, 1)
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
                Row(
                    key=kind.value,
                    title=words.paper_title(kind),
                    lines=(words.paper_note(kind),),
                    icon=Icon.QR,
                )
                for kind in words.PAPERS
            )
        )
        self.papers.rows.set_current(self.model.state.kind.value)
        self.options.retranslate()
        self.preview.retranslate()
        self._render()

    @override
    def take_focus(self) -> None:
        self.papers.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def print_out(self) -> bool:
        document = self.model.state.document
        if document is None or self.model.state.busy:
            return False
        title = f"{words.paper_title(document.kind)} · {document.version}"
        sheet = Sheet(size_mm=document.size_mm, pages=document.pages, title=title)
        paper = self.printing.ask(self, sheet)
        if paper is not None:
            self.model.print_on(paper)
        return True

    def save(self) -> None:
        """Ask where to and write the PDF."""
        state = self.model.state
        if state.document is None:
            return
        proposed = f"huong-dan-{state.kind.value}-{self._unit}-{state.language.value}.pdf"
        path = self._dialogs.save_file(self, self.tr("Save as PDF"), proposed, "PDF (*.pdf)")
        if path is not None:
            self.model.save(path)

    def _left_column(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().row_gap)
        for card in (self.papers, self.codes):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(card)
        column.addStretch(1)
        return left

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.papers.rows.current_changed.connect(self._choose_paper)
        self.options.language_chosen.connect(self._choose_language)
        self.options.print.clicked.connect(self.print_out)
        self.options.save.clicked.connect(self.save)
        self.options.to_settings.clicked.connect(lambda: self.page_requested.emit(PageId.SETTINGS, ""))
        self.preview.width_changed.connect(self.model.set_width)
        self.preview.turned.connect(self.model.turn)

    def _render(self) -> None:
        state = self.model.state
        self.options.render_state(state)
        self.codes.render_state(state)
        if state.problem is not None and state.document is None:
            self.preview.clear()
        else:
            pages = state.document.pages if state.document is not None else 1
            self.preview.show_page(state.image, state.page, pages)
        if state.printed != self._printed:
            self._printed = state.printed
            if state.printed:
                text = self.tr("Sent to the printer at 100 %, pages: {pages}.")
                self.header.toast.show_done(text.format(pages=format_number(state.printed)), undoable=False)

    def _choose_paper(self, key: str) -> None:
        self.model.choose(GuideFormat(key), self.model.state.language)

    def _choose_language(self, language: str) -> None:
        self.model.choose(self.model.state.kind, Language(language))


def make_page(context: PageContext) -> PrintPage:
    return PrintPage(context)

"""What can be chosen about the paper, and the two ways out: a printer or a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.campaigns.models import Campaign
from core.workspace import Language
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.printing import words
from ui.qt.printing.state import State
from ui.qt.shared.folders import SavedLine
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind

PADDING = (20, 16, 20, 16)


class OptionsCard(Card):
    """Renders `State`; the page connects its buttons."""

    language_chosen = Signal(str)

    def __init__(self, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=PADDING)
        self._campaign = campaign
        self.header = CardHeader()
        self.language_name = Label("", TextStyle.SMALL, Role.TEXT2)
        self.language = Combo()
        self.language.setObjectName("print.language")
        for language in Language:
            self.language.addItem("", language.value)
        self.language.activated.connect(self._choose_language)
        self.campaign_name = Label("", TextStyle.SMALL, Role.TEXT2)
        self.campaign = Label("", TextStyle.BODY, wrap=True)
        self.campaign.setObjectName("print.campaign")
        self.missing = IconLine(Icon.WARNING, Role.WARN, style=TextStyle.SMALL)
        self.missing.setObjectName("print.missing")
        self.to_settings = Button("", ButtonKind.LINK)
        self.to_settings.setObjectName("print.to_settings")
        self.problem = Notice()
        self.problem.setObjectName("print.problem")
        self.busy = BusyBar()
        self.amount = Label("", TextStyle.STRONG, wrap=True)
        self.version = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.print = Button("", ButtonKind.LARGE, icon=Icon.PRINT, key="Ctrl+P")
        self.print.setObjectName("print.print")
        self.save = Button("", icon=Icon.FILE)
        self.save.setObjectName("print.save")
        self.saved = SavedLine()
        self._lay_out()

    def retranslate(self) -> None:
        self.language_name.setText(self.tr("Language of the sheet"))
        self.language.setAccessibleName(self.language_name.text())
        for at, language in enumerate(Language):
            self.language.setItemText(at, words.language_name(language))
        self.campaign_name.setText(self.tr("Campaign"))
        self.campaign.setText(self._campaign.name.of(language_in_force().value))
        self.to_settings.set_text(self.tr("Open the settings"))
        self.save.set_text(self.tr("Save as PDF"))

    def render_state(self, state: State) -> None:
        self.header.set_title(words.paper_title(state.kind))
        self.language.setCurrentIndex(self.language.findData(state.language.value))
        self.missing.set_sentence(words.missing_sentence(state.missing))
        for shown in (self.missing, self.to_settings):
            shown.setVisible(bool(state.missing))
        self._show_problem(state)
        self._show_ways_out(state)

    def _show_problem(self, state: State) -> None:
        sentence = "" if state.problem is None else sentence_of(state.problem)
        if not sentence:
            self.problem.clear()
        elif sentence != self.problem.sentence.text() or self.problem.isHidden():
            self.problem.show_message(NoticeKind.ERROR, sentence)

    def _show_ways_out(self, state: State) -> None:
        document = state.document
        for button in (self.print, self.save):
            button.setEnabled(document is not None and not state.busy)
        pages = document.pages if document is not None else 1
        several = self.tr("Print {pages} pages").format(pages=format_number(pages))
        self.print.set_text(self.tr("Print one page") if pages == 1 else several)
        self.amount.setText("" if document is None else words.size_sentence(document))
        older = self.tr("{version}. Earlier prints stay valid.")
        self.version.setText("" if document is None else older.format(version=document.version))
        if state.busy:
            self.busy.start(self.tr("Getting the pages ready for the printer"), can_stop=False)
        else:
            self.busy.finish()
        if state.saved is None:
            self.saved.hide()
        else:
            text = self.tr("The PDF was saved: {path}")
            self.saved.show_saved(text.format(path=state.saved), state.saved)

    def _choose_language(self, at: int) -> None:
        self.language_chosen.emit(Language(self.language.itemData(at)).value)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        self.body.addWidget(self.header)
        self.body.addSpacing(6)
        for part in (self.language_name, self.language):
            self.body.addWidget(part)
        self.body.addSpacing(6)
        for part in (self.campaign_name, self.campaign):
            self.body.addWidget(part)
        self.body.addWidget(self.missing)
        self.body.addWidget(self.to_settings)
        self.body.addStretch(1)
        for way in (self.problem, self.busy, self.amount, self.version, self.print, self.save, self.saved):
            self.body.addWidget(way)
        self.body.insertSpacing(self.body.indexOf(self.save), 4)

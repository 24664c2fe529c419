"""Options of the paper, and the outputs: a printer, a file or the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from core.application.paper_order import OF_HOUSEHOLDS, PROGRESS, Paper
from core.campaigns.models import Campaign
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.printing import words
from ui.qt.printing.choice_fields import ChoiceFields
from ui.qt.printing.code_lines import CodeLines
from ui.qt.printing.state import State, household_in_the_way
from ui.qt.shared.folders import SavedLine
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind

PADDING = (20, 16, 20, 12)
OWN_WORDS = OF_HOUSEHOLDS | {
    Paper.STAFF_CARD,
    Paper.TEAM_POSTER,
    Paper.CALIBRATION,
    Paper.SIDES_TEST,
    Paper.HANDBOOK,
    Paper.KEY_SHEET,
    *PROGRESS,
}
"""Papers that contain nothing about the campaign's stores."""


class _Fields(ScrollBody):
    """Takes what the ways out leave, and asks for no more."""

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class OptionsCard(Card):
    """Renders `State`; the page connects its buttons."""

    def __init__(self, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=PADDING)
        self._campaign = campaign
        self.header = CardHeader()
        self.note = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.fields = ChoiceFields()
        self.language = self.fields.language
        self.campaign_name = Label("", TextStyle.SMALL, Role.TEXT2)
        self.campaign = Label("", TextStyle.BODY, wrap=True)
        self.campaign.setObjectName("print.campaign")
        self.missing = IconLine(Icon.WARNING, Role.WARN, style=TextStyle.SMALL)
        self.missing.setObjectName("print.missing")
        self.to_settings = self._button("to_settings", ButtonKind.LINK)
        self.codes = CodeLines()
        self.sides = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.sides.setObjectName("print.sides")
        self.sides_test = self._button("sides_test", ButtonKind.LINK)
        self.problem = Notice()
        self.problem.setObjectName("print.problem")
        self.aside = IconLine(Icon.WARNING, Role.WARN, style=TextStyle.SMALL)
        self.aside.setObjectName("print.aside")
        self.to_household = self._button("to_household", ButtonKind.LINK)
        self.replaced = IconLine(Icon.HELP, Role.TEXT2, style=TextStyle.SMALL)
        self.replaced.setObjectName("print.replaced")
        self.load_list = Button("", ButtonKind.PRIMARY, icon=Icon.FILE)
        self.load_list.setObjectName("print.load_list")
        self.take_all = Button("", icon=Icon.HOME)
        self.take_all.setObjectName("print.take_all")
        self.busy = BusyBar()
        self.stopped = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.again = self._button("again", ButtonKind.LINK)
        self.amount = FlowLabel("", TextStyle.STRONG)
        self.amount.setObjectName("print.amount")
        self.version = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.print = Button("", ButtonKind.LARGE, icon=Icon.PRINT, key="Ctrl+P")
        self.print.setObjectName("print.print")
        self.copy = Button("", ButtonKind.LARGE, icon=Icon.FILE)
        self.copy.setObjectName("print.copy")
        self.save = Button("", icon=Icon.FILE)
        self.save.setObjectName("print.save")
        self.saved = SavedLine()
        self.last = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.last.setObjectName("print.last")
        self._lay_out()

    def retranslate(self) -> None:
        self.fields.retranslate()
        self.campaign_name.setText(self.tr("Campaign"))
        self.campaign.setText(self._campaign.name.of(language_in_force().value))
        self.to_settings.set_text(self.tr("Open the settings"))
        self.again.set_text(self.tr("Make it again"))
        self.sides_test.set_text(self.tr("Open the test sheet"))
        self.load_list.set_text(self.tr("Load from Excel"))
        self.take_all.set_text(self.tr("Take all households"))
        self.copy.set_text(self.tr("Copy"))

    def render_state(self, state: State) -> None:
        self.header.set_title(words.paper_title(state.paper))
        self.note.setText(words.paper_note(state.paper))
        self.fields.render_state(state)
        own = state.paper in OWN_WORDS
        for part in (self.campaign_name, self.campaign):
            part.setVisible(not own)
        self.missing.set_sentence(words.missing_sentence(state.missing))
        for shown in (self.missing, self.to_settings):
            shown.setVisible(bool(state.missing) and not own)
        self.codes.render_state(state)
        self._show_problem(state)
        self._show_aside(state)
        self._show_run(state)
        self._show_ways_out(state)

    def offer_way_on(self, *, nobody: bool, listed: bool) -> None:
        """Offer a way on where `nobody` gets the paper: take all who are `listed`, or load a list first."""
        self.load_list.setVisible(nobody and not listed)
        self.take_all.setVisible(nobody and listed)

    def _show_problem(self, state: State) -> None:
        sentence = "" if state.problem is None else sentence_of(state.problem)
        if not sentence:
            self.problem.clear()
        elif sentence != self.problem.sentence.text() or self.problem.isHidden():
            self.problem.show_message(NoticeKind.ERROR, sentence)

    def _show_aside(self, state: State) -> None:
        """Households without room, by name, with a button to the first, and texts with replaced signs."""
        document = state.document
        for line, sentence in (
            (self.aside, words.aside_sentence(document) if document is not None else ""),
            (self.replaced, words.replaced_sentence(document) if document is not None else ""),
        ):
            line.set_sentence(sentence)
            line.setVisible(bool(sentence))
        code = household_in_the_way(state)[1]
        self.to_household.set_text(self.tr("Open household {code}").format(code=code))
        self.to_household.setVisible(bool(code))

    def _show_run(self, state: State) -> None:
        """A long run: what is going on, how far it is, and how to end it."""
        halted = self.tr("Stopped. Pages already sent still come out.")
        self.stopped.setText(halted if state.halted else self.tr("Stopped. Nothing was printed or saved."))
        self.stopped.setVisible(state.stopped or state.halted)
        self.again.setVisible(state.stopped)
        if not state.busy and state.progress is None:
            self.busy.finish()
            return
        printing = self.tr("Getting the pages ready for the printer")
        sentence = printing if state.busy else self.tr("Making the pages")
        if self.busy.isHidden() or self.busy.sentence.text() != sentence:
            self.busy.start(sentence)
        if state.progress is not None:
            self.busy.set_progress(*state.progress)

    def _show_ways_out(self, state: State) -> None:
        document = state.document
        for button in (self.print, self.save, self.copy):
            button.setEnabled(document is not None and not state.busy)
        self.print.setVisible(not state.of_screen)
        self.copy.setVisible(state.paper in {Paper.TEXT, Paper.PNG})
        self.save.set_text(self.tr("Save as a file") if state.of_screen else self.tr("Save as PDF"))
        pages = document.pages if document is not None else 1
        several = self.tr("Print {pages} pages").format(pages=format_number(pages))
        self.print.set_text(self.tr("Print one page") if pages == 1 else several)
        paper = document is not None and not state.of_screen
        self.amount.setText(words.size_sentence(document) if document is not None and paper else "")
        self.amount.setVisible(paper)
        sides = words.sides_sentence(document) if document is not None else ""
        self.sides.setText(sides)
        self.sides.setVisible(bool(sides))
        self.sides_test.setVisible(bool(sides))
        version = document.made.version if document is not None else ""
        older = self.tr("{version}. Earlier prints stay valid.")
        handed_out = version and state.paper not in OWN_WORDS
        self.version.setText(older.format(version=version) if handed_out else version)
        self.version.setVisible(bool(version))
        self.last.setText("" if state.last is None else words.last_sentence(state.last))
        self.last.setVisible(state.last is not None and state.saved is None)
        if state.saved is None:
            self.saved.hide()
        else:
            text = self.tr("The PDF was saved: {path}")
            if state.of_screen:
                text = self.tr("The file was saved: {path}")
            self.saved.show_saved(text.format(path=state.saved), state.saved)

    def _button(self, name: str, kind: ButtonKind) -> Button:
        button = Button("", kind)
        button.setObjectName(f"print.{name}")
        return button

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        self.body.addWidget(self.header)
        self.body.addWidget(self.note)
        scroll = _Fields()
        scroll.column.setSpacing(4)
        scroll.column.setContentsMargins(0, 4, 0, 4)
        for part in (
            self.fields,
            self.sides,
            self.sides_test,
            self.campaign_name,
            self.campaign,
            self.missing,
            self.to_settings,
            self.codes,
        ):
            scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        ways: tuple[QWidget, ...] = (
            self.problem,
            self.aside,
            self.to_household,
            self.replaced,
            self.load_list,
            self.take_all,
            self.busy,
            self.stopped,
            self.again,
            self.amount,
            self.version,
            self.print,
            self.copy,
            self.save,
            self.saved,
            self.last,
        )
        for way in ways:
            self.body.addWidget(way)
        self.body.insertSpacing(self.body.indexOf(self.save), 4)

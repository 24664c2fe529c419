"""The office's page: periods to close, denominators, deadlines, the register of letters, ranks of others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import UserError
from core.letters.models import NewLetter
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_date, format_number
from ui.qt.icons import Icon
from ui.qt.office import words
from ui.qt.office.cards import RankCard, SplitCard
from ui.qt.office.closing_card import ClosingCard
from ui.qt.office.letter_form import LetterForm
from ui.qt.office.view_model import LETTER, RANK, OfficeViewModel
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.row_card import RowCard
from ui.qt.shared.typed_days import read_day
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.revealing import reveal

LEFT_WIDTH: Final = 440
PERIODS_SEEN: Final = 6
"""At the least, whatever else is on the page."""


class OfficePage(Page):
    """Renders `OfficeViewModel.state`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.OFFICE)
        self._dialogs = context.dialogs
        self.model = OfficeViewModel(context, self)
        self.close_period = Button("", ButtonKind.PRIMARY, icon=Icon.LOCK)
        self.close_period.setObjectName("office.close")
        self.header.add_action(self.close_period)
        self.load_file = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.load_file.setObjectName("office.load")
        self.notice = Notice()
        self.notice.setObjectName("office.notice")
        self.closing = ClosingCard()
        self.reopen = Button("", ButtonKind.LINK, icon=Icon.UNDO)
        self.reopen.setObjectName("office.reopen")
        self.periods = RowCard("office.periods", button=self.reopen, at_least=PERIODS_SEEN)
        self.denominators = RowCard("office.denominators", button=self.load_file)
        self.deadlines = RowCard("office.deadlines", whole=True)
        self.search = SearchField()
        self.search.setObjectName("office.search")
        self.basis = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.form = LetterForm()
        self.new_letter = Button("", ButtonKind.LINK, icon=Icon.RECORD)
        self.new_letter.setObjectName("office.letter.new")
        self.letters = RowCard("office.letters", button=self.new_letter, extra=self._above_letters())
        self.rank = RankCard()
        self.splits = SplitCard()
        columns = Columns()
        columns.add(_column(self.periods, self.denominators, self.splits), width=LEFT_WIDTH)
        columns.add(_column(self.deadlines, self.letters, self.rank))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.closing)
        self.body.addWidget(columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Periods"))
        self.header.set_subtitle(self.tr("What figures are divided by, closed by and cited by"))
        self.load_file.set_text(self.tr("Load from Excel"))
        self.periods.set_texts(self.tr("Reporting periods"), self.tr("The campaign has not begun."))
        self.denominators.set_texts(
            self.tr("Denominators from outside"),
            self.tr("None yet. Load a sheet with unit, name, value, source and day."),
        )
        self.deadlines.set_texts(self.tr("Deadlines"), self.tr("The campaign sets none."))
        self.letters.set_texts(self.tr("Register of letters"), self.tr("No letter fits these words."))
        self.new_letter.set_text(self.tr("Enter a letter"))
        self.form.retranslate()
        self.search.set_placeholder(self.tr("A number as printed or as cited, or words"))
        self.search.edit.setAccessibleName(self.tr("A number as printed or as cited, or words"))
        self.rank.title.setText(self.tr("Rank given by others"))
        labels = (self.tr("Rank, as 59/63"), self.tr("Rate, %"), self.tr("As of"), self.tr("Source"))
        for part, label in zip(self.rank.labelled, labels, strict=True):
            part.set_label(label)
        self.rank.save.set_text(self.tr("Enter"))
        self.splits.title.setText(self.tr("Units that were split"))
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load()

    @override
    def take_focus(self) -> None:
        first = self.close_period if self.close_period.isVisible() else self.search.edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> bool:
        return self.model.leave_open()

    @override
    def go_to_search(self) -> bool:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()
        return True

    @override
    def open_files(self) -> bool:
        path = self._dialogs.open_file(
            self, self.tr("Load denominators"), self.tr("Spreadsheets (*.xlsx *.xls *.ods)")
        )
        if path is not None:
            self._load(path)
        return True

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        self._load(paths[0])

    def _load(self, path: Path) -> None:
        text = self.tr("{count} new denominators were loaded.")
        self.model.load_denominators(path, lambda new: text.format(count=format_number(new)))

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.close_period.clicked.connect(self.model.ask_to_close)
        self.closing.close_it.clicked.connect(self._close)
        self.closing.leave.clicked.connect(self.model.leave_open)
        self.reopen.clicked.connect(self._reopen)
        self.load_file.clicked.connect(self.open_files)
        self.search.text_changed.connect(self.model.search)
        self.new_letter.clicked.connect(lambda: self._open_form(None, None))
        self.letters.list.row_chosen.connect(self._change_letter)
        self.form.entered.connect(self._enter_letter)
        self.form.removed.connect(self._remove_letter)
        self.notice.action_requested.connect(self.undo)
        self.rank.entered.connect(self._enter_rank)
        self.splits.decided.connect(
            lambda unit, hamlet, to: self.model.decide(unit, hamlet, to, self.tr("Noted."))
        )

    def _close(self) -> None:
        closed = self.tr("Period {number} is closed; what comes late corrects the next one.")
        self.model.close_period(lambda number: closed.format(number=number))

    def _reopen(self) -> None:
        opened = self.tr("Period {number} is open again; its figures follow the files until it is closed.")
        self.model.reopen_period(lambda number: opened.format(number=number))

    def _enter_rank(self) -> None:
        try:
            as_of = read_day(self.rank.day.text())
        except UserError as error:
            self.model.tell(error, RANK)
            return
        rank, rate, source = (field.text() for field in (self.rank.rank, self.rank.rate, self.rank.source))
        if self.model.enter_rank(rank, rate, as_of, source, self.tr("The rank was entered.")):
            self.rank.clear()

    def _change_letter(self, key: str) -> None:
        n, _, reference = key.partition("|")
        letter = self.model.letter(int(n or 0), reference)
        if letter is None:
            self.form.hide()
        else:
            self._open_form(letter, int(n))

    def _open_form(self, letter: NewLetter | None, n: int | None) -> None:
        self.form.open_for(letter, n)
        self.form.fields["number"].setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.form)

    def _enter_letter(self) -> None:
        try:
            letter = self.form.letter()
        except UserError as error:
            self.model.tell(error, LETTER)
            return
        done = self.tr("The letter is in the register.")
        if self.form.n is not None:
            done = self.tr("The letter was changed.")
        if self.model.enter_letter(letter, self.form.n, done):
            self._leave_form()

    def _remove_letter(self) -> None:
        n = self.form.n
        if n is not None and self.model.remove_letter(n, self.tr("The letter is off the register.")):
            self._leave_form()

    def _leave_form(self) -> None:
        """Show what was done, which can be undone."""
        self.form.hide()
        reveal(self.notice)

    @override
    def undo(self) -> bool:
        return self.model.undo(self.tr("Taken back."))

    def _render(self) -> None:
        state = self.model.state
        self._show_notice()
        is_new = self.closing.isHidden()
        self.closing.setVisible(state.asked is not None)
        if state.asked is not None:
            self.closing.ask(state.asked)
            if is_new:
                self.closing.leave.setFocus(Qt.FocusReason.OtherFocusReason)  # a stray Enter closes nothing
        self.reopen.setVisible(bool(state.last_closed))
        self.reopen.set_text(self.tr("Reopen period {number}").format(number=state.last_closed))
        self.close_period.setVisible(state.to_close is not None and state.asked is None)
        if state.to_close is not None:
            text = self.tr("Close period {number}").format(number=state.to_close.period.number)
            self.close_period.set_text(text)
        self.periods.set_rows(
            tuple(
                words.period_row(
                    one,
                    passed=one.period.number < state.last_closed,
                    lacking=state.lacking.get(one.period.number, ()),
                )
                for one in state.periods
            )
        )
        name = self.model.name_of
        self.denominators.set_rows(tuple(words.denominator_row(one, name) for one in state.denominators))
        self.deadlines.set_rows(tuple(words.deadline_row(row) for row in state.deadlines))
        self.letters.set_rows(tuple(words.letter_row(letter) for letter in state.shown_letters))
        self.basis.setText(state.basis)
        self.basis.setVisible(bool(state.basis))
        self.rank.known.setText("\n".join(words.rank_text(one) for one in state.ranks))
        self.rank.known.setVisible(bool(state.ranks))
        self._show_splits()

    def _show_splits(self) -> None:
        state = self.model.state
        self.splits.setVisible(bool(state.undecided))
        if not state.undecided or state.structure is None:
            return
        hint = self.tr("In which unit of {date} does each hamlet lie? Then the figures can be read so.")
        self.splits.hint.setText(hint.format(date=format_date(state.structure)))
        units = {unit for one in state.undecided for unit in (one.commune, *one.candidates)}
        names = {unit: self.model.name_of(unit) for unit in units}
        self.splits.show_undecided(state.undecided, names, self.tr("Note"))

    def _show_notice(self) -> None:
        state = self.model.state
        self.notice.clear()
        self.rank.notice.clear()
        self.form.show_problem("")
        if state.problem is not None:
            sentence = sentence_of(state.problem)
            if state.at == LETTER:
                self.form.show_problem(sentence)
                return
            notice = self.rank.notice if state.at == RANK else self.notice
            notice.show_message(NoticeKind.ERROR, sentence)
        elif state.done:
            undo = self.tr("Undo") if state.undoable else ""
            self.notice.show_message(NoticeKind.DONE, state.done, action=undo)

    def _above_letters(self) -> QWidget:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.search)
        column.addWidget(self.basis)
        return above


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().gap)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, RowCard) and not part.whole else 0)
    return holder


def make_page(context: PageContext) -> Page:
    return OfficePage(context)

"""Reports and letters: official documents, whom to urge, what is shared, and the charts of a period."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import UserError
from core.base.signs import REPLACEMENT
from core.letters.models import Letter
from core.reports.sharing import GoodModel, ZaloGroup
from core.reports.wording import NO_WORDING, Wording
from core.reports.writing import Written
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_date, format_number
from ui.qt.icons import Icon
from ui.qt.letters import words
from ui.qt.letters.cards import ChartsCard, DocumentCard, EntryForm, FormCard
from ui.qt.letters.draft_editor import DraftEditor
from ui.qt.letters.issued_form import IssuedForm
from ui.qt.letters.signed_card import SignedCard
from ui.qt.letters.state import DocumentKind, State
from ui.qt.letters.view_model import ISSUE, WORDING, LettersViewModel
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.folders import SavedLine, open_folder
from ui.qt.shared.printer import Printing, SystemPrinting
from ui.qt.shared.row_card import RowCard
from ui.qt.shared.typed_days import read_day
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.notice import Notice, NoticeKind

LEFT_WIDTH = 440
ROWS_SEEN = 5
MOST_NAMES = 3
LONGEST_NAME = 40
"""Of lists that scroll within themselves; a letter may urge a hundred units."""


class LettersPage(Page):
    """Renders `LettersViewModel.state`."""

    def __init__(self, context: PageContext, show_folder: Callable[[Path], object] = open_folder) -> None:
        super().__init__(PageId.LETTERS)
        self._dialogs, self._show_folder = context.dialogs, show_folder
        self._info = context.services.info
        self._of_commune = context.services.imports is not None
        self.model = LettersViewModel(context, self)
        self.back = _button("letters.back", Icon.REPORT)
        self.urge = _button("letters.urge", Icon.WARNING)
        self.header.add_action(self.back)
        self.header.add_action(self.urge)
        self.notice = Notice()
        self.notice.setObjectName("letters.notice")
        self.busy = BusyBar()
        self.busy.setObjectName("letters.busy")
        self.saved = SavedLine()
        self.saved.folder_requested.connect(lambda folder: show_folder(Path(folder)))
        self.document = DocumentCard()
        self.unit = Combo()
        self.unit.setObjectName("letters.zalo.unit")
        self.model_form, self.group_form = EntryForm("model", 4), EntryForm("zalo", 2, first=self.unit)
        self.issued_form = IssuedForm()
        self.printing: Printing = SystemPrinting()
        self.issued = FormCard(self.issued_form)
        self.issue_form = EntryForm("issue", 2)
        self.edit_draft = _button("letters.draft.edit", Icon.RECORD, ButtonKind.LINK)
        self.drafts = RowCard("letters.drafts", button=self.edit_draft, extra=self.issue_form, whole=True)
        self.editor = DraftEditor()
        self.edited = FormCard(self.editor)
        self.edited.hide()
        self.behind = RowCard("letters.behind", at_least=ROWS_SEEN)
        self.tasks = RowCard("letters.tasks", at_least=ROWS_SEEN)
        self.models = RowCard("letters.models", extra=self.model_form, whole=True)
        self.groups = RowCard("letters.groups", extra=self.group_form, whole=True)
        self.charts, self.signed = ChartsCard(), SignedCard(context)
        columns = Columns()
        columns.add(
            _column(self.document, self.issued, self.signed, self.models, self.groups), width=LEFT_WIDTH
        )
        columns.add(_column(self.drafts, self.edited, self.behind, self.tasks, self.charts))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.saved)
        self.body.addWidget(columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Reports, letters"))
        self.header.set_subtitle(self.tr("Made from the figures; number and signature stay blank"))
        self.back.set_text(self.tr("Reports") if self._of_commune else self.tr("Ranking"))
        document = self.document
        document.title.setText(self.tr("Official documents"))
        document.labelled[0].set_label(self.tr("Document"))
        document.labelled[1].set_label(self.tr("Period"))
        document.write.set_text(self.tr("Save PDF, Word and Excel"))
        document.share.set_text(self.tr("Table for the Zalo group"))
        document.edit.set_text(self.tr("Edit the texts of this document"))
        document.hint.setText(
            self.tr("Figures fill in by themselves, each rate with what it is of. Word files stay editable.")
        )
        self.behind.set_texts(self.tr("To be urged"), self.tr("No unit is late, behind or doubtful."))
        self.tasks.set_texts(self.tr("To be looked after"), self.tr("An issued letter puts tasks here."))
        self.issued.header.set_title(self.tr("Issued letters"))
        self.issued_form.retranslate(self.tr("Issued letters"))
        self.drafts.set_texts(self.tr("Waiting for number and day"), "")
        for part, label in zip(
            self.issue_form.labelled,
            (self.tr("Number the office gave"), self.tr("Day of the letter")),
            strict=True,
        ):
            part.set_label(label)
        self.issue_form.save.set_text(self.tr("Issue: enter in the register"))
        self.edit_draft.set_text(self.tr("Edit the draft"))
        self.edited.header.set_title(self.tr("The draft"))
        self.editor.retranslate()
        self.models.set_texts(self.tr("Good models"), self.tr("None yet. An approved one goes into reports."))
        self.groups.set_texts(self.tr("Zalo groups"), self.tr("No group is entered yet."))
        labels = (
            self.tr("Title"),
            self.tr("Unit"),
            self.tr("What was done"),
            self.tr("Figure, with its base"),
        )
        for part, label in zip(self.model_form.labelled, labels, strict=True):
            part.set_label(label)
        self.model_form.save.set_text(self.tr("Save as a draft"))
        for part, label in zip(
            self.group_form.labelled, (self.tr("Name of the group"), self.tr("Who runs it")), strict=True
        ):
            part.set_label(label)
        self.unit.setAccessibleName(self.tr("Unit without a group"))
        self.group_form.save.set_text(self.tr("Enter the group"))
        self.charts.title.setText(self.tr("Charts of the period"))
        self.charts.empty.setText(self.tr("They follow when the first figures are there."))
        self.saved.hide()
        kinds = tuple(kind for kind in DocumentKind if kind is not DocumentKind.UNIT or self._info.upper_name)
        document.show_kinds(kinds, self.model.state.kind)
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load()

    @override
    def take_focus(self) -> None:
        self.document.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def export(self) -> bool:
        self._into_folder(lambda folder: self.model.write(folder, self.tr("The document was saved.")))
        return True

    @override
    def print_out(self) -> bool:
        """The issued letter that is chosen."""
        if (letter := self.issued_form.chosen) is None:
            return False
        done = self.tr("The letter went to the printer.")
        self.model.print_out(letter, lambda sheet: self.printing.ask(self, sheet), done)
        return True

    @override
    def undo(self) -> bool:
        return self.model.undo(self.tr("Taken back."))

    def _connect(self) -> None:
        document = self.document
        self.model.changed.connect(self._render)
        self.busy.stop_requested.connect(self.model.stop)
        self.model.stopped.connect(self._tell_stopped)
        self.model.reported.connect(self.busy.set_progress)
        self.back.clicked.connect(lambda: self.page_requested.emit(PageId.REPORT, ""))
        self.urge.clicked.connect(self._urge)
        document.chosen.connect(lambda: self.model.choose(document.document, document.number))
        document.write.clicked.connect(self.export)
        document.share.clicked.connect(self._share)
        document.edit.clicked.connect(self._edit)
        self.tasks.list.row_chosen.connect(lambda key: self.model.toggle_task(int(key), words.task_done))
        self.notice.action_requested.connect(self.undo)
        self.models.list.row_chosen.connect(
            lambda key: self.model.toggle_model(int(key), self.tr("The good model was changed."))
        )
        self.edit_draft.clicked.connect(self._open_editor)
        self.editor.saved.connect(self._rewrite)
        self.editor.reset.connect(lambda: self._rewrite(NO_WORDING))
        self.editor.refused.connect(lambda error: self.model.tell(error, WORDING))
        self.issue_form.entered.connect(self._issue)
        self.issued_form.entered.connect(self._withdraw)
        self.issued_form.replace.clicked.connect(self._replace)
        self.issued_form.send.clicked.connect(self._send_out)
        self.issued_form.print.clicked.connect(self.print_out)
        self.model_form.entered.connect(self._enter_model)
        self.group_form.entered.connect(self._enter_group)

    def _tell_stopped(self) -> None:
        self.header.toast.show_warning(self.tr("Stopped. No document was written; you can make it again."))

    def _urge(self) -> None:
        self._draft(None)

    def _draft(self, revises: Letter | None) -> None:
        done = self.tr("The letter is a draft until number and day are entered below.")
        self._into_folder(lambda folder: self.model.urge(folder, done, revises))

    def _open_editor(self) -> None:
        read = self.model.state.read
        self.editor.show_choices(read.behind, read.parts, read.wording, read.recipients)
        self.edited.show()
        self.editor.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rewrite(self, wording: Wording) -> None:
        done = self.tr("The draft was saved with these choices.")
        self._into_folder(lambda folder: self.model.rewrite(folder, wording, done))

    def _replace(self) -> None:
        if (letter := self.issued_form.chosen) is not None:
            self._draft(letter)

    def _send_out(self) -> None:
        done = self.tr("The folder has the letter for signing, for eOffice, for e-mail and for Zalo.")
        if (letter := self.issued_form.chosen) is not None:
            self._into_folder(lambda folder: self.model.send_out(letter, folder, done))

    def _withdraw(self) -> None:
        letter = self.issued_form.chosen
        done = self.tr("The letter is withdrawn; the tasks that it left open are gone.")
        if letter is not None and self.model.withdraw(letter, self.issued_form.texts()[0], done):
            self.issued_form.clear()

    def _issue(self) -> None:
        drafts = self.model.state.read.drafts
        if not drafts:
            return
        number, day = self.issue_form.texts()
        done = self.tr("Letter {reference} is issued and in the register; each unit has a task.")
        try:
            issued_on = read_day(day)
        except UserError as error:
            self.model.tell(error, ISSUE)
            return
        if self.model.issue(
            drafts[0].name, number, issued_on, lambda one: done.format(reference=one.reference)
        ):
            self.issue_form.clear()

    def _share(self) -> None:
        done = self.tr("The picture was saved; the text is copied, ready to paste into the group.")
        clipboard = QGuiApplication.clipboard()
        self._into_folder(lambda folder: self.model.share(folder, done, clipboard.setText))

    def _edit(self) -> None:
        path = self.model.copy_template()
        if path is not None:
            self._show_folder(path.parent)

    def _enter_model(self) -> None:
        title, place, what, figure = self.model_form.texts()
        model = GoodModel(title=title, place=place, what=what, figure=figure)
        if self.model.enter_model(model, self.tr("The draft was saved; click it to approve it.")):
            self.model_form.clear()

    def _enter_group(self) -> None:
        unit = self.unit.currentData()
        if isinstance(unit, UnitKey):
            name, runner = self.group_form.texts()
            group = ZaloGroup(unit=unit, name=name, runner=runner)
            if self.model.enter_group(group, self.tr("The group was entered.")):
                self.group_form.clear()

    def _into_folder(self, work: Callable[[Path], None]) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to save"))
        if folder is not None:
            work(folder)

    def _render(self) -> None:
        state = self.model.state
        read = state.read
        self._show_notice(state)
        if not state.busy:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Making the document from the figures"))
        names = [self.tr("The last that is over")]
        name = self.tr("Period {number}, to {date}")
        names += [
            name.format(number=one.period.number, date=format_date(one.period.last_day))
            for one in read.periods
        ]
        self.document.show_periods(read.periods, state.period, names)
        self.document.write.setEnabled(not state.busy)
        self.document.share.setEnabled(not state.busy)
        self.urge.set_text(self.tr("Make the urging letter (no. {round})").format(round=read.round))
        self.urge.setEnabled(bool(read.behind) and not state.busy)
        self.behind.set_rows(tuple(words.urge_row(row) for row in read.behind))
        self.issued_form.show_letters(read.issued, busy=state.busy)
        self.issued.setVisible(bool(read.issued))
        self.drafts.setVisible(bool(read.drafts))
        if not read.drafts:
            self.edited.hide()
        elif self.edited.isVisible() and read.wording != self.editor.chosen:
            self.editor.show_choices(read.behind, read.parts, read.wording, read.recipients)
        self.drafts.set_rows(tuple(words.draft_row(draft) for draft in read.drafts))
        self.tasks.set_rows(tuple(words.task_row(task) for task in read.tasks))
        self.models.set_rows(tuple(words.model_row(model) for model in read.models))
        self._show_groups(state)
        self.charts.show_drawings(read.drawings)

    def _show_groups(self, state: State) -> None:
        read = state.read
        chosen = self.unit.currentData()
        self.unit.clear()
        for key, name in read.without:
            self.unit.addItem(name, key)
        self.unit.setCurrentIndex(max(0, self.unit.findData(chosen)))
        self.group_form.setVisible(bool(read.without))
        self.groups.setVisible(bool(read.without or read.groups))
        title = self.tr("Zalo groups; {count} units have none")
        self.groups.header.set_title(title.format(count=format_number(len(read.without))))
        self.groups.set_rows(
            tuple(words.group_row(group, self.model.name_of(group.unit)) for group in read.groups)
        )

    def _show_notice(self, state: State) -> None:
        self.saved.hide()
        problem = "" if state.problem is None else sentence_of(state.problem)
        forms = (self.issue_form, self.issued_form, self.model_form, self.group_form, self.editor)
        for form in forms:
            form.show_problem(problem if state.at == form.name else "")
        if problem and not state.at:
            self.notice.show_message(NoticeKind.ERROR, problem)
        elif state.saved is not None:
            self.notice.clear()
            sentences = (state.done, self._where(state.saved), self._replaced(state.saved))
            self.saved.show_saved(" ".join(filter(None, sentences)), state.saved.files[0])
        elif state.done:
            undo = self.tr("Undo") if state.undoable else ""
            self.notice.show_message(NoticeKind.DONE, state.done, action=undo)
        else:
            self.notice.clear()

    def _replaced(self, written: Written) -> str:
        """Return the texts whose signs the PDF lacks; the Word file has them."""
        if not written.replaced:
            return ""
        shown = [f"“{text[:LONGEST_NAME]}”" for text in written.replaced]
        more = len(shown) - MOST_NAMES
        names = ", ".join(shown[:MOST_NAMES]) + (f" (+{format_number(more)})" if more > 0 else "")
        text = self.tr("No font has some signs, so the PDF has {sign}: {names}. The Word file keeps them.")
        return text.format(sign=REPLACEMENT, names=names)

    def _where(self, written: Written) -> str:
        path = written.files[0]
        text = self.tr("Look for {path}.")
        if written.spared:
            text = self.tr("Another {name} was there: it stays as it was. The new one is {path}.")
            return text.format(name=written.spared[0].stem, path=path)
        return text.format(path=path)


def _button(name: str, icon: Icon, kind: ButtonKind = ButtonKind.SECONDARY) -> Button:
    button = Button("", kind, icon=icon)
    button.setObjectName(name)
    return button


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().gap)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder


def make_page(context: PageContext) -> Page:
    return LettersPage(context)

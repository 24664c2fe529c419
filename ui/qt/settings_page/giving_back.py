"""Data on this laptop: another officer, another folder, the end of sample data, and deleting all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.backup.models import AtRisk
from core.base.errors import UserError
from core.base.text import fold
from core.reports.writing import Form, write_document
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import NoticeKind
from ui.qt.widgets.revealing import reveal


class GivingBackSection(Section):
    """Deleting requires a typed word, after the data that exists nowhere else was shown."""

    def __init__(self, context: PageContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self.officer = Field()
        self.officer.setObjectName("settings.officer_name")
        self.officer.set_text(context.services.info.officer_name)
        self._officer = Labelled("", self.officer)
        self.unit = Field()
        self.unit.setObjectName("settings.unit_name")
        self.unit.set_text(context.services.info.name_on_paper)
        self._unit = Labelled("", self.unit)
        self.other = Button("", ButtonKind.LINK, icon=Icon.FILE)
        self.other.setObjectName("settings.other_folder")
        self.end_demo = Button("", icon=Icon.HOME)
        self.end_demo.setObjectName("settings.end_demo")
        self.wipe = Button("", ButtonKind.LINK, icon=Icon.WARNING)
        self.wipe.setObjectName("settings.wipe")
        self.state = IconLine(Icon.WARNING, Role.WARN)
        self.how = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.minutes = Button("", icon=Icon.PRINT)
        self.minutes.setObjectName("settings.minutes")
        self.word = Field()
        self.word.setObjectName("settings.wipe_word")
        self._word = Labelled("", self.word)
        self.confirm = Button("")
        self.confirm.setObjectName("settings.wipe_now")
        self.leave = Button("", ButtonKind.LINK)
        self._lay_out()
        self._connect()
        demo = context.services.info.demo
        self._officer.setHidden(demo)
        self._unit.setHidden(demo)
        self.wipe.setHidden(demo)
        self.end_demo.setVisible(demo)
        self._show_question(shown=False)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("Data on this laptop"))
        self._officer.set_label(self.tr("Officer's name"))
        self._unit.set_label(self.tr("Unit's name as printed"))
        self.other.set_text(self.tr("Open another data folder"))
        self.end_demo.set_text(self.tr("End the sample data"))
        self.wipe.set_text(self.tr("Delete the data on this laptop"))
        self.minutes.set_text(self.tr("Minutes as PDF"))
        self.how.setText(
            self.tr(
                "The keys are destroyed first, then the data and its copies on this laptop. Copies on sticks,"
                " files that were sent and papers stay. It cannot be taken back."
            )
        )
        self._word.set_label(self.tr("Type {word} to delete").format(word=self._wanted()))
        self.confirm.set_text(self.tr("Delete everything"))
        self.leave.set_text(self.tr("Cancel"))
        self._say_state()

    @property
    def name_way(self) -> tuple[QWidget, QWidget]:
        """Return the officer's name with its label, and its field."""
        return self._officer, self.officer.edit

    @override
    def give_up(self) -> bool:
        if self.confirm.isHidden():
            return False
        self._show_question(shown=False)
        self.wipe.setFocus()
        return True

    def _lay_out(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(self._officer)
        self.body.addWidget(self._unit)
        for button in (self.other, self.end_demo, self.wipe):
            self.body.addWidget(button, 0, left)
        self.body.addWidget(self.state)
        self.body.addWidget(self.how)
        self.body.addWidget(self.minutes, 0, left)
        self.body.addWidget(self._word)
        row = QHBoxLayout()
        row.addWidget(self.confirm)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.officer.edit.editingFinished.connect(self._rename)
        self.unit.edit.editingFinished.connect(self._rename_unit)
        self.other.clicked.connect(self._choose_folder)
        self.end_demo.clicked.connect(self._actions.end_demo)
        self.wipe.clicked.connect(self._ask)
        self.minutes.clicked.connect(self._write_minutes)
        self.word.text_changed.connect(self._follow)
        self.confirm.clicked.connect(self._wipe)
        self.leave.clicked.connect(self.give_up)

    def _wanted(self) -> str:
        return self.tr("DELETE")

    def _rename(self) -> None:
        services = self._context.services
        if self.officer.text().strip() == services.info.officer_name:
            self._officer.set_problem("")
            return
        try:
            services.published(services.settings.rename_officer(self.officer.text()))
        except UserError as error:
            self._officer.set_problem(sentence_of(error))
            return
        self._actions.reopen()

    def _rename_unit(self) -> None:
        services = self._context.services
        if self.unit.text().strip() == services.info.name_on_paper:
            self._unit.set_problem("")
            return
        try:
            services.published(services.settings.rename_unit(self.unit.text()))
        except UserError as error:
            self._unit.set_problem(sentence_of(error))
            return
        self._actions.reopen()

    def _choose_folder(self) -> None:
        folder = self._context.dialogs.choose_folder(self, self.tr("The folder of the data"))
        if folder is None:
            return
        try:
            self._actions.open_folder(folder)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))

    def _ask(self) -> None:
        self._say_state()
        self._show_question(shown=True)
        self.word.setFocus()
        reveal(self.confirm)

    def _say_state(self) -> None:
        risks = self._risks(self._context.services.stick.at_risk())
        role = Role.WARN if risks else Role.DONE
        self.state.glyph.set_look(Icon.WARNING if risks else Icon.DONE, role)
        self.state.set_sentence(
            " ".join((*risks, self.tr("Copy to a stick first.")))
            if risks
            else self.tr("Every visit recorded here has arrived at the province or is in a copy on a stick.")
        )

    def _risks(self, risk: AtRisk) -> list[str]:
        """Return what deleting may lose, in sentences."""
        sentences = (
            (risk.alone, self.tr("{count} visits are nowhere else.")),
            (
                risk.unconfirmed,
                self.tr("{count} visits are in files that the province has not confirmed yet."),
            ),
            (
                risk.names,
                self.tr(
                    "Names and notes since the last copy are on no stick: files to the province have none."
                ),
            ),
        )
        return [text.format(count=format_number(int(found))) for found, text in sentences if found]

    def _show_question(self, *, shown: bool) -> None:
        for part in (self.state, self.how, self.minutes, self._word, self.confirm, self.leave):
            part.setVisible(shown)
        self.word.set_text("")
        self._follow()

    def _follow(self) -> None:
        self.confirm.setEnabled(fold(self.word.text().strip()) == fold(self._wanted()))

    def _write_minutes(self) -> None:
        folder = self._context.dialogs.choose_folder(self, self.tr("Where to put the minutes"))
        if folder is None:
            return
        services = self._context.services
        stem = f"bien-ban-huy-{services.info.unit.code}"
        try:
            written = write_document(
                services.reports.minutes(), (Form.PDF,), folder, stem, services.write_beside
            )
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self.notice.show_message(
            NoticeKind.DONE, self.tr("The minutes are in {file}.").format(file=written.files[0])
        )

    def _wipe(self) -> None:
        if self._context.jobs.busy:
            self.notice.show_message(
                NoticeKind.WARNING, self.tr("A job is still running. Wait until it has finished.")
            )
            return
        self._actions.wipe()

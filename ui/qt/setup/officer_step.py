"""Step 2: who works at this laptop."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.base.errors import UserError
from core.base.validation import checked_text
from ui.qt.errors import sentence_of
from ui.qt.icons import Icon
from ui.qt.setup.answers import Answers
from ui.qt.setup.step import Step
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label


class OfficerStep(Step):
    """One name; every record names its author."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(icon=Icon.PERSON)
        self.field.setObjectName("setup.officer")
        self.labelled = Labelled("", self.field)
        self.note = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.column.addWidget(self.labelled)
        self.column.addWidget(self.note)
        self.column.addStretch(1)
        self.field.submitted.connect(self.submitted)
        self.field.text_changed.connect(lambda: self.labelled.set_problem(""))
        self.retranslate()

    @override
    def word(self) -> str:
        return self.tr("Who you are")

    @override
    def title(self) -> str:
        return self.tr("Who works at this laptop?")

    @override
    def subtitle(self) -> str:
        return self.tr("Your name stands beside every visit that you record.")

    @override
    def answer(self, answers: Answers) -> Answers:
        return replace(answers, officer=self.field.text().strip())

    @override
    def check(self) -> bool:
        problem = ""
        try:
            if not checked_text(self.field.text()):
                problem = self.tr("Type your full name.")
        except UserError as error:
            problem = sentence_of(error)
        self.labelled.set_problem(problem)
        if problem:
            self.field.setFocus()
        return not problem

    @override
    def take_focus(self) -> None:
        self.field.setFocus()

    @override
    def retranslate(self) -> None:
        self.labelled.set_label(self.tr("Full name"))
        self.note.setText(
            self.tr("Several people at one laptop: put down the one who answers for the records.")
        )

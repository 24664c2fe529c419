"""The first start: five questions, then the workspace and its list. Nothing is written before the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from core.base.errors import UserError
from ui.qt.context import PageContext
from ui.qt.dialogs import Dialogs
from ui.qt.errors import sentence_of
from ui.qt.i18n import Language
from ui.qt.jobs import Cancelled, JobResult, value_of
from ui.qt.settings import WindowSettings
from ui.qt.setup.answers import Answers, Source, forget, recall, remember
from ui.qt.setup.campaign_step import CampaignStep
from ui.qt.setup.frame import WizardFrame
from ui.qt.setup.list_step import ListStep
from ui.qt.setup.officer_step import OfficerStep
from ui.qt.setup.passphrase_step import PassphraseStep
from ui.qt.setup.step import Step
from ui.qt.setup.unit_step import UnitStep
from ui.qt.theme import is_retranslate
from ui.qt.typed import override
from ui.qt.widgets.notice import NoticeKind

UNIT_STEP = 0


class WizardActions(Protocol):
    """Requests of the wizard to the session."""

    def create(self, answers: Answers, done: Callable[[JobResult[PageContext]], None]) -> None:
        """Makes and opens the workspace in a job, and saves its recovery file."""
        ...

    def show_pages(self) -> None: ...

    def look_around(self) -> None: ...

    def set_language(self, language: Language) -> None: ...


class Wizard(WizardFrame):
    """`left` is Back at the first step: the first question again."""

    left = Signal()

    def __init__(
        self, actions: WizardActions, *, folder: Path, dialogs: Dialogs, settings: WindowSettings
    ) -> None:
        super().__init__()
        self.setObjectName("screen.setup")
        self._actions = actions
        self._settings = settings
        self.unit = UnitStep()
        self.campaign = CampaignStep(dialogs)
        self.list = ListStep(folder)
        self.officer = OfficerStep()
        self.passphrase = PassphraseStep(dialogs, folder)
        self.steps: tuple[Step, ...] = (self.unit, self.officer, self.passphrase, self.campaign, self.list)
        self.answers, self.current = recall(settings)
        self.made: PageContext | None = None
        self._making = False
        for step in self.steps:
            self.stack.addWidget(step)
            step.submitted.connect(self.go_on)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self._show()

    def go_on(self) -> None:
        """To the next question where this one is answered; at the last the workspace is made."""
        step = self.steps[self.current]
        if self.list.lacks_names:
            self._load_list()
            return
        if self.list.is_taken:
            self._actions.show_pages()
            return
        if self.made is not None or self._making or not step.check():
            return
        self.answers = step.answer(self.answers)
        if step is self.list:
            self._make(self._ask_list)
            return
        self._go_to(self.current + 1)

    def go_back(self) -> None:
        if self._making:
            return
        if not self.current:
            self.left.emit()
            return
        self.answers = self.steps[self.current].answer(self.answers)
        self._go_to(max(self.current - 1, 0))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.steps[self.current].take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.current and self.made is None:
            self.go_back()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_retranslate(event):
            QTimer.singleShot(0, self, self._render)

    def _connect(self) -> None:
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.demo.clicked.connect(self._actions.look_around)
        self.later.clicked.connect(self._later)
        for radio in (self.list.from_laptop, self.list.from_province):
            radio.toggled.connect(self._render)
        self.unit.language_chosen.connect(self._actions.set_language)
        self.campaign.unit_requested.connect(self._unit_of_day)

    def _unit_of_day(self, day: date) -> None:
        """Back to the unit, searching the structure in which the campaign starts first."""
        self.answers = self.campaign.answer(self.answers)
        self.unit.days = (day, *(other for other in self.unit.days if other != day))
        self.unit.unit = None
        self.unit.retranslate()
        self._go_to(UNIT_STEP)

    def _go_to(self, place: int) -> None:
        self.current = place
        remember(self._settings, self.answers, place)
        self._show()
        self.body_scroll.verticalScrollBar().setValue(0)
        if self.steps[place] is self.list:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.steps[place].take_focus()

    def _show(self) -> None:
        step = self.steps[self.current]
        self.notice.clear()
        step.show_answers(self.answers)
        self.stack.setCurrentWidget(step)
        self._render()

    def _render(self) -> None:
        step, last, made = self.steps[self.current], self.steps[self.current] is self.list, self.made
        self.side.slogan.setText(self.tr("Every lane, every door"))
        self.side.note.setText(
            self.tr("No network is needed, nothing is downloaded. You can stop here and go on another time.")
        )
        self.side.steps.set_steps(tuple(each.word() for each in self.steps), self.current)
        self.side.fit()
        self.place.setText(
            self.tr("Step {place} of {count}").format(place=self.current + 1, count=len(self.steps))
        )
        self.title.setText(step.title())
        self.subtitle.setText(step.subtitle())
        self.back.set_text(self.tr("Back"))
        self.back.setVisible(made is None)
        self.demo.set_text(self.tr("Look around with sample data"))
        self.demo.setVisible(self.current == 0)
        self.later.set_text(self.tr("Load the list later"))
        takes_list = self._takes_list()
        self.next.set_text(self._next_word(last=last, takes_list=takes_list))
        self.next.setVisible(made is None or self.list.is_taken)
        panel = self.list.panel
        is_done = (self.list.is_taken and not self.list.lacks_names) or (
            panel is not None and panel.model.state.receipt is not None
        )
        self.later.setVisible(last and takes_list and not is_done)

    def _next_word(self, *, last: bool, takes_list: bool) -> str:
        if not last:
            return self.tr("Go on")
        if self.list.lacks_names:
            return self.tr("Load the list with the names")
        if self.made is not None:
            return self.tr("Start working")
        if takes_list and self.list.source is Source.LAPTOP:
            return self.tr("Make it, take the list")
        if takes_list and self.list.source is Source.PROVINCE:
            return self.tr("Make it, ask the province")
        return self.tr("Make it, choose the list") if takes_list else self.tr("Make the workspace")

    def _takes_list(self) -> bool:
        """Return True for a commune: lists belong to communes; upper units receive files."""
        unit = self.answers.unit
        return unit is not None and len(unit.code) == 5

    def _make(self, then: Callable[[], None]) -> None:
        self.notice.clear()
        self._set_making(making=True)
        self.busy.start(self.tr("Making the workspace"), can_stop=False)
        self._actions.create(self.answers, lambda result: self._was_made(result, then))

    def _was_made(self, result: JobResult[PageContext], then: Callable[[], None]) -> None:
        self.busy.finish()
        self._set_making(making=False)
        try:
            self.made = value_of(result)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        except Cancelled:
            return
        forget(self._settings)
        then()

    def _set_making(self, *, making: bool) -> None:
        self._making = making
        for button in (self.next, self.back, self.later):
            button.setEnabled(not making)

    def _taken(self) -> None:
        """Prepare the last step after the list was taken: the next button opens the pages."""
        self._render()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _later(self) -> None:
        if self.made is None:
            self._make(self._actions.show_pages)
        else:
            self._actions.show_pages()

    def _ask_list(self) -> None:
        if self.made is None or not self._takes_list():
            self._actions.show_pages()
            return
        if self.list.source is not Source.FILE:
            from_laptop = self.list.source is Source.LAPTOP
            take = self.list.hold_take(self.made) if from_laptop else self.list.hold_restore(self.made)
            take.taken.connect(self._taken)
            self._render()
            take.take_focus()
            return
        self._load_list()

    def _load_list(self) -> None:
        if self.made is None:
            return
        panel = self.list.hold(self.made)
        panel.finished.connect(self._actions.show_pages)
        panel.model.changed.connect(self._render)
        self.footer.addWidget(panel.bar)
        self._render()
        panel.ask_files()

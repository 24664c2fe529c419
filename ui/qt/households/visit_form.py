"""A visit as a form: the same facts that the quick line takes, for correcting them later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.base.errors import UserError
from core.records.results import Result
from core.records.visit import Visit
from core.visits.callbacks import read_callback
from core.visits.desk import entry_of
from ui.qt.errors import sentence_of
from ui.qt.formats import format_date, format_time
from ui.qt.models.days import read_day
from ui.qt.models.visit_words import callback_day, callback_moment, result_word
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.calendar import DayField
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.stepper import Stepper

COUNTS = ("people", "smartphones", "installed", "had")
AT_WIDTH = 184
TEXTS = ("at", "callback", "note")


class VisitForm(QWidget):
    """`submitted` carries a `VisitEntry`, `refused` a sentence; `void_requested` the id of the visit."""

    submitted = Signal(object)
    refused = Signal(str)
    void_requested = Signal(str)
    restore_requested = Signal(str)
    return_requested = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit: Visit | None = None
        self._today = date.min
        self.result = Combo()
        self.result.setObjectName("visit.result")
        self.result.addItems([""] * len(Result))
        self.result_part = Labelled("", self.result)
        self.steppers = {name: Stepper() for name in COUNTS}
        self.callback_field = DayField()
        fields = {"at": Field(), "callback": self.callback_field, "note": Field()}
        self.texts = {name: Labelled("", fields[name]) for name in TEXTS}
        for name, stepper in self.steppers.items():
            stepper.box.setObjectName(f"visit.{name}")
        for name in TEXTS:
            self.field(name).edit.setObjectName(f"visit.{name}")
            self.field(name).submitted.connect(self._submit)
        self.problem = Label("", TextStyle.BODY, Role.ERR, wrap=True)
        self.problem.setObjectName("visit.problem")
        self.save = Button("")
        self.save.setObjectName("visit.save")
        self.void = Button("")
        self.void.setObjectName("visit.void")
        self.send_back = Button("", ButtonKind.LINK)
        self.send_back.setObjectName("visit.return")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.leave.setObjectName("visit.leave")
        self._lay_out()
        self.save.clicked.connect(self._submit)
        self.void.clicked.connect(self._void)
        self.send_back.clicked.connect(self._send_back)
        self.leave.clicked.connect(self.given_up)
        self.hide()

    def field(self, name: str) -> Field:
        inner = self.texts[name].inner
        assert isinstance(inner, Field)
        return inner

    def show_visit(self, visit: Visit | None, *, today: date, problem: str) -> None:
        """Fill the form with `visit` when it is another one; None hides it."""
        known = self._visit
        self._visit, self._today = visit, today
        self.setVisible(visit is not None)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if visit is None:
            return
        self.void.set_text(self.tr("Count it again") if visit.voided else self.tr("Take the visit back"))
        self.save.setEnabled(not visit.voided)
        self.send_back.setVisible(not visit.voided)
        if known is None or known.id != visit.id:
            self._fill(visit)
            self.result.setFocus()

    def retranslate(self) -> None:
        self.result_part.set_label(self.tr("Result"))
        for at, result in enumerate(Result):
            self.result.setItemText(at, result_word(result))
        words = {
            "people": self.tr("Adults"),
            "smartphones": self.tr("Smartphones"),
            "installed": self.tr("Installed with help"),
            "had": self.tr("Had it before"),
        }
        for name, word in words.items():
            self.steppers[name].set_label(word)
        self.texts["at"].set_label(self.tr("Day and hour"))
        self.texts["callback"].set_label(self.tr("Come back on"))
        self.callback_field.button.name_it(self.tr("Choose the day in the calendar"))
        self.texts["note"].set_label(self.tr("Note"))
        self.save.set_text(self.tr("Save the correction"))
        self.send_back.set_text(self.tr("Send back"))
        self.leave.set_text(self.tr("Cancel"))

    def _fill(self, visit: Visit) -> None:
        self.result.setCurrentIndex(list(Result).index(visit.result))
        for name, stepper in self.steppers.items():
            stepper.set_value(getattr(visit, name))
        self.field("at").set_text(f"{format_date(visit.at.date())} {format_time(visit.at)}")
        day = visit.at.date()
        self.callback_field.set_days(callback_day(visit.callback) if visit.callback else day, first=day)
        self.field("callback").set_text(_shown_callback(visit.callback))
        self.field("note").set_text(visit.note or "")

    def _submit(self) -> None:
        visit = self._visit
        if visit is None or visit.voided:
            return
        try:
            latest = _end_of_time(visit.at)
            at = read_day(self.field("at").text(), now=visit.at, latest=latest, today=self._today)
            callback = _read_callback(self.field("callback").text(), visit)
        except UserError as error:
            self.refused.emit(sentence_of(error))
            return
        entry = replace(
            entry_of(visit),
            result=list(Result)[self.result.currentIndex()],
            at=visit.at if at is None or _same_minute(at, visit.at) else at,
            callback=callback,
            note=self.field("note").text(),
            people=self.steppers["people"].value,
            smartphones=self.steppers["smartphones"].value,
            installed=self.steppers["installed"].value,
            had=self.steppers["had"].value,
        )
        self.submitted.emit(entry)

    def _send_back(self) -> None:
        if self._visit is not None:
            self.return_requested.emit(self._visit.id)

    def _void(self) -> None:
        if self._visit is None:
            return
        signal = self.restore_requested if self._visit.voided else self.void_requested
        signal.emit(self._visit.id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        top = QGridLayout()
        top.setSpacing(10)
        top.addWidget(self.result_part, 0, 0)
        top.addWidget(self.texts["at"], 0, 1)
        top.addWidget(self.texts["callback"], 0, 2)
        top.setColumnStretch(1, 1)
        top.setColumnMinimumWidth(1, AT_WIDTH)
        counts = QGridLayout()
        counts.setSpacing(10)
        for at, stepper in enumerate(self.steppers.values()):
            counts.addWidget(stepper, at // 2, at % 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.save, self.void, self.send_back, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(top)
        column.addLayout(counts)
        column.addWidget(self.texts["note"])
        column.addWidget(self.problem)
        column.addLayout(buttons)


def _end_of_time(near: datetime) -> datetime:
    """The desk itself refuses the future; the form only reads."""
    return near.replace(year=near.year + 100)


def _same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


def _shown_callback(callback: str | None) -> str:
    """Return the agreed day, and the hour where one was agreed."""
    if callback is None:
        return ""
    moment = callback_moment(callback)
    day = format_date(callback_day(callback))
    return f"{day} {format_time(moment)}" if isinstance(moment, datetime) else day


def _read_callback(text: str, visit: Visit) -> str | None:
    """Return what the field agrees on, ISO; what was not changed stays as it is."""
    if text.strip() == _shown_callback(visit.callback):
        return visit.callback
    return read_callback(text, today=visit.at.date()).isoformat() if text.strip() else None

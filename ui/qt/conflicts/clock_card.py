"""A clock that was wrong: what it showed at a moment and what was right, and what comes of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.clock import parse_instant
from core.base.errors import UserError
from core.sync.conflicts import SuspectClock
from ui.qt.conflicts import words
from ui.qt.errors import sentence_of
from ui.qt.formats import format_instant
from ui.qt.models.days import read_instant
from ui.qt.models.flow_label import FlowLabel
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.field import Field, Labelled


class ClockCard(Card):
    """`put_right` carries by how many seconds what the clock stated was too early; never 0."""

    put_right = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock: SuspectClock | None = None
        self.header = CardHeader()
        self.hint = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.shown = Labelled("", Field())
        self.shown.inner.setObjectName("conflicts.clock_shown")
        self.right = Labelled("", Field())
        self.right.inner.setObjectName("conflicts.clock_right")
        self.outcome = FlowLabel("", TextStyle.BODY)
        self.outcome.setObjectName("conflicts.clock_outcome")
        self.save = Button("")
        self.save.setObjectName("conflicts.clock_save")
        self.body.addWidget(self.header)
        self.body.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.shown)
        row.addWidget(self.right)
        self.body.addLayout(row)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.save)
        for part in (self.shown, self.right):
            self._field(part).text_changed.connect(self._tell)
        self.save.clicked.connect(self._save)

    def show_clock(self, clock: SuspectClock) -> None:
        """Another clock fills the two times with the best guess; the same one leaves what was typed."""
        self.header.set_title(self.tr("Put the times right"))
        self.hint.setText(
            self.tr(
                "Call the machine's holder: what date and time does it show now, and what is it really?"
                " Until you know better, the times of the first file stand below."
            )
        )
        self.shown.set_label(self.tr("The machine shows"))
        self.right.set_label(self.tr("The right time"))
        self.save.set_text(self.tr("Put the times right"))
        if clock != self._clock:
            self._clock = clock
            guess = (clock.made or clock.last, clock.recorded)
            for part, at in zip((self.shown, self.right), guess, strict=True):
                self._field(part).set_text(format_instant(parse_instant(at)) if at else "")
        self._tell()

    @staticmethod
    def _field(part: Labelled) -> Field:
        if not isinstance(part.inner, Field):
            raise TypeError(type(part.inner))
        return part.inner

    def _seconds(self) -> int | None:
        """Return the difference; None where a time cannot be read, which is shown beside it."""
        times: list[datetime] = []
        for part in (self.shown, self.right):
            text = self._field(part).text()
            try:
                times.append(read_instant(text))
            except UserError as error:
                part.set_problem(sentence_of(error) if text.strip() else "")
            else:
                part.set_problem("")
        return int((times[1] - times[0]).total_seconds()) if len(times) == 2 else None

    def _tell(self) -> None:
        seconds, clock = self._seconds(), self._clock
        self.save.setEnabled(bool(seconds))
        told = "" if not seconds or clock is None else words.clock_outcome(clock, seconds)
        self.outcome.setText(told)
        self.outcome.setVisible(bool(told))

    def _save(self) -> None:
        if seconds := self._seconds():
            self.put_right.emit(seconds)

"""A call-back sample: drawn by a seed, called in its order, answered by keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.clock import parse_instant
from core.quality.models import CallAnswer, Sample, agreement
from ui.qt.formats import format_moment, format_percent
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR, place_text
from ui.qt.quality.state import State
from ui.qt.quality.words import answer_status, place_words
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card, CardHeader, Rule
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

KEYS: Final = {
    Qt.Key.Key_1: CallAnswer.AGREE,
    Qt.Key.Key_2: CallAnswer.DIFFER,
    Qt.Key.Key_3: CallAnswer.NOT_REACHED,
    Qt.Key.Key_0: None,
}


class CallList(RowList):
    """`answered` has the place of the current call and the answer; then the next one is current."""

    answered = Signal(int, object)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and self.current_key():
            self.answer(KEYS[key])
        else:
            super().keyPressEvent(event)

    def answer(self, answer: CallAnswer | None) -> None:
        place = self.current_key()
        if not place:
            return
        following = str(int(place) + 1)
        self.answered.emit(int(place), answer)
        self.set_current(following)


class SampleCard(Card):
    """`draw_requested` carries seed and size as typed; `answered` a place and an answer."""

    draw_requested = Signal(str, str)
    answered = Signal(int, object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self._sample: Sample | None = None
        self.header = CardHeader()
        self.explained = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.seed = Labelled("", Field())
        self.size_field = Labelled("", Field())
        self.draw = Button("", key="Enter")
        self.draw.setObjectName("quality.draw")
        self.about = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.about.setObjectName("quality.about")
        self.rate = FlowLabel("", TextStyle.H3)
        self.rate.setObjectName("quality.rate")
        look = RowLook(height=Height.CALLBACK_ROW, side=12, mark=Mark.BAR, number_width=48)
        self.calls = CallList(look=look, fit_rows=True)
        self.calls.setObjectName("quality.calls")
        self.buttons = {answer: Button("") for answer in CallAnswer}
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.seed, 3)
        top.addWidget(self.size_field, 1)
        top.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignBottom)
        said = QHBoxLayout()
        said.setSpacing(10)
        for answer, button in self.buttons.items():
            button.setObjectName(f"quality.answer.{answer.value}")
            button.clicked.connect(lambda _checked=False, answer=answer: self.calls.answer(answer))
            said.addWidget(button)
        said.addStretch(1)
        self.body.addWidget(self.header)
        self.body.addWidget(self.explained)
        self.body.addLayout(top)
        for part in (self.about, Rule(), self.rate, self.calls):
            self.body.addWidget(part)
        self.body.addLayout(said)
        self.body.addStretch(1)
        for asked, name in ((self.seed, "quality.seed"), (self.size_field, "quality.size")):
            self.field(asked).edit.setObjectName(name)
            self.field(asked).submitted.connect(self._draw)
        self.draw.clicked.connect(self._draw)
        self.calls.answered.connect(self.answered)

    def field(self, part: Labelled) -> Field:
        assert isinstance(part.inner, Field)
        return part.inner

    def render_state(self, state: State) -> None:
        sample = state.sample
        self._sample = sample
        if not self.field(self.size_field).text():
            self.field(self.size_field).set_text(state.size)
        for part in (self.about, self.rate, self.calls, *self.buttons.values()):
            part.setVisible(sample is not None)
        if sample is None or state.read is None:
            return
        self.about.setText(self._about(sample))
        self.rate.setText(self._rate(sample, state.read.review.as_of))
        rows = []
        for call in sample.calls:
            row = None if call.household is None else state.read.households.get(call.household)
            where = () if row is None else (row.phone, place_words(row, state.read))
            rows.append(
                Row(
                    key=str(call.place),
                    title=call.visit if row is None else row.head or row.code,
                    lines=(SEPARATOR.join(filter(None, where)),),
                    number=place_text(call.place)[2:],
                    status=answer_status(call.answer),
                )
            )
        self.calls.set_rows(tuple(rows))
        if not self.calls.current_key():
            self.calls.set_current(self._first_open(sample))

    def retranslate(self) -> None:
        self.header.set_title(self.tr("Call-backs"))
        self.explained.setText(
            self.tr(
                "The program draws visits by a seed that several people know, so that anybody can draw the"
                " same ones again. Call each household and compare what was recorded."
            )
        )
        self.seed.set_label(self.tr("Seed, such as the day of a meeting"))
        self.size_field.set_label(self.tr("How many"))
        self.draw.set_text(self.tr("Draw"))
        words = {
            CallAnswer.AGREE: self.tr("1 Agrees"),
            CallAnswer.DIFFER: self.tr("2 Differs"),
            CallAnswer.NOT_REACHED: self.tr("3 Not reached"),
        }
        for answer, word in words.items():
            self.buttons[answer].set_text(word)
        self.calls.setAccessibleName(self.tr("Visits to call back"))

    def _about(self, sample: Sample) -> str:
        drawn = self.tr("Seed “{seed}”: {count} of {frame} visits, drawn {when}. Drawn again: {verdict}.")
        same = self.tr("the same visits")
        other = self.tr("other visits, somebody changed the sample")
        return drawn.format(
            seed=sample.seed,
            count=len(sample.calls),
            frame=sample.frame_visits,
            when=format_moment(parse_instant(sample.drawn)),
            verdict=same if sample.verified else other,
        )

    def _rate(self, sample: Sample, as_of: str) -> str:
        rate = agreement(sample, as_of)
        if rate is None:
            return self.tr("Nobody was called yet")
        missed = sum(call.answer is CallAnswer.NOT_REACHED for call in sample.calls)
        sentence = self.tr(
            "Agreed: {share}, {agreed} of {answered} answered calls; not reached: {missed} (as of {when})"
        )
        return sentence.format(
            share=format_percent(rate.value),
            agreed=rate.numerator,
            answered=rate.denominator,
            missed=missed,
            when=format_moment(parse_instant(rate.as_of)),
        )

    def _first_open(self, sample: Sample) -> str:
        return next((str(call.place) for call in sample.calls if call.answer is None), "1")

    def _draw(self) -> None:
        self.draw_requested.emit(self.field(self.seed).text(), self.field(self.size_field).text())

"""One person: name and facts, the stages on a line, and what is chosen for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from core.campaigns.models import Campaign, Stage
from core.records.person import Person
from ui.qt.models.flow_label import FlowLabel
from ui.qt.shared.people.seen import bring_into_view
from ui.qt.shared.people.stage_bar import StageBar, StageMark
from ui.qt.shared.people.words import (
    OrganisationName,
    person_facts,
    person_name,
    reason_word,
    stage_word,
    step_day,
)
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, draw_line, start
from ui.qt.widgets.stages import StageState
from ui.qt.widgets.text import text_width

STAGES: Final = tuple(Stage)
SIDE: Final = 8
WIDGET_MOST: Final = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not have."""


class PersonRow(QWidget):
    """`pressed` carries a key: a digit sets a stage, a letter begins something (`KEYS`)."""

    pressed = Signal(str)
    moved = Signal(int)
    focused = Signal()
    staged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name = Label("", TextStyle.STRONG)
        self.facts = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self._has_line = False
        self.bar = StageBar()
        self.bar.chosen.connect(self._press_stage)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(10)
        self._top.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self.facts, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(SIDE, 6, SIDE, 4)
        self._parts.setSpacing(2)
        self._parts.addLayout(self._top, 1)
        self._parts.addWidget(self.bar)

    def set_bar_width(self, width: int) -> None:
        """Put the dots beside the name in `width` px; below it with their words where that is 0."""
        beside = width > 0
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(across if beside else down)
        self._top.setDirection(down if beside else across)
        self._top.setSpacing(0 if beside else 10)
        self.bar.set_words_shown(shown=not beside)
        self.bar.setMinimumWidth(width)
        self.bar.setMaximumWidth(width or WIDGET_MOST)
        self._has_line = beside
        self._wrap_name()
        self.updateGeometry()

    def show_person(
        self,
        person: Person,
        place: int,
        steps: Mapping[Stage, str],
        *,
        campaign: Campaign,
        organisation: OrganisationName,
        phone_shown: bool,
    ) -> None:
        self.setObjectName(f"people.person.{place}")
        self.name.setText(person_name(person, place))
        self.facts.setText(person_facts(person, organisation, phone_shown=phone_shown))
        self.facts.setVisible(bool(self.facts.text()))
        self.bar.setVisible(not person.is_child)
        self.bar.set_marks(marks_of(person, steps, campaign))
        self._wrap_name()
        stage = "" if person.stage is None else stage_word(person.stage)
        self.setAccessibleName(", ".join(filter(None, (self.name.text(), self.facts.text(), stage))))
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pressed.emit("enter")
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.pressed.emit("b")
        elif plain and (text := event.text().lower()) and (text.isdecimal() or text in KEYS):
            self.pressed.emit(text)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
        self.focused.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._wrap_name()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        if not self.hasFocus():
            if self._has_line:
                draw_line(painter, SIDE, self.width() - SIDE, self.height() - 1)
            painter.end()
            return
        draw_box(
            painter,
            self.rect(),
            RADIUS_CONTROL,
            fill=theme.colour(Role.SURFACE),
            edge=theme.colour(Role.ACCENT),
            width=theme.focus_width,
        )
        painter.end()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of dots with their words in either form.

        The room decides the form: a width that followed the form would make columns stack and part for ever.
        """
        high = max(super().minimumSizeHint().height(), current_theme().px(44))
        return QSize(self.bar.width_with(self.bar.marks) + 2 * SIDE, high)

    def _wrap_name(self) -> None:
        """A name wraps beside the dots, and above them where it would ask for more room than they."""
        is_long = text_width(self.name.text(), TextStyle.STRONG) > self.bar.width_with(self.bar.marks) / 2
        self.name.setWordWrap(self._has_line or is_long)

    def _press_stage(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.staged.emit(place)


KEYS: Final = frozenset("mclhtbgn")
"""m kind of phone, c had it before, l why it stopped, h organisations, t name, b off, g consent, n add.

None of them changes a letter under Telex or VNI (model.md, keys).
"""


def marks_of(person: Person, steps: Mapping[Stage, str], campaign: Campaign) -> tuple[StageMark, ...]:
    """Return the stages: reached ones with their day, the next one with its condition."""
    reached = -1 if person.stage is None else STAGES.index(person.stage)
    marks = []
    for place, stage in enumerate(STAGES):
        if place == 0:
            state = StageState.CURRENT if reached == 0 else StageState.TODO
        elif place <= reached:
            state = StageState.DONE
        else:
            state = StageState.CURRENT if place == reached + 1 and person.reason else StageState.TODO
        note = step_day(steps[stage]) if stage in steps and place <= reached else ""
        if state is StageState.CURRENT and place > 0:
            note = reason_word(campaign, person.reason or "")
        marks.append(StageMark(word=stage_word(stage), note=note, state=state))
    return tuple(marks)

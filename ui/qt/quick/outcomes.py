"""The results as large buttons, each with its key: six common ones, the rest, and the days of a callback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.records.results import Result
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.visit_words import RESULT_LOOKS, result_word, said
from ui.qt.quick.state import Panel
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.outcome_button import OutcomeButton

COLUMNS: Final = 3
PLAIN_SIDE: Final = 11
CALLBACK_DAYS: Final = (1, 3, 7)
MORE_KEY: Final = "F2"
BACK_KEY: Final = "Esc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One button: `keys` go into the line, or `panel` is shown instead, or a day is asked for."""

    name: str
    icon: Icon
    role: Role
    word: Callable[[], str]
    key: str
    keys: str = ""
    panel: Panel | None = None
    asks_day: bool = False


def _words(source: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("Outcomes", source)


def _result(result: Result, keys: str) -> Outcome:
    icon, role = RESULT_LOOKS[result]
    return Outcome(
        name=result.value,
        icon=icon,
        role=role,
        word=partial(result_word, result),
        key=keys.upper(),
        keys=keys,
    )


def _days(days: int) -> Outcome:
    source = (
        QT_TRANSLATE_NOOP("Visits", "Tomorrow")
        if days == 1
        else QT_TRANSLATE_NOOP("Visits", "In {days} days")
    )
    return Outcome(
        name=f"days{days}",
        icon=Icon.CLOCK,
        role=Role.ACCENT,
        word=lambda: said(source, days=days),
        key=f"H{days}",
        keys=f"h{days}",
    )


BACK: Final = Outcome(
    name="back",
    icon=Icon.UNDO,
    role=Role.TEXT2,
    word=_words(QT_TRANSLATE_NOOP("Outcomes", "Back")),
    key=BACK_KEY,
    panel=Panel.COMMON,
)

PANELS: Final[dict[Panel, tuple[Outcome, ...]]] = {
    Panel.COMMON: (
        _result(Result.NOT_HOME, "v"),
        Outcome(
            name="callback",
            icon=Icon.CLOCK,
            role=Role.ACCENT,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "Call back")),
            key="H",
            panel=Panel.DAYS,
        ),
        _result(Result.REFUSED_SOFT, "t"),
        Outcome(
            name="no_phone",
            icon=Icon.NO_PHONE,
            role=Role.TEXT2,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "No smartphone")),
            key="K",
            keys="k",
        ),
        Outcome(
            name="had_all",
            icon=Icon.DONE,
            role=Role.DONE,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "Had it before")),
            key="C",
            keys="c",
        ),
        Outcome(
            name="more",
            icon=Icon.PLUS,
            role=Role.TEXT2,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "Other…")),
            key=MORE_KEY,
            panel=Panel.MORE,
        ),
    ),
    Panel.MORE: (
        _result(Result.RESPONDENT_AWAY, "n"),
        _result(Result.PARTIAL, "p"),
        _result(Result.UNABLE, "b"),
        _result(Result.MOVED_OR_VACANT, "m"),
        _result(Result.NO_ACCESS, "g"),
        _result(Result.REFUSED_HARD, "tt"),
        _result(Result.NOT_DWELLING_OR_DUPLICATE, "q"),
        _result(Result.NOT_FOUND, "l"),
        BACK,
    ),
    Panel.DAYS: (
        Outcome(
            name="tonight",
            icon=Icon.CLOCK,
            role=Role.ACCENT,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "This evening")),
            key="H TOI",
            keys="h toi",
        ),
        *(_days(days) for days in CALLBACK_DAYS),
        Outcome(
            name="other_day",
            icon=Icon.CLOCK,
            role=Role.ACCENT,
            word=_words(QT_TRANSLATE_NOOP("Outcomes", "Choose a day…")),
            key="H…",
            asks_day=True,
        ),
        BACK,
    ),
}
HINTS: Final = {
    Panel.COMMON: QT_TRANSLATE_NOOP("Outcomes", "Without numbers, choose a result"),
    Panel.MORE: QT_TRANSLATE_NOOP("Outcomes", "Other results"),
    Panel.DAYS: QT_TRANSLATE_NOOP("Outcomes", "When to come back"),
}


class PlainOutcome(OutcomeButton):
    """Without a glyph and closer to its edges: three long words beside each other."""

    side = key_side = PLAIN_SIDE

    def __init__(
        self, text: str, icon: Icon, key: str, role: Role = Role.TEXT2, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, key, role, parent)
        self.set_icon(None)


class Outcomes(QWidget):
    """`chosen` carries the letters for the line, `panel_requested` another set of buttons.

    `day_requested` carries the button beside which the calendar opens.
    """

    chosen = Signal(str)
    day_requested = Signal(object)
    panel_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2)
        self._panel = Panel.COMMON
        self._panels: dict[Panel, QWidget] = {}
        self._buttons: list[tuple[OutcomeButton, Outcome]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.hint)
        for panel, outcomes in PANELS.items():
            self._panels[panel] = self._grid(outcomes)
            column.addWidget(self._panels[panel])
        self.show_panel(Panel.COMMON)

    def show_panel(self, panel: Panel) -> None:
        self._panel = panel
        for name, part in self._panels.items():
            part.setVisible(name is panel)
        self.hint.setText(QCoreApplication.translate("Outcomes", HINTS[panel]))
        self._restyle_hint()

    def retranslate(self) -> None:
        for button, outcome in self._buttons:
            button.set_text(outcome.word())
        self.show_panel(self._panel)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle_hint()
        super().changeEvent(event)

    def _restyle_hint(self) -> None:
        theme = current_theme()
        self.hint.setVisible(self._panel is not Panel.MORE and not theme.compact and not theme.zoomed)

    def _grid(self, outcomes: tuple[Outcome, ...]) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, outcome in enumerate(outcomes):
            make = PlainOutcome if len(outcomes) > COLUMNS * 2 else OutcomeButton
            button = make(outcome.word(), outcome.icon, outcome.key, outcome.role)
            button.setObjectName(f"quick.outcome.{outcome.name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, outcome, button))
            self._buttons.append((button, outcome))
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return part

    def _choose(self, outcome: Outcome, button: OutcomeButton) -> None:
        if outcome.asks_day:
            self.day_requested.emit(button)
        elif outcome.panel is not None:
            self.panel_requested.emit(outcome.panel.value)
        else:
            self.chosen.emit(outcome.keys)

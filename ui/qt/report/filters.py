"""Filters of the ranking: a search, the level, the moment, the upper unit, and a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.campaigns.models import Track
from core.figures.table import FigureLevel
from core.periods.models import PeriodState
from core.units.models import UnitKey
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report import tile_words, words
from ui.qt.report.basis_choice import most_across
from ui.qt.report.state import Only, State, View
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.text import text_width

CONTEXT: Final = "FigureFilters"
GAP: Final = 12
NOW: Final = 0
"""The number of "up to now" among the periods."""

LEVELS: Final = {
    FigureLevel.COMMUNE: QT_TRANSLATE_NOOP("FigureFilters", "Communes and wards"),
    FigureLevel.DISTRICT: QT_TRANSLATE_NOOP("FigureFilters", "Districts of 2020"),
    FigureLevel.HAMLET: QT_TRANSLATE_NOOP("FigureFilters", "Hamlets"),
}
TRACKS: Final = {
    Track.AGENCY: QT_TRANSLATE_NOOP("FigureFilters", "Staff of agencies"),
    Track.MEMBERS: QT_TRANSLATE_NOOP("FigureFilters", "Members of organisations"),
    Track.OUTREACH: QT_TRANSLATE_NOOP("FigureFilters", "Outreach points"),
}
ONLY: Final = {
    Only.ALL: QT_TRANSLATE_NOOP("FigureFilters", "All units"),
    Only.GAPS: QT_TRANSLATE_NOOP("FigureFilters", "Files missing"),
    Only.BELOW: QT_TRANSLATE_NOOP("FigureFilters", "Below the target"),
    Only.OVER: QT_TRANSLATE_NOOP("FigureFilters", "Over 100 %"),
    Only.MARKED: QT_TRANSLATE_NOOP("FigureFilters", "To be looked at"),
}


class FigureFilters(QWidget):
    """`searched` has the words; `chosen` is emitted after a choice: read `view`, `period`, `only`.

    Of tiles all are shown, in the order of `ordered`: there is no search and no part of them.
    """

    searched = Signal(str)
    basis_chosen = Signal(str)
    ordered = Signal(str)
    chosen = Signal()

    def __init__(self, views: Sequence[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._periods: tuple[PeriodState, ...] = ()
        self._communes: tuple[tuple[UnitKey, str], ...] = ()
        self._has_unit = False
        self._of_tiles = self._of_groups = False
        self.search = SearchField()
        self.search.setObjectName("report.search")
        self.level_choice, self.unit_choice = NarrowingCombo(), Combo()
        self.period_choice, self.only_choice = Combo(), Combo()
        for name, combo in self._combos():
            combo.setObjectName(f"report.{name}")
            combo.activated.connect(lambda _at: self.chosen.emit())
        self.search.text_changed.connect(self.searched)
        self.basis_choice = Combo()
        self.basis_choice.setObjectName("report.basis")
        self.basis_choice.activated.connect(
            lambda _at: self.basis_chosen.emit(self.basis_choice.currentData())
        )
        self.order_choice = Combo()
        self.order_choice.setObjectName("report.order")
        self.order_choice.activated.connect(lambda _at: self.ordered.emit(self.order_choice.currentData()))
        self.order_choice.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(GAP)
            self._rows.addLayout(row)
        self._lay()
        self.level_choice.setVisible(len(self._views) > 1)
        self.basis_choice.hide()
        self.unit_choice.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._lay()
        super().changeEvent(event)

    def _lay(self) -> None:
        """One row; two where there is less room, and for the hamlets of a commune."""
        in_two = (current_theme().crowded or self._has_unit) and not self._of_groups
        below = self._lower if in_two else self._upper
        self._upper.addWidget(self.search, 1)
        for combo in (self.basis_choice, self.order_choice):
            combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._upper.addWidget(combo)
        wide = QSizePolicy.Policy.Expanding if in_two else QSizePolicy.Policy.Maximum
        for _, combo in self._combos():
            combo.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
            below.addWidget(combo)

    def show_tiles(self, order: str, *, on: bool) -> None:
        """The choices of tiles, or those of the table."""
        self._of_tiles = on
        self.order_choice.setVisible(on)
        self.order_choice.setCurrentIndex(max(self.order_choice.findData(order), 0))
        self._show_parts()

    def show_groups(self, *, on: bool) -> None:
        """The choices of a hamlet by group, which is one unit; or those of several units."""
        if self._of_groups is not on:
            self._of_groups = on
            self._lay()
        self._show_parts()

    def _show_parts(self) -> None:
        """Search and selection are of many units in a table."""
        many = not self._of_tiles and not self._of_groups
        self.search.setVisible(many)
        self.only_choice.setVisible(many)
        whole_row, at_the_left = Qt.AlignmentFlag(0), Qt.AlignmentFlag.AlignLeft
        self._rows.setAlignment(self._upper, whole_row if many else at_the_left)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if many else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        )

    @property
    def view(self) -> View:
        view = self._views[max(self.level_choice.currentIndex(), 0)]
        if view.level is not FigureLevel.HAMLET or not self._communes:
            return view
        return replace(view, under=self._communes[max(self.unit_choice.currentIndex(), 0)][0])

    def show_communes(self, communes: Sequence[tuple[UnitKey, str]]) -> None:
        """Set the communes whose hamlets can be shown."""
        if self._communes != tuple(communes):
            self._communes = tuple(communes)
            _fill(self.unit_choice, [(name, unit.text) for unit, name in self._communes], str)

    def open_unit(self, unit: UnitKey) -> bool:
        """Chooses the hamlets of a commune; False where it has none to show."""
        at = next((at for at, (known, _) in enumerate(self._communes) if known == unit), None)
        level = next((at for at, view in enumerate(self._views) if view.level is FigureLevel.HAMLET), None)
        if at is None or level is None:
            return False
        self.level_choice.setCurrentIndex(level)
        self.unit_choice.setCurrentIndex(at)
        self.chosen.emit()
        return True

    def show_marked(self) -> None:
        """Only the units that wait to be looked at."""
        self.only_choice.setCurrentIndex(self.only_choice.findData(Only.MARKED))
        self.chosen.emit()

    def show_view(self, view: View, period: int | None) -> None:
        """Select the shown view, where a choice could not be followed."""
        self.level_choice.setCurrentIndex(self._views.index(replace(view, under=None)))
        if view.under is not None:
            self.unit_choice.setCurrentIndex(max(self.unit_choice.findData(view.under.text), 0))
        if self._has_unit is not (view.under is not None):
            self._has_unit = view.under is not None
            self._lay()
        self.unit_choice.setVisible(self._has_unit)
        self.period_choice.setVisible(view.track is None)
        self.period_choice.setCurrentIndex(max(self.period_choice.findData(period or NOW), 0))

    @property
    def period(self) -> int | None:
        """The number of a period, None for "up to now"."""
        return self.period_choice.currentData() or None

    @property
    def only(self) -> Only:
        return Only(self.only_choice.currentData() or Only.ALL)

    def show_bases(self, state: State, *, have_cards: bool) -> None:
        """Every denominator by name, where there are more than have a card."""
        self.basis_choice.setVisible(len(state.bases) > (most_across() if have_cards else 1))
        if [self.basis_choice.itemData(at) for at in range(self.basis_choice.count())] != list(state.bases):
            self.basis_choice.clear()
            for basis in state.bases:
                self.basis_choice.addItem(words.short_title(basis), basis.value)
        self.basis_choice.setCurrentIndex(state.bases.index(state.basis))
        self.basis_choice.updateGeometry()

    def show_periods(self, periods: Iterable[PeriodState]) -> None:
        self._periods = tuple(state for state in periods if state.is_over)
        self.retranslate()

    @property
    def has_periods(self) -> bool:
        """Return True where a moment other than now can be chosen."""
        return bool(self._periods)

    def retranslate(self) -> None:
        """Set every text again, the choices kept."""
        self.search.set_placeholder(_said(QT_TRANSLATE_NOOP("FigureFilters", "Find a unit")))
        self.search.edit.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Find a unit")))
        _fill(self.level_choice, [(_view_text(view), at) for at, view in enumerate(self._views)], str)
        _fill(self.only_choice, [(text, only.value) for only, text in ONLY.items()], _said)
        now = QT_TRANSLATE_NOOP("FigureFilters", "Up to now")
        periods = [(_said(now), NOW), *((_period(state), state.period.number) for state in self._periods)]
        _fill(self.period_choice, periods, str)
        orders = [(tile_words.said(text), order.value) for order, text in tile_words.ORDERS.items()]
        _fill(self.order_choice, orders, str)
        self.order_choice.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Order")))
        self.basis_choice.clear()
        self.basis_choice.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Denominator")))
        self.level_choice.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Level")))
        self.unit_choice.setAccessibleName(
            _said(QT_TRANSLATE_NOOP("FigureFilters", "Commune of the hamlets"))
        )
        self.period_choice.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Moment")))
        self.only_choice.setAccessibleName(_said(QT_TRANSLATE_NOOP("FigureFilters", "Which units")))

    def focus_search(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def _combos(self) -> tuple[tuple[str, Combo], ...]:
        return (
            ("level", self.level_choice),
            ("unit", self.unit_choice),
            ("period", self.period_choice),
            ("only", self.only_choice),
        )


class NarrowingCombo(Combo):
    """As wide as its longest entry, or as the chosen one where others need the room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentIndexChanged.connect(self.updateGeometry)

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        self.view().setMinimumWidth(whole.width())
        longest = max((text_width(self.itemText(at), self._style()) for at in range(self.count())), default=0)
        chosen = text_width(self.currentText(), self._style())
        return QSize(whole.width() - int(longest - chosen), whole.height())


def _fill(combo: Combo, entries: Sequence[tuple[str, object]], say: Callable[[str], str]) -> None:
    kept = combo.currentData()
    combo.clear()
    for text, value in entries:
        combo.addItem(say(text), value)
    combo.setCurrentIndex(max(combo.findData(kept), 0))
    combo.updateGeometry()


def _view_text(view: View) -> str:
    if view.track is not None:
        return _said(TRACKS[view.track])
    text = _said(LEVELS[view.level])
    if view.structure is None:
        return text
    source = QT_TRANSLATE_NOOP("FigureFilters", "{level}, units of {year}")
    return _said(source).format(level=text, year=view.structure.year)


def _period(state: PeriodState) -> str:
    text = _said(QT_TRANSLATE_NOOP("FigureFilters", "Period {number}"))
    if state.closed is not None:
        text = _said(QT_TRANSLATE_NOOP("FigureFilters", "Period {number}, closed"))
    return text.format(number=state.period.number)


def _said(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)

"""Options of each paper: language, households, labels, people, form for screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.application.paper_order import MAY_BE_BLANK, PROGRESS, SCREENS, Paper, PaperOrder
from core.assignments.ports import Officer
from core.base.ids import OfficerId
from core.papers.labels import PRESETS, LabelPreset
from core.papers.selection import Place, Selection
from core.records.household import WalkFilter
from core.records.workspace import Language
from ui.qt.formats import format_decimal
from ui.qt.models.visit_words import households
from ui.qt.printing import words
from ui.qt.printing.choices import BLANK_SHOW, SHOWS, preset_of, show_of
from ui.qt.printing.person_fields import PersonFields
from ui.qt.printing.state import State
from ui.qt.shared.doors import DoorsChoice
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Labelled
from ui.qt.widgets.label import Label

NARROWEST: Final = 80
"""A long name of a hamlet is cut off; it does not widen the column."""

NAMED: Final = "named"
"""The item of the households that were picked on their page."""

NUDGES: Final = tuple(step / 10 for step in range(-5, 6))


def filled(combo: Combo, items: Sequence[tuple[str, object]], current: object) -> None:
    """Show `items` (words, value) with `current` chosen, without a signal."""
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] != list(items):
        combo.clear()
        for text, value in items:
            combo.addItem(text, value)
    values = [value for _, value in items]
    combo.setCurrentIndex(values.index(current) if current in values else 0)


class ChoiceFields(QWidget):
    """Renders `State`; `chosen` carries the `PaperOrder` that a person wants now."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = PaperOrder(paper=Paper.A5, language=Language.VIETNAMESE)
        self._places: tuple[Place | None, ...] = (None,)
        self.language, self.form = self._combo("language"), self._combo("form")
        self.place, self.show_which = self._combo("place"), self._combo("show")
        self.doors = DoorsChoice()
        self.doors.setMinimumWidth(NARROWEST)
        self.doors.setObjectName("print.doors")
        self.doors.activated.connect(self._choose)
        self._team: tuple[Sequence[Officer], OfficerId] = ((), OfficerId(""))
        self.preset, self.start = self._combo("preset"), self._combo("start")
        self.nudge_x, self.nudge_y = self._combo("nudge_x"), self._combo("nudge_y")
        self.person = PersonFields()
        self.person.edited.connect(self._choose)
        self._labelled = {
            part: Labelled("", part)
            for part in (
                self.language, self.form, self.place, self.doors, self.show_which, self.preset, self.start,
                self.nudge_x, self.nudge_y,
            )
        }  # fmt: skip
        self.ruler = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in (
            (self.form,), (self.language,), (self.doors,), (self.place,), (self.show_which,), (self.preset,),
            (self.start,),
            (self.nudge_x, self.nudge_y),
        ):  # fmt: skip
            line = QHBoxLayout()
            line.setSpacing(10)
            for part in row:
                line.addWidget(self._labelled[part])
            column.addLayout(line)
        column.addWidget(self.person)
        column.addWidget(self.ruler)

    def show_team(self, officers: Sequence[Officer], me: OfficerId) -> None:
        """Set the officers whose households may be printed."""
        self._team = (officers, me)

    def retranslate(self) -> None:
        self.ruler.setText(self.tr("Measure the sheet with a ruler and try on plain paper first."))
        for part, text in (
            (self.language, self.tr("Language of the sheet")),
            (self.form, self.tr("Form")),
            (self.place, self.tr("Where")),
            (self.show_which, self.tr("Print for")),
            (self.doors, self.tr("Whose doors")),
            (self.preset, self.tr("Label sheet")),
            (self.start, self.tr("Start at label")),
            (self.nudge_x, self.tr("Right, mm")),
            (self.nudge_y, self.tr("Down, mm")),
        ):
            self._labelled[part].set_label(text)
        self.person.retranslate()

    def render_state(self, state: State) -> None:
        order = self._order = state.order
        paper = order.paper
        languages = [(words.language_name(language), language.value) for language in Language]
        filled(self.language, languages, order.language.value)
        filled(self.form, [(words.paper_title(form), form.value) for form in SCREENS], paper.value)
        self._show_selection(state)
        self._show_labels(order)
        self.person.render_order(order)
        shown: dict[Combo, bool] = {self.form: state.of_screen}
        shown[self.show_which] = state.of_households
        shown[self.place] = state.of_households or paper in PROGRESS
        named = bool(order.selection and order.selection.named)
        shown[self.doors] = state.of_households and (named or len(self._team[0]) > 1 or self._has_doors())
        for part in (self.preset, self.start, self.nudge_x, self.nudge_y):
            shown[part] = paper is Paper.LABELS
        for field, visible in shown.items():
            self._labelled[field].setVisible(visible)
        self.ruler.setVisible(paper is Paper.LABELS)

    def _show_selection(self, state: State) -> None:
        order, whole = state.order, state.order.paper in PROGRESS
        self._places = (None, *(place for place in state.places if not (whole and place.group)))
        items: list[tuple[str, object]] = [
            (words.place_name(place), at) for at, place in enumerate(self._places)
        ]
        wanted = order.selection or Selection()
        group = "" if whole else wanted.group
        here = Place(hamlet=wanted.hamlet, group=group) if wanted.hamlet or group else None
        if here not in self._places:
            self._places = (*self._places, here)
            items.append((words.place_name(here), len(items)))
        filled(self.place, items, self._places.index(here))
        self.doors.offer(*self._team, wanted.officer)
        if wanted.named:
            chosen = self.tr("Picked: {households}").format(households=households(len(wanted.named)))
            self.doors.addItem(chosen, NAMED)
            self.doors.setCurrentIndex(self.doors.count() - 1)
        self.place.setEnabled(whole or (order.selection is not None and not wanted.named))
        self.show_which.setEnabled(not wanted.named)
        shows = [show.value for show in SHOWS] + ([BLANK_SHOW] if order.paper in MAY_BE_BLANK else [])
        filled(self.show_which, [(words.show_name(show), show) for show in shows], show_of(order.selection))

    def _show_labels(self, order: PaperOrder) -> None:
        sheet = order.labels
        presets = [(words.preset_name(preset), preset.value) for preset in LabelPreset]
        filled(self.preset, presets, preset_of(sheet).value)
        filled(self.start, [(str(at), at) for at in range(1, sheet.per_sheet + 1)], sheet.start)
        nudges: list[tuple[str, object]] = [(format_decimal(nudge, 1), nudge) for nudge in NUDGES]
        filled(self.nudge_x, nudges, sheet.nudge_x)
        filled(self.nudge_y, nudges, sheet.nudge_y)

    def _choose(self) -> None:
        order = self._order
        paper = order.paper
        if paper in SCREENS:
            paper = Paper(self.form.currentData())
        sheet = order.labels
        if LabelPreset(self.preset.currentData()) is not preset_of(sheet):
            sheet = PRESETS[LabelPreset(self.preset.currentData())]
        else:
            sheet = replace(sheet, start=self.start.currentData())
        nudged = replace(sheet, nudge_x=self.nudge_x.currentData(), nudge_y=self.nudge_y.currentData())
        chosen = replace(
            order,
            paper=paper,
            language=Language(self.language.currentData()),
            selection=self._selection(),
            labels=nudged,
        )
        self.chosen.emit(self.person.read(chosen))

    def _selection(self) -> Selection | None:
        show = self.show_which.currentData()
        if show == BLANK_SHOW:
            return None
        former = self._order.selection
        if former is not None and self.doors.currentData() == NAMED and self._order.paper not in PROGRESS:
            return Selection(named=former.named)
        place = self._places[self.place.currentIndex()] or Place(hamlet="")
        officer = self.doors.officer()
        return Selection(hamlet=place.hamlet, group=place.group, show=WalkFilter(show), officer=officer)

    def _has_doors(self) -> bool:
        return any(one.given or one.out for one in self._team[0])

    def _combo(self, name: str) -> Combo:
        combo = Combo()
        combo.setMinimumWidth(NARROWEST)
        combo.setObjectName(f"print.{name}")
        combo.activated.connect(self._choose)
        return combo

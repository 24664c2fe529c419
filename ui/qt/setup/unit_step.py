"""Step 1: the language, the unit and its hamlet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.base.errors import UserError
from core.base.validation import checked_text
from core.units.models import Level, OrgUnit
from ui.qt.errors import sentence_of
from ui.qt.formats import format_date
from ui.qt.icons import Icon
from ui.qt.setup.answers import Answers
from ui.qt.setup.step import Step
from ui.qt.setup.unit_search import campaigns, find_units, unit_of, uppers
from ui.qt.shared.language_choice import LanguageChoice
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card
from ui.qt.widgets.field import Field, Labelled, SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Row, RowList

LEAST_LIST_PX: Final = 112
MOST_LIST_PX: Final = 4_000


class UnitStep(Step):
    """Search without accents; Enter takes the row that is marked."""

    language_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit: OrgUnit | None = None
        self.days: tuple[date, ...] = tuple(campaign.start for campaign in campaigns())
        self._found: dict[str, OrgUnit] = {}
        self.languages = LanguageChoice()
        self.search = SearchField()
        self.search.setObjectName("setup.search")
        self.rows = RowList()
        self.rows.setObjectName("setup.units")
        self.hint = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.hint.setContentsMargins(16, 14, 16, 14)
        self.chosen = IconLine(Icon.DONE, Role.DONE, "", TextStyle.STRONG)
        self.hamlet = Field()
        self.hamlet.setObjectName("setup.hamlet")
        self.labelled_hamlet = Labelled("", self.hamlet)
        self.labelled_search = Labelled("", self.search)
        self._card = card = Card(padding=BARE)
        card.body.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.rows, 1)
        for part in (self.languages, self.labelled_search, card, self.chosen, self.labelled_hamlet):
            self.column.addWidget(part)
        self.column.addStretch(0)
        self.rows.setMinimumHeight(LEAST_LIST_PX)
        self._fold(folded=False)
        self._connect()
        self.retranslate()
        self._render()

    @override
    def word(self) -> str:
        return self.tr("Your unit")

    @override
    def title(self) -> str:
        return self.tr("Which unit is this laptop for?")

    @override
    def subtitle(self) -> str:
        return self.tr(
            "A hamlet, a ward or commune, or a province. Type a part of its name, without accents."
        )

    @override
    def show_answers(self, answers: Answers) -> None:
        if answers.unit is not None and (self.unit is None or self.unit.key != answers.unit):
            self.unit = unit_of(answers.unit)
            self.hamlet.set_text(answers.hamlet)
        self._render()

    @override
    def answer(self, answers: Answers) -> Answers:
        unit = None if self.unit is None else self.unit.key
        hamlet = self.hamlet.text().strip() if self._takes_hamlet() else ""
        return replace(answers, unit=unit, hamlet=hamlet)

    @override
    def check(self) -> bool:
        if self.unit is None:
            self.labelled_search.set_problem(self.tr("Choose a unit in the list."))
            self.search.setFocus()
            return False
        try:
            checked_text(self.hamlet.text())
        except UserError as error:
            self.labelled_hamlet.set_problem(sentence_of(error))
            return False
        return True

    @override
    def take_focus(self) -> None:
        (self.hamlet if self.unit is not None and self._takes_hamlet() else self.search).setFocus()

    @override
    def retranslate(self) -> None:
        self.labelled_search.set_label(self.tr("Name or code of the unit"))
        self.search.set_placeholder(self.tr("for example: ly van lam"))
        self.labelled_hamlet.set_label(self.tr("Hamlet (leave empty for the whole commune)"))
        self.rows.setAccessibleName(self.tr("Units found"))
        self.languages.follow()
        self._search()
        self._render()

    def _fold(self, *, folded: bool) -> None:
        """Once a unit is chosen the list makes room for the question about its hamlet."""
        self.rows.setMaximumHeight(LEAST_LIST_PX if folded else MOST_LIST_PX)
        self.column.setStretch(self.column.indexOf(self._card), int(not folded))
        self.column.setStretch(self.column.count() - 1, int(folded))

    def _connect(self) -> None:
        self.languages.chosen.connect(self.language_chosen)
        self.search.text_changed.connect(self._search)
        self.search.submitted.connect(self._take_current)
        self.search.left_downwards.connect(self._into_rows)
        self.rows.row_chosen.connect(self._take)
        self.hamlet.submitted.connect(self.submitted)

    def _search(self) -> None:
        units = find_units(self.search.text(), self.days)
        self._found = {unit.key.text: unit for unit in units}
        self._fold(folded=False)
        self.rows.set_rows(tuple(self._row(unit) for unit in units))
        if units:
            self.rows.set_current(units[0].key.text)
        self.rows.setVisible(bool(units))
        self.hint.setVisible(not units)
        self.hint.setText(
            self.tr("No unit has this name. Look at the spelling, or type fewer letters.")
            if self.search.text().strip()
            else self.tr("The names of all provinces, communes, wards and special zones are here.")
        )

    def _row(self, unit: OrgUnit) -> Row:
        lines = [uppers(unit) or self.tr("Province or city"), self.tr("code {code}").format(code=unit.code)]
        if unit.valid_to is not None:
            until = self.tr("until {day}").format(day=format_date(unit.valid_to))
            lines.append(until)
        return Row(key=unit.key.text, title=unit.name, lines=(" · ".join(lines),), icon=Icon.PROVINCE)

    def _into_rows(self) -> None:
        """The first row was marked already: Down takes the one below it."""
        if self._found:
            keys = tuple(self._found)
            self.rows.setFocus()
            self.rows.set_current(keys[min(keys.index(self.rows.current_key()) + 1, len(keys) - 1)])

    def _take_current(self) -> None:
        if key := self.rows.current_key():
            self._take(key)
        elif self.unit is not None:
            self.submitted.emit()

    def _take(self, key: str) -> None:
        self.unit = self._found[key]
        self.labelled_search.set_problem("")
        self._render()
        self._fold(folded=self._takes_hamlet())
        self.changed.emit()
        if self._takes_hamlet():
            self.hamlet.setFocus()
        else:
            self.submitted.emit()

    def _takes_hamlet(self) -> bool:
        return self.unit is not None and self.unit.level is Level.COMMUNE

    def _render(self) -> None:
        self.chosen.setVisible(self.unit is not None)
        self.labelled_hamlet.setVisible(self._takes_hamlet())
        if self.unit is not None:
            above = uppers(self.unit)
            place = f"{self.unit.name}, {above}" if above else self.unit.name
            self.chosen.set_sentence(self.tr("Chosen: {place}").format(place=place))

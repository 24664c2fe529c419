"""Place of a household, or of many: hamlet, group and address, in one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.households.desk import NewPlace
from core.records.household import HouseholdRow
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.form_lines import FormLines
from ui.qt.widgets.label import Label

WIDTHS = {"address": 3, "group": 1, "hamlet": 2}


class PlaceForm(Card):
    """`submitted` carries a `NewPlace`; of `many` an empty text leaves what each household has."""

    submitted = Signal(object)
    given_up = Signal()

    def __init__(
        self, name: str = "households.move", parent: QWidget | None = None, *, many: bool = False
    ) -> None:
        super().__init__(parent, padding=LIST)
        self._many = many
        self._count = ""
        self.title = Label("", TextStyle.H3, wrap=True)
        self.fields = {name: Labelled("", Field()) for name in WIDTHS}
        self.save = Button("", key="Enter")
        self.save.setObjectName(f"{name}.save")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.problem = Label("", TextStyle.BODY, Role.ERR, wrap=True)
        self.problem.setObjectName(f"{name}.problem")
        for part in WIDTHS:
            field = self.field(part)
            field.edit.setObjectName(f"{name}.{part}")
            field.submitted.connect(self._submit)
        shares = tuple((self.fields[part], share) for part, share in WIDTHS.items())
        self.body.addWidget(self.title)
        self.body.addWidget(FormLines(shares, (self.save, self.leave)))
        self.body.addWidget(self.problem)
        self.body.addSpacing(6)
        self.save.clicked.connect(self._submit)
        self.leave.clicked.connect(self.given_up)

    def field(self, name: str) -> Field:
        inner = self.fields[name].inner
        assert isinstance(inner, Field)
        return inner

    def begin(self, row: HouseholdRow) -> None:
        """Filled with where the household is now."""
        for name in WIDTHS:
            self.field(name).set_text(getattr(row, name))
        self.field("address").edit.setFocus()
        self.field("address").edit.selectAll()

    def begin_many(self, count: str) -> None:
        """Empty, for as many households as `count` names."""
        self._count = count
        for name in WIDTHS:
            self.field(name).set_text("")
        self.retranslate()

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def retranslate(self) -> None:
        title = self.tr("Where does the household live now? It keeps its code, visits and history.")
        if self._many:
            title = self.tr("Correct {households}. What is left empty stays as it is.")
        self.title.setText(title.format(households=self._count))
        street = self.tr("Street; each keeps its house number")
        words = {
            "address": street if self._many else self.tr("House number, street"),
            "group": self.tr("Group"),
            "hamlet": self.tr("Hamlet"),
        }
        for name, word in words.items():
            self.fields[name].set_label(word)
        self.save.set_text(self.tr("Save"))
        self.leave.set_text(self.tr("Cancel"))

    def _submit(self) -> None:
        texts = {name: self.field(name).text() for name in WIDTHS}
        self.submitted.emit(NewPlace(hamlet=texts["hamlet"], group=texts["group"], address=texts["address"]))

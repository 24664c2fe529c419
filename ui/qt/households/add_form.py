"""A new household in one line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.households.desk import NewHousehold
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.form_lines import FormLines
from ui.qt.widgets.label import Label

WIDTHS = {"name": 3, "hamlet": 2, "group": 1, "address": 3, "phone": 2}


class AddForm(Card):
    """`submitted` carries a `NewHousehold`; hamlet and group stay for the next one.

    `typed` carries what is to be kept of a half-filled form, an empty text where nothing is.
    """

    submitted = Signal(object)
    typed = Signal(str)
    given_up = Signal()

    def __init__(self, hamlet: str, parent: QWidget | None = None, *, name: str = "households.add") -> None:
        super().__init__(parent, padding=LIST)
        self.title = Label("", TextStyle.H3)
        self.title.hide()
        self._filling = False
        self.fields = {name: Labelled("", Field()) for name in WIDTHS}
        self.add = Button("", icon=None, key="Enter")
        self.add.setObjectName(name)
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.leave.setObjectName(f"{name}.leave")
        self.problem = Label("", TextStyle.BODY, Role.ERR, wrap=True)
        self.problem.setObjectName(f"{name}.problem")
        for part in WIDTHS:
            field = self.field(part)
            field.edit.setObjectName(f"{name}.{part}")
            field.submitted.connect(self._submit)
            field.text_changed.connect(self._keep)
        shares = tuple((self.fields[part], share) for part, share in WIDTHS.items())
        self.lines = FormLines(shares, (self.add, self.leave))
        self.body.addWidget(self.title)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.problem)
        self.body.addSpacing(6)
        self.field("hamlet").set_text(hamlet)
        self.add.clicked.connect(self._submit)
        self.leave.clicked.connect(self.given_up)
        self.show_problem("")

    def field(self, name: str) -> Field:
        inner = self.fields[name].inner
        assert isinstance(inner, Field)
        return inner

    def show_problem(self, sentence: str, at: str = "") -> None:
        """Show what is wrong at its field, else below the line; the focus goes to the field."""
        former = next((name for name in WIDTHS if not self.fields[name].problem.isHidden()), "")
        for name, field in self.fields.items():
            field.set_problem(sentence if name == at else "")
        self.problem.setText("" if at else sentence)
        self.problem.setVisible(bool(sentence) and not at)
        if at and sentence and at != former:
            self.field(at).edit.setFocus()
            self.field(at).edit.selectAll()

    def set_title(self, text: str) -> None:
        """Set a question over the line, for a form with another purpose than a new household."""
        self.title.setText(text)
        self.title.setVisible(bool(text))

    def begin(self, *, hamlet: str, group: str, address: str) -> None:
        """Filled with a place, ready for the name."""
        self._fill({"hamlet": hamlet, "group": group, "address": address})
        self.field("name").edit.setFocus()

    def offer(self, kept: str) -> None:
        """Show text that was typed before and not recorded, if any; ready for the name."""
        if kept:
            self._fill(dict(zip(WIDTHS, kept.split("\n"), strict=False)))
        self.field("name").edit.setFocus()

    def clear(self) -> None:
        """Ready for the next household of the same place."""
        self._fill({name: self.field(name).text() for name in ("hamlet", "group")})
        self.field("name").edit.setFocus()

    def _fill(self, texts: Mapping[str, str]) -> None:
        """Fill the fields without keeping the text again: it was not typed."""
        self._filling = True
        for name in WIDTHS:
            self.field(name).set_text(texts.get(name, ""))
        self._filling = False

    def _keep(self) -> None:
        """Keep the typed text; only a place is no household: it is filled in from the start."""
        if not self._filling:
            texts = {name: self.field(name).text() for name in WIDTHS}
            begun = any(texts[name].strip() for name in ("name", "address", "phone"))
            self.typed.emit("\n".join(texts.values()) if begun else "")

    def retranslate(self) -> None:
        words = {
            "name": self.tr("Head of the household"),
            "hamlet": self.tr("Hamlet"),
            "group": self.tr("Group"),
            "address": self.tr("House number, street"),
            "phone": self.tr("Phone"),
        }
        for name, word in words.items():
            self.fields[name].set_label(word)
        self.add.set_text(self.tr("Add"))
        self.leave.set_text(self.tr("Done"))

    def _stated(self) -> NewHousehold:
        texts = {name: self.field(name).text() for name in WIDTHS}
        return NewHousehold(
            name=texts["name"],
            hamlet=texts["hamlet"],
            group=texts["group"],
            address=texts["address"],
            phone=texts["phone"],
        )

    def _submit(self) -> None:
        self.submitted.emit(self._stated())

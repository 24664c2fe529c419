"""Holder of a staff card or members of a team's poster, and the last day of validity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.application.paper_order import Paper, PaperOrder
from core.base.text import clean
from core.papers.team_poster import MOST_MEMBERS, TeamMember
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.text_area import TextArea

LINES: Final = 4


class PersonFields(QWidget):
    """`edited` when the focus leaves a field; `read` then returns the order."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.role, self.team = (self._field(name) for name in ("name", "role", "team"))
        self.number, self.until = self._field("number"), self._field("until")
        self.members = TextArea(LINES)
        self.members.setObjectName("print.members")
        self.members.edited.connect(self.edited)
        parts: tuple[Field | TextArea, ...] = (
            self.name, self.role, self.team, self.members, self.number, self.until,
        )  # fmt: skip
        self._labelled = {part: Labelled("", part) for part in parts}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for above in (self.name, self.role, self.team, self.members):
            column.addWidget(self._labelled[above])
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._labelled[self.number], 2)
        line.addWidget(self._labelled[self.until], 3)
        column.addLayout(line)

    def retranslate(self) -> None:
        for part, text in (
            (self.name, self.tr("Name on the card")),
            (self.role, self.tr("What they are")),
            (self.team, self.tr("Name of the team")),
            (self.members, self.tr("Members, one a line")),
            (self.number, self.tr("Card number")),
            (self.until, self.tr("Valid until")),
        ):
            self._labelled[part].set_label(text)
        self.members.set_placeholder(self.tr("Name; what they are"))
        self.team.set_placeholder(self.tr("Else made of the area"))

    def render_order(self, order: PaperOrder) -> None:
        """Show the values of the order, but never over a field that is being edited."""
        card, poster = order.paper is Paper.STAFF_CARD, order.paper is Paper.TEAM_POSTER
        self.setVisible(card or poster)
        for part in (self.name, self.role, self.number):
            self._labelled[part].setVisible(card)
        for below in (self.team, self.members):
            self._labelled[below].setVisible(poster)
        member, team = order.member, order.team
        if member is not None:
            self._show(self.name, member.name)
            self._show(self.role, member.role)
            self._show(self.number, str(member.number))
        if team is not None:
            self._show(self.team, team.name)
            if not self.members.edit.hasFocus():
                self.members.set_text("\n".join(map(line_of, team.members)))
        until = team.until if poster and team is not None else member.until if member is not None else None
        if until is not None:
            self._show(self.until, f"{until:%d/%m/%Y}")

    def read(self, order: PaperOrder) -> PaperOrder:
        """Return `order` with the typed values; an unreadable one keeps the value before and is reported
        below.
        """
        until = read_date(self.until.text())
        self._say(self.until, "" if until else self.tr("Write 31/12/2026"))
        if order.paper is Paper.TEAM_POSTER and order.team is not None:
            team = replace(
                order.team,
                name=clean(self.team.text()),
                members=members_of(self.members.text()),
                until=until or order.team.until,
            )
            self._warn_of_too_many(len(team.members))
            return replace(order, team=team)
        if order.paper is Paper.STAFF_CARD and order.member is not None:
            number = self.number.text().strip()
            whole = number.isascii() and number.isdecimal()
            self._say(self.number, "" if whole else self.tr("A whole number"))
            member = replace(
                order.member,
                name=clean(self.name.text()) or order.member.name,
                role=clean(self.role.text()),
                number=int(number) if whole else order.member.number,
                until=until or order.member.until,
            )
            return replace(order, member=member)
        return order

    def _warn_of_too_many(self, count: int) -> None:
        sentence = self.tr("Room for {most} at most").format(most=MOST_MEMBERS)
        self._labelled[self.members].set_problem(sentence if count > MOST_MEMBERS else "")

    def _say(self, field: Field, problem: str) -> None:
        self._labelled[field].set_problem(problem)

    def _show(self, field: Field, text: str) -> None:
        if not field.edit.hasFocus():
            field.set_text(text)

    def _field(self, name: str) -> Field:
        field = Field()
        field.setObjectName(f"print.{name}")
        field.edit.editingFinished.connect(self.edited)
        return field


def line_of(member: TeamMember) -> str:
    return "; ".join(filter(None, (member.name, member.role)))


def members_of(text: str) -> tuple[TeamMember, ...]:
    """A member a line, `Trần Thị Hường; trưởng ấp`; empty lines are left out."""
    parts = (line.partition(";") for line in text.splitlines())
    return tuple(TeamMember(name=clean(name), role=clean(role)) for name, _, role in parts if clean(name))


def read_date(text: str) -> date | None:
    """`31/12/2026` or `2026-12-31`."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    return None

"""Sentences of the street: its name, its groups and each household, as they are read and spoken."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from core.records.household import HouseholdRow
from core.street.house import Group, House, Owner, Street, Sync
from ui.qt.formats import format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import group_text, households, place_text
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.street.looks import DRAFT, OWNER_WORDS, SYNC_WORDS, said, state_word

_MOST_KEPT: Final = 2_000


def group_title(group: Group, *, with_hamlet: bool) -> str:
    """Return the head of a group: `Tổ 6`, with its hamlet where the street has several."""
    name = group_text(group.name)
    title = name[:1].upper() + name[1:] if name else said(QT_TRANSLATE_NOOP("Street", "No group"))
    return f"{group.hamlet} · {title}" if with_hamlet and group.hamlet else title


def group_counts(group: Group) -> str:
    """7 / 47, finished of all."""
    return finished_of(group.tally.finished, group.tally.ever)


def finished_of(finished: int, ever: int) -> str:
    return f"{format_number(finished)} / {format_number(ever)}"


def street_name(street: Street) -> str:
    """Return the name of the view: its groups, its households, and how many are still to be visited."""
    return said(
        QT_TRANSLATE_NOOP("Street", "Street, {groups} groups, {households}, {left} still to visit"),
        groups=format_number(len(street.groups)),
        households=households(street.tally.ever),
        left=format_number(street.tally.to_visit),
    )


def spoken_group(group: Group, *, with_hamlet: bool) -> str:
    """Return the head of a group as it is spoken."""
    title = ", ".join(filter(None, (group_title(group, with_hamlet=with_hamlet), group.street)))
    counts = group.tally
    return said(
        QT_TRANSLATE_NOOP("Street", "{group}, {done} of {all} finished"),
        group=title,
        done=format_number(counts.finished),
        all=format_number(counts.ever),
    )


class HouseDetails:
    """Rows of households, read when they are first shown or spoken, and forgotten on a change."""

    def __init__(self, notes: DoorNotes) -> None:
        self._notes = notes
        self._rows: OrderedDict[int, HouseholdRow] = OrderedDict()

    def row(self, number: int) -> HouseholdRow | None:
        """Return the row of a household."""
        if number not in self._rows:
            self.load([number])
        return self._rows.get(number)

    def load(self, numbers: Sequence[int]) -> None:
        """Read the rows of several households with one query."""
        wanted = [number for number in numbers if number not in self._rows]
        if len(self._rows) + len(wanted) > _MOST_KEPT:
            self._rows.clear()
        if wanted:
            self._rows.update((row.number, row) for row in self._notes.load(wanted))

    def forget(self, number: int | None = None) -> None:
        """Forget one household, or all."""
        if number is None:
            self._rows.clear()
        else:
            self._rows.pop(number, None)

    def owner(self, house: House) -> str:
        """Return the officer of a household in words, empty where it is given to no one."""
        if house.owner is Owner.NOBODY:
            return ""
        row = self.row(house.number)
        name = "" if row is None else self._notes.note_of(row)
        if house.owner is Owner.MINE or not name:
            return said(OWNER_WORDS[house.owner])
        return said(QT_TRANSLATE_NOOP("Street", "somebody else's: {name}"), name=name)

    def said_last(self, row: HouseholdRow) -> str:
        """Return the note of the last visit, with its officer."""
        return self._notes.said_last(row.id) if row.last_at is not None else ""

    def spoken(self, house: House) -> str:
        """Return the sentence of a household: number, name, address, state, officer, where its visits are."""
        row = self.row(house.number)
        number = place_text(house.place) if house.place else "" if row is None else row.code
        head = [number, *(() if row is None else (row.head, row.address))]
        parts = [
            ", ".join(filter(None, head)),
            state_word(house),
            said(DRAFT) if house.has_draft else "",
            self.owner(house),
            "" if house.sync is Sync.NONE else said(SYNC_WORDS[house.sync]),
        ]
        return ". ".join(part[:1].upper() + part[1:] for part in parts if part) + "."

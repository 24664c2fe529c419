"""Context shared by the writers of fact rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields

from core.events.lines import Envelope
from core.events.registers import bases
from storage.db.connection import Connection

Numbered = Sequence[tuple[int, Envelope]]


@dataclass(slots=True)
class Dirty:
    """Stale data: registers, standing, ways of recording of households; persons; overlays of visits.

    Row numbers; of visits and officers ids.
    """

    registers: set[int] = field(default_factory=set)
    standing: set[int] = field(default_factory=set)
    aliases: set[int] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)
    doors: set[int] = field(default_factory=set)
    persons: set[int] = field(default_factory=set)
    ways: set[int] = field(default_factory=set)
    cut: set[int] = field(default_factory=set)
    """Events erased by law: their words must leave the search index too."""
    officers: set[str] = field(default_factory=set)
    claims: set[tuple[str, str, str]] = field(default_factory=set)
    """Household, commune and its first day of addings whose id does not name the commune."""

    def clear(self) -> None:
        for part in fields(self):
            getattr(self, part.name).clear()


@dataclass(slots=True)
class Facts:
    """`suspect_after`: the ISO instant after which a visit's time cannot be true (M12)."""

    connection: Connection
    suspect_after: str
    dirty: Dirty = field(default_factory=Dirty)


Write = Callable[[Facts, Numbered, dict[str, int]], None]
"""Writes the events of one kind; the numbers are the rows of the households that they name, by id."""


def first_base(event: Envelope) -> str | None:
    """Return the value in use when the author changed it."""
    named = bases(event.kind, event.v, event.payload)
    return named[0] if named else None

"""The directory: people whom a list of persons names in a household, before they are recorded (ADR 25).

It is local to the workspace, in no file and in no figure, and holds no one under 16.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.base.text import fold, search_words
from core.ports import Writer

SEPARATORS: Final = re.compile(r"[,;/+&\n]")
FOUND: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """A person of 16 or older as a list names them; `organisations` is the cell's text."""

    name: str
    phone: str | None = None
    organisations: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryEntry:
    """A person of the directory; `memberships` are codes of organisations."""

    household: HouseholdId
    name: str
    phone: str = ""
    memberships: tuple[str, ...] = ()


class Directory(Protocol):
    """Keeps and reads the directory. What a withdrawn consent hides is in no answer."""

    def replace(self, writer: Writer, people: Mapping[HouseholdId, Sequence[DirectoryEntry]]) -> None:
        """Keep these people as the whole directory of each household; an erased one keeps none."""
        ...

    def of_household(self, household: HouseholdId) -> Sequence[DirectoryEntry]:
        """The people that the lists name in a household and in those merged into it."""
        ...

    def find(self, words: Sequence[str], limit: int) -> Sequence[DirectoryEntry]:
        """People of listed households whose names have words that begin with these, folded."""
        ...


def entries_of(
    household: HouseholdId, people: Sequence[ListedPerson], find: Callable[[str], str]
) -> list[DirectoryEntry]:
    """The entries of one household; `find` gives the code of an organisation.

    An organisation that `find` does not know is dropped.
    """
    return [
        DirectoryEntry(
            household=household,
            name=person.name,
            phone=person.phone or "",
            memberships=_codes(person.organisations, find),
        )
        for person in people
    ]


def not_recorded(entries: Sequence[DirectoryEntry], names: Sequence[str]) -> list[DirectoryEntry]:
    """Return the entries whose name no person of the household has yet, each name once."""
    seen = {fold(name) for name in names if name}
    left = []
    for entry in entries:
        if fold(entry.name) not in seen:
            seen.add(fold(entry.name))
            left.append(entry)
    return left


def words_of(name: str) -> str:
    """The folded words of a name, each between spaces, as `find` compares them."""
    return f" {' '.join(search_words(name))} "


def _codes(text: str, find: Callable[[str], str]) -> tuple[str, ...]:
    codes = set()
    for part in filter(None, map(str.strip, SEPARATORS.split(text))):
        try:
            codes.add(find(part))
        except UserError:
            continue
    return tuple(sorted(codes))

"""Known values of one household, day by day: the part of a share that rates and their coverage are made of.

A number is known where the list or a counting visit states it, until a later visit that does not state it
exceeds it: three people of a list are no longer known once a visit finds four smartphones.
"""

from __future__ import annotations

from typing import Final

from core.records.sums import COLUMNS

_FIRST: Final = COLUMNS.index("people_homes")
_NOTHING: Final = (0,) * (len(COLUMNS) - _FIRST)
EVER: Final = COLUMNS.index("ever")
CLOSED: Final = COLUMNS.index("closed")
PEOPLE_INSTALLED: Final = COLUMNS.index("people_installed")
EVER_VISITED: Final = COLUMNS.index("ever_visited")


class Knowledge:
    """A counted household while its visits are gone through. `limit`: smartphones that one can have."""

    __slots__ = ("_kept", "asked", "installed", "limit", "members", "people", "smartphones")

    def __init__(self, people: int | None, smartphones: int | None, members: int | None, limit: int) -> None:
        self.people, self.smartphones, self.members, self.limit = people, smartphones, members, limit
        self.installed, self.asked = 0, False
        self._kept: tuple[int, ...] = _NOTHING

    def hear(self, people: int | None, smartphones: int | None, installed: int, *, stated: bool) -> None:
        """Add one counting visit; `installed` is the household's total after it, `stated` if it
        stated any.
        """
        self.installed = installed
        if smartphones is not None:
            self.smartphones = smartphones
        elif stated and self.smartphones is not None and installed > self.smartphones:
            self.smartphones = None
        if people is not None:
            self.people = people
        elif self.people is not None and (
            (smartphones or 0) > self.people or (stated and installed > self.people)
        ):
            self.people = None
        self.asked = self.asked or stated or smartphones == 0

    def begin(self) -> None:
        """Start from the values known before the first visit, which change no day."""
        self._kept = self._now()

    def put(self, row: list[int]) -> None:
        """Adds to a day's row what became known, and takes out what is not known any more."""
        now = self._now()
        if now != self._kept:
            for at, (count, former) in enumerate(zip(now, self._kept, strict=True), start=_FIRST):
                row[at] += count - former
            self._kept = now

    def _now(self) -> tuple[int, ...]:
        people, phones, installed, asked = self.people, self.smartphones, self.installed, self.asked
        of_people = (0, 0, 0, 0) if people is None else (1, people, installed, people if asked else 0)
        of_phones = (0, 0, 0, 0) if phones is None else (1, phones, installed, phones if asked else 0)
        crowded = phones is not None and (phones > self.limit or phones > self._room(phones))
        overfull = phones is not None and installed > phones
        return (*of_people, *of_phones, int(crowded), int(overfull))

    def _room(self, otherwise: int) -> int:
        """Return the number of people who may have one; `otherwise` where it is not known."""
        if self.people is not None:
            return self.people
        return self.members or otherwise


def put_persons(row: list[int], adults: int, smartphones: int, installed: int) -> None:
    """The people of a household recorded one by one, on the day on which the last of them had a stage."""
    now = (0, 0, 0, adults, 1, smartphones, installed, smartphones)
    for at, count in enumerate(now, start=_FIRST):
        row[at] += count

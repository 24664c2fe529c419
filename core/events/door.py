"""Checks of received lines whose form is right: errors name the line and the field.

The authority of a machine is checked when facts are derived and refuses no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from core.base.clock import HLC_LAST
from core.base.errors import UserError
from core.events.kinds import EventKind, is_known
from core.events.lines import Envelope, decode
from core.events.payloads import check_payload

KnowsUnit = Callable[[str, str], bool]
"""Return True if a code and the first day of its row are in the catalogue."""

COMMUNE_DIGITS: Final = 5
"""Number of digits in a commune's code."""

_COMMUNE: Final = ("commune", "valid_from")
_TRACKS: Final = ("unit", "valid_from")
_PLACES: Final = {
    EventKind.HOUSEHOLD_ADDED.value: _COMMUNE,
    EventKind.TRACK_AGENCY.value: _TRACKS,
    EventKind.TRACK_MEMBERS.value: _TRACKS,
    EventKind.TRACK_POINT.value: _TRACKS,
}
"""Places of rows of figures. A machine of a unit that is not in the catalogue has no authority, but its line
is kept.
"""


@dataclass(slots=True)
class Door:
    """Looks at each line of a file before it is merged."""

    knows_unit: KnowsUnit
    _known: set[tuple[object, object]] = field(default_factory=set)

    def check(self, event: Envelope) -> None:
        """Raises `line.field` or `event.unit`."""
        if event.hlc > HLC_LAST:
            raise UserError("line.field", field="hlc")
        keys = _PLACES.get(event.kind)
        if keys is not None and is_known(event.kind, event.v):
            self._check_place(event, keys)

    def _check_place(self, event: Envelope, keys: tuple[str, str]) -> None:
        place = (event.payload.get(keys[0]), event.payload.get(keys[1]))
        if not all(isinstance(part, str) for part in place) or place in self._known:
            return  # a value that is no text is reported by the check of the payload
        is_commune = keys is not _COMMUNE or len(str(place[0])) == COMMUNE_DIGITS
        if not is_commune or not self.knows_unit(str(place[0]), str(place[1])):
            raise UserError("event.unit", unit=place[0], day=place[1])
        self._known.add(place)

    def located(self, error: UserError, lines: Iterable[bytes], first: int) -> UserError:
        """`error` with the number of the line that it is about; `first` is that of the first of `lines`."""
        for number, line in enumerate(lines, start=first):
            try:
                event = decode(line)
                self.check(event)
                if is_known(event.kind, event.v):
                    check_payload(event.kind, event.payload)
            except UserError as found:
                if found.code == error.code:
                    return UserError(
                        error.code, exit_code=error.exit_code, **{**found.params, "line": number}
                    )
        return error


ANYWHERE: Final = Door(lambda _code, _day: True)
"""A door of a replica without a catalogue."""

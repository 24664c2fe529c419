"""Values set concurrently by several officers (M6), and other decisions that are due."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.ids import DeviceId, EventId, HouseholdId, PersonId
from core.events.kinds import KEPT_FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTip:
    """One of the concurrent values. `at` is ISO; `in_use` is the one that is shown.

    `officer` is empty where the name was not sent; `machine` then identifies the author: a place and a short
    number.
    """

    event: EventId
    value: str | None
    at: str
    officer: str
    in_use: bool
    machine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """A field with two or more tips of different values (HARD); the last one is in use.

    Of a household, or of the `person` who lives in it; `name` is the person's, empty where none is known.
    """

    household: HouseholdId
    field: str
    tips: tuple[FieldTip, ...]
    person: PersonId | None = None
    name: str = ""

    @property
    def keeps_all(self) -> bool:
        """Return True if all its values are kept and shown, so that nothing is lost without a
        decision (M8).
        """
        return self.person is None and self.field in KEPT_FIELDS

    @property
    def in_use(self) -> FieldTip:
        return self.tips[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One change of one field; `at` is ISO."""

    event: EventId
    field: str
    value: str | None
    at: str
    officer: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftConflict:
    """Two fields of one household changed by two machines that had not seen each other: information only."""

    household: HouseholdId
    first: FieldChange
    second: FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedAfterClosing:
    """A change or a visit of a household made after its closing by somebody who had not seen it (M9).

    `what` is a field, or `visit`; instants are ISO.
    """

    household: HouseholdId
    reason: str
    closed_at: str
    event: EventId
    what: str
    value: str | None
    at: str
    officer: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFor:
    """Something that events speak of and that has not arrived (M14): `kind` is `household` or `visit`.

    `events` speak of it, the first of them from `machine`, a place and a short number.
    """

    kind: str
    id: str
    events: int
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadKind:
    """Events kept byte for byte until the app is newer (M13)."""

    kind: str
    version: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectClock:
    """A machine whose visits have impossible times (M12): their number, and the times (ISO).

    `made` is the time in the file with the first of them, by the machine's clock, and `recorded` when that
    file arrived: the best estimate of the clock's error. Both are empty for visits of this machine.
    """

    machine: DeviceId
    place: str
    visits: int
    first: str
    last: str
    recorded: str
    made: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A number of a stream that two events share: a restored or copied laptop went on under one name."""

    device: str
    incarnation: str
    cls: str
    seq: int
    events: tuple[EventId, ...]

"""The part of a household's history that is about its people and their consents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from core.base.clock import parse_instant
from core.base.ids import HouseholdId, PersonId
from core.events.kinds import EventKind, HouseholdField
from core.records.household import HistoryItem, HistoryKind
from core.records.person import PersonField, Way
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.projections.people.derive import HIDES_NAME, hidden_fields

CHILD: Final = "child"
"""Mark of a person added as under 16."""

MISTAKE: Final = "mistake"
"""Reason of a consent that was taken out: it was never asked for."""

Body = Mapping[str, Any]

AT_ONCE: Final = timedelta(seconds=5)
"""Registers recorded within it after their person came with it."""

_HERE: Final = "(SELECT n FROM person WHERE added_household IN h OR household IN h)"

PICKED: Final = f"""
  UNION SELECT event FROM way_set WHERE household IN h
  UNION SELECT event FROM consent WHERE household IN h
  UNION SELECT event FROM erasure WHERE household IN h
  UNION SELECT added FROM person WHERE n IN {_HERE} AND added IS NOT NULL
  UNION SELECT event FROM person_field WHERE person IN {_HERE}
  UNION SELECT event FROM person_stage WHERE person IN {_HERE}
  UNION SELECT event FROM person_void WHERE person IN {_HERE}
  UNION SELECT event FROM consent WHERE person IN {_HERE}
  UNION SELECT event FROM erasure WHERE person IN {_HERE}
"""

_PEOPLE: Final = f"""
WITH h AS (SELECT n FROM household WHERE canon = (SELECT canon FROM household WHERE id = :id))
SELECT id, name, hidden, child FROM person WHERE n IN {_HERE}
"""


@dataclass(slots=True)
class PeopleHistory:
    """Describes events of people one by one, in their order; names that may not be shown are left out."""

    names: dict[str, str]
    hidden: dict[str, int]
    household_hides: frozenset[str]
    _values: dict[tuple[str, str], str] = field(default_factory=dict)
    _stages: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _made: dict[str, datetime] = field(default_factory=dict)
    _way: str = Way.COUNTS.value

    @classmethod
    def of(cls, connection: Connection, household: HouseholdId) -> PeopleHistory:
        rows = connection.execute(_PEOPLE, {"id": household}).fetchall()
        of_canon = "SELECT c.hidden FROM household h JOIN household c ON c.n = h.canon WHERE h.id = ?"
        return cls(
            names={person: name or "" for person, name, _, _ in rows},
            hidden={person: 3 if child else hides for person, _, hides, child in rows},
            household_hides=hidden_fields(scalar(connection.execute(of_canon, (household,))) or 0),
        )

    def masked(self, item: HistoryItem) -> HistoryItem:
        """A field or note of a household without what its consents forbid to show."""
        if item.kind is HistoryKind.FIELD and item.field in self.household_hides:
            return replace(item, before="", after="")
        if item.kind is HistoryKind.NOTE and HouseholdField.NOTE in self.household_hides:
            return replace(item, after="")
        return item

    def item(self, blank: HistoryItem, kind: str, body: Body) -> HistoryItem | None:
        """The entry of one event; None where it came with its person, or is none of people."""
        person = str(body.get("person") or "")
        blank = replace(blank, person=PersonId(person) if person else None, who=self.names.get(person, ""))
        tell = _TELL.get(kind)
        return None if tell is None else tell(self, blank, body)

    def _way_set(self, blank: HistoryItem, body: Body) -> HistoryItem:
        before, self._way = self._way, str(body["way"])
        return replace(blank, kind=HistoryKind.WAY, before=before, after=self._way)

    def _added(self, blank: HistoryItem, body: Body) -> HistoryItem:
        person = str(body["person"])
        self._made[person] = parse_instant(blank.at)
        self._values[person, PersonField.HOUSEHOLD] = str(body["household"])
        for name in (PersonField.BORN, PersonField.SEX):
            if body.get(name) is not None:
                self._values[person, name] = str(body[name])
        after = CHILD if body.get("child") else body.get("born")
        return replace(blank, kind=HistoryKind.PERSON_ADDED, after=after)

    def _stage(self, blank: HistoryItem, body: Body) -> HistoryItem:
        key = (str(body["person"]), str(body["campaign"]))
        before, after = self._stages.get(key), body.get("stage")
        self._stages[key] = after
        kind = HistoryKind.PERSON_STAGE
        return replace(blank, kind=kind, before=before, after=after, reason=body.get("reason"))

    def _voided(self, blank: HistoryItem, body: Body) -> HistoryItem:
        if body.get("voided") is False:
            return replace(blank, kind=HistoryKind.PERSON_BACK)
        return replace(blank, kind=HistoryKind.PERSON_GONE, reason=body.get("reason"))

    def _given(self, blank: HistoryItem, body: Body) -> HistoryItem:
        return replace(blank, kind=HistoryKind.CONSENT_GIVEN, field=body["purpose"], after=body["how"])

    def _withdrawn(self, blank: HistoryItem, body: Body) -> HistoryItem:
        reason = MISTAKE if body.get("mistake") else None
        return replace(blank, kind=HistoryKind.CONSENT_WITHDRAWN, field=body["purpose"], reason=reason)

    def _erased(self, blank: HistoryItem, _body: Body) -> HistoryItem:
        return replace(blank, kind=HistoryKind.ERASED)

    def _field(self, blank: HistoryItem, body: Body) -> HistoryItem | None:
        person, name = str(body["person"]), str(body["field"])
        after = _text(body.get("value"))
        before = self._values.get((person, name))
        self._values[person, name] = after
        made = self._made.get(person)
        if before is None and made is not None and parse_instant(blank.at) - made < AT_ONCE:
            return None
        if _hides(self.hidden.get(person, 0), name):
            before = after = ""
        return replace(blank, kind=HistoryKind.PERSON_FIELD, field=name, before=before or "", after=after)


_TELL: Final[dict[str, Callable[[PeopleHistory, HistoryItem, Body], HistoryItem | None]]] = {
    EventKind.HOUSEHOLD_WAY: PeopleHistory._way_set,
    EventKind.PERSON_ADDED: PeopleHistory._added,
    EventKind.PERSON_FIELD: PeopleHistory._field,
    EventKind.CONFLICT_RESOLVED: PeopleHistory._field,
    EventKind.PERSON_STAGE: PeopleHistory._stage,
    EventKind.PERSON_VOIDED: PeopleHistory._voided,
    EventKind.CONSENT_GIVEN: PeopleHistory._given,
    EventKind.CONSENT_WITHDRAWN: PeopleHistory._withdrawn,
    EventKind.PERSON_ERASED: PeopleHistory._erased,
}


def _hides(bits: int, name: str) -> bool:
    if name == PersonField.NAME:
        return bool(bits & HIDES_NAME)
    return name == PersonField.PHONE and bool(bits & ~HIDES_NAME)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(sorted(map(str, value)))
    return "" if value is None else str(value)

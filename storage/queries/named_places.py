"""Lines whose hamlet or group names a resident: no file without names carries them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from core.events.kinds import EventKind
from core.events.lines import decode
from core.households.desk import names_a_person
from storage.db.connection import Connection
from storage.db.sql import json_list
from storage.log.unit_of_work import UnitOfWork

_PLACES: Final = ("hamlet", "group")
_ADDED: Final = """
SELECT a.event, a.household, json_extract(CAST(e.line AS TEXT), '$.hamlet'),
  json_extract(CAST(e.line AS TEXT), '$.group')
FROM household_adding a JOIN event e ON e.n = a.event
"""
_SET: Final = "SELECT event, household, value FROM field_set WHERE field IN ('hamlet', 'group')"
_HEADS: Final = "SELECT household, value FROM field_set WHERE field = 'name' AND value <> ''"
_SHOWN: Final = """
SELECT n, code, hamlet, "group" FROM household
WHERE n IN (SELECT value FROM json_each(?)) AND code IS NOT NULL ORDER BY code
"""
_TO_ADD_AGAIN: Final = """
SELECT a.household, e.line FROM household_adding a JOIN event e ON e.n = a.event
WHERE e.n IN (SELECT value FROM json_each(:named)) AND e.live {unless}
  AND NOT EXISTS (SELECT 1 FROM household_adding o
    WHERE o.household = a.household AND o.event NOT IN (SELECT value FROM json_each(:named)))
ORDER BY e.id DESC
"""


class NamedPlaces:
    """The lines of a workspace that hold a telephone number or the head's name as hamlet or group."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._heads: dict[int, list[str]] = defaultdict(list)
        for household, name in connection.execute(_HEADS):
            self._heads[household].append(name)
        said = dict(self._found())
        self.lines: Sequence[int] = sorted(said)
        """Row numbers of events."""
        self._households = set(said.values())

    def codes(self) -> tuple[str, ...]:
        """The codes of households that still show such a text."""
        rows = self._connection.execute(_SHOWN, (json_list(self._households),))
        return tuple(code for n, code, *places in rows if self._names(n, *places))

    def add_again(self, unit: UnitOfWork, unless: str, values: Mapping[str, Any]) -> None:
        """Record again, without the text, that a household exists that only such lines add.

        `unless`, a condition on events `e` with its `values`, leaves out those that the receiver has.
        """
        rows = self._connection.execute(
            _TO_ADD_AGAIN.format(unless=unless), {"named": json_list(self.lines), **values}
        )
        lines: dict[int, bytes] = dict(rows.fetchall())
        for household, line in lines.items():
            payload = dict(decode(bytes(line)).payload)
            payload.pop("order", None)
            for key in _PLACES:
                if self._names(household, payload.get(key)):
                    del payload[key]
            unit.record(EventKind.HOUSEHOLD_ADDED, payload)

    def _found(self) -> Iterable[tuple[int, int]]:
        """(event, household) of each such line."""
        for query in (_ADDED, _SET):
            for event, household, *places in self._connection.execute(query):
                if self._names(household, *places):
                    yield event, household

    def _names(self, household: int, *places: object) -> bool:
        """Return True if one of the texts names a resident of the household.

        A text that is a name but for accents and capitals has as many characters.
        """
        heads = self._heads.get(household, ())
        for place in places:
            if isinstance(place, str):
                alike = (head for head in heads if len(head) == len(place))
                if any(_is_named(place, head) for head in ("", *alike)):
                    return True
        return False


_is_named = lru_cache(maxsize=4096)(names_a_person)

"""Places of households in lists, as stated by each laptop that loaded the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from core.base.ids import HouseholdId
from core.base.text import fold
from core.quality.list_places import HamletChoice, ListOfTwoUnits
from core.units.models import UnitKey
from storage.db.connection import Connection
from storage.db.rows import named_rows

_SAID: Final = """
WITH twice AS (SELECT household FROM household_adding GROUP BY household HAVING count(*) > 1)
SELECT h.id, h.commune, h.commune_from, coalesce(a.list, ''), json_extract(CAST(e.line AS TEXT), '$.hamlet'),
  h.hamlet
FROM twice t JOIN household h ON h.n = t.household JOIN household_adding a ON a.household = h.n
  JOIN event e ON e.n = a.event
WHERE h.added IS NOT NULL AND h.closed IS NULL AND NOT EXISTS (
  SELECT 1 FROM field_set f WHERE f.household = h.n AND f.field = 'hamlet')
ORDER BY h.n, e.id
"""


class _Placed(NamedTuple):
    household: str
    commune: str
    commune_from: str
    list: str
    hamlet: str | None
    shown: str | None


_OF_UNITS: Final = """
WITH placed AS (
  SELECT DISTINCT a.list, h.commune, h.commune_from, h.n FROM household_adding a
    JOIN household h ON h.n = a.household
  WHERE a.list IS NOT NULL AND h.added IS NOT NULL AND h.closed IS NULL),
several AS (SELECT list FROM placed GROUP BY list HAVING count(DISTINCT commune || commune_from) > 1)
SELECT list, commune, commune_from, count(*) FROM placed WHERE list IN (SELECT list FROM several)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


class SqlListPlaces:
    """Answers `core.quality.list_places.ListPlaceReader`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choices(self) -> Sequence[HamletChoice]:
        found: dict[tuple[str, str, str, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
        placed = named_rows(_Placed, self._connection.execute(_SAID))
        for household, rows in groupby(placed, key=lambda row: row.household):
            several = list(rows)
            hamlets = {fold(row.hamlet): row.hamlet for row in reversed(several) if row.hamlet}
            if len(hamlets) > 1:
                of = several[0]
                key = (of.list, of.commune, of.commune_from, tuple(hamlets[one] for one in sorted(hamlets)))
                found[key].append((household, of.shown or ""))
        return [
            HamletChoice(
                list=name,
                unit=UnitKey(commune, date.fromisoformat(since)),
                hamlets=hamlets,
                shown=next(shown for _, shown in households),
                households=tuple(HouseholdId(one) for one, _ in households),
            )
            for (name, commune, since, hamlets), households in sorted(found.items())
        ]

    def of_two_units(self) -> Sequence[ListOfTwoUnits]:
        rows = self._connection.execute(_OF_UNITS).fetchall()
        return [
            ListOfTwoUnits(
                list=name,
                units=tuple(
                    (UnitKey(commune, date.fromisoformat(since)), count) for _, commune, since, count in group
                ),
            )
            for name, group in groupby(rows, key=itemgetter(0))
        ]

"""Lists that several communes loaded: the derived table `shared_list`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection
from storage.db.rows import scalar

_SOME: Final = """
SELECT EXISTS (SELECT 1 FROM shared_list)
  OR EXISTS (SELECT 1 FROM list_unit GROUP BY list HAVING count(*) > 1)
"""
_PLACED: Final = """
INSERT INTO shared_list
SELECT a.list, h.commune, h.commune_from, count(DISTINCT h.n) FROM list_unit u
  CROSS JOIN household h ON h.commune = u.commune AND h.commune_from = u.commune_from
  JOIN household_adding a ON a.household = h.n AND a.list = u.list
WHERE u.list IN (SELECT list FROM list_unit GROUP BY list HAVING count(*) > 1)
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL
GROUP BY 1, 2, 3
"""
_ALONE: Final = """
DELETE FROM shared_list WHERE list IN (SELECT list FROM shared_list GROUP BY list HAVING count(*) = 1)
"""


def count_shared(connection: Connection) -> None:
    """Count the households of lists that several communes loaded, inside a transaction."""
    if not scalar(connection.execute(_SOME)):
        return
    connection.execute("DELETE FROM shared_list")
    connection.execute(_PLACED)
    connection.execute(_ALONE)


def shared_lists(connection: Connection) -> Mapping[UnitKey, int]:
    """The households of each commune whose list another commune loaded too."""
    rows = connection.execute(
        "SELECT commune, commune_from, sum(households) FROM shared_list GROUP BY 1, 2"
    ).fetchall()
    return {unit_key(code, since): count for code, since, count in rows}

"""Share of each household in the figures of organisations, stored so that no list reads all people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from storage.db.connection import Connection
from storage.db.sql import json_list

_SHARES: Final = """
INSERT INTO member_share
WITH who AS (
  SELECT h.n AS household, p.n AS person FROM json_each(:households) j JOIN household h ON h.n = j.value
    JOIN person p ON p.canon = h.n
  WHERE h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL AND h.persons IS NOT NULL
    AND p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child),
named AS (
  SELECT who.household, who.person, m.organisation FROM who JOIN membership m ON m.person = who.person
  UNION ALL
  SELECT household, person, '' FROM who
  WHERE EXISTS (SELECT 1 FROM membership m WHERE m.person = who.person))
SELECT organisation, '', household, count(*), 0, 0 FROM named GROUP BY household, organisation
UNION ALL
SELECT n.organisation, g.campaign, n.household, 0, sum(g.stage <> 'no_smartphone'),
  sum(g.stage IN ('installed', 'registered', 'activated', 'working'))
FROM named n JOIN progress g ON g.person = n.person WHERE g.stage IS NOT NULL
GROUP BY n.household, n.organisation, g.campaign
"""
"""Organisation '' is each member once, however many organisations name them; campaign '' is how many."""


def refresh_members(connection: Connection, households: Iterable[int]) -> None:
    """Brings the shares of these households up to date."""
    listed = {"households": json_list(households)}
    connection.execute(
        "DELETE FROM member_share WHERE household IN (SELECT value FROM json_each(:households))", listed
    )
    connection.execute(_SHARES, listed)

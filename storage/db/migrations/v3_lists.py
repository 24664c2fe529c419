"""Version 3, lists: households in walking order and by name, by indices of listed households only."""

from __future__ import annotations

from typing import Final

LISTS: Final = """
DROP INDEX household_walk;
DROP INDEX household_name;
CREATE INDEX household_listed ON household (walk_key, n)
  WHERE added IS NOT NULL AND canon = n AND closed IS NULL;
CREATE INDEX household_by_name ON household (name_key, n)
  WHERE added IS NOT NULL AND canon = n AND closed IS NULL;
"""
"""A list asks for the numbers of all its rows: answered by the index, no row of the table is read."""

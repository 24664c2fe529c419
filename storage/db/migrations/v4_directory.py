"""Version 4, directory: people whom lists of persons name in a household."""

from __future__ import annotations

from typing import Final

DIRECTORY: Final = """
CREATE TABLE directory (
  n INTEGER PRIMARY KEY, household INTEGER NOT NULL, name TEXT NOT NULL, phone TEXT, words TEXT NOT NULL,
  organisations TEXT NOT NULL
);
CREATE INDEX directory_household ON directory (household);
"""

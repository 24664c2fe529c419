"""Version 5, numbers: the number that a household keeps in lists and on paper."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = """
CREATE TABLE list_number (
  household INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE
);
"""

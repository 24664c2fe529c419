"""Version 5, publishing: rows that changed since the last publishing to a server; local."""

from __future__ import annotations

from typing import Final

PUBLISHING: Final = """
CREATE TABLE unpublished (
  what TEXT NOT NULL, row INTEGER NOT NULL, change INTEGER NOT NULL, PRIMARY KEY (what, row)
) WITHOUT ROWID;
CREATE INDEX unpublished_change ON unpublished (what, change, row);
"""

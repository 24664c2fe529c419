"""Version 4, requests: commands of scripts that were done; local."""

from __future__ import annotations

from typing import Final

REQUESTS: Final = """
CREATE TABLE request (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  command TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL
);
"""

"""Version 5, decisions: choices between values that were taken back."""

from __future__ import annotations

from typing import Final

DECISIONS: Final = """
CREATE TABLE resolution_open (event INTEGER PRIMARY KEY REFERENCES event(n), undone TEXT NOT NULL);
CREATE INDEX resolution_open_undone ON resolution_open (undone);
"""

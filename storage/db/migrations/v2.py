"""Version 2: the register of print jobs."""

from __future__ import annotations

from typing import Final

V2: Final = """
CREATE TABLE print_job (
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, paper TEXT NOT NULL, version TEXT NOT NULL, what TEXT NOT NULL,
  households INTEGER NOT NULL, pages INTEGER NOT NULL
);
CREATE INDEX print_job_paper ON print_job (paper, n);
"""

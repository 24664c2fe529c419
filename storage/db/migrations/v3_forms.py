"""Version 3, forms: what was typed into a form and not recorded; local."""

from __future__ import annotations

from typing import Final

FORMS: Final = """
CREATE TABLE form_draft (form TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
"""

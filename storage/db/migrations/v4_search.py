"""Version 4, search: the index made again, without the words of names that were erased before."""

from __future__ import annotations

from typing import Final

SEARCH: Final = """
INSERT INTO search (search) VALUES ('delete-all');
INSERT INTO search (rowid, words) SELECT n, text_key FROM household WHERE text_key IS NOT NULL;
"""

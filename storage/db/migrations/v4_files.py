"""Version 4, files: sender and reason of a waiting file, and the state of files when a period was closed."""

from __future__ import annotations

from typing import Final

FILES: Final = """
ALTER TABLE held_file ADD COLUMN device TEXT;
ALTER TABLE held_file ADD COLUMN number_code TEXT;
ALTER TABLE held_file ADD COLUMN unit_code TEXT;
ALTER TABLE held_file ADD COLUMN unit_valid_from TEXT;
ALTER TABLE held_file ADD COLUMN number INTEGER;
ALTER TABLE held_file ADD COLUMN reason TEXT;
ALTER TABLE held_file ADD COLUMN head TEXT;
ALTER TABLE period ADD COLUMN files TEXT;
"""
"""Empty of files that an earlier program held until they are tried again, and of periods that it closed."""

"""Version 3, sync: receipts, downstream files, resolved conflicts, clock offsets."""

from __future__ import annotations

from typing import Final

SYNC: Final = """
"""

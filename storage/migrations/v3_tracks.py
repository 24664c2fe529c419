"""Version 3, tracks and assignment: agency staff, outreach points, who walks which doors."""

from __future__ import annotations

from typing import Final

TRACKS: Final = """
"""

"""Version 3, quality: returned visits, decided pairs, call-back samples."""

from __future__ import annotations

from typing import Final

QUALITY: Final = """
"""

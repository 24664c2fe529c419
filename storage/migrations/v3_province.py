"""Version 3, the province desk: denominators, periods, registers, aggregates."""

from __future__ import annotations

from typing import Final

PROVINCE: Final = """
"""

"""Version 3, trust: enrolled machines, revocations, escrow."""

from __future__ import annotations

from typing import Final

TRUST: Final = """
"""

"""Version 3, people: persons, their stages and memberships, consents."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = """
"""

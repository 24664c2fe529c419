"""Checks of typed text, the same for every subject."""

from __future__ import annotations

from core.base.errors import UserError
from core.base.text import clean, looks_like_secret

TEXT_LENGTH = 200


def checked_text(value: str) -> str:
    """Cleaned free text. Raises `household.text` when too long and `visit.note_secret` for an ID or code."""
    text = clean(value)
    if len(text) > TEXT_LENGTH:
        raise UserError("household.text", most=TEXT_LENGTH)
    if looks_like_secret(text):
        raise UserError("visit.note_secret")
    return text

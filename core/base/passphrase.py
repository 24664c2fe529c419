"""The least that a new passphrase must be."""

from __future__ import annotations

import unicodedata
from typing import Final

LEAST_LENGTH: Final = 8
"""Characters; length is what counts against guessing, kinds of characters are not asked for."""

LEAST_DIFFERENT: Final = 4
"""Different characters: `11111111` has one."""


def is_weak(passphrase: str) -> bool:
    typed = unicodedata.normalize("NFC", passphrase.strip())
    return len(typed) < LEAST_LENGTH or len(set(typed)) < LEAST_DIFFERENT

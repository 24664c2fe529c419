"""Paths of the files that ship with the app, in a checkout and in a frozen folder alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
FONTS: Final = RESOURCES / "fonts"
ICONS: Final = RESOURCES / "icons"
TOKENS: Final = RESOURCES / "theme" / "tokens.json"
TRANSLATIONS: Final = RESOURCES / "i18n"

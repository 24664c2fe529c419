"""The one table of user-facing error texts: code -> sentence, Vietnamese and English.

It is `resources/sentences.toml`, is read when the first sentence is needed, and covers `UserError`
codes, the concerns of a roster plan and soft checks. To add a code, add it to the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from core.base.errors import UserError

PATH: Final = Path(__file__).resolve().parents[1] / "resources" / "sentences.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One message in both languages of the app."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@cache
def sentences() -> dict[str, Sentence]:
    """Every sentence by its code."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {code: Sentence(vi=entry["vi"], en=entry["en"]) for code, entry in table.items()}


def sentence(error: UserError, language: str = "vi") -> str:
    """The sentence of `error` in `vi` or `en`, its fields filled."""
    text = sentences()[error.code].of(language).format(**error.params)
    if "line" not in error.params or "{line" in sentences()[error.code].of(language):
        return text
    return f"{text} ({'line' if language == 'en' else 'dòng'} {error.params['line']})"

"""The one table of user-facing error texts: code -> sentence, Vietnamese and English.

It is `resources/sentences.toml`, is read when the first sentence is needed, and covers `UserError`
codes, the concerns of a roster plan and soft checks. To add a code, add it to the file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from core.base.errors import UserError

PATH: Final = Path(__file__).resolve().parents[1] / "resources" / "sentences.toml"
_TABLE: Final = re.compile(r'^\["([^"\n]+)"\]\n', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One message in both languages of the app."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@cache
def _tables() -> dict[str, str]:
    """The table of each code, parsed when it is needed: all of them together take 30 ms."""
    _, *parts = _TABLE.split(PATH.read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def sentence_of_code(code: str) -> Sentence:
    """The sentence with its blanks unfilled."""
    return Sentence(**tomllib.loads(_tables()[code]))


def sentences() -> dict[str, Sentence]:
    """Every sentence by its code, all of them parsed: for checks of the whole file."""
    return {code: sentence_of_code(code) for code in _tables()}


def sentence(error: UserError, language: str = "vi") -> str:
    """The sentence of `error` in `vi` or `en`, its fields filled."""
    blank = sentence_of_code(error.code).of(language)
    text = blank.format(**error.params)
    if "line" not in error.params or "{line" in blank:
        return text
    return f"{text} ({'line' if language == 'en' else 'dòng'} {error.params['line']})"

"""The one table of user-facing error texts: code -> sentence, Vietnamese and English.

A sentence says what happened, what was kept and what to do next. `{name}` fields are filled from
`UserError.params`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One message in both languages of the app."""

    vi: str
    en: str


SENTENCES: Final[dict[str, Sentence]] = {
    # time
    "time.unreadable": Sentence(
        vi="Không đọc được ngày giờ “{text}”, chưa ghi gì. Ghi dạng 2026-11-24T08:30.",
        en="The date and time “{text}” could not be read; nothing was recorded. Write 2026-11-24T08:30.",
    ),
    # code
    "code.unreadable": Sentence(
        vi="“{text}” không phải mã hộ. Mã hộ có dạng K7-147-X, in trên phiếu.",
        en="“{text}” is no household code. A code looks like K7-147-X and is printed on the sheet.",
    ),
    "code.check": Sentence(
        vi="Mã “{text}” sai một chữ nào đó, chưa mở hộ nào. Anh chị xem lại mã trên giấy.",
        en="One character of the code “{text}” is wrong; no household was opened. Compare it with the paper.",
    ),
}


def sentence(error: UserError, language: str = "vi") -> str:
    """The sentence of `error` in `vi` or `en`, its fields filled."""
    entry = SENTENCES[error.code]
    template = entry.en if language == "en" else entry.vi
    return template.format(**error.params)

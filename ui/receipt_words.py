"""What a receiver asks, in plain sentences, for both front ends."""

from __future__ import annotations

from typing import Final

from core.exchange.answer_desk import AskedOfUs
from core.exchange.receipts import Asked
from ui.catalog import sentences

_CODES: Final = {
    Asked.SEND_MISSING: "asked.send_missing",
    Asked.ROTATE_INCARNATION: "asked.rotate_incarnation",
    Asked.FIX_CLOCK: "asked.fix_clock",
    Asked.UPDATE_APP: "asked.update_app",
}
_ELSEWHERE: Final = "asked.send_missing_elsewhere"
_DAY: Final = 86_400


def asked_sentence(asked: AskedOfUs, language: str = "vi") -> str:
    """One sentence or two: what the province sees, what was done, what to do."""
    parts = [_CODES[asked.asked]]
    if asked.asked is Asked.SEND_MISSING:
        parts = [parts[0]] * bool(asked.numbers) + [_ELSEWHERE] * bool(asked.elsewhere)
    return " ".join(
        sentences()[code]
        .of(language)
        .format(
            numbers=asked.numbers,
            elsewhere=asked.elsewhere,
            ahead=_ahead(asked.seconds, language),
            version=asked.version,
        )
        for code in parts
    )


def _ahead(seconds: int, language: str) -> str:
    """`nhanh 2 ngày`, `chậm 30 giờ`: hours where it is less than two days."""
    off = abs(seconds)
    number, vi, en = (off // _DAY, "ngày", "days") if off >= 2 * _DAY else (off // 3_600, "giờ", "hours")
    if language == "en":
        return f"{number} {en} {'ahead' if seconds > 0 else 'behind'}"
    return f"{'nhanh' if seconds > 0 else 'chậm'} {number} {vi}"

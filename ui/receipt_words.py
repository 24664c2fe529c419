"""Requests of a receiver, in plain sentences, for both front ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.base.clock import parse_instant
from core.base.program import VERSION
from core.sync.answer_desk import AskedOfUs, SlowClock
from core.sync.receipts import Asked
from ui.catalog import sentence_of_code

_CODES: Final = {
    Asked.SEND_MISSING: "asked.send_missing",
    Asked.ROTATE_INCARNATION: "asked.rotate_incarnation",
    Asked.FIX_CLOCK: "asked.fix_clock",
    Asked.UPDATE_APP: "asked.update_app",
}
_DONE: Final = {
    Asked.FIX_CLOCK: "asked.fix_clock_done",
    Asked.UPDATE_APP: "asked.update_app_done",
}
_ELSEWHERE: Final = "asked.send_missing_elsewhere"
_UNITS: Final = ((86_400, "ngày", "days"), (3_600, "giờ", "hours"), (60, "phút", "minutes"))


def asked_sentence(asked: AskedOfUs, language: str = "vi") -> str:
    """One sentence or two: what the province sees, what was done, what to do."""
    parts = [_CODES[asked.asked]]
    if asked.done and asked.asked in _DONE:
        parts = [_DONE[asked.asked]]
    if asked.asked is Asked.SEND_MISSING:
        parts = [parts[0]] * bool(asked.numbers) + [_ELSEWHERE] * bool(asked.elsewhere)
    return " ".join(
        sentence_of_code(code)
        .of(language)
        .format(
            numbers=asked.numbers,
            elsewhere=asked.elsewhere,
            ahead=_ahead(asked.seconds, language),
            version=asked.version,
            own=VERSION,
            shown=_clock(asked.now),
            right=_clock(asked.now, -asked.seconds),
        )
        for code in parts
    )


def slow_clock_sentence(slow: SlowClock, language: str = "vi") -> str:
    """Return the proof that our clock is behind, the least difference, and the next step."""
    return (
        sentence_of_code("asked.slow_clock")
        .of(language)
        .format(
            place=slow.place,
            written=_clock(slow.written),
            shown=_clock(slow.now),
            behind=_amount(slow.seconds, language),
        )
    )


def _clock(now: str, seconds: int = 0) -> str:
    """Return `14/09/2020, 09:42`, `seconds` after `now`; nothing where it is outside the calendar."""
    if not now:
        return ""
    try:
        at = parse_instant(now) + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    return f"{at:%d/%m/%Y, %H:%M}"


def _ahead(seconds: int, language: str) -> str:
    """`nhanh 2 ngày`, `chậm 30 giờ`."""
    amount = _amount(abs(seconds), language)
    if language == "en":
        return f"{amount} {'ahead' if seconds > 0 else 'behind'}"
    return f"{'nhanh' if seconds > 0 else 'chậm'} {amount}"


def _amount(seconds: int, language: str) -> str:
    """`2 ngày`; hours where it is less than two days, minutes where it is less than two hours."""
    size, vi, en = next((unit for unit in _UNITS if seconds >= 2 * unit[0]), _UNITS[-1])
    return f"{seconds // size} {en if language == 'en' else vi}"

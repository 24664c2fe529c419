"""SQL conditions on when a visit `v` was noted: at its time, or typed in from paper later."""

from __future__ import annotations

from typing import Final

PROMPT: Final = "v.hlc <= printf('%012x-ffff', (unixepoch(v.at) + :late_entry_minutes * 60) * 1000)"
"""Noted within so many minutes of its own time."""

_WITHIN_SECONDS: Final = 5
_SHEET: Final = (
    f"(v.hlc > printf('%012x-ffff', (unixepoch(v.at) + {_WITHIN_SECONDS}) * 1000)"
    f" OR v.hlc < printf('%012x', (unixepoch(v.at) - {_WITHIN_SECONDS}) * 1000))"
    " AND EXISTS (SELECT 1 FROM visit o WHERE o.campaign = v.campaign AND o.day = v.day"
    " AND o.officer = v.officer AND o.at = v.at AND o.event <> v.event)"
)
"""All rows of a sheet have the one time that was typed for it; the seconds that typing takes show it."""

AT_ITS_TIME: Final = f"{PROMPT} AND NOT ({_SHEET})"
"""Noted at the time of the visit, not a row of a sheet typed on the same day."""

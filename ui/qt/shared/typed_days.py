"""Days as an officer types them."""

from __future__ import annotations

from datetime import date, datetime

from core.base.clock import VIETNAM
from core.base.errors import UserError


def read_day(text: str) -> date:
    """`07/09/2020` or `2020-09-07`. Raises `time.unreadable`."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=VIETNAM).date()
        except ValueError:
            continue
    raise UserError("time.unreadable", text=text.strip()[:30])

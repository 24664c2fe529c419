"""Values before an event that is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.events.registers import bases

Body = Mapping[str, Any]


def before(body: Body, said: Sequence[tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """Return the value that `body` replaced first; None where there was none. Each of `said` begins with its
    event.

    An event of version 1 names nothing: then it is the one before it in the order.
    """
    if body["v"] > 1:
        named = bases(body["kind"], body["v"], body)
        return next((row for row in said if named and row[0] == named[0]), None)
    at = [row[0] for row in said].index(body["id"])
    return said[at - 1] if at else None

"""One piece of work: its line in the journal, the act, and its expected events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from core.application.services import Services

Expected = list[tuple[str, dict[str, Any]]]
Work = tuple[str, Callable[[Services], object], Expected]


def _nothing(_services: Services) -> None:
    """There is nothing to do."""


NOTHING: Final[Work] = ("", _nothing, [])

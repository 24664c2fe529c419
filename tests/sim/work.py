"""One piece of work: what is said in the journal, what is done, and the events that it must become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from core.application.services import Services

Expected = list[tuple[str, dict[str, Any]]]
Work = tuple[str, Callable[[Services], object], Expected]


def _nothing(_services: Services) -> None:
    """There is nothing to do."""


NOTHING: Final[Work] = ("", _nothing, [])

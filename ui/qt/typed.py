"""`override` for Python 3.11, which lacks it; the checker sees the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    F = TypeVar("F")

    def override(method: F) -> F:
        return method


__all__ = ["override"]

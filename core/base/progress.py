"""Progress and cancellation of a long run; the window's job context is one."""

from __future__ import annotations

from typing import Final, Protocol


class Progress(Protocol):
    """`checkpoint` raises where somebody asked to stop; nothing is written then."""

    def report(self, done: int, total: int) -> None: ...

    def checkpoint(self) -> None: ...


class Silent:
    """Nobody watches, nobody stops it."""

    def report(self, done: int, total: int) -> None:
        del done, total

    def checkpoint(self) -> None:
        return


SILENT: Final = Silent()

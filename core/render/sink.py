"""Target of a document as it is made: a file, or memory."""

from __future__ import annotations

from typing import Protocol


class Sink(Protocol):
    """Takes a file piece by piece, in order; `write` takes all it is given, or raises."""

    def write(self, data: bytes, /) -> object: ...

"""State of a review page beside its list; no widgets, no disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision just made; `serial` distinguishes it from the next."""

    serial: int
    sentence: str
    undoable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """`problem` is the sentence of what could not be done, else empty."""

    busy: bool = False
    problem: str = ""
    done: Done | None = None


StateT = TypeVar("StateT", bound=ReviewState)


def after(state: StateT, sentence: str, *, undoable: bool = True) -> StateT:
    """`state` with what was just done."""
    serial = 1 if state.done is None else state.done.serial + 1
    return replace(state, done=Done(serial=serial, sentence=sentence, undoable=undoable), problem="")

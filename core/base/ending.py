"""The end of an act: everything is saved, and what is left to do may fail without taking that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.base.errors import ExitCode, UserError


@dataclass(frozen=True, slots=True)
class Step:
    """Something left to do after a save; `code` is of the sentence where it fails."""

    code: str
    do: Callable[[], object]
    path: str = ""


def finish(*steps: Step) -> tuple[UserError, ...]:
    """Do every step, also after one that failed, and return the sentences of those that failed.

    Only coded errors are caught; anything else is a bug.
    """
    failed = []
    for step in steps:
        try:
            step.do()
        except UserError as error:
            told = UserError(step.code, exit_code=ExitCode.STORAGE, path=step.path)
            told.__cause__ = error
            failed.append(told)
    return tuple(failed)

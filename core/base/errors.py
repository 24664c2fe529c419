"""Errors of the world, each with a sentence, and steps after a save that may fail without taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from typing_extensions import override


class ExitCode(IntEnum):
    """Exit codes of the command line (docs/cli.md)."""

    DONE = 0
    USAGE = 2
    NEEDS_DECISION = 3
    REFUSED = 4
    STORAGE = 5


class UserError(Exception):
    """An expected failure, described in one sentence; nothing was changed.

    `code` is dotted (`roster.no_header`) and a key of `resources/sentences.toml`; `params` fill its sentence
    and hold no personal data beyond the caller's own input. `exit_code` is that of the command line.
    """

    def __init__(self, code: str, /, *, exit_code: ExitCode = ExitCode.REFUSED, **params: object) -> None:
        super().__init__(code)
        self.code: Final = code
        self.exit_code: Final = exit_code
        self.params: Final[dict[str, object]] = params

    @override
    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


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

"""Expected failures. Every code has one sentence per language in `resources/sentences.toml`."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from typing_extensions import override


class ExitCode(IntEnum):
    """What the command line answers (docs/cli.md)."""

    DONE = 0
    USAGE = 2
    NEEDS_DECISION = 3
    REFUSED = 4
    STORAGE = 5


class UserError(Exception):
    """Something the world did, told in one sentence; nothing was changed.

    `code` is dotted (`roster.no_header`) and a key of `resources/sentences.toml`; `params` fill its sentence
    and hold no personal data beyond what the caller typed. `exit_code` is the command line's answer.
    """

    def __init__(self, code: str, /, *, exit_code: ExitCode = ExitCode.REFUSED, **params: object) -> None:
        super().__init__(code)
        self.code: Final = code
        self.exit_code: Final = exit_code
        self.params: Final[dict[str, object]] = params

    @override
    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code

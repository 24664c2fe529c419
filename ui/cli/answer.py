"""Result of a command: an object for `--json`, a text, an exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.application.services import Services
from core.base.errors import ExitCode, UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`vi` and `en` are the text for a person; `data` has only JSON values."""

    data: Mapping[str, object]
    vi: str
    en: str
    exit_code: ExitCode = ExitCode.DONE
    warnings: Sequence[UserError] = ()
    """Failures after which everything is saved nevertheless."""

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.vi


def lost_warnings(services: Services) -> tuple[UserError, ...]:
    """Sentence about entries that are missing in a workspace, until that is accepted."""
    lost = services.copies.lost()
    if lost is None:
        return ()
    if lost.copy is None:
        return (UserError("storage.less", missing=lost.missing),)
    return (
        UserError("storage.less_copy", missing=lost.missing, copy=lost.copy.name, regained=lost.regained),
    )

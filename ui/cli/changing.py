"""Commands that set a register report changes: the same value again is no event and no failure."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Final

from core.application.services import Services
from ui.cli.answer import Answer
from ui.cli.requests import Command

CHANGING: Final = frozenset(
    {
        *("household close", "household reopen", "household merge", "household part", "household way"),
        *("visit correct", "visit void", "visit restore", "visit return"),
        *("person stage", "person field", "person off", "person back", "consent give", "consent withdraw"),
        *("assign give", "assign out", "assign back", "assign hand-over"),
        *("track void", "track restore", "duplicates decide"),
    }
)


def saying_changed(command: Command) -> Command:
    """The command, its answer with `changed`."""

    def run(services: Services, options: Namespace) -> Answer:
        before = services.store.last_event()
        answer = command(services, options)
        changed = services.store.last_event() > before
        answer = replace(answer, data={**answer.data, "changed": changed})
        if changed:
            return answer
        return replace(
            answer,
            vi="Không có gì thay đổi: đã đúng như vậy từ trước.",
            en="Nothing changed: it stood so already.",
        )

    return run

"""`--request ID`: a recording command that a script repeats is done once."""

from __future__ import annotations

import argparse
import hashlib
import json
from argparse import Namespace
from collections.abc import Callable
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from ui.cli.answer import Answer

Command = Callable[[Services, Namespace], Answer]

_NAMED: Final = ("command", "action", "verb")
_NOT_ASKED: Final = frozenset({"data", "json", "passphrase_file", "language", "request"})
"""Options that affect how a command runs and not the data that it records."""

RECORDING: Final = frozenset(
    {
        *(f"visit {verb}" for verb in ("add", "correct", "void", "restore", "return")),
        *(f"household {verb}" for verb in ("close", "reopen", "move", "split", "merge", "part", "way")),
        *(f"person {verb}" for verb in ("add", "stage", "field", "off", "back", "erase")),
        *(f"consent {verb}" for verb in ("give", "withdraw")),
        *(f"organisation {verb}" for verb in ("add", "remove")),
        *(f"assign {verb}" for verb in ("add-officer", "give", "out", "back", "hand-over")),
        *(f"track {verb}" for verb in ("void", "restore", "agency set", "members declare")),
        *(f"track outreach {verb}" for verb in ("add", "tally")),
        "walk move",
        "conflicts resolve",
        "clock offset",
        "duplicates decide",
        "quality answer",
        "undo",
        "redo",
    }
)
"""Commands that write events or local rows and no file."""


def add_request(parser: argparse.ArgumentParser, name: str = "") -> None:
    """Add `--request` to the parsers of `RECORDING` below `parser`."""
    if name in RECORDING:
        parser.add_argument(
            "--request", metavar="ID", help="the same ID again does nothing and answers alike"
        )
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, below in action.choices.items():
                add_request(below, f"{name} {verb}".strip())


def command_name(options: Namespace) -> str:
    return " ".join(filter(None, (getattr(options, part, None) for part in _NAMED)))


def once(services: Services, name: str, command: Command, options: Namespace) -> Answer:
    """Run a command; under a request id that was done before, return its answer of then."""
    request = getattr(options, "request", None)
    if request is None:
        return command(services, options)
    if not request or len(request) > MOST_ID or not request.isprintable():
        raise UserError("request_id.unreadable", exit_code=ExitCode.USAGE)
    text = services.requests.once(
        request, _digest(name, options), lambda: _packed(command(services, options))
    )
    return _unpacked(text)


MOST_ID: Final = 100


def _digest(name: str, options: Namespace) -> str:
    asked = {key: str(value) for key, value in vars(options).items() if key not in _NOT_ASKED}
    return hashlib.sha256(json.dumps([name, asked], sort_keys=True).encode()).hexdigest()


def _packed(answer: Answer) -> str:
    kept = {"data": dict(answer.data), "vi": answer.vi, "en": answer.en, "exit_code": int(answer.exit_code)}
    return json.dumps(kept, ensure_ascii=False)


def _unpacked(text: str) -> Answer:
    kept = json.loads(text)
    return Answer(**{**kept, "exit_code": ExitCode(kept["exit_code"])})

"""Commands of the window, and the search for them by words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.base.text import fold
from ui.qt.icons import Icon

MOST_FOUND: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: its words, its kind, its key ("Ctrl+P") or nothing.

    `also` has other words for the same thing; `about` is text by which it is found after those whose own
    words match, folded.
    """

    id: str
    title: str
    kind: str
    icon: Icon
    run: Callable[[], object]
    key: str = ""
    also: str = ""
    about: str = ""


def find_commands(commands: Sequence[Command], words: str) -> tuple[Command, ...]:
    """Those in which every word begins a word, without accents.

    Titles that begin so come first, then those named so, then those that are about it.
    """
    wanted = fold(words).split()
    ranked = [(rank, command) for command in commands if (rank := _rank(command, wanted)) is not None]
    return tuple(command for _, command in sorted(ranked, key=lambda entry: entry[0]))[:MOST_FOUND]


def _rank(command: Command, wanted: Sequence[str]) -> int | None:
    title = fold(command.title)
    if title.startswith(" ".join(wanted)):
        return 0
    if _holds(f" {title} {fold(command.kind)} {fold(command.also)}", wanted):
        return 1
    return 2 if _holds(f" {title} {command.about}", wanted) else None


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in text for word in wanted)

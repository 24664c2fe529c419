"""What can be asked of the window by its words, and how words find it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.text import fold
from ui.qt.icons import Icon

MOST_FOUND: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do: its words, what kind of thing it is, its key ("Ctrl+P") or nothing."""

    id: str
    title: str
    kind: str
    icon: Icon
    run: Callable[[], object]
    key: str = ""


def find_commands(commands: Sequence[Command], words: str) -> tuple[Command, ...]:
    """Those in which every word begins a word, without accents; titles that begin so come first."""
    wanted = fold(words).split()
    found = [c for c in commands if all(f" {word}" in f" {fold(f'{c.title} {c.kind}')}" for word in wanted)]
    start = " ".join(wanted)
    return tuple(sorted(found, key=lambda c: not fold(c.title).startswith(start)))[:MOST_FOUND]

"""The topics of the help, from `resources/help/LANGUAGE/TOPIC.md`; each begins with its title."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from core.content import RESOURCES
from core.records.workspace import Language


class Topic(StrEnum):
    """A file of help, in the order a newcomer reads them."""

    START = "start"
    TODAY = "today"
    QUICK = "quick"
    PAPER = "paper"
    HOUSEHOLDS = "households"
    ROSTER = "roster"
    PRINT = "print"
    SYNC = "sync"
    MACHINES = "machines"
    REPORT = "report"
    OFFICE = "office"
    TRACKS = "tracks"
    QUALITY = "quality"
    SETTINGS = "settings"
    TROUBLE = "trouble"
    KEYS = "keys"


HANDBOOK: Final = tuple(topic for topic in Topic if topic is not Topic.KEYS)
"""What the printed handbook holds; the keys have a sheet of their own."""


@cache
def topic_text(topic: Topic, language: Language) -> str:
    """The Markdown of a topic: paragraphs, lists, tables, `**strong**`, `` `keys` ``."""
    return (RESOURCES / "help" / language.value / f"{topic.value}.md").read_text(encoding="utf-8")


def topic_title(topic: Topic, language: Language) -> str:
    return topic_text(topic, language).split("\n", 1)[0].removeprefix("# ")

"""The help: its topics as files of `resources`, read into blocks for the window and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.content.models import RichText, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


from enum import StrEnum
from functools import cache

from core.content import RESOURCES
from core.records.workspace import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """`level` 1 is the title of a topic."""

    level: int
    text: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`number` is that of a numbered list, 0 is a bullet, None neither."""

    text: RichText
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first row is the head; every row has as many cells."""

    rows: tuple[tuple[RichText, ...], ...]


Block = Heading | Paragraph | Table


def parser() -> MarkdownIt:
    """CommonMark without raw HTML, with tables."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(markdown: str) -> tuple[Block, ...]:
    """Raises ValueError for a construct that these documents do not use.

    What CommonMark makes of the same text, in a twentieth of the CPU (tests/help/test_topics.py).
    """
    return tuple(block for part in _PARTS.split(markdown.strip()) for block in _part(part.splitlines()))


def _part(lines: list[str]) -> Iterator[Block]:
    """Lines without an empty one between them."""
    if lines[0].startswith("|"):
        yield _table(lines)
        return
    open_lines: list[str] = []
    number: int | None = None
    for line in lines:
        heading, item = _HEADING.fullmatch(line), _ITEM.match(line)
        if heading or item:
            yield from _paragraph(open_lines, number)
            open_lines, number = [], None
        if heading:
            yield Heading(level=len(heading[1]), text=_rich(heading[2]))
        elif item:
            open_lines, number = [line[item.end() :]], int(item[1] or 0)
        elif line.startswith("|"):
            raise ValueError(f"help begins no table here: {line}")
        else:
            open_lines.append(line.strip())
    yield from _paragraph(open_lines, number)


def _paragraph(lines: list[str], number: int | None) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph(text=_rich(*lines), number=number)


def _table(lines: list[str]) -> Table:
    head, rule, *body = ([cell.strip() for cell in _BAR.split(line.strip().strip("|"))] for line in lines)
    if not all(map(_RULE.fullmatch, rule)) or any(len(row) != len(head) for row in (rule, *body)):
        raise ValueError(f"help does not use this table: {lines[0]}")
    return Table(rows=tuple(tuple(map(_rich, row)) for row in (head, *body)))


def _rich(*lines: str) -> RichText:
    """Emphasis and keys are strong; a line break in the source is a space."""
    runs: list[Run] = []
    strong = False
    for number, line in enumerate(lines):
        if number:
            runs.append(Run(text=" "))
        for index, piece in enumerate(_KEY.split(line)):
            if index % 2:
                runs.append(Run(text=piece, strong=True))
            else:
                runs += _emphasised(piece, strong=strong)
                strong ^= bool(piece.count("**") % 2)
    if strong:
        raise ValueError(f"help does not use open emphasis: {lines[0]}")
    return tuple(runs)


def _emphasised(piece: str, *, strong: bool) -> Iterator[Run]:
    """Text without keys; `strong` is how it begins."""
    for place, text in enumerate(piece.split("**")):
        if _UNUSED.search(text):
            raise ValueError(f"help does not use this: {text}")
        if text:
            yield Run(text=text, strong=strong ^ bool(place % 2))


_PARTS: Final = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING: Final = re.compile(r"(#{1,6}) +(.+?) *")
_ITEM: Final = re.compile(r"(?:-|([1-9][0-9]?)\.) +")
_BAR: Final = re.compile(r"\|")
_RULE: Final = re.compile(r":?-+:?")
_KEY: Final = re.compile(r"`([^`]+)`")
_UNUSED: Final = re.compile(r"[*_\\<>`~&]|\]\(|https?:|\|")


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
    LOST = "lost"
    KEYS = "keys"


def topics(*, tracks: bool) -> tuple[Topic, ...]:
    """Return the topics for a campaign; without `tracks` it orders only households."""
    return tuple(topic for topic in Topic if tracks or topic is not Topic.TRACKS)


@cache
def topic_text(topic: Topic, language: Language) -> str:
    """The Markdown of a topic: paragraphs, lists, tables, `**strong**`, `` `keys` ``."""
    return (RESOURCES / "help" / language.value / f"{topic.value}.md").read_text(encoding="utf-8")


def topic_title(topic: Topic, language: Language) -> str:
    return topic_text(topic, language).split("\n", 1)[0].removeprefix("# ")

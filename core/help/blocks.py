"""Markdown as blocks for paper: headings, paragraphs, lists and tables; everything else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.documents.content import RichText, Run


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
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(markdown: str) -> tuple[Block, ...]:
    """Raises ValueError for a construct that these documents do not use."""
    return tuple(_blocks(iter(parser().parse(markdown))))


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    lists: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            yield Heading(level=int(token.tag[1:]), text=_rich(next(tokens)))
        elif token.type == "paragraph_open":
            yield Paragraph(text=_rich(next(tokens)), number=max(lists[-1], 0) if lists else None)
        elif token.type == "table_open":
            yield _table(tokens)
        else:
            _count(lists, token)


def _count(lists: list[int], token: Token) -> None:
    """`lists` holds, for every list that is open, the number of its last item, or -1 for bullets."""
    if token.type == "bullet_list_open":
        lists.append(-1)
    elif token.type == "ordered_list_open":
        lists.append(0)
    elif token.type in {"bullet_list_close", "ordered_list_close"}:
        lists.pop()
    elif token.type == "list_item_open":
        lists[-1] += lists[-1] >= 0
    elif token.type not in _ENDS:
        raise ValueError(f"help does not use {token.type}")


_ENDS: Final = frozenset({"list_item_close", "paragraph_close", "heading_close"})


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[tuple[RichText, ...]] = []
    cells: list[RichText] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(_rich(token))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
        elif token.type == "table_close":
            break
    return Table(rows=tuple(rows))


def _rich(inline: Token) -> RichText:
    """Emphasis and keys are strong; a line break in the source is a space."""
    runs: list[Run] = []
    strong = False
    for part in inline.children or ():
        if part.type == "strong_open":
            strong = True
        elif part.type == "strong_close":
            strong = False
        elif part.type == "softbreak":
            runs.append(Run(text=" "))
        elif part.type in {"text", "code_inline"}:
            if part.content:
                runs.append(Run(text=part.content, strong=strong or part.type == "code_inline"))
        else:
            raise ValueError(f"help does not use {part.type}")
    return tuple(runs)

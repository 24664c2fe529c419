"""Docstrings and comments of every Python file, for the guard of plain English."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.guards.source import ROOT

FOLDERS = ("core", "storage", "ui", "app", "tools", "bench", "tests")
DIRECTIVE = re.compile(r"#\s*(type:|noqa|pragma|!|fmt:|nosec)")
QUOTED = re.compile(r"``.*?``|`[^`]*`|\"[^\"]*\"|“[^”]*”", re.DOTALL)


class Prose(NamedTuple):
    line: int
    text: str
    """Without the signs of comments, and with a placeholder for each quotation and each name of code."""


def python_files() -> list[Path]:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return sorted([*files, ROOT / "main.py", ROOT / "run.py"])


def prose_of(source: str) -> Iterator[Prose]:
    """Yield docstrings, also those of attributes, then comments; adjacent comment lines are one."""
    for found in (*_docstrings(source), *_comments(source)):
        yield found._replace(text=QUOTED.sub("Q", found.text))


def _docstrings(source: str) -> Iterator[Prose]:
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield Prose(node.lineno, node.value.value.strip())


def _comments(source: str) -> Iterator[Prose]:
    lines = source.splitlines()
    block: list[str] = []
    first = last = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or DIRECTIVE.match(token.string):
            continue
        line, text = token.start[0], token.string.lstrip("#: ")
        own_line = lines[line - 1].lstrip().startswith("#")
        if block and own_line and line == last + 1:
            block.append(text)
        else:
            if block:
                yield Prose(first, " ".join(block))
            block, first = [text], line
        last = line if own_line else 0
    if block:
        yield Prose(first, " ".join(block))

"""The texts that people read: window, sentences, help, papers, campaigns, command line, README."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.guards.source import ROOT, app_files
from tools.translations import OWN, QT, messages, whole_text

LABEL = re.compile(r"\*\*(.+?)\*\*|^#+ (.+)$|^\| ([^|]+) \|", re.MULTILINE)
"""A name of a page or a button, a heading, or the head of a row."""

QUOTED = re.compile(r'"((?:[^"$\\\n]|\$.|\\.)*)"')
DOCSTRING = re.compile(r'"""[\s\S]*?"""')
NEXT_PART = re.compile(r'"\s*\n\s*f?"')


class Text(NamedTuple):
    place: str
    text: str
    """One string, one line of a page, or one label of it."""

    label: bool = True
    """It may be all that a button or a heading has; a string of the code may also be a code."""


def shipped_texts() -> Iterator[Text]:
    yield from of_the_window()
    resources = ROOT / "resources"
    tables = [resources / name for name in ("sentences.toml", "organisations.toml")]
    for folder in ("documents", "reports", "campaigns", "quality"):
        tables += sorted((resources / folder).glob("*.toml"))
    for path in tables:
        yield from (Text(path.name, text) for text in strings_in(tomllib.loads(path.read_text("utf-8"))))
    for path in [*sorted((resources / "help").glob("*/*.md")), ROOT / "README.md"]:
        yield from of_a_page(path)
    for path in app_files():
        yield from of_a_module(path)
    installer = ROOT / "packaging" / "windows" / "installer.nsi"
    for line in installer.read_text("utf-8").splitlines():
        yield from (Text(installer.name, text) for text in QUOTED.findall(line))


def of_the_window() -> Iterator[Text]:
    for path in (OWN, QT):
        for context, source, message in messages(path):
            yield Text(context, source)
            yield Text(context, whole_text(message.find("translation")))


def strings_in(value: object) -> Iterator[str]:
    """Yield every text of a table; the two lines of a label are one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list):
        if value and all(isinstance(part, str) for part in value):
            yield " ".join(value)
        for part in value:
            yield from strings_in(part)


def of_a_page(path: Path) -> Iterator[Text]:
    place = f"{path.parent.name}/{path.name}"
    text = path.read_text("utf-8")
    yield from (Text(place, line) for line in text.splitlines())
    yield from (Text(place, "".join(found)) for found in LABEL.findall(text))


def of_a_module(path: Path) -> Iterator[Text]:
    """Yield the strings of the code as written, parts of one text joined, without docstrings."""
    source = NEXT_PART.sub("", DOCSTRING.sub("", path.read_text("utf-8")))
    place = str(path.relative_to(ROOT))
    yield from (Text(place, text, label=False) for text in QUOTED.findall(source))

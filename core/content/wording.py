"""Wording of documents, from `resources/documents`: texts that depend on no campaign and no unit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

from core.content import RESOURCES
from core.content.models import RichText, Run
from core.records.workspace import Language

_EMPHASIS: Final = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWording:
    """The words of the install guide in one language; `{fields}` and `*emphasis*` as in the file."""

    kind: str
    scan_hint: str
    developer: str
    not_these: str
    only_from: str
    only_address: str
    or_word: str
    help: str
    help_short: str
    group: str
    group_hint: str
    version: str
    document_title: str
    android_platform: str
    android_store: str
    ios_platform: str
    ios_store: str
    web_platform: str
    web_store: str
    web_alone: str


@cache
def guide_wording(language: Language) -> GuideWording:
    path = RESOURCES / "documents" / f"guide.{language.value}.toml"
    return GuideWording(**tomllib.loads(path.read_text(encoding="utf-8")))


def filled(template: str, **fields: str) -> RichText:
    """`template` as runs: emphasis is read first, then fields are filled, literally."""
    runs: list[Run] = []
    for index, piece in enumerate(_EMPHASIS.split(template)):
        if piece:
            runs.append(Run(text=piece.format(**fields), strong=index % 2 == 1))
    return tuple(runs)


T = TypeVar("T")


def words(document: str, language: Language, kind: type[T]) -> T:
    """`resources/documents/DOCUMENT.LANGUAGE.toml` as a `kind`, whose fields are the file's keys."""
    return kind(**_table(document, language))


@cache
def _table(document: str, language: Language) -> dict[str, Any]:
    path = RESOURCES / "documents" / f"{document}.{language.value}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))

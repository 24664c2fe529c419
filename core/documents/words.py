"""Wording of the documents beside the guide: one file a document and language, read into its own class."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TypeVar

from core.documents import RESOURCES
from core.workspace import Language

T = TypeVar("T")


@cache
def words(document: str, language: Language, kind: type[T]) -> T:
    """`resources/documents/DOCUMENT.LANGUAGE.toml` as a `kind`, whose fields are the file's keys."""
    path = RESOURCES / "documents" / f"{document}.{language.value}.toml"
    return kind(**tomllib.loads(path.read_text(encoding="utf-8")))

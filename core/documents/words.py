"""Wording of the documents beside the guide: one file a document and language, read into its own class."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, TypeVar

from core.documents import RESOURCES
from core.workspace import Language

T = TypeVar("T")


def words(document: str, language: Language, kind: type[T]) -> T:
    """`resources/documents/DOCUMENT.LANGUAGE.toml` as a `kind`, whose fields are the file's keys."""
    return kind(**_table(document, language))


@cache
def _table(document: str, language: Language) -> dict[str, Any]:
    path = RESOURCES / "documents" / f"{document}.{language.value}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))

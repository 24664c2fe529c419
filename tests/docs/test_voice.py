"""All texts have one voice: plain, without blame or excuses, one word for one thing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from core.records.workspace import Language
from tests.docs.pages import ROOT
from tools.translations import OWN, messages, whole_text
from ui.catalog import sentences

RESOURCES = ROOT / "resources"
NEVER = {
    Language.VIETNAMESE: (
        r"!",
        r"\bbạn\b",
        r"anh/chị|quý vị|quý khách",
        r"hệ thống",
        r"vui lòng|xin lỗi|thất bại|không hợp lệ",
        r"thử lại sau",
        r"chắc chắn|có chắc",
        r"tập tin|tệp tin|\bfile\b|nhấp chuột|máy chủ",
        r"không có nhà|đi vắng",
        r"bản sao(?! lưu)|bản lưu dự phòng",
        r"khoá|xoá|huỷ|tuỳ|thuỷ",
        r"\d%",
        r"\.\.\.(?!\.)(?<!\.\.\.\.)",
    ),
    Language.ENGLISH: (
        r"!",
        r"\bsorry\b|\boops\b|are you sure|\bsuccessfully\b",
        r"\binvalid\b|\bfatal\b",
    ),
}
"""Patterns that neither language uses; matched without regard to case."""

NO_PROSE = re.compile(r"\{\w*\}|--[\w-]+")
"""Fields and options of the command line."""


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def said(language: Language) -> Iterator[tuple[str, str]]:
    """(where, text) of the window, the sentences, the help and the papers."""
    for context, source, message in messages(OWN):
        vietnamese = whole_text(message.find("translation"))
        yield f"window, {context}", vietnamese if language is Language.VIETNAMESE else source
    for code, entry in sentences().items():
        yield code, entry.vi if language is Language.VIETNAMESE else entry.en
    for path in sorted((RESOURCES / "help" / language.value).glob("*.md")):
        yield from ((path.name, line) for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted((RESOURCES / "documents").glob(f"*.{language.value}.toml")):
        for text in strings_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.name, text


@pytest.mark.parametrize("language", Language)
def test_one_voice(language: Language) -> None:
    found = [
        f"{where}: {text!r} has {pattern!r}"
        for where, text in said(language)
        for pattern in NEVER[language]
        if re.search(pattern, NO_PROSE.sub("", text), re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_the_search_is_not_blind(language: Language) -> None:
    assert len(list(said(language))) > 1_500


@pytest.mark.parametrize(
    "name", sorted(path.name[:-8] for path in (RESOURCES / "documents").glob("*.vi.toml"))
)
def test_every_paper_has_the_same_words_to_say_in_both_languages(name: str) -> None:
    shapes = [
        sorted(
            paths_of(
                tomllib.loads((RESOURCES / "documents" / f"{name}.{language.value}.toml").read_text("utf-8"))
            )
        )
        for language in Language
    ]
    assert shapes[0] == shapes[1]


def paths_of(value: object, path: str = "") -> Iterator[str]:
    """Yield the paths of texts, lists by their length."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths_of(part, f"{path}.{key}")
    else:
        yield path

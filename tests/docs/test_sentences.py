"""Every failure has a sentence in both languages, every sentence a failure, and their fields agree."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from string import Formatter

from core.events.kinds import EventKind
from core.quality.rules import Rule
from core.roster.codes import ConcernCode
from core.visits.plausibility import SoftConcern
from tests.docs.pages import ROOT, code_words, markdown_files, page, sections
from tests.guards.source import app_files, called_name, syntax_tree
from ui.catalog import PATH, sentences

COMMON_ENDINGS = {"md", "toml", "json", "py", "db", "key", "txt", "tnb", "tnd", "tnk", "agekey", "seed"}


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """(place, code, names of its fields) of every `UserError("code", ...)`; None where `**` hides them."""
    for path in app_files():
        for node in ast.walk(syntax_tree(path)):
            if isinstance(node, ast.Call) and called_name(node) == "UserError" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    names = [keyword.arg for keyword in node.keywords]
                    fields = None if None in names else {name for name in names if name} - {"exit_code"}
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", code.value, fields


def written_in_code() -> set[str]:
    """Return every text of the app's code that is a string of its own."""
    return {
        node.value
        for path in app_files()
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_error_that_is_raised_has_a_sentence() -> None:
    known = sentences()
    assert [f"{place} {code}" for place, code, _ in raised() if code not in known] == []


def test_tables_read_one_by_one_are_those_of_the_file() -> None:
    whole = tomllib.loads(PATH.read_text(encoding="utf-8"))
    assert {code: {"vi": one.vi, "en": one.en} for code, one in sentences().items()} == whole


def test_every_concern_and_soft_check_has_a_sentence() -> None:
    wanted = {f"concern.{code.value}" for code in ConcernCode} | {code.value for code in SoftConcern}
    assert wanted <= set(sentences())


def test_every_sentence_is_used_somewhere() -> None:
    used = written_in_code() | {f"concern.{code.value}" for code in ConcernCode}
    used |= {f"{text}.{rule.value}" for rule in Rule for text in ("rule", "rule_title")}
    assert sorted(set(sentences()) - used) == []


def test_every_sentence_is_there_in_both_languages_with_the_same_fields() -> None:
    for code, entry in sentences().items():
        assert entry.vi.strip(), code
        assert entry.en.strip(), code
        assert fields_of(entry.vi) == fields_of(entry.en), code


def test_every_error_fills_the_fields_of_its_sentence() -> None:
    known = sentences()
    lacking = [
        f"{place} {code}: {sorted(fields_of(known[code].vi) - fields)}"
        for place, code, fields in raised()
        if fields is not None and code in known and fields_of(known[code].vi) - fields
    ]
    assert lacking == []


def test_the_search_for_errors_is_not_blind() -> None:
    assert len({code for _, code, _ in raised()}) > 100


def test_every_error_code_that_a_page_names_exists() -> None:
    known = set(sentences())
    areas = {code.split(".")[0] for code in known}
    kinds = {kind.value for kind in EventKind}
    for path in markdown_files():
        named = {
            word
            for word in code_words(path.read_text(encoding="utf-8"))
            if re.fullmatch(r"[a-z]+\.[a-z_]+", word)
        }
        codes = {
            word for word in named if word.split(".")[0] in areas and word.split(".")[1] not in COMMON_ENDINGS
        }
        unknown = codes - known - kinds
        assert not unknown - reserved(), f"{path.name}: {sorted(unknown)}"


def reserved() -> set[str]:
    """Event kinds that the plan names and no program writes yet."""
    return code_words(sections(page("docs/events.md"), 2)["Reserved"])

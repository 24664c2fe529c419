"""Docstrings and comments are plain English: they describe code in the terms of the field."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.guards.prose import prose_of, python_files
from tests.guards.source import ROOT

RULES = {
    # An indirect question makes the reader find the verb: "Return True if ...", "Reasons for ...".
    "opening": re.compile(
        r"^\W*(What|Whatever|Whether|Where|Wherever|Who|Whoever|Whom|Whose|How|Which|Why)\b"
    ),
    # Functions return and files contain; neither speaks.
    "speech": re.compile(r"\b(says?|said|saying|tells?|told|telling|hears?|heard|hearing)\b", re.IGNORECASE),
    # "there is" is grammar; "here" and "there" as places make the reader look for the place.
    "place": re.compile(r"\bhere\b|\bthere\b(?! (?:is|are|was|were|be)\b)", re.IGNORECASE),
    # Data is stored, is at an index, has a value. "standing" and "stand-in" are terms.
    "posture": re.compile(
        r"\b(stands?(?!-in)|stood|lies?|lay|lying|bears?|bore|borne|bearing)\b", re.IGNORECASE
    ),
    # "only", "again", "n", "previous".
    "archaic": re.compile(r"\b(alone|anew|so many|of before)\b", re.IGNORECASE),
}


@pytest.mark.parametrize("rule", RULES)
def test_no_docstring_or_comment_breaks_a_rule(rule: str) -> None:
    found = [place for place, text in prose_of_tree() if RULES[rule].search(text)]
    assert not found


@cache
def prose_of_tree() -> tuple[tuple[str, str], ...]:
    """Return file and line, and text, of every docstring and comment; read once for all rules."""
    return tuple(
        (f"{path.relative_to(ROOT)}:{prose.line}", prose.text)
        for path in python_files()
        for prose in prose_of(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ('"""Whether a visit counts."""', {"opening"}),
        ("x = 1\n'''What the file says here.'''", {"opening", "speech", "place"}),
        ("# The row stands alone.", {"posture", "archaic"}),
        ("x = 1  # how\ny = 2  # lies in the log", {"posture"}),
        ("# the first line\n# was told so", {"speech"}),
        ('def f():\n    """Return the state of before."""', {"archaic"}),
        ('"""There is a stand-in; `where` and "said" are quoted; standing is a status."""', set()),
        ("x = 'what was said here'", set()),
        ("import x  # noqa: E402", set()),
    ],
)
def test_the_rules_are_not_blind(source: str, rules: set[str]) -> None:
    found = {name for name, rule in RULES.items() for prose in prose_of(source) if rule.search(prose.text)}
    assert found == rules

"""docs/authority.md prints the table that the program uses."""

from __future__ import annotations

from core.authority.may import Reason
from core.authority.rules import RULES, DeviceClass
from tests.docs.pages import code_words, page, sections, table_rows

OTHERS = "every other kind"


def test_the_page_prints_the_rules() -> None:
    rows = table_rows(sections(page("docs/authority.md"), 2)["The table"])
    head, *body = rows if rows[0][0] == "Kind" else [["Kind", *(cls.value for cls in DeviceClass)], *rows]
    assert head[1:] == [cls.value for cls in DeviceClass]
    printed = {kind: row[1:] for row in body for kind in code_words(row[0]) or {row[0]}}
    for kind, scopes in RULES.items():
        assert printed.get(kind, printed[OTHERS]) == [scopes[cls].value for cls in DeviceClass], kind
    assert set(printed) <= {*RULES, OTHERS}


def test_the_page_names_every_reason() -> None:
    text = sections(page("docs/authority.md"), 2)["Verdicts"]
    assert {reason.value for reason in Reason} <= code_words(text)

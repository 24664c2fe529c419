"""Tests that `run.py test quick` selects for a change."""

from __future__ import annotations

from tools.quick import select_tests

TESTS = {
    "tests/visits/test_line.py": "from core.visits.short_line import read_line\n",
    "tests/visits/test_results.py": "from core.visits import short_line; from core.records import results\n",
    "tests/pages/test_page.py": "from ui.qt.quick.page import QuickPage\n",
    "tests/other/test_other.py": "from core.visits.short_line_words import x\n",
}
IMPORTERS = {"core.visits.short_line": {"ui.qt.quick.page"}}


def test_a_changed_module_brings_the_tests_that_name_it_and_then_its_importers() -> None:
    assert select_tests(["core/visits/short_line.py"], TESTS, IMPORTERS) == [
        "tests/visits/test_line.py",
        "tests/visits/test_results.py",
        "tests/pages/test_page.py",
    ]


def test_a_changed_test_comes_first_and_once() -> None:
    changed = ["core/visits/short_line.py", "tests/visits/test_results.py"]
    assert select_tests(changed, TESTS, IMPORTERS)[:2] == [
        "tests/visits/test_results.py",
        "tests/visits/test_line.py",
    ]


def test_a_change_of_documents_alone_brings_no_test() -> None:
    assert select_tests(["docs/figures.md", "README.md"], TESTS, IMPORTERS) == []

"""The strictness of `tests/conftest.py` is not blind: each kind of leftover is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]

LEAKS = {
    "threads still running": """
        import threading
        stop = threading.Event()
        def test_leak():
            threading.Thread(target=stop.wait, daemon=True).start()
        """,
    "windows left open": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_leak(qtbot):
            kept.append(QWidget())
        """,
    "logged without expected_logs": """
        import logging
        def test_leak():
            logging.getLogger("x").warning("boom")
        """,
    "expected in the log and not there": """
        def test_leak(expected_logs):
            expected_logs.expect("boom")
        """,
    "the app and its tests are offline": """
        import socket
        def test_leak():
            with socket.socket() as wire:
                wire.connect(("127.0.0.1", 9))
        """,
    "raised in a slot": """
        from PySide6.QtCore import QObject, Signal
        class Thing(QObject):
            said = Signal()
        def fail():
            raise ValueError("raised in a slot")
        def test_leak(qtbot):
            thing = Thing()
            thing.said.connect(fail)
            thing.said.emit()
        """,
}
TIDY = """
    import logging
    from PySide6.QtWidgets import QWidget
    def test_tidy(qtbot, expected_logs):
        expected_logs.expect("boom")
        logging.getLogger("x").warning("boom")
        qtbot.addWidget(QWidget())
    """


@pytest.fixture
def strict(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder whose tests run under our conftest."""
    pytester.makeconftest((ROOT / "tests/conftest.py").read_text(encoding="utf-8"))
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}\nqt_api = pyside6\n")
    return pytester


@pytest.mark.parametrize("message", LEAKS)
def test_a_leftover_fails_the_test_that_left_it(strict: pytest.Pytester, message: str) -> None:
    strict.makepyfile(LEAKS[message])
    result = strict.runpytest_subprocess()
    outcomes = result.parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1
    result.stdout.fnmatch_lines(f"*{message}*")


def test_an_expected_warning_and_a_closed_window_pass(strict: pytest.Pytester) -> None:
    strict.makepyfile(TIDY)
    strict.runpytest_subprocess().assert_outcomes(passed=1)

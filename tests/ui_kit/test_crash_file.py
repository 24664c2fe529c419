"""A bug leaves a crash file with its place in the code, and nothing about any person."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.conftest import ExpectedLogs
from ui.qt.application import install_crash_hook, write_crash_file


def crash() -> Exception:
    """A caught error whose messages hold a name, with its cause."""
    name = "Phạm Hữu Hà"
    phones: dict[str, str] = {}
    try:
        try:
            phones[name]
        except KeyError as error:
            raise ValueError(f"no phone for {name}") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_the_crash_file_tells_where_and_names_nobody(tmp_path: Path, clock: FixedClock) -> None:
    path = write_crash_file(tmp_path / "crash", "0.1.0", clock, crash())
    text = path.read_text(encoding="utf-8")
    assert path.name == "crash-20261124-080000.txt"
    assert "ValueError" in text
    assert "KeyError" in text
    assert "tests/ui_kit/test_crash_file.py" in text
    assert "Phạm" not in text
    assert str(Path.home()) not in text.replace("/root/", "")


def test_an_uncaught_error_writes_the_file_and_tells_its_path(
    tmp_path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs.expect("uncaught")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[Path] = []
    install_crash_hook(tmp_path, "0.1.0", lambda: clock, told.append)
    error = crash()
    sys.excepthook(type(error), error, error.__traceback__)
    assert [path.is_file() for path in told] == [True]
    assert "ValueError" in capsys.readouterr().err


def test_an_interrupt_is_no_bug(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_crash_hook(tmp_path, "0.1.0", lambda: clock)
    error = KeyboardInterrupt()
    sys.excepthook(type(error), error, None)
    assert list(tmp_path.iterdir()) == []
    assert "KeyboardInterrupt" in capsys.readouterr().err

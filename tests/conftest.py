"""Every test is strict: a widget, a thread, a warning or a connection that it leaves behind fails it."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import hypothesis
import pytest
from typing_extensions import override

from core.base.clock import VIETNAM, FixedClock
from tests.fresh_schema import use_fresh_schema

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

POOL_WAIT_MS = 5_000
NETWORK_EVENTS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})

hypothesis.settings.register_profile("tung-nha", deadline=None, print_blob=True)
hypothesis.settings.load_profile("tung-nha")


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: the app is offline, and so are its tests. A path on this machine is no address."""
    if event in NETWORK_EVENTS and not (len(arguments) > 1 and isinstance(arguments[1], str | bytes)):
        raise AssertionError(f"{event}{arguments[1:]}: the app and its tests are offline")


def write_to_memory() -> None:
    """Put temporary folders on the RAM disk where it has 4 GB free (ADR 30)."""
    ram_disk = Path("/dev/shm")
    if ram_disk.is_dir() and shutil.disk_usage(ram_disk).free > 4 * 2**30:
        tempfile.tempdir = os.environ.setdefault("TMPDIR", str(ram_disk))


write_to_memory()
sys.addaudithook(refuse_network)
use_fresh_schema()


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday, 24 November 2026, 08:00 in Vietnam."""
    return FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM))


@pytest.fixture
def workspace_dir(tmp_path: Path) -> Path:
    """Return a path for a workspace; nothing exists at it. The name has a space and accents, as real
    ones do.
    """
    return tmp_path / "Từng Nhà ấp 2"


@pytest.fixture(autouse=True)
def state_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the per-user folder (settings, default workspace) of only this test."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("TUNG_NHA_STATE", str(folder))
    return folder


@dataclass(slots=True)
class ExpectedLogs:
    """The warnings that a test means to cause; each must come, and no other may."""

    patterns: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """A record at WARNING or above whose message matches this regular expression."""
        self.patterns.append(pattern)


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def no_unexpected_logs(expected_logs: ExpectedLogs) -> Iterator[None]:
    handler = RecordKeeper()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    messages = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records]
    wanted = expected_logs.patterns
    surprises = [text for text in messages if not any(re.search(pattern, text) for pattern in wanted)]
    absent = [pattern for pattern in wanted if not any(re.search(pattern, text) for text in messages)]
    assert not surprises, "logged without expected_logs.expect(...):\n" + "\n".join(surprises)
    assert not absent, f"expected in the log and not there: {absent}"


class RecordKeeper(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_leftover_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        pool = core.QThreadPool.globalInstance()
        assert pool.waitForDone(POOL_WAIT_MS), "the global thread pool still works after the test"
    left = [thread for thread in threading.enumerate() if thread not in before and is_ours(thread)]
    assert not left, f"threads still running after the test: {left}"


def is_ours(thread: threading.Thread) -> bool:
    """Python makes a dummy object for a Qt pool thread that once ran Python; the pool check covers those."""
    return thread.is_alive() and type(thread).__name__ != "_DummyThread"


@pytest.fixture(autouse=True)
def no_leftover_windows() -> Iterator[None]:
    before = top_level_widgets()
    yield
    left = top_level_widgets() - before
    if left:
        left.clear()
        gc.collect()  # only a cycle held them
        left = top_level_widgets() - before
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in left]
    for widget in left:
        widget.deleteLater()
    delete_later()
    assert not left, f"windows left open (qtbot.addWidget closes them): {names}"


def top_level_widgets() -> set[QWidget]:
    """Windows without a parent that live now, after what was to be deleted later is deleted."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    delete_later()
    return {widget for widget in widgets.QApplication.topLevelWidgets() if widget.parent() is None}


def delete_later() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)

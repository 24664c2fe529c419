"""Modules that the window imports are loaded without reading their source as well."""

from __future__ import annotations

import linecache
from importlib import import_module
from pathlib import Path

import pytest

from ui.qt.context import PageContext


def test_importing_a_module_does_not_read_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lately_imported.py").write_text("from decimal import Decimal\nVALUE = Decimal(1)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    namespace: dict[str, object] = {}
    exec("import lately_imported", namespace)
    module = import_module("lately_imported")
    assert namespace["lately_imported"] is module
    assert PageContext.__module__ == "ui.qt.context"
    assert module.__file__ not in linecache.cache

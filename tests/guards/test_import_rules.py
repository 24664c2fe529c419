"""import-linter holds the import rules (a step of the tests); these tests show that each detects a
violation.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.guards.source import ROOT, imported_names, syntax_tree

LINT = "from importlinter.cli import lint_imports_command as c; c()"
SHARED_BY_SCREENS = {"models", "shared", "street", "widgets"}
PLANTED = {
    "core/base/planted.py": ("import storage\n", "only main.py joins them"),
    "core/events/planted.py": ("from core.ports import Store\n", "core in layers"),
    "core/reports/planted.py": ("def later():\n    import core.papers\n", "core in layers"),
    "core/sync/planted.py": ("import core.sync.loop\n", "no cycle in core"),
    "core/unlisted.py": ("", "core in layers"),
    "ui/qt/widgets/planted.py": ("def later():\n    import ui.qt.shared\n", "ui/qt in layers"),
    "ui/qt/sync/planted.py": ("import ui.qt.households\n", "no page imports a page"),
    "ui/qt/shared/planted.py": ("import ui.qt.shared.loop\n", "no cycle in ui"),
    "ui/qt/unlisted.py": ("", "ui/qt in layers"),
    "ui/planted.py": ("from storage import thing\n", "move the call behind a port in core/ports.py"),
    "storage/db/planted.py": ("def later():\n    import ui\n", "nothing of the window"),
    "storage/db/root.py": ("from app import thing\n", "storage knows core"),
    "storage/keys/planted.py": ("def later():\n    import storage.sync\n", "storage in layers"),
    "storage/sync/planted.py": ("import storage.sync.loop\n", "no cycle in storage"),
    "storage/unlisted.py": ("", "storage in layers"),
    "app/planted.py": ("def later():\n    import ui\n", "without the window"),
}

IGNORED_IN_UI = {
    "ui/qt/assist/__init__.py": "ui.qt.session",
    "ui/qt/trial/__init__.py": "ui.qt.session",
    "ui/qt/lock/closing.py": "ui.qt.session",
    "ui/qt/setup/starting.py": "ui.qt.session",
}
"""Exceptions of the contract that must exist, or import-linter calls them outdated."""


def test_the_contracts_name_every_root_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    forbidden = [contract for contract in settings["contracts"] if contract["type"] == "forbidden"]
    assert {module for contract in forbidden for module in contract["source_modules"]} == set(
        settings["root_packages"]
    )


def layers_of(wing: str) -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return [
        layer
        for contract in settings["contracts"]
        if contract["type"] == "layers" and contract["containers"] == [wing]
        for line in contract["layers"]
        for layer in line.replace(":", "|").split(" | ")
    ]


@pytest.mark.parametrize("path", PLANTED)
def test_a_planted_import_breaks_its_contract_and_the_message_names_the_fix(
    tmp_path: Path, path: str
) -> None:
    source, fix = PLANTED[path]
    for package in ("app", "core", "storage", "ui"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
        for layer in layers_of(package) or ["thing"]:
            (tmp_path / package / layer).mkdir()
            (tmp_path / package / layer / "__init__.py").write_text("")
    for wing in ("core", "storage"):
        (tmp_path / wing / "sync/loop.py").write_text(f"from {wing}.sync.planted import anything\n")
    for layer in layers_of("ui.qt"):
        (tmp_path / "ui/qt" / layer).mkdir(parents=True)
        (tmp_path / "ui/qt" / layer / "__init__.py").write_text("")
    (tmp_path / "ui/qt/__init__.py").write_text("")
    for name, part in IGNORED_IN_UI.items():
        (tmp_path / name).write_text(f"import {part}\n")
    (tmp_path / "ui/qt/shared/loop.py").write_text("from ui.qt.shared.planted import anything\n")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert lint(tmp_path).returncode == 0
    (tmp_path / path).write_text(source)
    done = lint(tmp_path)
    assert done.returncode == 1
    assert fix in done.stdout
    assert Path(path).stem in done.stdout


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache"]
    environment = {"PYTHONPATH": str(folder), "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_screen_never_imports_a_screen() -> None:
    screens = {path.name for path in (ROOT / "ui/qt").iterdir() if path.is_dir()} - SHARED_BY_SCREENS
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {name}; move it to ui/qt/shared, widgets or models"
        for screen in sorted(screens)
        for path in sorted((ROOT / "ui/qt" / screen).rglob("*.py"))
        for line, name in imported_names(syntax_tree(path))
        if name.startswith("ui.qt.") and name.split(".")[2] in screens - {screen}
    ]
    assert not found, "\n".join(found)

"""The app's own source files as syntax trees, for the guards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def app_files() -> list[Path]:
    """Every Python file that is shipped: `app`, `core`, `storage`, `ui` and `main.py`."""
    files = [path for name in ("app", "core", "storage", "ui") for path in (ROOT / name).rglob("*.py")]
    return sorted([*files, *ROOT.glob("main.py")])


def syntax_tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of each import, also `import_module("...")` and `__import__("...")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called_name(node) in ("import_module", "__import__"):
            yield from ((node.lineno, text) for text in constant_texts(node))


def called_name(call: ast.Call) -> str:
    """`tr` of `self.tr(...)` and of `tr(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def constant_texts(call: ast.Call) -> list[str]:
    return [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]

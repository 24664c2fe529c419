"""Rows of the database are read by name or unpacked, never by number."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from tests.guards.source import ROOT, app_files, syntax_tree

_MANY: Final = {"execute", "fetchall", "fetchmany"}
STORAGE: Final = ROOT / "storage"


def rows_by_number(tree: ast.AST) -> list[int]:
    """Return the lines that take a value out of a row by its number.

    A row is what `fetchone` returns, an element of what `execute`, `fetchall` and `fetchmany` return, and
    whatever is called `row`.
    """
    scopes: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return sorted({line for scope in scopes or [tree] for line in _Scope(scope).found()})


class _Scope:
    def __init__(self, scope: ast.AST) -> None:
        self._nodes = list(ast.walk(scope))
        self._one, self._many = {"row"}, set[str]()
        for _ in range(2):  # a name may be bound below the loop that reads it
            for node in self._nodes:
                self._bind(node)

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._one |= {name} if self._is_one(value) else set()
                self._many |= {name} if self._is_many(value) else set()
            case (
                ast.For(target=ast.Name(id=name), iter=rows)
                | ast.comprehension(target=ast.Name(id=name), iter=rows)
            ) if self._is_many(rows):
                self._one.add(name)

    def _is_one(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self._one
            case ast.Call(func=ast.Attribute(attr="fetchone")):
                return True
            case ast.BoolOp(values=[first, *_]):
                return self._is_one(first)
            case ast.Subscript(value=rows, slice=ast.Constant() | ast.UnaryOp()):
                return self._is_many(rows)
        return False

    def _is_many(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self._many
            case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called), args=args):
                return called in _MANY or (called == "list" and any(map(self._is_many, args)))
        return False

    def found(self) -> list[int]:
        return [
            node.lineno
            for node in self._nodes
            if isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.Constant | ast.UnaryOp | ast.Slice)
            and not (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str))
            and self._is_one(node.value)
        ]


@pytest.mark.parametrize(
    "text",
    [
        "connection.execute(sql).fetchone()[0]",
        "(connection.execute(sql).fetchone() or (0, 0))[1]",
        "known = connection.execute(sql).fetchone()\nknown[-1]",
        "[one[0] for one in connection.execute(sql)]",
        "rows = connection.execute(sql).fetchall()\nfor one in rows:\n    keep(one[2:])",
        "rows = list(connection.execute(sql))\nrows[0][1]",
        "def kept(row):\n    return row[3]",
        "groupby(rows, key=lambda row: row[0])",
    ],
)
def test_a_row_read_by_number_is_found(text: str) -> None:
    assert len(rows_by_number(ast.parse(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "rows = list(named_rows(Row, connection.execute(sql)))\nrows[-1].name",
        "number, name = connection.execute(sql).fetchone()",
        "[name for _, name in connection.execute(sql)]",
        'body = orjson.loads(line)\nbody["tips"][0]',
        "rows = connection.execute(sql).fetchall()\nrows[:2]",
    ],
)
def test_a_row_read_by_name_is_not_found(text: str) -> None:
    assert not rows_by_number(ast.parse(text))


def test_no_row_is_read_by_number() -> None:
    files = (path for path in app_files() if path.is_relative_to(STORAGE))
    by_file = {path.name: rows_by_number(syntax_tree(path)) for path in files}
    assert not {name: lines for name, lines in by_file.items() if lines}

"""Habits that the linters do not see."""

from __future__ import annotations

import ast

from tests.guards.source import ROOT, app_files, called_name, syntax_tree

LONGEST_FILE_LINES = 400
TABLES = {"catalog.py"}
"""Not code: one row an error, and one place for all of them."""

TRANSLATING = {"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"}


def built_texts(tree: ast.Module) -> list[int]:
    """Lines where a text is put together before it is translated: the translator never sees such a text."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in TRANSLATING
        if any(is_built(arg) for arg in node.args[:2])
    ]


def is_built(node: ast.expr) -> bool:
    """An f-string, or texts joined by an operator or `format`; a painter's `translate(w / 2, 0)` is not."""
    joins = isinstance(node, ast.BinOp) or (isinstance(node, ast.Call) and called_name(node) == "format")
    texts = (
        part for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )
    return isinstance(node, ast.JoinedStr) or (joins and any(texts))


def test_no_text_is_put_together_before_it_is_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}" for path in app_files() for line in built_texts(syntax_tree(path))
    ]
    assert not found, f"write tr('... %1').replace or tr('...').format(...) instead: {found}"


def test_the_search_for_built_texts_is_not_blind() -> None:
    planted = "self.tr(f'{n} rows')\ntranslate('c', 'a' + b)\ntr('%d rows' % n)\ntr('{} rows'.format(n))"
    assert built_texts(ast.parse(planted)) == [1, 2, 3, 4]
    assert built_texts(ast.parse("tr('fine').format(n)\npainter.translate(w / 2, h)")) == []


def test_no_file_has_more_lines_than_a_person_can_hold() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in app_files()
        if path.name not in TABLES
    }
    assert not {path.name: lines for path, lines in lengths.items() if lines > LONGEST_FILE_LINES}


DISK_FILES = {"storage/db/files.py"}
"""The one place that replaces, renames and deletes: it waits for files that other programs hold."""


def disk_verbs(tree: ast.Module) -> list[int]:
    """Lines that replace, rename or delete a file or folder by themselves."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node.lineno for node in calls if is_disk_verb(node)]


def is_disk_verb(call: ast.Call) -> bool:
    """`path.replace(other)` has one argument; the `replace` of texts has two, that of records named ones."""
    if not isinstance(call.func, ast.Attribute):
        return False
    verb, owner = call.func.attr, call.func.value
    if isinstance(owner, ast.Name) and owner.id in ("os", "shutil"):
        return verb in {
            "replace",
            "rename",
            "renames",
            "remove",
            "unlink",
            "rmdir",
            "removedirs",
            "rmtree",
            "move",
        }
    if verb == "replace":
        return len(call.args) == 1 and not call.keywords
    return verb in {"unlink", "rename", "rmdir"}


def test_one_place_replaces_renames_and_deletes_files() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): disk_verbs(syntax_tree(path))
        for path in app_files()
        if path.relative_to(ROOT).as_posix() not in DISK_FILES
    }
    assert not {name: lines for name, lines in found.items() if lines}, "ask storage.db.files"


def test_the_search_for_disk_verbs_is_not_blind() -> None:
    planted = (
        "os.replace(a, b)\npath.replace(b)\npath.unlink()\nshutil.rmtree(a)\nfolder.rmdir()\npath.rename(b)"
    )
    assert disk_verbs(ast.parse(planted)) == [1, 2, 3, 4, 5, 6]
    assert disk_verbs(ast.parse("'a'.replace('a', 'b')\nreplace(a, b=1)\ndate.replace(day=1)")) == []

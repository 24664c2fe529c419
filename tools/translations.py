"""The translations gate: collect, compile, list and fill the strings of the window.

python tools/translations.py update     collect the strings of ui/ into resources/i18n/*.ts
python tools/translations.py compile    write the .qm files beside them; unfinished strings fail
python tools/translations.py check      fail on unfinished, unused, uncollected and hard-coded strings
python tools/translations.py todo       print what has no translation: context, source (tab-separated)
python tools/translations.py fill FILE  take translations from lines of context, source, translation
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import PySide6

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "i18n"
OWN: Final = FOLDER / "tung_nha_vi.ts"
PLURALS: Final = FOLDER / "tung_nha_en.ts"
QT: Final = FOLDER / "qt_vi.ts"
SOURCES: Final = ROOT / "ui" / "qt"
VIETNAMESE: Final = re.compile(r"[À-ỹĐđ]")
PLACE: Final = re.compile(r"\{\w*\}|%n|%\d")
SIMPLE_ARGUMENTS: Final = 3
"""Context, source and comment; the fourth is read as an encoding."""

NOT_WORDS: Final = {"Từng Nhà"}


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update(FOLDER)
            return 0
        case ["compile"]:
            return compile_all(FOLDER)
        case ["check"]:
            return report(problems())
        case ["todo"]:
            for context, source in unfinished(OWN):
                sys.stdout.write(f"{context}\t{source}\n".replace("\r", ""))
            return 0
        case ["fill", name]:
            return report(fill(OWN, Path(name)))
    sys.stderr.write(__doc__ or "")
    return 2


def tool(name: str) -> str:
    """Qt's own program inside the PySide6 package; the wrappers need their folder on the path."""
    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe"):
        if candidate.is_file():
            return str(candidate)
    raise SystemExit(f"{name} is not in {folder}")


def update(folder: Path) -> None:
    """Collect the strings; what is no longer in the sources goes away."""
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    common = ["-extensions", "py", "-locations", "none", "-no-obsolete", "-silent"]
    own = [*common, "-source-language", "en", "-target-language", "vi_VN"]
    run([tool("lupdate"), *own, *files, "-ts", str(folder / OWN.name)])
    plurals = [*common, "-pluralonly", "-source-language", "en", "-target-language", "en_GB"]
    run([tool("lupdate"), *plurals, *files, "-ts", str(folder / PLURALS.name)])


def compile_all(folder: Path, target: Path | None = None) -> int:
    """Write a .qm for every .ts of `folder` into `target` (the same folder by default).

    Each takes its place whole: a window beside it has the one before mapped into memory.
    """
    place = target or folder
    for source in sorted(folder.glob("*.ts")):
        with tempfile.TemporaryDirectory(dir=place, prefix=".compiling-") as name:
            compiled = Path(name) / f"{source.stem}.qm"
            run([tool("lrelease"), "-silent", "-fail-on-unfinished", str(source), "-qm", str(compiled)])
            compiled.replace(place / compiled.name)
    return 0


def problems() -> list[str]:
    """Everything that keeps the window from being complete in both languages."""
    found = [f"{path.name}: unfinished: {c}: {s}" for path in (OWN, PLURALS, QT) for c, s in unfinished(path)]
    found += [f"{path.name}: places differ: {s!r} -> {t!r}" for path in (OWN, QT) for s, t in misplaced(path)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        update(folder)
        wanted, kept = keys(folder / OWN.name), keys(OWN)
    found += [f"{OWN.name}: not collected yet, run update: {key}" for key in sorted(wanted - kept)]
    found += [f"{OWN.name}: no longer used, run update: {key}" for key in sorted(kept - wanted)]
    return found + list(hard_coded()) + list(formatted())


def keys(path: Path) -> set[str]:
    return {f"{context}: {source}" for context, source, _ in messages(path)}


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Context, source and element of every message."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message


def unfinished(path: Path) -> Iterator[tuple[str, str]]:
    for context, source, message in messages(path):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished" or not whole_text(translation):
            yield context, source


def misplaced(path: Path) -> Iterator[tuple[str, str]]:
    """Translations whose `{fields}` differ from their source's."""
    for _, source, message in messages(path):
        translation = whole_text(message.find("translation"))
        if translation and set(PLACE.findall(source)) != set(PLACE.findall(translation)):
            yield source, translation


def whole_text(element: ET.Element | None) -> str:
    """The text, or the plural forms one after the other."""
    return "" if element is None else "".join(element.itertext()).strip()


def hard_coded() -> Iterator[str]:
    """Vietnamese letters in the sources of the window: wording belongs into the translations."""
    for path in sorted(SOURCES.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        notes = docstrings(tree)
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in notes else None
            if isinstance(text, str) and VIETNAMESE.search(text) and text not in NOT_WORDS:
                yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: hard-coded: {text}"


def docstrings(tree: ast.Module) -> set[int]:
    """Return the ids of constants that are statements of their own."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def formatted() -> Iterator[str]:
    """`tr(f"...")` and the count of a `translate` are dropped by Qt's collector in silence."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or name_of(node.func) not in {"tr", "translate"}:
                continue
            if any(isinstance(argument, ast.JoinedStr) for argument in node.args):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: an f-string is never collected"
            if name_of(node.func) == "translate" and len(node.args) > SIMPLE_ARGUMENTS:
                yield f"{path.relative_to(ROOT)}:{node.lineno}: plural forms are collected from tr alone"


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def fill(path: Path, lines: Path) -> list[str]:
    """Put translations in; returns the lines that fit no message. A plural gets its one form."""
    given: dict[tuple[str, str], str] = {}
    for line in lines.read_text(encoding="utf-8").splitlines():
        context, source, translation = line.split("\t")
        given[context, source] = translation
    root = ET.parse(path).getroot()
    for group in root.iter("context"):
        for message in group.iter("message"):
            key = (group.findtext("name", ""), message.findtext("source", ""))
            if key in given:
                set_translation(message, given.pop(key))
    write(root, path)
    return [f"no such message: {name}: {source}" for name, source in given]


def set_translation(message: ET.Element, text: str) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    form = translation.find("numerusform")
    (translation if form is None else form).text = text


def write(root: ET.Element, path: Path) -> None:
    """As Qt's own tools write it, replaced in one step."""
    body = ET.tostring(root, encoding="unicode")
    fresh = path.with_suffix(".ts.new")
    fresh.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    fresh.replace(path)


def run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name}: {done.stdout}{done.stderr}")


def report(found: list[str]) -> int:
    for line in found:
        sys.stderr.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

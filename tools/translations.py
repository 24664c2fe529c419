"""The translation files against the code.

update   take new texts of `ui/` into every `resources/i18n/*.ts` (but `qt_*.ts`, Qt's own, kept by hand)
check    fail when a text of the code is missing there, or a translation is unfinished
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
SHOWN = 20
"""How many missing texts are named."""

Text = tuple[str, str, str]
"""Context, source text, disambiguation."""


def main(arguments: list[str]) -> int:
    own = [path for path in sorted(FOLDER.glob("*.ts")) if not path.name.startswith("qt_")]
    if arguments == ["update"]:
        for path in own:
            update(path)
        return 0
    if arguments == ["check"]:
        problems = [problem for path in own for problem in missing_texts(path)]
        problems += [problem for path in sorted(FOLDER.glob("*.ts")) for problem in unfinished_texts(path)]
        print("\n".join(problems) or f"translations: {len(own)} file(s) complete")
        return 1 if problems or not own else 0
    print(__doc__)
    return 2


def update(path: Path) -> None:
    """Bring the texts of the code into `path`; texts that are gone leave it."""
    run_qt_tool("lupdate", "-silent", "-no-obsolete", "-extensions", "py", str(ROOT / "ui"), "-ts", str(path))


def missing_texts(path: Path) -> list[str]:
    """Texts of the code that `path` does not know."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        shutil.copyfile(path, fresh)
        update(fresh)
        missing = sorted(texts(fresh) - texts(path))
        gone = sorted(texts(path) - texts(fresh))
    lines = [f"{path.name}: not in the file: {context}: {source!r}" for context, source, _ in missing]
    lines += [f"{path.name}: no longer in the code: {context}: {source!r}" for context, source, _ in gone]
    return (
        [*lines[:SHOWN], f"-> python tools/translations.py update, then translate in {path.name}"]
        if lines
        else []
    )


def unfinished_texts(path: Path) -> list[str]:
    """What `lrelease` says about unfinished translations of `path`."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "checked.qm"
        answer = run_qt_tool("lrelease", "-fail-on-unfinished", str(path), "-qm", str(target))
    return [] if answer.returncode == 0 else [f"{path.name}: {answer.stdout}{answer.stderr}".strip()]


def texts(path: Path) -> set[Text]:
    found: set[Text] = set()
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found.add((name, message.findtext("source", ""), message.findtext("comment", "")))
    return found


def run_qt_tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], check=False, capture_output=True, text=True
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

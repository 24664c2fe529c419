"""The questions that only the system's own dialogs answer: which file, which folder. A test seam."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class Dialogs(Protocol):
    """`kinds` is a name filter such as "Excel (*.xlsx *.xls)"; None or nothing when the person gave up."""

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]: ...

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None: ...

    def save_file(self, parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None: ...

    def choose_folder(self, parent: QWidget, title: str) -> Path | None: ...


class FileDialogs:
    """Answers `Dialogs` with Qt's file dialogs."""

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return tuple(Path(name) for name in names)

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

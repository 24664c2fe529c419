"""The questions that only the system's own dialogs answer: which file, which folder. A test seam."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.qt.settings import WindowSettings

FOLDER_KEY: Final = "files/folder"


class Dialogs(Protocol):
    """`kinds` is a name filter such as "Excel (*.xlsx *.xls)"; None or nothing when the person gave up."""

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]: ...

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None: ...

    def save_file(self, parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None: ...

    def choose_folder(self, parent: QWidget, title: str) -> Path | None: ...


class FileDialogs:
    """Answers `Dialogs` with Qt's file dialogs.

    They begin in the folder that was used last, kept in `settings` where there are any; the first time and
    when a stick is gone, in the person's documents.
    """

    def __init__(self, settings: WindowSettings | None = None) -> None:
        self._settings = settings
        self._folder = "" if settings is None else settings.value(FOLDER_KEY)

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, self.folder(), kinds)
        files = tuple(Path(name) for name in names)
        if files:
            self._keep(files[0].parent)
        return files

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, self.folder(), kinds)
        return self._file(name)

    def save_file(self, parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(Path(self.folder()) / proposed), kinds)
        return self._file(name)

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, self.folder())
        if not name:
            return None
        self._keep(Path(name))
        return Path(name)

    def folder(self) -> str:
        """Return the start folder of the next dialog; an absolute folder that exists."""
        if self._folder and Path(self._folder).is_dir():
            return self._folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return documents if Path(documents).is_dir() else str(Path.home())

    def _file(self, name: str) -> Path | None:
        if not name:
            return None
        self._keep(Path(name).parent)
        return Path(name)

    def _keep(self, folder: Path) -> None:
        self._folder = str(folder)
        if self._settings is not None:
            self._settings.set_value(FOLDER_KEY, self._folder)

"""Data folder of the next start: an officer's choice in the window, kept with the user's state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings

from core.base.given_files import absolute

if TYPE_CHECKING:
    from ui.qt.settings import WindowSettings

CHOSEN: Final = "data/folder"
INSTEAD_OF: Final = "data/instead_of"
"""The usual folder of the program that the choice was made in: a program on a stick has its own."""


def chosen_folder(settings: Path, usual: Path) -> Path | None:
    """Return the folder that the window at the `settings` file remembers in place of `usual`, or None."""
    kept = QSettings(str(settings), QSettings.Format.IniFormat)
    return _chosen(str(kept.value(CHOSEN) or ""), kept.value(INSTEAD_OF), absolute(usual))


def _chosen(folder: str, instead_of: object, usual: Path) -> Path | None:
    return Path(folder) if folder and instead_of == str(usual) else None


class DataFolder:
    """Remembers a chosen folder once its workspace was opened; the usual folder is remembered as none."""

    def __init__(self, settings: WindowSettings, usual: Path) -> None:
        self.usual = absolute(usual)
        self._settings = settings
        self._chosen: Path | None = None

    def remembered(self) -> Path | None:
        return _chosen(self._settings.value(CHOSEN), self._settings.value(INSTEAD_OF), self.usual)

    def first(self) -> Path:
        """Return the folder of a start without an option."""
        return self.remembered() or self.usual

    def choose(self, folder: Path) -> None:
        self._chosen = absolute(folder)

    def note_opened(self, folder: Path) -> None:
        """Keep the choice, if `folder` is what was chosen."""
        if absolute(folder) != self._chosen:
            return
        self._keep("" if self._chosen == self.usual else str(self._chosen))
        self._chosen = None

    def note_wiped(self, folder: Path) -> Path:
        """Forget `folder` if it is remembered; return the folder to begin in after its data was deleted."""
        if absolute(folder) != self.remembered():
            return folder
        self._keep("")
        return self.usual

    def _keep(self, text: str) -> None:
        self._settings.set_value(CHOSEN, text)
        self._settings.set_value(INSTEAD_OF, str(self.usual) if text else "")
        self._settings.save()

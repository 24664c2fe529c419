"""Data folder of the next start: an officer's choice in the window, kept with the user's state."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.base.given_files import absolute
from ui.qt.settings import WindowSettings

CHOSEN: Final = "data/folder"
INSTEAD_OF: Final = "data/instead_of"
"""The usual folder of the program that the choice was made in: a program on a stick has its own."""


class DataFolder:
    """Remembers a chosen folder once its workspace was opened; the usual folder is remembered as none."""

    def __init__(self, settings: WindowSettings, usual: Path) -> None:
        self.usual = absolute(usual)
        self._settings = settings
        self._chosen: Path | None = None

    def remembered(self) -> Path | None:
        kept = self._settings.value(CHOSEN)
        is_ours = self._settings.value(INSTEAD_OF) == str(self.usual)
        return Path(kept) if kept and is_ours else None

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

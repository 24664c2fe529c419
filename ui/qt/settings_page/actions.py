"""Requests of the settings to the window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ui.qt.i18n import Language
from ui.qt.tokens import PaletteName


class WindowActions(Protocol):
    """Answered by `ui.qt.session.Session`."""

    def set_language(self, language: Language) -> None: ...

    def set_palette_name(self, palette: PaletteName) -> None: ...

    def set_zoom(self, zoom: int) -> None: ...

    def restore(self, name: str) -> None:
        """Puts a safe copy in place, in a job behind a screen; the present state is copied first."""
        ...

    def open_folder(self, folder: Path) -> None:
        """Close what is open and open `folder`, at the next start too. Raises `workspace.missing`."""
        ...

    def end_demo(self) -> None: ...

    def wipe(self) -> None:
        """Delete the open workspace in a job behind a screen, then begin with the first start again."""
        ...

    def reopen(self) -> None:
        """Open the workspace again by the key in hand: after a restored copy, another campaign or
        passphrase.
        """
        ...

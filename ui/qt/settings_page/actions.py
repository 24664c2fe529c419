"""Requests of the settings to the window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from core.updates.models import StagedUpdate, Updates
from ui.qt.i18n import Language
from ui.qt.tokens import PaletteName


class ProgramUpdating(Protocol):
    """Answered by `ui.qt.lock.updating.Updating`."""

    @property
    def updates(self) -> Updates: ...

    def install(self, staged: StagedUpdate) -> None:
        """Make a safe copy, put the package in place and end the window."""
        ...

    def go_back(self) -> None:
        """Put the version before in place and end the window.

        Raises `update.no_former` or `update.other_data`.
        """
        ...


class WindowActions(Protocol):
    """Answered by `ui.qt.session.Session`."""

    @property
    def updating(self) -> ProgramUpdating: ...

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

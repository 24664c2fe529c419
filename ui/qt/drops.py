"""Files dropped on the window, and the page that takes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from ui.qt.pages import PageSpec


FOLDER: Final = "/"
"""Suffix of a page that reads all files of a dropped folder."""


def local_files(event: QDropEvent) -> tuple[Path, ...]:
    """The files of this machine among what is dragged."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def page_for(files: tuple[Path, ...], specs: Iterable[PageSpec], here: str) -> str:
    """The id of the page that takes all of `files`: the one shown (`here`), else the first, else empty."""
    suffixes = {FOLDER if path.is_dir() else path.suffix.lower() for path in files}
    if not suffixes:
        return ""
    takers = [spec.page_id for spec in specs if suffixes <= spec.takes]
    return here if here in takers else next(iter(takers), "")

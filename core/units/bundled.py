"""The catalogue that is part of the build, read when it is first asked for and never before."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from core.units.catalogue import Catalogue
from core.units.merging import load_catalogue

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "units"


@cache
def bundled_catalogue() -> Catalogue:
    """The bundled files as one catalogue; read once in a run (some 30 ms)."""
    return load_catalogue(_bundled_files())


def catalogue_with(added: Iterable[bytes]) -> Catalogue:
    """The bundled catalogue with the newer files that a workspace keeps."""
    files = tuple(added)
    return load_catalogue((*_bundled_files(), *files)) if files else bundled_catalogue()


def _bundled_files() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(FOLDER.glob("*.json")))

"""Check that the bundle imports only its own libraries and those of Windows 10 1903 and later."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pefile

from tools.windows.runtime import SOURCES


def system_libraries() -> frozenset[str]:
    """Lower-case names of the libraries of Windows that the bundle may use."""
    lines = (SOURCES / "system_dlls.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def imported_libraries(image: Path) -> set[str]:
    """Lower-case names of the libraries that a program or library imports, late ones included."""
    parsed = pefile.PE(str(image), fast_load=True)
    wanted = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    parsed.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in wanted])
    entries = [
        *getattr(parsed, "DIRECTORY_ENTRY_IMPORT", ()),
        *getattr(parsed, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
    ]
    return {entry.dll.decode("ascii").lower() for entry in entries}


def missing_libraries(bundle: Path) -> dict[str, list[str]]:
    """Libraries that are neither in the bundle nor part of Windows, each with the files that import it."""
    images = [path for path in bundle.rglob("*") if path.suffix.lower() in {".exe", ".dll", ".pyd"}]
    here = {path.name.lower() for path in images}
    missing: dict[str, list[str]] = {}
    for image in images:
        for name in imported_libraries(image) - here - system_libraries():
            if not name.startswith(("api-ms-win-", "ext-ms-win-")):
                missing.setdefault(name, []).append(image.relative_to(bundle).as_posix())
    return {name: sorted(files) for name, files in sorted(missing.items())}


def foreign_libraries(bundle: Path) -> list[str]:
    """Files of the bundle that are Windows' own or Wine's, and so must not be shipped."""
    own: Iterable[Path] = bundle.rglob("*.dll")
    return sorted(
        path.relative_to(bundle).as_posix() for path in own if path.name.lower() in system_libraries()
    )

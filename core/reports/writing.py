"""Writes a document in the forms asked for: all bytes are made before the first file is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.base.errors import ExitCode, UserError
from core.base.progress import SILENT, Progress
from core.base.signs import lacking_in
from core.content.document import OfficialDocument
from core.letters.models import Letter

LONGEST_STEM: Final = 60
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|\s+')
"""Characters that Windows takes in no name, and blanks."""

WriteBeside = Callable[[Sequence[tuple[Path, bytes]]], tuple[Path, ...]]
"""`Services.write_beside`."""


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Paths of documents. `spared` is another set of these names: it is unchanged, and ours has
    other names.
    """

    files: tuple[Path, ...]
    spared: tuple[Path, ...] = ()
    replaced: tuple[str, ...] = ()
    """Texts with signs that no font of the PDF has."""


def stem_of(letter: Letter) -> str:
    """Return the name of the files of an issued letter."""
    return _UNFIT.sub("-", f"cong-van-{letter.number}-{letter.symbol}")[:LONGEST_STEM].rstrip("-. ")


def write_document(
    document: OfficialDocument,
    forms: Sequence[Form],
    folder: Path,
    stem: str,
    write: WriteBeside,
    *,
    progress: Progress = SILENT,
) -> Written:
    """Write `STEM.pdf` and so on into `folder`, which is made; `progress` is called until the first file is
    written.

    No file that differs is overwritten, for example an edited Word file: all forms are then `STEM-2`. Raises
    `document.*`, `file.full` or `file.unwritable`.
    """
    made, wanted = [], tuple(dict.fromkeys(forms))
    for place, form in enumerate(wanted):
        progress.checkpoint()
        progress.report(place, len(wanted))
        made.append((folder / f"{stem}.{form.value}", rendered(document, form)))
    progress.checkpoint()
    replaced = tuple(dict.fromkeys(lacking_in(document))) if Form.PDF in wanted else ()
    return replace(write_files(made, write), replaced=replaced)


def write_files(made: Sequence[tuple[Path, bytes]], write: WriteBeside) -> Written:
    """Files that belong together, each in a folder that is made. Raises `file.full` or `file.unwritable`."""
    for folder in {path.parent for path, _ in made}:
        make_folder(folder)
    files = write(made)
    wanted = tuple(path for path, _ in made)
    spared = tuple(path for path in wanted if path not in files and path.exists())
    return Written(files=files, spared=spared)


def make_folder(folder: Path) -> None:
    """Raises `file.unwritable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "file.unwritable", exit_code=ExitCode.STORAGE, path=str(folder), reason=error.strerror or ""
        ) from error


def rendered(document: OfficialDocument, form: Form) -> bytes:
    """Its bytes in one form; the writers are loaded when first used."""
    if form is Form.PDF:
        from core.render import official_pdf

        return official_pdf.render(document)
    if form is Form.DOCX:
        from core.render import official_docx

        return official_docx.render(document)
    from core.render import official_xlsx

    return official_xlsx.render(document)

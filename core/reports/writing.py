"""Writes a document in the forms asked for: all bytes are made before the first file is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from core.errors import ExitCode, UserError
from core.progress import SILENT, Progress
from core.reports.document import OfficialDocument

WriteFile = Callable[[Path, bytes], None]


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


def write_document(
    document: OfficialDocument,
    forms: Sequence[Form],
    folder: Path,
    stem: str,
    write: WriteFile,
    *,
    progress: Progress = SILENT,
) -> tuple[Path, ...]:
    """`STEM.pdf` and so on in `folder`, which is made; `progress` is asked until the first file is written.

    Raises `document.*`, `file.full` or `file.unwritable`.
    """
    made, wanted = [], tuple(dict.fromkeys(forms))
    for place, form in enumerate(wanted):
        progress.checkpoint()
        progress.report(place, len(wanted))
        made.append((folder / f"{stem}.{form.value}", rendered(document, form)))
    progress.checkpoint()
    make_folder(folder)
    for path, data in made:
        write(path, data)
    return tuple(path for path, _ in made)


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
        from core.documents import official_pdf

        return official_pdf.render(document)
    if form is Form.DOCX:
        from core.documents import official_docx

        return official_docx.render(document)
    from core.documents import official_xlsx

    return official_xlsx.render(document)

"""Reads a list and decides nothing: xlsx, xls or separated text, by content and never by extension."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.base.given_files import read_given
from core.base.text import clean
from core.roster.codes import FileFormat
from core.roster.limits import MAX_FILE_BYTES
from core.roster.model import Scan

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def scan(path: Path) -> Scan:
    """The sheets of the file at `path`.

    Raises UserError `roster.missing` (no such file, or it can't be opened), `roster.too_large`,
    `roster.password`, `roster.not_workbook`, `file.not_regular`, `file.name_unreadable`.
    """
    name = clean(path.name)
    try:
        content = read_given(path, MAX_FILE_BYTES + 1)
    except UserError as error:
        if error.code != "file.unreadable":
            raise
        raise UserError("roster.missing", file=name) from None
    if len(content) > MAX_FILE_BYTES:
        raise UserError("roster.too_large", file=name)
    return scan_bytes(content, name)


def scan_bytes(content: bytes, file_name: str) -> Scan:
    """As `scan`, for content already read."""
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(_ZIP):
        from core.roster.scan_xlsx import read_xlsx

        sheets = read_xlsx(content, file_name)
        return Scan(file_name=file_name, format=FileFormat.XLSX, digest=digest, sheets=sheets)
    if content.startswith(_OLE):
        from core.roster.scan_xls import read_xls

        sheets = read_xls(content, file_name)
        return Scan(file_name=file_name, format=FileFormat.XLS, digest=digest, sheets=sheets)
    from core.roster.scan_csv import read_text

    text = read_text(content, file_name)
    return Scan(
        file_name=file_name,
        format=FileFormat.CSV,
        digest=digest,
        sheets=(text.sheet,),
        encoding=text.encoding,
        delimiter=text.delimiter,
    )

"""xlsx: sizes before anything is believed, values by calamine, hidden rows and fonts by expat."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final
from xml.parsers.expat import ExpatError

from core.base.errors import UserError
from core.roster.limits import MAX_AREA_CELLS, MAX_ROWS, MAX_UNPACKED_BYTES
from core.roster.model import Sheet
from core.roster.workbook import read_values
from core.roster.xlsx_parts import SheetDetails, legacy_fonts, read_details, start_tags

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_FAR_CELL: Final = re.compile(rb'r="(?:[A-Za-z]{2,}[0-9]|[A-Za-z]?0*[1-9][0-9]{5,}")')
_ODD_WRITING: Final = re.compile(rb'r(?:\s+=|=[^"])')
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STYLES: Final = "xl/styles.xml"
_STRINGS: Final = "xl/sharedstrings.xml"


@dataclass(slots=True)
class _Found:
    """Results of the first pass over the zip: legacy fonts by style, details of the sheets that need them."""

    fonts: dict[int, str] = field(default_factory=dict)
    details: dict[str, SheetDetails] = field(default_factory=dict)


def read_xlsx(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    """The worksheets of an xlsx. Raises `roster.not_workbook` and `roster.too_large`."""
    broken = (
        zipfile.BadZipFile,
        zlib.error,
        ExpatError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            details = _look(archive, file_name)
    except (*broken, ValueError, KeyError):
        raise UserError("roster.not_workbook", file=file_name) from None
    sheets = []
    for name, hidden, rows, merged in read_values(content, file_name):
        more = details.get(name) or SheetDetails()
        sheets.append(
            Sheet(
                name=name,
                rows=rows,
                hidden=hidden,
                merged=merged,
                hidden_rows=frozenset(more.hidden_rows),
                hidden_columns=frozenset(more.hidden_columns),
                fonts=more.fonts,
            )
        )
    return tuple(sheets)


def _look(archive: zipfile.ZipFile, file_name: str) -> dict[str, SheetDetails]:
    """Check every part's unpacked size; return the details of sheets that have any, by name.

    A part with a false size fails its checksum in `zipfile`.
    """
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if _WORKBOOK not in names or len(set(names)) != len(names):
        raise UserError("roster.not_workbook", file=file_name)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UserError("roster.too_large", file=file_name)
    parts = dict(zip(names, entries, strict=True))
    if _STRINGS in parts:
        archive.read(parts[_STRINGS])
    found = _Found(fonts=legacy_fonts(archive.read(parts[_STYLES])) if _STYLES in parts else {})
    for name, entry in parts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _look_at_sheet(archive, entry, found, file_name)
    if not found.details:
        return {}
    return _by_name(found.details, archive.read(parts[_RELATIONS]), archive.read(parts[_WORKBOOK]))


def _look_at_sheet(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, found: _Found, file_name: str) -> None:
    """Counts rows without building anything; a sheet that has details is parsed."""
    rows = 0
    needs_details = bool(found.fonts)
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            rows += chunk.count(b"<row")
            if rows > MAX_ROWS:
                raise UserError("roster.too_large", file=file_name)
            text = tail + chunk if tail else chunk
            needs_details = needs_details or _has_details(text)
            tail = chunk[-_OVERLAP:]
    if rows and not needs_details:
        return
    with archive.open(entry) as part:
        details = read_details(iter(lambda: part.read(_CHUNK), b""), found.fonts)
    if details.last_row >= MAX_ROWS or (details.last_row + 1) * (details.last_column + 1) > MAX_AREA_CELLS:
        raise UserError("roster.too_large", file=file_name)
    found.details[entry.filename.lower()] = details


def _has_details(text: bytes) -> bool:
    """Return True if a stretch of a sheet has more than plain cells near the corner, or has them in an odd
    form.
    """
    return b"hidden=" in text or bool(_ODD_WRITING.search(text) or _FAR_CELL.search(text))


def _by_name(details: dict[str, SheetDetails], relations: bytes, workbook: bytes) -> dict[str, SheetDetails]:
    """Details by sheet name, through the workbook and its relations."""
    targets: dict[str, str] = {}
    for tag, attributes in start_tags(relations):
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = posixpath.normpath(path).lower()
    named: dict[str, SheetDetails] = {}
    for tag, attributes in start_tags(workbook):
        if tag == "sheet":
            part = targets.get(attributes.get("id", ""), "")
            if part in details:
                named[attributes.get("name", "")] = details[part]
    return named

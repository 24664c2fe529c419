"""Separated text: the encoding and the separator are found, the cells stay text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.roster.legacy import decode_tcvn3, decode_vni, syllable_share, words_of
from core.roster.limits import MAX_AREA_CELLS, MAX_ROWS
from core.roster.model import Sheet

_DELIMITERS: Final = ";\t,|"
_MARKUP: Final = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|head|body|meta)", re.IGNORECASE)
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_LINES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A text file as one sheet, with how it was read."""

    sheet: Sheet
    encoding: str
    delimiter: str


def read_text(content: bytes, file_name: str) -> TextFile:
    """The rows of a csv or tab-separated file.

    `encoding` is `utf-8`, `utf-16`, `cp1258` or `windows` (bytes kept as Latin-1: TCVN3 or VNI, which the
    plan converts). Raises `roster.not_workbook` for what is no text and `roster.too_large`.
    """
    if not content.strip() or _MARKUP.match(content[:512].removeprefix(b"\xef\xbb\xbf")):
        raise UserError("roster.not_workbook", file=file_name)
    text, encoding = _decode(content)
    if _BINARY.search(text[:65536]) or content.startswith(b"%PDF"):
        raise UserError("roster.not_workbook", file=file_name)
    text, delimiter = _delimiter(text)
    rows = _split(text, delimiter, file_name)
    name = re.sub(r"\.(csv|txt|tsv)$", "", file_name, flags=re.IGNORECASE)
    return TextFile(sheet=Sheet(name=name, rows=rows), encoding=encoding, delimiter=delimiter)


def _decode(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "utf-16"
    head = content[:400]
    if head[1::2].count(0) > len(head) // 5:
        return content.decode("utf-16-le", "replace"), "utf-16"
    if head[0::2].count(0) > len(head) // 5:
        return content.decode("utf-16-be", "replace"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _decode_windows(content)


def _decode_windows(content: bytes) -> tuple[str, str]:
    """cp1258 where its reading gives Vietnamese, else the bytes as they are for the plan to convert."""
    raw = content.decode("latin-1")
    as_1258 = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    sample = raw[:20_000].split("\n")[:-1] or [raw[:20_000]]
    legacy = max(
        syllable_share(words_of(decode_tcvn3(line) for line in sample)),
        syllable_share(words_of(decode_vni(line) for line in sample)),
    )
    if syllable_share(words_of(as_1258[:20_000].split("\n"))) > legacy:
        return as_1258, "cp1258"
    return raw, "windows"


def _delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and the separator most lines agree on."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first[4]
    lines = [line for line in text[:50_000].splitlines() if line.strip()][:_SAMPLE_LINES]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        if not counts:
            return 0, 0
        number, times = counts.most_common(1)[0]
        return times, number

    return text, max(_DELIMITERS, key=agreement)


def _split(text: str, delimiter: str, file_name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row])
            cells += len(row)
            if len(rows) > MAX_ROWS or cells > MAX_AREA_CELLS:
                raise UserError("roster.too_large", file=file_name)
    except csv.Error:
        raise UserError("roster.not_workbook", file=file_name) from None
    return rows

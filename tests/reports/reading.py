"""Reads documents back with libraries that did not write them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import docx
import openpyxl
import pypdfium2
from pypdfium2 import raw

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a page: words, beginning, end and baseline in mm from the top left, size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def placed_lines(data: bytes, page: int = 0) -> list[Placed]:
    """Lines of a PDF page from the origins of its letters; a gap wider than a blank parts two of them."""
    document = pypdfium2.PdfDocument(data)
    sheet = document[page]
    height = sheet.get_height()
    text = sheet.get_textpage()
    found: dict[float, list[tuple[float, float, str, float]]] = {}
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        x, y = _origin(text, at)
        box = text.get_charbox(at, loose=True)
        if letter in "\r\n":
            continue
        baseline = round((height - y) * MM, 1)
        near = next((known for known in found if abs(known - baseline) < 0.25), baseline)
        found.setdefault(near, []).append((x * MM, box[2] * MM, letter, raw.FPDFText_GetFontSize(text, at)))
    lines = [line for baseline, letters in found.items() for line in _parts(baseline, sorted(letters))]
    document.close()
    return sorted(lines, key=lambda line: (line.baseline, line.left))


def _origin(text: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    import ctypes

    x, y = ctypes.c_double(), ctypes.c_double()
    assert raw.FPDFText_GetCharOrigin(text, at, x, y)
    return x.value, y.value


def _parts(baseline: float, letters: list[tuple[float, float, str, float]]) -> list[Placed]:
    parts: list[list[tuple[float, float, str, float]]] = []
    for letter in letters:
        if parts and letter[0] - parts[-1][-1][1] < 6:
            parts[-1].append(letter)
        else:
            parts.append([letter])
    made = []
    for part in parts:
        inked = [one for one in part if one[2].strip()]
        if inked:
            words = re.sub(r"\s+", " ", "".join(one[2] for one in part)).strip()
            made.append(Placed(words, inked[0][0], inked[-1][1], baseline, inked[0][3]))
    return made


def pdf_text(data: bytes) -> str:
    """All pages without their numbers, blanks as one."""
    document = pypdfium2.PdfDocument(data)
    pages = [re.sub(r"\A\d+\s+|\s+\d+\Z", "", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def pdf_pages(data: bytes) -> list[tuple[float, float]]:
    """Their sizes in mm."""
    document = pypdfium2.PdfDocument(data)
    sizes = [(round(page.get_width() * MM), round(page.get_height() * MM)) for page in document]
    document.close()
    return sizes


def docx_tables(data: bytes) -> list[list[list[str]]]:
    made = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]


def xlsx_rows(data: bytes, sheet: int = 0) -> list[list[object]]:
    """Values as they were written beside the formulas."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    rows = [list(row) for row in book.worksheets[sheet].iter_rows(min_row=4, values_only=True)]
    book.close()
    return rows

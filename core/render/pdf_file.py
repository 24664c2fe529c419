"""A PDF written page by page: of a finished page only its offset and number stay in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObject,
    PDFPage,
    PDFPages,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas

from core.render.sink import Sink

_FREE: Final = b"0000000000 65535 f \n"
_ENTRIES: Final = 512
"""Lines of the cross-reference table that are written at once."""

_KIDS: Final = 10
"""Pages named on one line of the page tree."""


class PdfFile:
    """Takes the pages from a canvas as they are shown and writes them to a sink; `finish` writes the rest.

    Numbers of objects are those that the library gives; only their order in the file differs from its own.
    """

    def __init__(self, canvas: Canvas, sink: Sink, *, version: tuple[int, int]) -> None:
        self._canvas = canvas
        self.document: PDFDocument = canvas._doc  # the library gives its document no public name
        self._sink = sink
        self._offsets = array("Q", (0,))
        """Offset of each object, by its number; 0 where it is not written yet."""
        self._offset = 0
        self._pages = array("L")
        tree = _PageTree(self._pages)
        self.document.Pages = self.document.Catalog.Pages = tree
        self._write(b"".join(PDFFile(version).strings))

    @property
    def pages(self) -> int:
        """Number of pages that were added."""
        return len(self._pages)

    def take_page(self) -> None:
        """Writes the page that was shown just now, and forgets it."""
        document = self.document
        page = self._counted()
        body = page.format(document)
        for part in (_Ready(page.__InternalName__, body), page.Contents):
            self._write_object(part)
            name = part.__InternalName__
            number, _ = document.idToObjectNumberAndVersion.pop(name)
            del document.idToObject[name], document.numberToId[number]

    def finish(self) -> None:
        """Writes the last page, what pages share, the table of places and the end; the canvas is used up."""
        self.document.format = (
            self._write_rest
        )  # what the library calls once its fonts and outlines are ready
        self._canvas.getpdfdata()

    def _counted(self) -> PDFPage:
        page = self.document.Pages.pages.pop()
        number, _ = self.document.idToObjectNumberAndVersion[page.__InternalName__]
        self._pages.append(number)
        return page

    def _write_rest(self) -> bytes:
        document = self.document
        if document.Pages.pages:
            self._counted()
        number = 1
        while number <= document.objectcounter:  # an object may add others as it is written
            name = document.numberToId.get(number)
            if name is not None:
                self._write_object(document.idToObject[name])
            number += 1
        start = self._offset
        for piece in self._table():
            self._write(piece)
        trailer = PDFTrailer(
            startxref=start,
            Size=number,
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            ID=document.ID(),
        )
        self._write(trailer.format(document))
        return b""

    def _write_object(self, content: PDFObject) -> None:
        document = self.document
        name = content.__InternalName__
        number, _ = document.idToObjectNumberAndVersion[name]
        data = PDFIndirectObject(name, content).format(document)
        if number >= len(self._offsets):
            self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = self._offset
        self._write(data)

    def _table(self) -> Iterator[bytes]:
        yield b"xref\n0 %d\n" % len(self._offsets) + _FREE
        for first in range(1, len(self._offsets), _ENTRIES):
            yield b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[first : first + _ENTRIES])

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._offset += len(data)


class _Ready(PDFObject):  # type: ignore[misc]  # the library has no types
    """An object in its final bytes, under the name that references know."""

    def __init__(self, name: str, data: bytes) -> None:
        self.__InternalName__ = name
        self._data = data

    def format(self, _document: PDFDocument) -> bytes:
        return self._data


class _PageTree(PDFPages):  # type: ignore[misc]  # the library has no types
    """The library's page tree over numbers of pages instead of pages."""

    def __init__(self, numbers: array[int]) -> None:
        super().__init__()
        self._numbers = numbers

    def check_format(self, _document: PDFDocument) -> None:
        self.Kids = _Kids(self._numbers)
        self.Count = len(self._numbers)


class _Kids(PDFObject):  # type: ignore[misc]  # the library has no types
    """References to pages by their numbers, as the library writes them."""

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def format(self, _document: PDFDocument) -> bytes:
        numbers = self._numbers
        rows = (
            b" ".join(b"%d 0 R" % number for number in numbers[first : first + _KIDS])
            for first in range(0, len(numbers), _KIDS)
        )
        return b"[ " + b" \n  ".join(rows) + b" ]"

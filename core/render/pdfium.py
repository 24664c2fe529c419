"""PDFium by its C interface: the few functions that a page as pixels needs.

The package pypdfium2_raw brings the library; its own Python side declares 450 functions at a cost of as much
CPU as drawing a page takes, and its helpers as much again.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_float, c_int, c_size_t, c_ulong, c_void_p
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = "pypdfium2_raw"
_FILES: Final = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}
_FILE: Final = "libpdfium.so"
_CONFIG_VERSION: Final = 2
_GREY, _BGR = 1, 2
"""Formats of a bitmap."""

_ANNOTATIONS, _GREYS, _RGB_ORDER = 0x01, 0x08, 0x10
_WHITE: Final = 0xFFFFFFFF
_ONE_AT_A_TIME: Final = threading.RLock()
"""PDFium is not thread-safe, and a call from Python lets other threads run."""

_SIGNATURES: Final[dict[str, tuple[Any, ...]]] = {
    "FPDF_LoadMemDocument64": (c_void_p, c_void_p, c_size_t, c_void_p),
    "FPDF_GetPageCount": (c_int, c_void_p),
    "FPDF_CloseDocument": (None, c_void_p),
    "FPDF_LoadPage": (c_void_p, c_void_p, c_int),
    "FPDF_ClosePage": (None, c_void_p),
    "FPDF_GetPageSizeByIndexF": (c_int, c_void_p, c_int, c_void_p),
    "FPDFBitmap_CreateEx": (c_void_p, c_int, c_int, c_int, c_void_p, c_int),
    "FPDFBitmap_FillRect": (c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong),
    "FPDFBitmap_Destroy": (None, c_void_p),
    "FPDF_RenderPageBitmap": (None, c_void_p, c_void_p, *[c_int] * 6),
    "FPDF_InitLibraryWithConfig": (None, c_void_p),
}
"""Return type, then argument types, of each function (fpdfview.h)."""


class _Config(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG as of version 2."""

    _fields_ = (
        ("version", c_int),
        ("font_paths", c_void_p),
        ("isolate", c_void_p),
        ("slot", ctypes.c_uint),
    )


class _Size(ctypes.Structure):
    """FS_SIZEF."""

    _fields_ = (("width", c_float), ("height", c_float))


class PdfError(Exception):
    """The bytes are no PDF that can be read."""


class Pages:
    """The pages of one PDF, numbered from 0; made by `opened`."""

    def __init__(self, document: int) -> None:
        self._document = document
        self._library = _library()

    def __len__(self) -> int:
        return int(self._library.FPDF_GetPageCount(self._document))

    def size_pt(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points; what is on it is not read.

        Raises IndexError for a page the document has not.
        """
        size = _Size()
        if not self._library.FPDF_GetPageSizeByIndexF(self._document, number, ctypes.byref(size)):
            raise IndexError(number)
        return size.width, size.height

    def drawn(self, number: int, *, width: int, height: int, grey: bool) -> bytes:
        """The page in `width` x `height` pixels on white, rows from the top, unpadded; 3 bytes a pixel or 1.

        Raises IndexError for a page the document has not.
        """
        library = self._library
        depth, kind, order = (1, _GREY, _GREYS) if grey else (3, _BGR, _RGB_ORDER)
        pixels = (ctypes.c_ubyte * (depth * width * height))()
        with self._page(number) as page:
            bitmap = library.FPDFBitmap_CreateEx(width, height, kind, pixels, depth * width)
            try:
                library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
                library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _ANNOTATIONS | order)
            finally:
                library.FPDFBitmap_Destroy(bitmap)
        return bytes(pixels)

    @contextmanager
    def _page(self, number: int) -> Iterator[int]:
        if not 0 <= number < len(self):
            raise IndexError(number)
        page = self._library.FPDF_LoadPage(self._document, number)
        if not page:
            raise PdfError(f"page {number}")
        try:
            yield page
        finally:
            self._library.FPDF_ClosePage(page)


@contextmanager
def opened(pdf: bytes) -> Iterator[Pages]:
    """The document of these bytes, which are not copied. Raises PdfError."""
    with _ONE_AT_A_TIME:
        library = _library()
        document = library.FPDF_LoadMemDocument64(pdf, len(pdf), None)
        if not document:
            raise PdfError("no document")
        try:
            yield Pages(document)
        finally:
            library.FPDF_CloseDocument(document)


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(_PACKAGE, name=_PACKAGE)
    library = ctypes.CDLL(str(Path(spec.origin).parent / _FILES.get(sys.platform, _FILE)))
    for name, (answer, *takes) in _SIGNATURES.items():
        function = library[name]
        function.restype, function.argtypes = answer, takes
        setattr(library, name, function)
    library.FPDF_InitLibraryWithConfig(ctypes.byref(_Config(version=_CONFIG_VERSION)))
    return library

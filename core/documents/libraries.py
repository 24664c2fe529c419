"""Loads the libraries behind paper without the picture library they ask for, which paper does not use.

reportlab and qrcode import Pillow at once, drawing and fonts included: a seventh of the CPU of a first page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from typing_extensions import override

PDF_WRITER: Final = "reportlab.pdfgen.canvas"
QR_ENCODER: Final = "qrcode"
_PICTURES: Final = ("PIL.Image", "PIL.ImageDraw")


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _put_away(self)
        return getattr(import_module(self.__name__), name)


def load(name: str) -> None:
    """Imports a library once; what it has of Pillow is loaded when it first uses it."""
    if name not in sys.modules:
        with _pictures_later():
            import_module(name)


@contextmanager
def _pictures_later() -> Iterator[None]:
    later = [_Later(name) for name in _PICTURES if name not in sys.modules]
    for module in later:
        sys.modules[module.__name__] = module
    try:
        yield
    finally:
        for module in later:
            _put_away(module)


def _put_away(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]

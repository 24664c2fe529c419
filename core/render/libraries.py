"""Loads the libraries behind paper without what they ask for and paper does not use: half of their CPU.

reportlab and qrcode import Pillow at once, drawing and fonts included; reportlab looks for its accelerator,
for shaping and for settings of a user, and reads the metrics of fonts that no paper has.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from math import log10
from types import ModuleType
from typing import Any, Final

from typing_extensions import override

PDF_WRITER: Final = "reportlab.pdfgen.canvas"
QR_ENCODER: Final = "qrcode"
_LATER: Final = ("PIL.Image", "PIL.ImageDraw", "pickle")
"""Their importers keep the module and use it when they use it."""

_ABSENT: Final = (
    "png",
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "rlbidi",
    "uharfbuzz",
)
"""Looked for and not among the program's packages."""

_SETTINGS: Final = "reportlab_settings"
"""Name of the settings module: the library finds it, so a file of that name in the user's home is not run."""

_ACCELERATOR: Final = "_rl_accel"
"""Functions in it are taken for the library's own."""

_NOTHING: Final = 1e-7
_EVALUATION: Final = "reportlab.lib.rl_safe_eval"


class _Later(ModuleType):
    """Placeholder of a module until an attribute of it is read."""

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _put_away(self)
        return getattr(import_module(self.__name__), name)


class _Called(ModuleType):
    """Placeholder of a module of functions until one of them is called."""

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*values: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return called


def numbers(*values: Any) -> str:
    """Numbers for a PDF, as the library writes them: seven digits in all, six behind the point at most."""
    return " ".join([_number(value) for value in (values[0] if _one_sequence(values) else values)])


def _one_sequence(values: tuple[Any, ...]) -> bool:
    return len(values) == 1 and isinstance(values[0], tuple | list)


def _number(value: float) -> str:
    size = abs(value)
    if size <= _NOTHING:
        return "0"
    places = 6 if size < 10 else 5 if size < 100 else 4 if size < 1_000 else _places(size)
    text = f"{value:.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text


def _places(size: float) -> int:
    return max(0, 6 - int(log10(size)))


def load(name: str) -> None:
    """Import a library once; a placeholder of a module is filled when it is used."""
    if name not in sys.modules:
        with _light():
            import_module(name)


@contextmanager
def _light() -> Iterator[None]:
    stands: dict[str, Any] = {name: _Later(name) for name in _LATER}
    stands[_EVALUATION] = _Called(_EVALUATION)
    stands[_SETTINGS] = ModuleType(_SETTINGS)
    stands[_ACCELERATOR] = accelerator = ModuleType(_ACCELERATOR)
    accelerator.__dict__["fp_str"] = numbers
    stands |= dict.fromkeys(_ABSENT)
    stands = {name: module for name, module in stands.items() if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name, module in stands.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _put_away(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]

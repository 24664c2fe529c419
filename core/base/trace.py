"""The place of an error in the code, without its message: messages and values may hold names."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]


def frames_of(error: BaseException) -> list[str]:
    """The chain of errors, each as its kind and its frames; paths only as far as the app's own folders."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__qualname__)
        for frame in traceback.extract_tb(link.__traceback__):
            path = Path(frame.filename)
            name = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
            lines.append(f"  {name}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return lines

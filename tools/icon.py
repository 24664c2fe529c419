"""resources/icons/tung-nha.ico, the icon of the Windows programs, from the marks: `python tools/icon.py`."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt  # noqa: E402 - after the path is set
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: E402
from PySide6.QtSvg import QSvgRenderer  # noqa: E402

ICONS: Final = ROOT / "resources" / "icons"
TARGET: Final = ICONS / "tung-nha.ico"
SIZES: Final = (16, 20, 24, 32, 48, 64, 128, 256)
SMALL_BELOW: Final = 26
"""Px; below it only house and door are drawn (docs/design.md, the mark)."""


def png(size: int) -> bytes:
    """The mark as a PNG, `size` px square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    name = "dau-nho.svg" if size < SMALL_BELOW else "dau.svg"
    QSvgRenderer(str(ICONS / name)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of PNGs by their size in px, as Windows reads it since Vista."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        side = size % 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    app = QGuiApplication([])
    TARGET.write_bytes(ico({size: png(size) for size in SIZES}))
    del app


if __name__ == "__main__":
    main()

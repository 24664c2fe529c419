"""Content into paper: QR codes, one theme, layouts in millimetres, PDF bytes.

The only part of the program that imports reportlab, qrcode and pypdfium2; the modules that need them are
imported lazily, by `core.documents.render` and `core.documents.preview`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""Fonts and the wording of documents, in the source tree and in the frozen app alike."""

"""Contents of papers and documents as values: texts with emphasis, tables, drawings, and the help."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""Fonts and the wording of documents, in the source tree and in the frozen app alike."""

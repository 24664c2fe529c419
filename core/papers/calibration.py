"""Composes the calibration page: what to measure on a printer before a long run. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.base.ids import QR_PREFIX
from core.content.wording import words
from core.papers.guides.compose import TAG
from core.records.workspace import Language, UnitSettings

VERSION: Final = "CAN-A4 · v1"
CODE_TEXT: Final = f"{QR_PREFIX}K7-147-B"
"""Text of every code on the page: a household code's length, version 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationWording:
    """The words of the page, as in its file."""

    title: str
    subtitle: str
    corners: list[str]
    across: str
    rectangle: str
    diagonals: str
    results: str
    measured: list[str]
    lines: str
    patterns: str
    pattern_names: list[str]
    boxes: str
    type: str
    codes: str
    codes_note: str
    sample: str
    capitals: list[str]
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationContent:
    """`decimal` is the language's decimal sign."""

    language: str
    author: str
    wording: CalibrationWording
    note: str
    decimal: str
    version: str


def compose_calibration(settings: UnitSettings, *, language: Language) -> CalibrationContent:
    wording = words("calibration", language, CalibrationWording)
    return CalibrationContent(
        language=TAG[language],
        author=settings.issuer,
        wording=wording,
        note=wording.codes_note.format(text=CODE_TEXT),
        decimal="," if language is Language.VIETNAMESE else ".",
        version=VERSION,
    )

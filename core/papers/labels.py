"""Label sheets: the position of each label, checked before anything is drawn. Pure.

No maker's measures are known for certain, so every preset has the hint "check with a ruler":
measure the sheet, print the calibration page, then move the print by at most half a millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.base.errors import UserError
from core.content.wording import words
from core.papers.guides.compose import TAG
from core.papers.selection import Addressee
from core.records.workspace import Language, UnitSettings

MOST_NUDGE_MM: Final = 0.5
SLACK_MM: Final = 0.01
LEAST_WIDTH_MM: Final = 34.0
LEAST_HEIGHT_MM: Final = 29.0
WIDE_MM: Final = 56.0
"""Width from which the code is beside the text."""
LEAST_BESIDE_HEIGHT_MM: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A grid of equal labels; `left`, `top` to the first one, gaps between, all in mm.

    `nudge_x`, `nudge_y` move the whole print; `start` is the first free label, from 1, row by row.
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    nudge_x: float = 0.0
    nudge_y: float = 0.0
    start: int = 1
    sheet_width: float = 210.0
    sheet_height: float = 297.0

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def used_width(self) -> float:
        """From the sheet's left edge to the last label's right edge."""
        return self.left + self.columns * self.width + (self.columns - 1) * self.gap_x

    @property
    def used_height(self) -> float:
        return self.top + self.rows * self.height + (self.rows - 1) * self.gap_y

    def corner(self, place: int) -> tuple[float, float]:
        """Top left of label number `place` from 0 on its sheet, in mm, nudged."""
        row, column = divmod(place, self.columns)
        return (
            self.left + column * (self.width + self.gap_x) + self.nudge_x,
            self.top + row * (self.height + self.gap_y) + self.nudge_y,
        )


class LabelPreset(StrEnum):
    """Columns by rows on A4; measures to be checked with a ruler."""

    TWO_BY_FOUR = "2x4"
    TWO_BY_FIVE = "2x5"
    THREE_BY_EIGHT = "3x8"
    FIVE_BY_SIX = "5x6"


PRESETS: Final[dict[LabelPreset, LabelSheet]] = {
    LabelPreset.TWO_BY_FOUR: LabelSheet(columns=2, rows=4, width=105, height=74.25),
    LabelPreset.TWO_BY_FIVE: LabelSheet(columns=2, rows=5, width=105, height=59.4),
    LabelPreset.THREE_BY_EIGHT: LabelSheet(columns=3, rows=8, width=70, height=37.125),
    LabelPreset.FIVE_BY_SIX: LabelSheet(columns=5, rows=6, width=42, height=49.5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWording:
    document_title: str
    preset: str
    check: str


def preset_name(preset: LabelPreset, language: Language) -> str:
    """`3 × 8, mỗi nhãn 70 × 37,13 mm (đo lại bằng thước)`."""
    sheet = PRESETS[preset]
    return words("labels", language, LabelWording).preset.format(
        columns=sheet.columns, rows=sheet.rows, width=_decimal(sheet.width), height=_decimal(sheet.height)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelContent:
    language: str
    document_title: str
    author: str
    sheet: LabelSheet
    households: tuple[Addressee, ...]


def compose_labels(
    settings: UnitSettings, sheet: LabelSheet, households: tuple[Addressee, ...], *, language: Language
) -> LabelContent:
    """The labels of a run. Raises the errors of `check_sheet`."""
    check_sheet(sheet)
    return LabelContent(
        language=TAG[language],
        document_title=words("labels", language, LabelWording).document_title,
        author=settings.issuer,
        sheet=sheet,
        households=households,
    )


def check_sheet(sheet: LabelSheet) -> None:
    """Refuses a grid that no sheet holds, labels too small for a code, and settings out of range:

    `document.label_sheet`, `document.label_small`, `document.label_nudge`, `document.label_start`.
    """
    if max(abs(sheet.nudge_x), abs(sheet.nudge_y)) > MOST_NUDGE_MM:
        raise UserError("document.label_nudge", most=_decimal(MOST_NUDGE_MM))
    positive = min(sheet.columns, sheet.rows) >= 1 and min(sheet.width, sheet.height) > 0
    inside = min(sheet.left, sheet.top, sheet.gap_x, sheet.gap_y) >= 0
    fits = (
        sheet.used_width <= sheet.sheet_width + SLACK_MM
        and sheet.used_height <= sheet.sheet_height + SLACK_MM
    )
    if not (positive and inside and fits):
        raise UserError(
            "document.label_sheet",
            width=_decimal(sheet.used_width),
            height=_decimal(sheet.used_height),
            sheet=f"{_decimal(sheet.sheet_width)} × {_decimal(sheet.sheet_height)}",
        )
    least = LEAST_BESIDE_HEIGHT_MM if sheet.width >= WIDE_MM else LEAST_HEIGHT_MM
    if sheet.width < LEAST_WIDTH_MM or sheet.height < least:
        raise UserError(
            "document.label_small",
            width=_decimal(sheet.width),
            height=_decimal(sheet.height),
            least_width=_decimal(LEAST_WIDTH_MM),
            least_height=_decimal(least),
        )
    if not 1 <= sheet.start <= sheet.per_sheet:
        raise UserError("document.label_start", start=sheet.start, most=sheet.per_sheet)


def _decimal(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")

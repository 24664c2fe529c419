"""Dates and numbers in Vietnamese notation, set by hand: Qt's own vi_VN short date is d/M/yy.

Numbers follow the language in force: 1.234.567 and 16,08 in Vietnamese, 1,234,567 and 16.08 in English.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.qt.i18n import QT_TRANSLATE_NOOP

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Formats", "Monday"),
    QT_TRANSLATE_NOOP("Formats", "Tuesday"),
    QT_TRANSLATE_NOOP("Formats", "Wednesday"),
    QT_TRANSLATE_NOOP("Formats", "Thursday"),
    QT_TRANSLATE_NOOP("Formats", "Friday"),
    QT_TRANSLATE_NOOP("Formats", "Saturday"),
    QT_TRANSLATE_NOOP("Formats", "Sunday"),
)
SHORT_WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Formats", "Mon"),
    QT_TRANSLATE_NOOP("Formats", "Tue"),
    QT_TRANSLATE_NOOP("Formats", "Wed"),
    QT_TRANSLATE_NOOP("Formats", "Thu"),
    QT_TRANSLATE_NOOP("Formats", "Fri"),
    QT_TRANSLATE_NOOP("Formats", "Sat"),
    QT_TRANSLATE_NOOP("Formats", "Sun"),
)


def format_date(day: date) -> str:
    """14/09/2020."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_day(day: date) -> str:
    """17/9: beside other words, where the year is plain."""
    return f"{day.day}/{day.month}"


def format_long_date(day: date) -> str:
    """Thứ Hai, 14/09/2020."""
    return f"{QCoreApplication.translate('Formats', WEEKDAYS[day.weekday()])}, {format_date(day)}"


def format_weekday(day: date) -> str:
    """T2 to CN, for narrow columns."""
    return QCoreApplication.translate("Formats", SHORT_WEEKDAYS[day.weekday()])


def format_time(instant: datetime) -> str:
    """09:42."""
    return f"{instant.hour:02d}:{instant.minute:02d}"


def format_instant(instant: datetime) -> str:
    """14/09/2020, 09:42."""
    return f"{format_date(instant.date())}, {format_time(instant)}"


def format_moment(instant: datetime) -> str:
    """14/9, 09:42."""
    return f"{format_day(instant.date())}, {format_time(instant)}"


def format_number(value: int) -> str:
    """1.234.567."""
    return _localised(f"{value:,}")


def format_decimal(value: float, places: int = 2) -> str:
    """16,08: half up, as in a school book."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return _localised(f"{exact:,.{places}f}")


def format_percent(ratio: float, places: int = 1) -> str:
    """38,4 % of the ratio 0.384; the space does not break."""
    percent = Decimal(str(ratio)) * 100
    exact = percent.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{_localised(f'{exact:,.{places}f}')}{NO_BREAK}%"


def format_size(size_bytes: int) -> str:
    """38 KB or 1,2 MB; decimal units, as file managers show."""
    if size_bytes < 1_000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{round(size_bytes / 1_000)} KB"
    return f"{format_decimal(size_bytes / 1_000_000, 1)} MB"


def _localised(english: str) -> str:
    if QLocale().language() == QLocale.Language.English:
        return english
    return english.translate(str.maketrans(",.", ".,"))

"""Limits of a list's size, checked before its content is read."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 96 * 1024 * 1024
"""All parts of an xlsx together, unpacked; a commune's 41,000 persons take about 20 MB."""

MAX_ROWS: Final = 65_536
"""Rows of a sheet: the old xls limit, above every commune of the country."""

MAX_AREA_CELLS: Final = 3_000_000
"""Rows times columns of a sheet's used area."""

MAX_SHEETS: Final = 200
MAX_MERGED: Final = 10_000
"""Merged areas of a sheet that are looked at."""

MAX_NAME_CHARACTERS: Final = 200
MAX_TEXT_CHARACTERS: Final = 300
MAX_PLACE_CHARACTERS: Final = 60
MAX_NOTE_CHARACTERS: Final = 500
MAX_PEOPLE: Final = 100
"""People of one household; more is a typing error or a total."""

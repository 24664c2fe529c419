"""Place and size of a signature as Nghị định 30/2020/NĐ-CP orders (Phụ lục I, Phần I, II.7d and II.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.render.theme import MM, Face, string_width_mm
from core.signing.models import Box
from core.signing.pictures import Picture
from core.signing.room import SignatureRoom

MOST_WIDTH: Final = 50 * MM
USUAL_WIDTH: Final = 40 * MM
"""Of a signature by hand that the seal covers, where the file has no picture of one."""
SEAL_MM: Final = (20, 60)
TEXT_SIZE: Final = 10
LEADING: Final = 12.0
_CORNER_TOP: Final = 5 * MM
_CORNER_RIGHT: Final = 15 * MM


def person_box(room: SignatureRoom, picture: Picture) -> Box:
    """Centred between capacity and name, as large as fits, its shape kept."""
    scale = min(MOST_WIDTH / picture.width, (room.top - room.bottom) / picture.height)
    return _around(room.page, room.centre, room.middle, picture.width * scale, picture.height * scale)


def seal_box(room: SignatureRoom, signed: Sequence[Box], picture: Picture, width_mm: float) -> Box:
    """In true size, over a third of the picture of the signature, at its left. Raises `signing.seal_size`."""
    least, most = SEAL_MM
    if not least <= width_mm <= most:
        raise UserError("signing.seal_size", least=least, most=most)
    beside = [one for one in signed if one.page == room.page and one.left < room.centre < one.right]
    under = beside[-1] if beside else _around(room.page, room.centre, room.middle, USUAL_WIDTH, 1)
    width = width_mm * MM
    middle = (under.bottom + under.top) / 2
    centre = under.left + under.width / 3 - width / 2
    return _around(room.page, centre, middle, width, width * picture.height / picture.width)


def corner_lines(number: str, at: datetime) -> tuple[str, ...]:
    """Number and symbol, and the time in ISO 8601; it is marked as of this machine's clock."""
    return (number, f"{at.astimezone(VIETNAM).isoformat(timespec='seconds')} (giờ máy)")


def corner_box(page_size: tuple[float, float], lines: Sequence[str]) -> Box:
    """Top right of the first page."""
    width = max(string_width_mm(line, Face.SERIF, TEXT_SIZE) for line in lines) * MM
    right, top = page_size[0] - _CORNER_RIGHT, page_size[1] - _CORNER_TOP
    return Box(page=0, left=right - width, bottom=top - LEADING * len(lines), right=right, top=top)


def _around(page: int, x: float, y: float, width: float, height: float) -> Box:
    return Box(page=page, left=x - width / 2, bottom=y - height / 2, right=x + width / 2, top=y + height / 2)

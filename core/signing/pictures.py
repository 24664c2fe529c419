"""Pictures of a signature and of a seal: PNG on a transparent ground, blue and red (Nghị định 30)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.signing.models import SignRole

MOST_BYTES: Final = 8 * 1024 * 1024
_MOST_SIDE: Final = 6000
_SAMPLE: Final = (200, 200)
_INK: Final = 128
"""Least alpha of a point that counts as ink."""
_CLEAR_SHARE: Final = 0.1
_TINT: Final = 25
"""Least difference of the wanted colour to the others, of 255: a scan is never pure."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and its size in points of its own."""

    png: bytes
    width: int
    height: int


def read_picture(png: bytes, role: SignRole) -> Picture:
    """Raises `signing.picture`, `signing.picture_ground`, `signing.picture_blue` or `signing.picture_red`."""
    from PIL import Image, UnidentifiedImageError

    if len(png) > MOST_BYTES:
        raise UserError("signing.picture")
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as opened:
            width, height = opened.size
            if max(width, height) > _MOST_SIDE:
                raise UserError("signing.picture")
            data = opened.convert("RGBA").resize(_SAMPLE, Image.Resampling.NEAREST).tobytes()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("signing.picture") from error
    points = zip(data[0::4], data[1::4], data[2::4], data[3::4], strict=True)
    ink = [(red, green, blue) for red, green, blue, alpha in points if alpha >= _INK]
    if not ink or len(ink) > len(data) / 4 * (1 - _CLEAR_SHARE):
        raise UserError("signing.picture_ground")
    red, green, blue = (sum(point[at] for point in ink) / len(ink) for at in range(3))
    wanted, others = (blue, (red,)) if role is SignRole.PERSON else (red, (green, blue))
    if wanted - max(others) < _TINT:
        code = "signing.picture_blue" if role is SignRole.PERSON else "signing.picture_red"
        raise UserError(code)
    return Picture(png, width, height)

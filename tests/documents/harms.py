"""Damage to a page by a cheap printer, a phone and a pocket."""

from __future__ import annotations

import random
from enum import StrEnum
from typing import Final

from PIL import Image, ImageFilter

BLUR_MM: Final = 0.15
TURN_DEGREES: Final = 15
CONTRAST: Final = 0.25
SPECKS: Final = 0.05


class Harm(StrEnum):
    """One way to spoil a print that was made in one bit."""

    BLURRED = "blurred"
    TURNED = "turned"
    BLURRED_AND_TURNED = "blurred and turned"
    PALE = "pale"
    SPECKLED = "speckled"


HARMS: Final = tuple(Harm)


def harmed(page: Image.Image, harm: Harm, dpi: int) -> Image.Image:
    """Return `page` (grey) printed in one bit and captured at `dpi` with the damage `harm`."""
    image = page.convert("1", dither=Image.Dither.NONE).convert("L")
    if harm in {Harm.BLURRED, Harm.BLURRED_AND_TURNED}:
        image = image.filter(ImageFilter.GaussianBlur(BLUR_MM / 25.4 * dpi))
    if harm in {Harm.TURNED, Harm.BLURRED_AND_TURNED}:
        image = image.rotate(TURN_DEGREES, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if harm is Harm.PALE:
        image = image.point([round(128 + (value - 128) * CONTRAST) for value in range(256)])
    if harm is Harm.SPECKLED:
        image = _speckled(image).filter(ImageFilter.MedianFilter(3))
    return image


def _speckled(image: Image.Image) -> Image.Image:
    """5 % of the pixels black or white, by chance that repeats."""
    draw = random.Random(1)
    pixels = bytearray(image.tobytes())
    for place in draw.sample(range(len(pixels)), int(len(pixels) * SPECKS)):
        pixels[place] = draw.choice((0, 255))
    return Image.frombytes("L", image.size, bytes(pixels))

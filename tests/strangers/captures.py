"""Damage to a printed code before a camera reads it, on grey pictures."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageFilter

Capture = Callable[[Image.Image, int], Image.Image]
"""Picture and its dpi -> the picture as captured."""

BLUR_MM: Final = 0.15
TURN_DEGREES: Final = 15
CONTRAST: Final = 0.25
GRAINS_OF_256: Final = 13  # 5 %


def blurred(image: Image.Image, dpi: int) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(BLUR_MM / 25.4 * dpi))


def turned(image: Image.Image, _dpi: int) -> Image.Image:
    return image.rotate(TURN_DEGREES, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def blurred_and_turned(image: Image.Image, dpi: int) -> Image.Image:
    return turned(blurred(image, dpi), dpi)


def pale(image: Image.Image, _dpi: int) -> Image.Image:
    """A quarter of the contrast, around middle grey."""
    return image.point([round(128 + (value - 128) * CONTRAST) for value in range(256)])


def grainy(image: Image.Image, dpi: int) -> Image.Image:
    """5 % of the pixels black or white, the same ones each time, then a 3 x 3 median."""
    grains = random.Random(dpi)
    count = image.width * image.height
    struck, colour = (Image.frombytes("L", image.size, grains.randbytes(count)) for _ in range(2))
    mask = struck.point([255 if value < GRAINS_OF_256 else 0 for value in range(256)])
    noisy = image.copy()
    noisy.paste(colour.point([0 if value < 128 else 255 for value in range(256)]), (0, 0), mask)
    return noisy.filter(ImageFilter.MedianFilter(3))


CAPTURES: Final[dict[str, Capture]] = {
    "blurred": blurred,
    "turned": turned,
    "blurred-and-turned": blurred_and_turned,
    "pale": pale,
    "grainy": grainy,
}

"""Pictures of a signature and of a seal, as an office scans them."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

BLUE = (20, 40, 150, 255)
RED = (205, 30, 35, 255)
CLEAR = (255, 255, 255, 0)
WHITE = (255, 255, 255, 255)


def signature(ink: tuple[int, ...] = BLUE, ground: tuple[int, ...] = CLEAR) -> bytes:
    """Loops with a line below them."""
    image = Image.new("RGBA", (900, 420), ground)
    pen = ImageDraw.Draw(image)
    points = [(60 + t * 6, 210 + 130 * math.sin(t / 7) * math.cos(t / 23)) for t in range(130)]
    pen.line(points, fill=ink, width=14, joint="curve")
    pen.line([(120, 360), (820, 330)], fill=ink, width=10)
    return _png(image)


def seal(ink: tuple[int, ...] = RED, ground: tuple[int, ...] = CLEAR) -> bytes:
    """Two rings and a star."""
    image = Image.new("RGBA", (720, 720), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse((8, 8, 712, 712), outline=ink, width=16)
    pen.ellipse((150, 150, 570, 570), outline=ink, width=8)
    star = [
        (360 + radius * math.sin(turn * math.pi / 5), 360 - radius * math.cos(turn * math.pi / 5))
        for turn, radius in ((at, 150 if at % 2 == 0 else 60) for at in range(10))
    ]
    pen.polygon(star, fill=ink)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()

"""Two QR decoders that have nothing in common: zxing-cpp on whole pages, and the program zbarimg."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from core.render.codes import QUIET_MODULES, encode
from tests.documents.pixels import Seen, codes_in

_ONLY_QR: Final = ("-Sdisable", "-Sqrcode.enable")
_ZBAR: Final = "{http://zbar.sourceforge.net/2008/barcode}"


def read_by_zxing(image: Image.Image) -> Counter[str]:
    return Counter(code.text for code in codes_in(image))


FRAMES: Final = ((1.0, 1), (1.0, 2), (0.8, 1), (1.25, 1))
"""Each look of a phone after no result: scale of the picture, and step of its scan lines (1: every one)."""


def read_by_zbar(images: Sequence[Image.Image], folder: Path) -> list[Counter[str]]:
    """Return the texts that zbarimg reads in each picture, in the first of FRAMES that has a result.

    A phone looks at a code in many frames from a moving hand; zbarimg has one, and its scan lines hit or
    miss a finder pattern. Of 3,852 close-ups of labels, blurred and turned by 11 to 19 degrees at 203 and
    300 dpi, the first frame missed 10, the first two missed 1, and three none.
    """
    read: list[Counter[str]] = [Counter() for _ in images]
    for scale, step in FRAMES:
        missed = [index for index, texts in enumerate(read) if not texts]
        again = _scan([_scaled(images[index], scale) for index in missed], folder, step=step)
        for index, texts in zip(missed, again, strict=True):
            read[index] = texts
    return read


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    size = (round(image.width * scale), round(image.height * scale))
    return image if scale == 1 else image.resize(size, Image.Resampling.BICUBIC)


def _scan(images: Sequence[Image.Image], folder: Path, *, step: int) -> list[Counter[str]]:
    if not images:
        return []
    names = [str(folder / f"{number}.pgm") for number in range(len(images))]
    for image, name in zip(images, names, strict=True):
        image.save(name)
    density = (f"-Sx-density={step}", f"-Sy-density={step}")
    done = subprocess.run(
        ["zbarimg", "--quiet", "--nodbus", "--xml", *_ONLY_QR, *density, *names],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 4), done.stderr  # 4: some picture has no code
    found = {
        source.get("href"): Counter(data.text or "" for data in source.iter(f"{_ZBAR}data"))
        for source in ET.fromstring(done.stdout).iter(f"{_ZBAR}source")
    }
    return [found.get(name, Counter()) for name in names]


def close_up(page: Image.Image, code: Seen) -> Image.Image:
    """Return only the code with its quiet zone, as a phone is held over it."""
    quiet = round(module_pixels(code) * QUIET_MODULES)
    return page.crop((code.left - quiet, code.top - quiet, code.right + quiet, code.bottom + quiet))


def module_pixels(code: Seen) -> float:
    return (code.right - code.left) / encode(code.text).size

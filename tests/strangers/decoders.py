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


def read_by_zbar(images: Sequence[Image.Image], folder: Path) -> list[Counter[str]]:
    """Return the texts that zbarimg reads in each picture, scanning every line, and every second one after no
    result.

    A phone looks at a code in many frames; zbarimg has one, and its scan lines hit or miss a finder pattern.
    """
    read = _scan(images, folder, step=1)
    missed = [index for index, texts in enumerate(read) if not texts]
    if missed:
        again = _scan([images[index] for index in missed], folder, step=2)
        for index, texts in zip(missed, again, strict=True):
            read[index] = texts
    return read


def _scan(images: Sequence[Image.Image], folder: Path, *, step: int) -> list[Counter[str]]:
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

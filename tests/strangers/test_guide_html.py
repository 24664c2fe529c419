"""Chromium opens the guide's page on a phone and on a desk: its codes are read, nothing is fetched."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from tests.documents.pixels import codes_in
from tests.strangers.decoders import close_up, read_by_zbar
from tests.strangers.papers import Office

pytestmark = pytest.mark.strangers

SIZES: Final = {"phone": (390, 3400), "desk": (1280, 1800)}
"""Long enough for the widest font a machine may have instead of ours."""
QUIET: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, for whomever
)  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_opens_its_codes_are_read_and_nothing_is_fetched(
    office: Office, size: str, language: str, tmp_path: Path
) -> None:
    page = tmp_path / "huong-dan.html"
    answer = office.run("guide --format html --guide-language", language, "--out", str(page))
    picture = opened(page, SIZES[size], tmp_path)
    assert picture.size == SIZES[size]
    seen = codes_in(picture)
    assert Counter(code.text for code in seen) == Counter(answer["codes"])
    assert len(seen) == 4
    read = read_by_zbar([close_up(picture, code) for code in seen], tmp_path)
    assert read == [Counter([code.text]) for code in seen]
    assert asked_for(tmp_path / "net.json") == set()


def test_a_page_that_fetches_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "fetches.html"
    page.write_text(
        '<!DOCTYPE html><title>x</title><img src="http://example.invalid/x.png">', encoding="utf-8"
    )
    opened(page, (390, 400), tmp_path)
    assert asked_for(tmp_path / "net.json") == {"http://example.invalid/x.png"}


def opened(page: Path, size: tuple[int, int], folder: Path) -> Image.Image:
    """The page as Chromium paints it, in grey; its network log is `net.json`."""
    width, height = size
    shot = folder / "shot.png"
    done = subprocess.run(
        ["chromium", *QUIET, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}",
         f"--log-net-log={folder / 'net.json'}", f"--screenshot={shot}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with Image.open(shot) as image:
        return image.convert("L")


def asked_for(log: Path) -> set[str]:
    """Every address the page asked for; what Chromium wants for itself (and does not get) has no origin."""
    entries = json.loads(log.read_text(encoding="utf-8"))
    wanted = (event.get("params", {}) for event in entries["events"])
    return {params["url"] for params in wanted if params.get("initiator", "not an origin") != "not an origin"}


def test_the_page_names_no_address_to_be_fetched(office: Office, tmp_path: Path) -> None:
    page = tmp_path / "huong-dan.html"
    office.run("guide --format html --out", str(page))
    html = page.read_text(encoding="utf-8")
    assert not re.findall(
        r"<(?:script|link|img|iframe|object|embed|source|base)\b|@import|url\(|\bsrc=", html
    )
    assert set(re.findall(r"(\S+)=\"https?:", html)) == {"href"}

"""QR symbols: level and version chosen, one outline, refused where too small to read."""

from __future__ import annotations

import random

import pytest

from core.base.errors import UserError
from core.render.codes import (
    SPECIMENS,
    Handling,
    Level,
    Polygon,
    QrCode,
    choose,
    encode,
    library_levels,
    outline,
    place,
)

PLAY = "https://play.google.com/store/apps/details?id=com.mic.bluezone"
ZALO = "https://zalo.me/g/lyvanlam2026"


@pytest.mark.parametrize(
    ("text", "version", "level"),
    [
        (PLAY, 4, Level.M),
        (ZALO, 3, Level.Q),
        ("TN1:K7-147-XY123", 1, Level.Q),
        ("TN1:K7-147-XY1234", 1, Level.M),
    ],
)
def test_the_level_is_raised_while_the_version_stays(text: str, version: int, level: Level) -> None:
    code = encode(text)
    assert (code.version, code.level) == (version, level)


def test_the_symbol_is_that_of_the_library() -> None:
    from qrcode import QRCode, constants

    library = QRCode(error_correction=constants.ERROR_CORRECT_M, border=0)
    library.add_data(PLAY, optimize=0)
    assert [list(row) for row in encode(PLAY).modules] == library.get_matrix()


@pytest.mark.parametrize("alphabet", ["0123456789", "ABC0123456789 $%*+-./:", "abcdefghij/:.?="])
@pytest.mark.parametrize("length", [1, 17, 30, 54, 80, 133, 200, 300])
def test_the_mask_is_the_one_the_library_would_choose(length: int, alphabet: str) -> None:
    from qrcode import QRCode

    text = "".join(random.Random(length).choices(alphabet, k=length))
    code = encode(text)
    levels = library_levels()
    library = QRCode(version=code.version, error_correction=levels[code.level], border=0)
    library.add_data(text, optimize=0)
    library.make(fit=False)
    assert [list(row) for row in code.modules] == library.get_matrix()


@pytest.mark.parametrize("text", [PLAY, ZALO, "1"])
def test_the_outline_covers_exactly_the_black_modules(text: str) -> None:
    code = encode(text)
    assert _painted(outline(code), code.size) == code.modules


def test_no_edge_of_the_outline_lies_between_two_black_modules() -> None:
    code = encode(PLAY)
    for polygon in outline(code):
        for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            for x, y in _cells_along(x1, y1, x2, y2):
                beside = (x - 1, y) if x1 == x2 else (x, y - 1)
                assert _black(code, x, y) != _black(code, *beside)


def test_a_link_too_long_for_the_module_is_refused() -> None:
    with pytest.raises(UserError) as error:
        place(encode(PLAY + "x" * 400), x_mm=0, y_mm=0, full_mm=42, handling=Handling.HANDED_OUT)
    assert error.value.code == "document.link_too_long"
    assert error.value.params["length"] == len(PLAY) + 400


def test_a_text_no_symbol_holds_is_refused() -> None:
    with pytest.raises(UserError, match=r"document\.link_too_long"):
        encode("x" * 3000)


@pytest.mark.parametrize(
    ("handling", "text", "module_mm"),
    [
        (Handling.HANDED_OUT, PLAY, 0.60),
        (Handling.HANDED_OUT, ZALO, 0.60),
        (Handling.KEPT, PLAY, 0.55),
        (Handling.KEPT, ZALO, 0.50),
    ],
)
def test_the_measured_floor_is_the_smallest_module(handling: Handling, text: str, module_mm: float) -> None:
    code = encode(text)
    full = code.full_size * module_mm
    assert place(code, x_mm=0, y_mm=0, full_mm=full, handling=handling).module_mm == pytest.approx(module_mm)
    with pytest.raises(UserError):
        place(code, x_mm=0, y_mm=0, full_mm=full - 0.05, handling=handling)


def test_the_quiet_zone_is_four_modules_of_the_place() -> None:
    placed = place(encode(PLAY), x_mm=10, y_mm=20, full_mm=41, handling=Handling.HANDED_OUT)
    assert placed.module_mm == pytest.approx(1.0)
    assert placed.quiet_mm == pytest.approx(4.0)
    assert placed.code.size * placed.module_mm == pytest.approx(33.0)


def _black(code: QrCode, x: int, y: int) -> bool:
    return 0 <= x < code.size and 0 <= y < code.size and code.modules[y][x]


def _cells_along(x1: int, y1: int, x2: int, y2: int) -> list[tuple[int, int]]:
    if x1 == x2:
        return [(x1, y) for y in range(min(y1, y2), max(y1, y2))]
    return [(x, y1) for x in range(min(x1, x2), max(x1, x2))]


def _painted(polygons: tuple[Polygon, ...], size: int) -> tuple[tuple[bool, ...], ...]:
    """Even-odd fill of the middles of all cells: edges crossed on the way left."""
    crossings = [[0] * size for _ in range(size)]
    for polygon in polygons:
        for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            if x1 == x2:
                for y in range(min(y1, y2), max(y1, y2)):
                    for x in range(x1, size):
                        crossings[y][x] += 1
    return tuple(tuple(count % 2 == 1 for count in row) for row in crossings)


@pytest.mark.parametrize(("mode", "sign"), SPECIMENS.items())
def test_version_and_level_are_those_the_library_finds_by_trying(mode: int, sign: str) -> None:
    from qrcode import QRCode
    from qrcode.exceptions import DataOverflowError

    levels = library_levels()

    def least(length: int, level: Level) -> int | None:
        symbol = QRCode(error_correction=levels[level])
        symbol.add_data(sign * length, optimize=0)
        try:
            return int(symbol.best_fit())
        except (DataOverflowError, ValueError):
            return None

    for length in (
        1,
        2,
        3,
        7,
        11,
        14,
        17,
        26,
        27,
        42,
        61,
        63,
        90,
        122,
        154,
        180,
        213,
        251,
        287,
        331,
        2_331,
        5_597,
    ):
        version = least(length, Level.M)
        if version is None:
            with pytest.raises(UserError):
                choose(sign * length)
            continue
        best = next(level for level in (Level.H, Level.Q, Level.M) if least(length, level) == version)
        assert choose(sign * length) == (version, best), (mode, length)

"""Layout of tiles: nothing overlaps or sticks out, widths follow households, and the keys find neighbours."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from core.ranking.tiles import (
    Step,
    TileBox,
    TileRoom,
    TileSize,
    fill_step,
    lay_tiles,
    neighbour,
    shows_sizes,
    tiles_height,
)

ROOM = TileRoom(width=1066, height=553, tile=64, gap=4)
STEPS = (0.25, 0.5, 0.65, 0.8)


def sizes(count: int, seed: int = 7) -> list[TileSize]:
    dice = random.Random(seed)
    return [
        TileSize(weight=dice.randrange(3_000, 22_000), least=dice.randrange(78, 96)) for _ in range(count)
    ]


def assert_whole(boxes: tuple[TileBox, ...], room: TileRoom) -> None:
    for box in boxes:
        assert box.x >= 0
        assert box.x + box.width <= room.width
    for one, other in pairwise(boxes):
        same = one.row == other.row
        assert other.row in {one.row, one.row + 1}
        assert other.x >= one.x + one.width + room.gap if same else other.y >= one.y + one.height + room.gap


@pytest.mark.parametrize("count", [1, 2, 8, 64, 101, 400])
@pytest.mark.parametrize("width", [360, 900, 1066, 1856])
def test_tiles_neither_overlap_nor_stick_out(count: int, width: int) -> None:
    room = TileRoom(width=width, height=553, tile=64, gap=4)
    boxes = lay_tiles(sizes(count), room)
    assert len(boxes) == count
    assert_whole(boxes, room)


@pytest.mark.parametrize("count", [8, 64])
def test_the_picture_is_as_large_as_the_view_allows(count: int) -> None:
    boxes = lay_tiles(sizes(count), ROOM)
    assert tiles_height(boxes) <= ROOM.height
    if count == 64:
        assert tiles_height(boxes) > ROOM.height - ROOM.tile - ROOM.gap


def test_a_larger_unit_never_has_a_narrower_tile_and_one_scale_holds_for_all() -> None:
    units = sizes(64)
    boxes = lay_tiles(units, ROOM)
    wide = [
        (size.weight, box.width) for size, box in zip(units, boxes, strict=True) if box.width > size.least
    ]
    scales = [width / weight for weight, width in wide]
    assert len(wide) > 30
    assert max(scales) / min(scales) < 1.02
    ranked = sorted(zip(units, boxes, strict=True), key=lambda pair: pair[0].weight)
    assert ranked[-1][1].width == max(box.width for box in boxes)


def test_where_not_even_the_least_widths_fit_the_view_scrolls_and_sizes_still_differ() -> None:
    room = TileRoom(width=866, height=300, tile=64, gap=4)
    boxes = lay_tiles(sizes(101), room)
    assert tiles_height(boxes) > room.height
    assert_whole(boxes, room)
    assert len({box.width for box in boxes}) > 20


@pytest.mark.parametrize(("height", "shown"), [(67, False), (553, True), (300, True)])
def test_widths_show_sizes_unless_the_texts_alone_fill_the_room(height: int, shown: bool) -> None:
    units = sizes(12 if height == 67 else 101)
    boxes = lay_tiles(units, TileRoom(width=1090, height=height, tile=64, gap=4))
    assert shows_sizes(units, boxes) is shown


def test_units_of_unknown_size_show_none() -> None:
    units = [TileSize(weight=0, least=90)] * 3
    assert not shows_sizes(units, lay_tiles(units, ROOM))
    assert not shows_sizes([], ())


def test_units_of_unknown_size_have_the_width_of_their_texts() -> None:
    boxes = lay_tiles([TileSize(weight=0, least=90), TileSize(weight=900, least=80)], ROOM)
    assert [box.width for box in boxes] == [90, int(ROOM.width / 3)]
    alone = lay_tiles([TileSize(weight=0, least=90)] * 3, ROOM)
    assert [box.width for box in alone] == [90, 90, 90]


def test_no_unit_makes_no_tile_and_one_unit_does_not_fill_the_page() -> None:
    assert lay_tiles([], ROOM) == ()
    assert tiles_height(()) == 0
    (box,) = lay_tiles([TileSize(weight=5_000, least=80)], ROOM)
    assert box.width <= ROOM.width / 3


def test_a_name_wider_than_the_page_is_as_wide_as_the_page() -> None:
    (box,) = lay_tiles([TileSize(weight=10, least=5_000)], ROOM)
    assert box.width == ROOM.width


def test_up_and_down_go_to_the_nearest_tile_and_back() -> None:
    boxes = lay_tiles(sizes(64), ROOM)
    for at, box in enumerate(boxes):
        below = neighbour(boxes, at, Step.BELOW)
        assert boxes[below].row in {box.row, box.row + 1}
        gaps = [abs(other.middle - box.middle) for other in boxes if other.row == box.row + 1]
        assert not gaps or abs(boxes[below].middle - box.middle) == min(gaps)
    assert neighbour(boxes, 0, Step.PREVIOUS) == neighbour(boxes, 0, Step.ABOVE) == 0
    assert neighbour(boxes, 63, Step.NEXT) == neighbour(boxes, 63, Step.BELOW) == 63
    assert neighbour(boxes, 5, Step.NEXT) == 6


def test_a_rate_on_a_limit_belongs_to_the_step_above() -> None:
    assert [fill_step(share, STEPS) for share in (0, 0.2499, 0.25, 13 / 20, 0.8, 1.4)] == [0, 0, 1, 3, 4, 4]

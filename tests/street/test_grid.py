"""Positions of houses: what fits at which size, and that nothing but list and window moves them."""

from __future__ import annotations

import pytest

from core.street.grid import FAR_FORM, Box, Grid, Spot, choose_grid, near_grid, strip_grid
from core.street.terrace import make_terrace

DEMO = (47,) * 7 + (43,)


def boxes(grid: Grid) -> list[Box]:
    return [grid.cell_box(Spot(group, at)) for group, size in enumerate(grid.sizes) for at in range(size)]


@pytest.mark.parametrize(
    ("width", "height", "house"),
    [(1053, 512, 22), (974, 450, 20), (1607, 824, 34)],
    ids=["1366", "1280", "1920"],
)
def test_372_households_are_whole_on_the_screens_of_the_design(
    width: float, height: float, house: int
) -> None:
    grid = choose_grid(DEMO, width, height)
    assert grid.height <= height
    assert grid.house == house


def test_a_small_window_scrolls_and_squeezes_no_glyph() -> None:
    grid = choose_grid(DEMO, 854, 420)
    assert grid.house == 18
    assert grid.columns == 2
    assert grid.height > 420


def test_1222_households_stand_on_a_page_in_far_form() -> None:
    grid = choose_grid((47,) * 26, 1053, 512, form=FAR_FORM)
    assert grid.height <= 512
    assert grid.house >= 10


@pytest.mark.parametrize(
    "sizes",
    [(), (0,), (1,), (900,), (1,) * 400, (900, 1, 3), (47,) * 64, DEMO, (13, 60, 2)],
    ids=["none", "empty", "one", "one-of-900", "400-of-one", "uneven", "3000", "demo", "small"],
)
@pytest.mark.parametrize("room", [(1053, 512), (854, 420), (300, 200), (10, 10)])
@pytest.mark.parametrize("zoom", [1, 1.5])
def test_cells_never_overlap_and_every_point_finds_its_house(
    sizes: tuple[int, ...], room: tuple[int, int], zoom: float
) -> None:
    for grid in (
        choose_grid(sizes, *room, zoom=zoom),
        choose_grid(sizes, *room, form=FAR_FORM, zoom=zoom),
        near_grid(sizes, room[0], zoom=zoom),
        strip_grid(sizes, room[0], row=20, zoom=zoom),
    ):
        seen = set()
        for group, size in enumerate(grid.sizes):
            for at in range(size):
                box = grid.cell_box(Spot(group, at))
                assert box not in seen
                seen.add(box)
                assert grid.spot_at(box.x + box.width / 2, box.y + box.height / 2) == (group, at)
                assert grid.spot_at(box.x, box.y) == (group, at)
        assert grid.spot_at(-1, 0) is None
        assert grid.spot_at(0, grid.height + 1000) is None


@pytest.mark.parametrize("room", [(1053, 512), (854, 420), (300, 200)])
@pytest.mark.parametrize("seam", [1, 5, 12, 20, 46])
def test_half_a_cell_is_free_before_the_second_street_of_a_group(seam: int, room: tuple[int, int]) -> None:
    grid = choose_grid(DEMO, *room, seams=(seam, *[0] * 7))
    plain = choose_grid(DEMO, *room)
    assert grid.house >= plain.house - 2
    row = seam // grid.per
    moved = [at for at in range(47) if at // grid.per == row and at >= seam > row * grid.per]
    for group, size in enumerate(DEMO):
        for at in range(size):
            box = grid.cell_box(Spot(group, at))
            shift = int(grid.cell / 2) if not group and at in moved else 0
            left = grid.block_box(group).x
            assert box.x == left + at % grid.per * grid.cell + shift
            assert box.x + box.width <= left + grid.block
            assert grid.spot_at(box.x, box.y) == grid.spot_at(box.x + box.width - 1, box.y + 1) == (group, at)
    if moved:
        box = grid.cell_box(Spot(0, seam))
        assert grid.spot_at(box.x - 1, box.y) is None


def test_a_band_names_the_houses_that_it_cuts_and_no_others() -> None:
    grid = choose_grid((47, 12, 90, 5), 400, 200)
    for top in range(0, int(grid.height), 37):
        named = {
            Spot(group, at)
            for group in grid.groups_between(top, top + 50)
            for at in grid.spots_between(group, top, top + 50)
        }
        cut = {
            Spot(group, at)
            for group, size in enumerate(grid.sizes)
            for at in range(size)
            if grid.cell_box(Spot(group, at)).cuts(top, top + 50)
        }
        assert cut == named


def test_down_and_up_reach_every_row_and_stop_at_the_ends() -> None:
    grid = choose_grid((25, 30, 7), 700, 300)
    spot, seen = Spot(0, 0), [Spot(0, 0)]
    while (below := grid.vertical(spot, 1)) is not None:
        assert grid.cell_box(below).y > grid.cell_box(spot).y
        spot = below
        seen.append(spot)
    back = [spot]
    while (above := grid.vertical(spot, -1)) is not None:
        spot = above
        back.append(spot)
    assert back == seen[::-1]


def test_roofs_are_on_one_scale_and_in_walking_order() -> None:
    sizes = (40, 80, 20, 60, 60)
    terrace = make_terrace(sizes, ((0, 1, 2), (3, 4)), 1000)
    widths = [box.width for box in terrace.roofs]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[3] == pytest.approx(widths[4])
    assert terrace.roofs[0].x < terrace.roofs[1].x < terrace.roofs[2].x
    assert terrace.roofs[3].y > terrace.roofs[0].y
    for group, box in enumerate(terrace.roofs):
        assert terrace.group_at(box.x + 1, box.y + 1) == group


@pytest.mark.parametrize("width", [1053, 1400, 200])
def test_many_roofs_of_a_hamlet_take_more_rows_and_none_leaves_the_picture(width: float) -> None:
    sizes = (9,) * 320
    terrace = make_terrace(sizes, (tuple(range(300)), tuple(range(300, 320))), width)
    assert all(box.x + box.width <= width for box in terrace.roofs) or width == 200
    assert len({(box.x, box.y) for box in terrace.roofs}) == 320
    for line in range(2):
        box = terrace.line_box(line)
        assert terrace.line_of(box.x + 5, box.y + 5) == line

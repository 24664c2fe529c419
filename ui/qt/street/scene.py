"""Painting of the street: heads, ground, houses and their marks."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from core.street.grid import Grid, Spot
from core.street.house import Group, House, Owner, Street, Sync
from ui.qt.icons import Icon, draw_icon
from ui.qt.street.geometry import SIDE, Geometry, Level
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.street.words import finished_of, group_counts, group_title
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.paint import draw_box
from ui.qt.widgets.text import RIGHT, cut_to, draw_text, text_width

GROUND_ROOM: Final = 2
"""Px of a row below the house: the ground."""

BELOW: Final = 7
"""Px below a row that a mark of a house may reach."""

HEAD_GAP: Final = 10
KERNING: Final = 2
"""Px by which two texts may be wider when they are one."""

LEAST_OF_HAMLET: Final = 5
"""Letters that are left of a hamlet at least, with the ellipsis."""

MEASURED: Final = 12


@dataclass(slots=True)
class Scene:
    """Painted data: the street, its geometry, and the marks of the view."""

    street: Street
    geometry: Geometry
    pixmaps: HousePixmaps
    lit: AbstractSet[int] | None = None
    next_up: int | None = None
    current: Spot | None = None
    picked: Callable[[Spot], bool] = lambda _spot: False
    has_picks: Callable[[], bool] = lambda: False
    names_streets: bool = True
    fading: tuple[House, float] | None = None
    """A house as it was, and how far its new look has come in, from 0 to 1."""

    dashes: dict[tuple[int, int], QPixmap] = field(default_factory=dict)

    @property
    def with_hamlet(self) -> bool:
        return len(self.street.hamlets) > 1


def house_box(geometry: Geometry, grid: Grid, spot: Spot) -> QRectF:
    """Return the box of the house without flag and ground, in the middle of its cell."""
    cell = geometry.box(spot)
    left = cell.x + int((cell.width - grid.house) / 2)
    bottom = cell.y + cell.height - GROUND_ROOM - 1
    return QRectF(left, bottom - int(grid.house_height), grid.house, int(grid.house_height))


def paint_rect(geometry: Geometry, spot: Spot) -> QRect:
    """All that painting a house touches: flag, frame of the focus, ground and dot."""
    box = geometry.box(spot)
    return QRect(int(box.x) - 4, int(box.y) - 5, int(box.width) + 8, int(box.height) + 5 + BELOW)


def head_width(street: Street, *, with_hamlet: bool) -> float:
    """Return the room that a head needs with the name of its street and the largest count.

    Only the longest heads are measured: among hundreds each measure costs what a house costs.
    """
    named = [group for group in street.groups if group.street]
    longest = nlargest(MEASURED, named, key=lambda group: len(group.hamlet + group.name + group.street))
    return max(
        (
            text_width(group_title(group, with_hamlet=with_hamlet), TextStyle.STRONG)
            + text_width(group.street, TextStyle.SMALL)
            + text_width(finished_of(len(group.houses), len(group.houses)), TextStyle.SMALL)
            + 3 * HEAD_GAP
            for group in longest
        ),
        default=0,
    )


def paint_grid(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Paint the groups that cut a rectangle of the content."""
    grid = scene.geometry.grid
    if grid is None:
        return
    offset = scene.geometry.top
    top, bottom = exposed.top() - offset - BELOW, exposed.bottom() + 1 - offset + BELOW
    for group in grid.groups_between(top, bottom):
        head = grid.head_box(group)
        if head.cuts(top, bottom):
            box = QRectF(head.x + SIDE, head.y + offset, head.width, head.height)
            paint_head(painter, scene, scene.street.groups[group], box)
        spots = grid.spots_between(group, top, bottom)
        if spots:
            _paint_houses(painter, scene, grid, group, spots)


def paint_head(painter: QPainter, scene: Scene, group: Group, box: QRectF) -> None:
    """The name of a group, its street where that fits, and how many of its households are finished."""
    theme, counts = current_theme(), group_counts(group)
    taken = draw_text(painter, box, counts, style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)
    if group.tally.is_done:
        size = theme.px(16)
        at = (box.right() - taken - size - 4, box.center().y() - size / 2)
        draw_icon(painter, Icon.DONE, at, size, Role.DONE)
        taken += size + 4
    room = box.adjusted(1, 0, -taken - HEAD_GAP, 0)
    title = head_title(group, room.width(), with_hamlet=scene.with_hamlet)
    role = Role.DONE if group.tally.is_done else Role.TEXT
    used = draw_text(painter, room, title, style=TextStyle.STRONG, role=role)
    if scene.names_streets and group.street:
        beside = room.adjusted(used + HEAD_GAP, 0, 0, 0)
        text = elided(group.street, TextStyle.SMALL, beside.width())
        draw_text(painter, beside, text, style=TextStyle.SMALL, role=Role.TEXT2)


def head_title(group: Group, width: float, *, with_hamlet: bool) -> str:
    """Return the head of a group; where that is too long its hamlet is cut or left out: `Ấp Tâ… · Tổ 6`."""
    whole, title = (group_title(group, with_hamlet=on) for on in (with_hamlet, False))
    if whole == title or text_width(whole, TextStyle.STRONG) <= width:
        return elided(whole, TextStyle.STRONG, width)
    after = whole.removeprefix(group.hamlet)
    room = width - text_width(after, TextStyle.STRONG) - KERNING
    hamlet = elided(group.hamlet, TextStyle.STRONG, room)
    return f"{hamlet}{after}" if len(hamlet) >= LEAST_OF_HAMLET else elided(title, TextStyle.STRONG, width)


def elided(text: str, style: TextStyle, width: float) -> str:
    """`text`, cut with an ellipsis where it is longer than the room; it is spoken in full."""
    return cut_to(text, current_theme().font(style), width)


def _paint_houses(painter: QPainter, scene: Scene, grid: Grid, group: int, spots: range) -> None:
    houses = scene.street.groups[group].houses
    _paint_picked(painter, scene, group, spots)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for first in range(spots.start - spots.start % grid.per, spots.stop, grid.per):
        _paint_ground(painter, scene, grid, group, first)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lit, of, (dx, dy) = scene.lit, scene.pixmaps.of, scene.pixmaps.offset
    corner = house_box(scene.geometry, grid, Spot(group, 0))
    left, top = int(corner.x()) - dx, int(corner.y()) - dy
    cell, row, per, draw = int(grid.cell), int(grid.row), grid.per, painter.drawPixmap
    dot, below = scene.pixmaps.dot, scene.pixmaps.dot_offset
    fading = 0 if scene.fading is None else scene.fading[0].number
    seam, gap = grid.seams[group] if grid.seams else 0, int(grid.seam_gap)
    seam_line = seam // per if seam % per else -1
    for at in spots:
        house = houses[at]
        if lit is None or house[0] in lit:
            line, column = divmod(at, per)
            x, y = left + column * cell, top + line * row
            if line == seam_line and at >= seam:
                x += gap
            if house[0] == fading:
                _paint_fading(painter, scene, QPointF(x, y), house)
            else:
                draw(x, y, of(house))
            if house[6] is Sync.LOCAL:
                draw(x + below[0], y + below[1], dot)
        if house[0] == scene.next_up:
            _paint_pointer(painter, house_box(scene.geometry, grid, Spot(group, at)))


def _paint_fading(painter: QPainter, scene: Scene, at: QPointF, house: House) -> None:
    """The look of a house that was just recorded comes in over its former one."""
    former, share = scene.fading or (house, 1.0)
    for look, opacity in ((former, 1 - share), (house, share)):
        painter.setOpacity(opacity)
        painter.drawPixmap(at, scene.pixmaps.of(look))
    painter.setOpacity(1)


def _paint_picked(painter: QPainter, scene: Scene, group: int, spots: range) -> None:
    picked = [at for at in spots if scene.picked(Spot(group, at))] if scene.has_picks() else []
    for at in picked:
        box = scene.geometry.box(Spot(group, at))
        painter.fillRect(QRectF(*box), current_theme().colour(Role.ACCENT_SOFT))


def _paint_ground(painter: QPainter, scene: Scene, grid: Grid, group: int, first: int) -> None:
    """The ground of one row, one stroke for each run of households with the same owner."""
    houses = scene.street.groups[group].houses
    last = min(first + grid.per, len(houses))
    start, seam = first, grid.seam_in(group, first // grid.per)
    while start < last:
        end = start + 1
        while end < last and end != seam and houses[end].owner is houses[start].owner:
            end += 1
        box = scene.geometry.box(Spot(group, start))
        run = QRectF(box.x, box.y + box.height - GROUND_ROOM, box.width * (end - start), 2)
        _stroke_ground(painter, scene, houses[start].owner, run, int(box.width))
        start = end


def _stroke_ground(painter: QPainter, scene: Scene, owner: Owner, run: QRectF, cell: int) -> None:
    theme = current_theme()
    x, y, width = int(run.x()), int(run.y()), int(run.width())
    if owner is Owner.MINE:
        painter.fillRect(x, y, width, 3 if theme.sunlight else 2, theme.colour(Role.ACCENT))
    elif owner is Owner.OTHER:
        high = 2 if theme.sunlight else 1
        painter.drawTiledPixmap(x, y, width, high, _dashes(scene, cell, high))
    else:
        role = Role.TEXT2 if theme.sunlight else Role.LINE
        painter.fillRect(x, y, width, 1, theme.colour(role))


def _dashes(scene: Scene, cell: int, high: int) -> QPixmap:
    """Two dashes a household."""
    found = scene.dashes.get((cell, high))
    if found is None:
        found = QPixmap(cell, high)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        half = cell // 2
        colour: QColor = current_theme().colour(Role.TEXT2)
        painter.fillRect(1, 0, half - 2, high, colour)
        painter.fillRect(half + 1, 0, cell - half - 2, high, colour)
        painter.end()
        scene.dashes[cell, high] = found
    return found


def _paint_pointer(painter: QPainter, box: QRectF) -> None:
    """The triangle over the next household."""
    centre, foot = box.center().x(), box.top() - 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour(Role.ACCENT))
    painter.drawPolygon(
        QPolygonF([QPointF(centre - 5.5, foot - 7), QPointF(centre + 5.5, foot - 7), QPointF(centre, foot)])
    )


def paint_focus(painter: QPainter, geometry: Geometry, spot: Spot) -> None:
    """The frame of the house that has the focus."""
    theme, box = current_theme(), geometry.box(spot)
    if geometry.level is Level.GROUPS:
        frame = QRectF(box.x - 4, box.y - 4, box.width + 8, box.height + 8)
    else:
        frame = QRectF(box.x - 2, box.y - 3, box.width + 4, box.height + 7)
    width = 3.0 if theme.sunlight else 2.5
    draw_box(painter, frame, 6, edge=theme.colour(Role.ACCENT), width=width)


def is_lit(scene: Scene, house: House) -> bool:
    return scene.lit is None or house.number in scene.lit

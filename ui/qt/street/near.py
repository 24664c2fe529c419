"""Painting of the near distance: a house with number, name and state beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from core.records.walking import house_number_of
from core.street.grid import Spot
from core.street.house import House, Owner, Sync
from ui.qt.models.visit_words import SEPARATOR, place_text
from ui.qt.street.geometry import SIDE
from ui.qt.street.looks import DRAFT, LOOKS, SYNC_WORDS, said, state_role, state_word
from ui.qt.street.scene import Scene, elided, is_lit, paint_head
from ui.qt.street.words import HouseDetails
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.text import RIGHT, cut_to, draw_text, draw_text_in, medium, medium_width

GROUND = 66
"""Px from the top of a cell to the ground of its house; of a state on two lines the words take all of it."""

SYNC_ROLES = {Sync.LOCAL: Role.WARN, Sync.SENT: Role.ACCENT}


def paint_near(painter: QPainter, scene: Scene, details: HouseDetails, exposed: QRect) -> None:
    """Paint the houses that cut a rectangle of the content; their rows are read with one query."""
    grid, offset = scene.geometry.grid, scene.geometry.top
    if grid is None:
        return
    top, bottom = exposed.top() - offset, exposed.bottom() + 1 - offset
    spots = [
        Spot(group, at)
        for group in grid.groups_between(top, bottom)
        for at in grid.spots_between(group, top, bottom)
    ]
    details.load([_house(scene, spot).number for spot in spots])
    for group in grid.groups_between(top, bottom):
        head = grid.head_box(group)
        box = QRectF(head.x + SIDE, head.y + offset, head.width, head.height)
        paint_head(painter, scene, scene.street.groups[group], box)
    for spot in spots:
        _paint_cell(painter, scene, details, spot)


def _house(scene: Scene, spot: Spot) -> House:
    return scene.street.groups[spot.group].houses[spot.at]


def _paint_cell(painter: QPainter, scene: Scene, details: HouseDetails, spot: Spot) -> None:
    theme, cell, house = current_theme(), scene.geometry.box(spot), _house(scene, spot)
    if scene.picked(spot):
        painter.fillRect(
            QRectF(cell.x, cell.y, cell.width - 8, cell.height - 4), theme.colour(Role.ACCENT_SOFT)
        )
    ground = cell.y + theme.px(GROUND)
    if is_lit(scene, house):
        dx, dy = scene.pixmaps.offset
        left, top = cell.x + 6, ground - 2 - int(scene.pixmaps.width * 24 / 22)
        painter.drawPixmap(int(left) - dx, int(top) - dy, scene.pixmaps.of(house))
        _paint_words(painter, details, house, QRectF(cell.x, cell.y, cell.width - 14, cell.height))
    painter.fillRect(QRectF(cell.x, ground, cell.width - 14, 2), theme.colour(_ground_role(house)))


def word_lines(house: House, width: float) -> list[str]:
    """Return the state in words: on one line, in those of the legend, or on two lines, as it fits `width`."""
    word = said(DRAFT) if house.has_draft else state_word(house)
    if medium_width(word) > width and not house.has_draft:
        word = said(LOOKS[house.state].word)
    if medium_width(word) <= width:
        return [word]
    words = word.split()
    first = max(
        (at for at in range(1, len(words)) if medium_width(" ".join(words[:at])) <= width),
        default=len(words),
    )
    return [line for part in (words[:first], words[first:]) if (line := " ".join(part))]


def _ground_role(house: House) -> Role:
    return {Owner.MINE: Role.ACCENT, Owner.OTHER: Role.TEXT2}.get(house.owner, Role.LINE)


def _paint_words(painter: QPainter, details: HouseDetails, house: House, cell: QRectF) -> None:
    theme, row = current_theme(), details.row(house.number)
    left = cell.x() + theme.px(60)
    lines = word_lines(house, cell.right() - left)
    top, line = (theme.px(8), theme.px(19)) if len(lines) == 1 else (0, GROUND * theme.zoom / 400)
    room = QRectF(left, cell.y() + top, cell.right() - left, line)
    number = place_text(house.place) if house.place else "" if row is None else row.code
    door = "" if row is None else house_number_of(row.address)
    first = SEPARATOR.join(filter(None, (number, door)))
    draw_text(
        painter, room, elided(first, TextStyle.SMALL, room.width()), style=TextStyle.SMALL, role=Role.TEXT2
    )
    name = "" if row is None else row.head
    room.translate(0, line)
    draw_text(painter, room, elided(name, TextStyle.STRONG, room.width()), style=TextStyle.STRONG)
    room.translate(0, line)
    role = Role.ACCENT if house.has_draft else state_role(house.state)
    for word in lines:
        draw_text_in(painter, room, cut_to(word, medium(), room.width()), medium(), theme.colour(role))
        room.translate(0, line)
    if house.sync in SYNC_ROLES:
        foot = QRectF(left, cell.y() + theme.px(69), cell.right() - left, theme.px(17))
        draw_text(
            painter,
            foot,
            said(SYNC_WORDS[house.sync]),
            style=TextStyle.SMALL,
            role=SYNC_ROLES[house.sync],
            align=RIGHT,
        )

"""Tiles over files that came: queries for any number of communes, and a campaign without a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from app.workspaces import Workspaces
from bench.laptops import Laptop
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from core.units.models import OrgUnit
from tests.database import store_of
from tests.pages_field.asking import asked
from tests.pages_office.conftest import PROVINCE, OpenOffice
from tests.pages_office.sixty_four import communes_of, read_of
from tests.pages_office.test_report import report_of
from tests.pages_office.test_tiles import show_units
from ui.qt.page_ids import PageId
from ui.qt.report.state import Basis, State
from ui.qt.report.tile_legend import entries_of
from ui.qt.report.tile_look import TileSet, tile_look
from ui.qt.report.tile_paint import draw_tile
from ui.qt.report.tile_state import TileKind
from ui.qt.report.tile_view import TileView

NOW_2026 = datetime(2026, 2, 27, 9, 0, tzinfo=VIETNAM)


def receive_figures(province: Services, units: Sequence[OrgUnit]) -> None:
    """Merge one file of each commune: two households with a visit each."""
    now, ids = province.clock.now(), IdSource()
    for unit in units:
        number = int(unit.code)
        laptop = Laptop(
            unit.key, number, ids, campaign=province.campaign.id, start=now - timedelta(days=43), now=now
        )
        homes = list(laptop.households(2))
        lines = [*(line for _, line in homes), *laptop.visits([home for home, _ in homes], 1)]
        with store_of(province).writing() as work:
            batch = work.connection.execute(
                "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
                " VALUES (?, 'in', 'merged', 'f', ?, 0, ?, 1) RETURNING n",
                (laptop.device, f"{number:064x}", iso(now)),
            ).fetchone()[0]
            work.events.add_received(lines, batch)


def picture_of(view: TileView, state: State) -> QImage:
    """Return a picture of the tile of the first rank."""
    image = QImage(240, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_tile(painter, QRectF(10, 10, 220, 100), view.tiles[0], state, tile_look(TileSet.PAGE))
    painter.end()
    return image


def test_tiles_of_64_communes_ask_as_little_as_those_of_two(
    open_office: OpenOffice, province: Services
) -> None:
    units = communes_of(province.catalogue(), province.info.unit, province.province.figures.start)
    receive_figures(province, units[:2])
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))

    def statements() -> dict[str, int]:
        office.open(PageId.PRINT)
        order, buttons = page.filters.order_choice, page.tiles.switch.buttons
        acts: dict[str, Callable[[], object]] = {
            "page": lambda: office.open(PageId.REPORT),
            "table": buttons["table"].click,
            "tiles": buttons["tiles"].click,
            "order": lambda: order.activated.emit(2),
            "rank": lambda: order.activated.emit(0),
            "basis": lambda: page.model.choose(Basis.LISTED),
            "arrow": lambda: QTest.keyClick(page.tiles.panel.view, Qt.Key.Key_Right),
            "load": page.model.load,
        }
        return {name: asked(province, act).statements for name, act in acts.items()}

    statements()
    few = statements()
    assert [tile.kind for tile in page.tiles.panel.view.tiles].count(TileKind.EMPTY) == 99
    receive_figures(province, units[2:64])
    page.model.load()  # the lists of each new commune are compared once, at the first look after its file
    assert statements() == few
    assert [tile.kind for tile in page.tiles.panel.view.tiles].count(TileKind.EMPTY) == 101 - 64
    unread = {"table", "tiles", "order", "rank", "basis", "arrow"}
    assert {name: count for name, count in few.items() if name in unread} == dict.fromkeys(unread, 0)
    assert 0 < few["page"] <= 40


def test_a_campaign_without_a_target_has_tiles_without_one(
    open_office: OpenOffice, clock: FixedClock, tmp_path: Path
) -> None:
    clock.advance(NOW_2026 - clock.now())
    new = NewWorkspace(
        unit_code=PROVINCE,
        valid_from=date(2025, 7, 1),
        hamlet=None,
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
    )
    province = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "tỉnh 2026", new)
    assert province.campaign.targets == ()
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    units = communes_of(province.catalogue(), province.info.unit, province.province.figures.start)
    view = show_units(page, province, read_of(units))
    assert len(view.tiles) == 64
    spoken = [str(view.tile_model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(64)]
    shown = [entry.text for entry in entries_of(page.model.state, view.tiles)]
    assert [text for text in (*spoken, *shown, page.tiles.panel.figure.text()) if "chỉ tiêu" in text] == []
    assert {tile.kind for tile in view.tiles} == set(TileKind)
    assert view.tiles[0].line.chosen.place == 1
    aimed = replace(page.model.state, targets=((page.model.state.basis, 0.5),))
    pictures = [picture_of(view, page.model.state), picture_of(view, aimed)]
    assert pictures[0] != pictures[1], "only a target has a tick"
    assert any("chỉ tiêu" in entry.text for entry in entries_of(aimed, view.tiles))

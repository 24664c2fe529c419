"""Scene of the pictures of dishonest ranks: the ranking, a unit of each way chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QTableView  # noqa: TID251 - it looks at the window

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from tools.gamed import gamed_province
from ui.qt.page_ids import PageId
from ui.qt.report.rank_model import SPOKEN

if TYPE_CHECKING:
    from tools.studio import Camera

TRIED: Final = (
    ("Phường 6", "hang-dong-ho"),
    ("Phường 7", "hang-mot-ho"),
    ("Thị trấn U Minh", "hang-qua-nhieu-may"),
    ("Xã An Xuyên", "hang-cai-qua-so-may"),
    ("Xã Tân Thành", "hang-lui-ngay"),
    ("Phường 2", "hang-hai-danh-sach"),
)
"""Units, and the names of their pictures."""

LOOKED_AT: Final = "Thị trấn U Minh"


def make_gamed(workspaces: Workspaces, clock: FixedClock, folder: Path) -> Path:
    """The folder of the province."""
    folder.mkdir()
    gamed_province(workspaces, clock, folder).close()
    return folder / "tinh"


def show_gamed(camera: Camera) -> None:
    camera.go_to(PageId.REPORT)
    for unit, name in TRIED:
        _choose(camera, unit)
        camera.take_one(name)
    _choose(camera, LOOKED_AT)
    camera.press("report.look")
    camera.write("report.look_reason", "Ký túc xá, đã gọi thị trấn ngày 14/9")
    camera.take_one("hang-xem-lai")


def _choose(camera: Camera, unit: str) -> None:
    table = camera.named("report.table")
    if not isinstance(table, QTableView):
        raise TypeError(unit)
    model = table.model()
    row = next(row for row in range(model.rowCount()) if unit in str(model.index(row, 0).data(SPOKEN)))
    table.setCurrentIndex(model.index(row, 0))
    camera.settle()

"""The three figures of the page for leaders, each with what it is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.campaigns.models import Campaign
from core.content.grid import Column, Grid, Side
from core.content.numbers import source_text
from core.figures.table import UnitFigures
from core.records.figures import SMARTPHONES_KNOWN
from core.reports.targets import share_of_target

_COLUMNS: Final = (
    Column(title="Chỉ tiêu", width=38, side=Side.LEFT),
    Column(title="Kết quả", width=21),
    Column(title="Tính trên, nguồn", width=106, side=Side.LEFT),
)


def three_figures(campaign: Campaign, total: UnitFigures, texts: Mapping[str, str]) -> Grid:
    """Return households visited, people who installed, and the rate ordered; no row without a list."""
    if texts["listed"] == "0":
        return Grid(columns=_COLUMNS, rows=())
    grown = f"{texts['grown']} so với kỳ trước" if texts["grown"] else "kỳ đầu, chưa có số kỳ trước"
    return Grid(
        columns=_COLUMNS,
        rows=(
            ("Hộ đã đến", texts["visited"], texts["rate_visited"]),
            ("Người đã cài", texts["installed"], f"lũy kế; {grown}"),
            _rate(campaign, total, texts),
        ),
    )


def _rate(campaign: Campaign, total: UnitFigures, texts: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the verdict on the target, else the rate of those whose telephone is known."""
    if texts["target"]:
        return f"Mục tiêu tối thiểu {texts['target']}", share_of_target(campaign, total), texts["needed"]
    rate = total.figures.rate_on(SMARTPHONES_KNOWN)
    name = "Tỷ lệ người có điện thoại thông minh đã cài"
    if rate is None:
        return name, "", "chưa biết người nào có điện thoại thông minh"
    return name, texts["rate_smartphones"].partition(" ")[0], source_text(rate)

"""Notes beside the figures of a report: sources row by row, and a target on its own denominator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.application.services import Services
from core.figures.table import UnitFigures
from core.records.denominators import Denominator, DenominatorKind
from core.records.figures import Figures
from core.reports.targets import verdict_text
from core.reports.unit_sheets import unit_notes
from core.units.models import UnitKey

ROWS = (
    ("96", "dân số", 1_194_476, "Cục Thống kê", "27/08/2020"),
    ("32014", "dân số", 24_108, "Phường 8", "20/08/2020"),
    ("32017", "dân số", 9_000, "Cục Thống kê", "27/08/2020"),
)


def load(province: Services, file: Path, rows: tuple[tuple[str, str, int, str, str], ...]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã đơn vị", "Mẫu số", "Giá trị", "Nguồn", "Ngày số liệu"])
    for row in rows:
        sheet.append(list(row))
    book.save(file)
    assert province.province.denominators.load(file).value.new == len(rows)


def test_the_note_names_the_source_of_every_row(province: Services, tmp_path: Path) -> None:
    load(province, tmp_path / "mau-so.xlsx", ROWS)
    bases, _ = unit_notes(province.province.figures.table())
    assert "Phường 8, 20/8/2020 (Phường 8)" in bases
    assert "Cục Thống kê, 27/8/2020 (Phường 6)" in bases
    assert "tổng cộng: Cục Thống kê, 27/8/2020 (1.194.476 người)" in bases


def test_one_source_is_named_once_and_none_is_said(province: Services, tmp_path: Path) -> None:
    assert "Cột (14) trống: chưa có số dân." in unit_notes(province.province.figures.table())[0]
    load(province, tmp_path / "mau-so.xlsx", (ROWS[0], ROWS[2]))
    bases, _ = unit_notes(province.province.figures.table())
    assert "Cột (14): dân số, Cục Thống kê, 27/8/2020 (1.194.476 người)." in bases


@pytest.fixture
def figures(province: Services) -> Figures:
    """688 people are known in 500 of 2,100 households, more than half of them with the app."""
    return replace(
        province.province.figures.table().total.figures,
        ever=2_100, ever_visited=500, smartphones_homes=500, smartphones_known=688, smartphones_installed=400,
        smartphones_asked=688, installed=400, declared=(),
    )  # fmt: skip


def row(figures: Figures) -> UnitFigures:
    return UnitFigures(unit=UnitKey("96", date(2004, 1, 1)), figures=figures)


def declared(province: Services, kind: DenominatorKind, value: int) -> Denominator:
    return Denominator(
        kind=kind,
        unit=province.info.unit,
        value=value,
        source="Sở TT&TT",
        as_of="2020-08-27",
    )


def test_a_target_is_not_called_reached_on_the_few_who_were_met(province: Services, figures: Figures) -> None:
    said = verdict_text(province.campaign, row(figures))
    assert said == (
        "chưa đủ căn cứ để kết luận đã đạt, 58,14% (400/688 người có điện thoại thông minh đã biết,"
        " ở 500/2.100 hộ)"
    )
    homes = declared(province, DenominatorKind.HOUSEHOLDS, 2_500)
    assert verdict_text(province.campaign, row(replace(figures, declared=(homes,)))).endswith(
        "; mới biết 500/2.500 hộ theo số công bố"
    )


def test_a_target_is_judged_on_the_number_declared_where_there_is_one(
    province: Services, figures: Figures
) -> None:
    owners = declared(province, DenominatorKind.SMARTPHONES, 790)
    said = verdict_text(province.campaign, row(replace(figures, declared=(owners,))))
    assert said == (
        "đã đạt, 50,63% (400/790 người có điện thoại thông minh theo số công bố của Sở TT&TT, ngày 27/8/2020;"
        " đã đến 500/2.100 hộ)"
    )
    more = declared(province, DenominatorKind.SMARTPHONES, 1_000)
    said = verdict_text(province.campaign, row(replace(figures, declared=(more,))))
    assert said.startswith("chưa đạt, mới được 40,00% (400/1.000")
    assert said.endswith("; cần thêm 100 người để đạt 50%")
    both = replace(figures, declared=(more, declared(province, DenominatorKind.HOUSEHOLDS, 2_500)))
    assert verdict_text(province.campaign, row(both)) == said, "the number declared knows every household"
    whole = replace(figures, ever=500)
    assert verdict_text(province.campaign, row(whole)) == (
        "đã đạt, 58,14% (400/688 người có điện thoại thông minh đã biết, ở 500/500 hộ)"
    )

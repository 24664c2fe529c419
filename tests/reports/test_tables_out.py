"""The table of units as a file, and the annex of agencies with why not yet."""

from __future__ import annotations

import csv
from argparse import Namespace
from pathlib import Path

import openpyxl
import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.campaigns.models import Track
from core.tracks.models import NewStaffCount
from tests.figures.books import denominators
from tests.reports.oracle import counted, percent, total
from tests.reports.season import WARDS, Season
from ui.cli.place_commands import show_ranking


def asked(out: Path, language: str = "vi") -> Namespace:
    return Namespace(by=None, level="commune", period=None, units_of=None, out=out, language=language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_ranking_is_a_workbook_whose_formulas_give_the_figures_of_the_events(
    province: Services, tmp_path: Path, language: str
) -> None:
    told = denominators(tmp_path / "m.xlsx", ("32014", "dân số", 9000, "Tổng điều tra", "01/04/2019"))
    province.province.denominators.load(told)
    out = tmp_path / "hạng.xlsx"
    answer = show_ranking(province, asked(out, language))
    assert answer.data["file"] == str(out)
    values = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    formulas = openpyxl.load_workbook(out).worksheets[0]
    heads = [cell.value for cell in values[4]]
    found = counted(province, "9999")
    rate = heads.index(
        "Tính trên số người có điện thoại thông minh (%)"
        if language == "vi"
        else "Of people with a smartphone (%)"
    )
    places = []
    for row in range(5, 5 + len(found)):
        one = found[str(values.cell(row, 1).value)]
        cells = [values.cell(row, at).value for at in range(1, len(heads) + 1)]
        assert cells[1] == WARDS[str(cells[0])]
        assert cells[2:5] == [one.listed, one.found, one.visited]
        assert cells[7:10] == [one.people, one.smartphones, one.installed]
        assert cells[rate] == pytest.approx(100 * one.smartphones_installed / one.smartphones_known)
        assert str(formulas.cell(row, rate + 1).value).startswith("=IF(N(")
        places.append(cells[rate + 1])
    assert places == [None] * len(found), "too few households for a place"
    absent = {values.cell(row, 2).value for row in range(5 + len(found), 5 + 101)}
    assert len(absent) == 101 - len(found), "units from which nothing came are named behind the others"
    assert not absent & set(WARDS.values())
    whole, last = total(found.values()), 5 + 101
    assert values.cell(last, 10).value == whole.installed
    assert str(formulas.cell(last, 10).value) == f"=SUM(J5:J{last - 1})"


def test_the_same_table_as_csv_and_no_other_ending(province: Services, tmp_path: Path) -> None:
    out = tmp_path / "hang.csv"
    show_ranking(province, asked(out))
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    found = counted(province, "9999")
    for row in rows[: len(found)]:
        one = found[row["Mã"]]
        assert (row["Đã cài"], row["Hộ đã gặp"]) == (str(one.installed), str(one.reached))
    whole = total(found.values())
    sums = rows[101]
    assert sums["Đã cài"] == str(whole.installed)
    assert sums["Tính trên số hộ đã lập danh sách (%)"] == percent(whole.ever_visited, whole.ever)
    with pytest.raises(UserError) as caught:
        show_ranking(province, asked(tmp_path / "hang.txt"))
    assert caught.value.code == "table.form"
    assert not (tmp_path / "hang.txt").exists()


def test_staff_of_every_unit_stand_beside_each_other_and_the_annex_says_why_not_yet(tmp_path: Path) -> None:
    season = Season(tmp_path)
    season.work(4)
    said: tuple[tuple[str, int, int, int, dict[str, int]], ...] = (
        ("32014", 20, 16, 9, {"no_memory": 3}),
        ("32044", 10, 8, 8, {}),
    )
    for code, staff, phones, installed, reasons in said:
        season.wards[code].tracks.set_staff(
            NewStaffCount(
                section="Ủy ban nhân dân",
                staff=staff,
                smartphones=phones,
                installed=installed,
                reasons=reasons,
            )
        )
    season.end_of(4)
    late = NewStaffCount(section="Ủy ban nhân dân", staff=20, smartphones=16, installed=16, reasons={})
    season.wards["32014"].tracks.set_staff(late)
    season.send()
    province = season.province
    table = province.province.figures.track_table(Track.AGENCY, province.tracks.reader)
    rates = {row.unit.code: row.figures.rates[0] for row in table.rows}
    assert {code: (rate.numerator, rate.denominator) for code, rate in rates.items()} == {
        "32014": (16, 16),
        "32044": (8, 8),
    }
    assert [(rate.numerator, rate.denominator) for rate in table.total.figures.rates] == [(24, 24), (24, 30)]
    annex = next(one for one in province.reports.weekly(4).annexes if "cơ quan" in one.title)
    assert annex.grid is not None
    assert [row[1:] for row in annex.grid.rows] == [
        ("Ủy ban nhân dân, phường 8", "20", "16", "9", "56,25", "7", "Hết bộ nhớ: 3; Chưa nêu lý do: 4"),
        ("Ủy ban nhân dân, thị trấn U Minh", "10", "8", "8", "100,00", "0", ""),
    ], "what was said after the cut-off belongs to the next week"
    assert annex.grid.total[2:] == ("30", "24", "17", "70,83", "7", "Hết bộ nhớ: 3; Chưa nêu lý do: 4")
    season.close()

"""Three weeks through import, closing, three reports, two letters, a late correction and a split unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from core.errors import UserError
from core.register.models import LetterKind
from core.reports.document import OfficialDocument
from core.reports.writing import Form, rendered
from tests.reports import bodies
from tests.reports.bodies import Week
from tests.reports.oracle import Counted, counted, dotted, percent, total, two_places
from tests.reports.reading import docx_tables, pdf_text, xlsx_rows
from tests.reports.season import BEHIND, DISTRICTS, WARDS, Season

UNITS_2025 = date(2025, 7, 1)


@pytest.fixture
def season(tmp_path: Path) -> Iterator[Season]:
    made = Season(tmp_path)
    yield made
    made.close()


def check_figures(
    season: Season, document: OfficialDocument, last_day: str, before: dict[str, Counted]
) -> dict[str, Counted]:
    """Every figure of the annexes, in each form, against the events; answers what was printed."""
    now = counted(season.province, last_day)
    district, commune = document.annexes[0], document.annexes[1]
    main = {name: total(now[code] for code in codes if code in now) for name, codes in DISTRICTS.items()}
    then = {name: total(before.get(code, Counted()) for code in codes) for name, codes in DISTRICTS.items()}
    expected = [
        row(name, main[name], then[name]) for name in DISTRICTS if any(c in now for c in DISTRICTS[name])
    ]
    whole = row("Tổng cộng", total(now.values()), total(before.values()))
    below = [row(WARDS[code], now[code], before.get(code, Counted())) for code in sorted(now)]
    for annex, rows in ((district, expected), (commune, below)):
        assert annex.grid is not None
        assert [cells[1:11] for cells in annex.grid.rows if cells[2]] == rows
        assert annex.grid.total[1:11] == whole
    text = pdf_text(rendered(document, Form.PDF))
    tables = docx_tables(rendered(document, Form.DOCX))
    values = xlsx_rows(rendered(document, Form.XLSX), 1)
    in_docx = [tuple(cells[1:11]) for table in tables for cells in table if len(cells) == 13]
    for cells in (*expected, *below, whole):
        assert " ".join(cell for cell in cells if cell) in text, cells
        assert cells in in_docx
    for code, line in zip(sorted(now), values[1:], strict=False):
        one, former = now[code], before.get(code, Counted())
        assert line[1:4] == [WARDS[code], one.listed, one.visited]
        assert line[5:8] == [one.smartphones, one.installed, one.installed - former.installed]
        assert line[8] == pytest.approx(100 * one.installed / one.smartphones)
    return now


def check_text(document: OfficialDocument, week: Week) -> None:
    """Every sentence with a figure, and the table of rates, against the events; in the PDF too."""
    assert bodies.said(document) == bodies.weekly(week)
    assert bodies.grid(document) == bodies.rates(week)
    text = pdf_text(rendered(document, Form.PDF)).replace("\u00a0", " ")
    for sentence in bodies.weekly(week):
        assert sentence.replace(" ", "") in text.replace(" ", ""), sentence


def check_urged(document: OfficialDocument, now: Counted, today: date) -> None:
    """The line of the unit that is behind, in the letter's table."""
    line = bodies.rows_of(document, WARDS[BEHIND])
    counts = (dotted(now.installed), dotted(now.smartphones), percent(now.installed, now.smartphones))
    assert tuple(line[2:5]) == counts
    assert bodies.behind_pace(now, today) in line[5]


def row(name: str, now: Counted, before: Counted) -> tuple[str, ...]:
    points = ""
    if before.smartphones and now.smartphones:
        grown = 100 * (
            Fraction(now.installed, now.smartphones) - Fraction(before.installed, before.smartphones)
        )
        points = ("+" if two_places(grown) != "0,00" and grown > 0 else "") + two_places(grown)
        points = points.replace("-0,00", "0,00")
    return (
        name,
        dotted(now.listed),
        dotted(now.visited),
        percent(now.visited, now.listed),
        dotted(now.smartphones),
        dotted(now.installed),
        dotted(now.installed - before.installed),
        percent(now.installed, now.smartphones),
        points,
        "",
    )


def test_a_season_is_reported_as_it_was(season: Season) -> None:
    reports, desks = season.province.reports, season.province.province
    season.work(4)
    season.end_of(4)
    season.send()
    desks.periods.close(4)
    first = check_figures(season, reports.weekly(4), "2020-09-02", {})
    check_text(reports.weekly(4), Week(number=4, now=total(first.values()), before=Counted()))
    assert "Kết quả" in reports.weekly(4).abstract[0]

    season.work(5)
    season.end_of(5)
    season.send("32014", "32044")
    desks.periods.close(5)
    document = reports.weekly(5)
    second = check_figures(season, document, "2020-09-09", first)
    check_text(document, Week(number=5, now=total(second.values()), before=total(first.values())))
    assert "Số liệu kỳ này chưa đủ." in pdf_text(rendered(document, Form.PDF))
    urging = reports.urge([row.unit for row in reports.behind() if row.unit.code == BEHIND])
    assert urging.round == 1
    check_urged(urging.document, counted(season.province, "9999")[BEHIND], date(2020, 9, 10))
    reports.enter(urging)

    visit, entry = season.visits["32014"][0]
    season.wards["32014"].visits.correct(visit, replace(entry, installed=entry.smartphones))
    season.work(6)
    season.end_of(6)
    season.send()
    desks.periods.close(6)
    third = check_figures(season, reports.weekly(6), "2020-09-16", second)
    late = total(counted(season.province, "2020-09-09").values()).installed - total(second.values()).installed
    assert late > 0
    sixth = Week(number=6, now=total(third.values()), before=total(second.values()), late=late)
    check_text(reports.weekly(6), sixth)
    assert bodies.said(reports.notice(6)) == bodies.notice(sixth)
    assert bodies.grid(reports.notice(6)) == bodies.rates(sixth)
    ward = season.wards["32014"].reports.unit(6)
    own = Week(number=6, now=third["32014"], before=counted(season.wards["32014"], "2020-09-09")["32014"])
    assert bodies.said(ward) == bodies.of_unit(own)
    assert bodies.grid(ward) == bodies.rates(own)
    assert third["32017"].installed >= first["32017"].installed
    again = reports.weekly(5)
    assert again.annexes[0].grid == document.annexes[0].grid, "a closed period never changes"

    urging = reports.urge()
    assert urging.round == 2
    check_urged(urging.document, counted(season.province, "9999")[BEHIND], date(2020, 9, 17))
    assert urging.document.abstract[-1] == "(lần 2)"
    text = pdf_text(rendered(urging.document, Form.PDF))
    for unit in urging.rows:
        for reason in unit.reasons:
            assert all(word in text for word in reason.vi.split())
    letter = reports.enter(urging).value
    assert (letter.kind, letter.round, letter.number) == (LetterKind.URGE, 2, None)
    tasks = [task for task in reports.sharing.tasks() if task.letter == letter.n]
    assert {task.unit for task in tasks} == {one.unit for one in urging.rows}

    with pytest.raises(UserError) as caught:
        desks.figures.table(structure=UNITS_2025)
    assert caught.value.code == "unit.split_undecided"
    (waiting,) = desks.figures.undecided(UNITS_2025)
    desks.figures.decide(waiting.commune, "Khóm 1", "32025", UNITS_2025)
    desks.figures.decide(waiting.commune, None, "32041", UNITS_2025)
    read = desks.figures.table(structure=UNITS_2025, period=6)
    assert read.total.figures.installed == total(third.values()).installed

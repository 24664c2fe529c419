"""The report of a hamlet: a legend of its houses on every screen, and glyphs on a wide one."""

from __future__ import annotations

import pytest

from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_field.conftest import Desk
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report.page import ReportPage
from ui.qt.report.state import Basis
from ui.qt.street.house_paint import GLYPHS_FROM


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1024, 600), (1280, 660), (1366, 768), (1920, 1080)], ids=str)
def test_all_groups_and_the_legend_of_their_houses_are_shown(
    size: tuple[int, int], language: Language, demo_desk: Desk
) -> None:
    demo_desk.window.set_language(language)
    demo_desk.window.resize(*size)
    demo_desk.window.go_to_page(PageId.REPORT)
    checks.settle(demo_desk.window)
    page = demo_desk.window.current_page()
    assert isinstance(page, ReportPage)
    panel = page.groups.panel
    assert panel.legend.isVisible()
    assert panel.table.verticalScrollBar().maximum() == 0
    scale = panel.table.scale
    assert scale.has_glyphs is (scale.pixmaps.width >= GLYPHS_FROM) is (size == (1920, 1080))
    assert 0 < scale.pixmaps.width < scale.cell


def test_the_report_of_a_hamlet_has_a_line_a_group_whose_sums_are_those_of_the_hamlet(
    desk: Desk, clock: FixedClock
) -> None:
    added = [
        desk.services.households.add(
            NewHousehold(name=f"Lê Văn {place}", hamlet="Khóm 3", group=f"Tổ {place % 2 + 1}")
        ).value
        for place in range(4)
    ]
    desk.window.go_to_page(PageId.REPORT)
    page = desk.window.current_page()
    assert isinstance(page, ReportPage)
    checks.settle(desk.window)
    table = page.groups.panel.table
    assert table.isVisible()
    assert not page.table.isVisible()
    entry = VisitEntry(
        household=added[0],
        result=Result.COMPLETED,
        at=clock.now(),
        people=3,
        smartphones=2,
        installed=1,
    )
    desk.services.published(desk.services.visits.record(entry))
    for basis in (Basis.SMARTPHONES, Basis.LISTED):
        page.model.choose(basis)
        total = page.model.state.total
        assert total is not None
        rates = [cells.rate for cells in table.group_model.rows]
        whole = total.figures.rate_on(basis.value)
        assert whole is not None
        assert whole.numerator == sum(rate.numerator for rate in rates if rate is not None) > 0
        assert whole.denominator == sum(rate.denominator for rate in rates if rate is not None)
    assert [cells.title for cells in table.group_model.rows][-2:] == ["Tổ 1", "Tổ 2"]
    assert table.group_model.rows[-2].finished == "1 / 2"
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []

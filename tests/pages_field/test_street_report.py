"""The report of a hamlet: a legend of its houses on every screen, and glyphs on a wide one."""

from __future__ import annotations

import pytest

from tests.pages_field.conftest import Desk
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report.page import ReportPage
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

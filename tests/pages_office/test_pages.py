"""Requirements of every page, in both languages, three palettes and at every size: room, names, targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from core.sync import keyfile
from core.sync.desk import NewKeys
from tests.pages_office.conftest import Office, OpenOffice
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.sync.page import SyncPage
from ui.qt.tokens import PaletteName

LOOKS = (
    (Language.VIETNAMESE, PaletteName.LIGHT, 100, (1366, 768)),
    (Language.ENGLISH, PaletteName.LIGHT, 100, (1366, 768)),
    (Language.VIETNAMESE, PaletteName.DARK, 100, (1280, 660)),
    (Language.ENGLISH, PaletteName.LIGHT, 100, (1280, 660)),
    (Language.VIETNAMESE, PaletteName.SUNLIGHT, 100, (1366, 768)),
    (Language.ENGLISH, PaletteName.LIGHT, 125, (1366, 768)),
    (Language.VIETNAMESE, PaletteName.LIGHT, 150, (1366, 768)),
)
NAMES = [f"{language}-{palette}-{zoom}-{size[0]}" for language, palette, zoom, size in LOOKS]


def settle(office: Office) -> None:
    for _ in range(4):
        office.finish_jobs()


def found(office: Office, page: Page, look: tuple[Language, PaletteName, int, tuple[int, int]]) -> list[str]:
    language, palette, zoom, size = look
    office.window.set_language(language)
    office.window.set_palette_name(palette)
    office.window.set_zoom(zoom)
    office.window.resize(*size)
    settle(office)
    return [
        *checks.unnamed(page),
        *checks.cut_texts(page),
        *checks.outside_parent(page),
        *checks.overlapping(page),
    ]


@pytest.mark.parametrize("look", LOOKS, ids=NAMES)
@pytest.mark.parametrize("page_id", [PageId.PRINT, PageId.SYNC, PageId.REPORT])
def test_the_pages_of_a_ward_have_room_and_names(
    open_office: OpenOffice,
    ward: Services,
    page_id: PageId,
    look: tuple[Language, PaletteName, int, tuple[int, int]],
) -> None:
    office = open_office(ward)
    page = office.open(page_id)
    settle(office)
    assert found(office, page, look) == []


@pytest.mark.parametrize("look", LOOKS, ids=NAMES)
def test_the_pages_of_a_province_have_room_and_names(
    open_office: OpenOffice,
    ward: Services,
    province: Services,
    tmp_path: Path,
    look: tuple[Language, PaletteName, int, tuple[int, int]],
) -> None:
    exported = ward.batches.export(province.batches.own_keys(), tmp_path).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    ward.close()
    office = open_office(province)
    assert found(office, office.open(PageId.REPORT), look) == []
    assert found(office, office.open(PageId.SYNC), look) == []


@pytest.mark.parametrize("look", LOOKS, ids=NAMES)
def test_sending_has_room_at_every_step(
    open_office: OpenOffice,
    ward: Services,
    province: Services,
    tmp_path: Path,
    look: tuple[Language, PaletteName, int, tuple[int, int]],
) -> None:
    key = tmp_path / "khoa.txt"
    key.write_text(keyfile.write(province.batches.own_keys()), encoding="utf-8")
    office = open_office(ward)
    page = office.open(PageId.SYNC)
    assert isinstance(page, SyncPage)
    page.take_files((key,))
    assert found(office, page, look) == []
    page.sending.question.accept.click()
    assert found(office, page, look) == []
    office.answers.folder = tmp_path
    page.export()
    settle(office)
    assert page.sending.saved.isVisible()
    page.take_files((tmp_path / "khong-co.tnb",))
    settle(office)
    assert found(office, page, look) == []
    province.close()


def test_a_page_without_scrolling_on_the_small_screen(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    office.window.resize(1280, 660)
    for page_id in (PageId.PRINT, PageId.SYNC, PageId.REPORT):
        page = office.open(page_id)
        settle(office)
        QApplication.processEvents()
        bar = page.scroll_area.verticalScrollBar()
        assert bar.maximum() == 0, page_id

"""The settings: stored at once, present after reopening; copies, imports, campaigns and the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.program import crash_folder
from core.households.desk import NewHousehold
from core.records.workspace import UnitSetting
from tests.sitting import PASSPHRASE, SAMPLES, Desk, Sit
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press, type_text
from ui.qt.drops import page_for
from ui.qt.page_ids import PageId
from ui.qt.resources import RESOURCES
from ui.qt.settings_page.about import AboutSection
from ui.qt.settings_page.imports import ImportsSection
from ui.qt.settings_page.page import SettingsPage
from ui.qt.theme import current_theme
from ui.qt.tokens import PaletteName
from ui.qt.widgets.field import Field

MakeWard = Callable[..., Services]


@pytest.fixture
def desk(sit: Sit, make_ward: MakeWard) -> Desk:
    make_ward().close()
    return sit()


def page_of(desk: Desk) -> SettingsPage:
    desk.window.sidebar.foot.settings.click()
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    return page


def services_of(desk: Desk) -> Services:
    assert desk.session.services is not None
    return desk.session.services


def field_of(page: SettingsPage, setting: UnitSetting) -> Field:
    field = page.unit.fields[setting].inner
    assert isinstance(field, Field)
    return field


def test_the_settings_open_with_their_four_doors_in_sight_in_the_smallest_window(desk: Desk) -> None:
    page = page_of(desk)
    for zoom in (100, 150):
        desk.window.resize(1024, 600)
        desk.window.set_zoom(zoom)
        page.scroll_area.verticalScrollBar().setValue(400)
        desk.window.go_to_page(PageId.TODAY)
        page_of(desk)
        checks.settle(desk.window)
        doors = page.ways.buttons.values()
        assert [checks.told(door) for door in doors if not checks.is_whole(door)] == [], zoom
    desk.window.set_zoom(100)


def test_a_value_is_kept_when_its_field_is_left_and_there_after_reopening(desk: Desk, sit: Sit) -> None:
    page = page_of(desk)
    field = field_of(page, UnitSetting.HELP_NUMBER)
    field.setFocus()
    type_text(field.edit, "0290 3831 234")
    press(field.edit, Qt.Key.Key_Tab)
    assert services_of(desk).settings.unit().help_number == "02903831234"
    desk.window.close()
    again = page_of(sit())
    assert field_of(again, UnitSetting.HELP_NUMBER).text() == "02903831234"


def test_a_value_that_cannot_be_used_says_why_and_keeps_the_former(desk: Desk) -> None:
    page = page_of(desk)
    link = field_of(page, UnitSetting.ZALO_LINK)
    link.setFocus()
    type_text(link.edit, "http://example.com/g/abc")
    press(link.edit, Qt.Key.Key_Tab)
    assert page.unit.fields[UnitSetting.ZALO_LINK].problem.text()
    assert link.wrong
    assert services_of(desk).settings.unit().zalo_link == ""


def test_palette_size_and_language_are_in_force_at_once(desk: Desk) -> None:
    page = page_of(desk)
    click(page.look.palettes[PaletteName.DARK])
    assert current_theme().palette is PaletteName.DARK
    page.look.zoom.setCurrentIndex(page.look.zoom.findData(125))
    page.look.zoom.activated.emit(page.look.zoom.currentIndex())
    assert desk.settings.zoom() == 125
    click(page.look.languages.radios[next(iter(page.look.languages.radios))])
    assert desk.settings.language().value == "vi"


def test_a_copy_is_restored_after_a_word_in_the_page(desk: Desk) -> None:
    page = page_of(desk)
    click(page.copies.make)
    desk.jobs.wait()
    services = services_of(desk)
    services.published(services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")))
    name = services.copies.list()[0].name
    page.copies.rows.row_chosen.emit(name)
    assert services_of(desk).store.figures.units()[0].listed == 1
    click(page.copies.notice.action)
    assert desk.session.services is None, "nothing is written meanwhile"
    desk.jobs.wait()
    fresh = services_of(desk)
    assert fresh is not services
    assert sum(each.listed for each in fresh.store.figures.units()) == 0
    assert "before-restore" in {copy.reason for copy in fresh.copies.list()}


def test_an_import_is_taken_back_from_the_register(desk: Desk) -> None:
    services = services_of(desk)
    assert services.imports is not None
    services.published(
        services.imports.apply(services.imports.prepare([SAMPLES / "khom-3-phuong-ly-van-lam.csv"]))
    )
    page = page_of(desk)
    section = page.findChild(ImportsSection)
    assert isinstance(section, ImportsSection)
    section.rows.row_chosen.emit(services.imports.runs()[0].id)
    click(section.notice.action)
    assert services.imports.runs()[0].undone
    assert services.store.figures.units() == []


def test_a_passphrase_can_be_set_later_and_then_the_lock_works(
    desk: Desk, workspaces: Workspaces, workspace_dir: Path
) -> None:
    page = page_of(desk)
    click(page.secret.change)
    type_text(page.secret.entry.first.edit, PASSPHRASE)
    type_text(page.secret.entry.second.edit, PASSPHRASE)
    click(page.secret.change)
    assert services_of(desk).info.has_passphrase
    assert workspaces.needs_passphrase(workspace_dir)


def test_the_recovery_file_is_refused_inside_the_data_and_saved_outside(
    desk: Desk, workspace_dir: Path, tmp_path: Path
) -> None:
    page = page_of(desk)
    desk.dialogs.saved = workspace_dir / "r.txt"
    click(page.secret.recovery)
    assert not desk.dialogs.saved.exists()
    desk.dialogs.saved = tmp_path / "r.txt"
    click(page.secret.recovery)
    assert desk.dialogs.saved.exists()


def test_another_campaign_is_loaded_after_comparing_and_then_used(desk: Desk, tmp_path: Path) -> None:
    source = Path("resources/campaigns/vneid-2026.toml").read_text(encoding="utf-8")
    file = tmp_path / "dot-2.toml"
    file.write_text(source.replace('id = "vneid-2026"', 'id = "vneid-dot-2"'), encoding="utf-8")
    desk.dialogs.opened = (file,)
    page = page_of(desk)
    click(page.place.campaign_file)
    assert not page.place.waiting.load.isEnabled()
    click(page.place.waiting.compared)
    click(page.place.waiting.load)
    click(page.place.use)
    assert services_of(desk).info.campaign == "vneid-dot-2"


def test_a_broken_catalogue_gets_a_sentence(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "units.json"
    file.write_text("{", encoding="utf-8")
    desk.dialogs.opened = (file,)
    page = page_of(desk)
    click(page.place.catalogue_file)
    assert page.place.notice.sentence.text()


def test_the_page_fits_and_speaks(desk: Desk) -> None:
    page = page_of(desk)
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    assert checks.outside_parent(page) == []


def test_the_folder_of_crash_files_opens_from_the_settings(qapp: QApplication) -> None:
    shown: list[Path] = []
    section = AboutSection(show_folder=shown.append)
    click(section.crashes)
    assert shown == [crash_folder()]
    assert shown[0].is_dir()


def test_a_campaign_file_dropped_anywhere_is_compared_before_it_is_loaded(desk: Desk) -> None:
    file = RESOURCES / "campaigns" / "bluezone-2020.toml"
    desk.window.open_page(PageId.TODAY)
    assert page_for((file,), desk.window.shown_specs(), PageId.TODAY) == PageId.SETTINGS
    page = desk.window.open_page(PageId.SETTINGS)
    page.take_files((file,))
    assert isinstance(page, SettingsPage)
    assert page.place.waiting.isVisibleTo(page)

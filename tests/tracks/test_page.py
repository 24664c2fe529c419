"""The page of the tracks through the real window: by keys only, and by taps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.campaigns.models import Track
from core.tracks.models import NewPoint, PlaceKind, Tally
from tests.sitting import Desk, Sit
from tests.tracks.conftest import MakeWard
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.tokens import TextStyle
from ui.qt.tracks.page import TracksPage
from ui.qt.widgets.button import Button
from ui.qt.widgets.text import line_height

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(make_ward: MakeWard, sit: Sit, qtbot: QtBot) -> Desk:
    make_ward().close()
    opened = sit()
    qtbot.waitUntil(opened.window.isActiveWindow)
    return opened


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def page_of(desk: Desk) -> TracksPage:
    page = desk.window.current_page()
    assert isinstance(page, TracksPage)
    return page


def open_by_keys(desk: Desk, track: str) -> TracksPage:
    press(desk.window, Qt.Key.Key_7, CONTROL)
    page = page_of(desk)
    press(focused(), Qt.Key(ord(track)), ALT)
    return page


def total(desk: Desk, what: Tally) -> str:
    label = desk.named(f"tracks.tally.{what.value}")
    assert isinstance(label, QLabel)
    return label.text()


def written(desk: Desk, name: str, text: str) -> None:
    edit = desk.named(name)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


def test_a_point_is_added_and_counted_by_keys_alone(desk: Desk) -> None:
    page = open_by_keys(desk, "4")
    press(focused(), Qt.Key.Key_N, CONTROL)
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Cho Phuong 8")
    press(focused(), Qt.Key.Key_Return)
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_4):
        press(focused(), key)
    assert [total(desk, what) for what in Tally] == ["2", "1", "1"]
    assert page.model.state.problem == ""
    press(focused(), Qt.Key.Key_4)
    assert "Count the person guided first" in page.model.state.problem
    press(focused(), Qt.Key.Key_Z, CONTROL)
    assert total(desk, Tally.GUIDED) == "3"
    services = desk.session.context().services
    (point,) = services.tracks.reader.points()
    assert (point.place, point.day, point.guided) == ("Cho Phuong 8", "2020-09-14", 3)
    assert services.store.figures.units()[0].installed == 0


def test_every_tap_is_on_the_disk_when_the_window_is_gone(desk: Desk, sit: Sit) -> None:
    services = desk.session.context().services
    new = NewPoint(kind=PlaceKind.SCHOOL, place="THPT Hồ Thị Kỷ", day=services.clock.now().date())
    services.published(services.tracks.add_point(new))
    open_by_keys(desk, "4")
    for _ in range(3):
        click(desk.named("tracks.tally.guided.plus"))
    click(desk.named("tracks.tally.installed.plus"))
    desk.window.close()
    again = sit()
    page = page_of(again)
    assert page.model.state.shown is Track.OUTREACH, "the track shown is remembered"
    assert [total(again, what) for what in Tally] == ["3", "0", "1"]
    assert page.undo()
    assert total(again, Tally.INSTALLED) == "0"


def test_a_section_is_stated_by_keys_and_refused_beside_its_field(desk: Desk) -> None:
    page = open_by_keys(desk, "2")
    press(focused(), Qt.Key.Key_N, CONTROL)
    type_text(focused(), "Tram Y te")
    for count in ("7", "9", "2"):
        press(focused(), Qt.Key.Key_Tab)
        type_text(focused(), count)
    press(focused(), Qt.Key.Key_Return)
    problem = page.staff.form.wrong
    assert page.staff.form.field("smartphones").wrong
    assert problem.height() < 3 * line_height(TextStyle.SMALL), "under the whole row, in a line or two"
    assert problem.isVisibleTo(page)
    assert "9" in problem.text()
    assert [one.section for one in page.model.state.sections] == []
    written(desk, "tracks.staff.smartphones", "6")
    written(desk, "tracks.staff.no_code", "2")
    press(focused(), Qt.Key.Key_Return)
    (one,) = page.model.state.sections
    assert (one.section, one.staff, one.smartphones, one.installed) == ("Tram Y te", 7, 6, 2)
    assert (dict(one.reasons), one.unexplained) == ({"no_code": 2}, 2)
    assert not problem.isVisibleTo(page)
    assert focused().objectName() == "tracks.staff.section"
    press(page.header.toast.undo, Qt.Key.Key_Z, CONTROL)
    assert page.model.state.sections == ()


def test_a_word_where_a_number_belongs_is_a_sentence_and_what_was_typed_stays(desk: Desk) -> None:
    page = open_by_keys(desk, "2")
    written(desk, "tracks.staff.section", "Cong an")
    written(desk, "tracks.staff.staff", "chin")
    press(focused(), Qt.Key.Key_Return)
    assert "chin" in page.model.state.problem
    assert page.staff.form.field("section").text() == "Cong an"


def test_an_organisation_is_picked_and_declares_its_members(desk: Desk) -> None:
    page = open_by_keys(desk, "3")
    page.members.rows.row_chosen.emit("phu_nu")
    written(desk, "tracks.members.members", "120")
    written(desk, "tracks.members.smartphones", "90")
    press(focused(), Qt.Key.Key_Return)
    picked = page.model.state.picked_organisation
    assert picked is not None
    assert picked.declared is not None
    assert (picked.declared.members, picked.declared.smartphones) == (120, 90)


def test_a_field_left_empty_is_not_0(desk: Desk) -> None:
    page = open_by_keys(desk, "3")
    page.members.rows.row_chosen.emit("phu_nu")
    written(desk, "tracks.members.members", "120")
    press(focused(), Qt.Key.Key_Return)
    picked = page.model.state.picked_organisation
    assert picked is not None
    assert picked.declared is None
    assert "empty" in page.model.state.problem
    assert "empty" in page.members.form.fields["smartphones"].problem.text()
    assert not page.problem.isVisibleTo(page), "once, beside its field"


def test_what_is_missing_of_a_section_is_said_under_its_row(desk: Desk) -> None:
    page = open_by_keys(desk, "2")
    written(desk, "tracks.staff.section", "Phong Kinh te")
    written(desk, "tracks.staff.staff", "12")
    written(desk, "tracks.staff.installed", "3")
    press(focused(), Qt.Key.Key_Return)
    form = page.staff.form
    assert [name for name in form.fields if form.field(name).wrong] == ["smartphones"]
    assert "empty" in form.wrong.text()
    assert not page.problem.isVisibleTo(page)
    written(desk, "tracks.staff.smartphones", "6")
    written(desk, "tracks.staff.no_code", "x")
    press(focused(), Qt.Key.Key_Return)
    assert "x" in form.problem.text()
    assert not form.wrong.isVisibleTo(page)
    assert not page.problem.isVisibleTo(page)


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1280, 660)])
def test_the_buttons_of_a_tally_are_large_and_show_their_keys(desk: Desk, size: QSize) -> None:
    services = desk.session.context().services
    new = NewPoint(kind=PlaceKind.MARKET, place="Chợ", day=services.clock.now().date())
    services.published(services.tracks.add_point(new))
    desk.window.resize(size)
    open_by_keys(desk, "4")
    QApplication.processEvents()
    for what, keys in ((Tally.GUIDED, "14"), (Tally.HAD, "25"), (Tally.INSTALLED, "36")):
        for sign, key in zip(("plus", "minus"), keys, strict=True):
            button = desk.named(f"tracks.tally.{what.value}.{sign}")
            assert isinstance(button, Button)
            assert button.key == key
            assert min(button.width(), button.height()) >= checks.FULL_TARGET_PX


@pytest.mark.parametrize("zoom", [100, 125, 150])
@pytest.mark.parametrize("track", list(Track))
def test_every_track_fits_its_window_and_speaks(desk: Desk, zoom: int, track: Track) -> None:
    services = desk.session.context().services
    new = NewPoint(
        kind=PlaceKind.SUPERMARKET, place="Siêu thị Co.opmart Cà Mau", day=services.clock.now().date()
    )
    services.published(services.tracks.add_point(new))
    desk.window.set_zoom(zoom)
    for language in Language:
        desk.window.set_language(language)
        desk.window.go_to_page(PageId.TRACKS, track.value)
        page = page_of(desk)
        checks.settle(desk.window)
        assert checks.cut_texts(page) == []
        assert checks.unnamed(page) == []


def test_a_campaign_of_households_alone_has_no_such_page(make_ward: MakeWard, sit: Sit) -> None:
    make_ward("vneid-2026").close()
    opened = sit()
    assert PageId.TRACKS not in opened.session.page_ids()

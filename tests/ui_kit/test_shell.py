"""The window: pages are made when shown, keys and files go to the right one, and it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press
from tests.ui_kit.shell import SmallPage, specs
from ui.qt.dialogs import FileDialogs
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme, current_theme
from ui.qt.tokens import PaletteName
from ui.qt.widgets.label import Label
from ui.qt.widgets.sidebar import OfficerLine

OFFICER = OfficerLine(name="Lê Văn Tám", body="MTTQ Phường 8")
LONG = OfficerLine("Nguyễn Huỳnh Thị Thanh Nguyệt", "Khóm 3, Phường Lý Văn Lâm", lambda: CAMPAIGN)
CAMPAIGN = "Cài đặt và kích hoạt VNeID mức 2"
SIZES = [(1366, 768), (1280, 660), (1920, 1080)]


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path / "window.ini")


@pytest.fixture
def closed() -> list[str]:
    """Return the values that the close callback received."""
    return []


@pytest.fixture
def window(
    dressed: QApplication,
    translations: Translations,
    settings: WindowSettings,
    closed: list[str],
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    made = MainWindow(settings, JobRunner(ManualExecutor()), translations, lambda: closed.append("closed"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    apply_theme(dressed, Theme())


@pytest.fixture
def made(window: MainWindow) -> dict[str, SmallPage]:
    """The pages that were made so far, by id."""
    pages: dict[str, SmallPage] = {}
    window.install(specs(pages))
    window.set_officer(OFFICER)
    return pages


def test_the_window_paints_before_there_are_pages(window: MainWindow) -> None:
    assert window.isVisible()
    assert window.current_page() is None
    press(window, Qt.Key.Key_1, CONTROL)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert not window.grab().isNull()


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow, made: dict[str, SmallPage]) -> None:
    assert list(made) == ["today"]
    press(window, Qt.Key.Key_3, CONTROL)
    press(window, Qt.Key.Key_1, CONTROL)
    assert list(made) == ["today", "households"]
    assert made["today"].asked == ["activate", "activate"]
    assert window.current_page() is made["today"]


def test_the_sidebar_opens_pages_by_click(window: MainWindow, made: dict[str, SmallPage]) -> None:
    pages = window.sidebar.pages
    click(pages.viewport(), pages.visualRect(window.sidebar.model.index(4)).center())
    assert window.current_page() is made["sync"]


def test_the_sidebar_opens_pages_by_arrows_and_keeps_the_focus(
    window: MainWindow, made: dict[str, SmallPage], qtbot: QtBot
) -> None:
    window.sidebar.pages.setFocus()
    qtbot.waitUntil(window.sidebar.pages.hasFocus)
    press(window.sidebar.pages, Qt.Key.Key_Down)
    press(window.sidebar.pages, Qt.Key.Key_Down)
    assert window.current_page() is made["households"]
    assert window.sidebar.pages.hasFocus()


def test_a_page_opens_another_and_says_what_to_show(window: MainWindow, made: dict[str, SmallPage]) -> None:
    made["today"].page_requested.emit("households", "0161")
    assert made["households"].asked == ["activate 0161"]
    assert window.sidebar.pages.currentIndex().row() == 2


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        (Qt.Key.Key_F, "search"),
        (Qt.Key.Key_Z, "undo"),
        (Qt.Key.Key_E, "export"),
        (Qt.Key.Key_P, "print"),
        (Qt.Key.Key_O, "open"),
        (Qt.Key.Key_N, "add"),
    ],
)
def test_the_page_shown_answers_the_keys(
    window: MainWindow, made: dict[str, SmallPage], key: Qt.Key, asked: str
) -> None:
    made["today"].search.edit.setFocus()
    press(made["today"].search.edit, key, CONTROL)
    assert made["today"].asked[-1] == asked


def test_help_search_and_lock_are_wishes(
    window: MainWindow, made: dict[str, SmallPage], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.help_requested) as help_wish:
        press(window, Qt.Key.Key_F1)
    assert help_wish.args == ["today"]
    with qtbot.waitSignal(window.command_search_requested):
        press(window, Qt.Key.Key_K, CONTROL)
    with qtbot.waitSignal(window.lock_requested):
        click(window.sidebar.foot.lock)
    with qtbot.waitSignal(window.lock_requested):
        press(window, Qt.Key.Key_L, CONTROL)


def test_a_screen_covers_everything_until_it_is_dismissed(
    window: MainWindow, made: dict[str, SmallPage]
) -> None:
    window.show_screen(Label("Máy đang khóa"))
    press(window, Qt.Key.Key_Z, CONTROL)
    press(window, Qt.Key.Key_2, CONTROL)
    assert window.current_page() is None
    assert "undo" not in made["today"].asked
    assert not window.sidebar.isVisible()
    window.dismiss_screen()
    assert window.current_page() is made["today"]


def test_badges_come_from_the_pages(window: MainWindow, made: dict[str, SmallPage]) -> None:
    window.open_page("sync")
    made["sync"].badge_changed.emit(23)
    assert window.sidebar.model.entries[4].badge == 23
    spoken = window.sidebar.model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Đồng bộ, 23"


def test_the_officer_and_the_demo_are_named(window: MainWindow, made: dict[str, SmallPage]) -> None:
    assert window.sidebar.foot.name.text() == "Lê Văn Tám"
    assert not window.sidebar.demo.isVisible()
    window.set_demo(running=True)
    assert window.sidebar.demo.isVisible()
    window.set_officer(None)
    assert not window.sidebar.foot.lock.isVisible()


def dragged(tmp_path: Path, *names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    return data


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Return True if the window accepted the drop."""
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return enter.isAccepted()


def test_dropped_files_go_to_the_page_that_takes_them(
    window: MainWindow, made: dict[str, SmallPage], tmp_path: Path
) -> None:
    assert drop(window, dragged(tmp_path, "TN_32014_0009.TNB"))
    assert window.current_page() is made["sync"]
    assert made["sync"].files == (tmp_path / "TN_32014_0009.TNB",)


def test_the_page_shown_comes_first_when_several_take_a_file(
    window: MainWindow, made: dict[str, SmallPage], tmp_path: Path
) -> None:
    window.open_page("sync")
    drop(window, dragged(tmp_path, "ho.csv"))
    assert made["sync"].files == (tmp_path / "ho.csv",)
    window.open_page("today")
    drop(window, dragged(tmp_path, "ho.csv"))
    assert made["households"].files == (tmp_path / "ho.csv",)


def test_files_that_nobody_takes_are_not_accepted(
    window: MainWindow, made: dict[str, SmallPage], tmp_path: Path
) -> None:
    assert not drop(window, dragged(tmp_path, "anh.jpg"))
    assert not drop(window, dragged(tmp_path, "a.xlsx", "b.tnb"))
    assert window.current_page() is made["today"]


def test_the_zoom_goes_by_keys_and_is_remembered(
    window: MainWindow, made: dict[str, SmallPage], settings: WindowSettings
) -> None:
    press(window, Qt.Key.Key_Equal, CONTROL)
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert (current_theme().zoom, settings.zoom()) == (125, 125)
    assert window.sidebar.width() == 112
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert (current_theme().zoom, window.sidebar.width()) == (115, 239)
    press(window, Qt.Key.Key_0, CONTROL)
    assert (current_theme().zoom, window.sidebar.width()) == (100, 208)


@pytest.mark.parametrize(
    ("width", "height", "compact"), [(1366, 768, False), (1280, 768, True), (1366, 660, True)]
)
def test_a_small_window_is_compact(window: MainWindow, width: int, height: int, compact: bool) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    assert current_theme().compact is compact


def test_palette_and_language_change_while_the_window_is_open(
    window: MainWindow, made: dict[str, SmallPage], settings: WindowSettings
) -> None:
    window.set_palette_name(PaletteName.DARK)
    QApplication.processEvents()
    assert window.palette().window().color().name() == "#1c1b19"
    window.set_language(Language.VIETNAMESE)
    QApplication.processEvents()
    assert window.sidebar.foot.lock.accessibleName() == "Khóa"
    window.set_language(Language.ENGLISH)
    QApplication.processEvents()
    assert window.sidebar.foot.lock.accessibleName() == "Lock"
    assert (settings.palette(), settings.language()) == (PaletteName.DARK, Language.ENGLISH)


def test_the_window_opens_where_it_was_closed(
    window: MainWindow, made: dict[str, SmallPage], settings: WindowSettings, tmp_path: Path
) -> None:
    window.open_page("print")
    window.set_palette_name(PaletteName.DARK)
    window.set_zoom(115)
    window.close()
    again = WindowSettings(tmp_path / "window.ini")
    assert (again.page(), again.theme()) == ("print", Theme(palette=PaletteName.DARK, asked_zoom=115))
    assert not again.geometry().isEmpty()


def test_the_first_time_it_takes_the_whole_of_a_screen_that_is_hardly_larger(
    window: MainWindow, settings: WindowSettings, translations: Translations, qtbot: QtBot
) -> None:
    window.hide()
    window.show_first()  # the screen of the tests has 800 x 800
    assert window.isMaximized()
    window.close()
    again = MainWindow(settings, JobRunner(ManualExecutor()), translations, lambda: None)
    qtbot.addWidget(again)
    again.setWindowState(Qt.WindowState.WindowNoState)
    again.show_first()
    assert not again.isMaximized()


def test_dialogs_begin_where_the_last_file_was(
    settings: WindowSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return str(tmp_path / "usb" / "danh-sach.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    (tmp_path / "usb").mkdir()
    FileDialogs(settings).open_file(parent, "", "")
    again = FileDialogs(settings)
    again.open_file(parent, "", "")
    assert Path(asked[0]).is_dir()
    assert Path(asked[0]) != Path.cwd()
    assert asked[1] == str(tmp_path / "usb")
    (tmp_path / "usb").rmdir()
    assert again.folder() == asked[0]


def test_nonsense_in_the_settings_reads_as_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[window]\npalette=pink\nzoom=7000\nlanguage=xx\n", encoding="utf-8")
    settings = WindowSettings(path)
    assert settings.theme() == Theme()
    assert settings.language() is Language.VIETNAMESE


def test_closing_stops_the_jobs_before_the_callback(
    window: MainWindow, made: dict[str, SmallPage], closed: list[str]
) -> None:
    job = window.jobs.submit(lambda _: None, lambda _: closed.append("delivered"))
    window.close()
    assert (closed, job.stopped, window.jobs.busy) == (["closed"], True, False)


def test_a_page_with_something_half_done_keeps_the_window_open(
    window: MainWindow, made: dict[str, SmallPage], closed: list[str]
) -> None:
    made["today"].closable = False
    window.close()
    assert (closed, window.isVisible()) == ([], True)
    made["today"].closable = True


def test_the_window_fits_the_smallest_screen(window: MainWindow, made: dict[str, SmallPage]) -> None:
    window.resize(1280, 660)
    checks.settle(window)
    assert window.size() == QSize(1280, 660)
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 660


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [100, 125, 150])
@pytest.mark.parametrize("palette", PaletteName)
def test_nothing_is_cut_nameless_or_outside(
    window: MainWindow,
    made: dict[str, SmallPage],
    picture: Callable[[QWidget, str], None],
    palette: PaletteName,
    zoom: int,
    size: tuple[int, int],
) -> None:
    window.set_demo(running=True)
    window.set_badge("sync", 23)
    window.resize(*size)
    window.set_palette_name(palette)
    window.set_zoom(zoom)
    checks.settle(window)
    picture(window, f"shell-{palette.value}-{zoom}-{size[0]}x{size[1]}")
    assert checks.cut_texts(window) == []
    assert checks.unnamed(window) == []
    assert checks.outside_parent(window) == []
    assert checks.overlapping(window) == []
    assert checks.small_targets(window) == []


def test_the_sidebar_names_campaign_officer_settings_and_help_whole(
    window: MainWindow, made: dict[str, SmallPage], qtbot: QtBot
) -> None:
    window.set_officer(LONG)
    side = window.sidebar
    for width, height in SIZES:
        window.resize(width, height)
        checks.settle(window)
        shown = (side.campaign_name, side.foot.settings, side.foot.help, side.foot.name, side.foot.lock)
        assert [checks.told(part) for part in shown if not checks.is_whole(part)] == [], (width, height)
        assert checks.cut_texts(side) == []
        assert checks.overlapping(side) == []
    with qtbot.waitSignal(side.campaign_requested):
        click(side.campaign)
    with qtbot.waitSignal(side.settings_requested):
        click(side.foot.settings)
    with qtbot.waitSignal(window.help_requested):
        click(side.foot.help)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("width", "height", "zoom", "folds"),
    [
        (1024, 600, 100, False),
        (1024, 600, 150, False),
        (1366, 768, 150, False),
        (1366, 768, 200, False),
        (1366, 600, 200, True),
    ],
)
def test_in_the_rail_every_page_and_a_way_to_settings_help_and_lock_stand_whole(
    window: MainWindow, made: dict[str, SmallPage], width: int, height: int, zoom: int, *, folds: bool
) -> None:
    window.set_officer(LONG)
    window.set_zoom(zoom)
    window.resize(width, height)
    checks.settle(window)
    side = window.sidebar
    assert side.pages.verticalScrollBar().maximum() == 0
    foot = side.foot
    ways = [foot.more] if folds else [foot.settings, foot.help, foot.lock]
    assert [checks.told(part) for part in ways if not checks.is_whole(part)] == []
    if folds:
        foot.more.click()
        menu = window.findChild(QMenu)
        assert menu is not None
        assert len(menu.actions()) == 3
        menu.close()

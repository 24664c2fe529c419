"""The real window over a real workspace of a hamlet, filled from a sample list, in the campaign's weeks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.records.workspace import Language as WorkspaceLanguage
from core.records.workspace import NewWorkspace
from tests.storage.wards import CHEAP
from tools.translations import FOLDER, run, tool
from ui.qt.application import dress_application
from ui.qt.changes import ChangeNotifier
from ui.qt.context import PageContext
from ui.qt.dialogs import FileDialogs
from ui.qt.households.page import HouseholdsPage
from ui.qt.households.page import make_page as make_households
from ui.qt.i18n import Language, Translations
from ui.qt.icons import Icon
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.page_ids import PageId
from ui.qt.pages import Page, PageSpec
from ui.qt.quick.page import QuickPage
from ui.qt.quick.page import make_page as make_quick
from ui.qt.report.page import make_page as make_report
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme
from ui.qt.today.page import TodayPage
from ui.qt.today.page import make_page as make_today

SAMPLES = Path(__file__).parents[1] / "samples"
ROSTER = SAMPLES / "khom-3-phuong-ly-van-lam.csv"
MONDAY = datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager, and warns of it for each window and menu."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled whether or not another page still lacks words; the translations gate looks at that."""
    folder = tmp_path_factory.mktemp("qm")
    for source in sorted(FOLDER.glob("*.ts")):
        run([tool("lrelease"), "-silent", str(source), "-qm", str(folder / f"{source.stem}.qm")])
    return folder


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    dress_application(qapp, Theme(), Language.ENGLISH).remove()
    yield qapp
    apply_theme(qapp, Theme())


@pytest.fixture
def translations(dressed: QApplication, catalogues: Path) -> Iterator[Translations]:
    made = Translations(dressed, catalogues)
    made.switch(Language.VIETNAMESE)
    yield made
    made.switch(Language.ENGLISH)
    made.remove()


@pytest.fixture
def clock() -> FixedClock:
    """Monday, 14 September 2020, 09:42: five days before the deadline of the letter."""
    return FixedClock(MONDAY)


def new_workspace(campaign: str = "bluezone-2020") -> NewWorkspace:
    return NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign=campaign,
    )


def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource())


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the 167 households of the sample list, copied for each test."""
    folder = tmp_path_factory.mktemp("template") / "w"
    services = workspaces(FixedClock(MONDAY)).create(folder, new_workspace())
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((ROSTER,)))
    services.close()
    return folder


@pytest.fixture
def folder(template: Path, workspace_dir: Path) -> Path:
    shutil.copytree(template, workspace_dir)
    return workspace_dir


@dataclass(slots=True)
class Desk:
    """The window and its workspace."""

    window: MainWindow
    services: Services
    context: PageContext

    def today(self) -> TodayPage:
        page = self.window.open_page(PageId.TODAY)
        assert isinstance(page, TodayPage)
        return page

    def quick(self, target: str = "") -> QuickPage:
        self.window.go_to_page(PageId.QUICK, target)
        page = self.window.current_page()
        assert isinstance(page, QuickPage)
        return page

    def households(self, target: str = "") -> HouseholdsPage:
        self.window.go_to_page(PageId.HOUSEHOLDS, target)
        page = self.window.current_page()
        assert isinstance(page, HouseholdsPage)
        QApplication.processEvents()
        return page


def field_specs(context: PageContext) -> tuple[PageSpec, ...]:
    """The pages of the field, and bare ones where they lead to."""
    makers: dict[PageId, tuple[Icon, Callable[[], Page]]] = {
        PageId.TODAY: (Icon.TODAY, lambda: make_today(context)),
        PageId.QUICK: (Icon.RECORD, lambda: make_quick(context)),
        PageId.HOUSEHOLDS: (Icon.HOUSEHOLDS, lambda: make_households(context)),
        PageId.SYNC: (Icon.SYNC, lambda: Page(PageId.SYNC)),
        PageId.ROSTER: (Icon.FILE, lambda: Page(PageId.ROSTER)),
        PageId.REPORT: (Icon.REPORT, lambda: make_report(context)),
    }
    return tuple(
        PageSpec(page_id=page_id, icon=icon, title=partial(str, page_id.value), make=make)
        for page_id, (icon, make) in makers.items()
    )


OpenDesk = Callable[[Services], Desk]


@pytest.fixture
def open_desk(translations: Translations, tmp_path: Path, qtbot: QtBot) -> Iterator[OpenDesk]:
    """Opens a window over a workspace; the workspace is closed with it."""
    opened: list[Desk] = []

    def open_it(services: Services) -> Desk:
        settings = WindowSettings(tmp_path / f"window-{len(opened)}.ini")
        window = MainWindow(settings, JobRunner(ManualExecutor()), translations, lambda: None)
        context = PageContext(
            services=services,
            jobs=window.jobs,
            settings=settings,
            changes=ChangeNotifier(services.changes, window),
            dialogs=FileDialogs(),
            look_around=lambda: None,
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.install(field_specs(context))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        desk = Desk(window=window, services=services, context=context)
        opened.append(desk)
        return desk

    yield open_it
    for desk in opened:
        desk.services.close()


@pytest.fixture
def services(folder: Path, clock: FixedClock) -> Services:
    return workspaces(clock).open(folder)


@pytest.fixture
def desk(open_desk: OpenDesk, services: Services) -> Desk:
    return open_desk(services)


@pytest.fixture
def demo_desk(open_desk: OpenDesk, clock: FixedClock, workspace_dir: Path) -> Desk:
    """The demo ward: 372 households in eight groups, some of them visited."""
    made = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
    return open_desk(made.create_demo(workspace_dir, WorkspaceLanguage.VIETNAMESE))


@pytest.fixture
def picture() -> Callable[[QWidget, str], None]:
    """Return a function that saves a picture of a widget to TUNG_NHA_PICTURES; without it pictures are not
    kept.
    """
    kept = os.environ.get("TUNG_NHA_PICTURES")

    def save(widget: QWidget, name: str) -> None:
        if kept:
            Path(kept).mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(Path(kept) / f"{name}.png"))

    return save

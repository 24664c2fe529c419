"""Real windows over real workspaces: a ward with visits and its province, in the campaign's weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync import keyfile
from tools.translations import FOLDER, compile_all
from ui.qt.application import dress_application
from ui.qt.data_folder import DataFolder
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.pages import Page
from ui.qt.session import Session
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme

MONDAY = datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM)
WARD = "32014"
PROVINCE = "96"
DOORS = (
    ("Khóm 1", "Trần Văn Ánh", 3, 2, 2),
    ("Khóm 1", "Lê Thị Hoa", 2, 2, 1),
    ("Khóm 2", "Phạm Hữu Dũng", 4, 3, 0),
    ("Khóm 2", "Võ Kim Loan", 2, 1, 1),
    ("Khóm 10", "Ngô Thị Ý", 5, 4, 2),
)
"""Hamlet, head, people, smartphones, installed."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager for sizes, and warns of it for each window."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qm")
    compile_all(FOLDER, folder)
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
    """Monday, 14 September 2020, 09:42."""
    return FixedClock(MONDAY)


@dataclass(slots=True)
class Answers:
    """Answers the questions of file dialogs with what the test laid ready."""

    open: list[Path] = field(default_factory=list)
    save: Path | None = None
    folder: Path | None = None
    asked: list[str] = field(default_factory=list)

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        self.asked.append(kinds)
        return tuple(self.open)

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        self.asked.append(kinds)
        return self.open[0] if self.open else None

    def save_file(self, parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
        self.asked.append(proposed)
        return self.save

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder


class HandExecutor(ManualExecutor):
    """Jobs wait until `wait` runs them."""

    @override
    def wait(self) -> None:
        while self.waiting:
            self.run_next()


@dataclass(slots=True)
class Office:
    """A window and its workspace."""

    window: MainWindow
    session: Session
    services: Services
    answers: Answers
    executor: HandExecutor

    def open(self, page_id: str) -> Page:
        self.window.go_to_page(page_id)
        page = self.window.current_page()
        assert page is not None
        return page

    def finish_jobs(self) -> None:
        """Run what waits, and deliver its outcome."""
        self.executor.wait()
        QApplication.processEvents()


OpenOffice = Callable[[Services], Office]


@pytest.fixture
def open_office(
    translations: Translations, tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> Iterator[OpenOffice]:
    """Opens a window over a workspace; the workspace is closed with it.

    A second window on one workspace is that of the next start: the first one lets it go.
    """
    opened: list[Office] = []

    def open_it(services: Services) -> Office:
        for former in opened:
            if former.services.info.folder == services.info.folder:
                former.session.one_window.let_go()
        settings = WindowSettings(tmp_path / f"window-{len(opened)}.ini")
        executor, answers = HandExecutor(), Answers()
        window = MainWindow(settings, JobRunner(executor), translations, lambda: None)
        session = Session(
            window,
            lambda: Workspaces(clock=clock, ids=IdSource()),
            folder=services.info.folder,
            data_folder=DataFolder(settings, services.info.folder),
            dialogs=answers,
            clock=clock,
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        session.enter(services)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        office = Office(window=window, session=session, services=services, answers=answers, executor=executor)
        opened.append(office)
        return office

    yield open_it
    for office in opened:
        office.services.close()


def new_workspace(unit: str, hamlet: str | None = None) -> NewWorkspace:
    return NewWorkspace(
        unit_code=unit,
        valid_from=None,
        hamlet=hamlet,
        officer_name="Lê Văn Tám",
        campaign="bluezone-2020",
    )


def add_doors(services: Services, doors: tuple[tuple[str, str, int, int, int], ...] = DOORS) -> None:
    """Households with one visit each."""
    for hamlet, head, people, smartphones, installed in doors:
        household = services.households.add(NewHousehold(name=head, hamlet=hamlet, phone="0912345678")).value
        services.visits.record(
            VisitEntry(
                household=household,
                result=Result.COMPLETED,
                at=services.clock.now(),
                people=people,
                smartphones=smartphones,
                had=0,
                installed=installed,
            )
        )


@pytest.fixture
def ward(tmp_path: Path, clock: FixedClock) -> Services:
    """Phường 8 with five households in three hamlets, each visited once."""
    services = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "phường 8", new_workspace(WARD))
    add_doors(services)
    return services


@pytest.fixture
def province(tmp_path: Path, clock: FixedClock) -> Services:
    return Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "tỉnh", new_workspace(PROVINCE))


def save_key(services: Services, path: Path) -> Path:
    path.write_text(keyfile.write(services.batches.own_keys()), encoding="utf-8")
    return path


def enrol(laptop: Services, province: Services, folder: Path) -> None:
    folder.mkdir()
    request = province.enrolment.open_request(
        laptop.enrolment.write_request(folder, province.batches.own_keys())
    )
    number = laptop.batches.own_keys().number
    (answer,) = province.enrolment.approve(request, number, folder).value.files
    laptop.enrolment.accept(answer)


@pytest.fixture
def key(province: Services, tmp_path: Path) -> Path:
    return save_key(province, tmp_path / "khoa-tinh.txt")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def enrolled(ward: Services, province: Services, stick: Path) -> Services:
    """The ward's machine as the province approved it; its answer is obeyed."""
    enrol(ward, province, stick / "duyệt")
    return ward


@pytest.fixture
def twin(clock: FixedClock, tmp_path: Path, province: Services, stick: Path) -> Iterator[Services]:
    """A second laptop of the ward."""
    made = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "máy hai", new_workspace(WARD, "Khóm 2"))
    enrol(made, province, stick / "duyệt hai")
    yield made
    made.close()

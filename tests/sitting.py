"""A real window over a real workspace; jobs run when called, dialogs answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from storage.keys.sealing import Cost
from tools.translations import FOLDER, compile_all
from ui.qt.application import dress_application
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.session import Session
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme

CHEAP: Final = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
SAMPLES: Final = Path(__file__).parent / "samples"
PASSPHRASE: Final = "mot hai ba bon"


OFFSCREEN_NOISE: Final = "This plugin does not support"
"""The offscreen platform has no window manager, and warns of it for each window and menu."""


@dataclass(slots=True)
class ReadyDialogs:
    """Answers every question with what was prepared, and keeps what was asked."""

    opened: tuple[Path, ...] = ()
    saved: Path | None = None
    folder: Path | None = None
    asked: list[str] = field(default_factory=list)

    def open_files(self, _parent: QWidget, title: str, _kinds: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.opened

    def open_file(self, _parent: QWidget, title: str, _kinds: str) -> Path | None:
        self.asked.append(title)
        return next(iter(self.opened), None)

    def save_file(self, _parent: QWidget, title: str, _proposed: str, _kinds: str) -> Path | None:
        self.asked.append(title)
        return self.saved

    def choose_folder(self, _parent: QWidget, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder


@dataclass(slots=True, kw_only=True)
class Desk:
    """Everything a test holds of one sitting."""

    window: MainWindow
    session: Session
    jobs: ManualExecutor
    dialogs: ReadyDialogs
    settings: WindowSettings

    @property
    def screen(self) -> QWidget:
        shown = self.window.screens.currentWidget()
        assert shown is not None
        return shown

    def named(self, name: str) -> QWidget:
        """The widget of this object name that can be seen."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisibleTo(self.window)]
        assert len(found) == 1, (name, found)
        return found[0]


Sit = Callable[..., Desk]


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qm")
    compile_all(FOLDER, folder)
    return folder


@pytest.fixture
def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)


@pytest.fixture
def make_ward(workspaces: Workspaces, workspace_dir: Path) -> Callable[..., Services]:
    """Makes the workspace of a khóm and leaves it open."""

    def make(passphrase: str | None = None) -> Services:
        new = NewWorkspace(
            unit_code="32014",
            valid_from=None,
            hamlet="Khóm 3",
            officer_name="Lê Văn Tám",
            campaign="vneid-2026",
            passphrase=passphrase,
        )
        return workspaces.create(workspace_dir, new)

    return make


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    made = WindowSettings(tmp_path / "window.ini")
    made.set_language(Language.ENGLISH)
    return made


@pytest.fixture
def translations(qapp: QApplication, tmp_path: Path) -> Iterator[Translations]:
    """Without catalogues: the window speaks its English sources."""
    dress_application(qapp, Theme(), Language.ENGLISH).remove()
    made = Translations(qapp, tmp_path / "none")
    made.switch(Language.ENGLISH)
    yield made
    made.switch(Language.ENGLISH)
    made.remove()
    apply_theme(qapp, Theme())


@pytest.fixture
def sit(
    qtbot: QtBot,
    translations: Translations,
    settings: WindowSettings,
    workspaces: Workspaces,
    workspace_dir: Path,
    clock: FixedClock,
) -> Iterator[Sit]:
    """Opens the window and waits until the session has begun: `sit(demo=True)` opens the demo.

    `sit(folder=..., settings=...)` is another laptop; `folder=None` is a start without that option.
    """
    desks: list[Desk] = []

    def open_window(
        *, settings: WindowSettings = settings, usual_folder: Path = workspace_dir, **options: object
    ) -> Desk:
        jobs, dialogs = ManualExecutor(), ReadyDialogs()
        wanted = {"folder": workspace_dir, **options}
        window, session = make_window(
            WindowOptions(**wanted),  # type: ignore[arg-type]  # tests name them
            settings,
            translations,
            lambda: workspaces,
            usual_folder=lambda: usual_folder,
            jobs=JobRunner(jobs),
            dialogs=dialogs,
            clock=clock,
        )
        qtbot.addWidget(window)
        desk = Desk(window=window, session=session, jobs=jobs, dialogs=dialogs, settings=settings)
        desks.append(desk)
        window.show()
        window.activateWindow()
        begun = [False]
        session.entered.connect(lambda: begun.__setitem__(0, True))

        def has_begun() -> bool:
            if options.get("demo"):
                jobs.wait()
            return begun[0] or window.screens.currentWidget() is not window.desk

        qtbot.waitUntil(has_begun)
        return desk

    yield open_window
    for desk in desks:
        desk.window.close()

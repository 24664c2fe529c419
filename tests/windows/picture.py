"""Run by the Python of Windows: the window of a ward on the platform of Windows, as a picture.

With `card` the settings of a ward with a stick that holds an update.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.updates import InstalledUpdates
from app.workspaces import Workspaces, system_workspaces
from core.base.clock import SystemClock
from core.records.workspace import Language as WorkspaceLanguage
from core.records.workspace import NewWorkspace
from core.updates.models import Program
from storage.keys.minisign import public_key_text
from tests.backup.conftest import FolderVolumes
from tests.updates.package import SEED, issue
from ui.qt.application import APP_ID, dress_application, make_application
from ui.qt.dialogs import FileDialogs
from ui.qt.fonts import load_fonts
from ui.qt.i18n import Language
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings
from ui.qt.settings_page.page import SettingsPage

WARD = NewWorkspace(
    unit_code="32059",
    valid_from=None,
    hamlet="Ấp 1",
    officer_name="Lê Văn Tám",
    campaign="vneid-2026",
)


def with_an_update(folder: Path) -> Workspaces:
    """Return workspaces of an installed program whose stick holds a later version."""
    volumes, program = FolderVolumes(), folder / "Programs" / "tung-nha"
    stick, setup = folder / "USB của Út", b"no program"
    volumes.plug(stick, "KINGSTON")
    program.mkdir(parents=True)
    name = "tung-nha-9.0.0-setup.exe"
    (stick / name).write_bytes(setup)
    payload = {"name": name, "bytes": len(setup), "sha256": hashlib.sha256(setup).hexdigest()}
    changes = {"vi": "Nhanh hơn; in được tờ A6.", "en": "Faster; prints A6."}
    issue(stick, "9.0.0", system="windows", payload=payload, changes=changes)
    updates = InstalledUpdates(
        program=Program(version="0.1.0", schema=4, system="windows", machine="x86_64"),
        folder=program,
        public_key=public_key_text(SEED),
        state=folder / "updates",
        volumes=volumes,
    )
    return replace(system_workspaces(), replaced_updates=updates)


def main(folder: Path, name: str) -> None:
    app = make_application([APP_ID])
    assert not load_fonts()
    settings = WindowSettings(folder / "window.ini")
    translations = dress_application(app, settings.theme(), Language.VIETNAMESE)
    executor, ward = ManualExecutor(), folder / "ward"
    if name == "card":
        workspaces = with_an_update(folder)
        workspaces.create(ward, WARD).close()
    else:
        workspaces = system_workspaces()
        workspaces.create_demo(ward, WorkspaceLanguage.VIETNAMESE).close()
    window, session = make_window(
        WindowOptions(folder=ward),
        settings,
        translations,
        lambda: workspaces,
        jobs=JobRunner(executor),
        dialogs=FileDialogs(),
        clock=SystemClock(),
    )

    def settle() -> None:
        for _ in range(5):
            executor.wait()
            app.processEvents()

    window.resize(1280, 720)
    window.show()
    session.enter(workspaces.open(ward))
    settle()
    if name == "card":
        window.sidebar.foot.settings.click()
        settle()
        page = window.current_page()
        assert isinstance(page, SettingsPage)
        page.updates.install.setFocus()
        settle()
        assert "9.0.0" in page.updates.offered.text()
        assert page.updates.install.isVisible()
    print("platform", QApplication.platformName())
    window.screen().grabWindow(0).save(str(folder / f"{name}-desktop.png"))
    window.grab().save(str(folder / f"{name}.png"))
    window.close()
    print("closed", not window.isVisible())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

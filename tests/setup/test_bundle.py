"""The rules of the one-folder build, by paths; the built folder itself is looked at in test_frozen.py."""

from __future__ import annotations

import pytest

from core.base.program import VERSION
from tools.bundle import EXCLUDED_MODULES, is_kept
from tools.version_resource import project_version, version_resource

KEPT = [
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6\\plugins\\platforms\\qwindows.dll",
    "PySide6\\Qt6Gui.dll",
    "python311.dll",
    "libpython3.11.so.1.0",
    "libxcb-cursor.so.0",
    "resources/i18n/tung-nha_vi.qm",
    "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
]
DROPPED = [
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
    "PySide6/Qt/lib/libQt6Network.so.6",
    "PySide6\\Qt6Network.dll",
    "PySide6\\plugins\\tls\\qopensslbackend.dll",
    "PySide6/Qt/translations/qtbase_de.qm",
    "reportlab/fonts/DarkGardenMK.pfb",
    "libreadline.so.8",
    "libglib-2.0.so.0",
    "resources/i18n/tung-nha_vi.ts",
]


@pytest.mark.parametrize("path", KEPT)
def test_what_the_app_needs_is_shipped(path: str) -> None:
    assert is_kept(path)


@pytest.mark.parametrize("path", DROPPED)
def test_what_is_gpl_online_or_unused_is_not_shipped(path: str) -> None:
    assert not is_kept(path)


def test_gpl_and_network_modules_are_excluded() -> None:
    assert {"readline", "ssl", "smtplib", "PySide6.QtNetwork", "pip", "tkinter"} <= set(EXCLUDED_MODULES)


def test_the_program_and_the_project_have_one_version() -> None:
    assert project_version() == VERSION


def test_the_version_resource_carries_the_projects_version() -> None:
    text = version_resource(project_version())
    compile(text, "version_resource", "eval")
    assert f"'FileVersion', '{project_version()}'" in text
    assert "filevers=(0, 1, 0, 0)" in version_resource("0.1.0")

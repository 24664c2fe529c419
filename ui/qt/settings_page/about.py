"""Name, version and licences of this program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.program import VERSION, crash_folder
from ui.qt.resources import RESOURCES
from ui.qt.settings_page.section import Section
from ui.qt.shared.folders import open_folder
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.sidebar import APP_NAME

LICENCES: Final = "THIRD_PARTY_LICENSES"


def licences_path() -> Path:
    """Beside the program, in a checkout and in the frozen folder alike."""
    return RESOURCES.parent / LICENCES


def made_crash_folder() -> Path:
    """Made where no crash was ever written, so that the button shows an empty folder."""
    folder = crash_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class AboutSection(Section):
    """The notice that the LGPL requires, and the paths of the texts."""

    def __init__(
        self, parent: QWidget | None = None, *, show_folder: Callable[[Path], object] = open_folder
    ) -> None:
        super().__init__(parent)
        self.version = Label("", TextStyle.STRONG, wrap=True)
        self.notice_text = Label("", wrap=True)
        self.path = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.open = Button("", ButtonKind.LINK)
        self.open.setObjectName("settings.licences")
        self.crashes = Button("", ButtonKind.LINK)
        self.crashes.setObjectName("settings.crashes")
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.crashes)
        row.addStretch(1)
        for part in (self.version, self.notice_text, self.path):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.open.clicked.connect(self._open)
        self.crashes.clicked.connect(lambda: show_folder(made_crash_folder()))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("About"))
        self.version.setText(f"{APP_NAME} {VERSION}")
        self.notice_text.setText(
            self.tr(
                "Free software under the Apache License 2.0. The window uses Qt {qt} and PySide6 {pyside}"
                " under the GNU LGPL 3: they lie beside the program as separate files and may be replaced by"
                " versions of your own. Their source is at qt.io, or comes with this program on request."
            ).format(qt=qVersion(), pyside=PySide6.__version__)
        )
        self.path.setText(self.tr("Texts of all licences: {path}").format(path=licences_path()))
        self.open.set_text(self.tr("Open the licences"))
        self.crashes.set_text(self.tr("Folder of crash files"))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(licences_path())))

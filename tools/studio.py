"""A camera before the real window: over the demo ward and a demo province, at a fixed clock."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (  # noqa: TID251 - it looks at the window
    QAbstractButton,
    QApplication,
    QLineEdit,
    QWidget,
)

from core.records.workspace import Language as WorkspaceLanguage
from tools.scenes import PASSPHRASE, Stage, set_stage
from ui.qt.application import dress_application
from ui.qt.fonts import load_fonts
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.page_ids import PageId
from ui.qt.resources import TRANSLATIONS
from ui.qt.session import Session
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme, apply_theme
from ui.qt.tokens import PaletteName

SIZE: Final = QSize(1366, 768)
LARGEST_BYTES: Final = 200 * 1024
COLOURS: Final = 256
"""A picture of a window needs no more, and is a third of the size."""

SETTLE_ROUNDS: Final = 20


@dataclass(slots=True, kw_only=True)
class Camera:
    """A window, and where its pictures go."""

    window: MainWindow
    session: Session
    jobs: ManualExecutor
    out: Path

    def settle(self) -> None:
        """Until nothing is left to do, and what was thrown away is gone."""
        for _ in range(SETTLE_ROUNDS):
            self.jobs.wait()
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def take(self, name: str) -> None:
        """The window as it is now, in the light palette and in the dark one."""
        for palette, ending in ((PaletteName.DARK, "-toi"), (PaletteName.LIGHT, "")):
            self.window.set_palette_name(palette)
            self.take_one(f"{name}{ending}")

    def take_one(self, name: str) -> None:
        """The window as it is now, in the palette in force."""
        self.settle()
        path = self.out / f"{name}.png"
        picture = picture_of(self.window)
        picture.save(path, "PNG", optimize=True)
        size = path.stat().st_size
        sys.stdout.write(f"{path}  {picture.width}x{picture.height}  {size // 1024} KB\n")
        if size > LARGEST_BYTES:
            raise SystemExit(f"{path.name} is larger than {LARGEST_BYTES // 1024} KB")

    def glance(self, name: str) -> None:
        """A picture that is not kept: as it is, whatever it weighs."""
        self.window.grab().save(str(self.out / f"{name}.png"))

    def go_to(self, page: PageId, target: str = "") -> None:
        self.window.go_to_page(page, target)
        self.settle()

    def named(self, name: str) -> QWidget:
        return next(part for part in self.window.findChildren(QWidget, name) if part.isVisible())

    def press(self, name: str) -> None:
        part = self.named(name)
        if not isinstance(part, QAbstractButton):
            raise TypeError(name)
        part.click()
        self.settle()

    def write(self, name: str, text: str) -> None:
        part = self.named(name)
        edit = part if isinstance(part, QLineEdit) else part.findChild(QLineEdit)
        if edit is None:
            raise LookupError(name)
        edit.setText(text)
        self.settle()


def picture_of(window: QWidget) -> Image.Image:
    """Return a picture of the window, in few colours."""
    shot = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, pixels = (shot.width(), shot.height()), bytes(shot.constBits())
    full = Image.frombuffer("RGB", size, pixels, "raw", "RGB", shot.bytesPerLine(), 1)
    return full.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)


class NoDialogs:
    """Nobody is asked while pictures are taken."""

    def open_files(self, _parent: QWidget, _title: str, _kinds: str) -> tuple[Path, ...]:
        return ()

    def open_file(self, _parent: QWidget, _title: str, _kinds: str) -> Path | None:
        return None

    def save_file(self, _parent: QWidget, _title: str, _proposed: str, _kinds: str) -> Path | None:
        return None

    def choose_folder(self, _parent: QWidget, _title: str) -> Path | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Objects that the windows of a run share."""

    stage: Stage
    translations: Translations
    language: Language
    folder: Path
    out: Path

    @property
    def passphrase_file(self) -> Path:
        return self.folder / "mat-khau.txt"

    @contextmanager
    def camera(self, data: Path) -> Iterator[Camera]:
        """The real window over the workspace in `data`; a wizard where there is none."""
        settings = WindowSettings(self.folder / f"{data.name}.ini")
        settings.set_language(self.language)
        self.translations.switch(self.language)
        jobs = ManualExecutor()
        window, session = make_window(
            WindowOptions(folder=data, passphrase_file=self.passphrase_file),
            settings,
            self.translations,
            lambda: self.stage.workspaces,
            jobs=JobRunner(jobs),
            dialogs=NoDialogs(),
            clock=self.stage.clock,
        )
        window.resize(SIZE)
        window.show()
        window.activateWindow()
        camera = Camera(window=window, session=session, jobs=jobs, out=self.out)
        camera.settle()
        try:
            yield camera
        finally:
            window.set_palette_name(PaletteName.LIGHT)
            window.set_zoom(100)
            window.close()
            window.deleteLater()
            camera.settle()


@contextmanager
def folder_of_one_name() -> Iterator[Path]:
    """Yield a folder whose path is in the pictures, so it is the same each time; a concurrent run is
    refused.
    """
    folder = Path(tempfile.gettempdir()) / "tung-nha-hinh"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def open_studio(
    app: QApplication, folder: Path, out: Path, language: Language, catalogues: Path = TRANSLATIONS
) -> Iterator[Studio]:
    """Set the stage in the empty `folder`, with the application dressed; pictures are written into `out`.

    `catalogues` is the folder of the compiled translations.
    """
    out.mkdir(parents=True, exist_ok=True)
    dress_application(app, Theme(), language).remove()
    translations = Translations(app, catalogues)
    translations.switch(language)
    load_fonts()
    studio = Studio(
        stage=set_stage(folder, WorkspaceLanguage(language.value)),
        translations=translations,
        language=language,
        folder=folder,
        out=out,
    )
    studio.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    try:
        yield studio
    finally:
        translations.switch(Language.ENGLISH)
        translations.remove()
        apply_theme(app, Theme())

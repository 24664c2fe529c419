"""Takes the pictures of every page: python tools/pictures.py [--out DIR] [--language en] [--every]

With `--every` each page is taken in four sizes and three palettes, to be looked at; these are not kept.

The window is the real one, over the demo ward and a demo province, at a clock that stands still; only the
numbers of keys and the codes of files differ from run to run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PIL import Image  # noqa: E402 - the platform is chosen above
from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget  # noqa: E402, TID251 - it looks at the window

from core.workspace import Language as WorkspaceLanguage  # noqa: E402
from tools.scenes import PASSPHRASE, Stage, set_stage, shown_household  # noqa: E402
from tools.translations import FOLDER, compile_all  # noqa: E402
from ui.qt.application import APP_ID, dress_application, make_application  # noqa: E402
from ui.qt.fonts import load_fonts  # noqa: E402
from ui.qt.i18n import Language, Translations  # noqa: E402
from ui.qt.jobs import JobRunner, ManualExecutor  # noqa: E402
from ui.qt.main_window import MainWindow  # noqa: E402
from ui.qt.page_ids import PageId  # noqa: E402
from ui.qt.session import Session  # noqa: E402
from ui.qt.settings import WindowSettings  # noqa: E402
from ui.qt.start import WindowOptions, make_window  # noqa: E402
from ui.qt.theme import Theme  # noqa: E402
from ui.qt.tokens import PaletteName  # noqa: E402

PICTURES: Final = ROOT / "docs" / "pictures"
SIZE: Final = QSize(1366, 768)
LARGEST_BYTES: Final = 200 * 1024
COLOURS: Final = 256
"""A picture of a window needs no more, and is a third of the size."""

EVERY_SIZE: Final = (QSize(1024, 600), QSize(1280, 660), SIZE, QSize(1920, 1080))
SETTLE_ROUNDS: Final = 20
ROSTER: Final = ROOT / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"


@dataclass(slots=True, kw_only=True)
class Camera:
    """A window, and where its pictures go."""

    window: MainWindow
    session: Session
    jobs: ManualExecutor
    out: Path

    def settle(self) -> None:
        """Until nothing is left to do."""
        for _ in range(SETTLE_ROUNDS):
            self.jobs.wait()
            QApplication.processEvents()

    def take(self, name: str) -> None:
        self.settle()
        path = self.out / f"{name}.png"
        picture = picture_of(self.window)
        picture.save(path, "PNG", optimize=True)
        size = path.stat().st_size
        sys.stdout.write(f"{path}  {picture.width}x{picture.height}  {size // 1024} KB\n")
        if size > LARGEST_BYTES:
            raise SystemExit(f"{path.name} is larger than {LARGEST_BYTES // 1024} KB")

    def go_to(self, page: PageId, target: str = "") -> None:
        self.window.go_to_page(page, target)
        self.settle()

    def named(self, name: str) -> QWidget:
        return next(part for part in self.window.findChildren(QWidget, name) if part.isVisible())

    def write(self, name: str, text: str) -> None:
        part = self.named(name)
        edit = part if isinstance(part, QLineEdit) else part.findChild(QLineEdit)
        if edit is None:
            raise LookupError(name)
        edit.setText(text)
        self.settle()


def picture_of(window: QWidget) -> Image.Image:
    """What the window shows now, in few colours."""
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
    """What every window of a run shares."""

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
            window.close()
            window.deleteLater()


def show_first_start(camera: Camera) -> None:
    camera.write("setup.search", "ly van lam")
    camera.take("bat-dau")


def show_list(camera: Camera) -> None:
    camera.window.open_page(PageId.ROSTER).take_files((ROSTER,))
    camera.take("nap-danh-sach")


def show_ward(camera: Camera) -> None:
    camera.go_to(PageId.TODAY)
    camera.take("hom-nay")
    show_quick_line(camera)
    camera.go_to(PageId.HOUSEHOLDS)
    camera.write("households.search", "nguyen thi")
    camera.take("ho-dan")
    show_one_household(camera)
    for page, name in ((PageId.PRINT, "in"), (PageId.SYNC, "dong-bo"), (PageId.REPORT, "bao-cao")):
        camera.go_to(page)
        camera.take(name)
    camera.go_to(PageId.SETTINGS)
    camera.take("cai-dat")
    camera.session.lock()
    camera.take("khoa")


def show_quick_line(camera: Camera) -> None:
    camera.go_to(PageId.QUICK)
    camera.write("quick.line.edit", "322")
    camera.take("ghi-nhanh")
    camera.window.set_palette_name(PaletteName.DARK)
    camera.take("ghi-nhanh-toi")
    camera.window.set_palette_name(PaletteName.LIGHT)
    camera.write("quick.line.edit", "")


def show_one_household(camera: Camera) -> None:
    row = shown_household(camera.session.context().services)
    camera.go_to(PageId.HOUSEHOLDS, row.id)
    camera.take("mot-ho")


def show_province(camera: Camera, waiting: Path) -> None:
    camera.go_to(PageId.REPORT)
    camera.take("tong-hop")
    camera.window.set_palette_name(PaletteName.DARK)
    camera.take("tong-hop-toi")
    camera.window.set_palette_name(PaletteName.LIGHT)
    camera.window.open_page(PageId.SYNC).take_files((waiting,))
    camera.take("nhan-tep")


def every_dress(camera: Camera) -> Iterator[str]:
    """Shows every page in every size and palette, one after the other; answers what is shown now."""
    for size in EVERY_SIZE:
        camera.window.resize(size)
        for palette in PaletteName:
            camera.window.set_palette_name(palette)
            for spec in camera.window.shown_specs():
                camera.go_to(PageId(spec.page_id))
                yield f"{spec.page_id}-{size.width()}x{size.height()}-{palette.value}"


@contextmanager
def folder_of_one_name() -> Iterator[Path]:
    """It stands in the pictures, so it is the same each time; another run at once is refused."""
    folder = Path(tempfile.gettempdir()) / "tung-nha-hinh"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def open_studio(app: QApplication, out: Path, language: Language) -> Iterator[Studio]:
    """The stage set, the application dressed; pictures go into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with folder_of_one_name() as folder:
        translations = dress_application(app, Theme(), language)
        load_fonts()
        studio = Studio(
            stage=set_stage(folder, WorkspaceLanguage(language.value)),
            translations=translations,
            language=language,
            folder=folder,
            out=out,
        )
        studio.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
        yield studio


def take_every(out: Path, language: Language) -> None:
    """Every page of a ward and of a province, in every size and palette."""
    with open_studio(make_application([APP_ID]), out, language) as studio:
        for level, data in (("ward", studio.stage.ward), ("province", studio.stage.province)):
            with studio.camera(data) as camera:
                for dress in every_dress(camera):
                    camera.take(f"{language.value}-{level}-{dress}")


def take_all(out: Path, language: Language) -> None:
    """Every picture that is kept, into `out`."""
    with open_studio(make_application([APP_ID]), out, language) as studio:
        scenes: tuple[tuple[Path, Callable[[Camera], None]], ...] = (
            (studio.folder / "none", show_first_start),
            (studio.stage.hamlet, show_list),
            (studio.stage.ward, show_ward),
            (studio.stage.province, lambda camera: show_province(camera, studio.stage.waiting)),
        )
        for data, show in scenes:
            with studio.camera(data) as camera:
                show(camera)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="takes the pictures of every page", allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=PICTURES, metavar="DIR")
    parser.add_argument("--language", type=Language, choices=tuple(Language), default=Language.VIETNAMESE)
    parser.add_argument("--every", action="store_true", help="every size and palette, into --out")
    found = parser.parse_args(arguments)
    if compile_all(FOLDER):
        return 1
    if found.every and found.out == PICTURES:
        parser.error("--every needs a folder of its own: --out DIR")
    (take_every if found.every else take_all)(found.out, found.language)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

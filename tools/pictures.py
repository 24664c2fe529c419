"""Takes the pictures of every page: python tools/pictures.py [--out DIR] [--language en] [--every]

With `--every` each page and each state of it is taken in four sizes and three palettes, and in
larger type, to be looked at; these are not kept.

The window is the real one, over the demo ward and a demo province, at a fixed clock; only the
numbers of keys and the codes of files differ from run to run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from core.records.workspace import Language as WorkspaceLanguage  # noqa: E402 - the platform is chosen above
from tools.differing_scene import make_differing, show_differing  # noqa: E402
from tools.field_scenes import make_field_ward, show_field  # noqa: E402
from tools.marks_scene import make_gamed, show_gamed  # noqa: E402 - the platform is chosen above
from tools.rounds import dresses_in, rounds  # noqa: E402 - the platform is chosen above
from tools.scenes import shown_household  # noqa: E402
from tools.studio import Camera, folder_of_one_name, open_studio  # noqa: E402
from tools.translations import FOLDER, compile_all  # noqa: E402
from ui.qt.application import APP_ID, make_application  # noqa: E402
from ui.qt.i18n import Language  # noqa: E402
from ui.qt.page_ids import PageId  # noqa: E402

PICTURES: Final = ROOT / "docs" / "pictures"
ROSTER: Final = ROOT / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"


def show_first_start(camera: Camera) -> None:
    camera.press("beginning.new")
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
    camera.window.help_requested.emit(PageId.QUICK)
    camera.take("tro-giup")
    camera.window.help_requested.emit(PageId.QUICK)
    camera.write("quick.line.edit", "")


def show_one_household(camera: Camera) -> None:
    row = shown_household(camera.session.context().services)
    camera.go_to(PageId.HOUSEHOLDS, row.id)
    camera.take("mot-ho")


def show_province(camera: Camera, waiting: Path) -> None:
    camera.go_to(PageId.REPORT)
    camera.take("tong-hop")
    for page, name in (
        (PageId.OFFICE, "ky-bao-cao"),
        (PageId.LETTERS, "cong-van"),
        (PageId.MACHINES, "may-va-khoa"),
    ):
        camera.go_to(page)
        camera.take(name)
    camera.window.open_page(PageId.SYNC).take_files((waiting,))
    camera.take("nhan-tep")


def take_every(out: Path, language: Language) -> None:
    """Every screen in every dress, into `out`."""
    with (
        folder_of_one_name() as folder,
        open_studio(make_application([APP_ID]), folder, out, language) as studio,
    ):
        for camera, name in rounds(studio, dresses_in(language)):
            camera.glance(name)


def take_all(out: Path, language: Language) -> None:
    """Every picture that is kept, into `out`."""
    with (
        folder_of_one_name() as folder,
        open_studio(make_application([APP_ID]), folder, out, language) as studio,
    ):
        scenes: tuple[tuple[Path, Callable[[Camera], None]], ...] = (
            (studio.folder / "none", show_first_start),
            (studio.stage.hamlet, show_list),
            (studio.stage.ward, show_ward),
            (studio.stage.province, lambda camera: show_province(camera, studio.stage.waiting)),
        )
        for data, show in scenes:
            with studio.camera(data) as camera:
                show(camera)
        stage, ward = studio.stage, studio.folder / "field"
        make_field_ward(stage.workspaces, stage.clock, ward, WorkspaceLanguage(language.value)).close()
        with studio.camera(ward) as camera:
            show_field(camera)
        two, words = studio.folder / "differing", WorkspaceLanguage(language.value)
        with studio.camera(make_differing(stage.workspaces, stage.clock, two, words)) as camera:
            show_differing(camera)
        with studio.camera(make_gamed(stage.workspaces, stage.clock, studio.folder / "gamed")) as camera:
            show_gamed(camera)


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

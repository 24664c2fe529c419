"""A walk past every page and every screen of the window, in every dress: size, palette and size of type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from core.application.services import Services
from core.base.clock import VIETNAM
from core.base.errors import ExitCode, UserError
from core.base.ids import HouseholdId
from core.campaigns.models import Stage, Track
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdQuery
from core.records.person import Way
from core.records.workspace import NewWorkspace
from core.tracks.models import NewPoint, PlaceKind
from tools.scenes import AFTERNOON, PASSPHRASE, shown_household
from tools.studio import SIZE, Camera, Studio
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report.page import ReportPage
from ui.qt.setup.wizard import Wizard
from ui.qt.street.geometry import Level
from ui.qt.tokens import PaletteName

Scene = Callable[[Camera], Iterator[str]]
"""Brings the window from one state to the next, and names each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """Size of the window, palette, language, and the type in per cent."""

    size: QSize = field(default_factory=lambda: QSize(SIZE))
    palette: PaletteName = PaletteName.LIGHT
    zoom: int = 100
    language: Language = Language.VIETNAMESE

    @property
    def name(self) -> str:
        size = f"{self.size.width()}x{self.size.height()}"
        return f"{self.language.value}-{size}-{self.palette.value}-{self.zoom}"


COMPACT: Final = QSize(1280, 660)
SMALLEST: Final = QSize(1024, 600)
SIZES: Final = (SMALLEST, COMPACT, SIZE, QSize(1920, 1080))

LARGER: Final = (125, 150, 200)
"""Per cent of the type."""

TRACK_DAY: Final = datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM)
"""A Monday of the campaign that orders four tracks."""

UNDERSTOOD_LINE, BLOCKED_LINE = "322", "324"


def dresses_in(language: Language) -> tuple[Dress, ...]:
    """Every size in every palette, and larger type."""
    return (
        *(Dress(size=size, palette=palette, language=language) for size in SIZES for palette in PaletteName),
        *(Dress(zoom=zoom, language=language) for zoom in LARGER),
        Dress(size=SMALLEST, zoom=150, language=language),
    )


def rounds(studio: Studio, dresses: tuple[Dress, ...]) -> Iterator[tuple[Camera, str]]:
    """Every state of every screen in every dress, one after the other, with the name of each."""
    _add_people(studio)
    walks: tuple[tuple[str, Path, Scene], ...] = (
        ("start", studio.folder / "none", _first_start),
        ("empty", studio.stage.hamlet, _empty_pages),
        ("ward", studio.stage.ward, _ward_pages),
        ("tracks", _ward_of_tracks(studio), _track_pages),
        ("province", studio.stage.province, _province_pages),
    )
    for walk, data, scene in walks:
        studio.stage.clock.instant = TRACK_DAY if walk == "tracks" else AFTERNOON
        with studio.camera(data) as camera:
            yield from _dressed(camera, walk, scene, dresses)
            if walk == "ward":
                yield from _covering_screens(camera, dresses)
    studio.stage.clock.instant = AFTERNOON


def put_on(camera: Camera, dress: Dress) -> None:
    if camera.window.settings.language() is not dress.language:
        camera.window.set_language(dress.language)
    camera.window.resize(dress.size)
    camera.window.set_palette_name(dress.palette)
    camera.window.set_zoom(dress.zoom)
    camera.settle()


def _dressed(
    camera: Camera, walk: str, scene: Scene, dresses: tuple[Dress, ...]
) -> Iterator[tuple[Camera, str]]:
    for dress in dresses:
        put_on(camera, dress)
        for name in scene(camera):
            camera.settle()
            yield camera, f"{walk}-{name}-{dress.name}"


def _first_start(camera: Camera) -> Iterator[str]:
    yield "beginning"
    camera.press("beginning.old")
    yield "old-data"
    camera.press("old.back")
    camera.press("beginning.new")
    wizard = camera.window.screens.currentWidget()
    if not isinstance(wizard, Wizard):
        raise TypeError(type(wizard).__name__)
    camera.write("setup.search", "ly van lam")
    yield "1"
    QTest.keyClick(wizard.unit.search.edit, Qt.Key.Key_Return)
    yield "1-chosen"
    wizard.go_on()
    camera.write("setup.officer", "Nguyễn Văn An")
    for place in range(2, len(wizard.steps) + 1):
        yield str(place)
        if place < len(wizard.steps):
            wizard.go_on()
    for _ in wizard.steps:
        wizard.go_back()


def _all_pages(camera: Camera) -> Iterator[str]:
    for spec in camera.window.shown_specs():
        camera.go_to(PageId(spec.page_id))
        if spec.page_id == PageId.HOUSEHOLDS:
            _close_household(camera)
        yield spec.page_id


def _close_household(camera: Camera) -> None:
    """The page shows again what was open in the dress before; the list is wanted."""
    page = camera.window.current_page()
    if page is not None:
        QTest.keyClick(page, Qt.Key.Key_Escape)
        camera.settle()


def _empty_pages(camera: Camera) -> Iterator[str]:
    """The pages of work before a list is loaded, and the strip of the tour under one."""
    for page in (PageId.TODAY, PageId.QUICK, PageId.HOUSEHOLDS, PageId.REPORT):
        camera.go_to(page)
        yield page
    camera.session.assist.begin_tour()
    yield "tour"
    camera.session.assist.end_tour()


def _ward_pages(camera: Camera) -> Iterator[str]:
    yield from _all_pages(camera)
    camera.go_to(PageId.QUICK)
    for name, line in (("quick-understood", UNDERSTOOD_LINE), ("quick-blocked", BLOCKED_LINE)):
        camera.write("quick.line.edit", line)
        yield name
    camera.write("quick.line.edit", "")
    yield from _street_pages(camera)
    services = camera.session.context().services
    camera.go_to(PageId.HOUSEHOLDS, _second_household(services))
    yield "household"
    camera.go_to(PageId.HOUSEHOLDS, shown_household(services).id)
    yield "household-people"
    camera.window.help_requested.emit(PageId.QUICK)
    yield "help"
    camera.window.help_requested.emit(PageId.QUICK)
    camera.window.command_search_requested.emit()
    camera.write("commands.field", "in")
    yield "commands"
    QTest.keyClick(camera.named("commands.field"), Qt.Key.Key_Escape)


def _province_pages(camera: Camera) -> Iterator[str]:
    yield from _all_pages(camera)
    camera.go_to(PageId.REPORT)
    page = camera.window.current_page()
    if not isinstance(page, ReportPage):
        raise TypeError(type(page).__name__)
    page.tiles.switch.buttons["tiles"].click()
    yield "report-tiles"
    page.tiles.switch.buttons["table"].click()


def _street_pages(camera: Camera) -> Iterator[str]:
    """The street of the households at each distance, and the list again."""
    camera.go_to(PageId.HOUSEHOLDS, "street")
    page = camera.window.current_page()
    if not isinstance(page, HouseholdsPage):
        raise TypeError(type(page).__name__)
    for level in Level:
        page.street.panel.view.set_level(level)
        yield f"street-{level}"
    page.street.panel.view.set_level(Level.HOUSES)
    page.street.switch.buttons["list"].click()


def _track_pages(camera: Camera) -> Iterator[str]:
    camera.go_to(PageId.TODAY)
    yield PageId.TODAY
    for track in Track:
        camera.go_to(PageId.TRACKS, track)
        yield track


def _covering_screens(camera: Camera, dresses: tuple[Dress, ...]) -> Iterator[tuple[Camera, str]]:
    """Yield the screens that cover the pages; each is laid out again in every dress."""
    camera.session.lock()
    camera.settle()
    yield from _dressed(camera, "ward", lambda _: iter(("lock",)), dresses)
    camera.session.repairing.show_trouble(UserError("storage.damaged", exit_code=ExitCode.STORAGE))
    yield from _dressed(camera, "ward", lambda _: iter(("trouble",)), dresses)


def _second_household(services: Services) -> HouseholdId:
    reader = services.store.households
    return reader.rows(reader.numbers(HouseholdQuery())[1:2])[0].id


def _add_people(studio: Studio) -> None:
    """Two people and a child at the door with the longest history, which agreed."""
    services = studio.stage.workspaces.open(studio.stage.ward, PASSPHRASE)
    door = shown_household(services).id
    people = services.people
    people.set_way(door, Way.PERSONS)
    services.consents.give(Subject(household=door), services.consents.purposes, How.PAPER)
    first = people.add(door, NewPerson(name="Phạm Hữu Hà", birth_year=1961)).value
    people.add(door, NewPerson(name="Phạm Lê Minh", birth_year=1988))
    people.add(door, NewPerson(is_child=True))
    people.set_stage(first, StageEntry(stage=Stage.WORKING))
    services.close()


def _ward_of_tracks(studio: Studio) -> Path:
    stage, folder = studio.stage, studio.folder / "tracks"
    stage.clock.instant = TRACK_DAY
    new = NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign="bluezone-2020",
    )
    services = stage.workspaces.create(folder, new)
    tracks = services.tracks
    tracks.add_point(NewPoint(kind=PlaceKind.MARKET, place="Chợ Phường 7", day=TRACK_DAY.date()))
    services.close()
    return folder

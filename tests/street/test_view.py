"""The view with streets of any size and shape, in three palettes; and looks that differ without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from core.records.figures import Rate
from core.records.household import HouseholdRow
from core.street.house import Group, House, Owner, State, Street, Sync
from tests.ui_kit import checks
from ui.qt.application import dress_application
from ui.qt.i18n import Language
from ui.qt.report.group_cells import GAP, LEAST_CELL, Cells, Part, scale_of, spans_of
from ui.qt.report.state import Basis
from ui.qt.report.words import UNKNOWN
from ui.qt.street import strip as strip_module
from ui.qt.street.geometry import LEVELS, Level
from ui.qt.street.hands import StreetWidget
from ui.qt.street.house_paint import paint_house
from ui.qt.street.legend import DRAFT_KEY
from ui.qt.street.panel import StreetPanel
from ui.qt.street.scene import head_title
from ui.qt.street.source import StreetSource
from ui.qt.street.strip import StreetStrip
from ui.qt.street.words import HouseDetails
from ui.qt.theme import Theme, apply_theme
from ui.qt.tokens import PaletteName, TextStyle
from ui.qt.widgets.text import text_width

LONG = "Tổ nhân dân tự quản số mười hai đường Trần Hưng Đạo nối dài"


class Details(HouseDetails):
    """Rows made up on the spot."""

    def __init__(self) -> None:
        self.asked = 0

    @override
    def load(self, numbers: Sequence[int]) -> None:
        self.asked += 1

    @override
    def forget(self, number: int | None = None) -> None:
        pass

    @override
    def owner(self, house: House) -> str:
        return ""

    @override
    def row(self, number: int) -> HouseholdRow | None:
        return None


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    dress_application(qapp, Theme(), Language.ENGLISH).remove()
    yield qapp
    apply_theme(qapp, Theme())


def street(*sizes: int, state: State | None = None, name: str = "Tổ {}", hamlets: int = 1) -> Street:
    """A street of groups; states by turns, or one for all."""
    looks, number, groups = tuple(State), 0, []
    for at, size in enumerate(sizes):
        houses = []
        for _ in range(size):
            number += 1
            of = state or looks[number % len(looks)]
            owner = (Owner.NOBODY, Owner.MINE, Owner.OTHER)[number // 7 % 3]
            sync = Sync.LOCAL if number % 5 == 0 else Sync.NONE
            houses.append(House(number, number, of, number % 12, "", owner, sync, number % 31 == 0))
        hamlet = f"Ấp {at % hamlets + 1}" if hamlets > 1 else "Khóm 3"
        text = name.format(at + 1)
        groups.append(Group(hamlet=hamlet, name=text, street="đường Lý Văn Lâm", houses=tuple(houses)))
    return Street(groups=tuple(groups), day="2026-11-24")


STREETS = {
    "none": street(),
    "one": street(1),
    "400": street(*(50,) * 8),
    "3000": street(*(50,) * 60),
    "15000": street(*(47,) * 320, hamlets=40),
    "no group": street(120, name=""),
    "one group of 900": street(900),
    "a name of 60 letters": street(40, 30, name=LONG),
    "all done": street(47, 47, state=State.INST),
    "all refused": street(47, 47, state=State.REFHARD),
    "all closed": street(47, state=State.CLOSED),
}


@pytest.mark.parametrize("shape", STREETS)
def test_a_street_of_any_shape_is_painted_at_every_distance(
    shape: str, dressed: QApplication, qtbot: QtBot
) -> None:
    view = StreetWidget(Details())
    qtbot.addWidget(view)
    view.resize(1092, 520)
    view.show()
    shown = STREETS[shape]
    view.show_street(shown)
    assert view.accessibleName().startswith(f"Street, {len(shown.groups)} groups")
    for palette in PaletteName:
        apply_theme(dressed, Theme(palette=palette))
        for level in LEVELS:
            view.set_level(level)
            assert checks.cut_texts(view) == []
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
            assert checks.cut_texts(view) == []
            view.verticalScrollBar().setValue(0)
    if len(shown):
        view.set_level(Level.HOUSES)
        view.set_current(shown.houses[-1].number)
        assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    assert all(group.tally.is_done for group in shown.groups) is (
        shape in {"none", "all done", "all refused"}
    )


class Still(StreetSource):
    """A street that nobody records on."""

    def __init__(self, shown: Street) -> None:
        QObject.__init__(self)
        self.street = shown
        self.next_up = shown.houses[0].number if len(shown) else None


@pytest.mark.parametrize(
    ("width", "height", "theme"),
    [
        (1094, 652, Theme()),
        (859, 440, Theme(compact=True, narrow=True)),
        (1150, 480, Theme(asked_zoom=150, compact=True, narrow=True)),
    ],
    ids=["1366x768", "1024x600", "large letters"],
)
def test_around_a_street_of_any_shape_no_text_is_cut(
    width: int, height: int, theme: Theme, dressed: QApplication, qtbot: QtBot
) -> None:
    apply_theme(dressed, theme)
    for shape, shown in STREETS.items():
        panel = StreetPanel(Still(shown), Details(), lambda _text: frozenset())
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        panel.render_street()
        for level in LEVELS:
            panel.view.set_level(level)
            checks.settle(panel)
            assert checks.cut_texts(panel) == [], (shape, level)
            assert checks.outside_parent(panel) == [], (shape, level)
        panel.view.pick_all()
        checks.settle(panel)
        assert panel.bar.isVisible() is bool(len(shown))
        assert checks.cut_texts(panel) == [], shape
        counted = {key: entry.count for key, entry in panel.legend.entries.items() if key != DRAFT_KEY}
        assert sum(counted.values()) == len(shown), shape
        panel.close()


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize("hamlet", ["Ấp 20", "Khóm Tân Thành Đông", "Ấp 7"])
def test_a_head_that_is_too_long_never_loses_the_number_of_its_group(
    hamlet: str, palette: PaletteName, dressed: QApplication
) -> None:
    """In the letters of sunlight every head of 15,000 households read *Ấp 7 · T…*."""
    apply_theme(dressed, Theme(palette=palette))
    group = Group(hamlet=hamlet, name="Tổ 20", street="", houses=())
    least = text_width("Tổ 20", TextStyle.STRONG)
    for width in range(int(least) + 1, 400):
        title = head_title(group, width, with_hamlet=True)
        assert title.endswith("Tổ 20")
        assert text_width(title, TextStyle.STRONG) <= width
        assert title.startswith(hamlet[:4]) or title == "Tổ 20"
    assert title == f"{hamlet} · Tổ 20"
    assert head_title(group, 400, with_hamlet=False) == "Tổ 20"
    assert head_title(replace(group, name=LONG), 200, with_hamlet=True).startswith("Tổ nhân dân")


def test_large_letters_scroll_and_never_squeeze_a_glyph(dressed: QApplication, qtbot: QtBot) -> None:
    view = StreetWidget(Details())
    qtbot.addWidget(view)
    view.resize(700, 360)
    view.show()
    view.show_street(street(*(47,) * 7, 43))
    for zoom in (100, 125, 150):
        apply_theme(dressed, Theme(asked_zoom=zoom))
        grid = view.scene.geometry.grid
        assert grid is not None
        assert grid.house >= 18 * zoom / 100 - 0.5
        assert view.verticalScrollBar().maximum() > 0


def grey(house: House, width: int, glyph: bool) -> QImage:
    image = QImage(width + 8, width * 2, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_house(painter, 4, width * 0.7, width, house, glyph=glyph)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def differing(one: QImage, other: QImage) -> int:
    """Px that differ by an eighth of the grey scale."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 32 for a, b in pairs)


@pytest.mark.parametrize("palette", PaletteName)
@pytest.mark.parametrize("width", [18, 22, 34])
def test_without_colour_all_states_stay_distinct(
    palette: PaletteName, width: int, dressed: QApplication
) -> None:
    apply_theme(dressed, Theme(palette=palette))
    houses = [House(1, 1, state, 2) for state in State]
    houses += [House(1, 1, State.AWAY, 1), House(1, 1, State.AWAY, 3), House(1, 1, State.INST, 7)]
    houses.append(House(1, 1, State.NEW, 0, has_draft=True))
    images = {(house.state, house.amount, house.has_draft): grey(house, width, True) for house in houses}
    alike = [
        (one, other) for one, other in combinations(images, 2) if differing(images[one], images[other]) < 6
    ]
    assert alike == []


@pytest.mark.parametrize("palette", PaletteName)
def test_far_forms_differ_without_colour(palette: PaletteName, dressed: QApplication) -> None:
    apply_theme(dressed, Theme(palette=palette))
    forms = (
        *(State.NEW, State.AWAY, State.PART, State.LATE, State.TODAY, State.LATER, State.INST),
        *(State.REFSOFT, State.CLOSED),
    )
    images = {state: grey(House(1, 1, state), 12, False) for state in forms}
    alike = [pair for pair in combinations(forms, 2) if differing(images[pair[0]], images[pair[1]]) < 4]
    assert alike == []


@pytest.mark.parametrize("width", [840, 1000])
def test_the_report_of_a_hamlet_has_its_street_on_small_screens_in_english(
    width: int, dressed: QApplication
) -> None:
    groups = street(*(47,) * 7, 43, name="Tổ {}").groups
    rows = [
        Cells(
            title=group.name,
            group=replace(group, street="đường Huỳnh Thúc Kháng"),
            finished="100 / 147",
            rate=Rate(
                numerator_name="installed",
                denominator_name="smartphones",
                numerator=159,
                denominator=180,
                source="visits",
                as_of="2026-11-24",
            ),
            course=(0.5,),
        )
        for group in groups
    ]
    spans = spans_of(rows, Basis.SMARTPHONES, width)
    scale = scale_of(rows, spans, None)
    assert scale.cell >= LEAST_CELL
    room = spans.of[Part.GROUP][1] - GAP
    whole_names = text_width("đường Huỳnh Thúc Kháng", TextStyle.SMALL) <= room
    assert scale.names_streets is whole_names, "a street is named whole or not at all"
    whole = spans_of(rows, Basis.SMARTPHONES, 1400)
    assert scale_of(rows, whole, None).names_streets
    assert whole.of[Part.GROUP][1] > text_width("đường Huỳnh Thúc Kháng", TextStyle.SMALL)
    assert Cells(title="", group=None, finished="", rate=None, course=()).text(Part.RATE) == UNKNOWN


def painted_houses(strip: StreetStrip, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The numbers of the houses of each line; of a roof an empty line."""
    lines: list[list[int]] = []

    def line(_painter: QPainter, _pixmaps: object, houses: Sequence[House], *_: object, **__: object) -> None:
        lines.append([house.number for house in houses])

    monkeypatch.setattr(strip_module, "paint_far_line", line)
    monkeypatch.setattr(strip_module, "paint_roof", lambda *_: lines.append([]))
    strip.grab()
    return lines


@pytest.mark.parametrize(
    ("shape", "size", "lines"),
    [
        ((47,) * 7 + (43,), (497, 190), [47] * 7 + [43]),
        ((167,), (634, 230), [58, 58, 51]),
        ((47, 120), (634, 230), [47, 49, 49, 22]),
        ((900,), (634, 230), [0]),
        ((47, 400, 47), (634, 90), [47, 0, 47]),
    ],
    ids=["1024x600", "no group", "a long one", "one of 900", "no room"],
)
def test_the_strip_leaves_no_household_out(
    shape: tuple[int, ...],
    size: tuple[int, int],
    lines: list[int],
    dressed: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    strip = StreetStrip()
    qtbot.addWidget(strip)
    strip.show_street(street(*shape), 1)
    strip.resize(*size)
    assert strip.height() >= min(size[1], 40)
    assert [len(line) for line in painted_houses(strip, monkeypatch)] == lines

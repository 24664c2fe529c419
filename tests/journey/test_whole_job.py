"""The whole job at the real window, by keys and clicks: an Excel list becomes a true rate at the province."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.campaigns.parsing import bundled_campaign
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Figures, Rate
from tests.sitting import SAMPLES, Desk, Sit
from tests.ui_kit.hands import CONTROL, NONE, click, press, type_text
from ui.qt.i18n import Language
from ui.qt.printing.page import PrintPage
from ui.qt.settings import WindowSettings
from ui.qt.shared.parts import IconLine
from ui.qt.shared.printer import PaperOut, Sheet

CAMPAIGN = "vneid-2026"
LIST = SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"
LISTED = 214
PAGE_KEYS = {
    "quick": Qt.Key.Key_2,
    "households": Qt.Key.Key_3,
    "print": Qt.Key.Key_4,
    "sync": Qt.Key.Key_5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One visit: the line as typed, and its meaning."""

    line: str
    contact: bool = True
    found: bool = True
    people: int = 0
    smartphones: int = 0
    had: int = 0
    installed: int = 0


VISITS = (
    Typed(line="322", people=3, smartphones=2, installed=2),
    Typed(line="4311", people=4, smartphones=3, had=1, installed=1),
    Typed(line="m", contact=False, found=False),
)


def expected_figures(visits: Sequence[Typed]) -> dict[str, int]:
    """The figures counted by hand, each visit at another household (docs/figures.md)."""
    return {
        "listed": LISTED,
        "found": LISTED - sum(not visit.found for visit in visits),
        "visited": len(visits),
        "reached": sum(visit.contact for visit in visits),
        "helped": sum(visit.installed > 0 for visit in visits),
        "people": sum(visit.people for visit in visits),
        "smartphones": sum(visit.smartphones for visit in visits),
        "installed": sum(visit.had + visit.installed for visit in visits),
    }


def expected_rates(count: dict[str, int]) -> list[tuple[str, int, str, int, float]]:
    wanted = (
        ("installed", SMARTPHONES_KNOWN, "smartphones"),
        ("installed", PEOPLE_KNOWN, "people"),
        ("visited", EVER_LISTED, "listed"),
    )
    return [(top, count[top], name, count[below], count[top] / count[below]) for top, name, below in wanted]


@dataclass(slots=True)
class Paper:
    """A printer of 300 dpi that keeps the pages it gets."""

    pages: Sequence[int] = (0,)
    dpi: int = 300
    images: list[QImage] = field(default_factory=list)

    def draw(self, images: Iterable[QImage]) -> None:
        self.images += images

    def ask(self, _parent: QWidget, sheet: Sheet) -> PaperOut:
        """The person prints every page."""
        self.pages = range(sheet.pages)
        return self


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody at one window."""

    desk: Desk
    qtbot: QtBot

    @property
    def services(self) -> Services:
        services = self.desk.session.services
        assert services is not None
        return services

    def sit_down(self) -> None:
        self.desk.window.activateWindow()
        self.qtbot.waitUntil(self.desk.window.isActiveWindow)

    def see(self, name: str) -> QWidget:
        """The part of this name, once it can be seen."""
        window = self.desk.window
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in window.findChildren(QWidget, name)))
        return self.desk.named(name)

    def click(self, name: str) -> None:
        part = self.see(name)
        assert part.isEnabled(), name
        click(part)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """To whatever has the focus, as a keyboard does."""
        press(self._focus(), key, modifier)

    def enter(self, text: str) -> None:
        type_text(self._focus(), text)
        self.key(Qt.Key.Key_Return)

    def enter_accents(self, text: str) -> None:
        """Qt's key simulation knows no accents; they come as from an input method."""
        focus = self._focus()
        QApplication.clipboard().setText(text)
        press(focus, Qt.Key.Key_V, CONTROL)
        self.key(Qt.Key.Key_Return)

    def go_to(self, page: str) -> None:
        self.key(PAGE_KEYS[page], CONTROL)
        self.see(f"page.{page}")

    def wait_for_jobs(self) -> None:
        self.desk.jobs.wait()
        QApplication.processEvents()

    def text(self, name: str) -> str:
        label = self.see(name)
        assert isinstance(label, QLabel)
        return label.text()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.window() is self.desk.window
        return focus


def set_up(person: Person, *, search: str, hamlet: str, officer: str) -> None:
    """The first-start wizard, up to its last question."""
    person.sit_down()
    person.see("screen.beginning")
    person.click("beginning.new")
    person.see("screen.setup")
    person.click("setup.search")
    person.enter(search)
    if hamlet:
        person.click("setup.hamlet")
        person.enter_accents(hamlet)
    else:
        person.click("setup.next")
    person.click("setup.officer")
    person.enter_accents(officer)
    person.click("setup.next")
    person.click(f"campaign.{CAMPAIGN}")
    person.click("setup.next")


def make_province(person: Person, key_file: Path) -> None:
    """The province's workspace; it gives its key away as a file."""
    set_up(person, search="96", hamlet="", officer="Trần Thị Bình")
    person.click("setup.next")
    person.wait_for_jobs()
    person.see("page.report")
    person.key(Qt.Key.Key_2, CONTROL)
    person.desk.dialogs.saved = key_file
    person.click("sync.save_key")
    assert key_file.is_file()


def make_ward_with_a_list(person: Person) -> None:
    """The commune's workspace, and its list through the import screen."""
    set_up(person, search="32059", hamlet="Ấp 1", officer="Nguyễn Văn An")
    person.desk.dialogs.opened = (LIST,)
    person.click("setup.next")
    person.wait_for_jobs()
    assert counted(person.services) == []
    person.click("roster.primary")
    person.wait_for_jobs()
    assert [unit.listed for unit in counted(person.services)] == [LISTED]
    person.click("roster.primary")
    person.see("page.today")


def find_household(person: Person, typed: str, name: str) -> None:
    """Typing without accents finds a name with them; Enter opens it, Enter again goes to record."""
    person.go_to("households")
    person.key(Qt.Key.Key_F, CONTROL)
    type_text(person.see("households.search"), typed)
    rows = person.see("households.list")
    assert isinstance(rows, QListView)
    person.qtbot.waitUntil(lambda: rows.model().rowCount() == 1)
    person.key(Qt.Key.Key_Return)
    person.qtbot.waitUntil(person.see("households.record").hasFocus)
    person.key(Qt.Key.Key_Space)
    person.see("page.quick")
    assert name in person.text("quick.name")


def record_visits(person: Person, visits: Sequence[Typed]) -> None:
    """Record visits by keys only: a line, Enter, and the next household is current."""
    person.qtbot.waitUntil(person.see("quick.line.edit").hasFocus)
    doors = []
    for visit in visits:
        doors.append(person.text("quick.number"))
        person.enter(visit.line)
    assert len(set(doors)) == len(visits)


def print_guide(person: Person) -> list[QImage]:
    """The pages that the printer gets."""
    person.go_to("print")
    page = person.see("page.print")
    assert isinstance(page, PrintPage)
    paper = Paper()
    page.printing = paper
    person.wait_for_jobs()
    person.qtbot.waitUntil(person.see("print.print").isEnabled)
    person.key(Qt.Key.Key_P, CONTROL)
    person.wait_for_jobs()
    assert paper.images
    return paper.images


def codes_in(image: QImage) -> list[str]:
    """Return the texts that an independent decoder reads on a page."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size, pixels = (grey.width(), grey.height()), bytes(grey.constBits())
    picture = Image.frombuffer("L", size, pixels, "raw", "L", grey.bytesPerLine(), 1)
    return [
        code.text
        for code in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]


def export_file(person: Person, key_file: Path, stick: Path, number: str) -> Path:
    """The key is compared, then the file is written."""
    person.go_to("sync")
    person.desk.dialogs.opened = (key_file,)
    person.click("sync.open_key")
    assert number in spoken_by(person.desk.window)
    person.click("sync.confirm_key")
    stick.mkdir()
    person.desk.dialogs.folder = stick
    person.key(Qt.Key.Key_E, CONTROL)
    person.wait_for_jobs()
    (file,) = stick.glob("*.tnb")
    return file


def drop(person: Person, file: Path) -> None:
    """The file is dragged from the desktop onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    button, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    window, middle = person.desk.window, person.desk.window.rect().center()
    over = QDragEnterEvent(middle, copy, data, button, NONE)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, button, NONE))
    person.wait_for_jobs()


def receive(person: Person, file: Path, number: str) -> None:
    """A machine not seen before is held until its number was compared."""
    person.sit_down()
    drop(person, file)
    person.click("sync.import")
    person.wait_for_jobs()
    person.see("sync.accept_machine")
    assert number in spoken_by(person.desk.window)
    assert counted(person.services) == []
    person.click("sync.accept_machine")
    person.wait_for_jobs()


def answer(person: Person, folder: Path) -> Path:
    """One button writes the receipts of all machines that sent."""
    folder.mkdir()
    person.desk.dialogs.folder = folder
    person.click("sync.receipts")
    person.wait_for_jobs()
    (receipt,) = folder.glob("*.tnd")
    return receipt


def read_answer(person: Person, receipt: Path) -> str:
    """Drop the receipt on the page that sent the file; return the three states after it."""
    person.sit_down()
    drop(person, receipt)
    person.click("sync.import")
    person.wait_for_jobs()
    return person.see("sync.states").accessibleName()


def ranking(person: Person) -> list[str]:
    """The cells of the first unit as the ranking shows them."""
    person.key(Qt.Key.Key_1, CONTROL)
    table = person.see("report.table")
    assert isinstance(table, QTableView)
    model = table.model()
    return [" ".join(str(model.index(0, at).data()).split()) for at in range(model.columnCount())]


def spoken_by(window: QWidget) -> set[str]:
    return {label.accessibleName() for label in window.findChildren(QLabel) if label.isVisible()}


def number_of(person: Person) -> str:
    return person.services.batches.own_keys().number


def counted(services: Services) -> list[Figures]:
    return list(services.store.figures.units())


def told(rate: Rate) -> tuple[str, int, str, int, float]:
    return (rate.numerator_name, rate.numerator, rate.denominator_name, rate.denominator, rate.value)


@pytest.fixture
def ward(sit: Sit, qtbot: QtBot) -> Person:
    return Person(desk=sit(), qtbot=qtbot)


@pytest.fixture
def province(sit: Sit, qtbot: QtBot, tmp_path: Path) -> Person:
    settings = WindowSettings(tmp_path / "province.ini")
    settings.set_language(Language.ENGLISH)
    return Person(desk=sit(folder=tmp_path / "tỉnh", settings=settings), qtbot=qtbot)


def test_the_whole_job_from_an_excel_list_to_a_true_rate(
    ward: Person, province: Person, tmp_path: Path
) -> None:
    key_file = tmp_path / "khoa-tinh.txt"
    make_province(province, key_file)
    make_ward_with_a_list(ward)
    find_household(ward, "le thanh dat", "Lê Thanh Đạt")
    record_visits(ward, VISITS)

    links = sorted(link.url for link in bundled_campaign(CAMPAIGN).links)
    assert [sorted(codes_in(image)) for image in print_guide(ward)] == [links]

    file = export_file(ward, key_file, tmp_path / "usb", number_of(province))
    receive(province, file, number_of(ward))

    count = expected_figures(VISITS)
    for services in (ward.services, province.services):
        (unit,) = counted(services)
        assert (unit.code, unit.name) == ("32059", "Xã Khánh An")
        assert {name: getattr(unit, name) for name in count} == count
        assert [told(rate) for rate in unit.rates] == expected_rates(count)
    assert counted(ward.services) == counted(province.services)
    states = read_answer(ward, answer(province, tmp_path / "biên nhận"))
    assert [state.split()[0] for state in states.split("; ")] == ["0", "0", str(len(VISITS))]
    province.sit_down()
    painted = ""
    rates = ["80.0 %", "4 / 5", "+4", "57.1 %", "1.4 %"]
    no_place = ""  # three doors of 214 earn none
    assert ranking(province) == [no_place, "Xã Khánh An", painted, *rates, painted, "complete"]
    press(province.see("report.table"), Qt.Key.Key_Down)
    reason = province.see("report.marks")
    assert isinstance(reason, IconLine)
    assert reason.sentence.text() == "Xã Khánh An has no rank: 3 of 214 households visited, 107 needed."

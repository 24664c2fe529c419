"""The print page: the live page, a printer that receives it at true size, a saved PDF; codes are decoded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.application.paper_order import Paper as PaperKind
from core.application.paper_order import PaperOrder
from core.application.services import Services
from core.base.errors import UserError
from core.households.desk import NewHousehold
from core.records.workspace import Language, UnitSetting
from core.render.preview import page_count, page_size_pt, rasterise
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.printing_hands import settle
from ui.qt.page_ids import PageId
from ui.qt.printing.page import PrintPage
from ui.qt.printing.render import compose, print_image
from ui.qt.shared.printer import PaperOut, Sheet, SystemPaper, make_printer

MM_PER_INCH = 25.4
STORES = {
    "https://play.google.com/store/apps/details?id=com.mic.bluezone",
    "https://apps.apple.com/us/app/bluezone/id1508062685",
    "https://bluezone.gov.vn",
}


@dataclass(slots=True)
class Paper:
    """A printer of 300 dpi that keeps what it gets."""

    pages: Sequence[int] = (0,)
    dpi: int = 300
    images: list[QImage] = field(default_factory=list)
    broken: bool = False

    def draw(self, images: Iterable[QImage]) -> None:
        if self.broken:
            raise UserError("print.failed")
        self.images += images


@dataclass(slots=True)
class Dialog:
    """The person's answer to the system's dialog."""

    paper: Paper | None
    sheets: list[Sheet] = field(default_factory=list)

    def ask(self, parent: QWidget, sheet: Sheet) -> PaperOut | None:
        self.sheets.append(sheet)
        return self.paper


def print_of(office: Office, paper: Paper | None = None) -> PrintPage:
    page = office.open(PageId.PRINT)
    assert isinstance(page, PrintPage)
    page.printing = Dialog(paper=paper)
    office.finish_jobs()
    office.finish_jobs()
    return page


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def decoded(image: QImage) -> list[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombuffer(
        "L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1
    )
    return [
        code.text
        for code in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]


def test_the_preview_is_the_page_itself_and_says_what_its_codes_open(
    open_office: OpenOffice, ward: Services
) -> None:
    page = print_of(open_office(ward))
    image = page.preview.view.page
    assert image is not None
    assert set(decoded(image.scaledToWidth(1200))) == STORES
    shown = {line.url.accessibleName() for line in page.codes.codes if line.isVisible()}
    assert shown == STORES
    assert page.options.campaign.text() == "Cài đặt ứng dụng Bluezone"
    assert page.preview.place.text() == "Trang 1 / 1"


@pytest.mark.parametrize(
    ("kind", "size_mm", "codes"), [(PaperKind.A5, (148, 210), 3), (PaperKind.A6X4, (210, 297), 12)]
)
def test_the_printer_receives_pages_of_true_size_whose_codes_decode(
    open_office: OpenOffice, ward: Services, kind: PaperKind, size_mm: tuple[int, int], codes: int
) -> None:
    office = open_office(ward)
    paper = Paper()
    page = print_of(office, paper)
    page.papers.rows.set_current(kind.value)
    office.finish_jobs()
    press(page, "print.print")
    assert not page.options.print.isEnabled()
    office.finish_jobs()
    (image,) = paper.images
    across = [pixels / paper.dpi * MM_PER_INCH for pixels in (image.width(), image.height())]
    assert across == pytest.approx(size_mm, abs=0.2)
    found = decoded(image)
    assert set(found) == STORES
    assert len(found) == codes
    assert page.header.toast.sentence.text() == "Đã gửi máy in đúng cỡ 100 %, 1 trang."


def test_giving_up_in_the_dialog_prints_nothing(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office, None)
    assert page.print_out()
    assert office.executor.waiting == 0
    assert not page.model.state.busy


def test_a_printer_that_fails_is_told_in_the_page(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office, Paper(broken=True))
    page.print_out()
    office.finish_jobs()
    assert page.options.problem.isVisible()
    assert page.options.problem.sentence.text().startswith("Máy in không nhận trang nào")
    assert page.options.print.isEnabled()


def test_the_system_printer_prints_at_100_percent_on_the_right_paper(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    document = compose(ward, PaperOrder(paper=PaperKind.A5, language=Language.VIETNAMESE))
    sheet = Sheet(size_mm=document.size_mm, pages=1, title="Tờ hướng dẫn")
    printer = make_printer(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    paper = SystemPaper(printer, sheet)
    assert paper.dpi == 600
    paper.draw([print_image(document, page, paper.dpi) for page in paper.pages])
    pdf = (tmp_path / "giấy.pdf").read_bytes()
    assert page_count(pdf) == 1
    assert page_size_pt(pdf) == pytest.approx(page_size_pt(document.made.data), abs=1.0)
    ours, theirs = rasterise(document.made.data, scale=4), rasterise(pdf, scale=4)
    boxes = [code_box(raster.rgb, raster.width, raster.height) for raster in (ours, theirs)]
    assert boxes[0] == pytest.approx(boxes[1], abs=6)
    ward.close()


def code_box(rgb: bytes, width: int, height: int) -> tuple[int, int, int, int]:
    """Corners of the Android code in pixels."""
    picture = Image.frombytes("RGB", (width, height), rgb).convert("L")
    codes = [
        code
        for code in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        if "play.google" in code.text
    ]
    assert len(codes) == 1
    place = codes[0].position
    return place.top_left.x, place.top_left.y, place.bottom_right.x, place.bottom_right.y


def test_a_date_in_the_title_makes_no_folder_where_one_prints_to_a_file(dressed: object) -> None:
    sheet = Sheet(size_mm=(148.0, 210.0), pages=1, title="Tờ hướng dẫn A5 · v1 · 11/2026")
    assert make_printer(sheet).docName() == "Tờ hướng dẫn A5 · v1 · 11-2026"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_start_is_an_error(tmp_path: Path, dressed: object) -> None:
    sheet = Sheet(size_mm=(148.0, 210.0), pages=1, title="Tờ hướng dẫn")
    printer = make_printer(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "không" / "có.pdf"))
    with pytest.raises(UserError) as refused:
        SystemPaper(printer, sheet).draw([QImage(10, 10, QImage.Format.Format_Grayscale8)])
    assert refused.value.code == "print.failed"


def test_the_pdf_is_saved_and_its_folder_offered(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = print_of(office)
    office.answers.save = tmp_path / "tờ.pdf"
    press(page, "print.save")
    document = page.model.state.document
    assert document is not None
    assert (tmp_path / "tờ.pdf").read_bytes() == document.made.data
    assert office.answers.asked == ["huong-dan-a5-32014-vi.pdf"]
    assert page.options.saved.isVisible()
    folders: list[str] = []
    page.options.saved.folder_requested.disconnect()
    page.options.saved.folder_requested.connect(folders.append)
    page.options.saved.open.click()
    assert folders == [str(tmp_path)]


def test_a_pdf_that_cannot_be_saved_is_told_in_the_page(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = print_of(office)
    office.answers.save = tmp_path / "không có" / "tờ.pdf"
    press(page, "print.save")
    assert page.options.problem.sentence.text().startswith("Chưa ghi được")
    assert not page.options.saved.isVisible()


def test_missing_settings_are_said_and_filling_them_in_changes_the_page(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    assert page.options.missing.isVisible()
    wanted: list[str] = []
    page.page_requested.disconnect()
    page.page_requested.connect(lambda page_id, _target: wanted.append(page_id))
    press(page, "print.to_settings")
    assert wanted == [PageId.SETTINGS]
    ward.published(ward.settings.change(UnitSetting.HELP_NUMBER, "0290 3550 117"))
    assert page.options.missing.sentence.text() == "Chưa có nhóm Zalo, nên trên giấy không có mã của nhóm."
    ward.published(ward.settings.change(UnitSetting.ZALO_LINK, "https://zalo.me/g/abcxyz"))
    assert not page.options.missing.isVisible()
    office.finish_jobs()
    office.finish_jobs()
    shown = {line.url.accessibleName() for line in page.codes.codes if line.isVisible()}
    assert shown == {*STORES, "https://zalo.me/g/abcxyz"}


def test_a_paper_that_cannot_be_made_is_told_in_the_page(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    ward.settings.change(UnitSetting.ISSUER, "Ủy ban nhân dân và Mặt trận " * 7)
    page = print_of(office)
    assert page.options.problem.isVisible()
    assert "dài quá chỗ in" in page.options.problem.sentence.text()
    assert not page.options.print.isEnabled()
    assert not page.print_out()


def test_the_last_paper_and_language_are_remembered(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    page.papers.rows.set_current("a6x4")
    page.options.language.setCurrentIndex(1)
    page.options.language.activated.emit(1)
    office.finish_jobs()
    office.finish_jobs()
    assert office.window.settings.value("print/format") == "a6x4"
    assert office.window.settings.value("print/language") == "en"
    document = page.model.state.document
    assert document is not None
    assert (document.order.paper, document.order.language) == (PaperKind.A6X4, Language.ENGLISH)


def test_a_page_seen_before_is_shown_at_once(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    page.papers.rows.set_current("a6x4")
    office.finish_jobs()
    page.papers.rows.set_current("a5")
    assert office.executor.waiting == 0
    assert page.model.state.image is not None


def test_full_width_makes_the_page_larger(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    before = page.preview.view.page_width()
    press(page, "print.zoom")
    office.finish_jobs()
    office.finish_jobs()
    assert page.preview.view.page_width() > before
    assert page.preview.zoom.text() == "Cả trang"


def test_a_household_without_room_is_named_and_opened(open_office: OpenOffice, ward: Services) -> None:
    """A long address and an emoji stop nobody else's paper; the page names both and leads to the first."""
    long = ward.households.add(NewHousehold(name="Lê Văn Dài", hamlet="Ấp 1", address="nhà lá " * 28)).value
    ward.households.add(NewHousehold(name="Nguyễn 😀 Tư", hamlet="Ấp 1"))
    office = open_office(ward)
    page = print_of(office)
    asked: list[tuple[PageId, str]] = []
    page.page_requested.connect(lambda where, target: asked.append((where, target)))
    page.activate(PaperKind.FLYERS.value)
    settle(office)
    assert page.options.problem.isHidden()
    assert "Lê Văn Dài" in page.options.aside.sentence.text()
    assert "Nguyễn □ Tư" in page.options.replaced.sentence.text()
    assert page.options.to_household.isVisible()
    page.activate(f"{PaperKind.SLIP.value} {long}")
    settle(office)
    assert page.options.aside.isHidden()
    page.activate(f"{PaperKind.FLYERS.value} {long}")
    settle(office)
    assert page.options.problem.sentence.text().startswith("Tên hoặc địa chỉ của hộ")
    press(page, "print.to_household")
    assert asked == [(PageId.HOUSEHOLDS, long)]

"""An issued letter goes to the printer: every page upright, in the colours of its PDF."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from core.application.services import Services
from core.reports.writing import Form, rendered
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.test_printing import Dialog, Paper
from tests.reports.reading import pdf_pages
from ui.qt.letters.page import LettersPage
from ui.qt.page_ids import PageId


@pytest.fixture
def office(open_office: OpenOffice, province: Services) -> Office:
    """Letter 07 is issued; its annex is landscape."""
    reports = province.reports
    reports.enter(reports.urge())
    reports.issuing.issue("urge", "7", province.clock.now().date())
    return open_office(province)


def page_of(office: Office, paper: Paper | None) -> LettersPage:
    page = office.open(PageId.LETTERS)
    assert isinstance(page, LettersPage)
    page.printing = Dialog(paper=paper)
    office.finish_jobs()
    return page


def print_it(office: Office, page: LettersPage) -> None:
    page.issued_form.print.click()
    for _ in range(3):
        office.finish_jobs()


def is_red(image: QImage) -> bool:
    """Look where the frame of the urgency is."""
    high = range(image.height() // 5, image.height() // 3, 2)
    colours = (image.pixelColor(x, y) for y in high for x in range(500, 1000))
    return any(one.red() > 200 and one.green() < 60 for one in colours)


def test_every_page_is_printed_upright_and_the_urgency_red(office: Office) -> None:
    register, issuing = office.services.province.register, office.services.reports.issuing
    sizes = pdf_pages(rendered(issuing.text(register.newest("07")), Form.PDF))
    assert (297, 210) in sizes
    paper = Paper(pages=range(len(sizes)), dpi=600)
    page = page_of(office, paper)
    print_it(office, page)
    assert isinstance(page.printing, Dialog)
    (sheet,) = page.printing.sheets
    assert (sheet.size_mm, sheet.pages, sheet.title) == ((210, 297), len(sizes), "07/MTTQ-BTT")
    assert [image.width() < image.height() for image in paper.images] == [True] * len(sizes)
    assert 2479 <= paper.images[0].width() <= 2481, "300 dpi at the most"
    assert is_red(paper.images[0])
    assert page.notice.sentence.text() == "Đã chuyển văn bản ra máy in."


def test_giving_up_in_the_dialog_prints_nothing_and_the_page_goes_on(office: Office) -> None:
    page = page_of(office, None)
    print_it(office, page)
    assert not page.notice.isVisible()
    assert not page.model.state.busy
    assert page.issued_form.print.isEnabled()


def test_a_printer_that_fails_is_told_beside_the_letter(office: Office) -> None:
    page = page_of(office, Paper(broken=True))
    print_it(office, page)
    assert page.issued_form.notice.isVisible()
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == "print.failed"


def test_without_an_issued_letter_there_is_nothing_to_print(
    open_office: OpenOffice, province: Services
) -> None:
    page = page_of(open_office(province), None)
    assert not page.print_out()

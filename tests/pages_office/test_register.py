"""The register of letters in the window: entered, changed, taken off, and each of it taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.application.services import Services
from core.letters.models import Letter, LetterKind
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.test_office import office_of, press, titles
from tests.ui_kit import hands
from ui.qt.office.page import OfficePage
from ui.qt.page_ids import PageId

TYPED = {
    "number": "6001",
    "symbol": "UBND-KGVX",
    "day": "20/8/2020",
    "issuer": "Ủy ban nhân dân tỉnh Cà Mau",
    "abstract": "đẩy mạnh cài đặt ứng dụng Bluezone",
    "aliases": "4001; 4002",
    "due": "15/9/2020",
}


@pytest.fixture
def page(open_office: OpenOffice, province: Services) -> OfficePage:
    return office_of(open_office(province).open(PageId.OFFICE))


def fill(page: OfficePage, **texts: str) -> None:
    for name, text in texts.items():
        page.form.fields[name].set_text(text)


def own(services: Services) -> list[Letter]:
    return [one for one in services.province.register.letters() if one.n is not None]


def enter(page: OfficePage) -> None:
    press(page, "office.letter.new")
    fill(page, **TYPED)
    press(page, "office.letter.save")


def choose(page: OfficePage, reference: str) -> None:
    """Click its row."""
    rows, model = page.letters.list, page.letters.list.model()
    at = titles(page.letters).index(reference)
    rows.scrollTo(model.index(at, 0))
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(model.index(at, 0)).center()
    )


def test_a_letter_is_entered_with_what_others_cite_and_its_task(page: OfficePage, province: Services) -> None:
    assert not page.form.isVisible()
    enter(page)
    assert not page.form.isVisible()
    (letter,) = own(province)
    assert (letter.reference, letter.issued_on) == ("6001/UBND-KGVX", date(2020, 8, 20))
    assert (letter.kind, letter.aliases) == (LetterKind.ORDER, ("4001", "4002"))
    assert province.province.register.find("4002") == letter
    (task,) = province.reports.sharing.tasks()
    assert (task.letter, task.due, task.done) == (letter.n, date(2020, 9, 15), False)
    assert page.notice.sentence.text() == "Đã ghi văn bản vào sổ."
    assert "6001/UBND-KGVX" in titles(page.letters)
    page.notice.action.click()
    assert own(province) == []
    assert not province.reports.sharing.tasks()
    assert not page.undo(), "once"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": "5355", "day": ""}, "letter.known"),
        ({"number": "60/01"}, "letter.number"),
        ({"aliases": "mốt"}, "letter.number"),
        ({"abstract": " "}, "letter.incomplete"),
        ({"day": "20/8/2062"}, "letter.not_yet"),
        ({"day": "hôm nào"}, "time.unreadable"),
        ({"due": "19/8/2020"}, "letter.due_early"),
    ],
)
def test_a_wrong_letter_is_refused_beside_its_form_and_what_was_typed_stays(
    page: OfficePage, province: Services, wrong: dict[str, str], code: str
) -> None:
    press(page, "office.letter.new")
    fill(page, **TYPED | wrong)
    press(page, "office.letter.save")
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == code
    assert page.form.notice.isVisible()
    assert not page.notice.isVisible()
    assert {name: field.text() for name, field in page.form.fields.items()} == TYPED | wrong
    assert own(province) == []
    assert not province.reports.sharing.tasks()


def test_it_is_changed_and_taken_off_and_each_is_taken_back(page: OfficePage, province: Services) -> None:
    enter(page)
    choose(page, "6001/UBND-KGVX")
    assert {name: field.text() for name, field in page.form.fields.items()} == TYPED | {
        "day": "20/08/2020",
        "due": "15/09/2020",
        "aliases": "4001, 4002",
    }
    fill(page, number="6002", due="", aliases="")
    press(page, "office.letter.save")
    assert [(one.number, one.aliases) for one in own(province)] == [("6002", ())]
    assert not province.reports.sharing.tasks()
    hands.press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [(one.number, one.aliases) for one in own(province)] == [("6001", ("4001", "4002"))]
    assert [task.due for task in province.reports.sharing.tasks()] == [date(2020, 9, 15)]
    choose(page, "6001/UBND-KGVX")
    press(page, "office.letter.remove")
    assert own(province) == []
    assert not page.form.isVisible()
    assert page.undo()
    assert [one.reference for one in own(province)] == ["6001/UBND-KGVX"]
    assert [task.due for task in province.reports.sharing.tasks()] == [date(2020, 9, 15)]


def test_what_was_issued_here_and_what_the_campaign_names_stay(page: OfficePage, province: Services) -> None:
    reports = province.reports
    reports.enter(reports.urge())
    reports.issuing.issue("urge", "7", province.clock.now().date())
    page.activate()
    for reference, words in (("07/MTTQ-BTT", "đã giữ nguyên"), ("5355/UBND-KGVX", "thuộc tệp chiến dịch")):
        choose(page, reference)
        assert not page.form.isVisible()
        assert words in page.notice.sentence.text()
    assert [one.reference for one in own(province)] == ["07/MTTQ-BTT"]

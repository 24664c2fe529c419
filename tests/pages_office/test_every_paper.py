"""The print page offers every paper: for whom it is printed, what comes out, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from core.application.paper_order import OF_HOUSEHOLDS, PROGRESS, SCREENS, TWO_SIDED, Paper
from core.application.services import Services
from core.households.desk import NewHousehold
from core.records.household import WalkFilter
from core.render.preview import page_count
from tests.documents.test_progress_poster import text_of
from tests.pages_office.conftest import DOORS, OpenOffice, add_doors
from tests.pages_office.printing_hands import household_codes, pick, settle, show
from tests.pages_office.test_printing import Dialog, decoded, press, print_of
from tests.pages_office.test_printing import Paper as Printer
from ui.qt.printing.choices import remembered
from ui.qt.printing.words import PAPERS
from ui.qt.shared.printer import DUPLEX


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper not in {*SCREENS, *PROGRESS}])
def test_each_paper_is_shown_before_it_is_printed(
    open_office: OpenOffice, ward: Services, paper: Paper
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, paper)
    if paper in OF_HOUSEHOLDS:
        pick(office, page, "show", WalkFilter.ALL.value)
    state = page.model.state
    assert state.problem is None
    assert state.document is not None
    assert state.document.order.paper is paper
    assert state.image is not None
    assert page.options.print.isEnabled()
    assert page_count(state.document.made.data) == state.document.pages
    assert page.options.amount.text().startswith("5 hộ, ") is (paper in OF_HOUSEHOLDS)
    assert page.options.sides.text().startswith("Máy chỉ in một mặt: in thử một tờ") is (paper in TWO_SIDED)


@pytest.mark.parametrize(
    ("paper", "words", "duplex"),
    [
        (Paper.A5X2, "lật giấy theo cạnh ngắn", QPrinter.DuplexMode.DuplexShortSide),
        (Paper.LARGE, "lật giấy theo cạnh dài", QPrinter.DuplexMode.DuplexLongSide),
    ],
)
def test_words_file_and_printer_name_the_same_edge(
    open_office: OpenOffice, ward: Services, paper: Paper, words: str, duplex: QPrinter.DuplexMode
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, paper)
    page.print_out()
    document = page.model.state.document
    assert document is not None
    assert words in page.options.sides.text()
    assert duplex.name.replace("Duplex", "DuplexFlip").replace("Side", "Edge").encode() in document.made.data
    assert isinstance(page.printing, Dialog)
    edge = page.printing.sheets[0].turned_over
    assert edge is not None
    assert DUPLEX[edge] is duplex


def test_a_two_sided_paper_leads_to_the_test_sheet_and_shows_its_codes(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.LARGE)
    assert page.codes.isVisible()
    press(page, "print.sides_test")
    settle(office)
    document = page.model.state.document
    assert document is not None
    assert document.order.paper is Paper.SIDES_TEST
    assert page.options.amount.text() == "2 trang A4."
    assert not page.options.sides_test.isVisible()


def test_a_text_that_is_only_begun_is_named_beside_the_paper(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.STAFF_CARD)
    assert not page.options.aside.isVisible()
    role = page.options.fields.person.role
    role.set_text("Trưởng ban công tác Mặt trận ấp Bà Điều, " * 10)
    role.edit.editingFinished.emit()
    settle(office)
    assert page.model.state.document is not None
    assert page.options.aside.isVisible()
    assert page.options.aside.sentence.text().startswith(
        "Dài quá nên chỉ in phần đầu: Trưởng ban công tác Mặt trận ấp Bà Điều"
    )
    assert not page.options.to_household.isVisible()


@pytest.mark.parametrize("paper", sorted(PROGRESS))
def test_the_wall_poster_follows_the_visits_and_needs_ten_households(
    open_office: OpenOffice, ward: Services, paper: Paper
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, paper)
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == "document.poster_small"
    add_doors(ward, DOORS * 2)
    other = open_office(ward)
    page = print_of(other)
    show(other, page, paper)
    assert page.model.state.problem is None
    document = page.model.state.document
    assert document is not None
    assert document.pages == 1
    assert "15 / 15" in text_of(document.made.data)
    add_doors(ward, DOORS[:1] * 5)
    place = page.options.fields.place
    assert [place.itemText(at) for at in range(place.count())] == [
        "Cả địa bàn",
        "Khóm 1",
        "Khóm 2",
        "Khóm 10",
    ]
    pick(other, page, "place", 1)
    document = page.model.state.document
    assert document is not None
    assert "Khóm 1 đã đi đến đâu? 11 / 11" in text_of(document.made.data)


@pytest.mark.parametrize("paper", [Paper.WALK_LIST, Paper.SLIP])
def test_the_printer_gets_the_code_of_every_household(
    open_office: OpenOffice, ward: Services, paper: Paper
) -> None:
    office, printer = open_office(ward), Printer()
    page = print_of(office, printer)
    show(office, page, paper)
    pick(office, page, "show", WalkFilter.ALL.value)
    document = page.model.state.document
    assert document is not None
    printer.pages = range(document.pages)
    press(page, "print.print")
    settle(office)
    found = [text for image in printer.images for text in decoded(image)]
    assert {*household_codes(ward)} <= {*found}


def test_nobody_left_to_visit_is_said_and_nothing_can_be_printed(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.SLIP)
    assert page.options.problem.sentence.text().startswith("Chưa chọn hộ nào để in")
    assert not page.options.print.isEnabled()
    pick(office, page, "show", "blank")
    assert not page.options.problem.isVisible()
    assert page.options.amount.text() == "1 trang A4."


def test_a_hamlet_or_one_of_its_groups_is_printed_alone(open_office: OpenOffice, ward: Services) -> None:
    for group in ("4", "5"):
        new = NewHousehold(name=f"Danh Lâm {group}", hamlet="Khóm 2", group=group)
        ward.households.add(new)
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.LABELS)
    pick(office, page, "show", WalkFilter.ALL.value)
    combo = page.options.fields.place
    names = [combo.itemText(at) for at in range(combo.count())]
    assert names == ["Cả địa bàn", "Khóm 1", "Khóm 2", "Khóm 2, tổ 4", "Khóm 2, tổ 5", "Khóm 10"]
    pick(office, page, "place", names.index("Khóm 2"))
    assert page.options.amount.text() == "4 hộ, 1 trang A4."
    pick(office, page, "place", names.index("Khóm 2, tổ 5"))
    assert page.options.amount.text() == "1 hộ, 1 trang A4."


def test_labels_start_where_the_sheet_is_still_full_and_move_by_tenths(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.LABELS)
    pick(office, page, "show", WalkFilter.ALL.value)
    pick(office, page, "preset", "2x5")
    pick(office, page, "start", 7)
    assert page.options.amount.text() == "5 hộ, 2 trang A4."
    pick(office, page, "nudge_x", 0.3)
    sheet = page.model.state.order.labels
    assert (sheet.columns, sheet.start, sheet.nudge_x, sheet.nudge_y) == (2, 7, 0.3, 0.0)


def test_a_staff_card_has_its_number_and_day_and_what_cannot_be_read_is_said(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.STAFF_CARD)
    number, until = page.options.fields.person.number, page.options.fields.person.until
    number.set_text("17")
    until.set_text("31/12/2020")
    number.edit.editingFinished.emit()
    settle(office)
    member = page.model.state.order.member
    assert member is not None
    assert (member.number, member.until.isoformat()) == (17, "2020-12-31")
    assert page.options.version.text() == "32014-0017"
    until.set_text("mai")
    until.edit.editingFinished.emit()
    assert page.model.state.order.member == member


def test_choices_are_remembered(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.LABELS)
    pick(office, page, "show", WalkFilter.ALL.value)
    pick(office, page, "place", 1)
    pick(office, page, "preset", "2x4")
    pick(office, page, "nudge_y", -0.2)
    office.window.settings.set_value("print/card", "x")
    order = remembered(office.window.settings, ward)
    shown = page.model.state.order
    assert order == replace(shown, member=replace(order.member, number=1) if order.member else None)


def test_a_saved_walk_list_is_noted_and_the_next_one_is_another_print(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.WALK_LIST)
    pick(office, page, "show", WalkFilter.ALL.value)
    document = page.model.state.document
    assert document is not None
    first = document.made.version
    office.answers.save = tmp_path / "danh sách.pdf"
    press(page, "print.save")
    settle(office)
    kept = ward.prints.last("walk-list")
    assert kept is not None
    assert (kept.version, kept.what, kept.households, kept.pages) == (first, "all", 5, document.pages)
    after = page.model.state.document
    assert after is not None
    assert after.made.version == first.replace(".1", ".2")
    show(office, page, Paper.A5)
    assert not page.options.last.isVisible()
    show(office, page, Paper.WALK_LIST)
    assert page.options.last.text().startswith("In lần trước: ")
    assert "Tất cả các hộ, 5 hộ" in page.options.last.text()


def test_a_print_given_up_is_not_noted(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office, Printer(broken=True))
    page.print_out()
    settle(office)
    assert ward.prints.last("a5") is None
    page.printing = Dialog(paper=Printer())
    page.print_out()
    settle(office)
    assert ward.prints.last("a5") is not None


def test_a_long_run_is_stopped_and_made_again(
    open_office: OpenOffice, ward: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.qt.printing.state.LONG_RUN", 1)
    office = open_office(ward)
    page = print_of(office)
    asked: list[int] = []

    def stop_once() -> None:
        if page.options.busy.isVisible() and not asked:
            asked.append(1)
            page.options.busy.stop.click()

    page.model.changed.connect(stop_once)
    page.papers.rows.set_current(Paper.FLYERS.value)
    settle(office)
    pick(office, page, "show", WalkFilter.ALL.value)
    assert asked
    assert page.options.stopped.isVisible()
    assert page.model.state.document is None
    assert not page.options.print.isEnabled()
    press(page, "print.again")
    settle(office)
    assert not page.options.stopped.isVisible()
    assert page.options.amount.text() == "5 hộ, 2 trang A4."


def test_a_print_is_stopped_between_two_pages(open_office: OpenOffice, ward: Services) -> None:
    office, printer = open_office(ward), Printer()
    page = print_of(office, printer)
    show(office, page, Paper.LARGE)
    printer.pages = range(2)
    page.print_out()
    page.model.changed.connect(page.options.busy.stop.click)
    settle(office)
    assert len(printer.images) == 1
    assert page.options.stopped.text() == "Đã dừng. Các trang đã gửi vẫn ra giấy."
    assert page.options.print.isEnabled()
    assert ward.prints.last("large") is None


def test_the_text_for_zalo_is_copied_and_a_web_page_saved(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.TEXT)
    assert not page.options.print.isVisible()
    assert page.preview.text.isVisible()
    press(page, "print.copy")
    assert "Bluezone" in QGuiApplication.clipboard().text()
    assert page.header.toast.sentence.text() == "Đã sao chép, dán vào Zalo."
    pick(office, page, "form", Paper.HTML.value)
    assert not page.options.copy.isVisible()
    office.answers.save = tmp_path / "trang.html"
    press(page, "print.save")
    assert (tmp_path / "trang.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert office.answers.asked == ["huong-dan-html-32014-vi.html"]
    pick(office, page, "form", Paper.PNG.value)
    assert page.model.state.image is not None
    assert page.papers.rows.current_key() == Paper.TEXT.value


def test_a_household_added_meanwhile_is_on_the_next_page(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.WALK_LIST)
    assert page.options.problem.isVisible()
    ward.published(ward.households.add(NewHousehold(name="Danh Lâm", hamlet="Khóm 2")))
    settle(office)
    assert page.options.amount.text() == "1 hộ, 1 trang A4."

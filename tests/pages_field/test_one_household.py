"""The page of one household: address and phone first, consent in one line, the rest in a menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.base.clock import FixedClock
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import CloseReason, HouseholdRow
from core.records.person import Way
from tests.pages_field.conftest import Desk
from tests.pages_field.parts import button, choose_more, more_menu, text_of
from tests.pages_field.work import a_visit, walk
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.shared.people.stage_bar import StageBar, StageMark
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.stages import StageState
from ui.qt.widgets.text import cut_to


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    return next(row for row in walk(desk.services) if row.phone)


def top(page: HouseholdsPage, part: QWidget) -> int:
    checks.settle(page.window())
    return part.mapTo(page, QPoint(0, 0)).y()


def primaries(page: HouseholdsPage) -> list[str]:
    kinds = (ButtonKind.PRIMARY, ButtonKind.LARGE)
    shown = [part for part in page.findChildren(Button) if part.isVisible() and part.kind in kinds]
    return [part.objectName() for part in shown]


def offered(page: HouseholdsPage) -> list[str]:
    menu = more_menu(page)
    words = [entry.text() for entry in menu.actions() if entry.text()]
    menu.close()
    return words


def test_address_and_phone_stand_over_everything_else(
    desk: Desk, row: HouseholdRow, clock: FixedClock
) -> None:
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    facts = page.facts.rows
    tops = [top(page, facts[field]) for field in (HouseholdField.ADDRESS, HouseholdField.PHONE)]
    below = (facts[HouseholdField.NAME], page.people.people, page.people.consents, page.visits)
    tops += [top(page, part) for part in below]
    assert tops == sorted(set(tops))


def test_consent_is_one_line_until_it_is_opened(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    purposes = desk.services.campaign.consent.purposes
    assert text_of(page, "consent.stands") == f"{len(purposes)} mục: chưa hỏi"
    assert not button(page, "consent.list.yes").isVisible()
    click(button(page, "consent.fold"))
    assert page.people.consents.rows["list"].hasFocus()
    press(page.people.consents.rows["list"], Qt.Key.Key_C)
    assert not page.people.consents.stands.isVisible()
    click(button(page, "consent.fold"))
    first, *others = text_of(page, "consent.stands").split(" · ")
    assert first.startswith(f"{purposes[0].title.of('vi')}: đồng ý")
    assert sum(said.endswith("chưa hỏi") for said in others) == len(purposes) - 1


def test_another_household_is_folded_again_and_its_letter_opens_it(desk: Desk, row: HouseholdRow) -> None:
    services, other = desk.services, walk(desk.services)[-1]
    services.people.set_way(other.id, Way.PERSONS)
    services.consents.give(Subject(household=other.id), services.consents.purposes, How.PAPER)
    services.people.add(other.id, NewPerson(name="Lan", birth_year=1990))
    page = desk.households(row.id)
    click(button(page, "consent.fold"))
    page = desk.households(other.id)
    assert not page.people.consents.answers.isVisible()
    page.people.take_focus()
    press(page.people.people.row(page.people.model.state.people[0].id), Qt.Key.Key_G)
    assert page.people.consents.rows["list"].hasFocus()
    assert page.people.consents.answers.isVisible()


def test_what_is_done_less_often_is_in_a_menu_whose_last_entry_closes(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    assert offered(page) == [
        "Chuyển chỗ ở…",
        "Tách hộ…",
        "Cùng một hộ với…",
        "Trên phố",
        "Đưa khỏi danh sách…",
    ]
    choose_more(page, "households.close")
    assert page.close_form.reason.hasFocus()
    assert checks.is_whole(page.close_form)


def test_a_household_has_one_primary_action(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    assert primaries(page) == ["households.record"]
    desk.services.published(desk.services.households.close(row.id, CloseReason.MOVED))
    assert primaries(page) == ["households.reopen"]
    assert offered(page) == ["Trên phố"]
    page.take_focus()
    assert page.reopen_one.hasFocus()


def test_the_error_of_a_persons_line_stands_under_that_line(desk: Desk, row: HouseholdRow) -> None:
    services = desk.services
    services.people.set_way(row.id, Way.PERSONS)
    services.consents.give(Subject(household=row.id), services.consents.purposes, How.PAPER)
    for name in ("Lan", "Mai"):
        services.people.add(row.id, NewPerson(name=name, birth_year=1990))
    card = desk.households(row.id).people.people
    first = card.model.state.people[0].id
    card.row(first).setFocus()
    press(card.row(first), Qt.Key.Key_T)
    card.form.line.set_text("")
    type_text(card.form.line.edit, "Lan 0912345")
    press(card.form.line.edit, Qt.Key.Key_Return)
    assert card.form.problem.isVisible()
    assert card.form.line.wrong
    assert not card.problem.isVisible(), "not at the foot of the card too"
    checks.settle(desk.window)
    assert 0 <= card.form.problem.y() - card.form.line.geometry().bottom() < card.form.line.height()


def test_a_name_without_room_ends_in_an_ellipsis_and_the_facts_have_it_whole(desk: Desk) -> None:
    name = "Nguyễn Phúc Bảo Long Hoàng Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ"
    new = NewHousehold(name=name, hamlet="Khóm 3", address="Số 12/34/56 hẻm 789 " * 10)
    household = desk.services.published(desk.services.households.add(new))
    desk.window.resize(1024, 600)
    desk.window.set_zoom(150)
    page = desk.households(household)
    checks.settle(desk.window)
    title = page.header.title
    assert title.mapTo(page, title.rect().topRight()).x() <= page.width(), "the end is in the window"
    assert (title.text(), page.facts.rows[HouseholdField.NAME].value.text()) == (name, name)
    words = cut_to(name, title.font(), title.width())
    assert words.endswith("…")
    painted, room = title.grab().toImage(), title.size()
    title.setText(words)
    title.resize(room)
    assert painted == title.grab().toImage()
    assert checks.cut_texts(page.facts) == []
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    desk.window.set_zoom(100)


def test_a_day_stands_under_its_stage_and_not_under_the_longest_word(qtbot: QtBot) -> None:
    words = ("Không có điện thoại thông minh", "Có máy", "Đã cài", "Đã đăng ký", "Đã kích hoạt", "Dùng được")
    bar, plain = StageBar(), StageBar()
    for each, note in ((bar, "24/11"), (plain, "")):
        qtbot.addWidget(each)
        notes = ("", note, "", "", "", "")
        pairs = zip(words, notes, strict=True)
        each.set_marks(tuple(StageMark(word=w, note=n, state=StageState.TODO) for w, n in pairs))
    assert bar.heightForWidth(640) == plain.heightForWidth(640), "the day has the room beside the long word"
    first = StageMark(word=words[0], note="24/11", state=StageState.TODO)
    bar.set_marks((first, *bar._marks[1:]))
    assert bar.heightForWidth(640) > plain.heightForWidth(640), "never over a word"

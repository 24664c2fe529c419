"""People one by one through the real window: few keys at the door, every act in the history, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.base.clock import FixedClock
from core.campaigns.models import Platform, Stage
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdRow
from core.records.person import Person, Way
from tests.pages_field.conftest import Desk
from tests.pages_field.work import walk
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.quick.page import QuickPage
from ui.qt.shared.people.section import PeopleSection
from ui.qt.shared.people.stage_bar import LEAST_TARGET
from ui.qt.theme import current_theme
from ui.qt.tokens import PaletteName

Picture = Callable[[QWidget, str], None]
ENTER, ESC, DOWN, F7 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_F7


@dataclass(slots=True)
class Fingers:
    """Types where the keys are, and counts them."""

    window: QWidget
    keys: int = 0

    def hit(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            focus = self.window.focusWidget()
            assert focus is not None
            if isinstance(key, Qt.Key):
                press(focus, key)
            else:
                type_text(focus, key)
            self.keys += 1 if isinstance(key, Qt.Key) else len(key)
            QApplication.processEvents()


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    return walk(desk.services)[0]


@pytest.fixture
def quick(desk: Desk, qtbot: QtBot) -> QuickPage:
    page = desk.quick()
    qtbot.waitUntil(page.card.line.edit.hasFocus)
    return page


@pytest.fixture
def fingers(desk: Desk) -> Fingers:
    return Fingers(desk.window)


def by_persons(desk: Desk, row: HouseholdRow, *names: str) -> list[Person]:
    """The household as one that agreed and is recorded person by person."""
    services = desk.services
    services.published(services.people.set_way(row.id, Way.PERSONS))
    subject = Subject(household=row.id)
    services.published(services.consents.give(subject, services.consents.purposes, How.PAPER))
    for name in names:
        services.published(services.people.add(row.id, NewPerson(name=name, birth_year=1961)))
    return people(desk, row)


def people(desk: Desk, row: HouseholdRow) -> list[Person]:
    return list(desk.services.people.reader.of_household(row.id))


def text(root: QWidget, name: str) -> str:
    found = root.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_a_household_of_two_phones_is_recorded_in_six_keys(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    fingers.hit(F7, "2", DOWN, "2", ENTER)
    assert quick.card.line.edit.hasFocus()
    assert quick.card.line.text() == "222"
    fingers.hit(ENTER)
    assert fingers.keys == 6
    known = desk.services.households.known(row.id)
    assert (known.people, known.smartphones, known.installed, known.attempts) == (2, 2, 2, 1)
    assert quick.model.state.household is not None
    assert quick.model.state.household.id != row.id


def test_the_line_says_only_what_is_new_since_the_last_visit(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    fingers.hit(F7, "2", ENTER, ENTER)
    quick.model.select(row.number)
    fingers.hit(F7, DOWN, "4", "c", ENTER)
    assert quick.card.line.text() == "2201"
    known = desk.services.households.known(row.id)
    assert (known.had, known.installed) == (1, 2)


def test_from_counts_to_a_named_person_without_the_mouse(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    fingers.hit(F7, ENTER)
    assert desk.services.people.reader.way(row.id) is Way.PERSONS
    fingers.hit("Lan 1990", ENTER)
    assert "agreed" in text(quick, "people.problem") or "đồng ý" in text(quick, "people.problem")
    assert people(desk, row) == []
    assert quick.people.people.line.text() == "Lan 1990", "what was typed stays"
    quick.people.consents.take_focus()
    fingers.hit("c", ESC, ESC)
    fingers.hit(F7, ENTER)
    (person,) = people(desk, row)
    assert (person.name, person.born) == ("Lan", "1990-1994")


def test_a_line_is_said_in_words_before_enter(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row)
    fingers.hit(F7, "Lan 1990 f 0912345678")
    assert text(quick, "people.read").startswith("Lan · ")
    assert "1990–1994" in text(quick, "people.read")
    fingers.hit(" 096061001234")
    assert text(quick, "people.problem")
    fingers.hit(ENTER)
    assert people(desk, row) == []


def test_a_child_is_counted_and_a_name_is_refused(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row)
    fingers.hit(F7, "Na 2015", ENTER)
    assert "16" in text(quick, "people.problem")
    assert people(desk, row) == []
    quick.people.people.line.set_text("2015")
    fingers.hit(ENTER)
    (child,) = people(desk, row)
    assert (child.is_child, child.name) == (True, "")
    assert desk.services.households.known(row.id).people == 0


def test_reason_platform_and_organisations_are_a_key_each(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Lê Minh")
    fingers.hit(F7, "1", "m", "l", "1")
    fingers.hit("h", "3", "4", ENTER)
    (person,) = people(desk, row)
    assert (person.stage, person.reason, person.platform) == (
        Stage.SMARTPHONE,
        desk.services.campaign.obstacles[0].id,
        Platform.ANDROID,
    )
    assert person.memberships == ("phu_nu", "thanh_nien")
    fingers.hit("2")
    (person,) = people(desk, row)
    assert (person.stage, person.reason, person.platform) == (Stage.INSTALLED, None, Platform.ANDROID)


def test_an_organisation_is_added_to_the_list_where_it_is_needed(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Lê Minh")
    fingers.hit(F7, "h")
    quick.people.people.form.more.edit.setFocus()
    fingers.hit("Hoi Lam vuon", ENTER, ENTER)
    assert people(desk, row)[0].memberships == ("hoi_lam_vuon",)


def test_undo_takes_back_the_last_thing_done_to_people_and_then_the_visit(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà")
    fingers.hit(F7, "2")
    press(desk.window.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert people(desk, row)[0].stage is None
    fingers.hit("2", ENTER, ENTER)
    press(desk.window.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert people(desk, row)[0].stage is Stage.INSTALLED
    assert desk.services.households.known(row.id).attempts == 0


def test_somebody_who_left_is_taken_off_with_a_reason_and_comes_back_by_undo(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    fingers.hit(F7, "b", "1")
    assert [person.name for person in people(desk, row)] == ["Phạm Lê Minh"]
    press(desk.window.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert [person.name for person in people(desk, row)] == ["Phạm Hữu Hà", "Phạm Lê Minh"]


def test_an_erasure_asks_once_more_and_leaves_the_count(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà")
    fingers.hit(F7, "b", "3", ESC)
    assert people(desk, row)[0].name == "Phạm Hữu Hà"
    fingers.hit("b", "3", "1")
    (person,) = people(desk, row)
    assert (person.name, person.is_erased) == ("", True)
    assert desk.services.households.known(row.id).people == 1


def test_a_name_is_changed_in_its_line(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Pham Huu Ha")
    fingers.hit(F7, "t", "Pham Huu Hanh 0912345678", ENTER)
    (person,) = people(desk, row)
    assert (person.name, person.phone) == ("Pham Huu Hanh", "0912345678")


def test_esc_goes_back_to_the_line_and_the_letters_are_inert_there(
    desk: Desk, quick: QuickPage, row: HouseholdRow, fingers: Fingers
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà")
    fingers.hit(F7, ESC, "v")
    assert quick.card.line.text() == "v"
    assert quick.card.line.edit.hasFocus()
    assert desk.services.people.reader.of_household(row.id)[0].stage is None


@pytest.fixture
def page(desk: Desk, row: HouseholdRow) -> HouseholdsPage:
    by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    return desk.households(row.id)


def test_a_person_takes_one_low_row_with_the_words_of_the_stages_once_above(
    desk: Desk, page: HouseholdsPage, row: HouseholdRow
) -> None:
    card = page.people.people
    first, second = (card.row(person.id) for person in people(desk, row))
    checks.settle(desk.window)
    low = first.height()
    assert low <= current_theme().px(64)
    assert card.heads.height() > 0
    assert first.bar.x() == second.bar.x() >= first.name.geometry().right()
    card.setFixedWidth(420)
    checks.settle(desk.window)
    assert card.heads.height() == 0, "without room each bar has its own words"
    assert first.height() > low


def test_a_stage_is_one_click_and_its_target_is_large(
    desk: Desk, page: HouseholdsPage, row: HouseholdRow
) -> None:
    bar = page.people.people.row(people(desk, row)[0].id).bar
    QApplication.processEvents()
    for place in range(6):
        box = bar.rect_of(place)
        assert min(box.width(), box.height()) >= LEAST_TARGET
    click(bar, bar.rect_of(3).center())
    assert people(desk, row)[0].stage is Stage.REGISTERED
    told = page.history.timeline.accessibleName()
    assert "Phạm Hữu Hà" in told
    assert "Lê Văn Tám" in told
    desk.window.go_to_page(PageId.HOUSEHOLDS, row.id)
    assert page.undo()
    assert people(desk, row)[0].stage is None


def test_consent_is_recorded_purpose_by_purpose_with_how(
    desk: Desk, row: HouseholdRow, clock: FixedClock
) -> None:
    page = desk.households(row.id)
    page.people.consents.how.setCurrentIndex(1)
    page.people.consents.how.activated.emit(1)
    click(button(page, "consent.list.yes"))
    click(button(page, "consent.phone.no"))
    records = {record.purpose: record for record in desk.services.people.reader.consents(row.id)}
    assert set(records) == {"list", "phone"}, "none is ticked beforehand"
    assert records["list"].how is How.SPOKEN
    assert desk.services.households.known(row.id).phone == ""


def test_a_household_that_refuses_shows_no_name_anywhere_on_its_page(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    click(button(page, "consent.list.no"))
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    assert not any(row.head in words for words in [*shown, page.history.timeline.accessibleName()])
    assert page.header.title.text() == row.code
    assert page.undo()
    assert page.header.title.text() == row.head


def test_switching_back_to_counts_takes_the_numbers_of_the_visits_again(
    desk: Desk, page: HouseholdsPage, row: HouseholdRow
) -> None:
    click(button(page, "people.to_counts"))
    assert desk.services.people.reader.way(row.id) is Way.COUNTS
    assert not page.people.people.line.isVisible()
    click(button(page, "people.to_persons"))
    assert len(page.people.model.state.people) == 2


@pytest.mark.parametrize(("language", "zoom"), [("vi", 100), ("en", 100), ("vi", 125)])
def test_people_fit_their_page_in_both_languages(
    desk: Desk, row: HouseholdRow, picture: Picture, language: str, zoom: int
) -> None:
    first, second = by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    desk.services.people.set_stage(first.id, StageEntry(stage=Stage.WORKING))
    reason = desk.services.campaign.obstacles[0].id
    desk.services.people.set_stage(second.id, StageEntry(stage=Stage.INSTALLED, reason=reason))
    desk.services.people.set_memberships(second.id, ("thanh_nien", "phu_nu"))
    desk.services.people.add(row.id, NewPerson(is_child=True))
    desk.window.set_language(Language(language))
    desk.window.set_zoom(zoom)
    desk.window.resize(QSize(1366, 768))
    pages = (desk.households(row.id), desk.quick(row.id))
    quick = pages[1]
    press(quick.card.line.edit, F7)
    for page in pages:
        desk.window.go_to_page(page.page_id)
        checks.settle(desk.window)
        section = page.findChild(PeopleSection)
        assert section is not None
        picture(desk.window, f"nguoi-{page.page_id}-{language}-{zoom}")
        assert checks.cut_texts(section) == []
        assert checks.unnamed(section) == []
        assert checks.overlapping(section) == []
    desk.window.set_zoom(100)


@pytest.mark.parametrize(
    "name", ["Phạm Lê Minh", "Nguyễn Phước Bảo Quỳnh Hương Thảo Nguyên Anh Thư Kim Ngân Tôn"]
)
def test_the_columns_of_a_household_come_to_rest_at_every_width(
    desk: Desk, row: HouseholdRow, name: str
) -> None:
    """Columns that ask for less room once they are stacked part again, and stack again, for ever."""
    first, _ = by_persons(desk, row, name, "Phạm Hữu Hà")
    desk.services.people.set_stage(first.id, StageEntry(stage=Stage.WORKING))
    page = desk.households(row.id)
    section = page.findChild(PeopleSection)
    assert section is not None
    for palette, width in product((PaletteName.LIGHT, PaletteName.SUNLIGHT), range(1180, 1380, 20)):
        desk.window.set_palette_name(palette)
        desk.window.resize(width, 660)
        checks.settle(desk.window)
        assert checks.restless(desk.window) == [], (palette, width)
        assert checks.cut_texts(section) == [], (palette, width)
    desk.window.set_palette_name(PaletteName.LIGHT)


@pytest.mark.parametrize("keys", [(ENTER,), (DOWN, ENTER)])
def test_a_household_opened_by_keys_is_seen_from_its_top(
    desk: Desk, row: HouseholdRow, fingers: Fingers, keys: tuple[Qt.Key, ...]
) -> None:
    by_persons(desk, row, "Phạm Hữu Hà", "Phạm Lê Minh")
    page = desk.households()
    page.go_to_search()
    fingers.hit(row.code, *keys)
    assert page.header.title.text() == row.head
    assert page.record.hasFocus()
    assert page.scroll_area.verticalScrollBar().value() == 0

"""Due work: figures equal to an independent count, deadlines in the letter's words, ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from core.application.services import Services
from core.base.clock import FixedClock
from core.campaigns.models import Denominator, Track
from core.households.forms import NEW_HOUSEHOLD
from core.quality.models import ReturnReason
from core.records.figures import BY_LISTS, DayCount, Figures
from core.records.household import HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_field.conftest import SAMPLES, Desk, OpenDesk, new_workspace, workspaces
from tests.pages_field.work import LINES, PER_DAY, a_week, walk
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.quick.page import QuickPage
from ui.qt.today.page import TodayPage
from ui.qt.today.state import needed_a_day, progress_of, room_of, tasks_of, week_of
from ui.qt.tokens import Role


def text_of(page: TodayPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def button(page: TodayPage, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def visit(
    desk: Desk, row: HouseholdRow, clock: FixedClock, *, result: Result = Result.COMPLETED, **stated: object
) -> None:
    entry = replace(VisitEntry(household=row.id, result=result, at=clock.now()), **stated)  # type: ignore[arg-type] # the names are those of the entry
    desk.services.published(desk.services.visits.record(entry))


@pytest.fixture
def week(desk: Desk, clock: FixedClock) -> list[str]:
    """Eight days of visits; the ids of the households."""
    return list(a_week(desk.services, clock))


def told_days(page: TodayPage) -> list[int]:
    spoken = page.progress.bars.accessibleName().split(", ")
    return [int(part.rsplit(" ", 1)[1]) for part in spoken[:7]]


def test_before_any_visit_the_list_is_what_is_known_and_nobody_was_met(
    open_desk: OpenDesk, clock: FixedClock, tmp_path: Path
) -> None:
    services = workspaces(clock).create(tmp_path / "ward", new_workspace())
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((SAMPLES / "nhan-khau-xa-tan-loc.xlsx",)))
    said = text_of(open_desk(services).today(), "today.base")
    assert said == "0 / 287 người dân có điện thoại thông minh (theo danh sách)"
    figures = services.province.figures.table().total.figures
    assert {rate.source for rate in figures.rates} == {BY_LISTS}


def test_the_figures_equal_an_independent_count(desk: Desk, week: list[str]) -> None:
    page = desk.today()
    lines = [LINES[at % len(LINES)] for count in PER_DAY for at in range(count)]
    smartphones = sum(line[2] or 0 for line in lines)
    installed = sum(line[3] or 0 for line in lines)
    known = sum(line[2] is not None for line in lines)
    missing = max(ceil(smartphones / 2) - installed, 0)
    assert text_of(page, "today.base") == (
        f"{installed} / {smartphones} người dân có điện thoại thông minh, đã biết ở {known} / 167 hộ"
    )
    sentence = f"Cần thêm {missing} người để đạt 50\N{NO-BREAK SPACE}%"
    reached = "Đạt 50\N{NO-BREAK SPACE}% ở các hộ đã biết; còn 136 hộ chưa biết."
    assert text_of(page, "today.sentence") == (sentence if missing else reached)
    assert text_of(page, "today.visited") == f"{sum(PER_DAY)} / 167 hộ, hôm nay {PER_DAY[-1]}"
    assert told_days(page) == list(PER_DAY[-7:])
    average = round(sum(PER_DAY[-4:-1]) / 3)
    needed = ceil((167 - sum(PER_DAY)) / 5)
    assert text_of(page, "today.pace") == (
        f"Ba ngày qua trung bình {average} hộ, còn thiếu {needed - average} hộ mỗi ngày."
    )


def test_a_visit_recorded_elsewhere_is_counted_at_once(desk: Desk, clock: FixedClock) -> None:
    page = desk.today()
    visit(desk, walk(desk.services)[0], clock, people=3, smartphones=4, installed=1)
    assert text_of(page, "today.base").startswith("1 / 4 ")
    assert page.progress.ring.accessibleName().startswith("25,0\N{NO-BREAK SPACE}% đã cài, chỉ tiêu 50")


def test_nothing_counted_yet_is_no_rate(desk: Desk) -> None:
    page = desk.today()
    assert "Chưa đếm được" in text_of(page, "today.base")
    assert not page.progress.sentence.isVisible()


def test_more_than_all_is_warned_of_and_never_clamped(desk: Desk, clock: FixedClock) -> None:
    row = walk(desk.services)[0]
    visit(desk, row, clock, people=3, smartphones=2, installed=2)
    clock.advance(timedelta(hours=1))
    visit(desk, row, clock, people=3, smartphones=2, installed=2)
    page = desk.today()
    assert text_of(page, "today.base").startswith("4 / 2 ")
    assert page.progress.ring.accessibleName().startswith("200,0")
    assert "nhiều hơn số đã đếm" in text_of(page, "today.sentence")
    assert page.progress.sentence.role is Role.WARN


def test_deadlines_are_quoted_with_their_document_and_days(desk: Desk) -> None:
    page = desk.today()
    household, staff = page.progress.tasks
    assert household.words.text() == "Hộ dân: “hoàn thành trước ngày 19/9/2020”"
    assert household.source.text() == "Công văn 5355/UBND-KGVX, mục 2"
    assert household.pill.text() == "còn 4 ngày"
    assert staff.words.text() == "Cán bộ: “hoàn thành trước ngày 12/9/2020”"
    assert staff.pill.text() == "quá 3 ngày"


def test_a_campaign_without_a_target_invents_none(
    open_desk: OpenDesk, workspace_dir: Path, clock: FixedClock
) -> None:
    services = workspaces(clock).create(workspace_dir, new_workspace("vneid-2026"))
    from core.households.desk import NewHousehold

    added = services.households.add(NewHousehold(name="Lê Văn Tám", hamlet="Khóm 3"))
    services.visits.record(VisitEntry(household=added.value, result=Result.NOT_HOME, at=clock.now()))
    desk = open_desk(services)
    page = desk.today()
    assert text_of(page, "today.sentence") == "Chiến dịch này không giao chỉ tiêu."
    assert "chỉ tiêu" not in page.progress.ring.accessibleName()
    assert [part.isVisible() for part in page.progress.tasks] == [False, False]
    checks.settle(desk.window)
    above, bars = page.progress.sentence.geometry(), page.progress.bars.geometry()
    assert bars.height() > page.progress.height() // 4, "the week has the room of the ring"
    assert bars.y() - above.bottom() < page.progress.height() // 4
    desk.window.resize(1024, 600)
    checks.settle(desk.window)
    assert (page.columns.stacked, page.scroll_area.verticalScrollBar().maximum()) == (False, 0)


def test_callbacks_stand_overdue_first_and_lead_to_the_door(desk: Desk, clock: FixedClock) -> None:
    rows = walk(desk.services)
    days = {3: "2020-09-12", 5: "2020-09-14T17:00:00+07:00", 7: "2020-09-17", 9: "2020-09-13"}
    for at, day in days.items():
        visit(desk, rows[at], clock, result=Result.RESPONDENT_AWAY, callback=day)
    page = desk.today()
    told = [row.spoken for row in page.callbacks.list.row_model.items]
    assert [text.split(", ")[0] for text in told] == ["0004", "0010", "0006", "0008"]
    assert [text.rsplit(", ", 1)[1] for text in told] == [
        "Quá hạn 2 ngày",
        "Quá hạn 1 ngày",
        "17:00",
        "17/9",
    ]
    assert page.callbacks.header.note.text() == "4 hộ, 2 đã quá hạn"
    rect = page.callbacks.list.visualRect(page.callbacks.list.row_model.index(0))
    click(page.callbacks.list.viewport(), rect.center())
    quick = desk.window.current_page()
    assert isinstance(quick, QuickPage)
    assert quick.model.state.household is not None
    assert quick.model.state.household.id == rows[3].id


def test_the_primary_goes_on_at_the_next_door(desk: Desk, clock: FixedClock) -> None:
    rows = walk(desk.services)
    visit(desk, rows[0], clock)
    visit(desk, rows[1], clock)
    page = desk.today()
    go_on = button(page, "today.go_on")
    assert go_on.text() == "Đi tiếp từ hộ 0003"
    click(go_on)
    quick = desk.window.current_page()
    assert isinstance(quick, QuickPage)
    assert quick.model.state.place == 3
    assert quick.card.line.edit.hasFocus()


def test_a_draft_is_listed_until_it_is_recorded(desk: Desk) -> None:
    quick = desk.quick()
    type_text(quick.card.line.edit, "32")
    page = desk.today()
    (row,) = page.drafts.list.row_model.items
    assert row.spoken.endswith("Đã gõ: 32")
    quick = desk.quick(row.key)
    press(quick.card.line.edit, Qt.Key.Key_Return)
    page = desk.today()
    assert not page.drafts.isVisible()


def test_sending_says_where_the_visits_are(desk: Desk, clock: FixedClock) -> None:
    visit(desk, walk(desk.services)[0], clock)
    page = desk.today()
    assert page.sending.states.accessibleName().startswith("1 trên máy này chưa gửi; 0 đã gửi")
    click(button(page, "today.export"))
    shown = desk.window.current_page()
    assert shown is not None
    assert shown.page_id == PageId.SYNC


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1366, 768), (1280, 660), (1024, 600)], ids=str)
def test_sending_is_one_line_and_the_reminder_of_a_copy_has_its_button(
    desk: Desk, clock: FixedClock, size: tuple[int, int], language: Language
) -> None:
    a_week(desk.services, clock)
    desk.window.set_language(language)
    desk.window.resize(*size)
    page = desk.today()
    checks.settle(desk.window)
    card = page.sending
    assert (card.line.isVisible(), card.states.isVisible()) == (True, False)
    assert card.line.accessibleName() == card.states.accessibleName()
    assert card.height() <= 70
    assert page.street.card.isVisible()
    if size != (1024, 600):
        assert page.scroll_area.verticalScrollBar().maximum() == 0
    assert checks.cut_texts(page) == []
    clock.advance(timedelta(days=1))
    page = desk.today()
    checks.settle(desk.window)
    assert card.stick.isVisible()
    assert card.stick.copy.isVisible()
    assert checks.cut_texts(page) == []


@pytest.fixture
def bare(clock: FixedClock, workspace_dir: Path) -> Services:
    return workspaces(clock).create(workspace_dir, new_workspace())


def test_an_empty_workspace_says_the_next_step(open_desk: OpenDesk, bare: Services) -> None:
    desk = open_desk(bare)
    page = desk.today()
    assert page.empty.isVisible()
    assert not button(page, "today.go_on").isVisible()
    press(page, Qt.Key.Key_N, CONTROL)
    shown = desk.window.current_page()
    assert isinstance(shown, HouseholdsPage)
    assert shown.add_form.isVisible()
    page = desk.today()
    click(button(page, "today.load_list"))
    roster = desk.window.current_page()
    assert roster is not None
    assert roster.page_id == PageId.ROSTER


def test_every_part_is_named(desk: Desk, week: list[str]) -> None:
    page = desk.today()
    assert checks.unnamed(page) == []


def test_the_ring_follows_the_denominator_that_the_campaign_names(desk: Desk) -> None:
    campaign = desk.services.campaign
    target = next(target for target in campaign.targets if target.track is Track.HOUSEHOLD)
    figures = [
        Figures(
            code="32014",
            valid_from="2020-01-01",
            name="Phường 8",
            listed=10,
            found=9,
            visited=8,
            reached=7,
            helped=6,
            people=20,
            smartphones=12,
            installed=6,
            as_of="2020-09-14T09:42:00+07:00",
            ever=11,
            ever_visited=9,
            people_known=18,
            people_installed=5,
            smartphones_known=12,
            smartphones_installed=6,
        )
    ]
    for denominator, counts in {
        Denominator.SMARTPHONES: (6, 12),
        Denominator.INHABITANTS: (5, 18),
        Denominator.HOUSEHOLDS: (9, 11),
    }.items():
        asked = replace(campaign, targets=(replace(target, denominator=denominator),))
        rate = progress_of(asked, figures).rate
        assert rate is not None
        assert (rate.numerator, rate.denominator) == counts


def test_the_pace_counts_today_and_the_last_day(desk: Desk) -> None:
    (household, _) = tasks_of(desk.services.campaign, date(2020, 9, 14))
    assert needed_a_day(50, household) == 10
    (last_day, _) = tasks_of(desk.services.campaign, date(2020, 9, 18))
    assert needed_a_day(50, last_day) == 50
    (over, _) = tasks_of(desk.services.campaign, date(2020, 9, 19))
    assert needed_a_day(50, over) is None
    assert needed_a_day(0, household) is None
    assert needed_a_day(50, None) is None


def test_a_week_has_seven_days_with_and_without_visits() -> None:
    days = [DayCount(day="2020-09-13", visited=4, installed=2)]
    week = week_of(days, date(2020, 9, 14))
    assert [(day.day[-2:], day.visited) for day in week] == [
        ("08", 0),
        ("09", 0),
        ("10", 0),
        ("11", 0),
        ("12", 0),
        ("13", 4),
        ("14", 0),
    ]


@pytest.mark.parametrize(
    ("waiting", "shown"),
    [
        ((0, 9, 0), (0, 3, 0)),
        ((9, 9, 0), (2, 1, 0)),
        ((9, 9, 9), (2, 2, 1)),
        ((1, 9, 9), (1, 2, 2)),
        ((0, 9, 9), (0, 2, 1)),
        ((9, 0, 9), (2, 0, 2)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_every_list_has_its_share_of_the_room(
    waiting: tuple[int, int, int], shown: tuple[int, int, int]
) -> None:
    assert room_of(*waiting) == shown


@pytest.mark.parametrize("language", list(Language))
def test_today_does_not_scroll_with_everything_due_at_once(
    desk: Desk, clock: FixedClock, language: Language, picture: Callable[[QWidget, str], None]
) -> None:
    ids = a_week(desk.services, clock)
    visits = [desk.services.store.households.visits(household)[0].id for household in ids[:3]]
    for visit in visits:
        desk.services.quality.send_back(visit, ReturnReason.COUNTS, "4 máy nhưng chỉ khai 3 người?")
    for place, row in enumerate(walk(desk.services)[-5:]):
        desk.services.visits.save_draft(row.id, f"{place}2")
    desk.services.store.save_form(NEW_HOUSEHOLD, "Út\nKhóm 3\n\n5/2\n")
    desk.window.set_language(language)
    desk.window.resize(1366, 768)
    page = desk.today()
    checks.settle(desk.window)
    picture(desk.window, f"hom-nay-day-{language}")
    assert [len(part.list.row_model.items) for part in (page.returned, page.callbacks, page.drafts)] == [
        2,
        2,
        1,
    ]
    assert "7" in page.drafts.header.note.text()
    assert page.scroll_area.verticalScrollBar().maximum() == 0
    clock.advance(timedelta(days=1))
    page = desk.today()
    checks.settle(desk.window)
    assert page.sending.stick.isVisible(), "the reminder of a copy"
    assert [len(part.list.row_model.items) for part in (page.returned, page.callbacks, page.drafts)] == [
        2,
        1,
        1,
    ]
    assert page.scroll_area.verticalScrollBar().maximum() == 0


def test_the_smallest_window_has_both_columns(desk: Desk, clock: FixedClock) -> None:
    a_week(desk.services, clock)
    desk.window.resize(1024, 600)
    page = desk.today()
    checks.settle(desk.window)
    assert not page.columns.stacked
    assert page.callbacks.isVisible()
    assert checks.is_whole(page.callbacks)

"""The ways to game a ranking, each through real workspaces: none earns a place, and each is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId
from core.figures.places import MarkKind
from core.figures.table import FigureLevel, UnitFigures
from core.households.desk import NewHousehold
from core.ranking.counted import absent_row
from core.ranking.ranking import RankedUnit, rank
from core.records.figures import PEOPLE_KNOWN, SMARTPHONES_KNOWN
from core.records.household import CloseReason
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.figures.books import denominators
from tests.figures.real_workspaces import clock, new, province, send, workspaces

__all__ = ["clock", "province", "workspaces"]

HONEST, OTHER = "32014", "32044"


@pytest.fixture
def honest(workspaces: Workspaces, province: Services, tmp_path: Path) -> Iterator[Services]:
    """Phường 8: 12 households, 9 visited, two of three smartphones with the app."""
    services = workspaces.create(tmp_path / "p8", new(HONEST))
    homes = listed(services, 12)
    for home in homes[:9]:
        visit(services, home, people=4, smartphones=3, installed=2)
    send(services, province, tmp_path)
    yield services
    services.close()


@pytest.fixture
def other(workspaces: Workspaces, tmp_path: Path) -> Iterator[Services]:
    """Thị trấn U Minh, which tries."""
    services = workspaces.create(tmp_path / "um", new(OTHER))
    yield services
    services.close()


def listed(services: Services, count: int) -> list[HouseholdId]:
    return [
        services.households.add(NewHousehold(name=f"Trần Văn {at}", hamlet="Khóm 1")).value
        for at in range(count)
    ]


def visit(
    services: Services,
    home: HouseholdId,
    *,
    at: datetime | None = None,
    people: int | None = None,
    smartphones: int | None = None,
    installed: int | None = None,
) -> VisitId:
    entry = VisitEntry(
        household=home,
        result=Result.COMPLETED,
        at=at or services.clock.now(),
        people=people,
        smartphones=smartphones,
        installed=installed,
    )
    return services.visits.record(entry).value


def ranked(province: Services, by: str = SMARTPHONES_KNOWN) -> dict[str, RankedUnit]:
    table = province.province.figures.table()
    rows = [*table.rows, *(absent_row(one, table.as_of) for one in table.absent)]
    return {unit.row.unit.code: unit for unit in rank(rows, by).units}


def kinds(row: UnitFigures) -> Sequence[MarkKind]:
    return [mark.kind for mark in row.standing.open_marks]


def test_honest_work_has_a_place_and_units_without_files_are_named_last(
    province: Services, honest: Services
) -> None:
    found = list(ranked(province).values())
    assert (found[0].place, found[0].row.figures.name, kinds(found[0].row)) == (1, "Phường 8", [])
    assert {unit.place for unit in found[1:]} == {None}
    assert len(found) == 101
    assert {unit.row.files.senders for unit in found[1:]} == {0}
    total = province.province.figures.table(FigureLevel.PROVINCE).rows[0]
    assert total.standing.pending == 0


def test_thirty_phones_behind_a_door_are_noticed_and_no_place(
    province: Services, honest: Services, other: Services, tmp_path: Path
) -> None:
    for home in listed(other, 10):
        visit(other, home, smartphones=30, installed=30)
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    assert (unit.place, kinds(unit.row)) == (None, [MarkKind.CROWDED])
    assert unit.row.standing.marks[0].count == 10
    (district,) = [
        row
        for row in province.province.figures.table(FigureLevel.DISTRICT).rows
        if row.figures.name == "Huyện U Minh"
    ]
    assert (district.standing.pending, district.standing.has_place) == (1, False)
    assert province.province.figures.table().total.standing.pending == 1


def test_closing_hard_doors_gains_no_rate_and_no_place(
    province: Services, honest: Services, other: Services, tmp_path: Path
) -> None:
    homes = listed(other, 10)
    for home in homes[:3]:
        visit(other, home, smartphones=3, installed=3)
    for home in homes[3:]:
        visit(other, home, smartphones=3, installed=0)
    send(other, province, tmp_path)
    before = ranked(province)[OTHER].rate
    for home in homes[3:]:
        other.households.close(home, CloseReason.MOVED)
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    assert before is not None
    assert unit.rate is not None
    assert (unit.rate.numerator, unit.rate.denominator) == (before.numerator, before.denominator) == (9, 30)
    assert (unit.rate.coverage and unit.rate.coverage.closed, unit.row.figures.ever) == (7, 10)
    assert (unit.place, kinds(unit.row)) == (None, [MarkKind.CLOSED])


def test_one_door_of_one_phone_is_not_ranked(
    province: Services, honest: Services, other: Services, tmp_path: Path
) -> None:
    (home,) = listed(other, 1)
    visit(other, home, people=1, smartphones=1, installed=1)
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    assert unit.rate is not None
    assert (unit.rate.value, unit.place, unit.row.standing.is_visited) == (1.0, None, False)
    listed(other, 20)
    send(other, province, tmp_path)
    standing = ranked(province)[OTHER].row.standing
    assert (standing.visited, standing.whole, standing.needed, standing.has_place) == (1, 21, 11, False)


def test_a_declared_number_of_households_decides_the_visited_share(
    province: Services, honest: Services, tmp_path: Path
) -> None:
    told = denominators(tmp_path / "m.xlsx", (HONEST, "số hộ", 40, "Phường 8", "01/08/2020"))
    province.province.denominators.load(told)
    standing = ranked(province)[HONEST].row.standing
    assert (standing.visited, standing.whole, standing.needed) == (9, 40, 20)
    assert not standing.has_place


def test_installs_beyond_phones_lift_no_district_silently(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    for home in listed(other, 10):
        clock.advance(timedelta(minutes=20))
        visit(other, home, people=4, smartphones=1, installed=1)
        visit(other, home, people=4, smartphones=1, installed=1)
        visit(other, home, people=4, smartphones=1, installed=1)
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    assert unit.rate is not None
    assert unit.rate.value == 3.0
    assert (unit.place, kinds(unit.row)) == (None, [MarkKind.OVER, MarkKind.OVERFULL])
    rows = province.province.figures.table(FigureLevel.DISTRICT).rows
    order = {one.row.figures.name: one.place for one in rank(rows, SMARTPHONES_KNOWN).units}
    assert order == {"Thành phố Cà Mau": 1, "Huyện U Minh": None}


def test_visits_dated_back_into_a_week_that_was_over_are_noticed_in_full(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    homes = listed(other, 12)
    clock.instant = datetime(2020, 8, 31, 9, 0, tzinfo=VIETNAM)
    for at, home in enumerate(homes):
        visited = datetime(2020, 8, 20 + at % 6, 9, 0, tzinfo=VIETNAM)
        visit(other, home, people=4, smartphones=3, installed=3, at=visited)
        clock.advance(timedelta(minutes=5))
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    (mark,) = unit.row.standing.open_marks
    assert (mark.kind, mark.count, mark.of, unit.place) == (MarkKind.DATED_BACK, 12, 12, None)


def test_paper_typed_in_the_next_morning_is_no_mark(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    homes = listed(other, 12)
    clock.instant = datetime(2020, 8, 28, 9, 0, tzinfo=VIETNAM)
    for home in homes:
        visit(other, home, people=4, smartphones=3, installed=3, at=datetime(2020, 8, 26, 15, tzinfo=VIETNAM))
    send(other, province, tmp_path)
    unit = ranked(province)[OTHER]
    assert (unit.place, kinds(unit.row)) == (1, [])


def test_a_sheet_typed_on_its_own_day_is_no_mark(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    """All rows have the time that was typed for the sheet: noon, or when its day was typed."""
    noon = clock.now()
    for home in listed(other, 20):
        visit(other, home, people=4, smartphones=3, installed=3, at=noon)
        clock.advance(timedelta(seconds=12))
    send(other, province, tmp_path)
    assert kinds(ranked(province)[OTHER].row) == []


def test_a_sheet_of_a_walk_typed_line_by_line_has_people_who_were_not_helped(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    """Fourteen open doors in a row are possible; that all of them ended with the app everywhere is not."""
    for at, home in enumerate(listed(other, 14)):
        visit(other, home, people=4, smartphones=3, installed=3 if at % 5 else 2)
        clock.advance(timedelta(seconds=12))
    send(other, province, tmp_path)
    assert kinds(ranked(province)[OTHER].row) == []


def test_a_speed_at_which_nobody_walks_is_noticed_and_goes_with_the_visits(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visits = []
    for home in listed(other, 16):
        visits.append(visit(other, home, people=4, smartphones=3, installed=3))
        clock.advance(timedelta(seconds=15))
    send(other, province, tmp_path)
    (mark,) = ranked(province)[OTHER].row.standing.open_marks
    assert (mark.kind, mark.count) == (MarkKind.TOO_FAST, 16)
    for one in visits[:2]:
        other.visits.void(one)
    send(other, province, tmp_path)
    (mark,) = ranked(province)[OTHER].row.standing.open_marks
    assert (mark.kind, mark.count) == (MarkKind.TOO_FAST, 14), "everybody in them has the app"
    for one in visits[2:5]:
        other.visits.void(one)
    send(other, province, tmp_path)
    assert kinds(ranked(province)[OTHER].row) == []


def test_short_forms_never_pass_a_hundred_per_cent_of_people(
    province: Services, honest: Services, other: Services, tmp_path: Path
) -> None:
    homes = listed(other, 10)
    visit(other, homes[0], people=3, smartphones=2, installed=2)
    for home in homes[1:]:
        visit(other, home, smartphones=4, installed=4)
    send(other, province, tmp_path)
    rate = ranked(province, PEOPLE_KNOWN)[OTHER].rate
    assert rate is not None
    assert rate.coverage is not None
    assert (rate.numerator, rate.denominator, rate.coverage.known, rate.coverage.ever) == (2, 3, 1, 10)
    visit(other, homes[0], smartphones=4, installed=2)
    send(other, province, tmp_path)
    assert ranked(province, PEOPLE_KNOWN)[OTHER].rate is None, "three people are not known any more"


def test_a_look_gives_the_place_back_until_the_facts_are_worse(
    province: Services, honest: Services, other: Services, clock: FixedClock, tmp_path: Path
) -> None:
    homes = listed(other, 30)
    for home in homes[:20]:
        visit(other, home, smartphones=30, installed=30)
        clock.advance(timedelta(minutes=1))
    send(other, province, tmp_path)
    desk, unit = province.province.looks, ranked(province)[OTHER].row.unit
    for name, reason, code in (("", "ký túc xá", "look.no_name"), ("Lê Văn Tám", " ", "look.no_reason")):
        with pytest.raises(UserError) as caught:
            desk.look(unit, name=name, reason=reason)
        assert caught.value.code == code
    (look,) = desk.look(unit, name="Lê Văn Tám", reason="Ký túc xá, đã gọi thị trấn").value
    assert (look.kind, look.count, look.name) == (MarkKind.CROWDED, 20, "Lê Văn Tám")
    found = ranked(province)
    assert (found[OTHER].place, found[HONEST].place) == (1, 2)
    (mark,) = found[OTHER].row.standing.marks
    assert mark.look == look
    for home in homes[20:22]:
        visit(other, home, smartphones=30, installed=30)
    send(other, province, tmp_path)
    assert ranked(province)[OTHER].place == 1, "a tenth more is not worse"
    visit(other, homes[22], smartphones=30, installed=30)
    send(other, province, tmp_path)
    assert ranked(province)[OTHER].place is None
    desk.look(unit, name="Lê Văn Tám", reason="Đã gọi lại")
    assert ranked(province)[OTHER].place == 1
    assert desk.take_back(unit).value == 2
    assert ranked(province)[OTHER].place is None
    with pytest.raises(UserError) as caught:
        desk.take_back(unit)
    assert caught.value.code == "look.none"
    with pytest.raises(UserError) as caught:
        desk.look(ranked(province)[HONEST].row.unit, name="Lê Văn Tám", reason="đã xem")
    assert caught.value.code == "look.no_mark"

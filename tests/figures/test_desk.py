"""The desks of the province on real workspaces: levels, growth, periods, urging."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.open_workspace import OpenWorkspace
from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.figures.reasons import ReasonCode
from core.figures.table import FigureLevel
from core.ranking.deadlines import deadline_rows
from core.records.figures import EVER_LISTED, SMARTPHONES_KNOWN
from core.tracks.models import NewStaffCount
from storage.keys.keyring import DataKey, create_lock
from tests.database import connection_of
from tests.figures.books import denominators
from tests.figures.real_workspaces import (
    WEEK_3,
    clock,
    new,
    province,
    refused,
    send,
    visit,
    ward,
    workspaces,
)

__all__ = ["clock", "province", "ward", "workspaces"]


def test_every_level_adds_up_to_the_province(
    province: Services, ward: Services, workspaces: Workspaces, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    visit(ward, "Khóm 2", 1)
    other = workspaces.create(tmp_path / "um", new("32044"))
    visit(other, "Khóm 1", 1)
    for sender in (ward, other):
        send(sender, province, tmp_path)
    other.close()
    desk = province.province.figures
    names = {
        level: [(row.figures.name, row.figures.installed) for row in desk.table(level).rows]
        for level in FigureLevel
    }
    assert names[FigureLevel.HAMLET] == [("Khóm 1", 2), ("Khóm 2", 1), ("Khóm 1", 1)]
    assert names[FigureLevel.COMMUNE] == [("Phường 8", 3), ("Thị trấn U Minh", 1)]
    assert names[FigureLevel.DISTRICT] == [("Thành phố Cà Mau", 3), ("Huyện U Minh", 1)]
    assert names[FigureLevel.PROVINCE] == [("Tỉnh Cà Mau", 4)]
    for level in FigureLevel:
        table = desk.table(level)
        assert (table.total.figures.installed, table.total.figures.listed) == (4, 3)
        assert len(table.silent) == 99


def test_the_third_week_ends_on_27_august_and_a_closed_period_never_changes(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    periods, figures = province.province.periods, province.province.figures
    current = periods.current()
    assert current is not None
    assert (current.number, current.first_day, current.last_day) == (
        3,
        date(2020, 8, 20),
        date(2020, 8, 26),
    )
    refused("period.not_over", periods.close, 3)
    clock.instant = datetime(2020, 8, 27, 7, 59, tzinfo=VIETNAM)
    assert periods.current() == current, "before the cut-off hour the week still runs"
    clock.instant = datetime(2020, 8, 27, 8, 0, tzinfo=VIETNAM)
    closed = periods.close().value
    assert (closed.number, closed.cut_off) == (3, "2020-08-27T08:00:00+07:00")
    assert len(closed.missing) == 100
    before = figures.table(period=3)
    assert (before.total.figures.installed, before.as_of) == (2, "2020-08-27T08:00:00+07:00")

    clock.advance(timedelta(days=2))
    visit(ward, "Khóm 1", 1, at=datetime(2020, 8, 25, 15, 0, tzinfo=VIETNAM))
    visit(ward, "Khóm 2", 2)
    send(ward, province, tmp_path)
    assert figures.table(period=3).total.figures == before.total.figures
    live = figures.table()
    growth = live.total.growth(SMARTPHONES_KNOWN)
    assert growth is not None
    assert (growth.number, growth.late) == (3, 1)
    doors = live.total.growth(EVER_LISTED)
    assert doors is not None
    assert (doors.number, doors.late) == (2, 1), "of two doors more one was visited in the closed week"
    assert live.total.figures.installed == 5
    assert live.rows[0].trend[-1] == 5
    refused("period.closed", periods.close, 3)
    refused("period.later_closed", periods.close, 2)
    refused("period.unknown", periods.close, 9)
    clock.instant = datetime(2020, 9, 3, 8, 0, tzinfo=VIETNAM)
    assert periods.close().value.number == 4
    corrected = figures.table(period=4).total.growth(SMARTPHONES_KNOWN)
    assert corrected is not None
    assert (corrected.number, corrected.late) == (3, 1), "the correction stands in the next period"
    doors = figures.table(period=4).total.growth(EVER_LISTED)
    assert doors is not None
    assert (doors.number, doors.late) == (2, 1), "and stays there once that one is closed"


def test_rows_of_a_closed_period_cannot_be_changed_and_a_changed_file_is_told(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    clock.advance(timedelta(days=2))
    province.province.periods.close()
    connection = connection_of(province)
    for statement in ("UPDATE period_row SET body = '{}'", "DELETE FROM period_row", "DELETE FROM period"):
        with pytest.raises(Exception, match="closed"):
            connection.execute(statement)
    connection.execute("DROP TRIGGER period_row_kept")
    connection.execute("UPDATE period_row SET body = replace(body, '\"late\":0', '\"late\":9')")
    refused("period.altered", province.province.figures.table, period=3)


def test_a_period_closed_too_early_is_reopened_and_closed_with_what_came(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    periods, figures = province.province.periods, province.province.figures
    refused("period.open", periods.reopen, 3)
    clock.instant = datetime(2020, 8, 27, 8, 0, tzinfo=VIETNAM)
    look = periods.closing()
    assert (look.communes, look.hamlets, look.sums.installed, len(look.lacking)) == (1, 1, 2, 100)
    assert list(periods.closed()) == [], "a look closes nothing"
    first = periods.close().value
    visit(ward, "Khóm 1", 1, at=datetime(2020, 8, 25, 15, 0, tzinfo=VIETNAM))
    send(ward, province, tmp_path)
    assert figures.table(period=3).total.figures.installed == 2
    assert periods.reopen(3).value.closed is None
    assert figures.table(period=3).total.figures.installed == 3
    connection = connection_of(province)
    noted = connection.execute("SELECT detail FROM audit WHERE what = 'period.reopen'").fetchall()
    assert noted == [(f"3 {first.digest}",)]
    again = periods.close().value
    assert again.digest != first.digest
    assert figures.table(period=3).total.figures.installed == 3
    for statement in ("DELETE FROM period_row", "DELETE FROM period"):
        with pytest.raises(Exception, match="closed"):
            connection.execute(statement)
    clock.instant = datetime(2020, 9, 3, 8, 0, tzinfo=VIETNAM)
    periods.close()
    assert refused("period.rests", periods.reopen, 3).params["other"] == 4


def test_a_period_that_overlaps_a_closed_one_is_refused(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    """Another rule of periods came with another campaign file after a period was closed."""
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    clock.advance(timedelta(days=2))
    periods = province.province.periods
    periods.close()
    periods._rule = type(periods._rule)(days=10, anchor=periods._rule.anchor)
    error = refused("period.overlap", periods.close, 2)
    assert error.params["other"] == 3
    assert [period.number for period in periods.closed().values()] == [3]


def test_the_cut_off_hour_moves_visits_between_periods_until_one_is_closed(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2, at=datetime(2020, 8, 20, 7, 0, tzinfo=VIETNAM))
    send(ward, province, tmp_path)
    figures = province.province.figures
    assert figures.table(period=2).total.figures.installed == 2
    figures.set_cut_off(0)
    assert figures.table(period=2).total.figures.installed == 0
    refused("period.hour", figures.set_cut_off, 24)
    province.province.periods.close(2)
    refused("period.hour_fixed", figures.set_cut_off, 8)


def test_units_behind_are_listed_with_reasons_and_the_last_letter(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    clock.instant = datetime(2020, 9, 8, 9, 0, tzinfo=VIETNAM)
    visit(ward, "Khóm 1", 0)
    send(ward, province, tmp_path)
    clock.advance(timedelta(days=9))
    rows = province.province.urging.rows()
    assert len(rows) == 101
    first = rows[0]
    assert first.name == "Phường 8"
    assert [reason.code for reason in first.reasons] == [ReasonCode.LATE_FILE, ReasonCode.BEHIND_PACE]
    assert "0/2" in first.reasons[1].vi
    assert first.last is not None
    assert (first.last.reference, first.rounds) == ("5355/UBND-KGVX", 1)
    assert [reason.code for reason in rows[1].reasons] == [ReasonCode.NO_FILE]


def test_deadlines_keep_the_words_of_the_letter_and_count_to_the_last_day_that_counts(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    clock.instant = datetime(2020, 9, 12, 9, 0, tzinfo=VIETNAM)
    visit(ward, "Khóm 1", 1)
    send(ward, province, tmp_path)
    table = province.province.figures.table()
    rows = deadline_rows(province.campaign, clock.now().date(), province.tracks.states(), table.rows)
    said = [(row.deadline.source.words, row.unit, row.left, row.needed) for row in rows]
    assert said[0] == ("hoàn thành trước ngày 12/9/2020", "", -1, None)
    assert ("hoàn thành trước ngày 19/9/2020", "Phường 8", 6, 0) in said


def test_staff_and_points_of_a_unit_have_rates_of_their_own(
    province: Services, ward: Services, tmp_path: Path
) -> None:
    ward.tracks.set_staff(NewStaffCount(section="Văn phòng", staff=9, smartphones=8, installed=5, reasons={}))
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    row = ("32014", "cbccvc có đttm", 4, "Phòng Nội vụ", "01/08/2020")
    province.province.denominators.load(denominators(tmp_path / "m.xlsx", row))
    (agency,) = province.province.figures.tracks(province.tracks.reader)
    assert (agency.unit.code, dict(agency.state.counted)["installed"]) == ("32014", 5)
    shown = [(rate.denominator_name, rate.numerator, rate.denominator, rate.is_over) for rate in agency.rates]
    assert shown[0] == ("staff with a smartphone, as sections state", 5, 8, False)
    assert shown[-1] == ("staff with a smartphone declared", 5, 4, True)
    assert province.province.figures.table().total.figures.installed == 2


def test_a_batch_taken_back_takes_its_figures_along_and_back(
    province: Services, ward: Services, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    figures = province.province.figures
    before = figures.table().total.figures
    (batch,) = [row.batch for row in province.batches.register() if not row.outgoing]
    province.batches.undo(batch)
    assert figures.table().rows == ()
    assert figures.table().total.figures.installed == 0
    province.batches.redo(batch)
    assert figures.table().total.figures == before


def test_a_file_of_an_older_program_gets_its_sums_when_it_is_opened(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "tung-nha.db"
    shutil.copy(Path(__file__).parent.parent / "storage" / "v2.db", path)
    create_lock(tmp_path, workspace="v1", passphrase=None)
    services = OpenWorkspace(tmp_path, DataKey(raw=bytes(32)), clock, IdSource()).services()
    table = services.province.figures.table(FigureLevel.HAMLET)
    assert [(row.figures.name, row.figures.listed, row.figures.installed) for row in table.rows] == [
        ("Khóm 1", 1, 2),
        ("Khóm 2", 1, 0),
        ("Khóm 10", 1, 0),
    ]
    services.close()


def test_many_periods_are_read_in_as_many_statements_as_one(province: Services, clock: FixedClock) -> None:
    periods, said = province.province.periods, list[str]()
    connection = connection_of(province)
    connection.set_trace_callback(said.append)
    assert len(periods.states()) == 3
    few = len(said)
    clock.instant = WEEK_3 + timedelta(weeks=30)
    said.clear()
    states = periods.states()
    assert len(said) == few <= 3, said
    connection.set_trace_callback(None)
    assert states == tuple(periods.state(one.period.number) for one in states)
    assert [one.period.number for one in states] == list(range(33, 0, -1))

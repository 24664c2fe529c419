"""A laptop is lost at ten moments; what comes back by each way that exists equals what happened.

The ledger is kept by the test: every visit that was recorded. What is missing afterwards was recorded
after the last file and the last copy, and the test names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.backup.old_data import OldKind
from core.base.clock import FixedClock
from core.base.ids import DeviceId, HouseholdId
from core.enrolment.models import DeviceState
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from core.sync.answer_desk import RestoredWard
from core.sync.desk import FileState
from tests.database import connection_of, store_of
from tests.enrolment.offices import Offices, code_of
from tests.enrolment.test_down import heads
from tests.lists.wards import load, ward_list, workbook

PASSPHRASE = "mot hai ba bon"
REASON = "Máy rơi xuống kênh"


@dataclass(slots=True)
class Ledger:
    """Visits that were recorded: household name and apps installed."""

    visits: list[tuple[str, int]] = field(default_factory=list)

    @property
    def totals(self) -> tuple[int, int]:
        return len(self.visits), sum(installed for _, installed in self.visits)


@dataclass(slots=True)
class Drill:
    """A province, the laptop that will be lost, its stick, and what happened."""

    offices: Offices
    province: Services
    laptop: Services
    stick: Path
    ledger: Ledger = field(default_factory=Ledger)

    def visits(self, laptop: Services, *names: str) -> None:
        """Record a visit at each door, two apps installed in the first."""
        for place, name in enumerate(names):
            household = laptop.households.add(NewHousehold(name=name, hamlet="Ấp 1")).value
            self.record(laptop, household, name, 2 if place == 0 else 1)

    def record(self, laptop: Services, household: HouseholdId, name: str, installed: int) -> None:
        self.offices.clock.advance(timedelta(minutes=7))
        laptop.visits.record(
            VisitEntry(
                household=household,
                at=self.offices.clock.now(),
                result=Result.COMPLETED,
                people=4,
                smartphones=3,
                installed=installed,
            )
        )
        self.ledger.visits.append((name, installed))

    def sent(self, laptop: Services) -> Path:
        """The next file of a laptop, on its way."""
        return self.offices.export(laptop, self.province)

    def arrives(self, file: Path) -> None:
        (received,) = self.offices.receive(self.province, file)
        assert received.state is FileState.MERGED, code_of(received)

    def copied(self, laptop: Services) -> Path:
        return laptop.stick.write(self.stick).path

    def lose(self, laptop: Services) -> DeviceId:
        """The laptop is gone; its device id is what the province knows."""
        device = store_of(laptop).identity.device
        laptop.close()
        self.offices.clock.advance(timedelta(hours=3))
        return device

    def from_stick(self, name: str, passphrase: str = PASSPHRASE) -> Services:
        """A new laptop opens the fullest copy of the stick."""
        spaces = self.offices.workspaces
        folder = self.offices.folder / name / "du-lieu"
        old = spaces.find_old(folder, self.stick)[0]
        return self.held(spaces.take_over(folder, old, passphrase))

    def held(self, laptop: Services) -> Services:
        self.offices.stack.callback(laptop.close)
        return laptop

    def replaced(self, lost: DeviceId, name: str = "may-moi") -> Services:
        """A new laptop is approved in the place of the lost one and reads the province's files."""
        new = self.offices.make(name, "32059", "Ấp 1")
        request = self.province.enrolment.open_request(self.offices.request(new, self.province))
        number = new.batches.own_keys().number
        out = self.offices.out(f"goi-{name}")
        made = self.province.succession.approve(request, number, lost, out, reason=REASON).value
        states = [one.state for one in self.offices.receive(new, *made.files)]
        assert set(states) == {FileState.MERGED}
        return new

    def pack_for(self, laptop: Services) -> None:
        """The province's pack for a laptop that is approved already."""
        device = store_of(laptop).identity.device
        pack = self.province.succession.write_pack(device, self.offices.out("goi-nua")).value
        assert {one.state for one in self.offices.receive(laptop, *pack.files)} == {FileState.MERGED}

    def ends(self, new: Services, *missing: tuple[str, int]) -> None:
        """The new laptop works on, sends, and everything is counted once on both sides.

        `missing` are visits that were nowhere else.
        """
        for one in missing:
            self.ledger.visits.remove(one)
        assert totals(new) == self.ledger.totals
        self.visits(new, "Sau khi có máy mới")
        self.arrives(self.sent(new))
        assert totals(new) == totals(self.province) == self.ledger.totals
        assert not self.province.batches.forks()


def totals(services: Services) -> tuple[int, int]:
    """Visits that count and apps installed in them, as the figures give them."""
    sql = "SELECT coalesce(sum(visits), 0), coalesce(sum(installed), 0) FROM v_unit"
    visits, installed = connection_of(services).execute(sql).fetchone()
    return visits, installed


@pytest.fixture
def drill(tmp_path: Path, clock: FixedClock) -> Iterator[Drill]:
    with ExitStack() as stack:
        offices = Offices(tmp_path, clock, stack)
        province = offices.make("tinh", "96")
        laptop = offices.make("may-cu", "32059", "Ấp 1", PASSPHRASE)
        offices.receive(laptop, offices.enrol(laptop, province))
        stick = tmp_path / "usb"
        stick.mkdir()
        yield Drill(offices=offices, province=province, laptop=laptop, stick=stick)


def test_before_the_first_export_the_stick_has_everything(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà", "Lý Văn Tư")
    drill.copied(drill.laptop)
    drill.lose(drill.laptop)
    new = drill.from_stick("may-moi")
    assert heads(new) == ["Đặng Thị Hoà", "Lý Văn Tư"]
    drill.ends(new)


def test_before_the_first_export_and_without_a_stick_only_the_old_disk_has_it(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    lost = drill.lose(drill.laptop)
    new = drill.replaced(lost)
    assert new.answers.restored() == RestoredWard()
    drill.ends(new, ("Đặng Thị Hoà", 2))


def test_the_disk_of_a_broken_laptop_opens_in_another_one(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    drill.lose(drill.laptop)
    spaces, folder = drill.offices.workspaces, drill.offices.folder / "may-moi" / "du-lieu"
    old = spaces.find_old(folder, drill.offices.folder / "may-cu")[0]
    assert old.kind is OldKind.FOLDER
    new = drill.held(spaces.take_over(folder, old, PASSPHRASE))
    assert heads(new) == ["Đặng Thị Hoà"]
    drill.ends(new)


def test_between_export_and_receipt_the_file_on_its_way_counts_once(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    drill.arrives(drill.sent(drill.laptop))
    drill.visits(drill.laptop, "Lý Văn Tư")
    late = drill.sent(drill.laptop)
    new = drill.replaced(drill.lose(drill.laptop))
    drill.arrives(late)
    drill.pack_for(new)
    drill.ends(new)


def test_half_a_day_typed_after_the_last_file_comes_back_from_the_stick_alone(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    drill.arrives(drill.sent(drill.laptop))
    drill.visits(drill.laptop, "Buổi sáng")
    drill.copied(drill.laptop)
    drill.visits(drill.laptop, "Sau khi chép")
    drill.lose(drill.laptop)
    new = drill.from_stick("may-moi")
    drill.ends(new, ("Sau khi chép", 2))


def test_after_a_restore_both_lives_of_the_machine_come_back(drill: Drill) -> None:
    drill.visits(drill.laptop, "Trước bản sao")
    copy = drill.laptop.copies.make("close")
    drill.visits(drill.laptop, "Sau bản sao")
    drill.arrives(drill.sent(drill.laptop))
    drill.laptop.copies.restore(copy.name)
    again = drill.held(drill.laptop.reopen())
    drill.visits(again, "Sau khi khôi phục")
    drill.arrives(drill.sent(again))
    new = drill.replaced(drill.lose(again))
    drill.ends(new)


def test_a_forgotten_passphrase_is_answered_by_the_province(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    drill.copied(drill.laptop)
    drill.lose(drill.laptop)
    spaces, folder = drill.offices.workspaces, drill.offices.folder / "may-moi" / "du-lieu"
    (old,) = spaces.find_old(folder, drill.stick)
    assert old.has_escrow
    spaces.take_over_locked(folder, old)
    wish, file = spaces.ask_to_unlock(folder, drill.offices.out("quen"))
    asked = drill.province.enrolment.read_unlock(file)
    answer = drill.province.enrolment.answer_unlock(asked, wish.number, drill.offices.out("tra-loi"))
    new = drill.held(spaces.unlock_with_answer(folder, answer, "nam sau bay tam"))
    drill.ends(new)


def test_a_forgotten_passphrase_is_answered_by_the_recovery_file_beside_the_stick(drill: Drill) -> None:
    drill.visits(drill.laptop, "Đặng Thị Hoà")
    drill.copied(drill.laptop)
    recovery = drill.offices.folder / "khoi-phuc.txt"
    drill.laptop.save_recovery(recovery)
    drill.lose(drill.laptop)
    spaces, folder = drill.offices.workspaces, drill.offices.folder / "may-moi" / "du-lieu"
    spaces.take_over_locked(folder, spaces.find_old(folder, drill.stick)[0])
    drill.ends(drill.held(spaces.open_with_recovery(folder, recovery.read_text(encoding="utf-8"))))


def test_with_the_stick_lost_too_the_province_and_the_list_bring_it_back_with_names(drill: Drill) -> None:
    path = workbook(drill.offices.folder / "ds.xlsx", ward_list(40))
    assert load(drill.laptop, path, "Ấp 1") == 40
    reader = drill.laptop.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery()))
    named = {row.id: row.head for row in rows}
    for row in rows[:3]:
        drill.record(drill.laptop, row.id, row.head, 1)
    drill.visits(drill.laptop, "Thêm tại nhà")
    drill.copied(drill.laptop)
    drill.arrives(drill.sent(drill.laptop))
    new = drill.replaced(drill.lose(drill.laptop))
    assert new.answers.restored() == RestoredWard(households=41, visits=4, of_lists=40, at_door=1, officers=1)
    assert set(heads(new)) == {""}
    assert load(new, path, "Ấp 1") == 0
    assert new.answers.restored() == RestoredWard(households=41, visits=4, at_door=1, officers=1)
    back = new.store.households.rows(new.store.households.numbers(HouseholdQuery()))
    assert {row.id: row.head for row in back if row.head} == named
    drill.ends(new)


@pytest.mark.parametrize("size", [6, 12, 29])
def test_a_list_too_short_for_ids_is_recognised_when_it_is_loaded_again(drill: Drill, size: int) -> None:
    path = workbook(drill.offices.folder / "ds.xlsx", ward_list(size))
    assert load(drill.laptop, path, "Ấp 1") == size
    reader = drill.laptop.store.households
    names = {row.id: row.head for row in reader.rows(reader.numbers(HouseholdQuery()))}
    for household in list(names)[:3]:
        drill.record(drill.laptop, household, names[household], 1)
    drill.visits(drill.laptop, "Thêm tại nhà")
    drill.arrives(drill.sent(drill.laptop))
    new = drill.replaced(drill.lose(drill.laptop))
    assert load(new, path, "Ấp 1") == 0
    back = new.store.households.rows(new.store.households.numbers(HouseholdQuery()))
    assert {row.id: row.head for row in back if row.head} == names
    assert len(back) == size + 1, "only the door has no name"
    assert not new.lists.doubled()
    drill.ends(new)


def test_rows_of_a_short_list_that_are_alike_are_offered_as_one_list(drill: Drill) -> None:
    """Five of seven rows differ in nothing but the name: they are added, and the page asks about them."""
    rows = ward_list(7)
    for row in rows[2:]:
        row[2], row[5] = "Tổ 3", 4
    path = workbook(drill.offices.folder / "ds.xlsx", rows)
    load(drill.laptop, path, "Ấp 1")
    drill.arrives(drill.sent(drill.laptop))
    new = drill.replaced(drill.lose(drill.laptop))
    assert load(new, path, "Ấp 1") == 5
    (found,) = new.lists.doubled().values()
    assert found.undecided
    assert (found.households, found.surplus.listed) == (5, 5)


def test_another_short_list_after_a_restore_pack_gives_no_names_to_what_came_back(drill: Drill) -> None:
    load(drill.laptop, workbook(drill.offices.folder / "ds.xlsx", ward_list(12)), "Ấp 1")
    drill.arrives(drill.sent(drill.laptop))
    new = drill.replaced(drill.lose(drill.laptop))
    other = [
        [row[0], f"Mai {row[1]}", f"Tổ {9 - index % 5}", *row[3:]] for index, row in enumerate(ward_list(12))
    ]
    assert load(new, workbook(drill.offices.folder / "khac.xlsx", other), "Ấp 1") == 12


def test_the_second_laptop_of_the_ward_gives_names_of_doors_too(drill: Drill) -> None:
    second = drill.offices.make("may-2", "32059", "Ấp 2")
    over = drill.laptop.ward.read_second(drill.offices.request(second))
    drill.visits(drill.laptop, "Đặng Thị Hoà", "Lý Văn Tư")
    number = second.batches.own_keys().number
    handed = drill.laptop.ward.hand_over(over, number, drill.offices.out("trao")).value
    second.ward.take(handed.files[0], drill.laptop.batches.own_keys().number)
    drill.visits(second, "Máy hai")
    drill.arrives(drill.sent(drill.laptop))
    new = drill.replaced(drill.lose(drill.laptop))
    assert set(heads(new)) == {""}
    wish = second.ward.read_second(drill.offices.request(new))
    given = second.ward.hand_over(wish, new.batches.own_keys().number, drill.offices.out("trao-lai")).value
    new.ward.take(given.files[0], second.batches.own_keys().number)
    assert sorted(heads(new)) == ["Lý Văn Tư", "Máy hai", "Đặng Thị Hoà"]
    drill.ends(new)


def test_an_old_copy_and_the_exports_after_it_come_together(drill: Drill) -> None:
    drill.visits(drill.laptop, "Trong bản sao")
    drill.copied(drill.laptop)
    drill.visits(drill.laptop, "Sau bản sao", "Cũng vậy")
    drill.arrives(drill.sent(drill.laptop))
    drill.lose(drill.laptop)
    new = drill.from_stick("may-moi")
    assert totals(new) == (1, 2)
    drill.pack_for(new)
    assert sorted(heads(new)) == ["", "", "Trong bản sao"]
    drill.ends(new)


def test_a_successor_that_is_lost_too_is_succeeded_and_both_come_back(drill: Drill) -> None:
    drill.visits(drill.laptop, "Máy thứ nhất")
    drill.arrives(drill.sent(drill.laptop))
    second = drill.replaced(drill.lose(drill.laptop), "may-thay-1")
    drill.visits(second, "Máy thay")
    drill.arrives(drill.sent(second))
    gone = drill.lose(second)
    third = drill.replaced(gone, "may-thay-2")
    states = {one.device: one for one in drill.province.enrolment.devices()}
    assert states[gone].state is DeviceState.REVOKED
    assert states[store_of(third).identity.device].succeeds == gone
    drill.ends(third)


def test_a_copy_opened_on_two_laptops_is_counted_once(drill: Drill) -> None:
    drill.visits(drill.laptop, "Trong bản sao")
    drill.copied(drill.laptop)
    drill.lose(drill.laptop)
    one, other = drill.from_stick("may-a"), drill.from_stick("may-b")
    drill.visits(one, "Máy a")
    drill.visits(other, "Máy b")
    drill.arrives(drill.sent(one))
    drill.arrives(drill.sent(other))
    drill.pack_for(one)
    drill.ends(one)

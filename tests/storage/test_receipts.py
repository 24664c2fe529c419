"""Receipts between real workspaces: what is acknowledged, what is missing, what is asked and obeyed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource, VisitId
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import FileState, NewKeys, ReceivedFile
from core.sync.keyfile import PublicKeys
from core.sync.receipts import Asked, Place
from tests.database import connection_of, store_of
from ui.receipt_words import asked_sentence


class Ward:
    """A ward's laptop and its province; files are in `folder`."""

    def __init__(self, workspaces: Workspaces, clock: FixedClock, folder: Path, stack: ExitStack) -> None:
        self.workspaces, self.clock, self.folder, self._stack = workspaces, clock, folder, stack
        self.laptop = self.make("laptop", "32059")
        self.province = self.make("province", "96")
        self.household = self.add("Đặng Thị Hoà")

    def make(self, name: str, unit: str) -> Services:
        new = NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        )
        return self.keep(self.workspaces.create(self.folder / name, new))

    def keep(self, services: Services) -> Services:
        self._stack.callback(services.close)
        return services

    def add(self, name: str) -> HouseholdId:
        return self.laptop.households.add(NewHousehold(name=name, hamlet="Ấp 1")).value

    def visit(self, services: Services | None = None) -> VisitId:
        self.clock.advance(timedelta(minutes=5))
        entry = VisitEntry(
            household=self.household, result=Result.COMPLETED, at=self.clock.now(), smartphones=1, installed=1
        )
        return (services or self.laptop).visits.record(entry).value

    def send(self, to: Services | None = None, *, everything: bool = False) -> Path:
        keys: PublicKeys = (to or self.province).batches.own_keys()
        self.clock.advance(timedelta(minutes=1))
        return self.laptop.batches.export(keys, self.folder, everything=everything).value.files[0]

    def import_at_province(self, file: Path) -> ReceivedFile:
        return self.province.batches.receive([file], new_keys=NewKeys.TRUST).value[0]

    def answer(self) -> Path:
        self.clock.advance(timedelta(minutes=1))
        (file,) = self.province.answers.write_receipts(self.folder).value.files
        return file

    def read(self, file: Path) -> ReceivedFile:
        return self.laptop.batches.receive([file]).value[0]

    def round(self) -> None:
        self.import_at_province(self.send())
        assert self.read(self.answer()).state is FileState.MERGED

    def states(self) -> tuple[int, int, int]:
        sending = self.laptop.store.figures.sending()
        return sending.local, sending.sent, sending.acknowledged


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def test_a_visit_is_on_this_laptop_then_sent_then_at_the_province(ward: Ward) -> None:
    first = ward.visit()
    assert (ward.states(), ward.laptop.answers.places([first])) == ((1, 0, 0), {first: Place.LOCAL})
    file = ward.send()
    assert (ward.states(), ward.laptop.answers.places([first])) == ((0, 1, 0), {first: Place.SENT})
    assert [batch.place for batch in ward.laptop.answers.sent()] == [Place.SENT]
    ward.import_at_province(file)
    assert ward.states() == (0, 1, 0)
    ward.read(ward.answer())
    second = ward.visit()
    assert ward.states() == (1, 0, 1)
    assert ward.laptop.answers.places([first, second]) == {
        first: Place.ACKNOWLEDGED,
        second: Place.LOCAL,
    }
    assert [batch.place for batch in ward.laptop.answers.sent()] == [Place.ACKNOWLEDGED]


def test_the_next_file_carries_only_what_is_not_acknowledged_and_everything_on_demand(ward: Ward) -> None:
    ward.visit()
    ward.round()
    ward.visit()
    keys = ward.province.batches.own_keys()
    assert ward.laptop.batches.preview(keys=keys).events == 1
    assert ward.laptop.batches.preview(keys=keys, everything=True).events > 1
    received = ward.import_at_province(ward.send())
    assert (received.new, received.duplicate) == (1, 0)
    again = ward.import_at_province(ward.send(everything=True))
    assert again.new == 0
    assert again.duplicate > 1
    assert ward.province.answers.machines()[0].missing == 0


def test_another_receiver_gets_everything(ward: Ward) -> None:
    ward.round()
    other = ward.make("other", "96")
    file = ward.send(other)
    received = other.batches.receive([file], new_keys=NewKeys.TRUST).value[0]
    assert received.state is FileState.MERGED
    assert received.new > 0


def test_a_lost_batch_is_named_until_the_next_one_brings_its_events(ward: Ward) -> None:
    ward.round()
    ward.visit()
    lost = ward.send()
    lost.unlink()
    ward.read(ward.answer())
    assert [(batch.number, batch.missing) for batch in ward.laptop.answers.sent()] == [(2, True), (1, False)]
    ward.import_at_province(ward.send())
    (machine,) = ward.province.answers.machines()
    assert (machine.missing, machine.missing_batches, machine.awaited_batches) == (0, (), ())
    ward.read(ward.answer())
    assert ward.laptop.answers.received()[0].missing_batches == ()
    assert [(batch.number, batch.place, batch.missing) for batch in ward.laptop.answers.sent()] == [
        (number, Place.ACKNOWLEDGED, False) for number in (3, 2, 1)
    ]


def test_an_old_receipt_read_again_changes_nothing(ward: Ward) -> None:
    ward.visit()
    ward.import_at_province(ward.send())
    old = ward.answer()
    ward.read(old)
    ward.visit()
    ward.round()
    before = ward.states(), ward.laptop.answers.received()
    again = ward.read(old)
    assert again.state is FileState.REFUSED
    assert again.reason is not None
    assert again.reason.code == "downstream.rollback"
    assert (ward.states(), ward.laptop.answers.received()) == before


def test_the_newest_receipt_read_twice_is_done_before(ward: Ward) -> None:
    ward.visit()
    ward.import_at_province(ward.send())
    receipt = ward.answer()
    assert [ward.read(receipt).state for _ in range(2)] == [FileState.MERGED, FileState.DONE_BEFORE]


def test_a_receipt_for_another_laptop_or_by_a_stranger_is_not_noted(ward: Ward) -> None:
    ward.import_at_province(ward.send())
    receipt = ward.answer()
    twin = ward.make("twin", "32059")
    assert twin.batches.receive([receipt]).value[0].state is FileState.REFUSED
    stranger = ward.make("stranger", "96")
    file = ward.send(ward.province, everything=True)
    assert stranger.batches.receive([file], new_keys=NewKeys.TRUST).value[0].state is FileState.REFUSED
    assert ward.laptop.answers.received() == []


def test_a_refused_file_is_told_with_its_reason(ward: Ward) -> None:
    ward.round()
    ward.visit()
    connection = connection_of(ward.laptop)
    row = connection.execute("SELECT n, line FROM event WHERE kind = 'visit.recorded'").fetchone()
    wrong = orjson.dumps(orjson.loads(bytes(row[1])) | {"smartphones": -1})
    connection.execute("UPDATE event SET line = ? WHERE n = ?", (wrong, row[0]))
    assert ward.import_at_province(ward.send()).state is FileState.REFUSED
    ward.read(ward.answer())
    newest = ward.laptop.answers.sent()[0]
    assert (newest.refused, newest.place, newest.missing) == ("event.payload", Place.SENT, False)
    connection.execute("UPDATE event SET line = ? WHERE n = ?", (bytes(row[1]), row[0]))
    ward.round()
    assert ward.states() == (0, 0, 1)


def test_a_laptop_put_back_to_an_old_copy_sends_again_what_differs_and_leaves_its_sequence(
    ward: Ward, state_dir: Path
) -> None:
    """The disk is an earlier image: no anchor shows it, the province sees a fork (case 13)."""
    ward.laptop.close()
    image = ward.folder / "image"
    shutil.copytree(ward.folder / "laptop", image)
    ward.laptop = ward.keep(ward.workspaces.open(ward.folder / "laptop"))
    ward.visit()
    ward.round()
    first = ward.laptop.store.meta("incarnation")
    ward.laptop.close()
    shutil.rmtree(ward.folder / "laptop")
    shutil.copytree(image, ward.folder / "laptop")
    shutil.rmtree(state_dir / "anchors")
    ward.laptop = ward.keep(reimaged(ward))
    lost_name = ward.visit()
    assert ward.laptop.store.meta("incarnation") == first
    assert ward.import_at_province(ward.send()).new == 1
    assert len(ward.province.batches.forks()) == 1
    assert Asked.ROTATE_INCARNATION in ward.province.answers.machines()[0].asked
    ward.read(ward.answer())
    assert ward.laptop.store.meta("incarnation") != first
    (receipt,) = ward.laptop.answers.received()
    assert [(one.asked, one.done) for one in receipt.requests] == [(Asked.ROTATE_INCARNATION, True)]
    assert ward.laptop.answers.places([lost_name]) == {lost_name: Place.ACKNOWLEDGED}
    ward.visit()
    ward.round()
    assert ward.states() == (0, 0, 2)
    assert len(ward.province.batches.forks()) == 1


def reimaged(ward: Ward) -> Services:
    """The same disk and the same small files beside it, all of yesterday."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.open_workspace.continues", lambda *_a, **_k: True)
        return ward.workspaces.open(ward.folder / "laptop")


def test_a_receipt_does_not_acknowledge_what_a_laptop_holds_under_the_same_number(ward: Ward) -> None:
    ward.laptop.close()
    image = ward.folder / "image"
    shutil.copytree(ward.folder / "laptop", image)
    ward.laptop = ward.keep(ward.workspaces.open(ward.folder / "laptop"))
    ward.visit()
    ward.import_at_province(ward.send())
    receipt = ward.answer()
    ward.laptop.close()
    shutil.rmtree(ward.folder / "laptop")
    shutil.copytree(image, ward.folder / "laptop")
    ward.laptop = ward.keep(reimaged(ward))
    ward.laptop.batches.export(ward.province.batches.own_keys(), ward.folder)
    other = ward.visit()
    ward.read(receipt)
    assert ward.laptop.answers.places([other]) == {other: Place.LOCAL}
    assert ward.import_at_province(ward.send()).new == 1


def test_a_province_put_back_to_an_old_copy_asks_for_what_it_lost_and_gets_it(ward: Ward) -> None:
    ward.province.close()
    image = ward.folder / "image"
    shutil.copytree(ward.folder / "province", image)
    ward.province = ward.keep(ward.workspaces.open(ward.folder / "province"))
    ward.visit()
    ward.round()
    assert ward.states() == (0, 0, 1)
    ward.province.close()
    shutil.rmtree(ward.folder / "province")
    shutil.copytree(image, ward.folder / "province")
    ward.province = ward.keep(ward.workspaces.open(ward.folder / "province"))
    ward.visit()
    ward.import_at_province(ward.send())
    (machine,) = ward.province.answers.machines()
    assert machine.asked == (Asked.SEND_MISSING,)
    assert machine.missing > 1
    ward.read(ward.answer())
    (receipt,) = ward.laptop.answers.received()
    (request,) = receipt.requests
    assert request.asked is Asked.SEND_MISSING
    assert (request.numbers, request.elsewhere, receipt.missing) == (machine.missing, 0, machine.missing)
    assert ward.states() == (0, 1, 1)
    assert ward.import_at_province(ward.send()).new == machine.missing
    ward.read(ward.answer())
    assert ward.laptop.answers.received()[0].requests == ()
    assert ward.states() == (0, 0, 2)


def test_a_clock_far_ahead_and_an_old_app_are_told(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.clock.advance(timedelta(days=400))
    file = ward.send()
    ward.clock.advance(-timedelta(days=400))
    right = ward.clock.now()
    with monkeypatch.context() as newer:
        newer.setattr("storage.sync.receipts.writing.VERSION", "99.0")
        ward.import_at_province(file)
        receipt = ward.answer()
    ward.clock.advance(timedelta(days=401))
    ward.read(receipt)
    (seen,) = ward.laptop.answers.received()
    assert [(one.asked, one.done) for one in seen.requests] == [
        (Asked.FIX_CLOCK, False),
        (Asked.UPDATE_APP, False),
    ]
    clock, app = (asked_sentence(one) for one in seen.requests)
    assert clock.startswith("Tỉnh thấy đồng hồ máy này chạy nhanh 400 ngày. Máy đang để ")
    assert app.startswith("Tỉnh đã dùng bản 99.0, máy này còn bản ")
    ward.clock.instant = right + timedelta(hours=1)
    assert ward.laptop.answers.received()[0].requests[0].done
    assert 399 * 86_400 < seen.requests[0].seconds < 401 * 86_400
    assert seen.requests[1].version == "99.0"


def test_a_clock_that_says_1990_is_told_until_it_is_right(ward: Ward) -> None:
    right = ward.clock.now()
    ward.clock.instant = right.replace(year=1990)
    file = ward.send()
    ward.clock.instant = right
    ward.import_at_province(file)
    receipt = ward.answer()
    ward.clock.instant = right.replace(year=1990)
    ward.read(receipt)
    (asked,) = ward.laptop.answers.received()[0].requests
    assert (asked.asked, asked.done) == (Asked.FIX_CLOCK, False)
    assert "chạy chậm 13148 ngày" in asked_sentence(asked)
    assert "13148 days behind" in asked_sentence(asked, "en")
    ward.clock.instant = right + timedelta(hours=1)
    assert ward.laptop.answers.received()[0].requests[0].done


def test_what_a_profile_withholds_is_not_missing(ward: Ward) -> None:
    ward.add("Trần Văn Ánh")
    ward.round()
    keys = ward.province.batches.own_keys()
    ward.add("Phạm Hữu Dũng")
    ward.laptop.batches.export(keys, ward.folder)
    streams = {entry.stream.cls.value: entry for entry in ward.province.answers.streams()}
    own = store_of(ward.laptop).identity.device
    laptop = [entry for entry in ward.province.answers.streams() if entry.stream.device == own]
    assert [(entry.stream.cls.value, entry.missing) for entry in laptop] == [("personal", ()), ("public", ())]
    assert laptop[0].withheld
    assert set(streams) == {"personal", "public"}


def test_nobody_is_answered_who_has_sent_nothing(ward: Ward) -> None:
    with pytest.raises(UserError, match=r"receipt\.nobody"):
        ward.province.answers.write_receipts(ward.folder)
    assert list(ward.folder.glob("*.tnd")) == []

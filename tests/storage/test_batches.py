"""Receiving files: trust, places, what is kept of a refusal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.workspace import NewWorkspace, SafeCopy
from core.sync.desk import FileState, NewKeys, ReceivedFile
from core.sync.manifest import Profile
from storage.keys import device_keys
from tests.database import batches_of


@pytest.fixture
def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource())


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


class Desk:
    """A ward and its province."""

    def __init__(self, workspaces: Workspaces, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.ward = self._make(workspaces, "ward", "32059", stack)
        self.province = self._make(workspaces, "province", "96", stack)
        self.ward.households.add(NewHousehold(name="Đặng Thị Hoà", hamlet="Ấp 1", phone="0912345678"))

    def _make(self, workspaces: Workspaces, name: str, unit: str, stack: ExitStack) -> Services:
        made = workspaces.create(
            self.folder / name,
            NewWorkspace(
                unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
            ),
        )
        stack.callback(made.close)
        return made

    def send(self, profile: Profile = Profile.PSEUDONYMOUS) -> Path:
        keys = self.province.batches.own_keys()
        return self.ward.batches.export(keys, self.folder, profile).value.files[0]

    def restore(self, workspaces: Workspaces, copy: SafeCopy, stack: ExitStack) -> None:
        self.province.copies.restore(copy.name)
        self.province = workspaces.open(self.folder / "province")
        stack.callback(self.province.close)

    def receive(self, file: Path, new_keys: NewKeys = NewKeys.HOLD) -> ReceivedFile:
        return self.province.batches.receive([file], new_keys=new_keys).value[0]


@pytest.fixture
def desk(workspaces: Workspaces, tmp_path: Path, stack: ExitStack) -> Desk:
    return Desk(workspaces, tmp_path, stack)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.tnb"))


def test_a_held_file_is_kept_and_leaves_the_shelf_once_it_is_merged(desk: Desk) -> None:
    sent = desk.send()
    assert desk.receive(sent).state is FileState.HELD
    held, incoming = desk.folder / "province" / "held", desk.folder / "province" / "incoming"
    assert (len(files(held)), files(incoming)) == (1, [])
    assert desk.receive(sent, NewKeys.TRUST).state is FileState.MERGED
    assert (files(held), len(files(incoming))) == ([], 1)


def test_a_held_file_that_the_database_put_back_has_merged_leaves_the_shelf(
    desk: Desk, workspaces: Workspaces, stack: ExitStack
) -> None:
    sent, folder = desk.send(), desk.folder / "province"
    desk.receive(sent)
    before = desk.province.copies.make("before")
    desk.receive(sent, NewKeys.TRUST)
    after = desk.province.copies.make("after")
    desk.restore(workspaces, before, stack)
    assert desk.receive(sent).state is FileState.HELD
    desk.restore(workspaces, after, stack)
    assert (files(folder / "held"), desk.province.batches.held()) == ([], [])
    shutil.copy(sent, folder / "held" / f"{sha256(sent.read_bytes()).hexdigest()}.tnb")
    (again,) = desk.province.enrolment.retry_held().value
    assert (again.state, files(folder / "held")) == (FileState.DONE_BEFORE, [])


def test_a_known_device_with_another_key_is_refused_even_when_new_keys_are_trusted(desk: Desk) -> None:
    desk.receive(desk.send(), NewKeys.TRUST)
    desk.ward.households.add(NewHousehold(name="Lê Văn Ba", hamlet="Ấp 1"))
    other = device_keys.generate()
    writer = batches_of(desk.ward)._writer
    writer._own = replace(writer._own, signing_key=other.signing_key)
    writer._keys = replace(writer._keys, seed=other.seed)
    for new_keys in NewKeys:
        received = desk.receive(desk.send(), new_keys)
        assert received.state is FileState.REFUSED
        assert received.reason is not None
        assert received.reason.code == "batch.key_changed"


def test_a_full_file_carries_names_and_a_pseudonymous_one_does_not(desk: Desk) -> None:
    desk.receive(desk.send(), NewKeys.TRUST)
    reader = desk.province.store.households
    (row,) = reader.rows(reader.numbers(HouseholdQuery()))
    assert (row.head, row.phone, row.code[:2] != "") == ("", "", True)
    desk.receive(desk.send(Profile.FULL))
    (row,) = reader.rows(reader.numbers(HouseholdQuery()))
    assert (row.head, row.phone) == ("Đặng Thị Hoà", "0912345678")


def test_each_file_has_the_next_number_and_carries_everything_again(desk: Desk) -> None:
    first = desk.ward.batches.export(desk.province.batches.own_keys(), desk.folder).value
    desk.ward.households.add(NewHousehold(name="Lê Văn Ba", hamlet="Ấp 1"))
    second = desk.ward.batches.export(desk.province.batches.own_keys(), desk.folder).value
    assert (first.number, second.number) == (1, 2)
    assert second.events > first.events
    lost = desk.receive(second.files[0], NewKeys.TRUST)
    assert (lost.new, lost.duplicate) == (second.events, 0)
    late = desk.receive(first.files[0])
    assert (late.new, late.duplicate) == (0, first.events)

"""Several files of one drop looked at: what two of them bring is new once, as when they come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.events.kinds import HouseholdField
from core.sync.desk import FileState, NewKeys
from core.sync.file_desk import FilePreview
from core.sync.manifest import Profile
from tests.storage.test_looking import everything
from tests.storage.test_receipts import Ward


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def look(services: Services, files: Sequence[Path]) -> tuple[FilePreview, ...]:
    return services.files.look(files, new_keys=NewKeys.TRUST)


def test_what_two_files_bring_is_new_once_and_the_sums_are_those_of_the_import(ward: Ward) -> None:
    """Without a receipt every export carries all that went before."""
    files = []
    for _ in range(3):
        ward.visit()
        ward.clock.advance(timedelta(days=1))
        files.append(ward.send())
    before = everything(ward.province, ward.folder / "province")
    seen = look(ward.province, files)
    assert everything(ward.province, ward.folder / "province") == before
    assert [one.visits for one in seen] == [1, 1, 1]
    assert [one.households for one in seen] == [1, 0, 0]
    assert [one.shared for one in seen] == [0, seen[0].new, seen[0].new + seen[1].new]
    assert [one.shared_with for one in seen] == ["", files[0].name, files[0].name]
    assert [one.withheld for one in seen] == [seen[0].withheld, 0, 0]
    alone = [look(ward.province, [file])[0] for file in files]
    assert [one.visits for one in alone] == [1, 2, 3]
    received = ward.province.batches.receive(files, new_keys=NewKeys.TRUST).value
    assert [(one.new, one.visits) for one in received] == [(one.new, one.visits) for one in seen]


def test_the_newest_file_first_leaves_nothing_new_to_the_older_ones(ward: Ward) -> None:
    files = []
    for _ in range(2):
        ward.visit()
        files.append(ward.send())
    newest, older = look(ward.province, files[::-1])
    assert (newest.visits, older.visits, older.new) == (2, 0, 0)
    assert older.shared_with == files[1].name


def test_a_copy_of_a_file_in_the_same_drop_comes_in_once(ward: Ward) -> None:
    ward.visit()
    file = ward.send()
    copy = file.with_name("bản sao.tnb")
    copy.write_bytes(file.read_bytes())
    first, second = look(ward.province, [file, copy])
    assert (first.state, second.state) == (FileState.MERGED, FileState.DONE_BEFORE)
    assert second.reason is not None
    assert (second.reason.code, second.reason.params) == ("batch.same_file", {"file": file.name})
    received = ward.province.batches.receive([file, copy], new_keys=NewKeys.TRUST).value
    assert [one.state for one in received] == [FileState.MERGED, FileState.DONE_BEFORE]


def test_a_held_file_takes_nothing_from_those_that_come_in(ward: Ward) -> None:
    """The first is of an unknown machine, the second the same entries by a known one."""
    mate = ward.make("mate", "32059")
    ward.visit()
    full = ward.laptop.batches.export(mate.batches.own_keys(), ward.folder, Profile.FULL).value.files
    mate.batches.receive(full, new_keys=NewKeys.TRUST)
    ward.round()
    ward.visit()
    own = ward.send()
    passed_on = ward.laptop.batches.export(mate.batches.own_keys(), ward.folder, Profile.FULL).value.files
    mate.batches.receive(passed_on, new_keys=NewKeys.TRUST)
    stranger = mate.batches.export(ward.province.batches.own_keys(), ward.folder).value.files[0]
    held, seen = ward.province.files.look([stranger, own])
    assert (held.state, seen.state) == (FileState.HELD, FileState.MERGED)
    assert (seen.visits, seen.shared) == (1, 0)


def test_what_files_say_against_each_other_is_counted_once(ward: Ward) -> None:
    """Two laptops visit one door on one day, and set its group differently; neither has seen the other."""
    mate = ward.make("mate", "32059")
    full = ward.laptop.batches.export(mate.batches.own_keys(), ward.folder, Profile.FULL).value.files
    mate.batches.receive(full, new_keys=NewKeys.TRUST)
    ward.laptop.households.set_field(ward.household, HouseholdField.GROUP, "Tổ 1")
    ward.visit()
    mate.households.set_field(ward.household, HouseholdField.GROUP, "Tổ 2")
    ward.visit(mate)
    files = [
        one.batches.export(ward.province.batches.own_keys(), ward.folder / name).value.files[0]
        for name, one in (("a", ward.laptop), ("b", mate))
    ]
    first, second = look(ward.province, files)
    assert (first.doubles, second.doubles) == (0, 1)
    assert (first.conflicts, second.conflicts) == (0, 1)
    ward.province.batches.receive(files, new_keys=NewKeys.TRUST)
    assert ward.province.decisions.conflict_count() == 1
    assert len(ward.province.quality.visit_pairs()) == 1

"""Missing files beside waiting ones, and beside files of the province."""

from __future__ import annotations

import pytest

import storage.sync.format.payload
from core.application.services import Services
from core.figures.arrivals import Standing
from core.figures.file_words import files_vi, short_files
from core.figures.files import Files
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.database import store_of
from tests.enrolment.offices import Offices, add_visit


def files_of(services: Services) -> Files:
    (files,) = services.province.figures.keeper.files().values()
    return files


def test_parts_that_came_nowhere_lack_also_where_another_part_waits(
    world: Offices, province: Services, laptop: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of four parts the first waits and the last was let in: the two between have come nowhere."""
    monkeypatch.setattr(storage.sync.format.payload._Part, "is_full", lambda part, _bytes: part._events >= 2)
    add_visit(laptop, "Trần Thị Tư")
    add_visit(laptop, "Lê Văn Tám")
    out = world.out("parts")
    first, *between, last = laptop.batches.export(province.batches.own_keys(), out).value.files
    world.receive(province, first)
    world.receive(province, last, new_keys=NewKeys.TRUST)
    files, lost = files_of(province), tuple(range(2, 2 + len(between)))
    assert [(file.number, file.parts) for file in files.awaited] == [(1, lost)]
    assert len(files.held) == 1
    world.receive(province, *between)
    assert (files_of(province).awaited, files_of(province).standing) == ((), Standing.HELD)
    province.enrolment.retry_held()
    assert files_of(province).standing is Standing.COMPLETE


def test_nothing_of_the_province_lacks_at_a_laptop_whose_mate_passed_its_words_on(
    world: Offices, province: Services, laptop: Services
) -> None:
    """A downstream file is a selection of the province's lines: the numbers between never arrive."""
    mate = world.make("may-2", "32059", "Ấp 2")
    add_visit(mate, "Trần Thị Tư")
    world.receive(mate, world.enrol(mate, province))
    world.receive(laptop, world.export(mate, laptop, Profile.FULL), new_keys=NewKeys.TRUST)
    files = files_of(laptop)
    assert (files.senders, files.standing, files.events) == (1, Standing.COMPLETE, 0)
    (machine,) = [one for one in laptop.answers.machines() if one.device == store_of(mate).identity.device]
    assert (machine.missing, machine.asked) == (0, ())
    world.receive(mate, *laptop.answers.write_receipts(world.out("receipts"), [machine.device]).value.files)
    (receipt,) = mate.answers.received()
    assert (receipt.missing, receipt.requests) == (0, ())


def test_a_unit_whose_every_file_was_taken_back_here_is_neither_complete_nor_accused(
    world: Offices, province: Services, laptop: Services
) -> None:
    add_visit(laptop, "Trần Thị Tư")
    world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)
    assert files_of(province).standing is Standing.COMPLETE
    (batch,) = [row.batch for row in province.batches.register() if not row.outgoing]
    province.batches.undo(batch)
    assert (files_of(province).senders, files_of(province).standing) == (1, Standing.WITHDRAWN)
    assert files_vi(files_of(province)) == short_files(files_of(province), 0) == "tệp đã hoàn tác ở đây"
    add_visit(laptop, "Lê Văn Tám")
    world.receive(province, world.export(laptop, province))
    assert files_of(province).standing is Standing.COMPLETE


def test_what_waited_of_a_machine_comes_in_with_the_file_that_makes_it_known(
    world: Offices, province: Services, laptop: Services
) -> None:
    """Somebody lets the second file in by hand: the first one does not go on waiting."""
    add_visit(laptop, "Trần Thị Tư")
    first = world.export(laptop, province)
    world.receive(province, first)
    add_visit(laptop, "Lê Văn Tám")
    second = world.export(laptop, province)
    received = province.enrolment.let_in([second]).value
    assert [one.state for one in received] == [FileState.MERGED, FileState.MERGED]
    assert not province.batches.held()
    assert files_of(province).standing is Standing.COMPLETE


def test_what_waits_is_noted_again_after_a_safe_copy_of_before_it(
    world: Offices, province: Services, laptop: Services
) -> None:
    """The file is in the folder, and the restored database has no note of it."""
    copy = province.copies.make("manual").name
    add_visit(laptop, "Trần Thị Tư")
    world.receive(province, world.export(laptop, province))
    province.copies.restore(copy)
    again = world.workspaces.open(province.info.folder)
    world.stack.callback(again.close)
    assert not again.province.figures.keeper.files()
    assert again.enrolment.needs_retry()
    again.enrolment.retry_held()
    assert files_of(again).standing is Standing.HELD
    assert not again.enrolment.needs_retry()

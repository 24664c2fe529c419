"""Exported files are never overwritten: a laptop put back to an old copy spares existing ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.sync.desk import FileState
from tests.enrolment.offices import Offices, add_visit
from tests.enrolment.test_versions import put_back


@pytest.fixture
def enrolled(world: Offices, province: Services, laptop: Services) -> Services:
    world.receive(laptop, world.enrol(laptop, province))
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province))
    return laptop


def visits_at(province: Services) -> int:
    return sum(unit.visits for unit in province.store.figures.units())


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_laptop_put_back_to_an_old_copy_spares_the_unsent_file_of_the_same_number(
    world: Offices, province: Services, enrolled: Services, elsewhere: bool
) -> None:
    copy = enrolled.copies.make("manual").name
    for name in ("Lê Văn Ba", "Trần Thị Tư", "Phan Văn Năm", "Võ Thị Sáu", "Hồ Văn Bảy"):
        add_visit(enrolled, name)
    stick = world.out("stick")
    before = enrolled.batches.export(province.batches.own_keys(), stick).value
    unsent = before.files[0].read_bytes()
    again = put_back(world, enrolled, copy, elsewhere=elsewhere)
    world.clock.advance(timedelta(hours=1))
    add_visit(again, "Ngô Văn Tám")
    after = again.batches.export(province.batches.own_keys(), stick).value
    assert (before.number, after.number) == (2, 2)
    assert before.files[0].read_bytes() == unsent
    assert (after.spared, before.spared) == (before.files, ())
    assert after.files[0].name == f"{before.files[0].stem}-2.tnb"
    received = world.receive(province, *after.files, *before.files)
    assert [file.state for file in received] == [FileState.MERGED, FileState.MERGED]
    assert visits_at(province) == 7


def test_what_another_laptop_left_under_the_name_stays_whatever_it_is(
    world: Offices, province: Services, enrolled: Services
) -> None:
    keys, stick = province.batches.own_keys(), world.out("stick")
    name = enrolled.batches.export(keys, world.out("first")).value.files[0].name.replace("0002", "0003")
    (stick / name).mkdir()
    beside = stick / name.replace(".tnb", "-2.tnb")
    beside.write_bytes(b"another laptop's")
    beside.chmod(0o400)
    third = enrolled.batches.export(keys, stick).value
    assert (third.number, third.files[0].name) == (3, name.replace(".tnb", "-3.tnb"))
    assert (beside.read_bytes(), list((stick / name).iterdir())) == (b"another laptop's", [])
    fourth = enrolled.batches.export(keys, stick).value
    assert (fourth.number, fourth.spared) == (4, ())


def test_the_same_file_exported_again_lies_there_once(
    world: Offices, province: Services, enrolled: Services
) -> None:
    stick = world.out("stick")
    sent = enrolled.batches.export(province.batches.own_keys(), stick).value
    again = enrolled.files.export_again(sent.batch, stick).value
    assert again == sent.files
    sent.files[0].write_bytes(b"damaged on the stick")
    (beside,) = enrolled.files.export_again(sent.batch, stick).value
    assert beside.name == f"{sent.files[0].stem}-2.tnb"
    assert sent.files[0].read_bytes() == b"damaged on the stick"
    assert world.receive(province, beside)[0].state is FileState.MERGED


def test_receipts_requests_keys_and_lists_leave_other_files_of_their_name(
    world: Offices, province: Services, enrolled: Services
) -> None:
    def written(out: Path) -> list[Path]:
        return [
            enrolled.enrolment.write_request(out, province.batches.own_keys()),
            *province.enrolment.publish(out).value.files,
            *province.answers.write_receipts(out).value.files,
            *province.answers.write_roster(enrolled.info.unit, out).value.files,
        ]

    empty, stick = world.out("empty"), world.out("stick")
    for path in written(empty):
        if path.suffix != ".tnd":  # versions of what comes down are never given twice
            (stick / path.name).write_bytes(b"not ours")
    before = {path: path.read_bytes() for path in stick.iterdir()}
    for path in written(stick):
        assert path not in before
    assert {path: path.read_bytes() for path in before} == before

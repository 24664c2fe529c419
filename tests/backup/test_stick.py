"""Copies on a stick: its files, how one opens, the ones that stay, and errors of a bad stick."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.backup.models import AtRisk
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.records.results import Result
from core.records.visit import VisitEntry
from core.sync.desk import NewKeys
from storage.backup.checking import opened_copy
from storage.backup.stick import check_file_limit
from storage.keys.keyring import unlock
from tests.backup.conftest import FolderVolumes
from tests.database import connection_of
from tests.sitting import PASSPHRASE
from tests.storage.wards import Keep, add, new_ward


def visit(services: Services, name: str = "Đặng Thị Hoà") -> None:
    entry = VisitEntry(household=add(services, name), at=services.clock.now(), result=Result.NOT_HOME)
    services.visits.record(entry)


def households(path: Path) -> int:
    with opened_copy(path, unlock(path.parent, PASSPHRASE).raw) as copy:
        return int(copy.execute("SELECT count(*) FROM household").fetchone()[0])


def test_a_copy_opens_by_the_passphrase_alone_and_its_label_names_no_household(
    ward: Services, stick: Path, workspaces: Workspaces
) -> None:
    visit(ward)
    made = ward.stick.write(stick)
    assert made.path.name == "2026-11-24-080000.tnbak"
    assert made.path.parent.parent == stick / "TungNha"
    assert sorted(path.name for path in made.path.parent.iterdir()) == [
        "2026-11-24-080000.json",
        "2026-11-24-080000.tnbak",
        "keys.json",
    ], "no khoa.key, no part"
    assert households(made.path) == 2
    label = made.path.with_suffix(".json").read_text(encoding="utf-8")
    assert "Hoà" not in label
    assert "0912345678" not in label
    assert json.loads(label)["officer"] == "Lê Văn Tám"
    assert workspaces.found_copies(stick) == (made,)
    assert made.label is not None
    assert (made.label.visits, made.label.last_visit, made.label.unit.code) == (
        1,
        made.label.made.date(),
        "32059",
    )


@pytest.mark.parametrize("below", ["", "TungNha", "machine", "copy"])
def test_copies_are_found_from_the_stick_its_folder_a_machine_and_one_copy(
    ward: Services, stick: Path, workspaces: Workspaces, below: str
) -> None:
    made = ward.stick.write(stick)
    place = {"": stick, "TungNha": stick / "TungNha", "machine": made.path.parent, "copy": made.path}[below]
    assert workspaces.found_copies(place) == (made,)


def test_without_a_passphrase_nothing_is_written(
    workspaces: Workspaces, tmp_path: Path, stick: Path, keep: Keep
) -> None:
    services = keep(workspaces.create(tmp_path / "open", new_ward()))
    with pytest.raises(UserError, match=r"copy\.no_key"):
        services.stick.write(stick)
    assert list(stick.iterdir()) == []


def test_visits_are_only_here_until_they_are_copied(ward: Services, stick: Path, clock: FixedClock) -> None:
    assert ward.stick.only_here().visits == 0
    visit(ward)
    clock.advance(timedelta(days=1))
    visit(ward, "Lê Út")
    here = ward.stick.only_here()
    assert (here.visits, str(here.since)) == (2, "2026-11-24")
    ward.stick.write(stick)
    assert ward.stick.only_here().visits == 0
    visit(ward, "Lê Ba")
    assert ward.stick.only_here().visits == 1


def test_the_stick_is_known_again_at_another_place(
    ward: Services, volumes: FolderVolumes, stick: Path, tmp_path: Path
) -> None:
    ward.stick.write(stick)
    volumes.plugged.clear()
    volumes.plug(tmp_path / "a", "OTHER")
    volumes.plug(tmp_path / "z", "KINGSTON")
    assert [found.root.name for found in ward.stick.sticks()] == ["z", "a"]
    last = ward.stick.last()
    assert last is not None
    assert last.volume_name == "KINGSTON"


def test_the_last_of_each_of_seven_days_stays(ward: Services, stick: Path, clock: FixedClock) -> None:
    for _ in range(9):
        for _ in range(2):
            visit(ward)
            made = ward.stick.write(stick)
            clock.advance(timedelta(hours=1))
        clock.advance(timedelta(hours=22))
    names = sorted(path.name for path in made.path.parent.glob("*.tnbak"))
    assert [name[:10] for name in names] == [f"2026-11-{day}" for day in range(26, 31)] + [
        "2026-12-01",
        "2026-12-02",
    ]
    assert all(name.endswith("-090000.tnbak") for name in names)
    assert len(list(made.path.parent.glob("*.json"))) == 8, "seven labels and keys.json"


def test_of_copies_made_in_one_second_the_last_one_stays(ward: Services, stick: Path) -> None:
    for count in range(1, 5):
        visit(ward, f"Đặng Thị {count}")
        made = ward.stick.write(stick)
        assert ward.stick.write(stick).path != made.path, "the copy that is replaced is whole until then"
        (copy,) = made.path.parent.glob("*.tnbak")
        assert households(copy) == 1 + count


def test_a_fuller_copy_stays_where_the_laptop_went_back(
    ward: Services, stick: Path, clock: FixedClock, workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    poor = ward.copies.make("manual").name
    visit(ward)
    full = ward.stick.write(stick)
    ward.close()
    workspaces.restore(workspace_dir, poor, PASSPHRASE)
    again = keep(workspaces.open(workspace_dir, PASSPHRASE))
    for _ in range(9):
        clock.advance(timedelta(days=1))
        again.stick.write(stick)
    assert full.path.is_file()
    assert households(full.path) == 2


def test_a_clock_before_the_build_date_names_no_copy(ward: Services, stick: Path, clock: FixedClock) -> None:
    first = ward.stick.write(stick)
    clock.advance(timedelta(days=-365 * 30))
    second = ward.stick.write(stick)
    assert (first.path.name, second.path.name) == ("2026-11-24-080000.tnbak", "2026-11-24-080000-2.tnbak")
    assert second.path.is_file()


def test_a_clock_before_the_build_date_silences_no_reminder(ward: Services, clock: FixedClock) -> None:
    visit(ward)
    clock.advance(timedelta(days=2))
    visit(ward, "Lê Út")
    assert ward.stick.state().is_due
    clock.advance(timedelta(days=-365 * 30))
    assert ward.stick.state().is_due


def test_what_deleting_may_lose_is_known_until_it_is_acknowledged_or_copied(
    ward: Services, stick: Path, tmp_path: Path, workspaces: Workspaces, keep: Keep
) -> None:
    province = keep(workspaces.create(tmp_path / "province", new_ward(unit_code="96", hamlet=None)))
    keys = province.batches.own_keys()
    visit(ward)
    assert ward.stick.at_risk() == AtRisk(alone=1, unconfirmed=0, names=True)
    file = ward.batches.export(keys, tmp_path / "out").value.files[0]
    assert ward.stick.at_risk() == AtRisk(alone=0, unconfirmed=1, names=True)
    ward.stick.write(stick)
    assert ward.stick.at_risk() == AtRisk(alone=0, unconfirmed=0, names=False)
    visit(ward, "Lê Út")
    later = ward.batches.export(keys, tmp_path / "out").value.files[0]
    for came in (file, later):
        province.batches.receive([came], new_keys=NewKeys.TRUST)
    assert ward.stick.at_risk().unconfirmed == 1
    receipt = province.answers.write_receipts(tmp_path / "down").value.files[0]
    ward.batches.receive([receipt], new_keys=NewKeys.TRUST)
    assert ward.stick.at_risk() == AtRisk(alone=0, unconfirmed=0, names=True)


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def change_a_byte(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


@pytest.mark.parametrize("harm", [cut_in_half, change_a_byte])
def test_a_copy_that_is_cut_or_damaged_is_a_sentence(ward: Services, stick: Path, harm: object) -> None:
    made = ward.stick.write(stick)
    assert callable(harm)
    harm(made.path)
    with pytest.raises(UserError, match=r"copy\.damaged"):
        households(made.path)


def test_a_copy_of_another_workspace_is_a_sentence(
    ward: Services, workspaces: Workspaces, tmp_path: Path, stick: Path, keep: Keep
) -> None:
    other = keep(workspaces.create(tmp_path / "other", new_ward(passphrase="nam sau bay tam")))
    theirs = other.stick.write(stick)
    ours = ward.stick.write(stick)
    with (
        pytest.raises(UserError, match=r"copy\.damaged"),
        opened_copy(theirs.path, unlock(ours.path.parent, PASSPHRASE).raw),
    ):
        pass
    assert theirs.path.is_file()


def test_a_copy_of_a_later_program_is_a_sentence(ward: Services, stick: Path) -> None:
    connection_of(ward).execute("PRAGMA user_version = 99")
    with pytest.raises(UserError, match=r"copy\.newer"):
        ward.stick.write(stick)
    assert list(stick.rglob("*.tnbak")) == []


def test_a_stick_of_an_old_format_takes_no_file_above_4_gb(
    ward: Services, volumes: FolderVolumes, tmp_path: Path
) -> None:
    root = volumes.plug(tmp_path / "fat", "FAT", file_system="vfat").root
    assert ward.stick.write(root).path.is_file()
    with pytest.raises(UserError, match=r"copy\.too_large"):
        check_file_limit(volumes.holding(root), 5 * 1024**3)


def test_a_folder_inside_the_data_is_no_stick(ward: Services, workspace_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"copy\.same_folder"):
        ward.stick.write(workspace_dir / "backups")
    with pytest.raises(UserError, match=r"copy\.no_stick"):
        ward.stick.write(tmp_path / "nothing")

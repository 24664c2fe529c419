"""A safe copy is one moment of the database, whatever others do meanwhile."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from storage.backup import rolling as backups
from storage.backup.rolling import LONGEST_COPY_S, list_backups, rotate
from storage.db.connection import Connection, checkpoint, open_connection
from storage.db.files import copy_file
from storage.keys.keyring import unlock
from tests.database import connection_of
from tests.storage.wards import Keep, add, new_ward


def households(path: Path, folder: Path) -> int:
    copy = open_connection(path, unlock(folder).raw)
    try:
        return int(copy.execute("SELECT count(*) FROM household").fetchone()[0])
    finally:
        copy.close()


@pytest.fixture
def ward(workspaces: Workspaces, workspace_dir: Path, keep: Keep) -> Services:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    add(services)
    return services


@pytest.fixture
def other(ward: Services, workspace_dir: Path) -> Connection:
    """Return the connection of a job beside the window."""
    connection = open_connection(workspace_dir / "tung-nha.db", unlock(workspace_dir).raw)
    connection.execute("PRAGMA busy_timeout = 0")
    return connection


def test_a_copy_is_the_file_byte_for_byte(ward: Services, workspace_dir: Path) -> None:
    copy = ward.copies.make("close")
    kept = (workspace_dir / "backups" / copy.name).read_bytes()
    ours = (workspace_dir / "tung-nha.db").read_bytes()
    changed = [at for at, pair in enumerate(zip(kept, ours, strict=True)) if pair[0] != pair[1]]
    assert {at // 4096 for at in changed} <= {0}, "but for the journal mode of its header"


def test_what_is_saved_and_moved_into_the_file_meanwhile_does_not_reach_the_copy(
    ward: Services, other: Connection, workspace_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def beside(source: Path, target: Path) -> None:
        before = source.read_bytes()
        other.execute("INSERT INTO household (n, id, canon) VALUES (900, 'x', 900)")
        checkpoint(other)
        seen.append(source.read_bytes() == before)
        copy_file(source, target)

    monkeypatch.setattr(backups, "copy_file", beside)
    copy = ward.copies.make("close")
    assert seen == [True]
    assert households(workspace_dir / "backups" / copy.name, workspace_dir) == 1
    checkpoint(other)
    assert connection_of(ward).execute("SELECT count(*) FROM household").fetchone() == (2,)
    other.close()


def test_a_reader_in_the_middle_of_something_does_not_keep_saves_out_of_a_copy(
    ward: Services, other: Connection, workspace_dir: Path
) -> None:
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM household").fetchone()
    add(ward)
    connection_of(ward).execute("PRAGMA busy_timeout = 0")
    copy = ward.copies.make("close")
    assert households(workspace_dir / "backups" / copy.name, workspace_dir) == 2
    other.close()


def test_the_copies_of_a_day_go_earlier_where_they_are_large(
    ward: Services, workspace_dir: Path, clock: FixedClock
) -> None:
    for _ in range(8):
        ward.copies.make("close")
        clock.advance(timedelta(days=1))
    folder = workspace_dir / "backups"
    (size,) = {copy.size for copy in list_backups(folder)}
    rotate(folder, clock.now().date(), most_bytes=5 * size)
    assert len(list_backups(folder)) == 5
    rotate(folder, clock.now().date(), most_bytes=0)
    assert len(list_backups(folder)) == 3


def test_copies_roll_to_the_newest_three_and_one_a_day_for_fourteen_days(
    workspaces: Workspaces, workspace_dir: Path, clock: FixedClock, keep: Keep
) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    for _ in range(20):
        for _ in range(4):
            services.copies.make("close")
            clock.advance(timedelta(minutes=1))
        clock.advance(timedelta(days=1))
    copies = services.copies.list()
    days = [copy.at.date() for copy in copies]
    assert len(set(days)) == 14
    assert len(copies) == 16
    assert days.count(days[0]) == 3


def test_a_fresh_copy_stays_where_the_clock_was_set_back(
    workspaces: Workspaces, workspace_dir: Path, clock: FixedClock, keep: Keep
) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    for _ in range(3):
        services.copies.make("close")
        clock.advance(timedelta(minutes=1))
    clock.advance(timedelta(hours=-2))
    fresh = services.copies.make("import")
    assert fresh in services.copies.list()


def test_copies_of_one_second_are_kept_in_the_order_they_were_made(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    for reason in ("undo", "close", "import", "migration", "close"):
        assert services.copies.make(reason).reason == reason
    assert [copy.reason for copy in services.copies.list()] == ["close", "migration", "import"]


def test_a_name_that_a_copy_cut_short_had_claimed_is_offered_nowhere_and_puts_nothing_back(
    ward: Services, workspace_dir: Path
) -> None:
    kept = ward.copies.make("close")
    claimed = workspace_dir / "backups" / kept.name.replace("-close", "-1-import")
    claimed.touch()
    assert ward.copies.list() == [kept]
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        ward.copies.restore(claimed.name)
    assert ward.copies.list() == [kept]
    assert households(workspace_dir / "tung-nha.db", workspace_dir) == 1
    ward.copies.restore(kept.name)
    assert households(workspace_dir / "tung-nha.db", workspace_dir) == 1


def test_what_a_power_cut_left_of_a_copy_goes_with_the_next_one_a_day_later(
    ward: Services, workspace_dir: Path
) -> None:
    folder = workspace_dir / "backups"
    kept = ward.copies.make("close")
    left = [folder / f"tn-20261101-080000-{name}" for name in ("import.part", "import.tnsave")]
    for path in left:
        path.touch()
    ward.copies.make("manual")
    assert all(path.exists() for path in left)  # somebody may be writing them
    for path in left:
        os.utime(path, (time.time(), time.time() - LONGEST_COPY_S - 60))
    assert kept in ward.copies.list()
    ward.copies.make("manual")
    assert not any(path.exists() for path in left)
    assert kept in ward.copies.list()


def test_a_damaged_copy_is_refused_and_the_data_stays(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    household = add(services)
    copy = services.copies.make("close")
    path = workspace_dir / "backups" / copy.name
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(UserError, match=r"backup\.unreadable"):
        services.copies.restore(copy.name)
    assert services.store.households.get(household) is not None

"""A workspace folder: made, opened, copied, restored, moved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, parse_household_code
from core.events.lines import decode
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from storage.db.connection import open_connection
from storage.db.folders import DATABASE_NAME
from storage.keys.keyring import unlock
from tests.storage.wards import Keep, add, new_ward

Opener = Callable[..., Services]


def visit(services: Services, household: HouseholdId, *, smartphones: int, installed: int) -> None:
    entry = VisitEntry(
        household=household,
        result=Result.COMPLETED,
        at=services.clock.now(),
        smartphones=smartphones,
        installed=installed,
    )
    services.visits.record(entry)


def code_of(services: Services, household: HouseholdId) -> str:
    row = services.store.households.get(household)
    assert row is not None
    return row.code


def incarnations(folder: Path) -> list[str]:
    """The incarnation of each event, in the order recorded."""
    connection = open_connection(folder / DATABASE_NAME, unlock(folder).raw)
    lines = [bytes(row[0]) for row in connection.execute("SELECT line FROM event ORDER BY n")]
    connection.close()
    return [decode(line).incarnation for line in lines]


def test_a_new_workspace_knows_its_place_and_officer(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    info = keep(workspaces.create(workspace_dir, new_ward())).info
    assert (info.place, info.upper_name) == ("Ấp 1, Xã Khánh An", "Tỉnh Cà Mau")
    assert (info.officer_name, info.has_passphrase) == ("Lê Văn Tám", False)


def test_the_structure_is_the_one_in_force_at_the_campaigns_start(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    info = keep(
        workspaces.create(workspace_dir, new_ward(unit_code="32014", hamlet=None, campaign="bluezone-2020"))
    ).info
    assert (info.unit_name, info.upper_name) == ("Phường 8", "Thành phố Cà Mau")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit_code": "99999"}, "unit.unknown"),
        ({"campaign": "nothing"}, "campaign.unknown"),
        ({"officer_name": "  "}, "officer.no_name"),
        ({"unit_code": "96"}, "workspace.hamlet_needs_commune"),
    ],
)
def test_a_bad_answer_makes_no_workspace(
    workspaces: Workspaces, workspace_dir: Path, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as caught:
        workspaces.create(workspace_dir, new_ward(**changes))
    assert caught.value.code == code
    assert not workspace_dir.exists()


def test_a_second_workspace_in_one_folder_is_refused(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    keep(workspaces.create(workspace_dir, new_ward()))
    with pytest.raises(UserError, match=r"workspace\.exists"):
        workspaces.create(workspace_dir, new_ward())


def test_what_a_broken_creation_left_is_no_obstacle(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep
) -> None:
    workspaces.create(workspace_dir, new_ward()).close()
    (workspace_dir / DATABASE_NAME).rename(workspace_dir / f"{DATABASE_NAME}.part")
    assert keep(workspaces.create(workspace_dir, new_ward())).info.hamlet == "Ấp 1"


def test_keys_beside_safe_copies_are_never_thrown_away(workspaces: Workspaces, workspace_dir: Path) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    services.copies.make("close")
    services.close()
    (workspace_dir / DATABASE_NAME).unlink()
    with pytest.raises(UserError, match=r"workspace\.copies_without_data"):
        workspaces.create(workspace_dir, new_ward())


def test_a_passphrase_locks_and_a_recovery_file_opens(
    workspaces: Workspaces, workspace_dir: Path, tmp_path: Path, keep: Keep
) -> None:
    services = workspaces.create(workspace_dir, new_ward(passphrase="lúa chín vàng đồng"))
    services.save_recovery(tmp_path / "khoi-phuc.txt")
    services.close()
    with pytest.raises(UserError, match=r"key\.passphrase_needed"):
        workspaces.open(workspace_dir)
    with pytest.raises(UserError, match=r"key\.wrong_passphrase"):
        workspaces.open(workspace_dir, "lúa chín")
    assert keep(workspaces.open(workspace_dir, "lúa chín vàng đồng")).info.has_passphrase


def test_nothing_personal_lies_readable_on_the_disk(workspaces: Workspaces, workspace_dir: Path) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    household = add(services, "Canary Thị Yến")
    visit(services, household, smartphones=2, installed=2)
    services.copies.make("close")
    everything = b"".join(path.read_bytes() for path in workspace_dir.rglob("*") if path.is_file())
    services.close()
    for secret in ("Canary", "0912345678", "Lê Văn Tám", "SQLite format 3"):
        assert secret.encode() not in everything


def test_reopening_keeps_the_incarnation(workspaces: Workspaces, workspace_dir: Path) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    add(services)
    services.close()
    again = workspaces.open(workspace_dir)
    add(again, "Lê Văn Ba")
    again.close()
    assert len(set(incarnations(workspace_dir))) == 1


def test_a_restored_copy_writes_as_a_new_incarnation_and_never_repeats_a_code(
    workspaces: Workspaces, workspace_dir: Path, clock: FixedClock
) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    first = add(services)
    copy = services.copies.make("close")
    clock.advance(timedelta(minutes=1))
    visit(services, first, smartphones=2, installed=2)
    services.copies.restore(copy.name)
    again = workspaces.open(workspace_dir)
    row = again.store.households.get(first)
    assert row is not None
    assert row.attempts == 0
    visit(again, first, smartphones=1, installed=1)
    blocks = {code_of(again, household)[:2] for household in (first, add(again, "Lê Văn Ba"))}
    assert len(blocks) == 2
    names = [entry.reason for entry in again.copies.list()]
    again.close()
    written = incarnations(workspace_dir)
    assert written[-1] != written[0]
    assert "before-restore" in names


def test_a_copied_folder_writes_as_a_new_incarnation(
    workspaces: Workspaces, workspace_dir: Path, tmp_path: Path
) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    household = add(services)
    services.close()
    twin = tmp_path / "twin"
    shutil.copytree(workspace_dir, twin)
    for folder in (workspace_dir, twin):
        services = workspaces.open(folder)
        visit(services, household, smartphones=1, installed=1)
        services.close()
    assert incarnations(workspace_dir)[-1] != incarnations(twin)[-1]


def test_a_database_damaged_in_its_middle_is_told_as_damaged(
    workspaces: Workspaces, workspace_dir: Path
) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    services.close()
    database = workspace_dir / "tung-nha.db"
    data = bytearray(database.read_bytes())
    for page in range(2, len(data) // 4096):
        data[4096 * page + 100] ^= 0xFF
    database.write_bytes(data)
    with pytest.raises(UserError, match=r"storage\.(damaged|failed)"):
        workspaces.open(workspace_dir)


@pytest.mark.parametrize("harm", ["damaged", "lost"])
def test_a_copy_is_put_in_the_place_of_a_database_that_does_not_open(
    workspaces: Workspaces, workspace_dir: Path, keep: Keep, harm: str
) -> None:
    services = workspaces.create(workspace_dir, new_ward())
    household = add(services)
    copy = services.copies.make("close")
    services.close()
    database = workspace_dir / DATABASE_NAME
    if harm == "damaged":
        database.write_bytes(bytes(len(database.read_bytes())))
        with pytest.raises(UserError, match=r"storage\."):
            workspaces.open(workspace_dir)
    else:
        database.unlink()
    assert [found.name for found in workspaces.copies(workspace_dir)] == [copy.name]
    workspaces.restore(workspace_dir, copy.name)
    assert keep(workspaces.open(workspace_dir)).store.households.get(household) is not None
    assert len(list(workspace_dir.glob("*.hong-*"))) == (1 if harm == "damaged" else 0)


def test_data_of_a_newer_program_is_refused_untouched(workspaces: Workspaces, workspace_dir: Path) -> None:
    workspaces.create(workspace_dir, new_ward()).close()
    connection = open_connection(workspace_dir / DATABASE_NAME, unlock(workspace_dir).raw)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = (workspace_dir / DATABASE_NAME).read_bytes()
    with pytest.raises(UserError, match=r"storage\.newer"):
        workspaces.open(workspace_dir)
    assert (workspace_dir / DATABASE_NAME).read_bytes() == before


def test_household_codes_run_on_and_check(workspaces: Workspaces, workspace_dir: Path, keep: Keep) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    households = [add(services, f"Hộ {n}") for n in range(3)]
    reader = services.store.households
    codes = [row.code for row in reader.rows(reader.numbers(HouseholdQuery()))]
    assert [code.split("-")[1] for code in codes] == ["1", "2", "3"]
    assert [parse_household_code(code.lower().replace("-", "")) for code in codes] == codes
    assert [services.households.find(f"tn1:{code}") for code in codes] == households


@pytest.mark.parametrize("text", ["dang thi hoa", "ĐẶNG THỊ HÒA", "hoà", "0912345", "dang h"])
def test_search_needs_no_accents(workspaces: Workspaces, workspace_dir: Path, keep: Keep, text: str) -> None:
    services = keep(workspaces.create(workspace_dir, new_ward()))
    wanted = add(services, "Đặng Thị Hoà")
    services.households.add(NewHousehold(name="Lê Văn Tám", hamlet="Ấp 1"))
    reader = services.store.households
    assert [row.id for row in reader.rows(reader.numbers(HouseholdQuery(text=text)))] == [wanted]

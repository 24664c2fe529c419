"""An import looked at before it is made; files looked at again after they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import BatchId, IdSource
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.sync.desk import FileState, NewKeys, ReceivedFile
from core.sync.file_desk import Verdict, find_batches, phone_code, without_others
from core.sync.manifest import Profile
from tests.database import connection_of
from tests.storage.test_receipts import Ward


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def everything(services: Services, folder: Path) -> tuple[object, ...]:
    """All rows of all tables, and all files of a workspace but the database's own."""
    connection = connection_of(services)
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        )
    ]
    rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    files = sorted(str(path) for path in folder.rglob("*") if not path.name.startswith("tung-nha.db"))
    return rows, files


def test_a_look_says_what_an_import_would_do_and_changes_nothing(ward: Ward) -> None:
    ward.visit()
    ward.visit()
    file = ward.send()
    before = everything(ward.province, ward.folder / "province")
    (held,) = ward.province.files.look([file])
    (seen,) = ward.province.files.look([file], new_keys=NewKeys.TRUST)
    assert everything(ward.province, ward.folder / "province") == before
    assert (held.state, held.new, held.reason is not None) == (FileState.HELD, seen.new, True)
    assert (seen.state, seen.visits, seen.households, seen.duplicate) == (FileState.MERGED, 2, 1, 0)
    assert (seen.first_day, seen.last_day) == ("2026-11-24", "2026-11-24")
    assert seen.withheld > 0
    assert seen.unit_name
    received = ward.import_at_province(file)
    assert (received.new, received.visits) == (seen.new, seen.visits)
    (again,) = ward.province.files.look([file])
    assert again.state is FileState.DONE_BEFORE


def test_a_look_counts_changes_conflicts_double_visits_and_alike_households(ward: Ward) -> None:
    twin = ward.make("twin", "32059")
    keys = twin.batches.own_keys()
    first = ward.laptop.batches.export(keys, ward.folder, Profile.FULL).value.files[0]
    twin.batches.receive([first], new_keys=NewKeys.TRUST)
    ward.clock.advance(timedelta(minutes=1))
    for services, phone in ((ward.laptop, "0912345678"), (twin, "0987654321")):
        services.households.set_field(ward.household, HouseholdField.PHONE, phone)
        services.households.add(NewHousehold(name="Lê Thị Một", hamlet="Ấp 1"))
        ward.visit(services)
    ward.laptop.households.set_field(ward.household, HouseholdField.GROUP, "3")
    second = ward.laptop.batches.export(keys, ward.folder, Profile.FULL).value.files[0]
    (seen,) = twin.files.look([second])
    assert (seen.changed, seen.conflicts, seen.doubles, seen.alike) == (1, 1, 0, 1)
    back = twin.batches.export(ward.laptop.batches.own_keys(), ward.folder, Profile.FULL).value.files[0]
    (seen,) = ward.laptop.files.look([back], new_keys=NewKeys.TRUST)
    assert (seen.conflicts, seen.doubles, seen.alike) == (1, 1, 1)


def test_a_damaged_file_and_a_stopped_look(ward: Ward) -> None:
    good, bad = ward.send(), ward.folder / "bad.tnb"
    bad.write_bytes(good.read_bytes()[:-1])
    looked = ward.province.files.look([bad, good], new_keys=NewKeys.TRUST)
    assert [entry.state for entry in looked] == [FileState.REFUSED, FileState.MERGED]
    told: list[tuple[int, int]] = []
    answers = iter([True, False])
    stopped = ward.province.files.look(
        [bad, good], report=lambda *at: told.append(at), go_on=lambda: next(answers)
    )
    assert (len(stopped), told) == (1, [(0, 2), (1, 2)])


def test_what_was_written_is_known_again_damaged_gone_or_not_ours(ward: Ward) -> None:
    file = ward.send()
    batch = ward.laptop.batches.register()[0].batch
    (whole,) = ward.laptop.files.verify_batch(batch)
    assert (whole.verdict, whole.batch, whole.number) == (Verdict.AS_WRITTEN, batch, 1)
    assert whole.phone_code == phone_code(hashlib.sha256(file.read_bytes()).hexdigest())
    renamed = ward.folder / "renamed (1).tnb"
    renamed.write_bytes(file.read_bytes())
    file.write_bytes(file.read_bytes()[:-1])
    stranger = ward.folder / "stranger.tnb"
    stranger.write_bytes(b"x")
    seen = ward.laptop.files.verify([renamed, file, stranger, ward.folder / "gone.tnb"])
    assert [entry.verdict for entry in seen] == [
        Verdict.AS_WRITTEN,
        Verdict.DIFFERS,
        Verdict.NOT_OURS,
        Verdict.MISSING,
    ]
    file.unlink()
    assert [entry.verdict for entry in ward.laptop.files.verify_batch(batch)] == [Verdict.MISSING]
    with pytest.raises(UserError, match=r"batch\.unknown"):
        ward.laptop.files.verify_batch(BatchId("x"))


def test_a_past_export_is_written_again_byte_for_byte(ward: Ward) -> None:
    first = ward.send()
    data = first.read_bytes()
    first.unlink()
    ward.visit()
    ward.send()
    batch = ward.laptop.batches.register()[1].batch
    (again,) = ward.laptop.files.export_again(batch, ward.folder / "usb").value
    assert (again.name, again.read_bytes() == data) == (first.name, True)
    assert ward.import_at_province(again).state is FileState.MERGED
    (copy,) = (ward.folder / "laptop" / "outgoing").glob(f"{hashlib.sha256(data).hexdigest()}.tnb")
    copy.write_bytes(b"rot")
    with pytest.raises(UserError, match=r"batch\.no_copy"):
        ward.laptop.files.export_again(batch, ward.folder / "usb")
    with pytest.raises(UserError, match=r"batch\.unknown"):
        ward.laptop.files.export_again(BatchId("x"), ward.folder)


def test_only_the_newest_copies_of_exports_are_kept(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.sync.registry.sent.KEPT_BATCHES", 2)
    for _ in range(3):
        ward.send()
    assert len(list((ward.folder / "laptop" / "outgoing").iterdir())) == 2


def test_the_files_of_a_stick_are_found_and_its_rubbish_is_not(tmp_path: Path) -> None:
    for name in ("b.tnb", "a/A.TNB", "a/r.tnd", ".Trash-1000/x.tnb", "a/._b.tnb", "notes.txt"):
        path = tmp_path / "stick" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    found = find_batches(tmp_path / "stick")
    assert [str(path.relative_to(tmp_path / "stick")) for path in found] == ["a/A.TNB", "a/r.tnd", "b.tnb"]


def test_the_code_for_the_phone_is_eight_digits_of_the_checksum() -> None:
    assert phone_code("00" * 32) == "0000-0000"
    assert phone_code(f"{10**8 + 9_876_543:064x}") == "0987-6543"


def test_of_a_folder_only_files_that_come_down_for_other_machines_are_skipped(tmp_path: Path) -> None:
    def seen(name: str, code: str) -> ReceivedFile:
        return ReceivedFile(file=tmp_path / name, state=FileState.REFUSED, reason=UserError(code))

    up, down = seen("a.tnb", "batch.wrong_key"), seen("b.tnd", "batch.wrong_key")
    torn = seen("c.tnd", "batch.corrupted")
    assert without_others((up, down, torn), [tmp_path]) == (up, torn)
    assert without_others((down,), [tmp_path / "b.tnd"]) == (down,)

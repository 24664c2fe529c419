"""Data of an earlier laptop: found, shown, opened as a new incarnation; the source stays as it is."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.backup.old_data import OldData, OldKind
from storage.backup import taking_over
from storage.db.files import move
from storage.db.folders import DATABASE_NAME
from storage.db.migrations import MIGRATIONS
from tests.backup.test_stick import visit
from tests.database import connection_of, store_of
from tests.enrolment.offices import refusal
from tests.faults.test_failing_disk import files_of_at_most
from tests.sitting import PASSPHRASE
from tests.storage.wards import Keep, new_ward


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def visits(services: Services) -> int:
    return int(connection_of(services).execute("SELECT count(*) FROM visit").fetchone()[0])


def found_one(workspaces: Workspaces, new: Path, place: Path | None = None) -> OldData:
    (old,) = workspaces.find_old(new, place)
    return old


@pytest.fixture
def quiet(workspaces: Workspaces, tmp_path: Path) -> Workspaces:
    """With an empty home folder."""
    home = tmp_path / "home"
    home.mkdir()
    return replace(workspaces, home=home)


def test_a_copy_on_a_stick_is_found_shown_and_opened_as_a_new_incarnation(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, keep: Keep
) -> None:
    visit(ward)
    ward.stick.write(stick)
    former = store_of(ward).incarnation()
    before, new = contents(stick), tmp_path / "may-moi" / "du-lieu"
    old = found_one(quiet, new)
    assert (old.kind, old.unit_name, old.officer, old.visits) == (
        OldKind.STICK,
        ward.info.unit_name,
        "Lê Văn Tám",
        1,
    )
    assert old.last_visit == ward.clock.now().date()
    assert old.needs_passphrase
    assert refusal(lambda: quiet.take_over(new, old)) == "key.passphrase_needed"
    assert refusal(lambda: quiet.take_over(new, old, "sai mật khẩu")) == "key.wrong_passphrase"
    assert not quiet.exists(new)
    opened = keep(quiet.take_over(new, old, PASSPHRASE))
    assert visits(opened) == 1
    assert store_of(opened).incarnation() != former
    assert contents(stick) == before
    assert refusal(lambda: quiet.take_over(new, old, PASSPHRASE)) == "workspace.exists"


def test_a_folder_copied_by_hand_is_found_with_its_log_and_shown_where_it_has_no_passphrase(
    workspaces: Workspaces, quiet: Workspaces, workspace_dir: Path, tmp_path: Path, keep: Keep
) -> None:
    ward = keep(workspaces.create(workspace_dir, new_ward()))
    visit(ward)
    copied = quiet.home / "Documents" / "May cu"
    shutil.copytree(workspace_dir, copied)
    before = contents(copied)
    assert f"{DATABASE_NAME}-wal" in before
    new = tmp_path / "may-moi" / "du-lieu"
    old = found_one(quiet, new)
    assert (old.kind, old.officer, old.needs_passphrase) == (OldKind.FOLDER, "Lê Văn Tám", False)
    opened = keep(quiet.take_over(new, old))
    assert visits(opened) == 1
    assert store_of(opened).incarnation() != store_of(ward).incarnation()
    assert contents(copied) == before


def test_a_safe_copy_is_found_where_the_database_is_lost(
    workspaces: Workspaces, quiet: Workspaces, workspace_dir: Path, tmp_path: Path, keep: Keep
) -> None:
    ward = workspaces.create(workspace_dir, new_ward())
    visit(ward)
    ward.copies.make("close")
    ward.close()
    (workspace_dir / DATABASE_NAME).unlink()
    old = found_one(quiet, tmp_path / "may-moi" / "du-lieu", workspace_dir)
    assert (old.kind, old.visits) == (OldKind.SAFE_COPY, 1)
    assert visits(keep(quiet.take_over(tmp_path / "may-moi" / "du-lieu", old))) == 1


def test_a_forgotten_passphrase_leaves_the_lock_with_every_other_way(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, keep: Keep
) -> None:
    visit(ward)
    ward.save_recovery(tmp_path / "khoi-phuc.txt")
    ward.stick.write(stick)
    new = tmp_path / "may-moi" / "du-lieu"
    quiet.take_over_locked(new, found_one(quiet, new))
    assert quiet.exists(new)
    assert quiet.needs_passphrase(new)
    opened = keep(quiet.open_with_recovery(new, (tmp_path / "khoi-phuc.txt").read_text(encoding="utf-8")))
    assert visits(opened) == 1
    assert store_of(opened).incarnation() != store_of(ward).incarnation()


def test_a_copy_opened_on_two_machines_at_once_never_gives_one_number_to_two_entries(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, keep: Keep
) -> None:
    ward.stick.write(stick)
    old = found_one(quiet, tmp_path / "may-moi" / "a")
    opened = [keep(quiet.take_over(tmp_path / "may-moi" / name, old, PASSPHRASE)) for name in ("a", "b")]
    for one in (ward, *opened):
        visit(one, "Hộ khác")
    lives = {store_of(one).incarnation() for one in (ward, *opened)}
    assert len(lives) == 3


@pytest.mark.parametrize("locked", [False, True])
def test_a_copy_cut_in_half_is_refused_and_nothing_stays(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, locked: bool
) -> None:
    visit(ward)
    copy = ward.stick.write(stick).path
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    new = tmp_path / "may-moi" / "du-lieu"
    old = found_one(quiet, new)
    take = quiet.take_over_locked if locked else lambda f, o: quiet.take_over(f, o, PASSPHRASE)
    assert refusal(lambda: take(new, old)) == "copy.damaged"
    assert not quiet.exists(new)
    assert list(new.iterdir()) == []


def test_a_copy_of_a_newer_program_or_of_somebody_else_is_refused(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = ward.stick.write(stick).path
    new = tmp_path / "may-moi" / "du-lieu"
    (copy.parent / "khac.tnbak").write_bytes(b"SQLite format 3\0" + bytes(8192))
    strange = next(old for old in quiet.find_old(new) if old.path.name == "khac.tnbak")
    assert refusal(lambda: quiet.take_over(new, strange, PASSPHRASE)) == "copy.damaged"
    monkeypatch.setattr(taking_over, "MIGRATIONS", MIGRATIONS[:-1])
    old = next(old for old in quiet.find_old(new) if old.path == copy)
    assert refusal(lambda: quiet.take_over(new, old, PASSPHRASE)) == "copy.newer"
    assert not quiet.exists(new)


def test_a_database_of_somebody_else_in_this_folder_is_told_and_kept_beside_the_copy(
    workspaces: Workspaces, workspace_dir: Path, tmp_path: Path, keep: Keep
) -> None:
    ward = workspaces.create(workspace_dir, new_ward())
    visit(ward)
    copy = ward.copies.make("close").name
    ward.close()
    workspaces.create(tmp_path / "khac", new_ward(officer_name="Người khác")).close()
    theirs = (tmp_path / "khac" / DATABASE_NAME).read_bytes()
    (workspace_dir / DATABASE_NAME).write_bytes(theirs)
    assert refusal(lambda: workspaces.open(workspace_dir)) == "storage.damaged"
    assert (workspace_dir / DATABASE_NAME).read_bytes() == theirs
    workspaces.restore(workspace_dir, copy)
    assert visits(keep(workspaces.open(workspace_dir))) == 1
    (aside,) = workspace_dir.glob("tung-nha.hong-*")
    assert aside.read_bytes() == theirs


def test_a_stick_without_keys_or_with_anything_else_shows_nothing(
    quiet: Workspaces, stick: Path, tmp_path: Path
) -> None:
    for name in ("Ảnh", "TungNha", "TungNha/32059-aaaaaaaa"):
        (stick / name).mkdir()
    (stick / "TungNha/32059-aaaaaaaa/2026-11-24-080000.tnbak").write_bytes(b"x")
    (stick / "Ảnh" / "keys.json").write_text("{", encoding="utf-8")
    assert quiet.find_old(tmp_path / "may-moi" / "du-lieu") == []


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.9])
def test_a_disk_that_takes_nothing_more_leaves_no_workspace_and_the_next_try_opens(
    ward: Services, stick: Path, quiet: Workspaces, tmp_path: Path, keep: Keep, share: float
) -> None:
    visit(ward)
    copy = ward.stick.write(stick).path
    new = tmp_path / "may-moi" / "du-lieu"
    old = found_one(quiet, new)
    before = contents(stick)
    with files_of_at_most(int(copy.stat().st_size * share)):
        code = refusal(lambda: quiet.take_over(new, old, PASSPHRASE))
    assert code.split(".")[0] in {"file", "storage"}, code
    assert not quiet.exists(new)
    assert contents(stick) == before
    assert visits(keep(quiet.take_over(new, old, PASSPHRASE))) == 1


class Stopped(BaseException):
    """The laptop goes off."""


@pytest.mark.parametrize("steps", range(4))
def test_a_laptop_that_stops_in_the_middle_has_no_workspace_or_a_whole_one(
    workspaces: Workspaces,
    quiet: Workspaces,
    workspace_dir: Path,
    tmp_path: Path,
    keep: Keep,
    monkeypatch: pytest.MonkeyPatch,
    steps: int,
) -> None:
    ward = keep(workspaces.create(workspace_dir, new_ward()))
    visit(ward)
    new = tmp_path / "may-moi" / "du-lieu"
    old = found_one(quiet, new, workspace_dir)
    done: list[Path] = []

    def stopping(source: Path, target: Path) -> None:
        if len(done) == steps:
            raise Stopped
        done.append(target)
        move(source, target)

    with monkeypatch.context() as stopped:
        stopped.setattr(taking_over, "move", stopping)
        stopped.setattr(shutil, "rmtree", lambda *_args, **_options: None)
        with suppress(Stopped):
            quiet.take_over(new, old).close()
    if quiet.exists(new):
        assert steps == 3, "the database takes its name last"
    else:
        quiet.take_over(new, old).close()
    assert visits(keep(quiet.open(new))) == 1

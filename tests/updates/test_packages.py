"""Packages on a stick: what is offered, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.updates.models import Offer, best_offer
from storage.keys.minisign import public_key_text
from tests.updates.package import OTHER_SEED, Laptop, archive, issue, laptop, sign_manifest


@pytest.fixture
def machine(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "máy xã Tân Hà")


def alter_payload(manifest: Path) -> None:
    payload = manifest.with_name(manifest.name.replace(".update.json", ".zip"))
    data = bytearray(payload.read_bytes())
    data[len(data) // 2] ^= 1
    payload.write_bytes(data)


def alter_manifest(manifest: Path) -> None:
    manifest.write_bytes(manifest.read_bytes().replace(b"Faster", b"Slower"))


def sign_by_another(manifest: Path) -> None:
    sign_manifest(manifest, OTHER_SEED)


def cut(manifest: Path) -> None:
    payload = manifest.with_name(manifest.name.replace(".update.json", ".zip"))
    payload.write_bytes(payload.read_bytes()[:-1])


WRONG: list[tuple[str, str, dict[str, object], Callable[[Path], object] | None]] = [
    ("update.not_signed", "0.2.0", {}, alter_manifest),
    ("update.not_signed", "0.2.0", {}, sign_by_another),
    ("update.not_signed", "0.2.0", {}, lambda path: path.with_name(path.name + ".minisig").unlink()),
    ("update.not_signed", "0.2.0", {}, lambda path: path.with_name(path.name + ".minisig").write_text("x")),
    ("update.incomplete", "0.2.0", {}, cut),
    ("update.incomplete", "0.2.0", {}, lambda path: path.with_suffix("").with_suffix(".zip").unlink()),
    ("update.same", "0.1.0", {}, None),
    ("update.older", "0.0.9", {}, None),
    ("update.older", "0.2.0", {"schema": 3}, None),
    ("update.other_system", "0.2.0", {"system": "windows"}, None),
    ("update.other_system", "0.2.0", {"machine": "aarch64"}, None),
    ("update.later_format", "0.2.0", {"format": 2}, None),
    ("update.unreadable", "0.2.0", {"version": "0.2"}, None),
    ("update.unreadable", "0.2.0", {"kind": "tung-nha-copy"}, None),
    ("update.unreadable", "0.2.0", {"installed_bytes": -1}, None),
    ("update.unreadable", "0.2.0", {"released": "hôm nay"}, None),
    ("update.unreadable", "0.2.0", {"changes": {"vi": "Nhanh hơn."}}, None),
    (
        "update.unreadable",
        "0.2.0",
        {"payload": {"name": "../../tung-nha.zip", "bytes": 9, "sha256": "0" * 64}},
        None,
    ),
]


@pytest.mark.parametrize(("code", "version", "fields", "spoil"), WRONG)
def test_a_wrong_package_is_refused_with_its_reason_and_changes_nothing(
    machine: Laptop,
    code: str,
    version: str,
    fields: dict[str, object],
    spoil: Callable[[Path], object] | None,
) -> None:
    manifest = issue(machine.stick, version, **fields)
    if spoil is not None:
        spoil(manifest)
    before = machine.tree()
    offers = machine.updates().offers(machine.stick)
    with pytest.raises(UserError, match=code):
        best_offer(offers)
    with pytest.raises(UserError, match=code):
        machine.updates().stage(offers[0])
    assert machine.tree() == before


def test_the_newest_package_that_fits_is_offered_before_all_others(machine: Laptop) -> None:
    issue(machine.stick, "0.9.0")
    issue(machine.stick / "TungNha", "0.10.0")
    issue(machine.stick, "0.11.0", OTHER_SEED)
    issue(machine.stick, "1.0.0", system="windows")
    offers = machine.updates().offers(machine.stick)
    assert [offer.problem and offer.problem.code for offer in offers] == [
        *(None, None),
        *("update.other_system", "update.not_signed"),
    ]
    best = best_offer(offers).package
    assert best is not None
    assert (best.version, best.changes["vi"]) == ("0.10.0", "Nhanh hơn.")


def test_without_a_package_or_a_stick_that_is_said(machine: Laptop) -> None:
    with pytest.raises(UserError, match=r"update\.none"):
        best_offer(machine.updates().offers(machine.stick))
    with pytest.raises(UserError, match=r"file\.unreadable"):
        machine.updates().offers(machine.root / "no stick")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"public_key": None}, "update.no_key"),
        ({"folder": None}, "update.source"),
        ({"portable": True}, "update.portable"),
    ],
)
def test_a_program_that_takes_no_updates_says_why(
    machine: Laptop, changed: dict[str, bool | None], code: str
) -> None:
    issue(machine.stick, "0.2.0")
    updates = replace(machine.updates(), **changed)  # type: ignore[arg-type]  # fields of several types
    problem = updates.hindrance()
    assert problem is not None
    assert problem.code == code
    offer = machine.updates().offers(machine.stick)[0]
    with pytest.raises(UserError, match=code):
        updates.stage(offer)


def test_another_key_in_the_build_takes_no_package_of_ours(machine: Laptop) -> None:
    issue(machine.stick, "0.2.0")
    updates = replace(machine.updates(), public_key=public_key_text(OTHER_SEED))
    with pytest.raises(UserError, match=r"update\.not_signed"):
        best_offer(updates.offers(machine.stick))


def staged_offer(machine: Laptop) -> Offer:
    return best_offer(machine.updates().offers(machine.stick))


def test_a_payload_altered_after_the_check_of_its_size_is_refused(machine: Laptop) -> None:
    manifest = issue(machine.stick, "0.2.0")
    alter_payload(manifest)
    before = machine.tree()
    with pytest.raises(UserError, match=r"update\.altered"):
        machine.updates().stage(staged_offer(machine))
    assert machine.tree() == before


def test_a_stick_pulled_out_in_the_middle_changes_nothing(machine: Laptop) -> None:
    issue(machine.stick, "0.2.0")
    offer, before = staged_offer(machine), machine.tree()
    shutil.rmtree(machine.stick)
    with pytest.raises(UserError, match=r"update\.pulled"):
        machine.updates().stage(offer)
    assert machine.tree() == before


def test_a_manifest_changed_for_an_older_one_after_the_offer_is_refused(machine: Laptop) -> None:
    manifest = issue(machine.stick, "0.2.0")
    offer = staged_offer(machine)
    older = issue(machine.root / "stick" / "old", "0.0.9")
    for ending in ("", ".minisig"):
        shutil.copy(older.with_name(older.name + ending), manifest.with_name(manifest.name + ending))
    shutil.copy(older.with_name("tung-nha-0.0.9-linux.zip"), machine.stick)
    before = machine.tree()
    with pytest.raises(UserError, match=r"update\.older"):
        machine.updates().stage(offer)
    assert machine.tree() == before


@pytest.mark.parametrize(
    "entries",
    [
        {"tung-nha/../../evil": "x"},
        {"/tung-nha/x": "x"},
        {"other/x": "x"},
        {"tung-nha/x": "x" * 20_000},
    ],
)
def test_a_signed_zip_that_leaves_its_folder_or_is_too_large_is_refused(
    machine: Laptop, entries: dict[str, str]
) -> None:
    archive(machine.stick / "tung-nha-0.2.0-linux.zip", "0.2.0", entries)
    issue(machine.stick, "0.2.0")
    before = machine.tree()
    with pytest.raises(UserError, match=r"update\.altered"):
        machine.updates().stage(staged_offer(machine))
    assert machine.tree() == before
    assert not (machine.root.parent / "evil").exists()


def test_a_program_that_does_not_start_here_is_not_installed(machine: Laptop) -> None:
    entries = {"tung-nha/tung-nha": "#!/bin/sh\nexit 1\n"}
    archive(machine.stick / "tung-nha-0.2.0-linux.zip", "0.2.0", entries)
    issue(machine.stick, "0.2.0")
    before = machine.tree()
    with pytest.raises(UserError, match=r"update\.does_not_start"):
        machine.updates().stage(staged_offer(machine))
    assert machine.tree() == before


def test_a_disk_without_room_is_said_before_anything_is_written(machine: Laptop) -> None:
    issue(machine.stick, "0.2.0", installed_bytes=1024**3)
    before = machine.tree()
    free = shutil.disk_usage(machine.root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.updates.shutil.disk_usage", lambda _path: free._replace(free=1024**2))
        with pytest.raises(UserError, match=r"update\.no_room"):
            machine.updates().stage(staged_offer(machine))
    assert machine.tree() == before

"""A fresh key requests the id of an enrolled machine: shown, and only approved with a reason (row 12)."""

from __future__ import annotations

from pathlib import Path

from core.application.services import Services
from core.enrolment.files import request_line, signed
from core.enrolment.models import MachineKeys
from storage.keys import device_keys, minisign
from tests.database import connection_of, store_of
from tests.enrolment.offices import Offices, refusal


def taken_over(
    world: Offices, laptop: Services, unit: str = "32002", valid_from: str = "2025-07-01"
) -> tuple[Path, str]:
    """The request of a fresh key under the laptop's device id, and its number."""
    keys = device_keys.generate()
    said = MachineKeys(
        device=store_of(laptop).identity.device,
        unit_code=unit,
        unit_valid_from=valid_from,
        hamlet=None,
        age=keys.recipient,
        minisign=keys.signing_key,
    )
    line = request_line(said, created="2026-11-24T09:00:00+07:00", former=None, proof=None)
    path = world.out("taken") / "yeu-cau.tnk"
    path.write_bytes(signed(line, minisign.sign(line, keys.seed, "enrol-request")))
    return path, keys.number


def test_a_fresh_key_takes_no_machines_place_without_a_reason(
    world: Offices, province: Services, laptop: Services
) -> None:
    world.enrol(laptop, province)
    path, number = taken_over(world, laptop)
    request = province.enrolment.open_request(path)
    short = laptop.batches.own_keys().number[:9]
    assert request.replaces == f"Ấp 1, {laptop.info.unit_name}, {short}"
    desk, out = province.enrolment, world.out("approvals")
    assert refusal(lambda: desk.approve(request, number, out)) == "enrolment.replaces"
    assert refusal(lambda: desk.approve(request, number, out, reason="  ")) == "enrolment.replaces"
    (device,) = desk.devices()
    assert (device.unit_code, device.short) == ("32059", short)
    desk.approve(request, number, out, reason="máy hỏng, khóa mất theo")
    (device,) = desk.devices()
    assert (device.unit_code, device.number) == ("32002", number)
    sql = "SELECT detail FROM audit WHERE what = 'device.enrolled'"
    said = connection_of(province).execute(sql).fetchall()
    assert said[-1] == (f"{number[:9]} máy hỏng, khóa mất theo",)


def test_the_same_key_or_a_proof_by_the_old_one_needs_no_reason(
    world: Offices, province: Services, laptop: Services
) -> None:
    world.receive(laptop, world.enrol(laptop, province))
    again = province.enrolment.open_request(world.request(laptop))
    assert again.replaces == ""
    rotated = laptop.enrolment.change_own_keys(world.out("rotated"))
    request = province.enrolment.open_request(rotated)
    assert request.replaces == ""
    province.enrolment.approve(request, None, world.out("approvals"))

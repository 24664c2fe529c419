"""Files that are cut, edited, replayed or forged are refused with their reason, and change nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.keytext import number_code
from core.enrolment.keys_body import read_body, write_body
from core.enrolment.models import Province
from core.events.kinds import EventKind
from core.sync.desk import FileState
from storage.db.connection import Row
from storage.keys import minisign
from storage.keys.device_keys import generate
from storage.sync.format.downstream_file import open_downstream, seal_downstream
from tests.database import batches_of, connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal


def dump(services: Services) -> dict[str, list[Row]]:
    """Every row of every table."""
    connection = connection_of(services)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not name.startswith("search")
    ]
    return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


@pytest.fixture
def bad(world: Offices) -> Path:
    return world.out("bad") / "file"


def test_a_request_is_refused_cut_at_every_length_or_with_any_byte_flipped(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    data = world.request(laptop).read_bytes()
    before = dump(province)
    codes = set()
    comment = data.index(b"untrusted comment: ") + len(b"untrusted comment: ")
    unsigned = range(comment, data.index(b"\n", comment))  # minisign leaves this to whoever carries the file
    for at in range(0, len(data), 2):
        if at in unsigned:
            continue
        for changed in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
            bad.write_bytes(changed)
            codes.add(refusal(lambda: province.enrolment.open_request(bad)))
    assert codes <= {"request.unreadable", "request.signature", "batch.outside", "unit.unknown"}
    assert dump(province) == before


def test_a_request_may_have_other_line_ends(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    data = world.request(laptop).read_bytes()
    bad.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert province.enrolment.open_request(bad).keys.number == laptop.batches.own_keys().number


def test_a_request_of_a_later_program_is_told_apart(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    line, _, rest = world.request(laptop).read_bytes().partition(b"\n")
    bad.write_bytes(json.dumps(json.loads(line) | {"format": 2}).encode() + b"\n" + rest)
    assert refusal(lambda: province.enrolment.open_request(bad)) == "request.newer"


def test_a_request_signed_by_another_key_than_it_names_is_refused(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    line = world.request(laptop).read_bytes().partition(b"\n")[0]
    bad.write_bytes(line + b"\n" + minisign.sign(line, generate().seed, "enrol-request"))
    assert refusal(lambda: province.enrolment.open_request(bad)) == "request.signature"


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 100, b"[1]\n", b"x" * 70_000])
def test_what_is_no_request_is_refused(province: Services, bad: Path, content: bytes) -> None:
    bad.write_bytes(content)
    assert refusal(lambda: province.enrolment.open_request(bad)) == "request.unreadable"
    assert refusal(lambda: province.enrolment.read_unlock(bad)) == "request.unreadable"


def test_a_keys_file_is_refused_cut_or_flipped_and_changes_nothing(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    data = world.enrol(laptop, province).read_bytes()
    before = dump(laptop)
    for at in range(0, len(data), 13):
        for changed in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
            bad.write_bytes(changed)
            (received,) = world.receive(laptop, bad)
            assert received.state is FileState.REFUSED
    assert dump(laptop) == before
    assert laptop.batches.held() == []


def test_a_keys_file_for_somebody_else_is_refused(
    world: Offices, province: Services, laptop: Services
) -> None:
    second = world.make("may-2", "32059", "Ấp 2")
    assert code_of(world.receive(laptop, world.enrol(second, province))[0]) == "batch.wrong_key"


class Forger:
    """Rewrites a keys file and signs it with the province's own key, or with another."""

    def __init__(self, laptop: Services, province: Services, original: Path) -> None:
        self.own = batches_of(laptop).keys
        self.theirs = batches_of(province).keys
        self.opened = open_downstream(original.read_bytes(), [self.own.identity])
        self.body = read_body(self.opened.body, minisign.verifies_plain)

    def write(self, path: Path, body: bytes, **head: object) -> Path:
        changed = replace(self.opened.head, version=9, **head)  # type: ignore[arg-type]  # any field
        path.write_bytes(seal_downstream(changed, body, recovery=None, seed=self.theirs.seed))
        return path


def test_a_body_that_is_not_as_it_must_be_is_refused(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    made = province.enrolment.prepare_ceremony()
    province.enrolment.complete_ceremony(made)
    forger = Forger(laptop, province, world.enrol(laptop, province))
    add_visit(province_visitor := world.make("xa", "32059"), "Lê Văn Ba")
    visit = (
        connection_of(province_visitor)
        .execute("SELECT line FROM event WHERE kind = 'visit.recorded'")
        .fetchone()[0]
    )
    body, other = forger.body, generate()
    assert body.certificate is not None
    someone = replace(body.province, minisign=other.signing_key)
    texts = {
        "no end": write_body(body)[:-1],
        "empty line": write_body(body) + b"\n",
        "no record": b"{}\n",
        "another province": write_body(replace(body, province=someone)),
        "wrong certificate": write_body(replace(body, certificate=bytes(64))),
        "no certificate": write_body(replace(body, certificate=None)),
        "another root": write_body(replace(body, province=replace(body.province, root=other.signing_key))),
        "wrong link": write_body(replace(body, links=(replace(body.links[0], signature=bytes(64)),))),
        "a visit": write_body(replace(body, lines=(*body.lines, bytes(visit)))),
    }
    before = dump(laptop)
    for name, text in texts.items():
        received = world.receive(laptop, forger.write(bad, text))[0]
        assert (name, received.state, code_of(received)) == (name, FileState.REFUSED, "downstream.body")
    assert dump(laptop) == before


def test_a_decision_that_the_province_did_not_sign_does_not_count(
    world: Offices, province: Services, laptop: Services, bad: Path
) -> None:
    forger = Forger(laptop, province, world.enrol(laptop, province))
    line = json.loads(forger.body.lines[0])
    line |= {"id": line["id"][:-1] + ("0" if line["id"][-1] != "0" else "1"), "unit": "31000"}
    forged = replace(forger.body, lines=(json.dumps(line).encode(),))
    (received,) = world.receive(laptop, forger.write(bad, write_body(forged)))
    assert received.state is FileState.MERGED
    assert laptop.enrolment.standing().own_state is None
    assert laptop.enrolment.devices() == []


def test_a_decision_cannot_be_repeated_under_a_later_line(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    """A ward forwards lines, so it could send an old approval again after the revocation."""
    thief = laptop
    world.enrol(thief, province)
    connection = connection_of(province)
    approval = connection.execute("SELECT line FROM event WHERE kind = 'device.enrolled'").fetchone()[0]
    province.enrolment.revoke(thief.batches.own_keys().number)
    record = json.loads(approval)
    said = {
        key: value
        for key, value in record.items()
        if key not in ("id", "kind", "v", "device", "incarnation", "class", "seq", "hlc", "officer")
    }
    clock.advance(timedelta(hours=1))
    with thief.store.writing() as unit:
        unit.record(EventKind.DEVICE_ENROLLED, said)
    second = world.make("may-2", "32059", "Ấp 2")
    world.enrol(second, province)
    with store_of(province).writing() as unit:
        lines = [bytes(line) for (line,) in connection_of(thief).execute("SELECT line FROM event")]
        unit.connection.execute(
            "INSERT INTO batch (n, id, direction, state, file, sha256, bytes, handled, applied)"
            " VALUES (900, 'x', 'in', 'merged', 'f', 'y', 0, '', 1)"
        )
        unit.events.add_received(lines, 900)
    (device,) = [d for d in province.enrolment.devices() if d.number == thief.batches.own_keys().number]
    assert device.state.value == "revoked"


def test_the_number_of_a_province_stands_for_both_keys() -> None:
    one, other = generate(), generate()
    numbers = {number_code(a.recipient, b.signing_key) for a in (one, other) for b in (one, other)}
    assert len(numbers) == 4
    province = Province(
        unit_code="96", unit_valid_from="2025-07-01", age=one.recipient, minisign=one.signing_key
    )
    assert province.number in numbers


def test_errors_name_no_secret(world: Offices, province: Services, laptop: Services, bad: Path) -> None:
    bad.write_text("AGE-SECRET-KEY-1" + "Q" * 58)
    with pytest.raises(UserError) as raised:
        province.enrolment.prepare_ceremony(bad.read_text())
    assert "AGE-SECRET" not in str(raised.value)

"""Lines that a hub passes on prove their machine by its seal."""

from __future__ import annotations

import orjson
import pytest

from core.application.services import Services
from core.base.ids import DeviceId, HouseholdId
from core.events.kinds import EventKind
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from core.sync.seals import Seal
from storage.sync.format.batch_file import Opened, open_container
from tests.authority.ground import HONEST, Ground, device_of
from tests.authority.test_attacks import changed, honest_visit, lies, untouched
from tests.database import batches_of, connection_of
from tests.enrolment.offices import add_visit


@pytest.fixture
def hub(ground: Ground) -> Services:
    """Another machine of the honest commune, which has its lines."""
    made = ground.world.make("to", HONEST)
    ground.enrol(ground.honest, ground.liar, made)
    file = ground.world.export(ground.honest, made, Profile.FULL)
    ground.world.receive(made, file, new_keys=NewKeys.TRUST)
    return made


def opened(ground: Ground, sender: Services, profile: Profile = Profile.PSEUDONYMOUS) -> Opened:
    file = ground.world.export(sender, ground.province, profile)
    return open_container(file.read_bytes(), batches_of(ground.province).keys.identities)


def verified(services: Services, device: str) -> int:
    sql = (
        "SELECT count(*) FROM stream_seal z JOIN stream s ON s.n = z.stream JOIN device d ON d.n = s.device"
        " WHERE z.verified AND d.id = ?"
    )
    return int(connection_of(services).execute(sql, (device,)).fetchone()[0])


def test_a_file_seals_its_own_lines_and_passes_on_the_seals_of_others(ground: Ground, hub: Services) -> None:
    add_visit(hub, "Trần Thị Tư")
    devices = [seal.device for seal in opened(ground, hub).manifest.seals]
    assert sorted(devices) == sorted([device_of(ground.honest), device_of(hub)])
    ground.send(hub)
    assert verified(ground.province, device_of(ground.honest)) == 1


def test_of_seals_that_lie_in_one_another_the_largest_is_passed_on(ground: Ground, hub: Services) -> None:
    """Each file carries all that was not acknowledged, so the seals of a season would outweigh its lines."""
    for name in ("Trần Thị Tư", "Trần Thị Năm", "Trần Thị Sáu"):
        add_visit(ground.honest, name)
        file = ground.world.export(ground.honest, hub, Profile.FULL)
        ground.world.receive(hub, file, new_keys=NewKeys.TRUST)
    assert verified(hub, device_of(ground.honest)) == 8
    seals = opened(ground, hub, Profile.FULL).manifest.seals
    passed = [seal.cls for seal in seals if seal.device == device_of(ground.honest)]
    assert sorted(passed) == ["personal", "public"]
    ground.send(hub)
    assert (ground.listed(), ground.verdicts()) == (4, {})
    assert verified(ground.province, device_of(ground.honest)) == 1


def test_the_owners_text_passed_on_by_a_hub_takes_the_place_of_a_lie(ground: Ground, hub: Services) -> None:
    """Row 3 where the owner never sends to the province."""
    ground.give(ground.forge([changed(honest_visit(ground))]))
    assert ground.send(hub).state is FileState.MERGED
    untouched(ground)
    assert lies(ground) == [("two_texts", ground.liar.batches.own_keys().number[:9])]


def test_a_lie_after_it_changes_nothing(ground: Ground, hub: Services) -> None:
    ground.send(hub)
    ground.give(ground.forge([changed(honest_visit(ground))]))
    untouched(ground)
    assert lies(ground) == [("two_texts", ground.liar.batches.own_keys().number[:9])]


@pytest.mark.parametrize("first", [True, False])
def test_an_honest_seal_beside_a_changed_line_proves_the_honest_one(
    ground: Ground, hub: Services, first: bool
) -> None:
    whole = opened(ground, hub)
    lines = [bytes(line) for line in whole.lines() if device_of(ground.honest).encode() in bytes(line)]
    lie = ground.forge([changed(line) for line in lines], seals=whole.manifest.seals)
    if first:
        ground.give(lie)
    ground.send(hub)
    if not first:
        assert ground.give(lie).state is FileState.MERGED
    untouched(ground)
    assert lies(ground) == [("two_texts", ground.liar.batches.own_keys().number[:9])]


def test_a_seal_holds_for_exactly_its_lines(ground: Ground, hub: Services) -> None:
    """A changed line, a missing one, and a line with the device's name that it never recorded."""
    whole = opened(ground, hub)
    seal = next(one for one in whole.manifest.seals if one.device == device_of(ground.honest))
    lines = [bytes(line) for line in whole.lines() if device_of(ground.honest).encode() in bytes(line)]
    for given in ([changed(line) for line in lines], lines[1:]):
        ground.give(ground.forge(given, by=hub, unit=HONEST))
        assert not holds(ground, seal)
    ground.send(hub)
    assert holds(ground, seal)


def holds(ground: Ground, seal: Seal) -> bool:
    row = connection_of(ground.province).execute(
        "SELECT max(verified) FROM stream_seal WHERE signature = ?", (seal.signature,)
    )
    return bool(row.fetchone()[0])


def test_an_invented_line_of_a_sealed_stream_is_left_out_by_name(ground: Ground, hub: Services) -> None:
    device = device_of(ground.honest)
    row = (
        connection_of(ground.honest)
        .execute("SELECT line FROM event WHERE kind = 'visit.recorded'")
        .fetchone()
    )
    said = orjson.loads(bytes(row[0]))
    invented = orjson.dumps(said | {"id": ground.world.ids.new(1)})
    ground.give(ground.forge([invented], by=hub, unit=HONEST))
    ground.send(hub)
    assert verified(ground.province, device) == 1
    connection = connection_of(ground.province)
    named = connection.execute(
        "SELECT without FROM stream_seal WHERE verified AND without <> '[]'"
    ).fetchall()
    assert len(named) == 1


def test_a_seal_of_a_machine_not_known_yet_is_verified_later(ground: Ground) -> None:
    hub = ground.world.make("to", HONEST)
    ground.enrol(hub)
    file = ground.world.export(ground.honest, hub, Profile.FULL)
    ground.world.receive(hub, file, new_keys=NewKeys.TRUST)
    ground.send(hub)
    assert verified(ground.province, device_of(ground.honest)) == 1


def test_what_was_erased_stands_as_its_hash(ground: Ground, hub: Services) -> None:
    hub.people.erase_head(ground.home)
    full = opened(ground, hub, Profile.FULL).manifest.seals
    personal = [seal for seal in full if seal.device == device_of(ground.honest) and seal.cls == "personal"]
    assert personal
    assert any(seal.cut for seal in personal)
    received = ground.give(ground.world.export(hub, ground.province, Profile.FULL))
    assert received.state is FileState.MERGED
    assert verified(ground.province, device_of(ground.honest)) == 2


def test_a_seal_that_is_none_refuses_the_file_by_its_field(ground: Ground) -> None:
    from core.base.errors import UserError
    from core.sync.manifest import serialise
    from core.sync.manifest_reader import parse

    manifest = opened(ground, ground.honest).manifest
    assert parse(serialise(manifest)) == manifest
    record = orjson.loads(serialise(manifest))
    for wrong in (
        {"first": 0},
        {"signature": "x"},
        {"class": "local"},
        {"cut": [[1, "x", "y"]]},
        {"without": [1]},
    ):
        record["seals"] = [orjson.loads(serialise(manifest))["seals"][0] | wrong]
        with pytest.raises(UserError) as raised:
            parse(orjson.dumps(record))
        assert raised.value.params == {"field": "seals"}


def invented(ground: Ground, home: HouseholdId) -> bytes:
    """A line under a number that the honest machine gave to another, in its own incarnation."""
    row = connection_of(ground.honest).execute(
        "SELECT s.incarnation, e.seq FROM event e JOIN stream s ON s.n = e.stream"
        " WHERE e.kind = 'visit.recorded'"
    )
    incarnation, seq = row.fetchone()
    line = ground.line(
        EventKind.HOUSEHOLD_CLOSED, device_of(ground.honest), seq, household=home, reason="vacant"
    )
    return line.replace(b"00000000000000aa", incarnation.encode())


def test_a_line_invented_later_is_not_covered_by_a_seal_that_was_here(ground: Ground) -> None:
    """Its number is in the sealed range; judging again must not treat it as proven."""
    ground.enrol(ground.honest)
    ground.send(ground.honest)
    ground.give(ground.forge([invented(ground, ground.home)]))
    other = ground.give(ground.forge([], by=ground.honest, unit=HONEST))
    assert other.batch is not None
    ground.province.batches.undo(other.batch)
    untouched(ground)
    assert set(ground.verdicts().values()) == {"unproven"}


@pytest.mark.parametrize("first", [True, False])
def test_a_mate_invents_no_line_among_those_that_a_machine_sealed(
    ground: Ground, hub: Services, first: bool
) -> None:
    """The mate could send it under its own name; under another's it waits."""
    lie = ground.forge([invented(ground, ground.home)], by=hub, unit=HONEST)
    if first:
        ground.give(lie)
    ground.send(ground.honest)
    if not first:
        ground.give(lie)
    untouched(ground)
    assert ground.verdicts() == {"household.closed": "unproven"}


def test_decisions_of_the_province_are_proven_where_a_laptop_passes_them_on(ground: Ground) -> None:
    """A mate who has not read the province's own file believes what the province sealed."""
    mate = ground.world.make("ban", HONEST)
    ground.enrol(ground.honest, mate)
    ground.send(ground.honest)
    now = ground.world.clock.now()
    ground.province.decisions.set_clock_offset(DeviceId(device_of(ground.honest)), now, now, 60)
    unit = ground.honest.info.unit
    written = ground.province.answers.write_decisions(unit, ground.world.out("down")).value
    ground.world.receive(ground.honest, *written.files)
    file = ground.world.export(ground.honest, mate, Profile.FULL)
    ground.world.receive(mate, file, new_keys=NewKeys.TRUST)
    sql = "SELECT verdict FROM event WHERE kind = 'clock.offset'"
    assert connection_of(mate).execute(sql).fetchall() == [(0,)]

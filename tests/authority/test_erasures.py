"""An erasure cannot be taken back: it waits until it is known of which unit whom it means is."""

from __future__ import annotations

import pytest

from core.application.services import Services
from core.events.kinds import EventKind
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.person import Way
from core.sync.desk import ReceivedFile
from core.sync.manifest import Profile
from tests.authority.ground import DISHONEST, HONEST, Ground, device_of
from tests.database import connection_of, store_of

NAMES = {"head": "Đặng Thị Hoà", "person": "Phạm Hữu Hà", "head of before": "Ngô Thị Sáu"}


@pytest.fixture
def who(request: pytest.FixtureRequest) -> str:
    """Return a head, a person of the household, or a head whose old id names no unit."""
    return str(request.param)


@pytest.fixture
def means(who: str, ground: Ground) -> dict[str, str]:
    """Return the target of the erasure."""
    ground.honest.people.set_way(ground.home, Way.PERSONS)
    ground.honest.consents.give(Subject(household=ground.home), ["list"], How.PAPER)
    person = ground.honest.people.add(ground.home, NewPerson(name=NAMES["person"])).value
    if who == "person":
        return {"person": person}
    return {"household": ground.home if who == "head" else add_as_before(ground)}


def add_as_before(ground: Ground) -> str:
    with store_of(ground.honest).writing() as unit:
        household, commune = unit.new_id(), {"commune": HONEST, "valid_from": "2025-07-01"}
        unit.record(EventKind.HOUSEHOLD_ADDED, {"household": household, "hamlet": "Ấp 1", **commune})
        name = {"household": household, "field": "name", "value": NAMES["head of before"]}
        unit.record(EventKind.HOUSEHOLD_FIELD, name)
    return household


def erase(ground: Ground, means: dict[str, str], *, by: Services | None = None) -> ReceivedFile:
    sender = by or ground.honest
    line = ground.line(EventKind.PERSON_ERASED, device_of(sender), 1, **means)
    return ground.give(ground.forge([line], by=sender, unit=HONEST if by is None else DISHONEST))


def send_all(ground: Ground) -> ReceivedFile:
    return ground.give(ground.world.export(ground.honest, ground.province, Profile.FULL))


def erased(ground: Ground) -> int:
    return int(connection_of(ground.province).execute("SELECT count(*) FROM erasure").fetchone()[0])


def kept(ground: Ground) -> bytes:
    rows = connection_of(ground.province).execute("SELECT line FROM event")
    return b"\n".join(bytes(line) for (line,) in rows)


every_one = pytest.mark.parametrize("who", list(NAMES), indirect=True)
whose_id_names_the_unit = pytest.mark.parametrize("who", ["head", "person"], indirect=True)
whose_id_does_not = pytest.mark.parametrize("who", ["head of before"], indirect=True)


@every_one
def test_an_erasure_is_final_once_whom_it_means_is_here(
    ground: Ground, who: str, means: dict[str, str]
) -> None:
    name = NAMES[who].encode()
    ground.enrol(ground.honest)
    erase(ground, means)
    everything = send_all(ground)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)
    assert everything.batch is not None
    ground.province.batches.undo(everything.batch)
    assert (erased(ground), name in kept(ground)) == (1, False)
    ground.province.batches.redo(everything.batch)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)


@whose_id_does_not
def test_an_erasure_waits_where_nothing_says_of_which_unit_it_is(
    ground: Ground, who: str, means: dict[str, str]
) -> None:
    name = NAMES[who].encode()
    ground.enrol(ground.honest)
    erase(ground, means)
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": "unknown_subject"}, 0)
    send_all(ground)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)


@whose_id_names_the_unit
def test_an_erasure_that_comes_after_the_undo_cuts_at_once(
    ground: Ground, who: str, means: dict[str, str]
) -> None:
    """The name of a person whose file was taken back is stored no longer than the law allows."""
    name = NAMES[who].encode()
    ground.enrol(ground.honest)
    everything = send_all(ground)
    assert everything.batch is not None
    ground.province.batches.undo(everything.batch)
    assert name in kept(ground)
    erase(ground, means)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)
    ground.province.batches.redo(everything.batch)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)


@whose_id_does_not
def test_an_erasure_of_before_that_comes_after_the_undo_cuts_what_applies_again(
    ground: Ground, who: str, means: dict[str, str]
) -> None:
    name = NAMES[who].encode()
    ground.enrol(ground.honest)
    everything = send_all(ground)
    assert everything.batch is not None
    ground.province.batches.undo(everything.batch)
    erase(ground, means)
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": "unknown_subject"}, 0)
    ground.province.batches.redo(everything.batch)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)


@every_one
def test_nobody_erases_in_another_commune_however_early_it_is_said(
    ground: Ground, who: str, means: dict[str, str]
) -> None:
    ground.enrol(ground.honest, ground.liar)
    erase(ground, means, by=ground.liar)
    early = "unknown_subject" if who == "head of before" else "outside"
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": early}, 0)
    send_all(ground)
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": "outside"}, 0)
    assert NAMES[who].encode() in kept(ground)

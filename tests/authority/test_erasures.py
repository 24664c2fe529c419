"""An erasure cannot be taken back, so it waits until whom it means has arrived; then it is final."""

from __future__ import annotations

import pytest

from core.exchange.desk import ReceivedFile
from core.exchange.kinds import EventKind
from core.exchange.manifest import Profile
from core.people.consent import How, Subject
from core.people.line import NewPerson
from core.people.person import Way
from tests.authority.ground import HONEST, Ground, device_of
from tests.database import connection_of

NAMES = ("Đặng Thị Hoà", "Phạm Hữu Hà")


@pytest.fixture
def means(request: pytest.FixtureRequest, ground: Ground) -> dict[str, str]:
    """Whom the erasure names: a head, or a person of the household."""
    ground.honest.people.set_way(ground.home, Way.PERSONS)
    ground.honest.consents.give(Subject(household=ground.home), ["list"], How.PAPER)
    person = ground.honest.people.add(ground.home, NewPerson(name=NAMES[1])).value
    return {"household": ground.home} if request.param == "head" else {"person": person}


def erase(ground: Ground, means: dict[str, str]) -> ReceivedFile:
    line = ground.line(EventKind.PERSON_ERASED, device_of(ground.honest), 1, **means)
    return ground.give(ground.forge([line], by=ground.honest, unit=HONEST))


def send_all(ground: Ground) -> ReceivedFile:
    return ground.give(ground.world.export(ground.honest, ground.province, Profile.FULL))


def erased(ground: Ground) -> int:
    return int(connection_of(ground.province).execute("SELECT count(*) FROM erasure").fetchone()[0])


def kept(ground: Ground) -> bytes:
    rows = connection_of(ground.province).execute("SELECT line FROM event")
    return b"\n".join(bytes(line) for (line,) in rows)


@pytest.mark.parametrize("means", ["head", "person"], indirect=True)
def test_an_erasure_waits_for_whom_it_means_and_is_final_then(ground: Ground, means: dict[str, str]) -> None:
    name = NAMES["person" in means].encode()
    ground.enrol(ground.honest)
    erase(ground, means)
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": "unknown_subject"}, 0)
    everything = send_all(ground)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)
    assert everything.batch is not None
    ground.province.batches.undo(everything.batch)
    assert (erased(ground), name in kept(ground)) == (1, False)
    ground.province.batches.redo(everything.batch)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)


@pytest.mark.parametrize("means", ["head", "person"], indirect=True)
def test_an_erasure_that_comes_after_the_undo_cuts_what_applies_again(
    ground: Ground, means: dict[str, str]
) -> None:
    name = NAMES["person" in means].encode()
    ground.enrol(ground.honest)
    everything = send_all(ground)
    assert everything.batch is not None
    ground.province.batches.undo(everything.batch)
    erase(ground, means)
    assert (ground.verdicts(), erased(ground)) == ({"person.erased": "unknown_subject"}, 0)
    ground.province.batches.redo(everything.batch)
    assert (ground.verdicts(), erased(ground), name in kept(ground)) == ({}, 1, False)

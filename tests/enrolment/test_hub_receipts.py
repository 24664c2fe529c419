"""A laptop whose events the ward brought learns from the province what arrived."""

from __future__ import annotations

import pytest

from core.application.services import Services
from core.sync.desk import FileState
from core.sync.receipts import Place
from tests.database import connection_of
from tests.enrolment.offices import Offices, add_visit
from tests.enrolment.test_ward_hub import Ward


@pytest.fixture
def ward(world: Offices) -> Ward:
    made = Ward(world)
    add_visit(made.one, "Lê Văn Ba", hamlet="Ấp 1")
    return made


def places(laptop: Services) -> list[Place]:
    connection = connection_of(laptop)
    visits = [visit for (visit,) in connection.execute("SELECT id FROM visit")]
    return sorted(laptop.answers.places(visits).values())


def test_a_laptop_behind_the_ward_is_answered_by_the_province(ward: Ward) -> None:
    world = ward.world
    world.receive(ward.ward, ward.to_ward(ward.one))
    world.receive(ward.province, ward.up(ward.ward))
    assert places(ward.one) == [Place.SENT]
    hub = ward.ward.answers.write_receipts(world.out("hub")).value
    assert [file.state for file in world.receive(ward.one, *hub.files)] == [FileState.MERGED]
    assert places(ward.one) == [Place.SENT]
    written = ward.province.answers.write_receipts(world.out("tinh-answers")).value
    assert written.machines == 2
    states = {file.state for path in written.files for file in world.receive(ward.one, path)}
    assert states == {FileState.MERGED, FileState.REFUSED}
    assert places(ward.one) == [Place.ACKNOWLEDGED]
    (behind,) = [machine for machine in ward.province.answers.machines() if not machine.received]
    assert behind.place.startswith("Ấp 1, ")
    assert (behind.files, behind.missing, behind.asked) == (0, 0, ())

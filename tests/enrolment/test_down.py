"""Rosters, decisions, campaigns and catalogues from an enrolled province to its laptops."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import VisitId
from core.events.kinds import EventKind, HouseholdField
from core.records.household import HouseholdQuery
from core.records.visit import Visit
from core.sync import downstream
from core.sync.answer_desk import WrittenDown
from core.sync.desk import FileState, NewKeys
from core.sync.downstream import DownHead, DownKind
from core.sync.manifest import Profile
from core.units.models import UnitKey
from storage.sync.downstream.writing import DownWriter
from storage.sync.format.downstream_file import seal_downstream
from tests.database import batches_of, connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, code_of
from tests.storage.test_looking import everything

BLUEZONE = "bluezone-2020"


@pytest.fixture
def enrolled(world: Offices, province: Services, laptop: Services) -> Services:
    """The laptop, with the province's keys accepted on both sides."""
    keys = world.enrol(laptop, province)
    assert world.receive(laptop, keys)[0].state is FileState.MERGED
    return laptop


def commune(laptop: Services) -> UnitKey:
    return laptop.info.unit


def brought(world: Offices, laptop: Services, written: WrittenDown) -> FileState:
    return world.receive(laptop, *written.files)[0].state


def heads(services: Services) -> list[str]:
    reader = services.store.households
    return [row.head for row in reader.rows(reader.numbers(HouseholdQuery()))]


def visits(services: Services) -> list[Visit]:
    reader = services.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery()))
    return [visit for row in rows for visit in reader.visits(row.id)]


@pytest.mark.parametrize("full", [False, True])
def test_a_roster_carries_names_only_when_it_is_full(
    world: Offices, province: Services, enrolled: Services, full: bool
) -> None:
    add_visit(enrolled, "Đặng Thị Hoà")
    world.receive(province, world.export(enrolled, province, Profile.FULL))
    other = world.make("may-2", "32059")
    world.receive(other, world.enrol(other, province))
    written = province.answers.write_roster(commune(enrolled), world.out("down"), full=full).value
    assert written.machines == 2
    assert brought(world, other, written) is FileState.MERGED
    (head,) = heads(other)
    assert (head == "Đặng Thị Hoà") is full
    assert visits(other) == []


def test_a_roster_older_than_the_one_in_use_is_refused_and_an_old_one_is_told(
    world: Offices, province: Services, enrolled: Services
) -> None:
    unit = commune(enrolled)
    old = province.answers.write_roster(unit, world.out("one")).value
    new = province.answers.write_roster(unit, world.out("two"), days=3).value
    assert new.version == old.version + 1
    assert brought(world, enrolled, new) is FileState.MERGED
    refused = world.receive(enrolled, *old.files)[0]
    assert (refused.state, code_of(refused)) == (FileState.REFUSED, "downstream.rollback")
    newest = province.answers.write_roster(unit, world.out("three"), days=3).value
    world.clock.advance(timedelta(days=4))
    late = world.receive(enrolled, *newest.files)[0]
    assert (late.state, code_of(late)) == (FileState.MERGED, "downstream.expired")


def test_decisions_reach_the_laptop_with_the_comments_on_returned_visits(
    world: Offices, province: Services, enrolled: Services
) -> None:
    twin = world.make("may-2", "32059", "Ấp 2")
    world.receive(twin, world.enrol(twin, province))
    household = add_visit(enrolled, "Đặng Thị Hoà")
    world.receive(twin, world.export(enrolled, twin, Profile.FULL), new_keys=NewKeys.TRUST)
    for services, group in ((enrolled, "3"), (twin, "4")):
        world.clock.advance(timedelta(minutes=1))
        services.households.set_field(household, HouseholdField.GROUP, group)
        world.receive(province, world.export(services, province))
    (conflict,) = province.decisions.conflicts()
    province.decisions.take(household, "group", conflict.tips[0].event)
    with province.store.writing() as writer:
        (visit,) = visits(province)
        returned = writer.record(
            EventKind.VISIT_RETURNED, {"visit": visit.id, "reason": "numbers", "returned": True}
        )
        writer.record(
            EventKind.VISIT_COMMENT, {"visit": visit.id, "about": returned, "text": "Xem lại số máy"}
        )
    machine = province.answers.machines()[0].device
    moment = world.clock.now()
    province.decisions.set_clock_offset(machine, moment, moment, 60)
    written = province.answers.write_decisions(commune(enrolled), world.out("down")).value
    for laptop in (enrolled, twin):
        (received,) = world.receive(laptop, *written.files)
        assert (received.state, received.new) == (FileState.MERGED, 4)
        assert laptop.decisions.conflict_count() == 0
        row = laptop.store.households.get(household)
        assert row is not None
        assert (row.group, row.status.value) == ("3", "returned")
    again = world.receive(enrolled, *written.files)[0]
    assert again.state is FileState.DONE_BEFORE


def test_a_campaign_is_loaded_and_not_yet_used(
    world: Offices, province: Services, enrolled: Services
) -> None:
    written = province.answers.write_campaign(BLUEZONE, world.out("down")).value
    assert brought(world, enrolled, written) is FileState.MERGED
    assert BLUEZONE in enrolled.references.campaigns()
    assert enrolled.campaign.id == "vneid-2026"


def test_a_newer_catalogue_reaches_the_laptop(world: Offices, province: Services, enrolled: Services) -> None:
    root = Path(__file__).resolve().parents[2]
    data = (root / "resources" / "units" / "viet-nam-2025-07.json").read_bytes()
    province.references.load_catalogue(data)
    written = province.answers.write_catalogue(world.out("down")).value
    assert brought(world, enrolled, written) is FileState.MERGED


def test_only_the_province_that_was_accepted_sends_down(
    world: Offices, province: Services, enrolled: Services
) -> None:
    stranger = world.make("tinh-khac", "96")
    world.receive(stranger, world.request(enrolled))
    twin = world.make("may-2", "32059")
    world.enrol(twin, stranger)
    other = forged(stranger, enrolled, DownKind.DECISIONS, b"", world.out("down"))
    received = world.receive(enrolled, other)[0]
    assert (received.state, code_of(received)) == (FileState.HELD, "downstream.unknown_province")
    with pytest.raises(UserError, match=r"downstream\.no_machines"):
        stranger.answers.write_roster(UnitKey("32002", enrolled.info.unit.valid_from), world.out("x"))


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        (DownKind.DECISIONS, b"{}\n", "line.field"),
        (DownKind.DECISIONS, b"no end", "downstream.body"),
        (DownKind.ROSTER, b"\n", "line.json"),
        (DownKind.RECEIPT, b"{}", "receipt.unreadable"),
        (DownKind.RECEIPT, b"[]", "receipt.unreadable"),
        (DownKind.CAMPAIGN, b"x", "campaign.unreadable"),
        (DownKind.CATALOGUE, b"x", "catalogue.unreadable"),
    ],
)
def test_a_body_that_is_none_refuses_the_file_and_changes_nothing(
    world: Offices, province: Services, enrolled: Services, kind: DownKind, body: bytes, code: str
) -> None:
    before = everything(enrolled, enrolled.info.folder)[0]
    received = world.receive(enrolled, forged(province, enrolled, kind, body, world.out("down")))[0]
    assert received.state is FileState.REFUSED
    assert (code_of(received) or "").split(".")[0] == code.split(".", maxsplit=1)[0]
    assert everything(enrolled, enrolled.info.folder)[0] == before


@pytest.mark.parametrize("kind", ["visit.recorded", "visit.voided"])
def test_a_visit_in_a_roster_refuses_the_file(
    world: Offices, province: Services, enrolled: Services, kind: str
) -> None:
    add_visit(enrolled, "Đặng Thị Hoà")
    enrolled.visits.void(VisitId(connection_of(enrolled).execute("SELECT id FROM visit").fetchone()[0]))
    world.receive(province, world.export(enrolled, province))
    lines = [
        bytes(line)
        for (line,) in connection_of(province).execute("SELECT line FROM event WHERE kind = ?", (kind,))
    ]
    assert orjson.loads(lines[0])["kind"] == kind
    file = forged(
        province, enrolled, DownKind.ROSTER, b"".join(line + b"\n" for line in lines), world.out("x")
    )
    assert code_of(world.receive(enrolled, file)[0]) == "downstream.body"


def forged(
    sender: Services,
    to: Services,
    kind: DownKind,
    body: bytes,
    out: Path,
    *,
    subject: str | None = None,
) -> Path:
    """A whole and signed file of any body."""
    writer = DownWriter(store=store_of(sender), machine=batches_of(sender))
    head = DownHead(
        kind=kind.value,
        subject=subject or (to.info.unit.code if kind in (DownKind.ROSTER, DownKind.DECISIONS) else ""),
        version=7,
        created="2026-11-24T08:00:00+07:00",
        min_reader=downstream.READER,
        sender=writer.sender(),
        addressees=(to.batches.own_keys().age_recipient,),
        app_version="0.1.0",
    )
    path = out / f"{kind.value}.tnd"
    path.write_bytes(seal_downstream(head, body, recovery=None, seed=writer.machine.keys.seed))
    return path

"""Cases of docs/testing.md that cross whole workspaces: files lost, disks put back, clocks, names."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import orjson
import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId, IdSource, VisitId
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.database import connection_of
from tests.fuzz.mutations import Original
from tests.storage.replicas import Replica, make_replica

Opener = Callable[[str, str], Services]
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)


class Places:
    """Makes workspaces below a folder and closes them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, FixedClock(NOW)
        self.workspaces = Workspaces(clock=self.clock, ids=IdSource())
        self.opened: list[Services] = []

    def make(self, name: str, unit: str) -> Services:
        new = NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        )
        self.opened.append(self.workspaces.create(self.folder / name, new))
        return self.opened[-1]

    def open(self, name: str) -> Services:
        self.opened.append(self.workspaces.open(self.folder / name))
        return self.opened[-1]

    def send(self, one: Services, other: Services, profile: Profile = Profile.PSEUDONYMOUS) -> Path:
        (file,) = one.batches.export(other.batches.own_keys(), self.folder / "stick", profile).value.files
        return file


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    made = Places(tmp_path)
    yield made
    for services in made.opened:
        services.close()


def add(ward: Services, name: str = "Lê Văn Tám", phone: str = "") -> HouseholdId:
    return ward.households.add(NewHousehold(name=name, hamlet="Ấp 1", phone=phone)).value


def visit(ward: Services, household: HouseholdId, at: datetime, note: str | None = None) -> VisitId:
    entry = VisitEntry(
        household=household, result=Result.COMPLETED, at=at, smartphones=2, installed=1, note=note
    )
    return ward.visits.record(entry).value


def receive(province: Services, *files: Path) -> list[FileState]:
    return [one.state for one in province.batches.receive(files, new_keys=NewKeys.TRUST).value]


def rows(services: Services) -> list[HouseholdRow]:
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def test_what_a_lost_file_held_comes_with_the_next(places: Places) -> None:
    ward, province = places.make("ward", "32059"), places.make("province", "96")
    household = add(ward)
    for _ in range(3):
        places.clock.advance(timedelta(days=1))
        visit(ward, household, places.clock.now())
        file = places.send(ward, province)  # the first two are lost
    assert receive(province, file) == [FileState.MERGED]
    (figures,) = province.store.figures.units()
    assert (figures.visited, figures.installed) == (1, 3)


def test_a_disk_put_back_twice_is_a_fork_and_every_visit_stays(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole disk goes back, with the files outside the database: the laptop cannot notice."""
    state = places.folder / "laptop-state"
    monkeypatch.setenv("TUNG_NHA_STATE", str(state))
    ward, province = places.make("ward", "32059"), places.make("province", "96")
    household = add(ward)
    ward.close()
    for name in ("ward", "laptop-state"):
        shutil.copytree(places.folder / name, places.folder / "image" / name)
    recorded: list[str] = []
    for _ in range(3):
        ward = places.open("ward")
        places.clock.advance(timedelta(days=1))
        recorded.append(visit(ward, household, places.clock.now()))
        file = places.send(ward, province)
        assert receive(province, file) == [FileState.MERGED]
        ward.close()
        for name in ("ward", "laptop-state"):
            shutil.rmtree(places.folder / name)
            shutil.copytree(places.folder / "image" / name, places.folder / name)
    assert [{str(one) for one in fork.events} for fork in province.batches.forks()] == [set(recorded)]
    assert {str(one.id) for one in province.store.households.visits(household)} == set(recorded)
    assert province.store.figures.units()[0].installed == 3


@pytest.mark.parametrize("year", [1990, 2099])
def test_a_visit_under_a_wrong_clock_counts_and_does_not_move_the_receivers_clock(
    places: Places, year: int
) -> None:
    ward, province = places.make("ward", "32059"), places.make("province", "96")
    household = add(ward)
    places.clock.instant = NOW.replace(year=year)
    told = visit(ward, household, places.clock.now())
    file = places.send(ward, province)
    places.clock.instant = NOW
    before = province.store.meta("last_hlc")
    assert receive(province, file) == [FileState.MERGED]
    known = province.store.households.visit(told)
    assert known is not None
    assert (known.counts, known.outside_campaign) == (True, year == 1990)
    assert known.suspect_time
    limit = f"{int((NOW + timedelta(minutes=5)).timestamp() * 1000):012x}"
    assert (before or "") <= (province.store.meta("last_hlc") or "")
    assert (province.store.meta("last_hlc") or "")[:12] <= limit


def test_an_edit_a_closing_and_a_merge_come_to_one_state_in_all_orders(tmp_path: Path) -> None:
    author = make_replica(tmp_path / "author.db")
    one, other = author.add_household(), author.add_household("Lê Văn Ba")
    start = author.lines()
    apart = []
    for number in range(3):
        replica = make_replica(tmp_path / f"{number}.db")
        replica.receive(start)
        replica.clock.advance(timedelta(minutes=number))
        act(replica, number, one, other)
        apart.append(replica.lines()[len(start) :])
        replica.connection.close()
    states = []
    for number, order in enumerate(permutations(apart)):
        replica = make_replica(tmp_path / f"order{number}.db")
        replica.receive(start)
        for lines in order:
            replica.receive(lines)
        states.append(replica.state())
        replica.connection.close()
    author.connection.close()
    assert states.count(states[0]) == 6
    merged = {row[0]: row[1] for row in states[0]["household"]}
    assert merged == dict.fromkeys((one, other), min(one, other))


def act(replica: Replica, number: int, one: HouseholdId, other: HouseholdId) -> None:
    if number == 0:
        replica.set_field(one, HouseholdField.PHONE, "0912345678")
    elif number == 1:
        replica.record(EventKind.HOUSEHOLD_CLOSED, household=one, reason="moved")
    else:
        replica.record(EventKind.HOUSEHOLD_SAME, a=min(one, other), b=max(one, other))


NAME, PHONE, NOTE = "Canary Thị Hoà", "0912345678", "Chim hoàng yến ở nhà sau"


def test_a_canary_is_in_no_file_log_or_name_and_not_in_a_pseudonymous_batch(
    places: Places, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    ward, province = places.make("ward", "32059"), places.make("province", "96")
    household = add(ward, NAME, PHONE)
    visit(ward, household, places.clock.now(), NOTE)
    full = places.send(ward, ward_mate := places.make("mate", "32059"), Profile.FULL)
    file = places.send(ward, province)
    assert receive(ward_mate, full) == receive(province, file) == [FileState.MERGED]
    broken = places.folder / "broken.tnb"
    broken.write_bytes(full.read_bytes()[:-9])
    assert receive(ward_mate, broken) == [FileState.REFUSED]
    ward.copies.make("manual")
    assert rows(ward_mate)[0].head == NAME
    assert [row.head for row in rows(province)] == [""]
    lines = b"\n".join(bytes(row[0]) for row in connection_rows(province))
    said = caplog.text + "".join(capfd.readouterr())
    for canary in (NAME, PHONE, NOTE, "Canary"):
        assert canary.encode() not in lines
        assert canary not in said
        for path in places.folder.rglob("*"):
            assert canary not in path.name
            assert not path.is_file() or canary.encode() not in path.read_bytes()


def connection_rows(services: Services) -> list[tuple[bytes]]:
    connection = connection_of(services)
    return list(connection.execute("SELECT line FROM event"))


HOSTILE = {
    '=HYPERLINK("http://x")': '=HYPERLINK("http://x")',
    "<img src=x onerror=1>": "<img src=x onerror=1>",
    "<b>đậm</b>": "<b>đậm</b>",
    "../../etc/passwd": "../../etc/passwd",
    "Le\u0302 Va\u0306n Ta\u0301m": "Lê Văn Tám",
    "Hoà\x00ng": "Hoàng",
    "A" * 200: "A" * 200,
    "Lê \u202emáT năV": "Lê máT năV",
    "Lê\u2067 Văn\u2069 Tám": "Lê Văn Tám",
}
"""As typed, and as it is kept: NFC, without NUL and without marks that turn the text around."""


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_stays_literal_on_both_laptops(places: Places, name: str) -> None:
    ward, mate = places.make("ward", "32059"), places.make("mate", "32059")
    add(ward, name)
    file = places.send(ward, mate, Profile.FULL)
    assert receive(mate, file) == [FileState.MERGED]
    assert [row.head for row in rows(mate)] == [row.head for row in rows(ward)] == [HOSTILE[name]]
    assert sorted(path.name for path in places.folder.iterdir()) == ["mate", "stick", "ward"]


STRANGE = {
    "4,000 letters": "Ạ" * 4000,
    "markup": '<img src=x onerror=1>=HYPERLINK("http://x")',
    "path": "../../etc/passwd",
}
"""Names that this program would not record, but that a file of another program may bring."""


@pytest.mark.parametrize("name", STRANGE.values(), ids=STRANGE)
def test_a_name_by_another_program_is_kept_byte_for_byte_and_shown_as_it_is(
    places: Places, name: str
) -> None:
    mate, file = renamed(places, name)
    assert receive(mate, file) == [FileState.MERGED]
    (row,) = rows(mate)
    assert row.head == name
    kept = b"\n".join(bytes(line) for (line,) in connection_rows(mate))
    assert orjson.dumps(name) in kept
    again = places.send(mate, other := places.make("other", "32059"), Profile.FULL)
    assert receive(other, again) == [FileState.MERGED]
    assert [row.head for row in rows(other)] == [name]


BREAKING = {
    "4,001 letters": "Ạ" * 4001,
    "NFD": "Le\u0302 Tám",
    "NUL": "Lê\x00Tám",
    "turned around": "Lê \u202emáT năV",
    "isolated": "\u2067Lê Văn Tám\u2069",
}


@pytest.mark.parametrize("name", BREAKING.values(), ids=BREAKING)
def test_a_name_that_breaks_the_format_refuses_the_file(places: Places, name: str) -> None:
    mate, file = renamed(places, name)
    assert receive(mate, file) == [FileState.REFUSED]
    assert rows(mate) == []


def renamed(places: Places, name: str) -> tuple[Services, Path]:
    """A second laptop of the ward, and a rightly signed file for it in which a household has this name."""
    ward, mate = places.make("ward", "32059"), places.make("mate", "32059")
    add(ward)
    file = places.send(ward, mate, Profile.FULL)
    keys = json.loads(mate.store.meta("device_keys") or "")
    own = json.loads(ward.store.meta("device_keys") or "")
    whole = Original(
        data=file.read_bytes(),
        identity=keys["age_identity"],
        recipient=keys["age_recipient"],
        seed=bytes.fromhex(own["signing_seed"]),
    )
    lines = [
        orjson.dumps(body | {"value": name}) if body.get("field") == "name" else line
        for line, body in ((line, orjson.loads(line)) for line in whole.lines())
    ]
    file.write_bytes(whole.with_lines(lines))
    return mate, file

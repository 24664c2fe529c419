"""Members of a list of persons: offered at the door, in no figure and in no file, gone when erased."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.person import Way
from core.records.results import Result
from core.records.visit import VisitEntry
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.database import connection_of
from tests.enrolment.offices import Offices, offices

HEADER = "STT,Họ và tên,Quan hệ với chủ hộ,Năm sinh,SĐT,Đoàn thể"
LIST = (
    "1,Phạm Hữu Hà,Chủ hộ,1960,0912345678,Hội Nông dân",
    ",Ngô Thị Ý,Vợ,1962,0987654321,Hội Liên hiệp Phụ nữ; Đảng bộ",
    ",Phạm Thị Bé,Con,2018,,",
    ",Phạm Không Tuổi,Con,,,",
    "2,Trần Văn Ánh,Chủ hộ,1970,,",
)


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


def load(laptop: Services, folder: Path) -> None:
    path = folder / "nhan-khau.csv"
    path.write_text("\n".join((HEADER, *LIST)), encoding="utf-8")
    assert laptop.imports is not None
    laptop.imports.apply(laptop.imports.prepare((path,), hamlet="Ấp 1"))


@pytest.fixture
def laptop(office: Offices, tmp_path: Path) -> Services:
    made = office.make("one", "32059", "Ấp 1")
    load(made, tmp_path)
    return made


def first(services: Services, text: str = "Phạm Hữu Hà") -> HouseholdRow:
    reader = services.store.households
    return reader.rows(reader.numbers(HouseholdQuery(text=text)))[0]


def names(services: Services) -> list[str]:
    return [entry.name for entry in services.people.listed(first(services).id)]


def stored(services: Services) -> str:
    return repr(connection_of(services).execute("SELECT * FROM directory").fetchall())


def test_members_are_offered_at_the_door_until_they_are_recorded(laptop: Services) -> None:
    row = first(laptop)
    laptop.people.set_way(row.id, Way.PERSONS)
    head, wife = laptop.people.listed(row.id)
    assert (head.name, head.phone, head.memberships) == ("Phạm Hữu Hà", "0912345678", ("nong_dan",))
    assert (wife.name, wife.phone, wife.memberships) == ("Ngô Thị Ý", "0987654321", ("phu_nu",))
    laptop.consents.give(Subject(household=row.id), ("list", "phone"), How.SPOKEN)
    laptop.people.add(row.id, NewPerson(name=wife.name, phone=wife.phone, memberships=wife.memberships))
    assert names(laptop) == ["Phạm Hữu Hà"]


def test_no_one_under_16_or_of_unknown_age_is_kept(laptop: Services) -> None:
    kept = stored(laptop)
    assert "Ngô Thị Ý" in kept
    assert "Bé" not in kept
    assert "Không Tuổi" not in kept
    assert "Đảng" not in kept


def test_a_list_of_persons_counts_as_before(laptop: Services) -> None:
    row = first(laptop)
    assert (row.way, row.people, row.installed, row.roster_people) == (Way.COUNTS, 3, 0, 4)
    entry = VisitEntry(
        household=row.id, at=laptop.clock.now(), result=Result.COMPLETED, people=3, smartphones=2, installed=2
    )
    laptop.visits.record(entry)
    row = first(laptop)
    assert (row.people, row.smartphones, row.installed) == (3, 2, 2)
    assert laptop.store.figures.units()[0].listed == 2


def test_a_member_is_found_by_name(laptop: Services) -> None:
    assert [entry.name for entry in laptop.people.find_listed("ngo y")] == ["Ngô Thị Ý"]
    assert laptop.people.find_listed(" ") == ()
    assert first(laptop, "Ngô Thị Ý").head == "Phạm Hữu Hà"


def test_the_directory_is_in_no_file(office: Offices, laptop: Services) -> None:
    other = office.make("other", "32059", "Ấp 1")
    for profile in Profile:
        file = office.export(laptop, other, profile)
        office.receive(other, file, new_keys=NewKeys.TRUST)
    assert first(other).head == "Phạm Hữu Hà"
    assert names(other) == []
    lines = repr(connection_of(other).execute("SELECT line FROM event").fetchall())
    assert "Ngô" not in lines


def test_a_withdrawn_consent_hides_the_members(laptop: Services) -> None:
    row = first(laptop)
    laptop.consents.withdraw(Subject(household=row.id), ("phone",))
    assert [entry.phone for entry in laptop.people.listed(row.id)] == ["", ""]
    laptop.consents.withdraw(Subject(household=row.id), ("list",))
    assert laptop.people.listed(row.id) == []
    assert laptop.people.find_listed("Ngô Thị Ý") == []


def test_a_person_who_withdraws_is_not_offered_again(laptop: Services) -> None:
    row = first(laptop)
    laptop.people.set_way(row.id, Way.PERSONS)
    laptop.consents.give(Subject(household=row.id), ("list",), How.SPOKEN)
    person = laptop.people.add(row.id, NewPerson(name="Ngô Thị Ý")).value
    laptop.consents.withdraw(Subject(person=person), ("list",))
    assert names(laptop) == []


@pytest.mark.parametrize("whom", ["head", "person"])
def test_erasure_takes_the_members_of_the_household(laptop: Services, tmp_path: Path, whom: str) -> None:
    row = first(laptop)
    if whom == "head":
        laptop.people.erase_head(row.id)
    else:
        laptop.people.set_way(row.id, Way.PERSONS)
        laptop.consents.give(Subject(household=row.id), ("list",), How.SPOKEN)
        laptop.people.erase(laptop.people.add(row.id, NewPerson(name="Ngô Thị Ý")).value)
    assert "Ngô" not in stored(laptop)
    assert "Ánh" in stored(laptop)
    load(laptop, tmp_path)
    assert laptop.people.listed(row.id) == []


def test_taking_the_import_back_takes_the_directory_back(laptop: Services) -> None:
    assert laptop.imports is not None
    (run,) = laptop.imports.runs()
    laptop.imports.undo(run.id)
    assert stored(laptop) == "[]"


def test_an_old_workspace_gets_its_directory_from_the_same_list(laptop: Services, tmp_path: Path) -> None:
    connection = connection_of(laptop)
    connection.execute("DELETE FROM directory")
    load(laptop, tmp_path)
    assert names(laptop) == ["Phạm Hữu Hà", "Ngô Thị Ý"]
    assert laptop.imports is not None
    assert len(laptop.imports.runs()) == 1

"""Data erased by law is in no byte of the database nor of a new safe copy, free pages too."""

from __future__ import annotations

from pathlib import Path

from core.application.services import Services
from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.households.forms import new_apart, new_person
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdQuery
from core.records.person import PersonField, Way
from core.records.results import Result
from core.records.visit import VisitEntry
from storage.keys.keyring import unlock
from tests.raw_pages import decrypted_pages

HEAD, SECOND, PERSON, PHONE, NOTE = "Zqhead Wxyz", "Zqsecond Wxyz", "Zqperson Wxyz", "0912777666", "Zqnote"
CANARIES = ("zqhead", "zqsecond", "zqperson", "912777666", "zqnote", "zqdraft", "zqform")


def found(path: Path, key: bytes) -> list[str]:
    data = decrypted_pages(path, key).lower()
    return [canary for canary in CANARIES if canary.encode() in data]


def by_list(ward: Services, folder: Path) -> HouseholdId:
    """A household of a list, whose head was changed since."""
    assert ward.imports is not None
    file = folder / "list.csv"
    file.write_text(f"STT,Chủ hộ,Khóm,Địa chỉ,Điện thoại\n1,{HEAD},Khóm 3,9/9 hẻm 4,{PHONE}\n", "utf-8")
    ward.imports.apply(ward.imports.prepare([file], hamlet=None))
    reader = ward.store.households
    household = reader.rows(reader.numbers(HouseholdQuery(text="hẻm 4")))[0].id
    ward.households.set_field(household, HouseholdField.NAME, SECOND)
    return household


def test_an_erased_name_is_in_no_byte(ward: Services, tmp_path: Path) -> None:
    for number in range(300):
        ward.households.add(NewHousehold(name=f"Lê Văn {number}", hamlet="Khóm 3"))
    household = by_list(ward, tmp_path)
    ward.households.set_field(household, HouseholdField.NOTE, NOTE)
    entry = VisitEntry(household=household, result=Result.COMPLETED, at=ward.clock.now(), note=NOTE)
    ward.visits.record(entry)
    ward.store.save_draft(household, "zqdraft 322")
    ward.store.save_form(new_apart(household), '{"name": "zqform"}')
    ward.people.set_way(household, Way.PERSONS)
    ward.consents.give(Subject(household=household), ward.consents.purposes, How.PAPER)
    person = ward.people.add(household, NewPerson(name=PERSON, phone=PHONE)).value
    ward.people.set_field(person, PersonField.NAME, f"{PERSON} Hai")
    ward.store.save_form(new_person(household), "zqform")
    folder, key = ward.info.folder, unlock(ward.info.folder).raw
    ward.tidy()
    assert set(found(folder / "tung-nha.db", key)) == set(CANARIES), "the reader sees what is there"
    ward.people.erase(person)
    ward.people.erase_head(household)
    copy = folder / "backups" / ward.copies.make("manual").name
    assert found(copy, key) == []
    ward.close()
    assert not (folder / "tung-nha.db-wal").exists()
    assert found(folder / "tung-nha.db", key) == []

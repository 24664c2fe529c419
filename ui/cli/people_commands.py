"""Commands of people: who lives where, how far they have come, what they agreed to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from core.application.services import Services
from core.base.clock import parse_instant
from core.base.errors import ExitCode, UserError
from core.base.ids import HouseholdId, PersonId, VisitId
from core.campaigns.models import Platform, Stage
from core.people.desk import StageEntry
from core.people.directory import DirectoryEntry
from core.people.line import NewPerson
from core.records.consent import ConsentRecord, How, Subject
from core.records.person import GoneReason, Person, PersonField, Sex, Way
from ui.cli.answer import Answer
from ui.cli.people_arguments import UNKNOWN

_SHOWN: Final = (
    *("id", "name", "phone", "born", "sex", "is_child", "memberships", "stage", "reason", "platform"),
    *("had", "stage_at", "helper", "gone", "is_erased"),
)


def set_way(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    way = Way(options.way)
    services.people.set_way(household, way)
    words = {Way.COUNTS: ("theo số đếm", "by counts"), Way.PERSONS: ("từng người", "person by person")}
    vi, en = words[way]
    return Answer(
        data={"household": household, "way": way.value},
        vi=f"Hộ {household} ghi {vi}.",
        en=f"Household {household} is recorded {en}.",
    )


def add_person(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    find = services.people.organisations.find
    new = NewPerson(
        name=options.name,
        phone=options.phone,
        birth_year=options.born,
        sex=None if options.sex is None else Sex(options.sex),
        is_child=options.child,
        memberships=tuple(find(name) for name in options.membership),
    )
    unusual = services.people.unusual(household, new)
    if unusual is not None and not options.confirm:
        raise UserError(unusual.code.value, exit_code=ExitCode.NEEDS_DECISION, **unusual.fields)
    person = services.people.add(household, new).value
    return Answer(data={"person": person}, vi=f"Đã thêm người {person}.", en=f"Added person {person}.")


def list_people(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    reader = services.people.reader
    people = reader.of_household(household)
    check = reader.check(household)
    text = "\n".join("\t".join(_words(person)) for person in people)
    return Answer(
        data={
            "way": reader.way(household).value,
            "people": [_person_data(person) for person in people],
            "listed": [_listed_data(entry) for entry in services.people.listed(household)],
            "totals": asdict(check.totals),
            "counted": {
                "people": check.counted_people,
                "smartphones": check.counted_smartphones,
                "installed": check.counted_installed,
            },
        },
        vi=text,
        en=text,
    )


def find_people(services: Services, options: Namespace) -> Answer:
    """People whom lists name, by the beginnings of words."""
    found = services.people.find_listed(options.text)
    rows = services.store.households.rows_of([entry.household for entry in found])
    codes = {row.id: row.code for row in rows}
    text = "\n".join(f"{codes.get(entry.household, '')}\t{entry.name}" for entry in found)
    return Answer(
        data={"listed": [{"household": entry.household, **_listed_data(entry)} for entry in found]},
        vi=text,
        en=text,
    )


def _listed_data(entry: DirectoryEntry) -> dict[str, object]:
    return {"name": entry.name, "phone": entry.phone, "memberships": list(entry.memberships)}


def _person_data(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in _SHOWN}


def _words(person: Person) -> tuple[str, ...]:
    age = "<16" if person.is_child else person.born or ""
    stage = "" if person.stage is None else person.stage.value
    return (person.id, person.name, age, stage, ",".join(person.memberships))


def set_stage(services: Services, options: Namespace) -> Answer:
    person = PersonId(options.person)
    entry = StageEntry(
        stage=None if options.stage == UNKNOWN else Stage(options.stage),
        reason=options.reason,
        platform=None if options.platform is None else Platform(options.platform),
        had=None if options.had is None else options.had == "yes",
        visit=None if options.visit is None else VisitId(options.visit),
    )
    services.people.set_stage(person, entry)
    return Answer(
        data={"person": person, "stage": options.stage},
        vi=f"Đã ghi bậc {options.stage} của {person}.",
        en=f"Recorded stage {options.stage} of {person}.",
    )


def set_field(services: Services, options: Namespace) -> Answer:
    person, desk = PersonId(options.person), services.people
    field = PersonField(options.field)
    if field is PersonField.MEMBERSHIPS:
        names = [name for name in options.value.split(",") if name.strip()]
        desk.set_memberships(person, tuple(desk.organisations.find(name) for name in names))
    elif field is PersonField.HOUSEHOLD:
        desk.move(person, services.households.find(options.value))
    else:
        desk.set_field(person, field, options.value)
    return Answer(data={"person": person}, vi=f"Đã sửa {person}.", en=f"Changed {person}.")


def take_off(services: Services, options: Namespace) -> Answer:
    person = services.people.take_off(PersonId(options.person), GoneReason(options.reason)).value
    return Answer(
        data={"person": person},
        vi=f"Không tính {person} trong hộ nữa; lịch sử vẫn giữ.",
        en=f"{person} is no longer counted; the history keeps them.",
    )


def put_back(services: Services, options: Namespace) -> Answer:
    person = services.people.put_back(PersonId(options.person)).value
    return Answer(data={"person": person}, vi=f"Đã tính lại {person}.", en=f"{person} is counted again.")


def erase(services: Services, options: Namespace) -> Answer:
    """Erase, and list the copies and sent files that still hold the data."""
    if not options.confirm:
        raise UserError("person.erase_confirm", exit_code=ExitCode.NEEDS_DECISION)
    subject: HouseholdId | PersonId
    if options.head:
        subject = services.people.erase_head(services.households.find(options.person)).value
    else:
        subject = services.people.erase(PersonId(options.person)).value
    services.tidy()
    copies = [copy.name for copy in services.copies.list()]
    files = list(services.people.reader.full_files())
    return Answer(
        data={"erased": subject, "copies": copies, "files": files},
        vi=f"Đã xóa thông tin của {subject}; số đếm vẫn giữ."
        f" Còn trong {len(copies)} bản sao lưu và {len(files)} tệp đầy đủ đã gửi.",
        en=f"Erased what was known of {subject}; the count stays."
        f" Still in {len(copies)} safe copies and {len(files)} full files that were sent.",
    )


def give_consent(services: Services, options: Namespace) -> Answer:
    purposes = tuple(options.purpose) or services.consents.purposes
    at = None if options.at is None else parse_instant(options.at)
    services.consents.give(_subject(services, options), purposes, How(options.how), at)
    return Answer(
        data={"purposes": list(purposes)},
        vi=f"Đã ghi đồng ý: {', '.join(purposes)}.",
        en=f"Recorded the consent: {', '.join(purposes)}.",
    )


def withdraw_consent(services: Services, options: Namespace) -> Answer:
    purposes = tuple(options.purpose) or services.consents.purposes
    at = None if options.at is None else parse_instant(options.at)
    services.consents.withdraw(_subject(services, options), purposes, at)
    return Answer(
        data={"purposes": list(purposes)},
        vi=f"Đã ghi không đồng ý: {', '.join(purposes)}. Hộ vẫn được đếm, không hiện tên.",
        en=f"Recorded no consent: {', '.join(purposes)}. The household stays counted, without the name.",
    )


def list_consents(services: Services, options: Namespace) -> Answer:
    records = services.people.reader.consents(services.households.find(options.household))
    text = "\n".join(
        f"{record.subject.person or 'household'}\t{record.purpose}\t{record.state.value}"
        for record in records
    )
    return Answer(data={"consents": [_consent_data(record) for record in records]}, vi=text, en=text)


def _consent_data(record: ConsentRecord) -> dict[str, object]:
    data = asdict(record)
    del data["subject"]
    return {"person": record.subject.person, **data}


def _subject(services: Services, options: Namespace) -> Subject:
    if options.person is not None:
        return Subject(person=PersonId(options.person))
    return Subject(household=services.households.find(options.household or ""))


def list_organisations(services: Services, options: Namespace) -> Answer:
    entries = services.people.organisations.all()
    text = "\n".join(f"{entry.code}\t{entry.name.of(options.language)}" for entry in entries)
    return Answer(data={"organisations": [asdict(entry) for entry in entries]}, vi=text, en=text)


def add_organisation(services: Services, options: Namespace) -> Answer:
    code = services.people.organisations.add(options.name).value
    return Answer(data={"code": code}, vi=f"Đã thêm tổ chức {code}.", en=f"Added organisation {code}.")


def remove_organisation(services: Services, options: Namespace) -> Answer:
    desk = services.people.organisations
    code = desk.remove(desk.find(options.name)).value
    return Answer(
        data={"code": code},
        vi=f"Đã bỏ tổ chức {code} khỏi danh sách; ai đã ghi thì vẫn giữ.",
        en=f"Took {code} off the list; who bears it keeps it.",
    )


PEOPLE: Final[dict[str, Callable[[Services, Namespace], Answer]]] = {
    "household way": set_way,
    "person add": add_person,
    "person list": list_people,
    "person find": find_people,
    "person stage": set_stage,
    "person field": set_field,
    "person off": take_off,
    "person back": put_back,
    "person erase": erase,
    "consent give": give_consent,
    "consent withdraw": withdraw_consent,
    "consent list": list_consents,
    "organisation list": list_organisations,
    "organisation add": add_organisation,
    "organisation remove": remove_organisation,
}

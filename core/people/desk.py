"""Recording people one by one: who they are, how far they have come, whom they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.base.changes import Changes, Outcome, Topic, touched
from core.base.clock import HLC_ZERO, Clock, Hlc, latest_plausible
from core.base.errors import UserError
from core.base.ids import HouseholdId, PersonId, VisitId, bound_id, bound_unit
from core.base.phones import read_phone
from core.base.text import search_words
from core.base.validation import checked_text
from core.campaigns.models import Campaign, LegalBasis, Platform, Stage
from core.events.kinds import EventKind, without_none
from core.events.shapes.people import MOST_MEMBERSHIPS
from core.people.directory import FOUND, Directory, DirectoryEntry, not_recorded
from core.people.line import NewPerson, band_of, check_birth_year, is_child
from core.people.organisations import OrganisationDesk
from core.people.ports import PeopleReader
from core.ports import Store, Writer
from core.records.consent import ConsentState, PurposeId, Subject
from core.records.person import INSTALLED, GoneReason, Person, PersonField, Sex, Way
from core.visits.plausibility import Unusual, unusual_people

NAME_LENGTH: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """Stage of a person. `reason`: the obstacle to the next; `platform` and `had` None = unchanged.

    A `stage` of None removes the stage.
    """

    stage: Stage | None
    reason: str | None = None
    platform: Platform | None = None
    had: bool | None = None
    visit: VisitId | None = None


class PeopleDesk:
    """The use cases of people in one campaign; each ends on the disk or changes nothing."""

    def __init__(
        self, store: Store, reader: PeopleReader, clock: Clock, campaign: Campaign, directory: Directory
    ) -> None:
        self._store = store
        self._directory = directory
        self.reader = reader
        self.organisations = OrganisationDesk(store)
        self._clock = clock
        self._campaign = campaign
        self._reasons = {choice.id for choice in (*campaign.obstacles, *campaign.refusals)}

    def today(self) -> date:
        """Return the day for computing ages: a flat battery that gives 1990 makes no adult a child."""
        last = Hlc(self._store.meta("last_hlc") or HLC_ZERO)
        return latest_plausible(self._clock.now(), last).date()

    def set_way(self, household: HouseholdId, way: Way) -> Outcome[HouseholdId]:
        """Records a household's people in another way; the same way again is no event."""
        self._known_household(household)
        if self.reader.way(household) is way:
            return Outcome(household, touched())
        with self._store.writing() as writer:
            writer.keep_undo()
            writer.record(EventKind.HOUSEHOLD_WAY, {"household": household, "way": way.value})
        return Outcome(household, _touched(household))

    def add(self, household: HouseholdId, new: NewPerson, *, draft: str = "") -> Outcome[PersonId]:
        """Add a person to a household that is recorded person by person; `draft`: the form with the text.

        Raises `person.counts_way`, `person.child_named`, `person.no_consent_name`, `person.no_consent_phone`,
        `person.born`, `person.name`, `household.phone`, `organisation.unknown`, `household.text` or
        `visit.note_secret`.
        """
        self._known_household(household)
        if self.reader.way(household) is Way.COUNTS:
            raise UserError("person.counts_way")
        today = self.today()
        if new.birth_year is not None:
            check_birth_year(new.birth_year, today)
        child = new.is_child or is_child(new.birth_year, today)
        values = self._checked(Subject(household=household), child=child, name=new.name, phone=new.phone)
        memberships = self._checked_memberships(new.memberships, former=())
        with self._store.writing() as writer:
            writer.keep_undo()
            made, unit = writer.new_id(), bound_unit(household)
            person = PersonId(made if unit is None else bound_id(made, unit))
            stated = without_none(
                born=None if child or new.birth_year is None else band_of(new.birth_year),
                sex=None if new.sex is None else new.sex.value,
                child=True if child else None,
            )
            writer.record(EventKind.PERSON_ADDED, {"person": person, "household": household, **stated})
            for field, value in values.items():
                if value:
                    self._record_field(writer, person, field, value)
            if memberships and not child:
                self._record_field(writer, person, PersonField.MEMBERSHIPS, memberships)
            if draft:
                writer.clear_form(draft)
        return Outcome(person, _touched(household))

    def listed(self, household: HouseholdId) -> Sequence[DirectoryEntry]:
        """Return people that a list names in a household and that are not recorded in it yet."""
        names = [person.name for person in self.reader.of_household(household)]
        return not_recorded(self._directory.of_household(household), names)

    def find_listed(self, text: str, limit: int = FOUND) -> Sequence[DirectoryEntry]:
        """People whom lists name, by the beginnings of words; none for an empty text."""
        words = search_words(text)
        return self._directory.find(words, limit) if words else ()

    def unusual(self, household: HouseholdId, new: NewPerson) -> Unusual | None:
        """Return what wants a second look before `add`: more people of 16 and older than the list has."""
        row = self._store.households.get(household)
        child = new.is_child or is_child(new.birth_year, self.today())
        if row is None or child:
            return None
        adults = sum(not person.is_child for person in self.reader.of_household(household))
        return unusual_people(adults + 1, row.roster_people)

    def set_field(self, person: PersonId, field: PersonField, value: str) -> Outcome[PersonId]:
        """Changes the name, phone, sex or year of birth; an empty text empties it.

        Raises what `add` raises, `person.unknown` or `person.erased`.
        """
        former = self._known(person)
        subject = Subject(household=former.household, person=person)
        text: str | None
        match field:
            case PersonField.NAME:
                text = self._checked(subject, child=former.is_child, name=value, phone="")[field]
            case PersonField.PHONE:
                text = self._checked(subject, child=former.is_child, name="", phone=value)[field]
            case PersonField.SEX:
                text = _sex_of(value)
            case PersonField.BORN:
                text = self._band(value, former)
            case _:
                raise UserError("person.field", field=field.value)
        if former.is_erased and field in {PersonField.NAME, PersonField.PHONE}:
            raise UserError("person.erased")
        if (text or "") == (getattr(former, field.value) or ""):
            return Outcome(person, touched())
        return self._set(former, field, text or None)

    def describe(self, person: PersonId, new: NewPerson) -> Outcome[PersonId]:
        """Set name and phone to those of `new`, year of birth and sex where `new` has them; one act.

        Raises the errors of `add`, `person.unknown` or `person.erased`.
        """
        former = self._known(person)
        if former.is_child and (new.name or new.phone):
            raise UserError("person.child_named")
        subject = Subject(household=former.household, person=person)
        values = self._checked(subject, child=former.is_child, name=new.name, phone=new.phone)
        if former.is_erased and any(values.values()):
            raise UserError("person.erased")
        if new.birth_year is not None:
            values[PersonField.BORN] = self._band(str(new.birth_year), former)
        if new.sex is not None:
            values[PersonField.SEX] = new.sex.value
        changed = {
            field: value or None
            for field, value in values.items()
            if (value or "") != (getattr(former, field.value) or "")
        }
        if not changed:
            return Outcome(person, touched())
        with self._store.writing() as writer:
            writer.keep_undo()
            for field, value in changed.items():
                self._record_field(writer, person, field, value)
        return Outcome(person, _touched(former.household))

    def set_memberships(self, person: PersonId, codes: tuple[str, ...]) -> Outcome[PersonId]:
        """All organisations of a person, by code. Raises `organisation.unknown`, `person.child_counted`."""
        former = self._known(person)
        if former.is_child:
            raise UserError("person.child_counted")
        checked = self._checked_memberships(codes, former=former.memberships)
        if set(checked) == set(former.memberships):
            return Outcome(person, touched())
        return self._set(former, PersonField.MEMBERSHIPS, checked)

    def move(self, person: PersonId, household: HouseholdId) -> Outcome[PersonId]:
        """Somebody lives in another household now."""
        former = self._known(person)
        self._known_household(household)
        if former.household == household:
            return Outcome(person, touched())
        outcome = self._set(former, PersonField.HOUSEHOLD, household)
        return Outcome(person, Changes(topics=outcome.changes.topics))

    def set_stage(self, person: PersonId, entry: StageEntry) -> Outcome[PersonId]:
        """Set the stage of a person. Raises `person.unknown`, `person.child_counted`, `person.reason`."""
        former = self._known(person)
        if former.is_child:
            raise UserError("person.child_counted")
        if entry.reason is not None and entry.reason not in self._reasons:
            raise UserError("person.reason", reason=entry.reason[:40])
        holds_phone = entry.stage is not None and entry.stage is not Stage.NO_SMARTPHONE
        platform = (entry.platform or former.platform) if holds_phone else None
        had = entry.had if entry.stage in INSTALLED else None
        same = (entry.stage, entry.reason, platform) == (former.stage, former.reason, former.platform)
        if same and (had is None or had is former.had):
            return Outcome(person, touched())
        with self._store.writing() as writer:
            writer.keep_undo()
            writer.record(
                EventKind.PERSON_STAGE,
                without_none(
                    person=person,
                    campaign=self._campaign.id,
                    stage=None if entry.stage is None else entry.stage.value,
                    reason=entry.reason,
                    platform=None if platform is None else platform.value,
                    had=had,
                    visit=entry.visit,
                ),
            )
        return Outcome(person, _touched(former.household))

    def take_off(self, person: PersonId, reason: GoneReason) -> Outcome[PersonId]:
        """Somebody is no longer counted in the household; the history keeps them."""
        former = self._known(person)
        if former.gone == reason:
            return Outcome(person, touched())
        with self._store.writing() as writer:
            writer.keep_undo()
            writer.record(EventKind.PERSON_VOIDED, {"person": person, "reason": reason.value})
        return Outcome(person, _touched(former.household))

    def put_back(self, person: PersonId) -> Outcome[PersonId]:
        """Takes `take_off` back."""
        former = self._known(person)
        if former.gone is None:
            return Outcome(person, touched())
        with self._store.writing() as writer:
            writer.keep_undo()
            writer.record(EventKind.PERSON_VOIDED, {"person": person, "voided": False})
        return Outcome(person, _touched(former.household))

    def erase(self, person: PersonId) -> Outcome[PersonId]:
        """Erase name and phone for good, in this workspace and in every one that receives the event; the
        count stays.

        It cannot be undone. Safe copies and files that were sent are not changed.
        """
        former = self._known(person)
        with self._store.writing() as writer:
            writer.record(EventKind.PERSON_ERASED, {"person": person})
            writer.audit("person.erased", person)
        return Outcome(person, _touched(former.household))

    def erase_head(self, household: HouseholdId) -> Outcome[HouseholdId]:
        """Erases name, phone and notes of a household for good; its address and counts stay."""
        self._known_household(household)
        with self._store.writing() as writer:
            writer.record(EventKind.PERSON_ERASED, {"household": household})
            writer.audit("household.erased", household)
        return Outcome(household, _touched(household))

    def known(self, person: PersonId) -> Person:
        """The person. Raises `person.unknown`."""
        return self._known(person)

    def _known(self, person: PersonId) -> Person:
        found = self.reader.get(person)
        if found is None:
            raise UserError("person.unknown", person=person[:40])
        return found

    def _known_household(self, household: HouseholdId) -> None:
        if self._store.households.get(household) is None:
            raise UserError("household.unknown", household=household)

    def _checked(
        self, subject: Subject, *, child: bool, name: str, phone: str
    ) -> dict[PersonField, str | None]:
        """Name and phone as they are kept, where they may be kept."""
        text = checked_text(name)
        if child and (text or phone.strip()):
            raise UserError("person.child_named")
        if len(text) > NAME_LENGTH or (text and not any(map(str.isalpha, text))):
            raise UserError("person.name", most=NAME_LENGTH)
        number = None
        if phone.strip():
            number = read_phone(phone).value
            if number is None:
                raise UserError("household.phone", phone=phone.strip()[:20])
        if text and not self._may(subject, PurposeId.LIST):
            raise UserError("person.no_consent_name")
        if number and not self._may(subject, PurposeId.PHONE):
            raise UserError("person.no_consent_phone")
        return {PersonField.NAME: text, PersonField.PHONE: number}

    def _may(self, subject: Subject, purpose: PurposeId) -> bool:
        """Return True with a consent; where a law is the basis, no consent is needed, but a refusal
        counts.
        """
        state = self.reader.state(subject, purpose.value)
        if state is None:
            return self._campaign.legal.basis is LegalBasis.LAW
        return state is ConsentState.GIVEN

    def _checked_memberships(self, codes: tuple[str, ...], *, former: tuple[str, ...]) -> list[str]:
        known = {entry.code for entry in self.organisations.all()} | set(former)
        for code in codes:
            if code not in known:
                raise UserError("organisation.unknown", text=code[:40])
        if len(set(codes)) > MOST_MEMBERSHIPS:
            raise UserError("organisation.many", most=MOST_MEMBERSHIPS)
        return sorted(set(codes))

    def _band(self, value: str, former: Person) -> str | None:
        text = value.strip()
        if not text:
            return None
        if not text.isdecimal():
            raise UserError("person.born", year=text[:20])
        today = self.today()
        check_birth_year(int(text), today)
        if is_child(int(text), today) and (former.name or former.phone):
            raise UserError("person.child_named")
        return band_of(int(text))

    def _set(self, former: Person, field: PersonField, value: object) -> Outcome[PersonId]:
        with self._store.writing() as writer:
            writer.keep_undo()
            self._record_field(writer, former.id, field, value)
        return Outcome(former.id, _touched(former.household))

    def _record_field(self, writer: Writer, person: PersonId, field: PersonField, value: object) -> None:
        writer.record(
            EventKind.PERSON_FIELD,
            {"person": person, "field": field.value, "value": value},
        )


def _sex_of(value: str) -> str | None:
    if not value.strip():
        return None
    try:
        return Sex(value.strip()).value
    except ValueError:
        raise UserError("person.field", field=PersonField.SEX.value) from None


def _touched(household: HouseholdId) -> Changes:
    return touched(Topic.HOUSEHOLDS, Topic.VISITS, household=household)

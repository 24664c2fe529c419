"""Recording that somebody agreed, refused, or took an agreement back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso, latest_plausible
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.campaigns.digests import consent_hash
from core.campaigns.models import Campaign
from core.events.kinds import EventKind
from core.people.ports import PeopleReader
from core.ports import Store, Writer
from core.records.consent import ConsentState, How, Subject


class ConsentDesk:
    """The use cases of consents to the current campaign's text."""

    def __init__(self, store: Store, reader: PeopleReader, clock: Clock, campaign: Campaign) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._consent = campaign.consent

    @property
    def purposes(self) -> tuple[str, ...]:
        return tuple(purpose.id for purpose in self._consent.purposes)

    def give(
        self, subject: Subject, purposes: Sequence[str], how: How, at: datetime | None = None
    ) -> Outcome[Subject]:
        """Somebody agreed to these purposes, by the present text; its version and hash are kept.

        Raises `consent.purpose`, `consent.nothing`, `visit.future`, `household.unknown`, `person.unknown`
        or `person.child_counted`.
        """
        text = {
            "version": self._consent.version,
            "hash": consent_hash(self._consent),
            "how": how.value,
        }
        return self._say(EventKind.CONSENT_GIVEN, subject, purposes, text, at)

    def withdraw(
        self, subject: Subject, purposes: Sequence[str], at: datetime | None = None
    ) -> Outcome[Subject]:
        """Somebody refuses these purposes, or takes back an agreement. Raises as `give` does."""
        return self._say(EventKind.CONSENT_WITHDRAWN, subject, purposes, {}, at)

    def _say(
        self,
        kind: EventKind,
        subject: Subject,
        purposes: Sequence[str],
        text: dict[str, str],
        at: datetime | None,
    ) -> Outcome[Subject]:
        household = self._household_of(subject)
        for purpose in purposes:
            if purpose not in self.purposes:
                raise UserError("consent.purpose", purpose=purpose[:40], known=", ".join(self.purposes))
        wanted = ConsentState.GIVEN if kind is EventKind.CONSENT_GIVEN else None
        fresh = [purpose for purpose in purposes if self._differs(subject, purpose, wanted)]
        if not purposes:
            raise UserError("consent.nothing")
        with self._store.writing() as writer:
            writer.keep_undo()
            when = self._checked_time(writer, at)
            for purpose in fresh:
                writer.record(kind, {**_named(subject), "purpose": purpose, **text, **when})
        return Outcome(subject, touched(Topic.HOUSEHOLDS, household=household) if fresh else touched())

    def _differs(self, subject: Subject, purpose: str, wanted: ConsentState | None) -> bool:
        """Return True if recording it changes anything; a newer text of a valid consent is recorded again."""
        for record in self._reader.consents(self._household_of(subject)):
            same = record.purpose == purpose and record.subject.person == subject.person
            if same and wanted is ConsentState.GIVEN:
                current = record.text_hash == consent_hash(self._consent)
                return not (record.state is ConsentState.GIVEN and current)
            if same:
                return record.state is ConsentState.GIVEN
        return True

    def _household_of(self, subject: Subject) -> HouseholdId:
        if subject.person is not None:
            person = self._reader.get(subject.person)
            if person is None:
                raise UserError("person.unknown", person=subject.person[:40])
            if person.is_child:
                raise UserError("person.child_counted")
            return person.household
        if subject.household is None or self._store.households.get(subject.household) is None:
            raise UserError("household.unknown", household=subject.household or "")
        return subject.household

    def _checked_time(self, writer: Writer, at: datetime | None) -> dict[str, str]:
        if at is None:
            return {}
        if at > latest_plausible(self._clock.now(), writer.last_hlc):
            raise UserError("visit.future", at=at.strftime("%d/%m/%Y %H:%M"))
        return {"at": iso(at)}


def _named(subject: Subject) -> dict[str, str]:
    if subject.person is not None:
        return {"person": subject.person}
    return {"household": str(subject.household)}

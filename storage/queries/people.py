"""Reads persons and consents, in one campaign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import orjson

from core.base.clock import Hlc, hlc_instant, iso
from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Platform, Stage
from core.records.consent import ConsentRecord, ConsentState, How, Subject
from core.records.person import CountCheck, PeopleTotals, Person, Sex, Way
from storage.db.connection import Connection
from storage.db.rows import first_column, first_row, named_rows, scalar

_PERSON: Final = """
SELECT p.n, p.id, h.id, p.name, p.phone, p.born, p.sex, p.child,
  (SELECT json_group_array(m.organisation) FROM membership m WHERE m.person = p.n),
  g.stage, g.reason, g.platform, coalesce(g.had, 0), g.at, o.name, p.gone, p.erased, p.may_tell
FROM person p JOIN household h ON h.n = p.canon
  LEFT JOIN progress g ON g.person = p.n AND g.campaign = :campaign
  LEFT JOIN officer o ON o.id = g.officer
"""


class _Row(NamedTuple):
    number: int
    id: PersonId
    household: HouseholdId
    name: str | None
    phone: str | None
    born: str | None
    sex: str | None
    child: int
    memberships: str
    stage: str | None
    reason: str | None
    platform: str | None
    had: int
    stage_hlc: str | None
    helper: str | None
    gone: str | None
    erased: int
    may_tell: int


_CHECK: Final = """
SELECT
  (SELECT people FROM visit v WHERE v.canon = h.n AND v.campaign = :campaign AND v.counts
    AND v.people IS NOT NULL ORDER BY v.at DESC, v.id DESC LIMIT 1),
  (SELECT smartphones FROM visit v WHERE v.canon = h.n AND v.campaign = :campaign AND v.counts
    AND v.smartphones IS NOT NULL ORDER BY v.at DESC, v.id DESC LIMIT 1),
  (SELECT sum(coalesce(v.installed, 0)) + coalesce((SELECT max(0, w.had - coalesce((SELECT sum(b.installed)
        FROM visit b WHERE b.canon = h.n AND b.campaign = :campaign AND b.counts
        AND (b.at, b.id) < (w.at, w.id)), 0)) FROM visit w WHERE w.canon = h.n
      AND w.campaign = :campaign AND w.counts AND w.had IS NOT NULL ORDER BY w.at, w.id LIMIT 1), 0)
    FROM visit v WHERE v.canon = h.n AND v.campaign = :campaign AND v.counts
    AND (v.installed IS NOT NULL OR v.had IS NOT NULL)),
  (SELECT coalesce(sum(v.installed), 0) FROM visit v
    WHERE v.canon = h.n AND v.campaign = :campaign AND v.counts),
  coalesce(h.persons, 0), coalesce(h.children, 0), coalesce(t.smartphones, 0), coalesce(t.had, 0),
  coalesce(t.installed, 0)
FROM household h LEFT JOIN people_total t ON t.household = h.n AND t.campaign = :campaign
WHERE h.n = (SELECT canon FROM household WHERE id = :household)
"""


class _Check(NamedTuple):
    counted_people: int | None = None
    counted_smartphones: int | None = None
    counted_installed: int | None = None
    helped_before: int = 0
    people: int = 0
    children: int = 0
    smartphones: int = 0
    had: int = 0
    installed: int = 0


_CONSENTS: Final = """
WITH h AS (SELECT n FROM household WHERE canon = (SELECT canon FROM household WHERE id = :household))
SELECT NULL, c.purpose, c.given, c.version, c.hash, c.how, coalesce(c.at, ltrim(c.hlc, '-w')),
    o.name, c.hlc, c.id
  FROM consent c LEFT JOIN officer o ON o.id = c.officer WHERE c.household IN h
UNION ALL
SELECT p.id, c.purpose, c.given, c.version, c.hash, c.how, coalesce(c.at, ltrim(c.hlc, '-w')),
    o.name, c.hlc, c.id
  FROM person p JOIN consent c ON c.person = p.n LEFT JOIN officer o ON o.id = c.officer
  WHERE p.canon = (SELECT canon FROM household WHERE id = :household)
ORDER BY 9, 10
"""


class _Consent(NamedTuple):
    person: PersonId | None
    purpose: str
    given: int | None
    version: str
    hash: str
    how: str
    at: str
    officer: str | None
    hlc: str
    id: str


class SqlPeopleReader:
    """Answers `core.people.ports.PeopleReader` from the workspace's database."""

    def __init__(self, connection: Connection, campaign: str) -> None:
        self._connection = connection
        self._campaign = campaign

    def way(self, household: HouseholdId) -> Way:
        persons = self._connection.execute(
            "SELECT c.persons FROM household h JOIN household c ON c.n = h.canon WHERE h.id = ?", (household,)
        )
        return Way.COUNTS if scalar(persons) is None else Way.PERSONS

    def of_household(self, household: HouseholdId) -> Sequence[Person]:
        rows = self._connection.execute(
            f"{_PERSON} WHERE p.canon = (SELECT canon FROM household WHERE id = :household)"
            " AND p.added IS NOT NULL AND p.gone IS NULL ORDER BY p.child, p.id",
            {"campaign": self._campaign, "household": household},
        )
        return [_person(row) for row in named_rows(_Row, rows)]

    def get(self, person: PersonId) -> Person | None:
        rows = self._connection.execute(
            f"{_PERSON} WHERE p.id = :person AND p.added IS NOT NULL",
            {"campaign": self._campaign, "person": person},
        )
        row = first_row(_Row, rows)
        return None if row is None else _person(row)

    def check(self, household: HouseholdId) -> CountCheck:
        rows = self._connection.execute(_CHECK, {"campaign": self._campaign, "household": household})
        row = first_row(_Check, rows) or _Check()
        return CountCheck(
            counted_people=row.counted_people,
            counted_smartphones=row.counted_smartphones,
            counted_installed=row.counted_installed,
            helped_before=row.helped_before,
            totals=PeopleTotals(
                people=row.people,
                children=row.children,
                smartphones=row.smartphones,
                had=row.had,
                installed=row.installed,
            ),
        )

    def steps(self, household: HouseholdId) -> Mapping[PersonId, Mapping[Stage, str]]:
        found: dict[PersonId, dict[Stage, str]] = {}
        for person, stage, hlc in self._connection.execute(
            "SELECT p.id, s.stage, max(ltrim(s.hlc, '-')) FROM person p JOIN person_stage s ON s.person = p.n"
            " WHERE p.canon = (SELECT canon FROM household WHERE id = ?) AND s.campaign = ?"
            " AND s.stage IS NOT NULL GROUP BY p.id, s.stage",
            (household, self._campaign),
        ):
            found.setdefault(PersonId(person), {})[Stage(stage)] = _iso_of(hlc)
        return found

    def full_files(self) -> Sequence[str]:
        rows = self._connection.execute(
            "SELECT file FROM batch WHERE direction = 'out' AND profile = 'full' ORDER BY n"
        )
        return first_column(rows)

    def consents(self, household: HouseholdId) -> Sequence[ConsentRecord]:
        said: dict[tuple[str, str], list[_Consent]] = {}
        for row in named_rows(_Consent, self._connection.execute(_CONSENTS, {"household": household})):
            said.setdefault((row.person or "", row.purpose), []).append(row)
        return [
            _record(household, person, purpose, told)
            for (person, purpose), told in sorted(said.items())
            if told[-1].given is not None
        ]

    def state(self, subject: Subject, purpose: str) -> ConsentState | None:
        household = subject.household
        if subject.person is not None and household is None:
            person = self.get(subject.person)
            household = None if person is None else person.household
        if household is None:
            return None
        found = {
            record.subject.person: record.state
            for record in self.consents(household)
            if record.purpose == purpose
        }
        own = found.get(subject.person) if subject.person is not None else None
        return found.get(None) if own is None else own


def _person(row: _Row) -> Person:
    return Person(
        number=row.number,
        id=row.id,
        household=row.household,
        name=row.name or "",
        phone=row.phone or "",
        born=row.born,
        sex=None if row.sex is None else Sex(row.sex),
        is_child=bool(row.child),
        memberships=tuple(sorted(orjson.loads(row.memberships))),
        stage=None if row.stage is None else Stage(row.stage),
        reason=row.reason,
        platform=None if row.platform is None else Platform(row.platform),
        had=bool(row.had),
        stage_at=None if row.stage_hlc is None else _iso_of(row.stage_hlc),
        helper=row.helper or "",
        gone=row.gone,
        is_erased=bool(row.erased),
        may_tell=bool(row.may_tell),
    )


def _record(household: HouseholdId, person: str, purpose: str, told: Iterable[_Consent]) -> ConsentRecord:
    """Return one purpose of one subject, from all its events in order."""
    given: _Consent | None = None
    taken: _Consent | None = None
    for row in told:
        if row.given is None:
            given = taken = None
        elif row.given:
            given, taken = row, None
        else:
            taken = row
    state = ConsentState.GIVEN if taken is None else ConsentState.WITHDRAWN
    return ConsentRecord(
        subject=Subject(person=PersonId(person)) if person else Subject(household=household),
        purpose=purpose,
        state=ConsentState.REFUSED if given is None else state,
        text_version="" if given is None else given.version,
        text_hash="" if given is None else given.hash,
        how=None if given is None else How(given.how),
        given_at=None if given is None else _said_at(given.at),
        given_by="" if given is None else given.officer or "",
        withdrawn_at=None if taken is None else _said_at(taken.at),
        withdrawn_by="" if taken is None else taken.officer or "",
    )


def _said_at(text: str) -> str:
    """The instant stated, else that of the event."""
    return text if "T" in text else _iso_of(text)


def _iso_of(hlc: str) -> str:
    return iso(hlc_instant(Hlc(hlc)))

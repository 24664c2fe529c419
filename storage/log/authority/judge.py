"""Verdicts on the events of a transaction, and again on what a new machine or subject touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from core.authority.may import ALLOWED, Answer, Place, Reason, Standing, Verdict, may, rule_of
from core.authority.rules import DeviceClass
from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.lines import Envelope, decode
from storage.db.connection import Connection
from storage.db.sql import json_list
from storage.log.authority.standings import Standings
from storage.projections.ownership.claims import Claim, contested, lines_about
from storage.projections.ownership.subjects import Subject, Units, names_another_unit, subjects_of, unit_of_id
from storage.projections.writer import FactWriter

CHUNK: Final = 4_000
FINAL_KINDS: Final = frozenset({EventKind.PERSON_ERASED})
"""Kinds that wait for a subject whose id names no unit, since they cannot be taken back; others are kept as
facts of a stub, which is in no list and no figure."""

_FORWARDERS: Final = """
SELECT x.event, d.id, b.n FROM json_each(?) j JOIN event_batch x ON x.event = j.value
  JOIN batch b ON b.n = x.batch LEFT JOIN device d ON d.n = b.forwarder WHERE b.applied
"""
_SEALED: Final = """
SELECT e.n FROM json_each(?) j JOIN event e ON e.n = j.value JOIN stream_seal z ON z.stream = e.stream
WHERE z.verified AND e.seq BETWEEN z.first AND z.last
  AND e.id NOT IN (SELECT value FROM json_each(z.without))
"""
_IN_A_SEALED_RANGE: Final = """
SELECT DISTINCT e.n FROM json_each(?) j JOIN event e ON e.n = j.value
  JOIN stream_seal z ON z.stream = e.stream AND e.seq BETWEEN z.first AND z.last
WHERE z.verified AND e.id NOT IN (SELECT json_extract(value, '$[1]') FROM json_each(z.cut))
"""
_UNSETTLED: Final = """
SELECT a.event FROM json_each(?) j JOIN awaited a ON a.subject = j.value
"""
_OF_DEVICES: Final = """
SELECT e.n FROM event e JOIN stream s ON s.n = e.stream WHERE s.device IN (SELECT value FROM json_each(?1))
  AND NOT e.local
UNION
SELECT x.event FROM batch b JOIN event_batch x ON x.batch = b.n
WHERE b.forwarder IN (SELECT value FROM json_each(?1))
"""


_OTHER_TEXTS: Final = """
SELECT DISTINCT o.event FROM json_each(?) j JOIN other_text o ON o.event = j.value
  JOIN batch b ON b.n = o.batch WHERE b.applied
"""


class Judged(NamedTuple):
    """A verdict on one event. `missing` are ids of subjects that have not arrived."""

    n: int
    answer: Answer
    missing: tuple[str, ...]


class Judge:
    """Judges received events; those recorded in this workspace are always allowed."""

    def __init__(self, connection: Connection, facts: FactWriter) -> None:
        self._connection = connection
        self._facts = facts
        self._standings = Standings(connection)
        self._may = cache(self._answer)

    def of_new(self, events: Sequence[tuple[int, Envelope]], forwarder: str) -> list[tuple[int, Envelope]]:
        """Return the events that apply, of those that `forwarder` just brought; notes the others."""
        barred = self._in_a_sealed_range([n for n, _ in events])
        brought: dict[int, tuple[str | None, ...]] = {
            n: () if n in barred and forwarder != event.device else (forwarder,) for n, event in events
        }
        judged = self._judge(events, brought)
        if not judged:
            return list(events)
        held = self._note(judged)
        return [(n, event) for n, event in events if n not in held]

    def check_own(self, events: Sequence[Envelope], own: Standing) -> None:
        """Raises `authority.outside` or `clock.not_above` where others would refuse an event of ours."""
        subjects = [subjects_of(event) for event in events]
        units = Units(self._connection, self._place_of)
        units.read(one for several in subjects for one in several)
        for event in events:
            units.define(event)
        for event, of_event in zip(events, subjects, strict=True):
            rule = rule_of(event.kind, event.payload)
            for place in (units.of(subject) for subject in of_event):
                answer = may(own, rule, place, self._standings.covers)
                if answer.reason is Reason.ABOVE:
                    raise UserError("clock.not_above")
                if answer.reason is Reason.OUTSIDE and place is not None:
                    raise UserError("authority.outside", unit=place.code)

    def settle(self, events: Iterable[Envelope]) -> None:
        """Judges again what waited for a subject that these events define."""
        if self._connection.execute("SELECT 1 FROM awaited LIMIT 1").fetchone() is None:
            return
        units = Units(self._connection, self._place_of)
        defined = [one for event in events if (one := units.define(event)) is not None]
        self.again([n for (n,) in self._connection.execute(_UNSETTLED, (json_list(defined),))])

    def settle_claims(self) -> None:
        """Judge again the events about households whose commune may have changed."""
        claims = self._facts.dirty.claims
        if claims:
            households = contested(self._connection, {Claim(*claim) for claim in claims})
            claims.clear()
            if households:
                self.again(lines_about(self._connection, households))

    def machines_changed(self) -> None:
        """Judge again the events written or passed on by machines whose class or unit changed."""
        self._standings.forget()
        self._may.cache_clear()
        execute = self._connection.execute
        known = {n: rest for n, *rest in execute("SELECT * FROM device_standing")}
        changed = []
        for n, device in execute("SELECT n, id FROM device").fetchall():
            now = self._standings.of(device)
            place = (None, None) if now.place is None else now.place
            if known.get(n, [DeviceClass.UNKNOWN.value, None, None]) != [now.cls.value, *place]:
                execute(
                    "INSERT OR REPLACE INTO device_standing VALUES (?, ?, ?, ?)", (n, now.cls.value, *place)
                )
                changed.append(n)
        if changed:
            self.again([n for (n,) in execute(_OF_DEVICES, (json_list(changed),))])

    def again(self, numbers: Iterable[int]) -> None:
        """Judges received events again, and writes or removes the facts of those whose verdict changed."""
        remaining = iter(sorted(set(numbers)))
        while chunk := list(islice(remaining, CHUNK)):
            self._again(chunk)

    def _again(self, chunk: list[int]) -> None:
        listed = json_list(chunk)
        rows = self._connection.execute(
            "SELECT e.n, e.verdict, e.line FROM json_each(?) j JOIN event e ON e.n = j.value"
            " WHERE e.live AND e.known AND NOT e.local AND e.erased IS NULL",
            (listed,),
        ).fetchall()
        before = {n: verdict for n, verdict, _ in rows}
        events = [(n, decode(bytes(line))) for n, _, line in rows]
        judged = self._judge(events, self._forwarders(listed, events))
        for table in ("judgement", "awaited"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE event IN (SELECT value FROM json_each(?))", (json_list(before),)
            )
        self._connection.execute(
            "UPDATE event SET verdict = 0 WHERE verdict AND n IN (SELECT value FROM json_each(?))",
            (json_list(before),),
        )
        held = self._note(judged)
        gone = [(n, event) for n, event in events if n in held and not before[n]]
        come = [(n, event) for n, event in events if n not in held and before[n]]
        if gone:
            self._facts.remove(gone)
        if come:
            self._facts.write_again(come)
            self.settle(event for _, event in come)

    def _forwarders(
        self, listed: str, events: Sequence[tuple[int, Envelope]]
    ) -> dict[int, tuple[str | None, ...]]:
        """Return the devices that vouch for each event: its own where its file or a seal proves it.

        The seal of an unknown machine takes nothing from the machine that passed the line on.
        """
        found: dict[int, tuple[str | None, ...]] = {}
        for event, device, _ in self._connection.execute(_FORWARDERS, (listed,)):
            found[event] = (*found.get(event, ()), device)
        devices = {n: event.device for n, event in events}
        sealed = {n for (n,) in self._connection.execute(_SEALED, (listed,)) if n in devices}
        for n in sealed:
            if self._standings.of(devices[n]).cls is not DeviceClass.UNKNOWN:
                found[n] = (*found.get(n, ()), devices[n])
        for n in self._in_a_sealed_range(devices) - sealed:
            if not {devices[n], None} & set(found.get(n, ())):
                found[n] = ()
        return found

    def _in_a_sealed_range(self, numbers: Iterable[int]) -> set[int]:
        """Return the events among lines that their machine sealed: one that no seal covers waits."""
        if self._connection.execute("SELECT 1 FROM stream_seal WHERE verified LIMIT 1").fetchone() is None:
            return set()
        return {n for (n,) in self._connection.execute(_IN_A_SEALED_RANGE, (json_list(numbers),))}

    def _note(self, judged: Sequence[Judged]) -> set[int]:
        """Writes the verdicts that are not plain; the events that do not apply."""
        rows = [(one.n, one.answer.verdict, one.answer.reason) for one in judged]
        self._connection.executemany("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT OR IGNORE INTO awaited VALUES (?, ?)",
            [(subject, one.n) for one in judged for subject in one.missing],
        )
        held = [(verdict, n) for n, verdict, _ in rows if verdict]
        self._connection.executemany("UPDATE event SET verdict = ? WHERE n = ?", held)
        return {n for _, n in held}

    def _judge(
        self, events: Sequence[tuple[int, Envelope]], forwarders: dict[int, tuple[str | None, ...]]
    ) -> list[Judged]:
        """The verdicts that are not plainly allowed."""
        subjects = [tuple(subjects_of(event)) for _, event in events]
        units = Units(self._connection, self._place_of)
        units.read(one for several in subjects for one in several)
        of_added: dict[int, Judged] = {}
        for (n, event), of_event in zip(events, subjects, strict=True):
            if event.kind == EventKind.HOUSEHOLD_ADDED:
                of_added[n] = self._one(event, of_event, forwarders.get(n, ()), units)
            if n not in of_added or of_added[n].answer is ALLOWED:
                units.define(event)
        judged, doubted = [], self._doubted(events, forwarders)
        for (n, event), of_event in zip(events, subjects, strict=True):
            found = of_added.get(n) or self._one(event, of_event, forwarders.get(n, ()), units)
            if n in doubted:
                found = Judged(n, Answer(Verdict.WAITING, Reason.TWO_TEXTS), found.missing)
            if found is not _PLAIN:
                judged.append(found._replace(n=n))
        return judged

    def _doubted(
        self, events: Sequence[tuple[int, Envelope]], forwarders: dict[int, tuple[str | None, ...]]
    ) -> set[int]:
        """Events of which another text came, where no file of their own machine brought this one."""
        if self._connection.execute("SELECT 1 FROM other_text LIMIT 1").fetchone() is None:
            return set()
        ids = {event.id: n for n, event in events if not {event.device, None} & set(forwarders.get(n, ()))}
        found = self._connection.execute(_OTHER_TEXTS, (json_list(ids),))
        return {ids[one] for (one,) in found}

    def _one(
        self,
        event: Envelope,
        subjects: tuple[Subject, ...],
        forwarders: tuple[str | None, ...],
        units: Units,
    ) -> Judged:
        rule = rule_of(event.kind, event.payload)
        places = tuple([units.of(subject) for subject in subjects]) or (None,)
        if event.kind in FINAL_KINDS:
            places = tuple([place or unit_of_id(one) for one, place in zip(subjects, places, strict=True)])
        if names_another_unit(event, places):
            return Judged(0, Answer(Verdict.REFUSED, Reason.OUTSIDE), ())
        if len(places) == 1 and self._may(event.device, rule, places[0], forwarders) is ALLOWED:
            return _PLAIN
        worst, missing = ALLOWED, []
        for subject, place in zip(subjects or (None,), places, strict=True):
            answer = self._may(event.device, rule, place, forwarders)
            if answer.reason is Reason.UNKNOWN_SUBJECT and subject is not None:
                missing.append(units.awaits(subject))
                if event.kind not in FINAL_KINDS:
                    answer = Answer(Verdict.ALLOWED, Reason.UNKNOWN_SUBJECT)
            if answer is not ALLOWED and _GRAVITY[answer.verdict] >= _GRAVITY[worst.verdict]:
                worst = answer
        return _PLAIN if worst is ALLOWED else Judged(0, worst, tuple(missing))

    def _answer(
        self, device: str, rule: str, place: Place | None, forwarders: tuple[str | None, ...]
    ) -> Answer:
        """`may` of the machine itself and, where nothing proves the line, of one that passed it on.

        A file of a program before this table names no forwarder: what it brought stays as it was.
        """
        if None in forwarders:
            return ALLOWED
        covers = self._standings.covers
        own = self._standings.of(device)
        said = may(own, rule, place, covers)
        if device in forwarders:
            return said
        awaited = said.reason is Reason.UNKNOWN_SUBJECT
        if own.cls is not DeviceClass.UNKNOWN and said is not ALLOWED and not awaited:
            return said
        passed = [may(self._standings.of(str(one)), rule, place, covers) for one in forwarders]
        if ALLOWED in passed:
            return said if awaited else ALLOWED
        if any(one.reason is Reason.UNKNOWN_SUBJECT for one in passed):
            return Answer(Verdict.WAITING, Reason.UNKNOWN_SUBJECT)
        unknown = own.cls is DeviceClass.UNKNOWN
        return Answer(Verdict.WAITING, Reason.UNKNOWN_MACHINE if unknown else Reason.UNPROVEN)

    def _place_of(self, device: str) -> Place | None:
        return self._standings.of(device).place

    def standing(self, device: str) -> Standing:
        """Return class and unit of a machine."""
        return self._standings.of(device)


_GRAVITY: Final = {Verdict.ALLOWED: 0, Verdict.WAITING: 1, Verdict.REFUSED: 2}
"""Of several subjects of a line the gravest answer counts."""
_PLAIN: Final = Judged(0, ALLOWED, ())

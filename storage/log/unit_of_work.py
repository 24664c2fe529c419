"""One transaction: events recorded in it, their facts, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from core.base.clock import HLC_ZERO, Clock, Hlc, iso, next_hlc, observed_hlc, utc_millis
from core.base.ids import DeviceId, EventId, HouseholdId, IdSource, OfficerId, household_code
from core.events.kinds import EventKind, event_class, kind_version
from core.events.lines import Envelope, encode
from core.events.registers import BASE, MOST_BASE, WITH_BASE, Register, registers
from core.events.strictjson import Json
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import json_list, read_meta
from storage.log.authority.standings import OWN_KEYS, own_standing
from storage.log.event_store import EventStore
from storage.log.seeing import closings_seen, pairs_seen, returned_ahead, tips_seen
from storage.log.undo.acts import note_act
from storage.projections.derive import derive
from storage.projections.writer import FactWriter

INCARNATION: Final = "incarnation"
LAST_HLC: Final = "last_hlc"
NEXT_CODE: Final = "next_code"
CODE_BLOCK: Final = "code_block"
SUSPECT_AHEAD: Final = timedelta(hours=24)
"""A visit further ahead of the moment it is read is kept, counts and is flagged (M12)."""


_MAKING: Final[Mapping[str, str]] = {
    EventKind.HOUSEHOLD_ADDED: "household",
    EventKind.PERSON_ADDED: "person",
}
_KNOWN_HOUSEHOLDS: Final = "SELECT h.id FROM json_each(?) j JOIN household h ON h.id = j.value"

_ANSWERING: Final = frozenset({EventKind.VISIT_RECORDED, EventKind.VISIT_CORRECTED, EventKind.VISIT_VOIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Writer of events: a laptop's id and its random incarnation, 16 hex digits (sync.md, Identity
    and gaps).
    """

    device: DeviceId
    incarnation: str
    officer: OfficerId | None


class UnitOfWork:
    """Records events and local values inside one transaction; made by `writing`."""

    def __init__(self, connection: Connection, identity: Identity, clock: Clock, ids: IdSource) -> None:
        self.connection = connection
        self.facts = FactWriter(connection, iso(clock.now() + SUSPECT_AHEAD))
        self.events = EventStore(connection, self.facts)
        self._identity = identity
        asked = "SELECT key, value FROM meta WHERE key IN (SELECT value FROM json_each(?))"
        meta: dict[str, str] = dict(
            connection.execute(asked, (json_list((INCARNATION, LAST_HLC, *OWN_KEYS)),))
        )
        self._own = own_standing(meta)
        self._incarnation = meta.get(INCARNATION) or identity.incarnation
        self._clock = clock
        self._ids = ids
        self._pending: list[tuple[Envelope, bytes]] = []
        self._sequence: dict[str, int] = {}
        self.last_hlc = Hlc(meta.get(LAST_HLC) or HLC_ZERO)
        self._hlc_moved = False
        self._code_block = ""
        self._next_code: int | None = None
        self._recorded: list[tuple[EventId, EventKind]] = []
        self._keeps_undo = False
        self._told: dict[Register, EventId] = {}
        self._seen: dict[Register, list[str]] = {}
        self._made: set[str] = set()
        """Subjects without events of other machines: their registers need no lookup."""

    def record(self, kind: EventKind, payload: Mapping[str, object]) -> EventId:
        """Adds one event of this laptop; its class and what its author sees follow from kind and payload."""
        cls = event_class(kind, payload)
        now = self._clock.now()
        self.last_hlc = next_hlc(self.last_hlc, now)
        self._hlc_moved = True
        sets = registers(kind, payload)
        if kind in WITH_BASE:
            payload = self._with_base(sets, payload)
        envelope = Envelope(
            id=EventId(self._ids.new(utc_millis(now))),
            kind=kind.value,
            v=kind_version(kind),
            device=self._identity.device,
            incarnation=self._incarnation,
            cls=cls,
            seq=self._next_sequence(cls.value),
            hlc=self.last_hlc,
            officer=self._identity.officer,
            payload=cast(Mapping[str, Json], payload),
        )
        self._pending.append((envelope, encode(envelope)))
        self._told.update(dict.fromkeys(sets, envelope.id))
        self._note_made(envelope)
        self._answer_returns(kind, payload)
        self._recorded.append((envelope.id, kind))
        return envelope.id

    def _with_base(self, sets: Sequence[Register], payload: Mapping[str, object]) -> Mapping[str, object]:
        """Return the payload with the stored tips; events of this transaction have seen them already."""
        told: dict[str, None] = {}
        asked = []
        for one in sets:
            if one in self._told:
                told[self._told[one]] = None
            elif one in self._seen:
                told |= dict.fromkeys(self._seen[one])
            elif one[1] not in self._made:
                asked.append(one)
        if asked:
            told |= dict.fromkeys(tips_seen(self.connection, asked, payload, self.last_hlc))
        if BASE in payload:
            payload = {key: value for key, value in payload.items() if key != BASE}
        return {**payload, BASE: list(told)[:MOST_BASE]} if told else payload

    def look_at_closings(self, households: Sequence[HouseholdId]) -> None:
        """Reads at one go what `record` would ask for each household that is closed or reopened next."""
        for household, tips in closings_seen(self.connection, households).items():
            self._seen["closing", household] = tips

    def look_at_pairs(self, pairs: Sequence[tuple[HouseholdId, HouseholdId]]) -> None:
        """Read at one go what `record` would ask for each pair that is answered next."""
        for (one, other), tips in pairs_seen(self.connection, pairs).items():
            self._seen["pair", one, other] = tips

    def _note_made(self, event: Envelope) -> None:
        """Note a subject made in this transaction, which has no other events: its registers need no
        lookup.
        """
        if event.kind == EventKind.VISIT_RECORDED:
            self._made.add(event.id)
            return
        table = _MAKING.get(event.kind, "")
        if not table or event.payload[table] in self._made:
            return
        made = str(event.payload[table])
        known = self.connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (made,)).fetchone()
        if known is None:
            self._made.add(made)

    def look_at_new(self, households: Sequence[HouseholdId]) -> None:
        """Read at one go which households named by a list have events already."""
        known = self.connection.execute(_KNOWN_HOUSEHOLDS, (json_list(households),))
        self._made |= set(households).difference(one for (one,) in known)

    def _answer_returns(self, kind: EventKind, payload: Mapping[str, object]) -> None:
        """Answer returned visits when their household is visited or they are corrected, whatever the clocks
        showed.
        """
        if kind in _ANSWERING:
            for visit, reason in returned_ahead(self.connection, payload, self.last_hlc):
                said = {"visit": visit, "reason": reason, "returned": False}
                self.record(EventKind.VISIT_RETURNED, said)

    def keep_undo(self) -> None:
        """Record this transaction as one act that Ctrl+Z takes back."""
        self._keeps_undo = True

    def now(self) -> datetime:
        return self._clock.now()

    def new_id(self) -> str:
        return self._ids.new(utc_millis(self._clock.now()))

    def next_household_code(self) -> str:
        """The next printed code of this workspace; never given twice."""
        if self._next_code is None:
            self._code_block = self.meta(CODE_BLOCK) or ""
            self._next_code = int(self.meta(NEXT_CODE) or "1")
        self._next_code += 1
        return household_code(self._code_block, self._next_code - 1)

    def observe(self, hlc: Hlc) -> None:
        """Moves the logical clock after reading a file, by five minutes beyond now at most (M12)."""
        self.last_hlc = observed_hlc(self.last_hlc, hlc, self._clock.now())
        self._hlc_moved = True

    def meta(self, key: str) -> str | None:
        return read_meta(self.connection, key)

    def set_meta(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def clear_draft(self, household: HouseholdId) -> None:
        self.connection.execute(
            "DELETE FROM draft WHERE household = (SELECT n FROM household WHERE id = ?)", (household,)
        )

    def clear_form(self, form: str) -> None:
        self.connection.execute("DELETE FROM form_draft WHERE form = ?", (form,))

    def audit(self, what: str, detail: str) -> None:
        """Notes locally who looked at or sent what; no personal data in `detail`."""
        self.connection.execute(
            "INSERT INTO audit (at, what, detail) VALUES (?, ?, ?)",
            (self._clock.now().isoformat(timespec="seconds"), what, detail),
        )

    def flush(self) -> None:
        """Writes what was recorded so far and derives what follows; reads inside the transaction see it."""
        if self._pending:
            pending, self._pending = self._pending, []
            self._told.clear()
            self._seen.clear()
            self._check_own([event for event, _ in pending])
            self._made.clear()
            self.events.append_own(pending)
            self.connection.executemany(
                "UPDATE stream SET last_seq = ? WHERE n = ?",
                [(last, self._stream(cls)) for cls, last in self._sequence.items()],
            )
        self.events.judge.settle_claims()
        derive(self.connection, self.facts.dirty)
        if self._next_code is not None:
            self.set_meta(NEXT_CODE, str(self._next_code))
        if self._hlc_moved:
            self.set_meta(LAST_HLC, self.last_hlc)
            self._hlc_moved = False

    def _check_own(self, events: Sequence[Envelope]) -> None:
        """Check authority; fields of a household made in this transaction are of its unit: only its adding is
        checked.
        """
        if self._own is not None:
            made, field = self._made, EventKind.HOUSEHOLD_FIELD
            asked = [one for one in events if one.kind != field or one.payload["household"] not in made]
            self.events.judge.check_own(asked, self._own)

    def note_act(self) -> None:
        """At the end: the act for the undo, where this transaction keeps one."""
        if self._keeps_undo:
            note_act(self.connection, self.now(), self._recorded)

    def _next_sequence(self, cls: str) -> int:
        if cls not in self._sequence:
            last = self.connection.execute("SELECT last_seq FROM stream WHERE n = ?", (self._stream(cls),))
            self._sequence[cls] = int(scalar(last))
        self._sequence[cls] += 1
        return self._sequence[cls]

    def _stream(self, cls: str) -> int:
        return self.events.stream_number(self._identity.device, self._incarnation, cls)


@contextmanager
def writing(connection: Connection, identity: Identity, clock: Clock, ids: IdSource) -> Iterator[UnitOfWork]:
    """BEGIN IMMEDIATE, the caller's work, what follows from it, COMMIT with one fsync."""
    with transaction(connection):
        unit = UnitOfWork(connection, identity, clock, ids)
        yield unit
        unit.flush()
        unit.note_act()

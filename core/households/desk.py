"""Adding and correcting households at the door; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.base.changes import Outcome, Topic, touched
from core.base.errors import ExitCode, UserError
from core.base.ids import QR_PREFIX, HouseholdId, bound_id, parse_household_code
from core.base.phones import holds_phone, read_phone
from core.base.text import fold
from core.base.validation import checked_text
from core.events.kinds import PROVINCE, EventKind, HouseholdField, without_none
from core.ports import HouseholdReader, Store, Writer
from core.records.household import CloseReason, HouseholdRow, ReopenReason
from core.records.walking import on_street
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHousehold:
    """Values of a household found in the field."""

    name: str
    hamlet: str
    group: str = ""
    address: str = ""
    phone: str = ""
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """New place of a household, in this commune."""

    hamlet: str
    group: str = ""
    address: str = ""


class HouseholdDesk:
    """The use cases of one household; only a workspace at or below a commune (`commune`) adds some."""

    def __init__(self, store: Store, commune: UnitKey | None) -> None:
        self._store = store
        self._commune = commune

    def add(
        self, new: NewHousehold, *, draft: str = "", also: Callable[[Writer, HouseholdId], None] | None = None
    ) -> Outcome[HouseholdId]:
        """Add a household with a code of its own; `draft`: the form with its text, deleted in the same
        transaction.

        `also` records more of the new household in the same transaction, as one act of the undo. Raises
        `household.needs_commune`, `household.no_name`, `household.phone` or `household.text`.
        """
        return self._add(new, draft=draft, also=also)

    def split(self, origin: HouseholdId, new: NewHousehold, *, draft: str = "") -> Outcome[HouseholdId]:
        """Adds a household that was part of `origin` until now; the histories of both name the other.

        Raises `household.unknown` and what `add` raises.
        """
        self.known(origin)
        return self._add(new, origin, draft=draft)

    def _add(
        self,
        new: NewHousehold,
        origin: HouseholdId | None = None,
        *,
        draft: str,
        also: Callable[[Writer, HouseholdId], None] | None = None,
    ) -> Outcome[HouseholdId]:
        if self._commune is None:
            raise UserError("household.needs_commune")
        texts = {name: checked_text(getattr(new, name)) for name in ("name", "hamlet", "group", "address")}
        for place in (texts["hamlet"], texts["group"]):
            _check_place(place, texts["name"])
        if not texts["name"]:
            raise UserError("household.no_name")
        phone = _checked_phone(new.phone)
        with self._store.writing() as writer:
            household = add_household(
                writer,
                self._commune,
                added=without_none(
                    hamlet=texts["hamlet"] or None,
                    group=texts["group"] or None,
                    split_from=origin,
                ),
                fields={
                    HouseholdField.NAME: texts["name"],
                    HouseholdField.ADDRESS: texts["address"] or None,
                    HouseholdField.PHONE: phone,
                    HouseholdField.ORDER: new.order,
                },
            )
            writer.keep_undo()
            if also is not None:
                also(writer, household)
            if draft:
                writer.clear_form(draft)
        return Outcome(household, touched(Topic.HOUSEHOLDS, household=household))

    def move(self, household: HouseholdId, place: NewPlace) -> Outcome[HouseholdId]:
        """Another door of this commune; the household keeps its id, its code, its visits and its history.

        Raises `household.unknown`, `household.no_move` where nothing differs, or `household.text`.
        """
        shown = shown_fields(self.known(household))
        for text in (place.hamlet, place.group):
            _check_place(text, shown[HouseholdField.NAME])
        stated = {
            HouseholdField.HAMLET: checked_text(place.hamlet),
            HouseholdField.GROUP: checked_text(place.group),
            HouseholdField.ADDRESS: checked_text(place.address),
        }
        changed = {field: text for field, text in stated.items() if text != shown[field]}
        if not changed:
            raise UserError("household.no_move")
        with self._store.writing() as writer:
            for field, text in changed.items():
                self._record_field(writer, household, field, text)
            writer.keep_undo()
        return Outcome(household, touched(Topic.HOUSEHOLDS, household=household))

    def correct_places(
        self, households: Sequence[HouseholdId], place: NewPlace
    ) -> Outcome[tuple[HouseholdId, ...]]:
        """Correct hamlet, group and street of many as one act; an empty text leaves what each has.

        An address without a house number replaces the street and leaves each number. Returns those that
        changed. Raises `assign.nothing`, `household.unknown`, `household.place_person` or `household.text`.
        """
        rows = {row.id: row for row in self._store.households.rows_of(households)}
        stated = {
            HouseholdField.HAMLET: checked_text(place.hamlet),
            HouseholdField.GROUP: checked_text(place.group),
            HouseholdField.ADDRESS: checked_text(place.address),
        }
        if not households or not any(stated.values()):
            raise UserError("assign.nothing")
        changed: dict[HouseholdId, dict[HouseholdField, str]] = {}
        for household in households:
            if household not in rows:
                raise UserError("household.unknown", household=household)
            changed[household] = _differing(rows[household], stated)
        with self._store.writing() as writer:
            for household, fields in changed.items():
                for field, text in fields.items():
                    self._record_field(writer, household, field, text)
            writer.keep_undo()
        done = tuple(household for household, fields in changed.items() if fields)
        return Outcome(done, touched(Topic.HOUSEHOLDS))

    def set_field(self, household: HouseholdId, field: HouseholdField, value: str) -> Outcome[HouseholdId]:
        """Changes one field; the same value again is no event."""
        row = self.known(household)
        text = (_checked_phone(value) or "") if field is HouseholdField.PHONE else checked_text(value)
        if field is HouseholdField.NAME and not text:
            raise UserError("household.no_name")
        if field in {HouseholdField.HAMLET, HouseholdField.GROUP}:
            _check_place(text, row.head)
        if text == shown_fields(row)[field]:
            return Outcome(household, touched())
        with self._store.writing() as writer:
            self._record_field(writer, household, field, text)
            writer.keep_undo()
        return Outcome(household, touched(Topic.HOUSEHOLDS, household=household))

    def _record_field(self, writer: Writer, household: HouseholdId, field: HouseholdField, text: str) -> None:
        seen = basis(self._store.households, household)
        by = {} if self._commune is not None else {"by": PROVINCE}
        payload = {"household": household, "field": field.value, "value": text or None, **seen, **by}
        writer.record(EventKind.HOUSEHOLD_FIELD, payload)

    def close(self, household: HouseholdId, reason: CloseReason) -> Outcome[HouseholdId]:
        """Takes a household off the lists; its visits and history stay."""
        if self.known(household).closed == reason:
            return Outcome(household, touched())
        with self._store.writing() as writer:
            writer.record(EventKind.HOUSEHOLD_CLOSED, {"household": household, "reason": reason.value})
            writer.keep_undo()
        return Outcome(household, touched(Topic.HOUSEHOLDS, household=household))

    def reopen(self, household: HouseholdId, reason: ReopenReason | None = None) -> Outcome[HouseholdId]:
        """Put a household back on the lists; the reason is kept in the history."""
        if self.known(household).closed is None:
            return Outcome(household, touched())
        said = without_none(household=household, reason=None if reason is None else reason.value)
        with self._store.writing() as writer:
            writer.record(EventKind.HOUSEHOLD_REOPENED, said)
            writer.keep_undo()
        return Outcome(household, touched(Topic.HOUSEHOLDS, household=household))

    def merge(self, one: HouseholdId, other: HouseholdId) -> Outcome[HouseholdId]:
        """Record that two records are one household; the smaller id is used for both (M10).

        Visits stay with their own record and are read through it. Raises `household.itself`.
        """
        return self._say(EventKind.HOUSEHOLD_SAME, one, other)

    def part(self, one: HouseholdId, other: HouseholdId) -> Outcome[HouseholdId]:
        """Takes `merge` back. Raises `household.joined` where only a third record joins them."""
        reader = self._store.households
        if not reader.answered(one, other) and reader.joined_otherwise(one, other):
            raise UserError("household.joined", exit_code=ExitCode.NEEDS_DECISION)
        return self._say(EventKind.HOUSEHOLD_NOT_SAME, one, other)

    def _say(self, kind: EventKind, one: HouseholdId, other: HouseholdId) -> Outcome[HouseholdId]:
        for household in (one, other):
            self.known(household)
        if one == other:
            raise UserError("household.itself")
        wanted = kind is EventKind.HOUSEHOLD_SAME
        if self._store.households.answered(one, other) is wanted:
            return Outcome(min(one, other), touched())
        with self._store.writing() as writer:
            writer.record(kind, {"a": min(one, other), "b": max(one, other)})
            writer.keep_undo()
        return Outcome(min(one, other), touched(Topic.HOUSEHOLDS, Topic.VISITS))

    def known(self, household: HouseholdId) -> HouseholdRow:
        """The household. Raises `household.unknown`."""
        row = self._store.households.get(household)
        if row is None:
            raise UserError("household.unknown", household=household)
        return row

    def is_printed_code(self, text: str) -> bool:
        """Return True if a text begins like the codes of this workspace, so that it is no name and no
        address.
        """
        bare = text.strip().upper()
        return bare.startswith(QR_PREFIX) or (bare[2:3] == "-" and self._store.households.has_block(bare[:2]))

    def find(self, text: str) -> HouseholdId:
        """The household of an id or a printed code. Raises `code.*`, `household.unknown`, `code.twice`."""
        row = self._store.households.get(HouseholdId(text.strip().lower()))
        if row is not None:
            return row.id
        code = parse_household_code(text)
        rows = self._store.households.by_code(code)
        block = code[:2]
        if (
            not rows
            and block != self._store.meta("code_block")
            and not self._store.households.has_block(block)
        ):
            raise UserError("code.elsewhere", code=code)
        if not rows:
            raise UserError("household.unknown", household=text.strip()[:40])
        if len(rows) > 1:
            raise UserError("code.twice", code=rows[0].code, heads=", ".join(row.head for row in rows))
        return rows[0].id


def add_household(
    writer: Writer,
    commune: UnitKey,
    *,
    added: dict[str, object],
    fields: Mapping[HouseholdField, object],
    household: HouseholdId | None = None,
) -> HouseholdId:
    """Records a new household with the next code of the workspace and its first field values.

    `household` is its id by a list; None: a new one.
    """
    household = household or HouseholdId(bound_id(writer.new_id(), commune.code))
    writer.record(EventKind.HOUSEHOLD_ADDED, {"household": household, **place_of(commune), **added})
    for field, value in {HouseholdField.CODE: writer.next_household_code(), **fields}.items():
        if value is not None:
            writer.record(
                EventKind.HOUSEHOLD_FIELD,
                {"household": household, "field": field.value, "value": value},
            )
    return household


def place_of(commune: UnitKey) -> dict[str, object]:
    """Return the payload of `household.added` about its commune."""
    return {"commune": commune.code, "valid_from": commune.valid_from.isoformat()}


def basis(reader: HouseholdReader, household: HouseholdId) -> dict[str, object]:
    """Return the events of other machines that the author of a change had seen: `seen` (docs/events.md)."""
    return without_none(seen=reader.last_seen(household))


def shown_fields(row: HouseholdRow) -> dict[HouseholdField, str]:
    """Return the current text fields of a household."""
    return {
        HouseholdField.NAME: row.head,
        HouseholdField.PHONE: row.phone,
        HouseholdField.ADDRESS: row.address,
        HouseholdField.NOTE: row.note,
        HouseholdField.HAMLET: row.hamlet,
        HouseholdField.GROUP: row.group,
        HouseholdField.CODE: row.code,
    }


def _differing(row: HouseholdRow, stated: Mapping[HouseholdField, str]) -> dict[HouseholdField, str]:
    """Return the stated texts that differ from those of a household."""
    shown = shown_fields(row)
    wanted = {field: text for field, text in stated.items() if text}
    for field in (HouseholdField.HAMLET, HouseholdField.GROUP):
        _check_place(wanted.get(field, ""), row.head)
    if address := wanted.get(HouseholdField.ADDRESS):
        wanted[HouseholdField.ADDRESS] = on_street(row.address, address)
    return {field: text for field, text in wanted.items() if text != shown[field]}


def _check_place(text: str, head: str) -> None:
    """Raises `household.place_person`: hamlet and group leave in files without names."""
    if names_a_person(text, head):
        raise UserError("household.place_person")


def names_a_person(place: str, head: str) -> bool:
    """Return True if a hamlet or group holds a telephone number or is the name of the head."""
    return holds_phone(place) or (bool(head) and fold(place) == fold(head))


def _checked_phone(value: str) -> str | None:
    if not value.strip():
        return None
    phone = read_phone(value)
    if phone.value is None:
        raise UserError("household.phone", phone=value.strip()[:20])
    return phone.value

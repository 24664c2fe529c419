"""Recording, correcting and voiding visits."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from core.base.changes import Changes, Outcome, Topic, touched
from core.base.clock import HLC_ZERO, Clock, Hlc, iso, latest_plausible, parse_instant
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import EventKind, without_none
from core.ports import Store, Writer
from core.records.visit import Visit, VisitEntry, check_visit, normalised
from core.units.models import UnitKey
from core.visits.plausibility import Unusual, known_of, soft_concerns

_STATED = ("people", "smartphones", "had", "installed", "callback", "flyer")


class VisitDesk:
    """The use cases of one visit; each ends on the disk or changes nothing."""

    def __init__(self, store: Store, clock: Clock, campaign: str, commune: UnitKey | None = None) -> None:
        """`commune`: a workspace of a commune only records visits of its own households."""
        self._store = store
        self._commune = commune
        self._clock = clock
        self._campaign = campaign

    def record(self, entry: VisitEntry) -> Outcome[VisitId]:
        """Records a visit. Raises `household.unknown`, `.other_unit`, or what `check_visit` raises."""
        entry = normalised(entry)
        self._check_place(entry.household)
        with self._store.writing() as writer:
            visit = self.record_in(writer, entry)
        return Outcome(visit, self._touched(entry.household))

    def record_in(self, writer: Writer, entry: VisitEntry) -> VisitId:
        """Records a visit in a transaction that is open. Raises what `check_visit` raises."""
        entry = normalised(entry)
        self._check(entry, writer)
        visit = VisitId(
            writer.record(
                EventKind.VISIT_RECORDED,
                without_none(
                    campaign=self._campaign,
                    household=entry.household,
                    at=iso(entry.at),
                    result=entry.result.value,
                    **{name: getattr(entry, name) for name in _STATED},
                ),
            )
        )
        writer.keep_undo()
        if entry.note:
            writer.record(EventKind.VISIT_NOTE, {"visit": visit, "text": entry.note})
        writer.clear_draft(entry.household)
        return visit

    def check(
        self, entry: VisitEntry, *, of_new: bool = False, former: Visit | None = None
    ) -> tuple[Unusual, ...]:
        """Return the unusual values of an entry that may be recorded. Raises the errors of `record`.

        `of_new`: its household will be added with it. `former`: the visit that the entry corrects.
        """
        if not of_new:
            self._check_place(entry.household)
        last = Hlc(self._store.meta("last_hlc") or HLC_ZERO)
        check_visit(normalised(entry), latest=latest_plausible(self._clock.now(), last))
        return self.unusual(entry, former=former)

    def unusual(self, entry: VisitEntry, *, former: Visit | None = None) -> tuple[Unusual, ...]:
        """Return what wants a second look in an entry that passed `check_visit`; see `check`."""
        return soft_concerns(entry, known_of(self._store.households.get(entry.household), former))

    def correct(self, visit: VisitId, entry: VisitEntry) -> Outcome[VisitId]:
        """Replaces what a visit states by `entry`; only what differs is recorded."""
        former = self._known(visit)
        entry = normalised(entry)
        with self._store.writing() as writer:
            self._check(entry, writer)
            after: dict[str, object] = {
                "at": iso(entry.at),
                "result": entry.result.value,
                **{name: getattr(entry, name) for name in _STATED if name != "flyer"},
            }
            before = _stated(former)
            writer.keep_undo()
            changed = {name: value for name, value in after.items() if value != before[name]}
            if changed:
                writer.record(EventKind.VISIT_CORRECTED, {"visit": visit, **changed})
            if entry.note and entry.note != former.note:
                writer.record(EventKind.VISIT_NOTE, {"visit": visit, "text": entry.note})
        return Outcome(visit, self._touched(former.household))

    def void(self, visit: VisitId) -> Outcome[VisitId]:
        """Hides a visit from every figure; it stays in the history and can be restored."""
        return self._set_voided(visit, "void")

    def restore(self, visit: VisitId) -> Outcome[VisitId]:
        """Takes a void back."""
        return self._set_voided(visit, "restore")

    def save_draft(self, household: HouseholdId, text: str) -> None:
        """Keeps an unfinished line on the disk; an empty text forgets it."""
        self._store.save_draft(household, text)

    def now(self) -> datetime:
        return self._clock.now()

    def _set_voided(self, visit: VisitId, action: str) -> Outcome[VisitId]:
        former = self._known(visit)
        if former.voided is (action == "void"):
            return Outcome(visit, touched())
        with self._store.writing() as writer:
            writer.record(EventKind.VISIT_VOIDED, {"visit": visit, "voided": action == "void"})
            writer.keep_undo()
        return Outcome(visit, self._touched(former.household))

    def _check_place(self, household: HouseholdId) -> None:
        reader = self._store.households
        row = reader.get(household)
        if row is None:
            raise UserError("household.unknown", household=household)
        commune = reader.commune(household)
        if self._commune is not None and commune not in {None, self._commune.code}:
            raise UserError("household.other_unit", head=row.head or row.code, unit=commune)

    def _known(self, visit: VisitId) -> Visit:
        known = self._store.households.visit(visit)
        if known is None:
            raise UserError("visit.unknown", visit=visit)
        return known

    def _check(self, entry: VisitEntry, writer: Writer) -> None:
        check_visit(entry, latest=latest_plausible(self._clock.now(), writer.last_hlc))

    def _touched(self, household: HouseholdId) -> Changes:
        return touched(Topic.VISITS, Topic.HOUSEHOLDS, household=household)


def entry_of(visit: Visit) -> VisitEntry:
    """Return the entry that would record `visit` in its current state, as the start of a correction."""
    shared = {field.name for field in fields(VisitEntry)} - {"flyer"}
    return VisitEntry(**{name: getattr(visit, name) for name in shared})


def _stated(visit: Visit) -> dict[str, object]:
    return {
        "at": iso(visit.at),
        "result": visit.result.value,
        **{name: getattr(visit, name) for name in _STATED if name != "flyer"},
    }


def parse_visit_time(text: str | None, clock: Clock) -> datetime:
    """The instant of `--at`, or now."""
    return clock.now() if text is None else parse_instant(text)

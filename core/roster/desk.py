"""Loading the commune's household list: scan, plan, apply; and taking a whole import back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import ExitCode, UserError
from core.base.ids import HouseholdId, ImportId
from core.base.progress import SILENT, Progress
from core.events.kinds import EventKind, HouseholdField, without_none
from core.households.desk import add_household, basis, place_of
from core.people.directory import Directory, entries_of
from core.people.organisations import OrganisationDesk
from core.ports import Store, Writer
from core.records.household import CloseReason
from core.units.models import UnitKey

if TYPE_CHECKING:
    from core.roster.model import (
        ColumnMapping,
        ErasedHeads,
        KnownHousehold,
        PlannedHousehold,
        RosterPlan,
        RosterValues,
        RowKey,
        Scan,
    )

_REGISTERS: Final = {
    "name": HouseholdField.NAME,
    "phone": HouseholdField.PHONE,
    "address": HouseholdField.ADDRESS,
    "note": HouseholdField.NOTE,
}
_ADDED: Final = ("hamlet", "group", "roster_people", "roster_adults", "roster_smartphones", "has_smartphone")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedImport:
    """A finished plan with the files it was made of."""

    files: tuple[Path, ...]
    scans: tuple[Scan, ...]
    plan: RosterPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedImport:
    """Result of an import; `id` is None when it changed nothing."""

    id: ImportId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """Change of one household by an import: `former` holds register values before (empty when added).

    `elsewhere`: another laptop added it too.
    """

    household: HouseholdId
    added: bool
    visited: bool
    elsewhere: bool = False
    former: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One import in the register."""

    id: ImportId
    files: str
    at: str
    undone: bool
    new: int
    updated: int
    error_sheet: str | None


class RosterKeeper(Protocol):
    """Port of a workspace's imports."""

    def known(self) -> Sequence[KnownHousehold]:
        """Every household of the commune, closed ones too: a list that names one again adds none."""
        ...

    def undone(self) -> frozenset[HouseholdId]:
        """Those closed by the undo of an import; a list that names one again reopens it."""
        ...

    def held(self) -> frozenset[HouseholdId]:
        """Those that this laptop added itself."""
        ...

    def erased(self) -> ErasedHeads:
        """Heads that were erased by law, as an import recognises them."""
        ...

    def mappings(self) -> Mapping[str, ColumnMapping]: ...

    def keep(
        self,
        writer: Writer,
        run: ImportRun,
        rows: Sequence[tuple[HouseholdId, RosterValues, bool, Mapping[str, object]]],
        mappings: Sequence[ColumnMapping],
    ) -> None:
        """Stores the run; a row is (household, values, added, former values)."""
        ...

    def changes(self, run: ImportId) -> Sequence[RosterChange]:
        """Raises `roster.unknown_import` or `roster.undone`."""
        ...

    def mark_undone(self, writer: Writer, run: ImportId) -> None: ...

    def runs(self) -> Sequence[ImportRun]: ...


class ImportDesk:
    """The use cases of household lists in the workspace's commune."""

    def __init__(
        self,
        store: Store,
        keeper: RosterKeeper,
        clock: Clock,
        *,
        commune: UnitKey,
        unit_names: tuple[str, ...],
        hamlet: str | None,
        make_copy: Callable[[str], object],
        directory: Directory,
        former_names: Callable[[], Sequence[str]] = lambda: (),
    ) -> None:
        """`former_names`: communes that this one was made of, as titles of older lists name them."""
        self._directory = directory
        self._former_names = former_names
        self._make_copy = make_copy
        self._store = store
        self._keeper = keeper
        self._clock = clock
        self._commune = commune
        self._unit_names = unit_names
        self._hamlet = hamlet

    def prepare(
        self,
        files: Sequence[Path],
        *,
        hamlet: str | None = None,
        chosen: Sequence[ColumnMapping] = (),
        apart: frozenset[RowKey] = frozenset(),
    ) -> PreparedImport:
        """Read files and plan; nothing is written. Raises the `roster.*` errors of the scan.

        `chosen` are mappings that the user changed, one a shape; they have priority over the remembered ones.
        `apart` are rows that are not the renamed household, by decision of the user.
        """
        from core.roster.model import PlanContext
        from core.roster.plan import plan
        from core.roster.scan import scan

        scans = tuple(scan(path) for path in files)
        mappings = dict(self._keeper.mappings())
        mappings.update((mapping.shape, mapping) for mapping in chosen)
        context = PlanContext(
            today=self._today(),
            unit_names=self._unit_names,
            hamlet=hamlet,
            default_hamlet=self._hamlet,
            commune=self._commune,
            erased=self._keeper.erased(),
            mappings=mappings,
            apart=apart,
        )
        made = plan(scans, self._keeper.known(), context)
        return PreparedImport(
            files=tuple(files), scans=scans, plan=with_reopened(made, self._keeper.undone())
        )

    def check_unit(self, prepared: PreparedImport) -> None:
        """Raise `roster.other_unit` where a title, or most addresses, name a commune that is not this one.

        A former commune that this one was made of is this one.

        The callers call it before `apply`, and apply once the user has confirmed that the list is of this
        commune.
        """
        from core.roster.places import bare_unit

        former = {bare_unit(name) for name in self._former_names()}
        for sheet in prepared.plan.sheets:
            if sheet.other_unit and bare_unit(sheet.other_unit) not in former:
                raise UserError(
                    "roster.other_unit",
                    exit_code=ExitCode.NEEDS_DECISION,
                    file=prepared.files[sheet.file].name,
                    found=sheet.other_unit,
                    own=", ".join(self._unit_names),
                )

    def apply(self, prepared: PreparedImport, progress: Progress = SILENT) -> Outcome[AppliedImport]:
        """Writes a finished plan in one transaction. Stopped by `progress`, nothing is written."""
        from core.roster.codes import Action

        imported = {Action.NEW, Action.UPDATED}
        held = self._keeper.held()
        rows = [
            row
            for row in prepared.plan.rows
            if row.action in imported or row.rebased or _is_joined(row, held)
        ]
        if not rows:
            return self._keep_people_alone(prepared)
        self._make_copy("import")
        with self._store.writing() as writer:
            run = ImportRun(
                id=ImportId(writer.new_id()),
                files=", ".join(path.name for path in prepared.files),
                at=iso(self._clock.now()),
                undone=False,
                new=prepared.plan.counts.new,
                updated=prepared.plan.counts.updated,
                error_sheet=None,
            )
            known = {household.id: household.now for household in self._keeper.known()}
            writer.look_at_new([HouseholdId(row.listed.household) for row in rows if row.listed])
            kept = []
            rows = _mixed(rows, run.id)
            for place, row in enumerate(rows):
                progress.checkpoint()
                progress.report(place, len(rows))
                kept.append(self._write_row(writer, row, known, joined=_is_joined(row, held)))
            self._keeper.keep(writer, run, kept, prepared.plan.mappings)
            made = {row.key: household for row, (household, *_) in zip(rows, kept, strict=True)}
            self._keep_people(writer, prepared.plan, made)
            progress.checkpoint()
        return Outcome(AppliedImport(id=run.id), touched(Topic.HOUSEHOLDS, Topic.SETTINGS))

    def _keep_people_alone(self, prepared: PreparedImport) -> Outcome[AppliedImport]:
        """Store the people of a list that changes no household."""
        nothing = AppliedImport(id=None)
        if not any(row.people for row in prepared.plan.rows):
            return Outcome(nothing, touched())
        with self._store.writing() as writer:
            self._keep_people(writer, prepared.plan, {})
        return Outcome(nothing, touched(Topic.HOUSEHOLDS))

    def _keep_people(self, writer: Writer, plan: RosterPlan, made: Mapping[RowKey, HouseholdId]) -> None:
        """The directory of each household of a list of persons; `made` are the new ones."""
        find = OrganisationDesk(self._store).find
        people = {}
        for row in plan.rows:
            household = made.get(row.key) or (HouseholdId(row.household_id) if row.household_id else None)
            if household is not None and row.reason is None and row.people:
                people[household] = entries_of(household, row.people, find)
        self._directory.replace(writer, people)

    def undo(self, run: ImportId) -> Outcome[tuple[int, int]]:
        """Closes what an import added and no visit refers to, and puts changed fields back.

        Returns (households closed, households kept because of a visit or another laptop's list). One that
        another laptop added too is closed once that laptop undoes its import as well.
        """
        changes = self._keeper.changes(run)
        with self._store.writing() as writer:
            writer.look_at_closings([change.household for change in changes])
            for change in changes:
                self._undo_row(writer, change)
            self._keeper.mark_undone(writer, run)
        added = [change for change in changes if change.added]
        closed = sum(1 for change in added if not change.visited and not change.elsewhere)
        return Outcome((closed, len(added) - closed), touched(Topic.HOUSEHOLDS))

    def runs(self) -> Sequence[ImportRun]:
        return self._keeper.runs()

    def _undo_row(self, writer: Writer, change: RosterChange) -> None:
        if change.added and not change.visited:
            writer.record(
                EventKind.HOUSEHOLD_CLOSED,
                {"household": change.household, "reason": CloseReason.IMPORT_UNDONE.value},
            )
        for field, former in change.former.items():
            self._set(writer, change.household, HouseholdField(field), former)

    def _write_row(
        self, writer: Writer, row: PlannedHousehold, known: Mapping[str, RosterValues], *, joined: bool
    ) -> tuple[HouseholdId, RosterValues, bool, Mapping[str, object]]:
        from core.roster.codes import Action

        values = row.values
        if row.household_id is None:
            household = add_household(
                writer,
                self._commune,
                added=_added(row, values.hamlet),
                fields={
                    HouseholdField.ORDER: values.order or None,
                    **{field: getattr(values, name) for name, field in _REGISTERS.items()},
                },
                household=HouseholdId(row.listed.household) if row.listed else None,
            )
            return household, values, True, {}
        household = HouseholdId(row.household_id)
        reopened = row.action is Action.NEW
        if joined:
            said = {"household": household, **place_of(self._commune)}
            writer.record(EventKind.HOUSEHOLD_ADDED, said | _added(row, known[household].hamlet))
        if reopened:
            writer.record(EventKind.HOUSEHOLD_REOPENED, {"household": household})
        former = {name: getattr(known[household], name) for name in row.changed}
        for name in row.changed:
            self._set(writer, household, HouseholdField(name), getattr(values, name))
        return household, values, reopened or joined, former

    def _set(self, writer: Writer, household: HouseholdId, field: HouseholdField, value: object) -> None:
        seen = basis(self._store.households, household)
        writer.record(
            EventKind.HOUSEHOLD_FIELD,
            {"household": household, "field": field.value, "value": value, **seen},
        )

    def write_errors(self, prepared: PreparedImport, path: Path) -> Path:
        """Writes the rows to look at, with names in the clear, into the file that a person named.

        Raises `roster.error_sheet`.
        """
        from core.roster.error_sheet import error_sheet

        try:
            error_sheet(prepared.plan, prepared.scans, path, self._commune)
        except OSError as error:
            raise UserError("roster.error_sheet", path=str(path)) from error
        return path

    def _today(self) -> date:
        return self._clock.now().date()


def _is_joined(row: PlannedHousehold, held: frozenset[HouseholdId]) -> bool:
    """Return True where a row names a household of its list that only other laptops added so far.

    This laptop adds it too: who has the list keeps its households open when another one undoes its import.
    """
    from core.roster.codes import Action

    if row.action not in {Action.UPDATED, Action.UNCHANGED} or row.listed is None:
        return False
    return row.household_id == row.listed.household and row.household_id not in held


def _added(row: PlannedHousehold, hamlet: str) -> dict[str, object]:
    """Return the payload of `household.added` for a row."""
    told = {name: getattr(row.values, name) for name in _ADDED} | {"hamlet": hamlet}
    return without_none(**told, list=row.listed.list if row.listed else None)


def with_reopened(plan: RosterPlan, undone: frozenset[HouseholdId]) -> RosterPlan:
    """The plan in which households that an undo had closed count as new again."""
    from core.roster.codes import Action

    def is_reopened(row: PlannedHousehold) -> bool:
        return row.household_id in undone and row.action in {Action.UPDATED, Action.UNCHANGED}

    reopened = [row for row in plan.rows if is_reopened(row)]
    if not reopened:
        return plan
    updated = sum(1 for row in reopened if row.action is Action.UPDATED)
    counts = replace(
        plan.counts,
        new=plan.counts.new + len(reopened),
        updated=plan.counts.updated - updated,
        unchanged=plan.counts.unchanged - (len(reopened) - updated),
    )
    rows = tuple(replace(row, action=Action.NEW) if is_reopened(row) else row for row in plan.rows)
    return replace(plan, rows=rows, counts=counts)


def _mixed(rows: Sequence[PlannedHousehold], run: ImportId) -> list[PlannedHousehold]:
    """Return the rows in an order independent of the list: numbers of events and codes are in files without
    names.
    """
    return sorted(rows, key=lambda row: sha256(f"{run} {row.key}".encode()).digest())

"""Figures of units at every level, with their growth, their denominators and the files behind them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.text import fold
from core.campaigns.models import Campaign, Track
from core.figures.files import Files, UnitFiles, absent_among, communes_below, files_at, files_of, sent_below
from core.figures.ports import TO_THE_LAST, WHOLE, FigureKeeper, PlaceSums, UnitChoice
from core.figures.structures import Undecided, candidates, in_structure, lies_under, name_of, undecided
from core.figures.table import FigureLevel, FigureTable, UnitFigures
from core.periods.desk import PeriodDesk
from core.ranking.counted import back_from, figures_of, sum_of
from core.ranking.placing import Placing
from core.ranking.tracks import BESIDE, TrackFacts, TrackRow, track_rows, track_table
from core.records.denominators import Denominator, households_declared, newest, summed
from core.records.figures import Figures
from core.records.sums import NOTHING, Sums, total
from core.units.catalogue import Catalogue
from core.units.models import Level, OrgUnit, UnitKey

TREND_DAYS = 7


class FigureDesk:
    """Reads the sums that are kept; no method iterates over households."""

    def __init__(
        self,
        keeper: FigureKeeper,
        periods: PeriodDesk,
        *,
        catalogue: Callable[[], Catalogue],
        campaign: Campaign,
        unit: UnitKey,
        clock: Clock,
    ) -> None:
        self.keeper = keeper
        self.periods = periods
        self._catalogue = catalogue
        self.campaign = campaign
        self._unit = unit
        self.clock = clock

    def table(
        self,
        level: FigureLevel = FigureLevel.COMMUNE,
        *,
        period: int | None = None,
        structure: date | None = None,
        under: UnitKey | None = None,
    ) -> FigureTable:
        """The figures of a level: live, or those of a `period` at its cut-off hour (frozen where closed).

        `structure`: the day whose units they are read in. `under`: only units below that one; of the
        hamlets of a commune nothing else is read. Raises `period.unknown`, `period.altered`,
        `unit.split_undecided`, `figures.no_districts`.
        """
        return _Table(self, level, period, structure, under).made()

    def unit_files(self) -> tuple[UnitFiles, ...]:
        """Return the state of the files of each commune below, in the order of the catalogue."""
        return absent_among(communes_below(self.catalogue, self.unit, self.start), (), self.keeper.files())

    def track_table(self, track: Track, facts: TrackFacts) -> FigureTable:
        """One of the tracks beside the households as a table of units, with the rates it has."""
        return track_table(
            self.tracks(facts, (track,)),
            self.keeper.files(),
            unit=self.unit,
            name=lambda unit: name_of(self.catalogue, unit),
            as_of=self.now(),
            received=self.keeper.received(),
        )

    def tracks(self, facts: TrackFacts, only: Container[Track] = BESIDE) -> tuple[TrackRow, ...]:
        """The tracks beside the households, unit by unit; all of them, or those asked for."""
        declared = newest(self.keeper.denominators(), self.now())
        return track_rows(
            self.campaign,
            facts,
            self.keeper.members,
            declared,
            only=only,
            as_of=self.now(),
            today=self.clock.now().date(),
        )

    def undecided(self, structure: date) -> tuple[Undecided, ...]:
        """Return hamlets of split units that wait for a decision about their unit in the structure
        of a day.
        """
        return undecided(self.catalogue, self.keeper.hamlets(), self.keeper.choices(), structure)

    def decide(
        self, commune: UnitKey, hamlet: str | None, to_code: str, structure: date
    ) -> Outcome[tuple[UnitChoice, ...]]:
        """Set the unit of `structure` for a hamlet of a split unit; None: for all that wait.

        Raises `unit.unknown`, `unit.not_split`, `unit.not_candidate` or `unit.no_hamlet`.
        """
        catalogue = self.catalogue
        name = catalogue.get(commune).name
        found = candidates(catalogue, commune, structure)
        if len(found) < 2:
            raise UserError("unit.not_split", unit=name)
        chosen = next((unit for unit in found if unit.code == to_code), None)
        if chosen is None:
            listed = ", ".join(f"{unit.code} {catalogue.get(unit).name}" for unit in found)
            raise UserError("unit.not_candidate", unit=name, to=to_code[:20], candidates=listed)
        if hamlet is None:
            keys = {
                key for one in self.undecided(structure) if one.commune == commune for key, _ in one.hamlets
            }
        else:
            keys = {place.key for place in self.keeper.hamlets(commune=commune)} & {fold(hamlet)}
            if not keys:
                raise UserError("unit.no_hamlet", unit=name, hamlet=hamlet[:60])
        choices = tuple(
            UnitChoice(commune=commune, key=key, day=structure.isoformat(), to=chosen) for key in sorted(keys)
        )
        self.keeper.choose(choices)
        return Outcome(choices, touched(Topic.UNITS))

    def set_cut_off(self, hour: int) -> Outcome[int]:
        """Another hour at which a reporting day begins, while no period is closed.

        Raises `period.hour` or `period.hour_fixed`.
        """
        if not 0 <= hour <= 23:
            raise UserError("period.hour", hour=hour)
        if self.periods.closed():
            raise UserError("period.hour_fixed", hour=self.keeper.cut_off())
        self.keeper.set_cut_off(hour)
        return Outcome(hour, touched(Topic.CAMPAIGN))

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue()

    @property
    def unit(self) -> UnitKey:
        return self._unit

    @property
    def start(self) -> date:
        """The first day of the campaign: the day of the structure in which the work is recorded."""
        return max(self._unit.valid_from, self.campaign.start)

    def now(self) -> str:
        return iso(self.clock.now())


class _Table:
    """One table in the making."""

    def __init__(
        self,
        desk: FigureDesk,
        level: FigureLevel,
        number: int | None,
        structure: date | None,
        under: UnitKey | None,
    ) -> None:
        self._desk, self._level, self._structure, self._under = desk, level, structure, under
        self._catalogue = desk.catalogue
        self._state = None if number is None else desk.periods.state(number)
        self._as_of = desk.now() if self._state is None else min(iso(self._state.cut_off), desk.now())
        self._upto = TO_THE_LAST if self._state is None else self._state.period.last_day.isoformat()
        closed = None if self._state is None else self._state.closed
        self._frozen = {} if closed is None else desk.periods.frozen(closed.number)
        self._received = desk.keeper.received() if closed is None else closed.received
        self._is_closed = closed is not None
        self._commune = None
        if level is FigureLevel.HAMLET and structure is None and under is not None:
            self._commune = under if self._catalogue.get(under).level is Level.COMMUNE else None
        self._began = self._state is not None or desk.periods.current() is not None
        self._declared = self._all_declared()
        self._placing = Placing(desk.keeper, desk.campaign, level, self._read_in, self._frozen)

    def made(self) -> FigureTable:
        places = self._places()
        before, late = self._before()
        below = communes_below(
            self._catalogue, self._under or self._desk.unit, self._structure or self._desk.start
        )
        known, trends = self._files(below), self._trends(places)
        files = {} if self._level is FigureLevel.HAMLET or self._structure is not None else known
        rows = [
            self._row(
                place,
                before.get(key),
                late.get(key, NOTHING),
                files=files.get(place.commune, Files()),
                trend=trends.get(key, ()),
            )
            for place in places
            for key in [(place.commune, place.key)]
        ]
        rows = lines = self._placing.rows(rows)
        absent = absent_among(below, {place.commune for place in places}, known)
        if self._level in {FigureLevel.DISTRICT, FigureLevel.PROVINCE}:
            rows = self._lifted(lines, absent if files else ())
        rows = [row for row in rows if self._is_under(row.unit)]
        whole = self._added(rows, self._under or self._desk.unit)
        if files:
            told = [row.files for row in lines if self._is_under(row.unit)]
            whole = replace(whole, files=files_of((*told, *(one.files for one in absent))))
        return FigureTable(
            level=self._level,
            rows=tuple(rows),
            total=whole,
            as_of=self._as_of,
            received=self._received,
            structure=self._structure,
            absent=absent,
            declared_households=households_declared(self._declared, (one.unit for one in absent)),
        )

    def _places(self) -> Sequence[PlaceSums]:
        """The rows of the level, communes where a higher one is asked for."""
        if self._structure is not None:
            return self._read_in(self._hamlets())
        return self._hamlets() if self._level is FigureLevel.HAMLET else self._communes()

    def _communes(self) -> Sequence[PlaceSums]:
        if not self._is_closed:
            return self._desk.keeper.communes(self._upto)
        return [place for key, place in self._thawed() if key == WHOLE]

    def _hamlets(self) -> Sequence[PlaceSums]:
        if not self._is_closed:
            return self._desk.keeper.hamlets(self._upto, self._commune)
        wanted = self._commune
        return [
            place
            for key, place in self._thawed()
            if key != WHOLE and (wanted is None or place.commune == wanted)
        ]

    def _thawed(self) -> Iterable[tuple[str, PlaceSums]]:
        for (unit, key), row in self._frozen.items():
            yield key, PlaceSums(commune=unit, key=key, hamlet=row.hamlet, sums=row.sums)

    def _read_in(self, hamlets: Sequence[PlaceSums]) -> Sequence[PlaceSums]:
        if self._structure is None:
            return hamlets
        units = in_structure(self._catalogue, hamlets, self._desk.keeper.choices(), self._structure)
        return [PlaceSums(commune=unit, key=WHOLE, hamlet="", sums=sums) for unit, sums in units.items()]

    def _before(self) -> tuple[dict[tuple[UnitKey, str], Sums], dict[tuple[UnitKey, str], Sums]]:
        """The figures at the end of the period before, and what came late for it."""
        periods = self._desk.periods
        period = periods.current() if self._state is None else self._state.period
        earlier = None if period is None else periods.before(period)
        if earlier is None:
            return {}, {}
        hamlets_wanted = self._level is FigureLevel.HAMLET or self._structure is not None
        sums, late = periods.at_end_of(earlier, whole=not hamlets_wanted, commune=self._commune)
        if self._is_closed:
            late = {key: row.late for key, row in self._frozen.items()}
        if self._structure is None:
            return sums, late
        hamlets = [
            PlaceSums(commune=unit, key=key, hamlet=key, sums=part)
            for (unit, key), part in sums.items()
            if key != WHOLE
        ]
        return {(place.commune, WHOLE): place.sums for place in self._read_in(hamlets)}, {}

    def _row(
        self, place: PlaceSums, before: Sums | None, late: Sums, *, files: Files, trend: tuple[int, ...]
    ) -> UnitFigures:
        then = None
        if before is not None or self._began:
            then = self._figures(place, before or Sums())
        return UnitFigures(
            unit=place.commune,
            figures=self._figures(place, place.sums),
            before=then,
            late=late,
            files=files,
            trend=trend,
        )

    def _figures(self, place: PlaceSums, sums: Sums) -> Figures:
        return figures_of(
            sums,
            unit=place.commune,
            name=place.hamlet if place.key != WHOLE else name_of(self._catalogue, place.commune),
            hamlet="" if place.key == WHOLE else place.hamlet,
            as_of=self._as_of,
            declared=self._declared.get(place.commune, ()) if place.key == WHOLE else (),
        )

    def _all_declared(self) -> Mapping[UnitKey, tuple[Denominator, ...]]:
        """Return denominators by unit; those of a unit's old or lower parts summed where all of them are
        known.

        A closed period has only those that were loaded when it was closed.
        """
        closed = None if self._state is None else self._state.closed
        here = self._desk.keeper.denominators(None if closed is None else closed.closed)
        said = newest(here, self._as_of)
        if self._structure is None:
            frozen = {unit: row.declared for (unit, key), row in self._frozen.items() if key == WHOLE}
            said |= {unit: declared for unit, declared in frozen.items() if declared}
        return said | self._from_old_units(said)

    def _from_old_units(
        self, said: Mapping[UnitKey, tuple[Denominator, ...]]
    ) -> dict[UnitKey, tuple[Denominator, ...]]:
        """Denominators of units that were put together of whole ones; a part of a unit has none."""
        if self._structure is None:
            return {}
        found = {}
        for unit in self._catalogue.communes(self._desk.unit, self._structure):
            links = self._catalogue.predecessors(unit.key)
            if unit.key not in said and links and not any(link.part for link in links):
                found[unit.key] = summed([said.get(link.old, ()) for link in links], unit.key)
        return found

    def _files(self, below: Sequence[OrgUnit]) -> Mapping[UnitKey, Files]:
        """Return the state of the files of units, now or when the period was closed."""
        files = self._desk.keeper.files()
        if self._state is None or self._state.closed is None:
            return files
        gone = {unit: row.missing for (unit, key), row in self._frozen.items() if key == WHOLE}
        return files_at(self._desk.periods.files(self._state.closed.number), files, below, gone)

    def _trends(self, places: Sequence[PlaceSums]) -> Mapping[tuple[UnitKey, str], tuple[int, ...]]:
        if self._structure is not None:
            return {}
        last = self._desk.periods.today() if self._state is None else self._state.period.last_day
        days = [(last - timedelta(days=back)).isoformat() for back in range(TREND_DAYS - 1, -1, -1)]
        hamlets = self._level is FigureLevel.HAMLET
        steps = self._desk.keeper.steps(days, hamlets=hamlets, commune=self._commune)
        return {
            (place.commune, place.key): back_from(
                place.sums.installed, days, steps.get((place.commune, place.key), {})
            )
            for place in places
        }

    def _lifted(self, rows: Sequence[UnitFigures], absent: Sequence[UnitFiles]) -> list[UnitFigures]:
        """Communes added up to the units above them, with the files that `absent` ones sent."""
        groups: dict[UnitKey, list[UnitFigures]] = {}
        wanted = Level.PROVINCE if self._level is FigureLevel.PROVINCE else Level.DISTRICT
        for row in rows:
            uppers = self._catalogue.ancestors(row.unit)
            upper = next((unit for unit in uppers if unit.level is wanted), None)
            if upper is None:
                raise UserError("figures.no_districts", unit=row.figures.name)
            groups.setdefault(upper.key, []).append(row)
        lifted = [self._added(members, upper) for upper, members in sorted(groups.items())]
        sent = [files_of((row.files, *sent_below(row.unit, absent, self._catalogue))) for row in lifted]
        return [replace(row, files=files) for row, files in zip(lifted, sent, strict=True)]

    def _added(self, rows: Sequence[UnitFigures], unit: UnitKey) -> UnitFigures:
        """Return the sum of lines; its rates are computed from the sums, they are never averaged."""
        then = [row.before for row in rows if row.before is not None]
        declared = self._declared_of(rows, unit)
        name = name_of(self._catalogue, unit)
        added = UnitFigures(
            unit=unit,
            figures=sum_of([row.figures for row in rows], unit, name, self._as_of, declared),
            before=sum_of(then, unit, name, self._as_of, declared) if then else None,
            late=total(row.late for row in rows),
            files=files_of(row.files for row in rows),
            trend=tuple(
                sum(column) for column in zip(*(row.trend for row in rows if row.trend), strict=True)
            ),
        )
        return self._placing.above(added, rows)

    def _declared_of(self, rows: Sequence[UnitFigures], unit: UnitKey) -> tuple[Denominator, ...]:
        """Return the unit's own denominators, of other kinds the sum over its communes where all have one."""
        own = self._declared.get(unit, ())
        if self._level is FigureLevel.HAMLET:
            return own
        try:
            day = self._structure or max(unit.valid_from, self._desk.start)
            below = [one.key for one in self._catalogue.communes(unit, day)]
        except UserError:
            below = [row.unit for row in rows]
        added = summed([self._declared.get(key, ()) for key in below], unit)
        known = {said.kind for said in own}
        return (*own, *(said for said in added if said.kind not in known))

    def _is_under(self, unit: UnitKey) -> bool:
        return self._under is None or lies_under(self._catalogue, self._under, unit)

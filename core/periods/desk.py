"""Lists and closes reporting periods. What comes late for a closed one corrects the next; before anything was
issued a closing can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.campaigns.models import Campaign, PeriodRule
from core.campaigns.timing import Period, period_of
from core.figures.arrivals import Standing
from core.figures.file_words import files_vi
from core.figures.files import Files, UnitFiles, has_come, open_files
from core.figures.ports import WHOLE, PlaceSums, SumsReader
from core.periods.models import (
    ClosedPeriod,
    Closing,
    FrozenRow,
    MembersAt,
    PeriodKeeper,
    PeriodState,
    cut_off_of,
    digest_of,
)
from core.records.denominators import newest
from core.records.sums import NOTHING, Sums, less, reporting_day, total
from core.units.models import UnitKey

PlaceKey = tuple[UnitKey, str]


class PeriodDesk:
    """The periods of one campaign, counted from its anchor, not by calendar weeks."""

    def __init__(
        self,
        keeper: PeriodKeeper,
        sums: SumsReader,
        campaign: Campaign,
        clock: Clock,
        *,
        below: Callable[[], Sequence[UnitFiles]],
        members: Callable[[], MembersAt],
    ) -> None:
        """`below`: the units below this one, and the state of their files; `members` as they are now."""
        self._keeper = keeper
        self._sums = sums
        self._rule: PeriodRule = campaign.period
        self._clock = clock
        self._below = below
        self._members = members
        self._read: dict[int, dict[PlaceKey, FrozenRow]] = {}
        self._files: dict[int, Mapping[str, Files] | None] = {}

    def today(self) -> date:
        """The reporting day that the present moment belongs to."""
        return date.fromisoformat(reporting_day(iso(self._clock.now()), self._sums.cut_off()))

    def current(self) -> Period | None:
        """The period that is running; None before the campaign's first."""
        return period_of(self._rule, self.today())

    def before(self, period: Period) -> Period | None:
        return period_of(self._rule, period.first_day - timedelta(days=1))

    def closed(self) -> Mapping[int, ClosedPeriod]:
        return {period.number: period for period in self._keeper.closed()}

    def states(self) -> tuple[PeriodState, ...]:
        """Every period that has begun, the newest first, and closed ones of an earlier rule."""
        current = self.current()
        return self._states(range(0 if current is None else current.number, 0, -1))

    def state(self, number: int) -> PeriodState:
        """Raises `period.unknown` for one that has not begun."""
        current = self.current()
        if current is None or not 1 <= number <= current.number:
            raise UserError("period.unknown", number=number)
        return self._states((number,))[0]

    def closing(self, number: int | None = None) -> Closing:
        """Return what `close` would do; nothing is changed. Raises as `close`."""
        state = self.state(self._last_over() if number is None else number)
        self._check(state)
        places, below = self._places(state.period), self._below()
        whole = {key: one for key, one in places.items() if key[1] == WHOLE}
        return Closing(
            state=state,
            lacking=tuple(open_files(below, {commune for commune, _ in whole})),
            held=sum(len(one.files.held) for one in below),
            communes=len(whole),
            hamlets=len(places) - len(whole),
            sums=total(one.sums for one in whole.values()),
        )

    def reopen(self, number: int) -> Outcome[PeriodState]:
        """Take the closing of a period back: its figures are again those of its files, until it is closed.

        Raises `period.unknown`, `period.open`, `period.rests`, or `period.issued` once a report, notice or
        urging letter was issued after the closing.
        """
        state, closed = self.state(number), self.closed()
        if number not in closed:
            raise UserError("period.open", number=number)
        later = [other for other in closed.values() if other.first_day > state.period.last_day]
        if later:
            raise UserError("period.rests", number=number, other=later[-1].number)
        reference = self._keeper.issued_since(closed[number].closed)
        if reference is not None:
            raise UserError("period.issued", number=number, reference=reference)
        self._keeper.take_away(number)
        self._read.pop(number, None)
        self._files.pop(number, None)
        return Outcome(self.state(number), touched(Topic.CAMPAIGN))

    def close(self, number: int | None = None) -> Outcome[ClosedPeriod]:
        """Freezes the figures of a period, by default the last that is over.

        Raises `period.unknown`, `period.not_over`, `period.closed`, `period.later_closed` or
        `period.overlap`.
        """
        state = self.state(self._last_over() if number is None else number)
        self._check(state)
        period, now = state.period, iso(self._clock.now())
        rows, below = self._frozen(period), self._below()
        lacking = open_files(below, {row.unit for row in rows})
        closed = ClosedPeriod(
            number=period.number,
            first_day=period.first_day,
            last_day=period.last_day,
            cut_off=iso(state.cut_off),
            closed=now,
            received=self._sums.received(),
            missing=tuple(f"{one.name}: {files_vi(one.files)}" for one in lacking),
            digest=digest_of(rows),
        )
        kept = {one.unit: one.files for one in below} | dict(self._sums.files())
        self._keeper.keep(closed, rows, kept, self._members())
        return Outcome(closed, touched(Topic.CAMPAIGN))

    def frozen(self, number: int) -> dict[PlaceKey, FrozenRow]:
        """The rows of a closed period. Raises `period.altered`."""
        if number not in self._read:
            self._read[number] = {(row.unit, row.key): row for row in self._keeper.rows(number)}
        return self._read[number]

    def files(self, number: int) -> Mapping[str, Files] | None:
        """Return the state of the files when a period was closed, by the text of each unit's key.

        None where it was closed before that was stored.
        """
        if number not in self._files:
            self._files[number] = self._keeper.files(number)
        return self._files[number]

    def members(self, number: int) -> MembersAt:
        """Return members of organisations: at the closing, where that was stored, else as they are now."""
        kept = self._keeper.members(number) if number in self.closed() else None
        return self._members() if kept is None else kept

    def lacking(self, number: int) -> tuple[UnitFiles, ...]:
        """Return units whose files were not complete when a period was closed; of an open one, are not now.

        Empty for one that was closed before this was stored: its `missing` has it in words.
        """
        if number not in self.closed():
            return tuple(open_files(self._below(), {place.commune for place in self._sums.communes()}))
        kept, with_figures = self.files(number), {unit for unit, _ in self.frozen(number)}
        if kept is None:
            return ()
        then = [replace(one, files=kept[one.unit.text]) for one in self._below() if one.unit.text in kept]
        return tuple(open_files(then, with_figures))

    def came_since(self, number: int) -> tuple[tuple[UnitFiles, Files], ...]:
        """Return units whose files are in a better state than when the period before `number` was closed, and
        their state then.

        Of a closed period as it was at its own closing, else as it is now.
        """
        former = self.closed().get(number - 1)
        then = None if former is None else self.files(number - 1)
        if then is None:
            return ()
        closed = self.files(number) if number in self.closed() else None
        found = []
        for one in self._below():
            files = one.files if closed is None else closed.get(one.unit.text, one.files)
            before = then.get(one.unit.text, Files())
            if before.standing is not Standing.COMPLETE and has_come(before, files):
                found.append((replace(one, files=files), before))
        return tuple(found)

    def at_end_of(
        self, period: Period, *, whole: bool, commune: UnitKey | None = None
    ) -> tuple[dict[PlaceKey, Sums], dict[PlaceKey, Sums]]:
        """Return the figures at the end of a period, and the late part of each count since it was closed.

        `whole`: of communes, else of hamlets, all or those of one `commune`. Of an open period: the current
        figures, and nothing late.
        """
        day = period.last_day.isoformat()
        places = self._sums.communes(day) if whole else self._sums.hamlets(day, commune)
        now = {(place.commune, place.key): place.sums for place in places}
        if period.number not in self.closed():
            return now, {}
        rows = self.frozen(period.number).items()
        frozen = {
            key: row.sums
            for key, row in rows
            if (key[1] == WHOLE) is whole and (commune is None or key[0] == commune)
        }
        late = {
            key: less(now.get(key, NOTHING), frozen.get(key, NOTHING)) for key in now.keys() | frozen.keys()
        }
        return frozen, late

    def _frozen(self, period: Period) -> list[FrozenRow]:
        declared = newest(self._sums.denominators(), period.last_day.isoformat())
        files, none = self._sums.files(), Files()
        before = self.before(period)
        late: dict[PlaceKey, Sums] = {}
        if before is not None:
            late = self.at_end_of(before, whole=True)[1] | self.at_end_of(before, whole=False)[1]
        return [
            FrozenRow(
                unit=place.commune,
                key=place.key,
                hamlet=place.hamlet,
                sums=place.sums,
                late=late.get(key, NOTHING),
                declared=declared.get(place.commune, ()) if place.key == WHOLE else (),
                missing=files.get(place.commune, none).missing if place.key == WHOLE else 0,
            )
            for key, place in self._places(period).items()
        ]

    def _places(self, period: Period) -> dict[PlaceKey, PlaceSums]:
        day = period.last_day.isoformat()
        places = (*self._sums.communes(day), *self._sums.hamlets(day))
        return {(place.commune, place.key): place for place in places}

    def _check(self, state: PeriodState) -> None:
        number, closed = state.period.number, self.closed()
        if number in closed:
            raise UserError("period.closed", number=number, when=_shown(closed[number].closed))
        if not state.is_over:
            raise UserError("period.not_over", number=number, when=_shown(iso(state.cut_off)))
        for other in closed.values():
            if other.first_day <= state.period.last_day and state.period.first_day <= other.last_day:
                raise UserError(
                    "period.overlap",
                    number=number,
                    other=other.number,
                    first=f"{other.first_day:%d/%m/%Y}",
                    last=f"{other.last_day:%d/%m/%Y}",
                )
        later = [other for other in closed.values() if other.first_day > state.period.last_day]
        if later:
            raise UserError("period.later_closed", number=number, other=later[-1].number)

    def _states(self, numbers: Iterable[int]) -> tuple[PeriodState, ...]:
        hour, now, closed = self._sums.cut_off(), self._clock.now(), self.closed()
        periods = [(period, cut_off_of(period, hour)) for period in map(self._numbered, numbers)]
        return tuple(
            PeriodState(
                period=period, cut_off=cut_off, is_over=now >= cut_off, closed=closed.get(period.number)
            )
            for period, cut_off in periods
        )

    def _last_over(self) -> int:
        over = [state for state in self.states() if state.is_over]
        return over[0].period.number if over else 1

    def _numbered(self, number: int) -> Period:
        first = self._rule.anchor + timedelta(days=(number - 1) * self._rule.days)
        return Period(number=number, first_day=first, last_day=first + timedelta(days=self._rule.days - 1))


def _shown(instant: str) -> str:
    """`08h00 ngày 27/08/2020` of an ISO instant."""
    return f"{instant[11:13]}h{instant[14:16]} ngày {instant[8:10]}/{instant[5:7]}/{instant[:4]}"

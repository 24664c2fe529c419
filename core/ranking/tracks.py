"""The tracks beside the households, unit by unit; no figure of one is added to another."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol, TypeVar

from core.campaigns.models import Campaign, Track
from core.figures.files import Files, files_of
from core.figures.table import FigureLevel, FigureTable, UnitFigures
from core.records.denominators import Denominator, DenominatorKind
from core.records.figures import Figures, Rate
from core.records.person import MemberCount
from core.tracks.figures import agency_state, declared_members, members_state, outreach_state
from core.tracks.models import Declaration, Point, StaffCount, TrackState
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """One track of one unit. `declared` are rates on denominators from outside."""

    unit: UnitKey
    state: TrackState
    declared: tuple[Rate, ...]

    @property
    def rates(self) -> tuple[Rate, ...]:
        return (*self.state.rates, *self.declared)


class TrackFacts(Protocol):
    """Queries of the tracks' reader."""

    def sections(self, before: str = ...) -> Sequence[StaffCount]: ...

    def points(self, *, voided: bool = False) -> Sequence[Point]: ...

    def declarations(self) -> Sequence[Declaration]: ...

    def installed_by_organisation(self) -> Mapping[tuple[UnitKey, str], int]: ...


BESIDE: Final = (Track.AGENCY, Track.MEMBERS, Track.OUTREACH)
Placed = TypeVar("Placed", StaffCount, Point, Declaration)
_DECLARED = {Track.AGENCY: DenominatorKind.STAFF, Track.MEMBERS: DenominatorKind.MEMBERS}


def track_rows(
    campaign: Campaign,
    facts: TrackFacts,
    members: Callable[[], Mapping[UnitKey, MemberCount]],
    declared: Mapping[UnitKey, tuple[Denominator, ...]],
    *,
    only: Container[Track],
    as_of: str,
    today: date,
) -> tuple[TrackRow, ...]:
    """Agencies, members and outreach points of each unit that states any, in the order of the tracks."""
    rows: list[TrackRow] = []
    wanted = [track for track in campaign.tracks if track in only]
    if Track.AGENCY in wanted:
        rows += _rows(
            _by_unit(facts.sections()), lambda part: agency_state(campaign, part, as_of, today), declared
        )
    if Track.MEMBERS in wanted:
        said, installed = _by_unit(facts.declarations()), facts.installed_by_organisation()
        for unit, count in sorted(members().items()):
            theirs = declared_members(said.get(unit, ()), installed)
            rows.append(_row(unit, members_state(campaign, count, theirs, as_of, today), declared))
    if Track.OUTREACH in wanted:
        rows += _rows(
            _by_unit(facts.points()), lambda part: outreach_state(campaign, part, as_of, today), declared
        )
    return tuple(rows)


def _rows(
    parts: Mapping[UnitKey, list[Placed]],
    state: Callable[[list[Placed]], TrackState],
    declared: Mapping[UnitKey, tuple[Denominator, ...]],
) -> list[TrackRow]:
    return [_row(unit, state(part), declared) for unit, part in sorted(parts.items())]


def _by_unit(found: Iterable[Placed]) -> dict[UnitKey, list[Placed]]:
    parts: dict[UnitKey, list[Placed]] = {}
    for one in found:
        parts.setdefault(UnitKey(one.unit, date.fromisoformat(one.valid_from)), []).append(one)
    return parts


def _row(unit: UnitKey, state: TrackState, declared: Mapping[UnitKey, tuple[Denominator, ...]]) -> TrackRow:
    installed = dict(state.counted).get("installed", 0)
    rates = tuple(
        Rate(
            numerator_name="installed",
            numerator=installed,
            denominator_name=one.kind.value,
            denominator=one.value,
            source=one.source,
            as_of=state.rates[0].as_of if state.rates else "",
            denominator_as_of=one.as_of,
        )
        for one in declared.get(unit, ())
        if one.kind is _DECLARED.get(state.track)
    )
    return TrackRow(unit=unit, state=state, declared=rates)


def track_table(
    rows: Sequence[TrackRow],
    files: Mapping[UnitKey, Files],
    *,
    unit: UnitKey,
    name: Callable[[UnitKey], str],
    as_of: str,
    received: str,
) -> FigureTable:
    """Return units beside each other in one track, and their sum; its rates are computed from the sums."""
    lines = tuple(
        UnitFigures(
            unit=row.unit,
            figures=_figures(row.unit, name(row.unit), dict(row.state.counted), row.rates, as_of),
            files=files.get(row.unit, Files()),
        )
        for row in rows
    )
    counted = {
        key: sum(dict(row.state.counted).get(key, 0) for row in rows) for key in ("smartphones", "installed")
    }
    total = _figures(unit, name(unit), counted, _summed(lines), as_of)
    return FigureTable(
        level=FigureLevel.COMMUNE,
        rows=lines,
        total=UnitFigures(unit=unit, figures=total, files=files_of(line.files for line in lines)),
        as_of=as_of,
        received=received,
        structure=None,
    )


def _figures(
    unit: UnitKey, name: str, counted: Mapping[str, int], rates: tuple[Rate, ...], as_of: str
) -> Figures:
    return Figures(
        code=unit.code,
        valid_from=unit.valid_from.isoformat(),
        name=name,
        smartphones=counted.get("smartphones", 0),
        installed=counted.get("installed", 0),
        as_of=as_of,
        stated=rates,
        listed=0,
        found=0,
        visited=0,
        reached=0,
        helped=0,
        people=0,
    )


def _summed(lines: Sequence[UnitFigures]) -> tuple[Rate, ...]:
    """Each rate over the units that have it; one from outside only where every unit has it."""
    parts: dict[str, list[Rate]] = {}
    for line in lines:
        for rate in line.figures.rates:
            parts.setdefault(rate.denominator_name, []).append(rate)
    return tuple(
        replace(
            found[0],
            numerator=sum(rate.numerator for rate in found),
            denominator=sum(rate.denominator for rate in found),
        )
        for found in parts.values()
        if not found[0].denominator_as_of or len(found) == len(lines)
    )

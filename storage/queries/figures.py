"""Sums, denominators and choices of an open workspace. It answers `core.figures.ports.FigureKeeper`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

import orjson

from core.base.clock import Clock, iso
from core.base.text import sort_key
from core.figures.files import Files, files_of_unit
from core.figures.places import BackRow, Look
from core.figures.ports import TO_THE_LAST, WHOLE, DoubledPlace, PlaceSums, UnitChoice
from core.records.denominators import Denominator, DenominatorKind
from core.records.person import MemberCount
from core.records.sums import COLUMNS, sums_of
from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.local.looks import keep_looks, read_looks, take_looks_back
from storage.projections.figures.aggregates import ALL_DAYS, CUT_OFF, cut_off_hour, rebuild
from storage.projections.quality.doubled import doubled_lists, refresh_doubled
from storage.projections.quality.shared import shared_lists
from storage.queries.arrivals import SqlArrivals

_PLACE: Final = f"p.commune, p.commune_from, CASE WHEN p.whole THEN '{WHOLE}' ELSE p.hamlet_key END, p.hamlet"
_ADDED: Final = ", ".join(
    f"sum(CASE WHEN d.campaign = '' OR d.day = '{ALL_DAYS}' THEN d.{name} ELSE -d.{name} END)"
    for name in COLUMNS
)
_SUMS: Final = f"""
SELECT {_PLACE}, {_ADDED} FROM figure_place p JOIN figure_day d ON d.place = p.n
  AND (d.campaign = '' OR (d.campaign = :campaign AND d.day > :upto))
WHERE p.whole = :whole {{more}} GROUP BY p.n ORDER BY 1, 2
"""
"""The sum of all days less the days after the one asked for: mostly few, and none for the present."""

_TREND: Final = f"""
SELECT {_PLACE}, json_group_object(d.day, d.{{count}})
FROM figure_place p JOIN figure_day d ON d.place = p.n
WHERE p.whole = :whole AND d.campaign = :campaign AND d.day > :after AND d.day <= :last AND d.{{count}} <> 0
{{more}} GROUP BY p.n
"""
_MEMBERS: Final = """
SELECT h.commune, h.commune_from, sum(m.members), sum(m.smartphones), sum(m.installed) FROM (
  SELECT household, sum(CASE WHEN campaign = '' THEN members ELSE 0 END) AS members,
    sum(CASE WHEN campaign = :campaign THEN smartphones END) AS smartphones,
    sum(CASE WHEN campaign = :campaign THEN installed END) AS installed
  FROM member_share WHERE organisation = '' AND campaign IN ('', :campaign) GROUP BY household) m
CROSS JOIN household h INDEXED BY household_by_people ON h.n = m.household AND h.persons IS NOT NULL
GROUP BY 1, 2
"""
"""Only a household whose people are recorded one by one gives members; each is looked up once."""

_BACK: Final = """
SELECT p.commune, p.commune_from, b.day, b.recorded, b.visits FROM figure_back b
JOIN figure_place p ON p.n = b.place WHERE b.campaign = ? AND b.visits > 0
"""

_order = lru_cache(maxsize=8192)(sort_key)


class SqlFigures:
    """Reads kept sums; no query iterates over households or visits."""

    def __init__(
        self, connection: Connection, campaign: str, clock: Clock, arrivals: SqlArrivals | None = None
    ) -> None:
        """`arrivals` knows the files behind the figures, where somebody asks for them."""
        self._connection = connection
        self._campaign = campaign
        self._clock = clock
        self._arrivals = arrivals

    def communes(self, upto: str = TO_THE_LAST) -> Sequence[PlaceSums]:
        return self._places("", whole=1, upto=upto)

    def hamlets(self, upto: str = TO_THE_LAST, commune: UnitKey | None = None) -> Sequence[PlaceSums]:
        more, bound = _within(commune)
        rows = self._places(more, whole=0, upto=upto, **bound)
        return sorted(rows, key=lambda row: (row.commune, _order(row.hamlet)))

    def trends(self, days: Sequence[str], *, hamlets: bool) -> Mapping[tuple[UnitKey, str], tuple[int, ...]]:
        steps = self._steps("", days[-1], hamlets=hamlets, count="smartphones_installed")
        return {place: _course(days, by_day) for place, by_day in steps.items()}

    def steps(
        self, days: Sequence[str], *, hamlets: bool, commune: UnitKey | None = None
    ) -> Mapping[tuple[UnitKey, str], dict[str, int]]:
        return self._steps(days[0], days[-1], hamlets=hamlets, count="installed", commune=commune)

    def _steps(
        self, after: str, last: str, *, hamlets: bool, count: str, commune: UnitKey | None = None
    ) -> Mapping[tuple[UnitKey, str], dict[str, int]]:
        more, of_one = _within(commune)
        bound = {"whole": not hamlets, "campaign": self._campaign, "after": after, "last": last, **of_one}
        rows = self._connection.execute(_TREND.format(more=more, count=count), bound)
        return {(unit_key(code, since), key): orjson.loads(days) for code, since, key, _, days in rows}

    def files(self) -> Mapping[UnitKey, Files]:
        now = self._clock.now()
        units = {} if self._arrivals is None else self._arrivals.by_unit()
        return {unit: files_of_unit(one.files(now) for one in parts) for unit, parts in units.items()}

    def received(self) -> str:
        last = "SELECT max(handled) FROM batch WHERE direction = 'in' AND applied"
        return scalar(self._connection.execute(last)) or ""

    def cut_off(self) -> int:
        return cut_off_hour(self._connection)

    def set_cut_off(self, hour: int) -> None:
        with transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (CUT_OFF, str(hour)))
            rebuild(self._connection)

    def denominators(self, loaded_by: str | None = None) -> Sequence[Denominator]:
        rows = self._connection.execute(
            "SELECT kind, code, valid_from, value, source, as_of FROM denominator"
            " WHERE ?1 IS NULL OR loaded <= ?1 ORDER BY kind, code, as_of",
            (loaded_by,),
        )
        return [
            Denominator(
                kind=DenominatorKind(kind),
                unit=unit_key(code, since),
                value=value,
                source=source,
                as_of=as_of,
            )
            for kind, code, since, value, source, as_of in rows
        ]

    def members(self) -> Mapping[UnitKey, MemberCount]:
        rows = self._connection.execute(_MEMBERS, {"campaign": self._campaign})
        return {
            unit_key(code, since): MemberCount(
                organisation="", members=members, smartphones=smartphones or 0, installed=installed or 0
            )
            for code, since, members, smartphones, installed in rows
        }

    def visits_noted_late(self) -> Sequence[BackRow]:
        rows = self._connection.execute(_BACK, (self._campaign,))
        return [
            BackRow(unit=unit_key(code, since), day=day, recorded=recorded, visits=visits)
            for code, since, day, recorded, visits in rows
        ]

    def fastest(self) -> Mapping[UnitKey, int]:
        rows = self._connection.execute(
            "SELECT commune, commune_from, max(peak) FROM fast_day WHERE campaign = ? GROUP BY 1, 2",
            (self._campaign,),
        )
        return {unit_key(code, since): peak for code, since, peak in rows}

    def doubled(self) -> Sequence[DoubledPlace]:
        return [
            DoubledPlace(
                surplus=PlaceSums(
                    commune=unit, key=hamlet.hamlet_key, hamlet=hamlet.hamlet, sums=hamlet.surplus
                ),
                households=sum(hamlet.listed),
                is_undecided=hamlet.is_undecided,
            )
            for unit, found in doubled_lists(self._connection, self._campaign).items()
            for hamlet in found.hamlets
        ]

    def shared(self) -> Mapping[UnitKey, int]:
        refresh_doubled(self._connection)
        return shared_lists(self._connection)

    def looks(self) -> Sequence[Look]:
        return read_looks(self._connection, self._campaign)

    def keep_looks(self, looks: Sequence[Look]) -> None:
        keep_looks(self._connection, self._campaign, looks)

    def take_looks_back(self, unit: UnitKey) -> int:
        return take_looks_back(self._connection, self._campaign, unit, iso(self._clock.now()))

    def add_denominators(self, found: Sequence[Denominator], file: str) -> int:
        now = iso(self._clock.now())
        with transaction(self._connection):
            before = self._connection.total_changes
            self._connection.executemany(
                "INSERT OR IGNORE INTO denominator (kind, code, valid_from, value, source, as_of, file,"
                " loaded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(said.kind.value, said.unit.code, said.unit.valid_from.isoformat(), said.value),
                        *(said.source, said.as_of, file, now),
                    )
                    for said in found
                ],
            )
            return int(self._connection.total_changes) - int(before)

    def choices(self) -> Sequence[UnitChoice]:
        rows = self._connection.execute(
            "SELECT code, valid_from, hamlet_key, day, to_code, to_from FROM unit_choice"
        )
        return [
            UnitChoice(commune=unit_key(code, since), key=key, day=day, to=unit_key(to_code, to_from))
            for code, since, key, day, to_code, to_from in rows
        ]

    def choose(self, choices: Sequence[UnitChoice]) -> None:
        now = iso(self._clock.now())
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO unit_choice VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(one.commune.code, one.commune.valid_from.isoformat(), one.key, one.day),
                        *(one.to.code, one.to.valid_from.isoformat(), now),
                    )
                    for one in choices
                ],
            )

    def _places(self, more: str, *, whole: int, upto: str, **bound: str) -> list[PlaceSums]:
        rows = self._connection.execute(
            _SUMS.format(more=more), {"campaign": self._campaign, "upto": upto, "whole": whole, **bound}
        )
        places = [
            PlaceSums(commune=unit_key(code, since), key=key, hamlet=hamlet, sums=sums_of(counts))
            for code, since, key, hamlet, *counts in rows
        ]
        return [place for place in places if place.sums.ever > 0]


def _within(commune: UnitKey | None) -> tuple[str, dict[str, str]]:
    """The condition that keeps to one commune, and what it is bound to."""
    if commune is None:
        return "", {}
    bound = {"commune": commune.code, "since": commune.valid_from.isoformat()}
    return "AND p.commune = :commune AND p.commune_from = :since", bound


def _course(days: Sequence[str], by_day: Mapping[str, int]) -> tuple[int, ...]:
    """The count at the end of each of `days`; what came before the first belongs to it."""
    early = sum(count for day, count in by_day.items() if day < days[0])
    return tuple(accumulate((by_day.get(day, 0) for day in days), initial=early))[1:]

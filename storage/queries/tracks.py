"""Reads the tracks of one campaign: the valid statements are a function of the set of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import orjson

from core.base.ids import EventId, HouseholdId
from core.campaigns.models import Track
from core.records.person import MemberCount
from core.tracks.models import END, Declaration, MemberLeft, Point, StaffCount
from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.queries.households import LISTED

_VOIDED: Final = (
    "coalesce((SELECT voided FROM track_void t WHERE t.target = {}"
    " ORDER BY t.hlc DESC, t.id DESC LIMIT 1), 0)"
)

_COUNTS: Final = f"""
SELECT id, unit, unit_from, name, at, people, smartphones, installed, reasons, number FROM (
  SELECT *, row_number() OVER (
      PARTITION BY unit, unit_from, name_key
      ORDER BY hlc < '0', at DESC, ltrim(hlc, '-') DESC, id DESC) AS nth,
    count(*) OVER (PARTITION BY unit, unit_from, name_key) AS number
  FROM track_count c WHERE campaign = :campaign AND track = :track AND at < :before
    AND NOT {_VOIDED.format("c.id")})
WHERE nth = 1 ORDER BY unit, unit_from, name_key
"""
"""Of the statements of one section neither taken back nor replaced, the one of the latest time is in
force.
"""


class _Count(NamedTuple):
    id: EventId
    unit: str
    unit_from: str
    name: str
    at: str
    people: int
    smartphones: int
    installed: int
    reasons: str | None
    number: int


_POINTS: Final = f"""
WITH latest AS (
  SELECT *, row_number() OVER (PARTITION BY point ORDER BY hlc DESC, id DESC) AS nth
  FROM track_point p WHERE campaign = :campaign AND (:point IS NULL OR point = :point))
SELECT l.point, l.unit, l.unit_from, l.kind, l.place, l.day, l.opens, l.closes,
  (SELECT text FROM track_host h WHERE h.point = l.point ORDER BY h.hlc DESC, h.id DESC LIMIT 1),
  (SELECT sum(step) FROM track_tally t WHERE t.point = l.point AND t.what = 'guided'),
  (SELECT sum(step) FROM track_tally t WHERE t.point = l.point AND t.what = 'had'),
  (SELECT sum(step) FROM track_tally t WHERE t.point = l.point AND t.what = 'installed'),
  (SELECT max(at) FROM track_tally t WHERE t.point = l.point),
  {_VOIDED.format("l.point")} AS voided
FROM latest l WHERE l.nth = 1 AND (:all OR NOT voided)
ORDER BY l.day DESC, l.opens, l.point
"""


class _Point(NamedTuple):
    id: str
    unit: str
    unit_from: str
    kind: str
    place: str
    day: str
    opens: str | None
    closes: str | None
    host: str | None
    guided: int | None
    had: int | None
    installed: int | None
    last_at: str | None
    voided: int


class SqlTrackReader:
    """Answers `core.tracks.models.TrackReader` from the workspace's database."""

    def __init__(self, connection: Connection, campaign: str) -> None:
        self._connection = connection
        self._campaign = campaign

    def sections(self, before: str = END) -> Sequence[StaffCount]:
        return [
            StaffCount(
                statement=row.id,
                unit=row.unit,
                valid_from=row.unit_from,
                section=row.name,
                at=row.at,
                staff=row.people,
                smartphones=row.smartphones,
                installed=row.installed,
                reasons={} if row.reasons is None else orjson.loads(row.reasons),
                number=row.number,
            )
            for row in self._counts(Track.AGENCY, before)
        ]

    def declarations(self) -> Sequence[Declaration]:
        return [
            Declaration(
                statement=row.id,
                unit=row.unit,
                valid_from=row.unit_from,
                organisation=row.name,
                at=row.at,
                members=row.people,
                smartphones=row.smartphones,
            )
            for row in self._counts(Track.MEMBERS)
        ]

    def track_of(self, target: str) -> Track | None:
        track = scalar(
            self._connection.execute(
                "SELECT track FROM track_count WHERE id = :target UNION ALL"
                " SELECT 'outreach' FROM track_point WHERE point = :target LIMIT 1",
                {"target": target},
            )
        )
        return None if track is None else Track(track)

    def is_taken_back(self, target: str) -> bool:
        return bool(scalar(self._connection.execute(f"SELECT {_VOIDED.format('?')}", (target,))))

    def points(self, *, voided: bool = False) -> Sequence[Point]:
        return self._points(None, every=voided)

    def point(self, point: str) -> Point | None:
        return next(iter(self._points(point, every=True)), None)

    def members(self) -> Sequence[MemberCount]:
        rows = self._connection.execute(
            f"{_SHARES} WHERE organisation <> '' GROUP BY organisation ORDER BY organisation",
            {"campaign": self._campaign},
        )
        return [_member_count(*row) for row in rows]

    def installed_by_organisation(self) -> Mapping[tuple[UnitKey, str], int]:
        rows = self._connection.execute(_BY_ORGANISATION, (self._campaign,))
        return {(unit_key(code, since), name): installed for code, since, name, installed in rows}

    def all_members(self) -> MemberCount:
        rows = self._connection.execute(f"{_SHARES} WHERE organisation = ''", {"campaign": self._campaign})
        return _member_count(*rows.fetchone())

    def left(self, organisation: str | None = None, limit: int | None = None) -> Sequence[MemberLeft]:
        rows = self._connection.execute(
            _LEFT,
            {
                "campaign": self._campaign,
                "organisation": organisation,
                "limit": -1 if limit is None else limit,
            },
        )
        return [
            MemberLeft(
                person=row.person,
                name=row.name or "",
                household=row.household,
                head=row.head or "",
                code=row.code or "",
                hamlet=row.hamlet or "",
                organisations=tuple(orjson.loads(row.organisations)),
                reason=row.reason,
            )
            for row in named_rows(_Left, rows)
        ]

    def _counts(self, track: Track, before: str = END) -> Iterator[_Count]:
        bound = {"campaign": self._campaign, "track": track.value, "before": before}
        return named_rows(_Count, self._connection.execute(_COUNTS, bound))

    def _points(self, point: str | None, *, every: bool) -> list[Point]:
        rows = self._connection.execute(_POINTS, {"campaign": self._campaign, "point": point, "all": every})
        return [
            Point(
                id=row.id,
                unit=row.unit,
                valid_from=row.unit_from,
                kind=row.kind,
                place=row.place,
                day=row.day,
                opens=row.opens or "",
                closes=row.closes or "",
                host=row.host or "",
                guided=row.guided or 0,
                had=row.had or 0,
                installed=row.installed or 0,
                last_at=row.last_at,
                voided=bool(row.voided),
            )
            for row in named_rows(_Point, rows)
        ]


def _member_count(
    organisation: str | None, members: int | None, smartphones: int | None, installed: int | None
) -> MemberCount:
    return MemberCount(
        organisation=organisation or "",
        members=members or 0,
        smartphones=smartphones or 0,
        installed=installed or 0,
    )


_BY_ORGANISATION: Final = """
SELECT h.commune, h.commune_from, m.organisation, sum(m.installed) FROM member_share m
CROSS JOIN household h ON h.n = m.household WHERE m.organisation > '' AND m.campaign = ? GROUP BY 1, 2, 3
"""
_SHARES: Final = """
SELECT organisation, sum(members), sum(CASE WHEN campaign = :campaign THEN smartphones END),
  sum(CASE WHEN campaign = :campaign THEN installed END) FROM member_share
"""
"""Kept by household (`storage.projections.people.members`): 60,000 people are not read for a row of sums."""

_LEFT: Final = f"""
WITH found AS MATERIALIZED (
  SELECT h.n FROM member_share s CROSS JOIN household h ON h.n = s.household
  WHERE s.organisation = coalesce(:organisation, '') AND s.campaign = :campaign
    AND s.smartphones > s.installed AND {LISTED}
  ORDER BY h.walk_key, h.n LIMIT :limit)
SELECT p.id, p.name, h.id, h.name, h.code, h.hamlet,
  (SELECT json_group_array(organisation) FROM membership m WHERE m.person = p.n), g.reason
FROM found CROSS JOIN household h ON h.n = found.n CROSS JOIN person p ON p.canon = h.n
  CROSS JOIN progress g ON g.person = p.n AND g.campaign = :campaign
WHERE p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child AND g.stage = 'smartphone'
  AND EXISTS (SELECT 1 FROM membership o WHERE o.person = p.n
    AND (:organisation IS NULL OR o.organisation = :organisation))
ORDER BY h.walk_key, h.n, p.n LIMIT :limit
"""
"""In walking order, reading the people only of households whose share has somebody left: one at least in
each, so that no more households than people are read.
"""


class _Left(NamedTuple):
    person: str
    name: str | None
    household: HouseholdId
    head: str | None
    code: str | None
    hamlet: str | None
    organisations: str
    reason: str | None

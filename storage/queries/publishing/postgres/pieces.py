"""Queries of the rows for a server, as lines of COPY: tabs between the columns, `\\N` for nothing.

SQLite puts each line together: a row is one text, and Python touches no cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.records.sums import COLUMNS

NOWHERE: Final = "0001-01-01"
"""First day of the unit of what has no unit yet; its code is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One table: where its rows go, and the query of their lines. `:source` and `:rows` are bound."""

    table: str
    columns: str
    query: str


def text(column: str) -> str:
    """A text of people, which may hold what separates lines and columns."""
    for sign in (9, 10, 13):
        column = f"replace({column}, char({sign}), ' ')"
    return f"replace({column}, '\\', '\\\\')"


def line(*columns: str) -> str:
    """The expression of a line."""
    return " || char(9) || ".join(f"coalesce({column}, '\\N')" for column in (":source", *columns))


def _piece(table: str, rest: str, /, **columns: str) -> Piece:
    return Piece(
        table=table, columns=", ".join(("source", *columns)), query=f"SELECT {line(*columns.values())} {rest}"
    )


_UNIT: Final = {
    "code": "coalesce(h.commune, '')",
    "valid_from": f"coalesce(h.commune_from, '{NOWHERE}')",
}
_LISTED: Final = "FROM json_each(:rows) j JOIN household h ON h.n = j.value"

HOUSEHOLDS: Final = (
    _piece(
        "household",
        f"{_LISTED} LEFT JOIN household c ON c.n = h.canon AND h.canon <> h.n",
        id="h.id",
        **_UNIT,
        hamlet_key=text("coalesce(h.hamlet_key, '')"),
        hamlet=text("coalesce(h.hamlet, '')"),
        same_as="c.id",
        ever="(h.added IS NOT NULL AND h.canon = h.n AND coalesce(h.closed, '') <> 'import_undone')",
        closed=text("h.closed"),
        adults="CASE WHEN h.persons IS NULL THEN h.roster_adults ELSE nullif(h.persons, 0) END",
        smartphones="CASE WHEN h.persons IS NULL THEN h.roster_smartphones END",
        roster_people="h.roster_people",
        one_by_one="(h.persons IS NOT NULL)",
    ),
    _piece(
        "visit",
        f"{_LISTED} JOIN visit v ON v.canon = h.n JOIN device d ON d.n = v.device",
        id="v.id",
        household="h.id",
        **_UNIT,
        campaign=text("v.campaign"),
        device="d.id",
        at="v.at",
        result=text("v.result"),
        people="v.people",
        smartphones="v.smartphones",
        had="v.had",
        installed="v.installed",
        counts="v.counts",
        voided="v.voided",
        suspect="v.suspect",
    ),
    _piece(
        "person_stage",
        f"{_LISTED} JOIN person p ON p.canon = h.n JOIN progress g ON g.person = p.n"
        " WHERE h.persons IS NOT NULL AND p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child"
        " AND g.stage IS NOT NULL",
        household="h.id",
        k="row_number() OVER (PARTITION BY h.n, g.campaign ORDER BY p.id)",
        **_UNIT,
        campaign=text("g.campaign"),
        stage=text("g.stage"),
        had="g.had",
        hlc="g.at",
    ),
)
"""Of the households in `:rows`; also one of which only visits arrived, under no unit."""

NAMES: Final = _piece(
    "household_name",
    f"{_LISTED} WHERE h.name IS NOT NULL",
    household="h.id",
    **_UNIT,
    name=text("h.name"),
    address=text("h.address"),
)
"""Only where somebody chose it."""

FIGURES: Final = _piece(
    "figure_day",
    "FROM json_each(:rows) j JOIN figure_place p ON p.n = j.value JOIN figure_day f ON f.place = p.n"
    " WHERE f.day <> '~'",
    code="p.commune",
    valid_from="p.commune_from",
    whole="p.whole",
    hamlet_key=text("p.hamlet_key"),
    hamlet=text("p.hamlet"),
    campaign=text("f.campaign"),
    day="f.day",
    **{name: f"f.{name}" for name in COLUMNS},
)
EVENTS: Final = _piece(
    "event",
    "FROM event e JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device"
    " WHERE e.n > :first AND e.n <= :last",
    id="e.id",
    device="d.id",
    incarnation="s.incarnation",
    **{"class": "s.class"},
    seq="e.seq",
    hlc="e.hlc",
    kind="e.kind",
)
"""The existence and the machine of an event; its content is in households and visits."""

SMALL: Final = (
    _piece(
        "machine",
        "FROM device d LEFT JOIN enrolment e ON e.device = d.id",
        device="d.id",
        number_code=text("d.number_code"),
        code="coalesce(e.unit_code, d.unit_code, '')",
        valid_from=f"coalesce(e.unit_valid_from, d.unit_valid_from, '{NOWHERE}')",
        hamlet=text("d.hamlet"),
        revoked="e.revoked",
    ),
    _piece(
        "file",
        "FROM batch b LEFT JOIN device d ON d.n = b.device",
        n="b.n",
        direction="b.direction",
        state=text("b.state"),
        applied="b.applied",
        device="d.id",
        code="coalesce(d.unit_code, '')",
        valid_from=f"coalesce(d.unit_valid_from, '{NOWHERE}')",
        number="b.number",
        part="b.part",
        parts="b.parts",
        sha256="b.sha256",
        created="b.created",
        handled="b.handled",
        events="b.events",
        new="b.new",
    ),
    _piece(
        "denominator",
        "FROM denominator d",
        kind=text("d.kind"),
        code="d.code",
        valid_from="d.valid_from",
        value="d.value",
        counted_by=text("d.source"),
        as_of=text("d.as_of"),
    ),
)
"""Written whole each time."""

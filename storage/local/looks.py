"""Decisions of an officer who looked at marks; local, none is ever changed but by being taken back."""

from __future__ import annotations

from collections.abc import Sequence

from core.figures.places import Look, MarkKind
from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection, transaction


def read_looks(connection: Connection, campaign: str) -> list[Look]:
    """Return the decisions in force, the oldest first."""
    rows = connection.execute(
        "SELECT code, valid_from, kind, count, name, reason, looked FROM place_look"
        " WHERE campaign = ? AND undone IS NULL ORDER BY n",
        (campaign,),
    )
    return [
        Look(
            unit=unit_key(code, since),
            kind=MarkKind(kind),
            count=count,
            name=name,
            reason=reason,
            looked=looked,
        )
        for code, since, kind, count, name, reason, looked in rows
    ]


def keep_looks(connection: Connection, campaign: str, looks: Sequence[Look]) -> None:
    with transaction(connection):
        connection.executemany(
            "INSERT INTO place_look (campaign, code, valid_from, kind, count, name, reason, looked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(campaign, look.unit.code, look.unit.valid_from.isoformat(), look.kind.value),
                    *(look.count, look.name, look.reason, look.looked),
                )
                for look in looks
            ],
        )


def take_looks_back(connection: Connection, campaign: str, unit: UnitKey, now: str) -> int:
    """Mark the decisions about a unit as taken back; how many there were."""
    with transaction(connection):
        return int(
            connection.execute(
                "UPDATE place_look SET undone = ? WHERE campaign = ? AND code = ? AND valid_from = ?"
                " AND undone IS NULL",
                (now, campaign, unit.code, unit.valid_from.isoformat()),
            ).rowcount
        )

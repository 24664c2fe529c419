"""The derived table `likeness`: what duplicates are found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter

from core.quality.likeness import Likeness, likeness_of
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar

Compared = tuple[int, object, object, object, object]
"""Row number, hamlet (folded or not), name, phone and address of a household."""


_texts = attrgetter(*(field.name for field in fields(Likeness)))


def write_likeness(connection: Connection, households: Iterable[Compared]) -> None:
    """Replace the rows of `households`."""
    connection.executemany(
        "INSERT OR REPLACE INTO likeness (household, place, name, short, phone, address)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                n,
                *_texts(
                    likeness_of(
                        hamlet=str(hamlet or ""),
                        name=str(name or ""),
                        phone=str(phone or ""),
                        address=str(address or ""),
                    )
                ),
            )
            for n, hamlet, name, phone, address in households
        ],
    )


def fill_likeness(connection: Connection) -> None:
    """After an upgrade the table is empty while there are households; written once."""
    missing = scalar(
        connection.execute("SELECT EXISTS (SELECT 1 FROM household) AND NOT EXISTS (SELECT 1 FROM likeness)")
    )
    if missing:
        with transaction(connection):
            rows = connection.execute("SELECT n, hamlet, name, phone, address FROM household").fetchall()
            write_likeness(connection, rows)

"""Queries of an act: statements, their rows, and the tables read from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from unittest.mock import Mock, create_autospec

from PySide6.QtWidgets import QApplication

from core.application.services import Services
from storage.db.connection import Connection
from tests.database import connection_of
from ui.qt.models.household_model import WINDOW
from ui.qt.settings_page.actions import WindowActions

MOST_ROWS: Final = 3 * WINDOW
"""Rows with content that one act may read; of the whole list only row numbers are held."""

LARGE: Final = (
    "household|standing|visit|visit_note|event|field_set|person|person_field|person_stage|progress|membership"
    "|member_share|people_total|likeness|door|door_holder|consent"
)
"""Tables that grow with the households, their people and their visits."""

OF_THE_LIST: Final = ("household_listed", "household_by_name", "event_visit_after", "SCAN member_share")
"""Indexes that may be read whole, none of it a row that is shown: the numbers of a list in its order, this
laptop's visits as they are counted, and each household's share in the figures of organisations.
"""

LAST_ROW: Final = re.compile(r"\bmax\(n\)")


@dataclass(frozen=True, slots=True)
class Asked:
    """Statements of one act, how many of them read, the most rows with content that one of these gave, and
    what was read whole."""

    statements: int
    reads: int
    rows: int
    whole: tuple[str, ...]


def asked(services: Services, act: Callable[[], object]) -> Asked:
    """Return the queries of `act` up to its paint."""
    connection, said = connection_of(services), list[str]()
    connection.set_trace_callback(said.append)
    act()
    QApplication.processEvents()
    connection.set_trace_callback(None)
    reads = [sql for sql in said if sql.lstrip().upper().startswith(("SELECT", "WITH"))]
    found = [connection.execute(sql).fetchall() for sql in reads]
    return Asked(
        len(said),
        len(reads),
        max((len(rows) for rows in found if rows and len(rows[0]) > 1), default=0),
        tuple(step for sql in reads for step in read_whole(connection, sql)),
    )


def read_whole(connection: Connection, sql: str) -> Iterator[str]:
    """Yield steps of the plan that read a large table from its first row to its last.

    Only `EXISTS` ends at the first row. A greatest value without an index is planned as `SEARCH`, though all
    rows are read for it; only the row number needs none.
    """
    if sql.lstrip().upper().startswith("SELECT EXISTS (SELECT 1 FROM ") and " WHERE " not in sql.upper():
        return
    names = dict(re.findall(rf"\b({LARGE})\s+(?:AS\s+)?([a-z]\w*)", sql))
    aliases = {*names.values(), *LARGE.split("|")}
    for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
        step = str(row[3])
        words = step.split()
        greatest = words[0] == "SEARCH" and "USING" not in words and not LAST_ROW.search(sql)
        whole = words[0] == "SCAN" or greatest
        if whole and words[1] in aliases and not step.endswith(OF_THE_LIST):
            yield f"{step}: {' '.join(sql.split())[:200]}"


def bounded(found: Asked, *, statements: int, rows: int = MOST_ROWS, whole: bool = False) -> None:
    """Fails with what was asked where it is more than that; `whole` allows tables read to their end."""
    assert found.statements <= statements, found
    assert found.rows <= rows, found
    assert whole or found.whole == (), found


def no_actions() -> WindowActions:
    """Return a window that ignores the settings; no update is at hand."""
    actions: Mock = create_autospec(WindowActions)
    actions.updating.updates.configure_mock(**{"hindrance.return_value": None, "former.return_value": None})
    return actions

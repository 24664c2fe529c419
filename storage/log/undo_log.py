"""The acts of this workspace in the local table `undo_act`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import Any

import orjson

from core.application.undo import Act, NextAct
from core.base.changes import Outcome, Topic, touched
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import EventKind
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.db.sql import json_list
from storage.log.undo.acts import DONE, UNDONE
from storage.log.undo.inverse import inverse_of
from storage.log.unit_of_work import UnitOfWork

Writing = Callable[[], AbstractContextManager[UnitOfWork]]


class SqlUndoLog:
    """Answers `core.application.undo.UndoLog`."""

    def __init__(self, connection: Connection, writing: Writing) -> None:
        self._connection = connection
        self._writing = writing

    def undo(self, kinds: Collection[EventKind] = (), *, number: int | None = None) -> Outcome[Act] | None:
        return self._step(kinds, number, forward=False)

    def redo(self, kinds: Collection[EventKind] = (), *, number: int | None = None) -> Outcome[Act] | None:
        return self._step(kinds, number, forward=True)

    def next_act(self, *, forward: bool) -> NextAct | None:
        found = self._next((), None, forward=forward)
        if found is None:
            return None
        number, _, events = found
        return NextAct(
            number=number, records=sum(len(body.get("households", (0,))) for body in self._bodies(events))
        )

    def can_undo(self) -> bool:
        row = self._connection.execute("SELECT EXISTS (SELECT 1 FROM undo_act WHERE state = ?)", (DONE,))
        return bool(scalar(row))

    def _next(
        self, kinds: Collection[EventKind], number: int | None, *, forward: bool
    ) -> tuple[int, str, str] | None:
        """Return number, kind and events of the act to take; `number` is that of a certain one, while it is
        valid.
        """
        state, order = (UNDONE, "undone") if forward else (DONE, "n")
        chosen = " AND act IN (SELECT value FROM json_each(:kinds))" if kinds else ""
        certain = "" if number is None else " AND n = :number"
        row: tuple[int, str, str] | None = self._connection.execute(
            f"SELECT n, act, events FROM undo_act WHERE state = :state{chosen}{certain}"
            f" ORDER BY {order} DESC LIMIT 1",
            {"state": state, "kinds": json_list(kinds), "number": number},
        ).fetchone()
        return row

    def _step(
        self, kinds: Collection[EventKind], number: int | None, *, forward: bool
    ) -> Outcome[Act] | None:
        found = self._next(kinds, number, forward=forward)
        if found is None:
            return None
        n, kind, events = found
        bodies = self._bodies(events)
        with self._writing() as unit:
            done = [unit.record(*inverse) for inverse in inverse_of(self._connection, bodies)]
            self._connection.execute(
                "UPDATE undo_act SET state = ?, events = ?,"
                " undone = (SELECT coalesce(max(undone), 0) + 1 FROM undo_act) WHERE n = ?",
                (DONE if forward else UNDONE, json_list(done), n),
            )
        act = self._act(EventKind(kind), bodies)
        named = {body["household"] for body in bodies if "household" in body}
        household = act.household if len(named) <= 1 else None
        return Outcome(act, touched(Topic.VISITS, Topic.HOUSEHOLDS, household=household))

    def _bodies(self, events: str) -> list[dict[str, Any]]:
        rows = self._connection.execute(
            "SELECT e.line FROM json_each(?) j JOIN event e ON e.id = j.value ORDER BY j.key", (events,)
        )
        return [orjson.loads(bytes(line)) for (line,) in rows]

    def _act(self, kind: EventKind, bodies: Sequence[dict[str, Any]]) -> Act:
        first = bodies[0]
        recorded = first["id"] if first["kind"] == EventKind.VISIT_RECORDED else None
        visit = first.get("visit") or recorded
        household = first.get("household") or first.get("a")
        if household is None and visit is not None:
            of_visit = "SELECT h.id FROM visit v JOIN household h ON h.n = v.household WHERE v.id = ?"
            household = scalar(self._connection.execute(of_visit, (visit,)))
        if household is None and (person := first.get("person")) is not None:
            of_person = "SELECT h.id FROM person p JOIN household h ON h.n = p.canon WHERE p.id = ?"
            household = scalar(self._connection.execute(of_person, (person,)))
        return Act(
            kind=kind,
            household=None if household is None else HouseholdId(household),
            visit=None if visit is None else VisitId(visit),
        )

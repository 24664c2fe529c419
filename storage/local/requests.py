"""Commands of scripts, each done once. It answers `core.application.services.RequestLog`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from core.base.clock import Clock, iso
from core.base.errors import UserError
from storage.db.connection import Connection, transaction

KEPT: Final = 10_000


class SqlRequests:
    """Over the table `request`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def once(self, request: str, command: str, act: Callable[[], str]) -> str:
        with transaction(self._connection):
            former, answer = self._connection.execute(
                "SELECT command, answer FROM request WHERE id = ?", (request,)
            ).fetchone() or (None, "")
            if former is not None and former != command:
                raise UserError("request_id.other", request=request)
            if former is not None:
                return str(answer)
            answer = act()
            self._connection.execute(
                "INSERT INTO request (id, command, answer, at) VALUES (?, ?, ?, ?)",
                (request, command, answer, iso(self._clock.now())),
            )
            self._connection.execute(
                "DELETE FROM request WHERE n <= (SELECT max(n) FROM request) - ?", (KEPT,)
            )
            return answer

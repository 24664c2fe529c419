"""The server goes away before each statement in turn: nothing by half, and the next run ends equal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from core.base.errors import UserError
from storage.queries.publishing.postgres import course
from storage.queries.publishing.postgres.server import Server
from tests.postgres.compared import differing, dump, there
from tests.postgres.pgserver import TestServer
from tests.reports.season import Season

pytestmark = pytest.mark.strangers

FEWEST_STATEMENTS = 25


def count_statements(monkeypatch: pytest.MonkeyPatch, before: Callable[[int], None]) -> list[str]:
    """Call `before` with the number of each statement, from 1 on; returns the statements."""
    seen: list[str] = []
    for name in ("run", "copy"):
        real = getattr(Server, name)

        def counted(server: Server, first: str, *rest: Any, real: Any = real) -> Any:
            seen.append(first)
            before(len(seen))
            return real(server, first, *rest)

        monkeypatch.setattr(Server, name, counted)
    return seen


def publish(season: Season, address: str) -> None:
    season.province.reports.server.publish(address, names=True)


def rows(address: str) -> dict[str, list[str]]:
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT bool_and(complete) FROM tung_nha.source").fetchone() == (True,)
        assert differing(there(connection, "c_day"), there(connection, "figure_day")) == {}
        return dump(connection)


def cut_everywhere(season: Season, server: TestServer, start: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Publish into copies of `start`, cut before each statement in turn; returns their number."""
    whole = server.copy_of(start)
    with monkeypatch.context() as patch:
        seen = count_statements(patch, lambda _: None)
        publish(season, whole)
        statements = len(seen)
    true = rows(whole)
    for number in range(1, statements + 1):
        address = server.copy_of(start)

        def cut(now: int, number: int = number, address: str = address) -> None:
            if now == number:
                server.end_connections(address)

        with monkeypatch.context() as patch:
            count_statements(patch, cut)
            with pytest.raises(UserError) as caught:
                publish(season, address)
        assert caught.value.code == "publish.server_away", number
        publish(season, address)
        assert rows(address) == true, f"cut before statement {number}"
        server.drop(address)
    return statements


def test_the_first_publishing_cut_at_every_statement(
    season: Season, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "EVENTS_A_PIECE", 40)
    monkeypatch.setattr(course, "HOUSEHOLDS_A_PIECE", 10)
    assert cut_everywhere(season, server, server.database(), monkeypatch) > FEWEST_STATEMENTS


def test_the_next_publishing_cut_at_every_statement(
    season: Season, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = server.database()
    publish(season, start)
    season.work(5)
    season.end_of(5)
    season.send()
    monkeypatch.setattr(course, "EVENTS_A_PIECE", 40)
    monkeypatch.setattr(course, "HOUSEHOLDS_A_PIECE", 10)
    assert cut_everywhere(season, server, start, monkeypatch) > FEWEST_STATEMENTS

"""The database under the use cases, for tests that look inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.application.services import Services
from core.authority.may import Standing
from core.events.kinds import EventKind
from core.events.lines import Envelope
from core.ports import Store
from storage.db.connection import Connection
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches


def store_of(services: Services) -> SqlStore:
    assert isinstance(services.store, SqlStore)
    return services.store


def batches_of(services: Services) -> SqlBatches:
    assert isinstance(services.batches._keeper, SqlBatches)
    return services.batches._keeper


def record_anyhow(services: Services, *said: tuple[EventKind, Mapping[str, object]]) -> None:
    """Record events like a program that does not check the authority of its machine."""

    def ask_nothing(events: Sequence[Envelope], own: Standing) -> None:
        del events, own

    with store_of(services).writing() as unit:
        unit.events.judge.check_own = ask_nothing  # type: ignore[method-assign]  # a dishonest program
        for kind, payload in said:
            unit.record(kind, payload)


def connection_of(services: Services) -> Connection:
    return connection_of_store(services.store)


def connection_of_store(store: Store) -> Connection:
    assert isinstance(store, SqlStore)
    return store.connection

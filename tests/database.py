"""The database under the use cases, for tests that look inside."""

from __future__ import annotations

from core.ports import Store
from core.services import Services
from storage.database import Connection
from storage.store import SqlStore


def connection_of(services: Services) -> Connection:
    return connection_of_store(services.store)


def connection_of_store(store: Store) -> Connection:
    assert isinstance(store, SqlStore)
    return store.connection

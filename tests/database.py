"""The database under the use cases, for tests that look inside."""

from __future__ import annotations

from core.ports import Store
from core.services import Services
from storage.batches import SqlBatches
from storage.database import Connection
from storage.store import SqlStore


def store_of(services: Services) -> SqlStore:
    assert isinstance(services.store, SqlStore)
    return services.store


def batches_of(services: Services) -> SqlBatches:
    assert isinstance(services.batches._keeper, SqlBatches)
    return services.batches._keeper


def connection_of(services: Services) -> Connection:
    return connection_of_store(services.store)


def connection_of_store(store: Store) -> Connection:
    assert isinstance(store, SqlStore)
    return store.connection

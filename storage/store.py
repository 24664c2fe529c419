"""An open database as the core sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from core.base.clock import Clock, iso
from core.base.ids import HouseholdId, IdSource
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import read_meta
from storage.log.unit_of_work import Identity, UnitOfWork, writing
from storage.queries.households import SqlHouseholdReader
from storage.queries.today import SqlFigureReader


@dataclass(slots=True, kw_only=True)
class SqlStore:
    """Answers `core.ports.Store` over one connection."""

    connection: Connection
    identity: Identity
    clock: Clock
    ids: IdSource
    households: SqlHouseholdReader
    figures: SqlFigureReader
    saved: Callable[[], None] = lambda: None
    """Called after each save."""

    def incarnation(self) -> str:
        """The one in force: a receipt may have asked for another since this was opened."""
        return self.meta("incarnation") or self.identity.incarnation

    def meta(self, key: str) -> str | None:
        return read_meta(self.connection, key)

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        with writing(self.connection, self.identity, self.clock, self.ids) as unit:
            yield unit
        if not self.connection.in_transaction:
            self.saved()

    def audit(self, what: str, detail: str) -> None:
        """Note locally who looked at or sent what, in a transaction of its own."""
        with self.writing() as unit:
            unit.audit(what, detail)

    @contextmanager
    def trying(self) -> Iterator[UnitOfWork]:
        """A transaction that is rolled back at the end: what would come of it."""
        with transaction(self.connection, keep=False):
            yield UnitOfWork(self.connection, self.identity, self.clock, self.ids)

    def last_event(self) -> int:
        return int(scalar(self.connection.execute("SELECT coalesce(max(n), 0) FROM event")))

    def save_draft(self, household: HouseholdId, text: str) -> None:
        with transaction(self.connection):
            if text:
                self.connection.execute(
                    "INSERT OR REPLACE INTO draft (household, text, at)"
                    " SELECT n, ?, ? FROM household WHERE id = ?",
                    (text, iso(self.clock.now()), household),
                )
            else:
                self.connection.execute(
                    "DELETE FROM draft WHERE household = (SELECT n FROM household WHERE id = ?)", (household,)
                )

    def save_form(self, form: str, text: str) -> None:
        with transaction(self.connection):
            if text:
                self.connection.execute(
                    "INSERT OR REPLACE INTO form_draft (form, text, at) VALUES (?, ?, ?)",
                    (form, text, iso(self.clock.now())),
                )
            else:
                self.connection.execute("DELETE FROM form_draft WHERE form = ?", (form,))

    def form(self, form: str) -> str:
        return scalar(self.connection.execute("SELECT text FROM form_draft WHERE form = ?", (form,))) or ""

    def forms(self) -> Mapping[str, str]:
        return dict(self.connection.execute("SELECT form, text FROM form_draft ORDER BY at DESC, form"))

"""Keeps a server in step with this workspace. It answers `core.reports.sharing.ServerPublisher`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.figures.places import place_thresholds
from core.records.workspace import WorkspaceInfo
from core.reports.sharing import Published
from core.units.catalogue import Catalogue
from core.units.models import UnitKey
from storage.db.connection import Connection, reading
from storage.db.sql import read_meta
from storage.projections.figures.aggregates import cut_off_hour
from storage.projections.figures.unpublished import COUNTER, begin_noting
from storage.queries.publishing.postgres.address import checked_address
from storage.queries.publishing.postgres.course import Course, Mark
from storage.queries.publishing.postgres.schema import prepare_schema
from storage.queries.publishing.postgres.server import Server, connect
from storage.queries.publishing.postgres.units import all_known, communes_here, hold, send_units

AFTER_ALL: Final = 2**62
"""Behind every row of a step."""


@dataclass(slots=True, kw_only=True)
class PostgresPublisher:
    """Publishes one workspace; its `database` id is the source, whatever machine it moves to."""

    connection: Connection
    clock: Clock
    info: WorkspaceInfo
    catalogue: Callable[[], Catalogue]
    incarnation: Callable[[], str]
    audit: Callable[[str, str], object]
    """Note locally that something leaves this workspace."""

    def publish(self, address: str, *, names: bool) -> Published:
        checked_address(address)
        communes = communes_here(self.connection, self.catalogue())
        server = connect(address)
        try:
            prepare_schema(server)
            self.audit("publish.server", f"{server.name} {'names' if names else 'no names'}")
            begin_noting(self.connection)
            with reading(self.connection):
                return self._send(server, communes, names=names)
        finally:
            server.close()

    def _send(self, server: Server, communes: list[UnitKey], *, names: bool) -> Published:
        source = read_meta(self.connection, "database") or ""
        if not server.run("SELECT pg_try_advisory_lock(hashtextextended(%s, 1))", (source,))[0][0]:
            raise UserError("publish.server_busy")
        mark, had_names = self._open(server, source, communes, names=names)
        course = Course(self.connection, server, source, names=names)
        if had_names != names:
            course.switch_names(mark)
        course.send_events(mark)
        course.send_households(mark)
        course.finish(mark, iso(self.clock.now()))
        told = course.told
        return Published(
            server=server.name,
            events=told.events,
            households=told.households,
            visits=told.visits,
            names=names,
        )

    def _open(
        self, server: Server, source: str, communes: list[UnitKey], *, names: bool
    ) -> tuple[Mark, bool]:
        """Enter this source, or find its mark. After a restored copy everything is sent again.

        Local row numbers and steps may then mean something else than they did.
        """
        incarnation = self.incarnation()
        catalogue = self.catalogue()
        with server.piece():
            known = server.run("SELECT incarnation FROM tung_nha.source WHERE source = %s", (source,))
            if known and known[0][0] != incarnation:
                server.run("SELECT tung_nha.forget_source(%s)", (source,))
            if not known or known[0][0] != incarnation:
                self._enter(server, source, incarnation, names=names)
            stored = server.run("SELECT catalogue FROM tung_nha.source WHERE source = %s", (source,))
            if stored[0][0] != catalogue.data_date.isoformat() or not all_known(server, communes):
                send_units(server, catalogue)
            hold(server, source, communes)
            server.run(
                "UPDATE tung_nha.source SET catalogue = %s, cut_off_hour = %s, crowded = %s, name = %s"
                " WHERE source = %s",
                (
                    catalogue.data_date.isoformat(),
                    cut_off_hour(self.connection),
                    place_thresholds()["crowded"]["smartphones"],
                    self.info.name_on_paper,
                    source,
                ),
            )
            found = server.run(
                "SELECT event_n, household_n, change_n, change_row, place_n, epoch, filled, names"
                " FROM tung_nha.source WHERE source = %s",
                (source,),
            )[0]
        fields = ("event_n", "household_n", "change_n", "change_row", "place_n", "epoch", "filled")
        return Mark(**dict(zip(fields, found[:-1], strict=True))), found[-1]

    def _enter(self, server: Server, source: str, incarnation: str, *, names: bool) -> None:
        change = int(read_meta(self.connection, COUNTER) or 0)
        unit = self.info.unit
        server.run(
            "INSERT INTO tung_nha.source (source, code, valid_from, name, incarnation, names, cut_off_hour,"
            " crowded, change_n, change_row, place_n) VALUES (%s, %s, %s, %s, %s, %s, 0, 0, %s, %s, %s)",
            (source, unit.code, unit.valid_from, "", incarnation, names, change, AFTER_ALL, change),
        )

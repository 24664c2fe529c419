"""The schema `tung_nha` of a server: made where it is missing, refused where it is not ours or newer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.base.errors import UserError
from storage.queries.publishing.postgres.server import Server

FOLDER: Final = Path(__file__).resolve().parents[4] / "resources" / "postgresql"
PROGRAM: Final = "tung-nha"
VERSION: Final = 1


def prepare_schema(server: Server) -> None:
    """Raises `publish.server_foreign`, `publish.server_newer` or `publish.server_forbidden`."""
    with server.piece():
        server.run("SELECT pg_advisory_xact_lock(hashtextextended('tung_nha', 0))")
        if server.run("SELECT to_regnamespace('tung_nha') IS NULL")[0][0]:
            for name in ("schema.sql", "views.sql"):
                server.run((FOLDER / name).read_text(encoding="utf-8"))
            return
        _check(server)


def _check(server: Server) -> None:
    if server.run("SELECT to_regclass('tung_nha.about') IS NULL")[0][0]:
        raise UserError("publish.server_foreign")
    if not server.run("SELECT has_table_privilege('tung_nha.about', 'SELECT')")[0][0]:
        raise UserError("publish.server_foreign")
    said = server.run(
        "SELECT to_jsonb(a) ->> 'program', (to_jsonb(a) ->> 'version')::integer FROM tung_nha.about a"
    )
    if len(said) != 1 or said[0][0] != PROGRAM:
        raise UserError("publish.server_foreign")
    if said[0][1] > VERSION:
        raise UserError("publish.server_newer", have=said[0][1], known=VERSION)

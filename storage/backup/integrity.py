"""The quick check of a database after an end that was not clean, table by table."""

from __future__ import annotations

from core.backup.models import Report, no_report
from core.base.errors import ExitCode, UserError
from storage.db.connection import Connection
from storage.db.rows import scalar


def check_database(connection: Connection, report: Report = no_report) -> None:
    """Raise `storage.damaged` where a table or one of its indexes is not whole."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = [str(name) for (name,) in rows]
    for done, table in enumerate(tables):
        report(done, len(tables))
        quoted = table.replace('"', '""')
        if scalar(connection.execute(f'PRAGMA quick_check("{quoted}")')) != "ok":
            raise UserError("storage.damaged", exit_code=ExitCode.STORAGE)
    report(len(tables), len(tables))

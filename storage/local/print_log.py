"""Print runs in the local table `print_job`."""

from __future__ import annotations

from dataclasses import astuple

from core.papers.print_log import PrintJob
from storage.db.connection import Connection, transaction

_COLUMNS = "at, paper, version, what, households, pages"


class SqlPrintLog:
    """Answers `core.papers.print_log.PrintLog`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: PrintJob) -> None:
        with transaction(self._connection):
            self._connection.execute(
                f"INSERT INTO print_job ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", astuple(job)
            )

    def last(self, paper: str) -> PrintJob | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM print_job WHERE paper = ? ORDER BY n DESC LIMIT 1", (paper,)
        ).fetchone()
        if row is None:
            return None
        at, name, version, what, households, pages = row
        return PrintJob(at=at, paper=name, version=version, what=what, households=households, pages=pages)

"""Parquet by DuckDB, in a memory of its own that reaches for no network and loads no extension."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from core.base.errors import ExitCode, UserError
from storage.db.files import discard_folder, move, sorted_write_errors
from storage.queries.publishing.rows import ViewRows

PARTITION: Final = "code"
OFFLINE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
"""Parquet is built in; any other extension would be fetched from a server, which this program never does
(ADR).
"""


def write_parquet(tables: Sequence[ViewRows], folder: Path) -> tuple[Path, ...]:
    """`NAME/code=32059/data_0.parquet` of what is of units, `NAME/data.parquet` of the rest; all or none.

    Raises `publish.not_empty`, `file.full` or `file.unwritable`.
    """
    targets = tuple(folder / table.name for table in tables)
    if any(target.exists() for target in targets):
        raise UserError("publish.not_empty", folder=str(folder))
    part = folder / ".tung-nha.part"
    with sorted_write_errors(folder):
        discard_folder(part)
        part.mkdir()
        try:
            _fill(tables, part)
            for target in targets:
                move(part / target.name, target)
        finally:
            discard_folder(part)
    return targets


def offline_duckdb() -> Any:
    """A connection to an empty memory whose settings are locked."""
    connection = duckdb.connect(":memory:", config=OFFLINE)
    connection.execute("SET threads = 2")
    connection.execute("SET lock_configuration = true")
    return connection


def _fill(tables: Sequence[ViewRows], part: Path) -> None:
    connection = offline_duckdb()
    try:
        for table in tables:
            _write(connection, table, part / table.name)
    except duckdb.IOException as error:
        raise UserError(
            "file.unwritable", exit_code=ExitCode.STORAGE, path=str(part.parent), reason=str(error)[:120]
        ) from error
    finally:
        connection.close()


def _write(connection: Any, table: ViewRows, target: Path) -> None:
    target.mkdir()
    lists = [list(column) for column in zip(*table.rows, strict=True)] or [[] for _ in table.columns]
    chosen = ", ".join(
        f'unnest(${at}::{"VARCHAR" if text else "BIGINT"}[]) AS "{name}"'
        for at, (name, text) in enumerate(zip(table.columns, table.texts, strict=True), start=1)
    )
    connection.execute(f"CREATE TABLE {table.name} AS SELECT {chosen}", lists)
    if PARTITION in table.columns and table.rows:
        where = str(target).replace("'", "''")
        connection.execute(
            f"COPY {table.name} TO '{where}'"
            f" (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({PARTITION}), OVERWRITE_OR_IGNORE)"
        )
        return
    where = str(target / "data.parquet").replace("'", "''")
    connection.execute(f"COPY {table.name} TO '{where}' (FORMAT parquet, COMPRESSION zstd)")

"""The only module with a network: statements to a PostgreSQL server, its failures as sentences (ADR 31)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from core.base.errors import ExitCode, UserError

if TYPE_CHECKING:
    import psycopg

OLDEST: Final = 150_000
WAIT_SECONDS: Final = 15
LINES_A_BLOCK: Final = 100
"""Few, so that the server writes a block while SQLite reads the next one."""

_SAID: Final = {
    "28": "publish.server_login",
    "3D": "publish.server_database",
    "42501": "publish.server_forbidden",
    "53100": "publish.server_full",
    "53": "publish.server_away",
    "57": "publish.server_away",
    "08": "publish.server_away",
}
"""By the beginning of the SQLSTATE, the longer one first."""

_AT_LOGIN: Final = {
    "password": "publish.server_login",
    "authentication": "publish.server_login",
    "role": "publish.server_login",
    "database": "publish.server_database",
}
"""By a word of the message: a connection that was refused has no SQLSTATE."""


class Server:
    """An open connection. Every statement goes through `run` or `copy`."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    @property
    def name(self) -> str:
        """Database and host, for the answer."""
        info = self._connection.info
        return f"{info.dbname} @ {info.host or 'localhost'}"

    def run(self, statement: str, values: Sequence[object] | None = None) -> list[tuple[Any, ...]]:
        with sorted_failures():
            cursor = self._connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def copy(self, table: str, columns: str, lines: Iterable[str]) -> int:
        """Write lines of COPY into a table; returns their number."""
        count = 0
        with (
            sorted_failures(),
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copying,
        ):
            for block in _blocks(lines):
                count += len(block)
                copying.write(("\n".join(block) + "\n").replace("\x00", ""))
        return count

    @contextmanager
    def piece(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        self.run("BEGIN")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(UserError):
                self.run("ROLLBACK")
            raise

    def close(self) -> None:
        self._connection.close()


def connect(address: str) -> Server:
    """Raises `publish.driver_missing`, `publish.server_away`, `publish.server_login`,
    `publish.server_database`, `publish.server_old` or `publish.server_letters`.
    """
    try:
        import psycopg
    except ImportError as error:
        raise UserError("publish.driver_missing", exit_code=ExitCode.STORAGE) from error
    try:
        connection = psycopg.connect(
            address,
            autocommit=True,
            prepare_threshold=None,
            connect_timeout=WAIT_SECONDS,
            application_name="tung-nha",
            client_encoding="UTF8",
        )
    except psycopg.Error as error:
        raise _refused(error) from error
    return _suitable(Server(connection), connection.info.server_version)


def _suitable(server: Server, version: int) -> Server:
    try:
        _check(server, version)
    except UserError:
        server.close()
        raise
    return server


def _check(server: Server, version: int) -> None:
    if version < OLDEST:
        raise UserError("publish.server_old", have=version // 10_000, least=OLDEST // 10_000)
    (letters,) = server.run("SHOW server_encoding")[0]
    if letters != "UTF8":
        raise UserError("publish.server_letters", have=letters)


@contextmanager
def sorted_failures() -> Iterator[None]:
    """The world's failures as coded errors; anything else is a bug and stays what it is."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else "")
        code = next((code for begin, code in _SAID.items() if state.startswith(begin)), None)
        if code is None:
            raise
        raise UserError(code, exit_code=ExitCode.STORAGE, reason=_reason(error)) from error


def _refused(error: Exception) -> UserError:
    said = str(error).lower()
    code = next((code for word, code in _AT_LOGIN.items() if word in said), "publish.server_away")
    return UserError(code, exit_code=ExitCode.STORAGE, reason=_reason(error))


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:160]


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for one in lines:
        block.append(one)
        if len(block) == LINES_A_BLOCK:
            yield block
            block = []
    if block:
        yield block

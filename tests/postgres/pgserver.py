"""A PostgreSQL server of a test's own: a temporary folder, a socket in it, no port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
SUPER = "postgres"
PASSWORD = "mat-khau-thu"


class TestServer:
    """The folder of the socket; `database` makes an empty database."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def address(self, database: str, user: str = SUPER) -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def connect(self, database: str = "postgres", user: str = SUPER) -> psycopg.Connection[Any]:
        return psycopg.connect(self.address(database, user), autocommit=True)

    def database(self, more: str = "") -> str:
        """Make one; returns its address."""
        self.made += 1
        name = f"d{self.made}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} {more}".encode())
        return self.address(name)


def as_nobody(folder: Path, *command: str) -> None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() == 0:
        command = ("setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", *command)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def running_server() -> Iterator[TestServer]:
    """Start one; it is stopped at once at the end."""
    programs = BINARIES[-1]
    folder = Path(tempfile.mkdtemp(prefix="tn-pg-"))
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        initdb = (str(programs / "initdb"), "-D", str(data), "-U", SUPER, "-A", "trust", "-E", "UTF8")
        as_nobody(folder, *initdb, "--locale", "C.UTF-8", "--no-sync")
        rules = data / "pg_hba.conf"
        rules.write_text(f"local all guest scram-sha-256\n{rules.read_text()}")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        start = (str(programs / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options)
        as_nobody(folder, *start, "start")
        try:
            yield TestServer(folder)
        finally:
            as_nobody(folder, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)

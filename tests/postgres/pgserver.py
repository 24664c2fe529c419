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
from urllib.parse import urlsplit

import psycopg

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
SUPER = "postgres"
PASSWORD = "mat-khau-thu"


def name_of(address: str) -> str:
    """The name of the database at an address."""
    return urlsplit(address).path[1:]


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
        """Make an empty database; returns its address."""
        self.made += 1
        name = f"d{self.made}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} {more}".encode())
        return self.address(name)

    def copy_of(self, address: str) -> str:
        """Make a database like the one at `address`, which nobody may be connected to."""
        return self.database(f"TEMPLATE {name_of(address)}")

    def drop(self, address: str) -> None:
        with self.connect() as connection:
            connection.execute(f"DROP DATABASE {name_of(address)}".encode())

    def end_connections(self, address: str) -> None:
        """Kill the backends of the program in a database, and wait for their end."""
        with self.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = %s AND application_name = 'tung-nha'",
                (name_of(address),),
            )


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
        rules.write_text(f"local all guest,guest_by_file scram-sha-256\n{rules.read_text()}")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        start = (str(programs / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options)
        as_nobody(folder, *start, "start")
        try:
            yield TestServer(folder)
        finally:
            as_nobody(folder, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)

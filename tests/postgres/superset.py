"""Superset in an environment of its own, with the dashboard of docs/superset, started for a test."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from typing_extensions import override

from tests.docs.pages import ROOT

ENVIRONMENT: Final = Path(os.environ.get("TUNG_NHA_SUPERSET", ROOT / "out" / "superset"))
DEFINITION: Final = ROOT / "docs" / "superset"
PLACEHOLDER: Final = "postgresql+psycopg2://READER@SERVER/tung_nha"
PASSWORD: Final = "mat-khau-thu"
CHI: Final = ["--username", "chi", "--firstname", "Chi", "--lastname", "Le", "--email", "chi@example.vn"]
PATIENCE: Final = 180
SETTINGS: Final = """
SECRET_KEY = "of a test, for nobody but this machine, and long"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/own.db"
WTF_CSRF_ENABLED = TALISMAN_ENABLED = False
AUTH_ROLE_PUBLIC = "Admin"
"""


@dataclass(frozen=True, slots=True)
class Superset:
    """One that runs; everybody may ask it."""

    line: Path

    def ask(self, path: str) -> Any:
        """The result of its API."""
        line = SocketLine(self.line)
        line.request("GET", path)
        answer = line.getresponse().read()
        line.close()
        found = json.loads(answer)
        assert "result" in found, found
        return found["result"]


def install() -> None:
    """Once; kept for the next run."""
    done = ENVIRONMENT / "installed"
    if done.exists():
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    wanted = Path(__file__).with_name("superset.txt")
    pip = (str(ENVIRONMENT / "bin" / "pip"), "install", "-q", "--require-hashes", "-r", str(wanted))
    subprocess.run(pip, check=True)
    done.touch()


def packed(definition: Path, uri: str, target: Path) -> Path:
    """The definition as Superset imports it, with the address of a database."""
    with ZipFile(target, "w") as archive:
        for file in sorted(definition.rglob("*.yaml")):
            text = file.read_text(encoding="utf-8").replace(PLACEHOLDER, uri)
            archive.writestr(f"tung_nha/{file.relative_to(definition)}", text)
    return target


@contextmanager
def running_superset(folder: Path, uri: str) -> Iterator[Superset]:
    """Superset with the dashboard, over the database at `uri`."""
    install()
    settings = folder / "superset_config.py"
    settings.write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    environment = os.environ | {"SUPERSET_CONFIG_PATH": str(settings), "FLASK_APP": "superset"}
    program = str(ENVIRONMENT / "bin" / "superset")

    def run(*words: str) -> None:
        done = subprocess.run([program, *words], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run("db", "upgrade")
    run("fab", "create-admin", *CHI, "--password", PASSWORD)
    run("init")
    run("import-dashboards", "-p", str(packed(DEFINITION, uri, folder / "tung_nha.zip")), "-u", "chi")
    line = folder / "line"
    gunicorn = (
        str(ENVIRONMENT / "bin" / "gunicorn"),
        "--bind",
        f"unix:{line}",
        "--threads",
        "2",
        "--timeout",
        "300",
    )
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*gunicorn, "superset.app:create_app()"],
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(line, server)
            yield Superset(line)
        finally:
            server.terminate()
            server.wait()


def wait_for(line: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not line.exists():
        assert server.poll() is None, "Superset ended"
        assert time.monotonic() < end, "Superset does not answer"
        time.sleep(1)


class SocketLine(HTTPConnection):
    """HTTP by a socket in a folder: tests have no network."""

    def __init__(self, path: Path) -> None:
        super().__init__("superset", timeout=PATIENCE)
        self.path = path

    @override
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self.path))

"""The installed program in an empty prefix of Wine; `run.py windows` made the installer before."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.windows import wine
from tools.windows.build import PYTHON, setup_file
from tools.windows.runtime import ROOT

FOLDER = "drive_c/users/{user}/AppData/Local/Programs/tung-nha"


def windows_path(path: str | Path) -> str:
    """Return a path of this machine as the programs see it; what is one of theirs already stays."""
    text = str(path)
    return "Z:" + text.replace("/", "\\") if isinstance(path, Path) else text


def own_path(text: str) -> Path:
    """Return the path on this machine of an answer of the programs."""
    assert text[:2].upper() == "Z:", text
    return Path(text[2:].replace("\\", "/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """An empty Windows; what is run in it sees this machine's files as Z:."""

    prefix: Path

    @property
    def users(self) -> Path:
        return self.prefix / "drive_c" / "users"

    @property
    def local(self) -> Path:
        """Return `%LOCALAPPDATA%`."""
        return next(path for path in self.users.glob("*/AppData/Local") if path.parents[1].name != "Public")

    @property
    def program(self) -> Path:
        """Return the folder of the installed program."""
        return self.local / "Programs" / "tung-nha"

    def execute(self, *command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        words = [windows_path(word) for word in command]
        return wine.output(self.prefix, words, cwd)

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Begin a program that stays open."""
        words = ["wine", *(windows_path(word) for word in command)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(words, env=wine.environment(self.prefix), stdout=quiet, stderr=quiet)

    def end_all(self) -> None:
        """End whatever runs on this machine."""
        subprocess.run(["wineserver", "--kill"], env=wine.environment(self.prefix), check=False)

    def install(self) -> int:
        return self.execute(setup_file(), "/S").returncode

    def ask(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the installed command line."""
        return self.execute(self.program / "tung-nha-cli.exe", *words)

    def run(self, command: str, *arguments: str | Path) -> dict[str, object]:
        """Run one command with `--json`, as the walks of the documents do, and return its answer."""
        done = self.ask(*command.split(), *arguments, "--json")
        answer = json.loads(done.stdout or "{}")
        assert isinstance(answer, dict)
        assert answer, f"{command}: {done.stdout}{done.stderr}"
        assert "error" not in answer, f"{command}: {answer}"
        return answer

    def python(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the Python of Windows that made the build, on the source."""
        return self.execute(PYTHON / "python.exe", *words, cwd=ROOT)

    def registry(self, *words: str) -> int:
        return self.execute("reg", *words).returncode


OFFICER = "Nguyễn Văn Út's"
"""The user of every machine; his name is in the path of his program and his data."""


@pytest.fixture(scope="session")
def screen() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, wine.screen():
        patch.setenv("USER", OFFICER)
        yield


@pytest.fixture(scope="session")
def machine(screen: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """An empty machine of its own; everything in it ends with the tests."""
    prefix = tmp_path_factory.mktemp("wine") / "prefix"
    wine.make_prefix(prefix)
    yield Machine(prefix=prefix)
    Machine(prefix=prefix).end_all()
    shutil.rmtree(prefix, ignore_errors=True)


@pytest.fixture(scope="session")
def installed(machine: Machine) -> Machine:
    assert machine.install() == 0
    return machine


def names(paths: Sequence[Path]) -> set[str]:
    return {path.name for path in paths}

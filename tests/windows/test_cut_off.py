"""Installations that a full disk or a power cut ends, with small programs on a machine of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.windows.conftest import Machine, windows_path
from tests.windows.small import make_setup
from tools.windows import wine

pytestmark = pytest.mark.windows

FORMER, LATER = "1.0.0", "9.0.0"
KEY = r"HKCU\Software\tung-nha"
PARTS = ("lib", "tung-nha.exe", "tung-nha-cli.exe", "uninstall.exe")
"""In the order in which the installer moves them."""
FULL_AT = 6_000_000
FILES = 150
UPDATE = (f"/UPDATE={FORMER}", "/S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """A machine with two installers; the second brings a large file and many small ones."""

    machine: Machine
    former: Path
    later: Path

    def put(self, setup: Path, *options: str) -> int:
        return self.machine.execute(setup, *(options or ("/S",))).returncode

    def remove(self, folder: Path) -> None:
        """An uninstaller goes on as a copy of itself."""
        assert self.put(folder / "uninstall.exe") == 0
        wine.wait_for_end(self.machine.prefix)

    def version(self) -> str:
        done = self.machine.ask("--version")
        part = self.machine.program / "lib" / "part"
        return done.stdout.strip() if done.returncode == 0 and part.read_text() == done.stdout.strip() else ""

    def beside(self) -> list[str]:
        return sorted(path.name for path in self.machine.program.parent.iterdir())

    def is_noted(self, name: str) -> bool:
        return self.machine.registry("query", KEY, "/v", name) == 0


@pytest.fixture(scope="module")
def made(screen: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    folder = tmp_path_factory.mktemp("small")
    prefix = folder / "prefix"
    wine.make_prefix(prefix)
    more = {f"small{n}": os.urandom(20_000) for n in range(FILES)}
    more |= {"blocked": b"", "lib/deep/large": os.urandom(2 * FULL_AT)}
    yield Laptop(
        machine=Machine(prefix=prefix),
        former=make_setup(folder, FORMER),
        later=make_setup(folder, LATER, more),
    )
    Machine(prefix=prefix).end_all()


@pytest.fixture
def laptop(made: Laptop) -> Laptop:
    """Nothing but the former version, nothing noted."""
    made.machine.registry("delete", KEY, "/f")
    shutil.rmtree(made.machine.program.parent, ignore_errors=True)
    assert made.put(made.former) == 0
    assert made.version() == FORMER
    return made


@pytest.mark.parametrize("options", [("/S",), UPDATE], ids=["by hand", "update"])
def test_a_disk_that_takes_no_more_leaves_the_program_as_it_was(
    laptop: Laptop, options: tuple[str, ...]
) -> None:
    """No file grows beyond the limit: the write itself fails, in the middle of a file."""
    words = ["prlimit", f"--fsize={FULL_AT}", "wine", windows_path(laptop.later), *options]
    environment = wine.environment(laptop.machine.prefix)
    done = subprocess.run(words, env=environment, check=False, restore_signals=False)
    assert done.returncode == 2
    assert laptop.version() == FORMER
    assert laptop.beside() == ["tung-nha"]
    assert not laptop.is_noted("Updating")
    assert laptop.put(laptop.later, *options) == 0
    assert laptop.version() == LATER


@pytest.mark.parametrize(("options", "files"), [(UPDATE, 0), (("/S",), 1), (UPDATE, 40), (("/S",), FILES)])
def test_a_power_cut_is_mended_by_the_next_installation(
    laptop: Laptop, options: tuple[str, ...], files: int
) -> None:
    """Everything is killed once this number of new files is written."""
    program = laptop.machine.program
    aside = program.with_name("tung-nha.aside" if options == ("/S",) else f"tung-nha-{FORMER}")
    begun = laptop.machine.start(laptop.later, *options)
    while not aside.exists() or sum(name.startswith("small") for name in names_in(program)) < files:
        assert begun.poll() is None
    laptop.machine.end_all()
    begun.wait(timeout=60)
    assert laptop.put(laptop.later, "/S") == 0
    assert laptop.version() == LATER
    assert laptop.beside() == ["tung-nha"]
    assert not laptop.is_noted("Updating")


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, none while it does not exist."""
    with contextlib.suppress(FileNotFoundError):
        return [path.name for path in folder.iterdir()]
    return []


@pytest.mark.parametrize(("aside", "moved"), [("aside", 1), ("aside", 3), (FORMER, 2), (FORMER, 4)])
def test_a_program_cut_in_two_is_whole_again_where_the_next_installation_fails(
    laptop: Laptop, aside: str, moved: int
) -> None:
    """The power went while the parts were moved aside; now a new file cannot be written."""
    program = laptop.machine.program
    place = program.with_name("tung-nha.aside" if aside == "aside" else f"tung-nha-{aside}")
    place.mkdir()
    for name in PARTS[:moved]:
        (program / name).rename(place / name)
    if aside == FORMER:
        assert laptop.machine.registry("add", KEY, "/v", "Updating", "/d", FORMER, "/f") == 0
    (program / "blocked").mkdir()
    assert laptop.put(laptop.later) == 2
    assert laptop.version() == FORMER
    assert laptop.beside() == ["tung-nha"]


def test_with_its_window_the_installer_asks_nothing_and_opens_the_program(laptop: Laptop) -> None:
    """Nobody presses anything, on the way to the new version and to the former one."""
    local, drive = laptop.machine.local / "tung-nha" / "updates", laptop.machine.prefix / "drive_c"
    local.mkdir(parents=True, exist_ok=True)
    (local / "pending.json").write_text("{}", encoding="ascii")
    begun = laptop.machine.start(laptop.later, UPDATE[0], "/WINDOW")
    assert begun.wait(timeout=90) == 0
    wine.wait_for_end(laptop.machine.prefix)
    assert (drive / f"opened-{LATER}").exists()
    assert laptop.beside() == ["tung-nha", f"tung-nha-{FORMER}"]
    assert (local / "former.json").exists()
    back = laptop.machine.program / "uninstall.exe"
    begun = laptop.machine.start(back, f"/BACK={FORMER}", "/SCHEMA=5", "/WINDOW")
    assert begun.wait(timeout=90) == 0
    wine.wait_for_end(laptop.machine.prefix)
    assert (drive / f"opened-{FORMER}").exists()
    assert laptop.version() == FORMER
    assert laptop.beside() == ["tung-nha"]


def test_of_two_versions_in_two_folders_each_is_removed_alone(laptop: Laptop) -> None:
    elsewhere = laptop.machine.prefix / "drive_c" / "bản-mới"
    assert laptop.put(laptop.later, "/S", rf"/D=C:\{elsewhere.name}") == 0
    assert laptop.version() == FORMER, "the first is untouched"
    laptop.remove(laptop.machine.program)
    assert laptop.beside() == []
    assert laptop.machine.registry("query", r"HKCU\Software\Classes\.tnb") == 0, "the second's"
    assert laptop.machine.execute(elsewhere / "tung-nha-cli.exe", "--version").stdout.strip() == LATER
    laptop.remove(elsewhere)
    assert laptop.machine.registry("query", r"HKCU\Software\Classes\.tnb") != 0

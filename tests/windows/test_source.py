"""The source under the Python of Windows: held files, our own tests, a window as a picture."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.windows.conftest import Machine
from tools.windows.build import WORK

pytestmark = pytest.mark.windows


SUITES = [
    "tests/keys",
    "tests/backup/test_places.py",
    "tests/backup/test_stick.py",
    "tests/backup/test_commands.py",
    "tests/storage/test_workspace.py",
    "tests/storage/test_safe_copies.py",
    "tests/storage/test_batches.py",
    "tests/storage/test_two_programs.py",
    "tests/sync/test_container.py",
    "tests/enrolment/test_enrolment.py",
    "tests/cli/test_commands.py",
    "tests/cli/test_batch_commands.py",
]
"""Storage, keys, exchange, enrolment, command line."""

OF_LINUX = {
    "tests/keys/test_keyring.py::test_without_a_passphrase_the_key_lies_in_a_file_for_its_owner_alone",
    "tests/keys/test_keyring.py::test_a_recovery_file_opens_a_forgotten_passphrase",
    "tests/cli/test_commands.py::test_main_prints_its_version",
}
"""They read POSIX modes (test_work.py looks at the rights instead), or decode by the console's code page."""


def test_our_own_tests_hold_under_the_python_of_windows(machine: Machine, tmp_path: Path) -> None:
    """Their folder is their own: clearing those of earlier runs leaves a handle behind under Wine."""
    left_out = [word for name in sorted(OF_LINUX) for word in ("--deselect", name)]
    own = ("--basetemp", tmp_path / "own")
    done = machine.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *own, *SUITES, *left_out)
    assert done.returncode == 0, done.stdout[-6000:]


def test_files_that_another_handle_holds(machine: Machine, tmp_path: Path) -> None:
    done = machine.python("-m", "tests.windows.held", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 5


@pytest.mark.parametrize("name", ["window", "card"])
def test_a_window_on_the_platform_of_windows(machine: Machine, tmp_path: Path, name: str) -> None:
    """The pictures stay in build/windows/pictures, to be looked at."""
    done = machine.python("-m", "tests.windows.picture", tmp_path, name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "platform windows" in done.stdout
    assert "closed True" in done.stdout
    pictures = WORK / "pictures"
    pictures.mkdir(exist_ok=True)
    for picture in (f"{name}.png", f"{name}-desktop.png"):
        image = QImage(str(tmp_path / picture))
        assert image.width() >= 1280
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 700, 7)}
        assert len(colours) > 20, "something is drawn"
        shutil.copy(tmp_path / picture, pictures / picture)

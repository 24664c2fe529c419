"""Documents onto disk: whole, or not at all with the former file untouched."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from core.base.errors import ExitCode, UserError
from storage.db.files import write_durably
from ui.catalog import sentence

ROOT = Path(__file__).parents[2]


def test_a_document_replaces_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "to-huong-dan.pdf"
    path.write_bytes(b"former")
    write_durably(path, b"%PDF new")
    assert path.read_bytes() == b"%PDF new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["missing/guide.pdf", "x" * 300 + ".pdf", "folder"])
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError) as error:
        write_durably(tmp_path / name, b"%PDF")
    assert (error.value.code, error.value.exit_code) == ("file.unwritable", ExitCode.STORAGE)
    assert name[:20] in sentence(error.value, "vi")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


if sys.platform != "win32":

    def test_a_full_disk_leaves_the_former_file_and_no_half_one(tmp_path: Path) -> None:
        path = tmp_path / "guide.pdf"
        path.write_bytes(b"former")
        script = textwrap.dedent("""
            import resource, signal, sys
            from pathlib import Path
            from core.base.errors import UserError
            from storage.db.files import write_durably
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            try:
                write_durably(Path(sys.argv[1]), b"x" * 5000)
            except UserError as error:
                print(error.code)
        """)
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "file.unwritable"
        assert path.read_bytes() == b"former"
        assert list(tmp_path.iterdir()) == [path]

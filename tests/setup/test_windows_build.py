"""The Windows build's own rules; the built programs are run under Wine in tests/windows."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tools.windows.errors import BuildError
from tools.windows.packages import lock_for_windows
from tools.windows.runtime import Runtime, check_signature, choose_runtime, fetch, known_runtimes

ROOT = Path(__file__).parents[2]
LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:bb
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:cc \\
    --hash=sha256:dd
tomli==2.0 ; python_full_version < '3.11' \\
    --hash=sha256:ee
"""


def test_the_lock_for_windows_is_read_with_the_markers_of_windows() -> None:
    assert lock_for_windows(LOCK, "3.11.7") == (
        "colorama==0.4.6 \\\n    --hash=sha256:aa\n"
        "cffi==2.1.1 \\\n    --hash=sha256:cc \\\n    --hash=sha256:dd\n"
    )


def test_every_requirement_of_the_real_lock_keeps_its_hashes() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    read = lock_for_windows(lock, "3.11.7")
    assert read.count("--hash=sha256:") == lock.count("--hash=sha256:")
    assert ";" not in read


def test_a_python_of_another_patch_release_stops_with_the_versions_that_would_do() -> None:
    known = [Runtime(python="3.11.7", wheel="w==1", sha256="0" * 64)]
    assert choose_runtime("3.11.7", known).tag == "311"
    with pytest.raises(BuildError, match=r"3\.11\.8.*3\.11\.7"):
        choose_runtime("3.11.8", known)


def test_a_runtime_of_another_hash_stops_the_build_and_is_deleted(tmp_path: Path) -> None:
    wheel = tmp_path / "w-1-cp311-cp311-win_amd64.whl"
    wheel.write_bytes(b"another wheel")
    with pytest.raises(BuildError, match="not the one that is locked"):
        fetch(Runtime(python="3.11.7", wheel="w==1", sha256="0" * 64), tmp_path)
    assert not wheel.exists()


@pytest.mark.parametrize(
    ("code", "said", "holds"),
    [
        (0, "CN=Python Software Foundation", True),
        (1, "CN=Python Software Foundation", False),
        (0, "CN=Another Company", False),
        (1, "CN=Microsoft Corporation\nCurrent message digest : AA\nCalculated message digest : AA", True),
        (1, "CN=Microsoft Corporation\nCurrent message digest : AA\nCalculated message digest : BB", False),
        (1, "CN=Microsoft Corporation", False),
    ],
)
def test_a_library_whose_signature_does_not_hold_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, *, code: int, said: str, holds: bool
) -> None:
    def verify(command: list[str], **_options: object) -> CompletedProcess[str]:
        return CompletedProcess(command, code, said, "")

    monkeypatch.setattr("tools.windows.runtime.subprocess.run", verify)
    with nullcontext() if holds else pytest.raises(BuildError, match="does not hold"):
        check_signature(Path("python311.dll"))


def test_each_runtime_is_locked_by_its_hash() -> None:
    assert known_runtimes()
    for runtime in known_runtimes():
        assert len(runtime.sha256) == 64
        assert runtime.wheel.count("==") == 1

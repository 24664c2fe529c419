"""The locked packages for Windows, installed from Linux into the runtime's site-packages."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from packaging.markers import Marker

from tools.windows.runtime import Runtime

WINDOWS: Final = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}


def lock_for_windows(lock: str, python: str) -> str:
    """Return the lock's requirements that hold on Windows, without their markers.

    pip reads markers for the machine that it runs on, regardless of `--platform`.
    """
    environment = {
        **WINDOWS,
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
    }
    blocks: list[list[str]] = []
    for line in lock.splitlines():
        if line and not line[0].isspace() and not line.startswith("#"):
            blocks.append([line])
        elif blocks and line.strip():
            blocks[-1].append(line)
    kept = []
    for first, *hashes in blocks:
        requirement, _, marker = first.removesuffix("\\").partition(";")
        if not marker.strip() or Marker(marker.strip()).evaluate(environment):
            kept.append("\n".join([f"{requirement.strip()} \\", *hashes]))
    return "\n".join(kept) + "\n"


def install(lock: Path, runtime: Runtime, python: Path) -> None:
    """Install the packages of `lock` for Windows into `python/Lib/site-packages`, unless they are
    installed.
    """
    text = lock_for_windows(lock.read_text(encoding="utf-8"), runtime.python)
    stamp = python / f"{lock.stem}.sha256"
    wanted = hashlib.sha256(text.encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    target = python / "Lib" / "site-packages"
    shutil.rmtree(target, ignore_errors=True)
    list_file = python / "packages.txt"
    list_file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += [
        "--require-hashes",
        "--only-binary=:all:",
        "--platform",
        "win_amd64",
        "--python-version",
        runtime.tag,
    ]
    subprocess.run([*command, "--target", str(target), "-r", str(list_file)], check=True)
    stamp.write_text(wanted, encoding="ascii")

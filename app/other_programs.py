"""Other programs started by this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from core.base.errors import ExitCode, UserError


def own_environment() -> dict[str, str]:
    """Return the environment of another program: without the library path of this build."""
    environment = dict(os.environ)
    former = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
        if former is not None:
            environment["LD_LIBRARY_PATH"] = former
    return {**environment, "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def begin(command: Sequence[str | Path] | str, folder: Path) -> None:
    """Start a program that outlives this one, in `folder`. Raises `update.not_switched`."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - the program itself, or an installer whose hash is signed
            command,
            cwd=folder,
            env=own_environment(),
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
            creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
        )
    except OSError as error:
        raise UserError("update.not_switched", exit_code=ExitCode.STORAGE) from error

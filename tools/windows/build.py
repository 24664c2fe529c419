"""`run.py windows`: the one-folder build, the installer and the portable zip for Windows, in dist/windows.

On Linux everything of Windows runs under Wine; on Windows this machine's own Python builds.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from storage.db.migrations import MIGRATIONS
from tools.version_resource import project_version
from tools.windows import closure, packages, sbom, wine
from tools.windows.errors import BuildError
from tools.windows.runtime import ROOT, SOURCES, make_runtime

WORK: Final = ROOT / "build" / "windows"
DIST: Final = ROOT / "dist" / "windows"
BUNDLE: Final = DIST / "tung-nha"
PREFIX: Final = WORK / "prefix"
PYTHON: Final = WORK / "python"
ON_WINDOWS: Final = sys.platform == "win32"
ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    try:
        with nullcontext() if ON_WINDOWS else wine.screen():
            for name, step in steps().items():
                print(f"== {name}", flush=True)
                started = time.monotonic()
                step()
                print(f"== {name}: ok ({time.monotonic() - started:.0f} s)", flush=True)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def steps() -> dict[str, Callable[[], object]]:
    prepare = {} if ON_WINDOWS else {"Windows runtime": make_tools}
    return {
        **prepare,
        "one-folder build": make_bundle,
        "libraries": check_libraries,
        "self-check": check_programs,
        "parts list": lambda: sbom.write(BUNDLE, DIST / f"tung-nha-{project_version()}.cdx.json"),
        "installer": make_installer,
        "portable zip": make_zip,
        "checksums": write_checksums,
    }


def make_tools() -> None:
    """Make the runtime with the locked packages, and the prefix it runs in."""
    runtime = make_runtime(PYTHON, WORK / "downloads")
    packages.install(ROOT / "requirements-dev.txt", runtime, PYTHON)
    wine.make_prefix(PREFIX)


def run_python(*arguments: str) -> None:
    if ON_WINDOWS:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True)
    else:
        wine.run(PREFIX, [PYTHON / "python.exe", *arguments], cwd=ROOT)


def make_bundle() -> None:
    shutil.rmtree(BUNDLE, ignore_errors=True)
    folders = ["--distpath", "dist/windows", "--workpath", "build/windows/work"]
    run_python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, "pyinstaller.spec")


def check_libraries() -> None:
    """Raise `BuildError` where a library is lacking, or one of Windows itself is in the bundle."""
    missing, foreign = closure.missing_libraries(BUNDLE), closure.foreign_libraries(BUNDLE)
    if missing or foreign:
        raise BuildError(f"Libraries lacking in the bundle: {missing}; libraries of Windows in it: {foreign}")


def check_programs() -> None:
    for name in ("tung-nha.exe", "tung-nha-cli.exe"):
        if ON_WINDOWS:
            subprocess.run([str(BUNDLE / name), "--selfcheck"], check=True)
        else:
            wine.run(PREFIX, [BUNDLE / name, "--selfcheck"])


def make_installer() -> None:
    compile_installer(BUNDLE, project_version(), setup_file())


def compile_installer(bundle: Path, version: str, target: Path) -> None:
    """Make the installer of a one-folder build. Raises `BuildError` without NSIS."""
    compiler = shutil.which("makensis")
    if compiler is None:
        raise BuildError("makensis (NSIS 3) is not on the path: the folder is built, the installer is not.")
    sign = "/" if ON_WINDOWS else "-"
    defines = {
        "VERSION": version,
        "SCHEMA": str(len(MIGRATIONS)),
        "BUNDLE": str(bundle),
        "ROOT": str(ROOT),
        "OUTPUT": str(target),
    }
    arguments = [f"{sign}D{name}={value}" for name, value in defines.items()]
    subprocess.run([compiler, f"{sign}V2", *arguments, str(SOURCES / "installer.nsi")], check=True)


def make_zip() -> None:
    """Pack the bundle with `portable.txt`, beside which the program keeps its data."""
    text = (SOURCES / "portable.txt").read_text(encoding="utf-8")
    target = DIST / f"tung-nha-{project_version()}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in BUNDLE.rglob("*") if path.is_file()):
            add(archive, f"tung-nha/{path.relative_to(BUNDLE).as_posix()}", path.read_bytes())
        add(archive, "tung-nha/portable.txt", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


def add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def write_checksums() -> None:
    """Write `NAME.sha256` beside each file that is handed out, in the form of sha256sum."""
    for path in sorted(DIST.glob("tung-nha-*")):
        if path.suffix in {".exe", ".zip", ".json"}:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")


def setup_file() -> Path:
    return DIST / f"tung-nha-{project_version()}-setup.exe"


if __name__ == "__main__":
    sys.exit(main())

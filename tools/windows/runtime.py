"""A genuine Windows CPython on a Linux machine: signed libraries from a wheel, `.py` files from this Python.

The two halves must be of exactly the same version. `packaging/windows/runtimes.toml` lists the versions.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.windows.errors import BuildError

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = ROOT / "packaging" / "windows"
COMPILER: Final = "x86_64-w64-mingw32-gcc"
LIBRARIES: Final = "deploy_libs/"
"""Folder of the wheel with python3xx.dll and its extension modules."""

PYTHON_SIGNER: Final = "CN=Python Software Foundation"
MICROSOFT_SIGNER: Final = "CN=Microsoft Corporation"
CERTIFICATES: Final = Path("/etc/ssl/certs/ca-certificates.crt")
LEFT_OUT: Final = (
    "__pycache__",
    "lib-dynload",
    "site-packages",
    "config-*",
    "_sysconfigdata*",
    "test",
    "idlelib",
    "tkinter",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """A Windows CPython: its version, the wheel that holds it (`name==version`), and the wheel's SHA-256."""

    python: str
    wheel: str
    sha256: str

    @property
    def tag(self) -> str:
        """`311` of 3.11.7."""
        return "".join(self.python.split(".")[:2])


def known_runtimes() -> tuple[Runtime, ...]:
    data = tomllib.loads((SOURCES / "runtimes.toml").read_text(encoding="utf-8"))
    return tuple(Runtime(**entry) for entry in data["runtime"])


def choose_runtime(version: str, known: Iterable[Runtime]) -> Runtime:
    """Return the runtime of exactly this version. Raises `BuildError` that names the versions there are."""
    runtimes = tuple(known)
    for runtime in runtimes:
        if runtime.python == version:
            return runtime
    names = ", ".join(runtime.python for runtime in runtimes)
    raise BuildError(
        f"This machine's Python is {version}. Windows runtimes are at hand of {names}; both halves must be"
        " of exactly the same version. Nothing was built; run this command with one of these Pythons."
    )


def make_runtime(target: Path, downloads: Path) -> Runtime:
    """Assemble python.exe, its libraries and its standard library in `target`, and return which one it is."""
    runtime = choose_runtime(platform.python_version(), known_runtimes())
    stamp = target / "runtime.txt"
    wanted = f"{runtime.python} {runtime.sha256}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return runtime
    shutil.rmtree(target, ignore_errors=True)
    (target / "DLLs").mkdir(parents=True)
    for name, content in signed_libraries(fetch(runtime, downloads)).items():
        beside = name.startswith(("python", "vcruntime"))
        (target / name if beside else target / "DLLs" / name).write_bytes(content)
    shutil.copytree(Path(os.__file__).parent, target / "Lib", ignore=shutil.ignore_patterns(*LEFT_OUT))
    (target / "Lib" / "site-packages").mkdir()
    compile_launcher(target, runtime)
    stamp.write_text(wanted, encoding="utf-8")
    return runtime


def fetch(runtime: Runtime, downloads: Path) -> Path:
    """Download the wheel unless it exists, and check its SHA-256. Raises `BuildError`."""
    downloads.mkdir(parents=True, exist_ok=True)
    name, _, version = runtime.wheel.partition("==")
    found = list(downloads.glob(f"{name}-{version}-cp{runtime.tag}-*.whl"))
    if not found:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--platform", "win_amd64", "--python-version", runtime.tag, "--dest", str(downloads)]
        subprocess.run([*command, runtime.wheel], check=True)
        found = list(downloads.glob(f"{name}-{version}-cp{runtime.tag}-*.whl"))
    if hashlib.sha256(found[0].read_bytes()).hexdigest() != runtime.sha256:
        found[0].unlink()
        raise BuildError(
            f"The Windows runtime {runtime.wheel} is not the one that is locked; it was deleted."
        )
    return found[0]


def signed_libraries(wheel: Path) -> dict[str, bytes]:
    """Return the libraries by lower-case name, each with a valid signature. Raises `BuildError`.

    The C runtime's forwarders (`api-ms-win-crt-*`) are part of Windows 10 and stay out.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(LIBRARIES) and is_runtime(name)]
        found = {name.removeprefix(LIBRARIES).lower(): archive.read(name) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in found.items():
            file = Path(folder) / name
            file.write_bytes(content)
            check_signature(file)
    return found


def is_runtime(name: str) -> bool:
    lower = name.lower()
    unused = ("api-ms-win", "tcl86", "tk86", "_tkinter", "zlib1", "cp313t")
    return lower.endswith((".dll", ".pyd")) and not any(word in lower for word in unused)


def check_signature(file: Path) -> None:
    """Raise `BuildError` unless the file carries a signature that holds.

    Of Python's own files the whole chain is verified. Debian has no root certificate of Microsoft's: of the C
    runtime only the signed digest is compared; what ties it to Microsoft is the locked hash of the wheel.
    """
    options = ["-ignore-crl", "-CAfile", str(CERTIFICATES), "-TSA-CAfile", str(CERTIFICATES)]
    command = ["osslsigncode", "verify", *options, "-in", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    digests = re.findall(r"(?:Current|Calculated) message digest *: *([0-9A-F]+)", said)
    is_python = done.returncode == 0 and PYTHON_SIGNER in said
    pairs = list(zip(digests[::2], digests[1::2], strict=True))
    is_microsoft = (
        MICROSOFT_SIGNER in said and bool(pairs) and all(stated == found for stated, found in pairs)
    )
    if not (is_python or is_microsoft):
        raise BuildError(
            f"The signature of {file.name} in the Windows runtime does not hold. Nothing was built."
        )


def compile_launcher(target: Path, runtime: Runtime) -> None:
    """Make python.exe, and python3.dll, which forwards the stable ABI to python3xx.dll."""
    library = f"python{runtime.tag}.dll"
    exported = exported_names(target / library)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        imports, forwards = folder / "imports.def", folder / "forwards.def"
        imports.write_text("\n".join([f"LIBRARY {library}", "EXPORTS", *exported]), encoding="ascii")
        lines = [f"{entry} = python{runtime.tag}.{entry}" for entry in exported]
        forwards.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *lines]), encoding="ascii")
        (folder / "empty.c").write_text("int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }\n")
        archive = folder / "libpython.a"
        subprocess.run(["x86_64-w64-mingw32-dlltool", "-d", str(imports), "-l", str(archive)], check=True)
        compile_c(
            "-shared",
            "-nostdlib",
            "-e",
            "DllMain",
            "-o",
            target / "python3.dll",
            folder / "empty.c",
            forwards,
        )
        launcher = SOURCES / "python_launcher.c"
        compile_c("-municode", "-s", "-o", target / "python.exe", launcher, archive)


def compile_c(*arguments: str | Path) -> None:
    subprocess.run([COMPILER, "-Os", *map(str, arguments)], check=True)


def exported_names(library: Path) -> list[str]:
    """Names that a Windows library exports, in alphabetical order."""
    import pefile

    image = pefile.PE(str(library), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    return sorted(symbol.name.decode() for symbol in image.DIRECTORY_ENTRY_EXPORT.symbols if symbol.name)

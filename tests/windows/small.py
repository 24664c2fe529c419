"""Installers of small programs, which are installed in a second."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tools.windows.build import compile_installer
from tools.windows.runtime import compile_c

PROGRAM = """
#include <stdio.h>
int main(int count, char **words) {
    puts("%(version)s");
    if (count == 1) fclose(fopen("C:\\\\opened-%(version)s", "w"));
    return 0;
}
"""
"""It prints its version; started as the window is, it leaves a file."""


def make_setup(folder: Path, version: str, more: Mapping[str, bytes] | None = None) -> Path:
    """Make the installer of a program; `more` are files beside it, by their path."""
    bundle, source = folder / f"bundle-{version}", folder / f"{version}.c"
    (bundle / "lib").mkdir(parents=True)
    (bundle / "lib" / "part").write_text(version, encoding="ascii")
    for name, content in (more or {}).items():
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_bytes(content)
    source.write_text(PROGRAM % {"version": version}, encoding="ascii")
    for name in ("tung-nha.exe", "tung-nha-cli.exe"):
        compile_c("-s", "-o", bundle / name, source)
    target = folder / f"tung-nha-{version}-setup.exe"
    compile_installer(bundle, version, target)
    return target

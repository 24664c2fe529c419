"""THIRD_PARTY_LICENSES, from the metadata of the packages that `requirements.txt` locks.

    python tools/third_party_licenses.py            writes the file
    python tools/third_party_licenses.py --check    fails if it is stale (exit code 1)

Texts that the wheels do not carry (Python, Qt's LGPL, a package only for Windows) are in
`packaging/licences`, those of fonts and data beside them in `resources`.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD_PARTY_LICENSES"
TEXTS = ROOT / "packaging" / "licences"
NOT_SHIPPED = {"pip"}
"""Locked because sqlite-utils asks for it; the bundle leaves it out."""

LGPL_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")
EXTRA_TEXTS = {
    "pyside6-essentials": LGPL_TEXTS,
    "colorama": ("colorama.txt",),
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),  # its wheel holds SQLCipher and OpenSSL's libcrypto
}
NOT_ON_EVERY_SYSTEM = {"colorama"}
SAME_TEXT_AS = {"shiboken6": "pyside6-essentials"}
IDS = {
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
    "pyrage": "MIT",
    "colorama": "BSD-3-Clause",
    "click-default-group": "BSD-3-Clause",
}
"""Licences of packages whose metadata has none, or another than the text."""

COPYLEFT = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
WEAK_COPYLEFT = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)
RULE = "=" * 100
HEAD = """\
Từng Nhà is licensed under the Apache License 2.0 (file LICENSE). It uses the works below, each under its
own licence. PySide6 and Qt are used under the GNU Lesser General Public License 3.0: they are separate,
unmodified shared libraries in the program's folder, which you may replace by your own build of the same
version. Their source code is published by The Qt Company together with the packages of the versions named
here; whoever handed you this program passes it to you on request.

psycopg (GNU Lesser General Public License 3.0) is in no folder of the program. run.py installs it,
unmodified and from requirements-postgresql.txt, on a machine that publishes to a PostgreSQL server; nothing
else loads it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something of other people that is shipped, with its licence's short name and its texts."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def is_copyleft_only(self) -> bool:
        """GPL or AGPL without an LGPL (or other) choice: nothing that this app may be linked with."""
        return bool(COPYLEFT.search(self.licence)) and not WEAK_COPYLEFT.search(self.licence)


def locked_packages() -> list[tuple[str, str]]:
    """Name and version of each pin of the app's lock that is shipped."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    return [pin for pin in pins if pin[0] not in NOT_SHIPPED]


def parts() -> list[Part]:
    """Every package of the lock, Python itself, and the fonts and data."""
    python = Part(name="Python", version="3", licence="PSF-2.0", texts=(read(TEXTS / "PSF-2.0.txt"),))
    runtime = Part(
        name="Microsoft C runtime (Windows only)",
        version="14",
        licence="LicenseRef-Microsoft-Distributable-Code",
        texts=(read(TEXTS / "Microsoft-C-runtime.txt"),),
    )
    return [
        python,
        runtime,
        *(package_part(name, version) for name, version in locked_packages()),
        *resource_parts(),
    ]


def package_part(name: str, version: str) -> Part:
    texts = [read(TEXTS / file) for file in EXTRA_TEXTS.get(name, ())]
    if name in SAME_TEXT_AS:
        texts.append(f"As under {SAME_TEXT_AS[name]}.")
    if name in NOT_ON_EVERY_SYSTEM:
        return Part(name=name, version=version, licence=IDS[name], texts=tuple(texts))
    found = distribution(name)
    licence = IDS.get(name) or licence_name(found)
    return Part(name=name, version=version, licence=licence, texts=(*wheel_texts(found), *texts))


def licence_name(found: Distribution) -> str:
    """The SPDX expression, else the first line of the old field, else the classifiers."""
    for key in ("License-Expression", "License"):
        if values := found.metadata.get_all(key, []):
            return str(values[0]).splitlines()[0].strip()
    classifiers = found.metadata.get_all("Classifier", [])
    return ", ".join(text.rsplit(" :: ", 1)[-1] for text in classifiers if text.startswith("License ::"))


def wheel_texts(found: Distribution) -> tuple[str, ...]:
    """The licence files in a package's metadata folder, by name."""
    files = [Path(str(file.locate())) for file in found.files or [] if is_licence_file(file.parts)]
    return tuple(read(path) for path in sorted(files, key=lambda path: path.as_posix().lower()))


def is_licence_file(steps: tuple[str, ...]) -> bool:
    if not steps[0].endswith(".dist-info"):
        return False
    return (len(steps) > 2 and steps[1] == "licenses") or bool(
        re.match(r"(?i)licen[cs]e|copying|notice", steps[1])
    )


def resource_parts() -> list[Part]:
    """The texts named LICENSE*, LICENCE* or OFL* under `resources`."""
    files = [path for path in (ROOT / "resources").rglob("*") if re.match(r"(LICEN[CS]E|OFL)", path.name)]
    return [
        Part(name=path.relative_to(ROOT).as_posix(), version="", licence="see the text", texts=(read(path),))
        for path in sorted(files)
    ]


def read(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n\f")


def render(all_parts: list[Part]) -> str:
    table = "\n".join(f"  {part.name} {part.version}: {part.licence}" for part in all_parts)
    blocks = [
        f"{RULE}\n{part.name} {part.version}\n{part.licence}\n{RULE}\n\n" + "\n\n----\n\n".join(part.texts)
        for part in all_parts
    ]
    return f"{HEAD}\n{table}\n\n" + "\n\n".join(blocks) + "\n"


def main(arguments: list[str]) -> int:
    text = render(parts())
    if arguments == ["--check"]:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        print("stale: run python tools/third_party_licenses.py" if stale else "up to date")
        return int(stale)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

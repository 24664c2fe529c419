"""Write the manifest of an update package (docs/updates.md); minisign signs it.

    python3 -m tools.update_package linux dist/tung-nha-0.2.0-linux.zip --vi "..." --en "..."
    python3 -m tools.update_package windows dist/windows/tung-nha-0.2.0-setup.exe --vi "..." --en "..."

For Linux the zip of `dist/tung-nha` is made where it does not exist.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
from pathlib import Path

from core.base.clock import SystemClock
from core.updates.manifest import FORMAT, KIND, read_manifest
from storage.db.migrations import MIGRATIONS
from storage.updates.packages import MANIFEST_SUFFIX
from tools.version_resource import ROOT, project_version

BUILDS = {"linux": ROOT / "dist" / "tung-nha", "windows": ROOT / "dist" / "windows" / "tung-nha"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.update_package", allow_abbrev=False)
    parser.add_argument("system", choices=BUILDS)
    parser.add_argument("payload", type=Path)
    for language in ("vi", "en"):
        parser.add_argument(f"--{language}", required=True, metavar="TEXT", help="what is new")
    options = parser.parse_args(arguments)
    build = BUILDS[options.system]
    if options.system == "linux" and not options.payload.exists():
        pack(build, options.payload)
    changes = {"vi": options.vi, "en": options.en}
    print(write_manifest(options.payload, options.system, project_version(), build, changes))
    return 0


def pack(build: Path, target: Path) -> None:
    """Zip a one-folder build; a link in it becomes the file that it names."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in build.rglob("*") if path.is_file()):
            archive.write(path, f"tung-nha/{path.relative_to(build).as_posix()}")


def write_manifest(payload: Path, system: str, version: str, build: Path, changes: dict[str, str]) -> Path:
    """Write the manifest beside `payload` and return its path."""
    record = {
        "kind": KIND,
        "format": FORMAT,
        "version": version,
        "system": system,
        "machine": "x86_64",
        "schema": len(MIGRATIONS),
        "released": SystemClock().now().date().isoformat(),
        "changes": changes,
        "installed_bytes": sum(path.stat().st_size for path in build.rglob("*") if path.is_file()),
        "payload": {
            "name": payload.name,
            "bytes": payload.stat().st_size,
            "sha256": hashlib.sha256(payload.read_bytes()).hexdigest(),
        },
    }
    data = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
    read_manifest(data)
    manifest = payload.with_name(f"tung-nha-{version}-{system}{MANIFEST_SUFFIX}")
    manifest.write_bytes(data)
    return manifest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A package on a stick and an installed program to be updated, both made of small scripts."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from app.updates import InstalledUpdates
from core.backup.models import Volume
from core.updates.models import Program
from storage.keys.minisign import public_key_text, sign

SEED, OTHER_SEED = b"r" * 32, b"x" * 32
PROGRAM = Program(version="0.1.0", schema=4, system="linux", machine="x86_64")


class NoSticks:
    def holding(self, path: Path) -> Volume | None:
        return None

    def removable(self) -> tuple[Volume, ...]:
        return ()


def script(version: str) -> str:
    """Return a program that reports `version` and takes no other argument."""
    return f'#!/bin/sh\n[ "$1" = --version ] && echo "Từng Nhà {version}"\n'


def archive(path: Path, version: str, entries: dict[str, str] | None = None) -> None:
    """Write a payload: the program, and what it is shipped with."""
    inside = entries or {"tung-nha/tung-nha": script(version), "tung-nha/lib/part": f"part of {version}"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in inside.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o100755 if name.endswith("/tung-nha") else 0o100644) << 16
            opened.writestr(entry, text)


def sign_manifest(manifest: Path, seed: bytes = SEED) -> None:
    signature = sign(manifest.read_bytes(), seed, manifest.name)
    manifest.with_name(manifest.name + ".minisig").write_bytes(signature)


def issue(stick: Path, version: str, seed: bytes = SEED, /, **fields: object) -> Path:
    """Write a package of `version` on a stick and return its manifest; `fields` replace its keys."""
    stick.mkdir(parents=True, exist_ok=True)
    payload = stick / f"tung-nha-{version}-linux.zip"
    if not payload.exists():
        archive(payload, version)
    record: dict[str, object] = {
        "format": 1,
        "kind": "tung-nha-update",
        "version": version,
        "system": "linux",
        "machine": "x86_64",
        "schema": 4,
        "released": "2026-12-02",
        "changes": {"vi": "Nhanh hơn.", "en": "Faster."},
        "installed_bytes": 10_000,
        "payload": {
            "name": payload.name,
            "bytes": payload.stat().st_size,
            "sha256": hashlib.sha256(payload.read_bytes()).hexdigest(),
        },
    }
    manifest = stick / f"tung-nha-{version}-linux.update.json"
    manifest.write_text(json.dumps(record | fields, ensure_ascii=False), encoding="utf-8")
    sign_manifest(manifest, seed)
    return manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """An installed program of version 0.1.0, which takes the packages of `SEED`."""

    root: Path

    @property
    def program(self) -> Path:
        return self.root / "tung-nha"

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    def updates(self, version: str = "0.1.0", schema: int = 4) -> InstalledUpdates:
        return InstalledUpdates(
            program=replace(PROGRAM, version=version, schema=schema),
            folder=self.program,
            public_key=public_key_text(SEED),
            state=self.root / "state",
            volumes=NoSticks(),
        )

    def tree(self) -> dict[str, bytes]:
        """Return everything but the stick."""
        files = [path for path in self.root.rglob("*") if path.is_file()]
        inside = {str(path.relative_to(self.root)): path.read_bytes() for path in files}
        return {name: data for name, data in inside.items() if not name.startswith("stick/")}


def laptop(root: Path) -> Laptop:
    made = Laptop(root=root)
    made.stick.mkdir(parents=True)
    (made.program / "lib").mkdir(parents=True)
    (made.program / "tung-nha").write_text(script("0.1.0"), encoding="utf-8")
    (made.program / "tung-nha").chmod(0o755)
    (made.program / "lib" / "part").write_text("part of 0.1.0", encoding="utf-8")
    return made

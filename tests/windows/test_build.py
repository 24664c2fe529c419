"""Files that `run.py windows` writes into dist/windows."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from tests.setup.test_frozen import NEVER_SHIPPED
from tests.windows.conftest import names
from tools.version_resource import project_version
from tools.windows import closure
from tools.windows.build import BUNDLE, DIST, setup_file

pytestmark = pytest.mark.windows

LARGEST_SETUP_MB = 75
LARGEST_FOLDER_MB = 190


def test_installer_folder_and_zip_stay_small() -> None:
    files = [path for path in BUNDLE.rglob("*") if path.is_file()]
    assert setup_file().stat().st_size <= LARGEST_SETUP_MB * 1e6
    assert sum(path.stat().st_size for path in files) <= LARGEST_FOLDER_MB * 1e6
    assert [path.name for path in files if NEVER_SHIPPED.search(path.name)] == []
    assert {"LICENSE", "THIRD_PARTY_LICENSES", "tung-nha.exe", "tung-nha-cli.exe"} <= names(files)


def test_every_library_is_in_the_folder_or_part_of_windows() -> None:
    assert closure.missing_libraries(BUNDLE) == {}
    assert closure.foreign_libraries(BUNDLE) == []


def test_each_file_has_its_checksum() -> None:
    sums = list(DIST.glob("*.sha256"))
    assert len(sums) == 3
    for path in sums:
        digest, name = path.read_text(encoding="ascii").split()
        assert hashlib.sha256((DIST / name).read_bytes()).hexdigest() == digest


def test_the_parts_list_names_every_file_and_a_licence_of_every_package() -> None:
    parts = json.loads((DIST / f"tung-nha-{project_version()}.cdx.json").read_text(encoding="utf-8"))
    files = [part for part in parts["components"] if part["type"] == "file"]
    assert len(files) == sum(path.is_file() for path in BUNDLE.rglob("*"))
    packages = [part for part in parts["components"] if part["type"] == "library"]
    assert packages
    assert all(part["licenses"] for part in packages)


def test_the_portable_zip_keeps_its_data_beside_it() -> None:
    with zipfile.ZipFile(DIST / f"tung-nha-{project_version()}-portable.zip") as archive:
        found = set(archive.namelist())
    assert {"tung-nha/portable.txt", "tung-nha/tung-nha.exe", "tung-nha/lib/python3.dll"} <= found

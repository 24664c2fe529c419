"""The lock files: complete, hashed, without any address, and the tests' one holds the app's one."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.guards.source import ROOT

USER_LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
TEST_LOCK = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
SERVER_LOCK = (ROOT / "requirements-postgresql.txt").read_text(encoding="utf-8")
SUPERSET_LOCK = (ROOT / "tests" / "postgres" / "superset.txt").read_text(encoding="utf-8")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)([^\\\n]*)\\?$", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return {name: f"{version}{marker}".strip() for name, version, marker in PIN.findall(lock)}


def test_the_lock_of_the_tests_holds_the_lock_of_the_app() -> None:
    assert pins(USER_LOCK)
    assert pins(USER_LOCK).items() <= pins(TEST_LOCK).items()


def test_the_driver_of_postgresql_is_in_a_lock_of_its_own_that_the_tests_hold() -> None:
    versions = {name: pin.split(" ")[0] for name, pin in pins(TEST_LOCK).items()}
    driver = {name: pin.split(" ")[0] for name, pin in pins(SERVER_LOCK).items()}
    assert driver.items() <= versions.items()
    assert set(driver) - set(pins(USER_LOCK)) == {"psycopg", "psycopg-binary"}


def test_only_the_fetchers_of_pyhanko_are_left_out_of_the_lock() -> None:
    """pip installs it with `--no-deps`, so nothing else would notice."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = set(pins(USER_LOCK))
    asked = {
        canonicalize_name(wanted.name)
        for name in locked - {"colorama"}
        for wanted in map(Requirement, distribution(name).requires or ())
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""})
    }
    assert asked - locked == set(project["tool"]["uv"]["exclude-dependencies"])


def test_every_pin_has_hashes_and_no_lock_names_an_address() -> None:
    for lock in (USER_LOCK, TEST_LOCK, SERVER_LOCK, SUPERSET_LOCK):
        blocks = re.split(r"\n(?=\S)", lock.strip())
        assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in lock


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[^a-z0-9-]", text)[0] for text in project["project"]["dependencies"]}
    assert wanted <= set(pins(USER_LOCK))
    tools = {re.split(r"[^a-z0-9-]", text)[0] for text in project["dependency-groups"]["dev"]}
    assert tools <= set(pins(TEST_LOCK))

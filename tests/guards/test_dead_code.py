"""The list of names that vulture may find unused names nothing else."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase

from vulture.core import Vulture

from tests.guards.source import ROOT

SETTINGS = tomllib.loads((ROOT / "tools" / "dead_code.toml").read_text(encoding="utf-8"))["tool"]["vulture"]


def test_every_name_of_the_list_is_needed() -> None:
    finder = Vulture(ignore_decorators=SETTINGS["ignore_decorators"])
    finder.scavenge([str(ROOT / path) for path in SETTINGS["paths"]])
    found = {item.name for item in finder.get_unused_code(min_confidence=SETTINGS["min_confidence"])}
    allowed = SETTINGS["ignore_names"]
    assert [name for name in allowed if not any(fnmatchcase(one, name) for one in found)] == []
    assert found

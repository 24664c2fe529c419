"""The map of the house in docs/architecture.md is the tree, and its lines are the layers."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.docs.pages import ROOT, page
from tests.guards.source import app_files

NAMES = re.compile(r"(?:[\w.]+/? )*[\w.]+(?:/|\.py)(?= |$)")


def lines_of_map() -> dict[str, list[list[str]]]:
    """Each folder of the map, and the names of each of its lines; "" is the root."""
    block = page("docs/architecture.md").split("```")[1]
    found: dict[str, list[list[str]]] = {"": []}
    folder = ""
    for line in block.splitlines():
        depth = len(line) - len(line.lstrip())
        names = NAMES.match(line.strip())
        if names is None or depth > 2:
            continue
        if depth == 0:
            folder = names[0].rstrip("/")
            found[""].append(names[0].split())
        else:
            found.setdefault(folder, []).append(names[0].split())
    return found


MAP = lines_of_map()


@pytest.mark.parametrize("folder", MAP)
def test_what_the_map_names_is_there(folder: str) -> None:
    named = [name for line in MAP[folder] for name in line]
    assert named
    assert not [name for name in named if not (ROOT / folder / name).exists()]


@pytest.mark.parametrize("wing", ["core", "storage"])
def test_the_lines_of_a_wing_are_its_layers(wing: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (
        contract["layers"]
        for contract in settings["contracts"]
        if contract["type"] == "layers" and contract["containers"] == [wing]
    )
    named = [{name.rstrip("/").removesuffix(".py") for name in line} for line in MAP[wing]]
    assert named == [set(layer.split(" | ")) for layer in layers]


def test_every_folder_of_the_program_is_on_the_map() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in app_files()}
    named = {name.rstrip("/") for line in MAP[""] for name in line}
    assert not folders - named

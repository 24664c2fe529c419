"""The map of docs/architecture.md names the folders of the tree, all of them and no other."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "architecture.md"


def mapped_folders(top: str) -> set[str]:
    """Return the folders that the map has below `top`; they start its indented lines."""
    house = PAGE.read_text(encoding="utf-8").split("```")[1]
    part = re.split(r"^(?=\S)", house.split(f"\n{top}/")[1].partition("\n")[2], flags=re.MULTILINE)[0]
    heads = re.findall(r"^  ((?:[a-z_]+/ ?)+)", part, flags=re.MULTILINE)
    return {name for head in heads for name in head.replace("/", " ").split()}


@pytest.mark.parametrize("top", ["core", "storage"])
def test_the_map_names_every_folder(top: str) -> None:
    folders = {path.parent.name for path in (ROOT / top).glob("*/__init__.py")}
    assert mapped_folders(top) == folders

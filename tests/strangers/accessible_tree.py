"""Prints the accessible tree of a program, a JSON row a node; run by the system's Python, which has `gi`."""

from __future__ import annotations

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's Python has it

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402 - gi wants the version first

MOST_CHILDREN = 60


def walk(node: Any, depth: int = 0) -> None:
    states = node.get_state_set()
    shown = states.contains(Atspi.StateType.SHOWING)
    row = {"role": node.get_role_name(), "name": node.get_name(), "shown": shown, "depth": depth}
    row["can_focus"] = states.contains(Atspi.StateType.FOCUSABLE)
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    for at in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(at)
        if child is not None:
            walk(child, depth + 1)


desktop = Atspi.get_desktop(0)
for at in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(at)
    if program is not None and program.get_name() in sys.argv[1:]:
        walk(program)

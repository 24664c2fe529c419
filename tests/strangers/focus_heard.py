"""Prints what gets the focus in a program over AT-SPI, a JSON row an object; run by the system's Python.

Prints "ready" first. Ends when its input does.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's Python has it

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - gi wants the version first


def hear(event: Any) -> None:
    if not event.detail1:
        return
    node = event.source
    place = node.get_extents(Atspi.CoordType.SCREEN)
    row = {"role": node.get_role_name(), "name": node.get_name(), "place": [place.x, place.y]}
    parent = node.get_parent()
    row["table"] = parent.get_name() if parent is not None else ""
    sys.stdout.write(json.dumps(json.dumps(row, ensure_ascii=False)) + "\n")
    sys.stdout.flush()


def ended(*_: Any) -> bool:
    Atspi.event_quit()
    return False


listener = Atspi.EventListener.new(hear)
listener.register("object:state-changed:focused")
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, ended)
sys.stdout.write(json.dumps("ready") + "\n")
sys.stdout.flush()
Atspi.event_main()

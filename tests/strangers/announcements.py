"""Prints the announcements of a program over AT-SPI, a JSON line a sentence; run by the system's Python.

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
    sys.stdout.write(json.dumps(event.any_data, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def ended(*_: Any) -> bool:
    Atspi.event_quit()
    return False


listener = Atspi.EventListener.new(hear)
listener.register("object:announcement")
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, ended)
sys.stdout.write(json.dumps("ready") + "\n")
sys.stdout.flush()
Atspi.event_main()

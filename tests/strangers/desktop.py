"""A desktop of its own for one window: a display, a session bus, an input method, the accessibility bus.

Run inside `dbus-run-session`: `python -m tests.strangers.desktop telex|tree|announced|street`
prints what a test compares.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TREE: Final = Path(__file__).with_name("accessible_tree.py")
ANNOUNCED: Final = Path(__file__).with_name("announcements.py")
FOCUSED: Final = Path(__file__).with_name("focus_heard.py")
WALK: Final = ("ctrl+Home", *["Right"] * 5, "Down", "Down", "Left", "Up", "Next", "Next", "End")
"""Keys that walk the street."""

PATIENCE_S: Final = 20
MOST_QUESTIONS: Final = 100_000
"""Answers waited for before a state is given up; each is one turn of the window's event loop."""


@contextmanager
def running(*command: str, **options: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, text=True, **options)  # type: ignore[call-overload]  # options vary
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


class Window:
    """The answering window; keys go to it as from a keyboard."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self) -> dict[str, str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, str] = json.loads(line)
        return answer

    def until(self, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        for _ in range(MOST_QUESTIONS):
            if wanted(found := self.ask()):
                return found
        raise TimeoutError(f"the window stays at {found}")

    def key(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)


@contextmanager
def desktop(*shown: str, **variables: str) -> Iterator[Window]:
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        os.environ.update(HOME=home, XDG_RUNTIME_DIR=home, TUNG_NHA_STATE=home, QT_QPA_PLATFORM="xcb")
        os.environ.update(variables)
        display_read, display_write = os.pipe()
        screen = ["Xvfb", "-displayfd", str(display_write), "-screen", "0", "1366x768x24"]
        stack.enter_context(running(*screen, pass_fds=(display_write,), stderr=subprocess.DEVNULL))
        os.environ["DISPLAY"] = f":{os.read(display_read, 16).decode().strip()}"
        if variables.get("QT_IM_MODULE") == "ibus":
            subprocess.run(
                ["ibus-daemon", "-d", "-r", "-x", "--panel=disable", "--config=disable"], check=True
            )
            stack.callback(subprocess.run, ["ibus", "exit"], check=False)
        if "QT_LINUX_ACCESSIBILITY_ALWAYS_ON" in variables:
            bus = "/usr/libexec/at-spi-bus-launcher"
            stack.enter_context(running(bus, "--launch-immediately"))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "cwd": ROOT}
        process = stack.enter_context(
            running(sys.executable, "-m", "tests.strangers.answering_window", *shown, **pipes)
        )
        window = Window(process)
        window.until(lambda found: bool(found["page"]))
        name = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Từng Nhà"]
        number = subprocess.run(name, check=True, capture_output=True, text=True).stdout.split()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", number], check=True)
        yield window


def telex(*, sync: str) -> dict[str, str]:
    """Return the texts in note, search and quick line when Telex is typed through ibus-unikey."""
    found: dict[str, str] = {}
    variables = {"QT_IM_MODULE": "ibus"} | ({"IBUS_ENABLE_SYNC_MODE": sync} if sync else {})
    with desktop(**variables) as window:
        window.key("ctrl+2")
        window.until(lambda state: state["focus"] == "quick.line.edit")
        subprocess.run(["ibus", "engine", "Unikey"], check=False, stderr=subprocess.DEVNULL)
        window.key("F3")
        window.until(lambda state: state["focus"] == "quick.note")
        window.type("Tieengs Vieejt ddaauf ngox ")
        found["note"] = window.until(lambda state: state["text"].endswith("õ "))["text"]
        window.key("Escape", "ctrl+f")
        window.until(lambda state: state["focus"] == "quick.search")
        window.type("Huyfnh Thanh DDajt ")
        found["search"] = window.until(lambda state: state["text"].endswith("t "))["text"]
        window.key("Escape", "Escape")
        window.until(lambda state: state["focus"] == "quick.line.edit")
        window.type("322")
        found["line"] = window.until(lambda state: len(state["text"]) == 3)["text"]
        window.key("Return")
        found["toast"] = window.until(lambda state: bool(state["toast"]) and not state["text"])["toast"]
        window.type("v")
        found["next line"] = window.until(lambda state: bool(state["text"]))["text"]
    return found


def tree() -> list[dict[str, object]]:
    """Return the accessible tree of every page, as another program reads it; each row names its page."""
    rows: list[dict[str, object]] = []
    with desktop(QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1") as window:
        former = window.ask()["page"]
        for number in range(1, 10):
            window.key(f"ctrl+{number}")
            page = window.ask()["page"]
            if number > 1 and page == former:
                break
            former = page
            read = ["/usr/bin/python3", str(TREE), "tung-nha"]
            printed = subprocess.run(read, check=True, capture_output=True, text=True).stdout
            rows += [{**json.loads(line), "page": page} for line in printed.splitlines()]
    return rows


def said_until(listener: subprocess.Popen[str], wanted: str) -> str:
    """The first sentence announced from now on that holds `wanted`; empty where none comes."""
    assert listener.stdout is not None
    unread = b""
    while select.select([listener.stdout], [], [], PATIENCE_S)[0]:
        unread += os.read(listener.stdout.fileno(), 65_536)
        *lines, unread = unread.split(b"\n")
        for line in lines:
            if wanted in (sentence := str(json.loads(line))):
                return sentence
    return ""


def announced() -> dict[str, str]:
    """Return the announcements to another program when a visit is saved, and when a line is refused."""
    with ExitStack() as stack:
        window = stack.enter_context(desktop(QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1"))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        listener = stack.enter_context(running("/usr/bin/python3", "-u", str(ANNOUNCED), **pipes))
        said_until(listener, "ready")
        window.key("ctrl+2")
        window.until(lambda state: state["focus"] == "quick.line.edit")
        window.type("322")
        window.key("Return")
        window.until(lambda state: bool(state["toast"]) and not state["text"])
        found = {"saved": said_until(listener, "Đã ghi")}
        window.type("324")
        window.until(lambda state: state["text"] == "324")
        found["refused"] = said_until(listener, "chưa ghi")
    return found


def _is_elsewhere(before: str, state: dict[str, str]) -> bool:
    return state["house"] not in {"", before}


def street() -> list[dict[str, str]]:
    """Walk the street by keys; return the facts of each house, and its cell over AT-SPI."""
    found = []
    with ExitStack() as stack:
        window = stack.enter_context(desktop("street", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1"))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        listener = stack.enter_context(running("/usr/bin/python3", "-u", str(FOCUSED), **pipes))
        said_until(listener, "ready")
        window.key("ctrl+3")
        window.until(lambda state: state["page"] == "households")
        for key in WALK:
            before = window.ask()["house"]
            window.key(key)
            house = window.until(partial(_is_elsewhere, before))["house"]
            place, head, address, owner = house.split("\n")
            row = json.loads(said_until(listener, f"{place}, {head}"))
            found.append(
                {"key": key, "number": place, "head": head, "address": address, "owner": owner, **row}
            )
    return found


ANSWERS: Final[dict[str, Callable[[], object]]] = {
    "tree": tree,
    "announced": announced,
    "street": street,
    "telex": lambda: telex(sync=sys.argv[2]),
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(ANSWERS[sys.argv[1]]()) + "\n")

"""The window on a real display: Vietnamese typed through an input method, and read out by another program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest

from tests.guards.source import ROOT

pytestmark = pytest.mark.strangers

STATES = re.compile(
    "Đã thăm|Đã cài|Có từ trước|Chưa đến|Vắng nhà|Cần quay lại|Hẹn|Quá hẹn|Từ chối|Chưa xong|Không có"
    "|Ngoài danh sách"
)
"""Beginnings of the words of a state."""

SAVED = re.compile(r"Đã ghi hộ \d{4}: cài giúp 2\.")


def answer(*what: str) -> Any:
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.strangers.desktop", *what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("sync", ["", "1"], ids=["as desktops set it", "key by key"])
def test_telex_through_an_input_method_gives_exactly_what_is_meant(sync: str) -> None:
    """ibus-unikey composes in note and search; in the quick line every key arrives as it is typed."""
    said = answer("telex", sync)
    assert SAVED.fullmatch(said.pop("toast"))
    assert said == {
        "note": "Tiếng Việt đầu ngõ ",
        "search": "Huỳnh Thanh Đạt ",
        "line": "322",
        "next line": "v",
    }


def test_every_control_that_takes_the_focus_has_a_name_for_a_screen_reader() -> None:
    """The tree that assistive programs read over AT-SPI, page by page."""
    rows = answer("tree")
    pages = {row["page"] for row in rows}
    assert {"today", "quick", "households", "print", "sync", "report"} <= pages
    shown = [row for row in rows if row["shown"]]
    nameless = [row for row in shown if row["can_focus"] and not row["name"]]
    assert nameless == []
    for page in pages:
        here = {(row["role"], row["name"]) for row in shown if row["page"] == page}
        assert ("list", "Các trang") in here
        assert any(role in {"button", "push button"} and name == "Khóa" for role, name in here)
    spun = {row["name"] for row in shown if row["page"] == "quick" and row["role"] == "spin button"}
    assert any(name.startswith("Người lớn") for name in spun)
    said = {row["name"] for row in shown if row["page"] == "quick"}
    assert any(name.startswith("Dòng ghi nhanh") for name in said)
    assert any("322 là 3 người lớn" in name for name in said), "the reading of the line is read out"


def test_a_save_and_a_refusal_are_announced_to_other_programs() -> None:
    """Not only focus and names: a screen reader gets the outcome of a line at once."""
    said = answer("announced")
    assert SAVED.fullmatch(said["saved"])
    assert said["refused"].startswith("Cài giúp 4 nhiều hơn 2 điện thoại, chưa ghi.")


def test_another_program_hears_each_household_of_the_street_while_the_keys_walk_it() -> None:
    """Number, name, address, state and officer, in a cell of a table, at its place on the screen."""
    heard = answer("street")
    assert len({row["number"] for row in heard}) == len(heard)
    for row in heard:
        assert row["role"] == "table cell"
        assert re.fullmatch(r"Phố, 8 tổ, 372 hộ, \d+ còn phải đến", row["table"])
        beginning = f"{row['number']}, {row['head']}, {row['address']}. "
        assert row["name"].startswith(beginning)
        state, *others = row["name"].removeprefix(beginning).rstrip(".").split(". ")
        assert STATES.match(state), row["name"]
        owner = {"me": "Của tôi", "": None}.get(row["owner"], f"Của người khác: {row['owner']}")
        assert owner is None or owner in others, row["name"]
    assert {row["owner"] for row in heard} >= {"me", "", "Lâm Quốc Bình"}
    places = [row["place"] for row in heard]
    assert len({tuple(place) for place in places}) == len(places)
    assert all(left < right for (left, _), (right, _) in pairwise(places[:6])), "Right goes to the right"

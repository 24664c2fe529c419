"""Each command of the tracks, the assignments and the walking order once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., dict[str, Any]]

LEFT_KEYS = {"person", "name", "household", "head", "code", "hamlet", "organisations", "reason"}
"""Of a member who is left; nobody is in the walk."""


def run_tracks(run: Run, ward: tuple[str, Path]) -> None:
    """After a campaign with all four tracks is the current one."""
    counts = ("--staff", "9", "--smartphones", "8", "--installed", "5")
    said = run("track agency set", *ward, "--section", "Văn phòng", *counts, "--reason", "no_memory=2")
    run("track agency show", *ward)
    run("track void", said["statement"], *ward)
    run("track restore", said["statement"], *ward)
    declared = ("--organisation", "thanh_nien", "--members", "120", "--smartphones", "90")
    run("track members declare", *ward, *declared)
    run("track members list", *ward)
    run("track members left", *ward, "--organisation", "thanh_nien", "--limit", "5")
    place = ("--kind", "market", "--place", "Chợ Khánh An", "--opens", "7:00", "--closes", "10:30")
    point = run("track outreach add", *ward, *place, "--host", "Đoàn xã")["point"]
    run("track outreach tally", point, *ward, "--guided", "3", "--installed", "2")
    run("track outreach list", *ward)
    run("track show", *ward)
    run_assignments(run, ward)


def run_assignments(run: Run, ward: tuple[str, Path]) -> None:
    rows = run("households", *ward, "--limit", "3")["rows"]
    codes = [row["code"] for row in rows]
    run("assign add-officer", "Trần Thị Hòa", *ward)
    run("assign officers", *ward)
    run("assign give", *ward, "--to", "Trần Thị Hòa", "--first", codes[0], "--last", codes[-1])
    run("assign out", *ward, "--by", "An", "--household", codes[0])
    run("assign out", *ward, "--by", "Trần Thị Hòa", "--household", codes[0])
    run("assign list", *ward, "--shared")
    run("assign back", *ward, "--by", "An", "--household", codes[0])
    run("assign hand-over", *ward, "--by", "Trần Thị Hòa", "--to", "An", "--household", codes[0])
    run("walk move", codes[0], *ward, "--behind", codes[-1])

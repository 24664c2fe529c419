"""After a file of a laptop whose clock shows 2099, every command that sets something takes effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.base.clock import VIETNAM, FixedClock
from tests.cli.program import SAMPLES, Program
from tests.cli.test_changed import ACTS

FAR = datetime(2099, 1, 2, 8, 0, tzinfo=VIETNAM)


class Team:
    """Two laptops of one commune with one list; `far` is the one whose clock is wrong."""

    def __init__(self, program: Program, clock: FixedClock) -> None:
        self.program, self.clock = program, clock
        self.near, self.far = program.make("near", "32059"), program.make("far", "32059")
        program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", self.near)
        one, two = (
            row["id"] for row in program.json("households", "--data", self.near, "--limit", 2)["rows"]
        )
        add = ("visit", "add", "--data", self.near, "--household", one, "--result", "not_home")
        who = program.json("assign", "add-officer", "Nguyễn Thị Hoa", "--data", self.near)["officer"]
        self.names = {"one": one, "two": two, "visit": program.json(*add)["visit"], "who": who}
        self.send(self.near, self.far)

    def send(self, sender: Path, to: Path) -> None:
        out = self.program.folder / f"out-{self.clock.now():%Y%m%d%H%M}-{sender.name}"
        key = self.program.key_of(to)
        export = ("batch", "export", "--data", sender, "--to", key, "--out", out, "--profile", "full")
        files = self.program.json(*export)["files"]
        self.program.json("batch", "import", *files, "--trust-new", "--data", to)
        self.clock.advance(timedelta(minutes=1))

    def do(self, data: Path, words: Sequence[str]) -> bool:
        asked = [word.format_map(self.names) for word in words]
        changed = self.program.json(*asked, "--data", data)["changed"]
        assert isinstance(changed, bool)
        return changed


@pytest.mark.parametrize(("act", "back"), ACTS, ids=lambda words: " ".join(words[:2]))
def test_a_command_takes_effect_after_a_file_of_2099(
    program: Program, clock: FixedClock, act: Sequence[str], back: Sequence[str]
) -> None:
    today, team = clock.now() + timedelta(days=1), Team(program, clock)
    clock.instant = FAR
    assert team.do(team.far, act)
    team.send(team.far, team.near)
    clock.instant = today
    assert not team.do(team.near, act)
    assert team.do(team.near, back)
    assert not team.do(team.near, back)
    team.send(team.near, team.far)
    assert not team.do(team.far, back)
    assert team.do(team.far, act)  # its clock is right again, and its stamps are
    assert not team.do(team.far, act)
    team.send(team.far, team.near)
    assert not team.do(team.near, act)

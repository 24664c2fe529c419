"""kill -9 at 100 random moments of the scripted day in a real window; the day goes on after each."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.application.services import Services
from tests.day.count import Count
from tests.day.hamlet import make_hamlet, print_sheet
from tests.day.prepare import LISTED, clock_at, plan_of, read_plan, workspaces_of, write_plan
from tests.day.script import day
from tests.day.sitting import Plan, Step, counted_visits, says
from tests.kill.test_kill import ROOT

pytestmark = pytest.mark.kill

KILLS = 100
SEED = 20261124
MOST_LINES = 14
"""A process is killed after at most this number of lines, and a moment of up to `MOST_WAIT` seconds..."""

MOST_WAIT = 0.04
MOST_KEYS = 10
"""... or at once after at most this number of keys in fields: half of the kills come within a line."""


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    where: str
    text: str


@dataclass(slots=True)
class Day:
    """One copy of the morning's workspace, and how far its day has come."""

    folder: Path
    plan: Plan
    steps: Sequence[Step] = field(default_factory=day)
    at: int = 0
    typed: Line | None = None
    """Content of a field when the process was killed: the next window has to offer it."""

    @property
    def is_over(self) -> bool:
        return self.at == len(self.steps)

    def open(self) -> Services:
        return workspaces_of(clock_at(self.at)).open(self.folder)


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    """The workspace and the plan of every day, made once."""
    folder = tmp_path / "morning" / "hamlet"
    services = make_hamlet(folder, workspaces_of(clock_at(0)))
    plan = plan_of(services)
    write_plan(folder.parent / "plan.json", replace(plan, sheet=print_sheet(services, plan)))
    services.close()
    return folder.parent


@pytest.fixture
def days(morning: Path, tmp_path: Path) -> Iterator[Day]:
    """As many days as are asked for."""

    def copies() -> Iterator[Day]:
        for number in range(KILLS):
            folder = tmp_path / f"day-{number}"
            shutil.copytree(morning, folder)
            yield Day(folder=folder / "hamlet", plan=read_plan(folder / "plan.json"))

    return copies()


def test_what_the_window_acknowledged_survives_kill_9_and_the_day_goes_on(days: Iterator[Day]) -> None:
    dice = random.Random(SEED)
    today, over, offered = next(days), 0, 0
    for _ in range(KILLS):
        if dice.random() < 0.5:
            said = run_and_kill(today, keys=dice.randint(1, MOST_KEYS))
        else:
            said = run_and_kill(today, lines=dice.randint(1, MOST_LINES), wait=dice.uniform(0, MOST_WAIT))
        offered += is_offered(today, said)
        follow(today, said)
        services = today.open()
        try:
            go_on(today, services)
            check(today, services)
        finally:
            services.close()
        if today.is_over:
            today, over = next(days), over + 1
    assert over >= 1, "no day was lived to its end"
    assert offered >= KILLS // 5, f"only {offered} drafts were there to be offered again"


def run_and_kill(today: Day, *, lines: int = 0, keys: int = 0, wait: float = 0) -> list[Line]:
    """Return the lines of the window before the kill: after `lines` lines, or `keys` typed keys."""
    command = [sys.executable, "-m", "tests.kill.day_worker", str(today.folder), str(today.at)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        texts = [process.stdout.readline() for _ in range(lines)]
        while keys and (text := process.stdout.readline()):
            texts.append(text)
            keys -= text.startswith("typed\t")
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.kill()
        texts += process.stdout.readlines()
        wrong = process.stderr.read()
    assert "Error" not in wrong, wrong
    parts = [text.rstrip("\n").split("\t") for text in texts if text.endswith("\n")]
    assert parts, wrong
    return [Line(*part) for part in parts if len(part) == 3]


def is_offered(today: Day, said: Sequence[Line]) -> bool:
    """Return True if a draft was owed; it must then be the first content of that field in the window."""
    owed, today.typed = today.typed, None
    if owed is None:
        return False
    shown = next((line for line in said if line.where == owed.where), None)
    if shown is None:
        return False
    assert shown.text.startswith(owed.text), (
        f"{owed.where}: {owed.text!r} was typed, {shown.text!r} is offered"
    )
    return True


def follow(today: Day, said: Sequence[Line]) -> None:
    """Mark acknowledged steps as done; text typed after them is owed."""
    acknowledged = [int(line.where) for line in said if line.what == "done"]
    assert acknowledged == list(range(today.at, today.at + len(acknowledged)))
    today.at += len(acknowledged)
    last = [line for line in said if line.what in {"typed", "offered", "done"}][-1:]
    if last and last[0].what != "done" and last[0].text:
        today.typed = last[0]


def go_on(today: Day, services: Services) -> None:
    """Advance over a step that was done without a confirmation: then its draft is gone rightly."""
    if not today.is_over and today.steps[today.at].happened(services, today.plan):
        today.at += 1
        today.typed = None


def check(today: Day, services: Services) -> None:
    """Check that everything done is stored, once, and every total is the one counted by hand."""
    count = Count(listed=LISTED)
    for step in today.steps[: today.at]:
        step.count(count)
    plan = today.plan
    for place in range(len(plan.ids)):
        found = sorted(counted_visits(services, plan, place), key=lambda visit: visit.at)
        stated = count.doors[place].visits if place in count.doors else []
        assert len(found) == len(stated), f"door {place}: {len(found)} visits, {len(stated)} acknowledged"
        assert all(says(visit, wanted) for visit, wanted in zip(found, stated, strict=True)), place
    (unit,) = services.store.figures.units()
    wanted = count.figures()
    assert {name: getattr(unit, name) for name in wanted} == wanted
    assert unit.visits == count.results().total()
    assert services.store.figures.callback_count(services.clock.now().date()).total == count.callbacks
    people = Counter(
        place for place, one in enumerate(plan.ids) for _ in services.people.reader.of_household(one)
    )
    assert people == {place: door.people for place, door in count.doors.items() if door.people}

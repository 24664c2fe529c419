"""The commune's list on several laptops: the same rows in another order, an undo, and the list again."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.application.services import Services
from tests.sim.checks import same
from tests.sim.happened import Event
from tests.sim.machine import Machine
from tests.sim.stage import Season

OFTEN: Final = 0.3
"""Of the steps, after which a laptop loads its ward's list or takes that back."""
ROWS: Final = 31
HEADERS: Final = ("STT", "Họ và tên chủ hộ", "Ấp", "Tổ", "Số nhân khẩu")
KINDS: Final = {
    "household.added", "household.field", "household.closed", "household.reopened", "visit.returned",
}  # fmt: skip


def happen(season: Season) -> None:
    """A laptop loads the list of its ward, again or for the first time, or undoes its last import."""
    dice = random.Random(season.seed ^ 0x1157 ^ len(season.journal) << 16)
    if dice.random() > OFTEN or not season.laptops:
        return
    machine = dice.choice(season.laptops)
    runs = [] if machine.services.imports is None else machine.services.imports.runs()
    if runs and not runs[0].undone and dice.random() < 0.4 and not machine.unknown:
        machine.do(_undo)
        said = "list undone"
    else:
        path = _file(season, machine, dice)
        machine.do(lambda s: _load(s, path))
        said = "list loaded"
    new = machine.take_in_new()
    same(f"{said}: kinds", {event.kind for event in new} - KINDS, set())
    season.counts[said] += 1
    season.counts["rows recognised"] += _recognised(new)
    season.note(f"  {machine.name} {said}: {len(new)} events")
    season.checks.full(machine)


def _recognised(new: Sequence[Event]) -> int:
    """Rows of households that other laptops had added."""
    coded = {e.body["household"] for e in new if e.kind == "household.field" and e.body["field"] == "code"}
    return sum(1 for e in new if e.kind == "household.added" and e.body["household"] not in coded)


def _file(season: Season, machine: Machine, dice: random.Random) -> Path:
    rows: list[tuple[object, ...]] = [
        (
            number,
            f"Nguyễn Văn {chr(65 + number % 26)}{number}",
            "Ấp 1",
            f"Tổ {number % 4 + 1}",
            number % 6 + 1,
        )
        for number in range(1, ROWS + 1)
    ]
    dice.shuffle(rows)
    path = season.root / "stick" / f"list-{machine.unit}-{len(season.journal)}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([HEADERS, *rows])
    return path


def _load(services: Services, path: Path) -> None:
    assert services.imports is not None
    services.imports.apply(services.imports.prepare([path]))


def _undo(services: Services) -> None:
    assert services.imports is not None
    services.imports.undo(services.imports.runs()[0].id)

"""A machine that sends hostile lines of the right form, and one that merges them and is walked through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId, IdSource
from core.campaigns.models import Stage
from core.events.lines import decode
from core.households.desk import NewHousehold
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.person import Way
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync import keyfile
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind
from storage.keys.sealing import Cost
from tests.database import connection_of, store_of
from tests.fuzz.command_walk import walk_commands
from tests.fuzz.hostile_lines import HostileLines

CHEAP: Final = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
CAMPAIGNS: Final = ("vneid-2026", "bluezone-2020")
"""The second one has all tracks."""

LINES: Final = 50
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
Walk = Callable[[Path, Workspaces, FixedClock], None]
"""Opens the window on a folder and shows every page."""


@dataclass(slots=True)
class HostileWorkspace:
    """`victim` is the province, or with an odd seed another laptop of the ward."""

    folder: Path
    seed: int

    def play(self, lines: int, walk_pages: Walk) -> Counter[tuple[str, int]]:
        """Merge `lines` hostile lines and walk once through all commands and pages."""
        clock = FixedClock(NOW)
        workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        campaign = CAMPAIGNS[self.seed // 2 % 2]
        liar = _make(workspaces, self.folder / "liar", "32059", campaign)
        names = _work(liar, clock)
        victim_folder = self.folder / "victim"
        victim = _make(workspaces, victim_folder, "32059" if self.seed % 2 else "96", campaign)
        receive(victim, liar, self.folder / "first")
        clock.advance(timedelta(hours=1))
        _say(liar, HostileLines(self.seed, _own_lines(liar)), lines)
        file = receive(victim, liar, self.folder / "second")
        keys = self.folder / "keys.txt"
        keys.write_text(keyfile.write(liar.batches.own_keys()), encoding="utf-8")
        names |= {"keys": str(keys), "file": str(file), "batch": _newest_batch(victim), "campaign": campaign}
        liar.close()
        victim.close()
        walk_pages(victim_folder, workspaces, clock)
        seen = walk_commands(victim_folder, workspaces, names, self.folder / "out")
        walk_pages(victim_folder, workspaces, clock)
        return seen


def _make(workspaces: Workspaces, folder: Path, unit: str, campaign: str) -> Services:
    return workspaces.create(
        folder,
        NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign=campaign
        ),
    )


def _work(ward: Services, clock: FixedClock) -> dict[str, str]:
    """An honest morning with something of every kind; the names of what was made."""
    one, two = (
        ward.households.add(NewHousehold(name=f"Lê Văn {name}", hamlet="Ấp 1", phone="0912345678")).value
        for name in ("Tám", "Chín")
    )
    visits = [
        ward.visits.record(
            VisitEntry(household=one, result=Result.COMPLETED, at=clock.now(), smartphones=2, installed=1)
        ).value
        for _ in range(2)
    ]
    ward.people.set_way(two, Way.PERSONS)
    ward.consents.give(Subject(household=two), ward.consents.purposes, How.PAPER)
    person = ward.people.add(two, NewPerson(name="Phạm Hữu Hà", birth_year=1961)).value
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED, reason=None, platform=None, had=False))
    point = one
    if ward.info.campaign == CAMPAIGNS[1]:
        staff = NewStaffCount(section="Văn phòng", staff=9, smartphones=8, installed=7, reasons={})
        ward.tracks.set_staff(staff)
        market = NewPoint(kind=PlaceKind.MARKET, place="Chợ", day=clock.now().date())
        point = HouseholdId(ward.tracks.add_point(market).value)
    who = ward.assignments.add_officer("Trần Thị Hòa").value
    ward.assignments.give([one, two], who)
    ward.assignments.check_out([one], who)
    return {
        "one": one, "two": two, "visit": visits[0], "other": visits[1], "person": person, "who": who,
        "point": point, "device": _device(ward),
    }  # fmt: skip


def _device(ward: Services) -> str:
    return str(ward.store.meta("device"))


def _own_lines(ward: Services) -> list[bytes]:
    rows = connection_of(ward).execute("SELECT line FROM event WHERE local ORDER BY n")
    return [bytes(row[0]) for row in rows]


def _say(liar: Services, hostile: HostileLines, count: int) -> None:
    """Puts hostile lines into the liar's own log, as a changed program would: its files prove them."""
    connection = connection_of(liar)
    numbers = "SELECT class, n, last_seq FROM stream WHERE device = (SELECT n FROM device WHERE id = ?)"
    streams = {row[0]: row[1:] for row in connection.execute(numbers, (_device(liar),)).fetchall()}
    following = {cls: last + 1 for cls, (_, last) in streams.items()}
    lines = hostile.lines(count, following)
    with store_of(liar).writing() as unit:
        unit.events.append_own([(decode(line), line) for line in lines])
        for cls, (stream, _) in streams.items():
            unit.connection.execute(
                "UPDATE stream SET last_seq = ? WHERE n = ?", (following[cls] - 1, stream)
            )


def _newest_batch(victim: Services) -> str:
    row = connection_of(victim).execute("SELECT id FROM batch ORDER BY n DESC LIMIT 1").fetchone()
    return str(row[0])


def receive(victim: Services, liar: Services, out: Path) -> Path:
    """Receive the whole file and return it: authority is checked line by line, not at reading."""
    files = liar.batches.export(victim.batches.own_keys(), out, Profile.FULL).value.files
    for received in victim.batches.receive(files, new_keys=NewKeys.TRUST).value:
        assert received.state is FileState.MERGED, received.reason
    return files[0]

"""A season of the simulator's generator in the campaign of 2020, week by week."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, Final

from core.application.services import Services
from core.base.clock import VIETNAM
from core.base.keytext import number_code
from core.campaigns.parsing import bundled_bytes
from core.sync.manifest import Profile
from tests.reports.retold import NOT_APPROVED, Files, Waiting
from tests.sim import disks, enrolling, inbox, province, season, wards
from tests.sim.file_states import told_files
from tests.sim.ground import Ground
from tests.sim.happened import enrolments
from tests.sim.machine import Machine
from tests.sim.oracle import Truth
from tests.sim.stage import Season

CAMPAIGN: Final = "bluezone-2020"
FIRST_WEEK: Final = 4
CUT_OFF: Final = datetime(2020, 9, 3, 8, 0, tzinfo=VIETNAM)
"""End of the campaign's fourth week."""

START: Final = CUT_OFF - timedelta(days=6, hours=23)
WEEKS: Final = Ground(
    campaign=CAMPAIGN,
    ordered=bundled_bytes(CAMPAIGN) + b"# as the province sends it down\n",
    start=START,
    communes=("32014", "32017", "32044"),
    wards=(3,),
    laptops=(1, 2, 2),
    households=(8, 10, 12),
    pieces=(4, 6, 8),
    pauses=(7, 40, 90, 200, 400, 900),
)
"""32017 was split in 2025; the first two are in Thành phố Cà Mau, the third in Huyện U Minh."""


def of_laptops(action: season.Action) -> season.Action:
    """The same where it happens to a laptop: a province whose disk is put back has closed nothing since."""

    @wraps(action)
    def happens(stage: Season, machine: Machine) -> str:
        return "" if machine.is_province else action(stage, machine)

    return happens


ACTIONS: Final[dict[season.Action, int]] = {
    wards.work: 75,
    wards.send: 12,
    wards.send_through_hub: 4,
    wards.collect: 5,
    inbox.deliver: 28,
    enrolling.ask: 3,
    enrolling.approve: 4,
    enrolling.accept: 4,
    enrolling.publish: 1,
    enrolling.revoke: 1,
    province.answer: 4,
    province.send_down: 4,
    disks.undo: 4,
    disks.back_up: 2,
    of_laptops(disks.restore): 2,
    disks.reopen: 1,
    disks.die: 2,
    of_laptops(disks.image): 3,
    disks.double: 1,
    of_laptops(disks.set_clock): 2,
    disks.upgrade: 1,
    season.late: 1,
}
"""Written out, so that other events of machines change no season."""


@dataclass(slots=True)
class Played:
    """`arrived` is when each event first came to the province, `merged` when each of its files did.

    `held` is when each file that waited was first brought. `issued` are the rows of letters of the office.
    """

    stage: Season
    week: int = FIRST_WEEK
    steps: int = 0
    arrived: dict[str, datetime] = field(default_factory=dict)
    merged: list[datetime] = field(default_factory=list)
    held: dict[str, datetime] = field(default_factory=dict)
    issued: list[int | None] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.stage.world.now

    @property
    def cut_off(self) -> datetime:
        """The end of the week that is played."""
        return CUT_OFF + timedelta(days=7 * (self.week - FIRST_WEEK))

    @property
    def province(self) -> Services:
        return self.stage.province.services

    @property
    def truth(self) -> Truth:
        """Return the state that follows from the events that apply at the province."""
        return self.stage.checks.truth(self.stage.province)[1]

    def play(self) -> None:
        """A week of steps, and the files of some wards on the morning of its end."""
        while self.now < self.cut_off:
            season.step(self.stage, self.steps, ACTIONS)
            self.steps += 1
            self.look()

    def collect(self, *machines: Machine) -> None:
        wards.gather(self.stage, self.stage.province, list(machines), profile=Profile.FULL)
        self.look()

    def look(self) -> None:
        for one in self.stage.province.know.everything():
            self.arrived.setdefault(one, self.now)
        for digest in self.stage.province.held:
            self.held.setdefault(digest, self.now)
        self.merged += [self.now] * (len(self.stage.province.know.files) - len(self.merged))

    @property
    def received(self) -> datetime | None:
        """When the last file came that applies."""
        return max((at for at, _ in self._files()), default=None)

    def files(self) -> dict[str, Files]:
        """Return files by unit, from each file's manifest, and from those that wait."""
        told = told_files(self.stage.province, self.stage.heads, set(self.stage.province.held))
        assert not any(one.gap for one in told.values())
        came: dict[str, list[datetime]] = {}
        for at, head in self._files():
            came.setdefault(head["sender"]["unit"], []).append(at)
        held: dict[str, list[Waiting]] = {}
        for digest in sorted(self.stage.province.held.keys() & self.stage.heads.keys(), key=self._first_held):
            head = self.stage.heads[digest]
            held.setdefault(head["sender"]["unit"], []).append(self._waiting(head))
            came.setdefault(head["sender"]["unit"], []).append(self.held[digest])
        return {
            unit: Files(
                last=max(came.get(unit, ()), default=None),
                senders=one.senders,
                held=tuple(held.get(unit, ())),
                withdrawn=one.withdrawn,
            )
            for unit, one in told.items()
        }

    def _first_held(self, digest: str) -> int:
        return list(self.held).index(digest)

    def _waiting(self, head: Mapping[str, Any]) -> Waiting:
        sender = head["sender"]
        machine = number_code(sender["age"], sender["minisign"])[:9]
        return Waiting(machine=machine, number=head["number"], why=self._why(head))

    def _why(self, head: Mapping[str, Any]) -> str:
        """Return the reason by the province's decisions about its machine."""
        province, device = self.stage.province, head["sender"]["device"]
        events = (province.events[one] for one in province.know.applying())
        said = enrolments(events, province.know.province).get(device)
        if said is not None and said.revoked is not None and head["created"] >= said.revoked:
            return "máy đã bị thu hồi"
        if said is not None and said.key is not None:
            return "tỉnh chưa duyệt khóa mới của máy"
        return NOT_APPROVED

    def _files(self) -> Iterator[tuple[datetime, Mapping[str, Any]]]:
        for at, file in zip(self.merged, self.stage.province.know.files, strict=True):
            if file.applied:
                yield at, self.stage.heads[file.sha256]


@contextmanager
def opened(seed: int, root: Path, say: Callable[[str], object] = lambda _: None) -> Iterator[Played]:
    with season.staged(seed, root, WEEKS, say=say) as stage:
        season.begin(stage)
        yield Played(stage)

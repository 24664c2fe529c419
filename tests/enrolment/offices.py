"""A province and laptops of its wards: real workspaces, real files between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys, ReceivedFile
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from storage.keys.sealing import Cost

CHEAP = Cost(operations=1, memory_bytes=8192)
"""Of passphrases in tests."""


@dataclass(slots=True)
class Offices:
    """Makes workspaces in one folder and carries files between them."""

    folder: Path
    clock: FixedClock
    stack: ExitStack
    ids: IdSource = field(default_factory=IdSource)

    @property
    def workspaces(self) -> Workspaces:
        return Workspaces(clock=self.clock, ids=self.ids, cost=CHEAP)

    def make(
        self, name: str, unit: str, hamlet: str | None = None, passphrase: str | None = None
    ) -> Services:
        made = self.workspaces.create(
            self.folder / name,
            NewWorkspace(
                unit_code=unit,
                valid_from=None,
                hamlet=hamlet,
                officer_name="Lê Văn Tám",
                campaign="vneid-2026",
                passphrase=passphrase,
            ),
        )
        self.stack.callback(made.close)
        return made

    def out(self, name: str) -> Path:
        path = self.folder / "stick" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def request(self, laptop: Services, province: Services | None = None) -> Path:
        keys = None if province is None else province.batches.own_keys()
        return laptop.enrolment.write_request(self.out("requests"), keys)

    def enrol(self, laptop: Services, province: Services) -> Path:
        """Request, phone call, approval; the keys file for the laptop, which has not read it yet."""
        request = province.enrolment.open_request(self.request(laptop, province))
        number = laptop.batches.own_keys().number
        return province.enrolment.approve(request, number, self.out("approvals")).value.files[0]

    def export(self, sender: Services, receiver: Services, profile: Profile = Profile.PSEUDONYMOUS) -> Path:
        return self.export_to(sender, receiver.batches.own_keys(), profile)

    def export_to(self, sender: Services, keys: PublicKeys, profile: Profile) -> Path:
        return sender.batches.export(keys, self.out(sender.info.folder.name), profile).value.files[0]

    @staticmethod
    def receive(receiver: Services, *files: Path, new_keys: NewKeys = NewKeys.HOLD) -> list[ReceivedFile]:
        return list(receiver.batches.receive(files, new_keys=new_keys).value)


@contextmanager
def offices(folder: Path, clock: FixedClock) -> Iterator[Offices]:
    with ExitStack() as stack:
        yield Offices(folder, clock, stack)


def add_visit(laptop: Services, name: str, *, hamlet: str = "Ấp 1", installed: int = 1) -> HouseholdId:
    household = laptop.households.add(NewHousehold(name=name, hamlet=hamlet)).value
    visit(laptop, household, installed=installed)
    return household


def visit(laptop: Services, household: HouseholdId, *, installed: int = 1) -> None:
    laptop.visits.record(
        VisitEntry(
            household=household,
            at=laptop.clock.now(),
            result=Result.COMPLETED,
            people=3,
            smartphones=2,
            installed=installed,
        )
    )


def code_of(received: ReceivedFile) -> str | None:
    return None if received.reason is None else received.reason.code


def refusal(action: Callable[[], object]) -> str:
    """The code that `action()` raises."""
    try:
        action()
    except UserError as error:
        return error.code
    return "nothing was refused"

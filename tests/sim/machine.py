"""A laptop or a province's PC: a folder, a clock, an open workspace, and what it must hold."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from core.sync.keyfile import PublicKeys
from tests.database import connection_of
from tests.sim.ground import VNEID, Ground
from tests.sim.happened import Event, Knowledge, read_event
from tests.sim.seams import CHEAP, Crash, LaptopClock, World

if TYPE_CHECKING:
    from tests.sim.courier import Parcel

COPIED_ASIDE = ("tung-nha.db", "tung-nha.db-wal")
T = TypeVar("T")


@dataclass(slots=True)
class Image:
    """A whole disk as it was, and what was on it."""

    path: Path
    know: Knowledge
    copies: dict[str, Knowledge]
    unknown: frozenset[str]
    held: dict[str, Parcel]


@dataclass(slots=True)
class Machine:
    """One machine. `know` is what its database must hold, `copies` what its safe copies hold."""

    name: str
    root: Path
    world: World
    unit: str
    clock: LaptopClock
    events: dict[str, Event]
    """Of the whole season: everything that was ever recorded, by id."""
    applying: Callable[[Machine], set[str]]
    """The events of them that must show on a machine."""
    passphrase: str | None = None
    ground: Ground = VNEID
    unknown: frozenset[str] = frozenset()
    know: Knowledge = field(default_factory=Knowledge)
    copies: dict[str, Knowledge] = field(default_factory=dict)
    images: list[Image] = field(default_factory=list)
    mixed_copies: set[str] = field(default_factory=set)
    """Safe copies of which nobody noted what they hold."""
    held: dict[str, Parcel] = field(default_factory=dict)
    """Files that wait on its disk, by SHA-256."""
    services: Services = field(init=False)
    workspaces: Workspaces = field(init=False)
    keys: PublicKeys = field(init=False)
    identities: tuple[str, ...] = field(init=False)
    seed: bytes = field(init=False)
    """Seed of its keys for opening and signing."""
    device: str = field(init=False)
    last_n: int = 0
    made: int = 0
    crashes: int = 0

    @property
    def folder(self) -> Path:
        return self.root / "ws"

    @property
    def campaign(self) -> str:
        return self.ground.campaign

    @property
    def is_province(self) -> bool:
        return len(self.unit) == 2

    def create(self) -> None:
        self._sit_down()
        self.workspaces = Workspaces(clock=self.clock, ids=IdSource(), cost=CHEAP)
        self.services = self.workspaces.create(
            self.folder,
            NewWorkspace(
                unit_code=self.unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám",
                campaign=self.ground.campaign, passphrase=self.passphrase,
            ),
        )  # fmt: skip
        self.opened()
        self.take_in_new()

    def load_campaign(self) -> None:
        """Takes the campaign, as the province orders it, into use."""
        self.do(lambda services: services.references.load_campaign(self.ground.ordered))
        self.close()
        self.open()

    def adopt(self, other: Machine) -> None:
        """Opens a copy of the disk of `other`."""
        self.workspaces = Workspaces(clock=self.clock, ids=IdSource(), cost=CHEAP)
        self.open()
        assert self.device == other.device
        self.resync()

    def _sit_down(self) -> None:
        os.environ["TUNG_NHA_STATE"] = str(self.root / "state")
        self.world.unknown = self.unknown

    @property
    def connection(self) -> Any:
        return connection_of(self.services)

    def opened(self) -> None:
        self.keys = self.services.batches.own_keys()
        secret = json.loads(self.services.store.meta("device_keys") or "")
        former = secret.get("former_identities", "").split()
        self.identities, self.seed = (secret["age_identity"], *former), bytes.fromhex(secret["signing_seed"])
        self.device = self.services.store.meta("device") or ""

    def open(self) -> None:
        self._sit_down()
        self.services = self.workspaces.open(self.folder, self.passphrase)
        self.opened()

    def close(self) -> None:
        self._sit_down()
        self.services.close()

    def new_lines(self) -> list[Event]:
        """Return the events recorded by this machine since the last look, checked to be ours and new to the
        season.
        """
        rows = self.connection.execute(
            "SELECT n, local, line FROM event WHERE n > ? ORDER BY n", (self.last_n,)
        ).fetchall()
        self.last_n = rows[-1][0] if rows else self.last_n
        events = [read_event(bytes(line)) for _, local, line in rows if local]
        return [event for event in events if event.id not in self.know.local]

    def take_in_new(self) -> list[Event]:
        """Add the events recorded by this machine to the true course."""
        new = self.new_lines()
        for event in new:
            assert event.id not in self.events, f"{event.id} was given twice"
            assert event.device == self.device
            self.events[event.id] = event
            self.know.local.add(event.id)
        return new

    def take_in_vouching(self, device: str) -> bool:
        """Add the vouching for `device` to the true course; False where this machine recorded none."""
        rows = self.connection.execute(
            "SELECT line FROM event WHERE local AND kind = 'device.vouched' ORDER BY n DESC"
        ).fetchall()
        found = [read_event(bytes(line)) for (line,) in rows]
        new = [
            event for event in found if event.id not in self.know.local and event.body["machine"] == device
        ]
        for event in new:
            self.events[event.id] = event
            self.know.local.add(event.id)
        return bool(new)

    def take_in_pairs(self, wanted: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Adds the answers that reading a file gave to `wanted` pairs; those that it gave."""
        rows = self.connection.execute(
            "SELECT line FROM event WHERE local AND kind = 'household.same' ORDER BY n"
        ).fetchall()
        found = {(event.body["a"], event.body["b"]): event for (line,) in rows
                 for event in [read_event(bytes(line))] if event.id not in self.know.local}  # fmt: skip
        for pair in found.keys() & wanted:
            self.events[found[pair].id] = found[pair]
            self.know.local.add(found[pair].id)
        return set(found)

    def remember_erasures(self) -> None:
        """Note the erasures that apply at this machine, before anything is undone."""
        self.know.erasures |= {one for one in self.applying(self) if self.events[one].kind == "person.erased"}

    def do(self, action: Callable[[Services], T], *, notes_copies: bool = True) -> T:
        """Run a use case and note the safe copies that it made: each holds the state before it.

        `notes_copies` is False where it makes several, with other events in each.
        """
        self._sit_down()
        self.remember_erasures()
        before, former = self.know.copy(), set(self.copies)
        try:
            return action(self.services)
        finally:
            copies = self.folder.glob("backups/*.tnsave")
            names = {path.name for path in copies if path.stat().st_size}  # an empty file claims a name
            self.copies = {n: know for n, know in self.copies.items() if n in names}
            if not notes_copies:
                self.mixed_copies |= names - former
            self.copies |= dict.fromkeys(names - former - self.mixed_copies, before)

    def bytes_on_disk(self) -> dict[str, bytes]:
        """Every file of the workspace but the shared memory of SQLite."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.name.endswith("-shm")
        }

    # Disks

    def _copy_disk(self, to: Path) -> None:
        """Copy the disk at this moment. Files that are only ever replaced are linked, not copied."""
        for path in sorted(self.root.rglob("*")):
            if path.is_dir() or path.name.endswith("-shm"):
                continue
            target = to / path.relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.name in COPIED_ASIDE or path.suffix in (".json", ".tmp", ".part"):
                shutil.copyfile(path, target)
            else:
                os.link(path, target)

    def _put_back(self, image: Path) -> None:
        shutil.rmtree(self.root)
        image.rename(self.root)

    def take_image(self) -> None:
        """An image of the whole disk, as an administrator takes it."""
        self.made += 1
        path = self.root.with_name(f"{self.root.name}-image{self.made}")
        self._copy_disk(path)
        self.images.append(Image(path, self.know.copy(), dict(self.copies), self.unknown, dict(self.held)))

    def put_image_back(self, image: Image) -> None:
        """Restore an image of the disk: the anchor goes back with the database, and the program is not
        informed.
        """
        self._sit_down()
        self.connection.inner.close()
        again = image.path.with_name(f"{image.path.name}-again")
        shutil.copytree(image.path, again)
        self._put_back(again)
        self.know, self.copies, self.unknown = image.know.copy(), dict(image.copies), image.unknown
        self.held = dict(image.held)
        self.open()
        self.resync()

    def clear_shelf(self) -> None:
        """A database that finds itself put back or copied takes off the shelf what it has merged."""
        merged = self.know.read | {file.sha256 for file in self.know.files if file.applied}
        self.held = {sha256: parcel for sha256, parcel in self.held.items() if sha256 not in merged}

    def resync(self) -> None:
        """The row up to which this database was looked at."""
        self.last_n = self.connection.execute("SELECT coalesce(max(n), 0) FROM event").fetchone()[0]

    def die(self) -> None:
        """kill -9 while idle."""
        image = self.root.with_name(f"{self.root.name}-dead")
        self._copy_disk(image)
        self.connection.inner.close()
        self._put_back(image)
        self.open()

    def do_until_crash(
        self, action: Callable[[Services], T], statements: int, *, notes_copies: bool = True
    ) -> T | None:
        """Runs a use case and stops the machine at a statement; None where it stopped before the end."""
        image = self.root.with_name(f"{self.root.name}-dead")
        self.world.left, self.world.stop = statements, lambda: self._copy_disk(image)
        try:
            return self.do(action, notes_copies=notes_copies)
        except Crash:
            self.crashes += 1
            self._sit_down()
            self.connection.inner.close()
            self._put_back(image)
            self.open()
            names = {copy.name for copy in self.services.copies.list()}
            self.copies = {name: know for name, know in self.copies.items() if name in names}
            return None
        finally:
            self.world.left = None

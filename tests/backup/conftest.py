"""A ward with a passphrase, and folders that are sticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.backup.models import Volume
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.sitting import PASSPHRASE
from tests.storage.wards import CHEAP, Keep, add, new_ward


@dataclass(slots=True)
class FolderVolumes:
    """Folders that are sticks; the test plugs them in and takes them out."""

    plugged: list[Volume] = field(default_factory=list)
    file_system: str = "exfat"
    live: str = "ext4"
    """File system of every other folder."""

    def plug(self, root: Path, name: str, *, file_system: str = "exfat") -> Volume:
        root.mkdir(parents=True, exist_ok=True)
        stick = Volume(id=f"id-{name}", name=name, root=root, file_system=file_system, removable=True)
        self.plugged.append(stick)
        return stick

    def holding(self, path: Path) -> Volume | None:
        for stick in self.plugged:
            if stick.root == path or stick.root in path.parents:
                return stick
        return Volume(id="disk", name="disk", root=Path("/"), file_system=self.live, removable=False)

    def removable(self) -> Sequence[Volume]:
        return tuple(self.plugged)


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def workspaces(clock: FixedClock, volumes: FolderVolumes) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP, volumes=volumes)


@pytest.fixture
def keep() -> Iterator[Callable[[Services], Services]]:
    """Close what a test opened."""
    opened: list[Services] = []

    def note(services: Services) -> Services:
        opened.append(services)
        return services

    yield note
    for services in opened:
        services.close()


@pytest.fixture
def ward(workspaces: Workspaces, workspace_dir: Path, keep: Keep) -> Services:
    """With a passphrase and one household."""
    services = keep(workspaces.create(workspace_dir, new_ward(passphrase=PASSPHRASE)))
    add(services)
    return services


@pytest.fixture
def stick(volumes: FolderVolumes, tmp_path: Path) -> Path:
    return volumes.plug(tmp_path / "usb", "KINGSTON").root

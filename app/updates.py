"""Updates of the installed program from packages on sticks. It answers `core.updates.models.Updates`."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.backup.models import Volumes
from core.base.errors import ExitCode, UserError
from core.base.program import VERSION, state_folder
from core.updates.models import FormerProgram, Offer, Program, Report, StagedUpdate, UpdatePackage, no_report
from storage.db.files import discard_folder, make_folder, move, remove
from storage.db.migrations import MIGRATIONS
from storage.updates.packages import copy_package, offers_in, sorted_offers
from storage.updates.switching import NOTE_NAME, exchange, read_note, write_note
from storage.updates.unpacking import unpack

PUBLIC_KEY_FILE: Final = Path(__file__).resolve().parents[1] / "resources" / "update.pub"
"""Given to the build by `TUNG_NHA_UPDATE_KEY`, never part of the source."""
PROGRAM_NAME: Final = "tung-nha"
LONGEST_START_S: Final = 60.0
_MACHINES: Final = {"amd64": "x86_64"}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledUpdates:
    """Replaces the one-folder build in `folder`, which is None where the program runs from its source."""

    program: Program
    folder: Path | None
    public_key: str | None
    state: Path
    volumes: Volumes
    portable: bool = False

    def hindrance(self) -> UserError | None:
        if self.folder is None:
            return UserError("update.source")
        if self.public_key is None:
            return UserError("update.no_key")
        if self.portable:
            return UserError("update.portable")
        if not all(os.access(place, os.W_OK) for place in (self.folder, self.folder.parent)):
            return UserError("update.read_only", folder=str(self.folder))
        return None

    def offers(self, folder: Path | None = None) -> Sequence[Offer]:
        if self.public_key is None:
            return ()
        places = [stick.root for stick in self.volumes.removable()] if folder is None else [folder]
        found = [offer for place in places for offer in offers_in(place, self.program, self.public_key)]
        return sorted_offers(found)

    def stage(self, offer: Offer, report: Report = no_report) -> StagedUpdate:
        place, public_key = self._may_update()
        if offer.problem is not None or offer.package is None:
            raise offer.problem or UserError("update.unreadable")
        if self.program.system == "windows":
            package = offer.package
            raise UserError("update.by_installer", version=package.version, file=package.payload.name)
        self._check_room(offer.package)
        unpacked = _beside(place, offer.package.version, ".new")
        try:
            package, payload = copy_package(offer, self._incoming, self.program, public_key, report)
            discard_folder(unpacked)
            unpack(payload, unpacked, package)
            _try_start(unpacked / PROGRAM_NAME, package)
        except BaseException:
            discard_folder(unpacked)
            discard_folder(self._incoming)
            raise
        discard_folder(self._incoming)
        return StagedUpdate(package=package, source=unpacked)

    def discard(self, staged: StagedUpdate) -> None:
        discard_folder(self._incoming)
        if staged.source.is_dir():
            discard_folder(staged.source)

    def install(self, staged: StagedUpdate, data: Path | None = None, copy: str = "") -> None:
        place, _ = self._may_update()
        earlier = self.former()
        kept = _beside(place, self.program.version)
        former = FormerProgram(
            version=self.program.version, schema=self.program.schema, folder=kept, data=data, copy=copy
        )
        make_folder(self.state)
        write_note(self.state, former)
        try:
            discard_folder(kept)
            _switch(staged.source, place, kept)
        except UserError:
            self._note_again(earlier)
            raise
        if earlier is not None and earlier.folder not in (kept, place):
            discard_folder(earlier.folder)

    def former(self) -> FormerProgram | None:
        if self.folder is None:
            return None
        noted = read_note(self.state)
        if noted is None or self.folder not in (noted.folder.parent, noted.folder.parent / self.folder.name):
            return None
        return None if noted.version == self.program.version else noted

    def go_back(self) -> None:
        former = self.former()
        if former is None or self.folder is None:
            raise UserError("update.no_former")
        undone = _beside(self.folder, self.program.version)
        discard_folder(undone)
        _switch(former.folder, self.folder, undone)
        remove(self.state / NOTE_NAME)
        discard_folder(undone)

    def _note_again(self, earlier: FormerProgram | None) -> None:
        if earlier is None:
            remove(self.state / NOTE_NAME)
        else:
            write_note(self.state, earlier)

    @property
    def _incoming(self) -> Path:
        return self.state / "incoming"

    def _may_update(self) -> tuple[Path, str]:
        problem = self.hindrance()
        if problem is not None or self.folder is None or self.public_key is None:
            raise problem or UserError("update.source")
        return self.folder, self.public_key

    def _check_room(self, package: UpdatePackage) -> None:
        """Refuse before anything is written: payload and unpacked program are on the disk together."""
        make_folder(self.state)
        needed = package.payload.size + package.installed_size
        for place in (self.state, self.folder or self.state):
            if shutil.disk_usage(place).free < needed:
                raise UserError("update.no_room", exit_code=ExitCode.STORAGE, needed=needed // 1_000_000 + 1)


def installed_updates(volumes: Volumes, *, portable: bool = False) -> InstalledUpdates:
    """Return the updates of the running program."""
    system = {"win32": "windows"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    frozen = getattr(sys, "frozen", False)
    return InstalledUpdates(
        program=Program(
            version=VERSION,
            schema=len(MIGRATIONS),
            system=system,
            machine=_MACHINES.get(machine, machine),
        ),
        folder=Path(sys.executable).resolve().parent if frozen else None,
        public_key=read_public_key(PUBLIC_KEY_FILE),
        state=state_folder() / "updates",
        volumes=volumes,
        portable=portable,
    )


def read_public_key(path: Path) -> str | None:
    """Return the key line of a public key file of minisign, None where there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError:
        return None
    return next((line.strip() for line in lines if line and not line.startswith("untrusted")), None)


def _beside(folder: Path, version: str, ending: str = "") -> Path:
    return folder.with_name(f"{folder.name}-{version}{ending}")


def _switch(fresh: Path, place: Path, kept: Path) -> None:
    """Put `fresh` in `place` and keep the former folder as `kept`. Raises `update.not_switched`."""
    try:
        exchange(fresh, place)
        move(fresh, kept)
    except UserError as error:
        raise UserError("update.not_switched", exit_code=ExitCode.STORAGE) from error


def _try_start(program: Path, package: UpdatePackage) -> None:
    """Raise `update.does_not_start` unless the unpacked program reports its version."""
    try:
        done = subprocess.run(  # noqa: S603 - its hash is signed
            [program, "--version"],
            env=own_environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST_START_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError("update.does_not_start", version=package.version) from error
    if done.returncode != 0 or package.version not in done.stdout.split():
        raise UserError("update.does_not_start", version=package.version)


def own_environment() -> dict[str, str]:
    """Return the environment of another program: without the library path of this build."""
    environment = dict(os.environ)
    former = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
        if former is not None:
            environment["LD_LIBRARY_PATH"] = former
    return {**environment, "PYINSTALLER_RESET_ENVIRONMENT": "1"}

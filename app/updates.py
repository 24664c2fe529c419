"""Updates of the installed program from packages on sticks. It answers `core.updates.models.Updates`."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.other_programs import begin, own_environment
from core.backup.models import Volumes
from core.base.errors import ExitCode, UserError
from core.base.program import VERSION, state_folder
from core.updates.models import FormerProgram, Offer, Program, Report, StagedUpdate, UpdatePackage, no_report
from storage.db.files import discard_folder, make_folder, move, remove
from storage.db.migrations import MIGRATIONS
from storage.updates.packages import copy_package, offers_in, sorted_offers
from storage.updates.switching import NOTE_NAME, PENDING_NAME, exchange, read_note, write_note
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
        if not all(self._can_write(place) for place in (self.folder, self.folder.parent)):
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
        self._check_room(offer.package)
        unpacked = _beside(place, offer.package.version, ".new")
        try:
            discard_folder(self._incoming)
            package, payload = copy_package(offer, self._incoming, self.program, public_key, report)
            if self._is_windows:
                return StagedUpdate(package=package, source=payload)
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

    def install(
        self, staged: StagedUpdate, data: Path | None = None, copy: str = "", *, opens_window: bool = False
    ) -> None:
        place, _ = self._may_update()
        kept = _beside(place, self.program.version)
        former = FormerProgram(
            version=self.program.version, schema=self.program.schema, folder=kept, data=data, copy=copy
        )
        make_folder(self.state)
        if self._is_windows:
            write_note(self.state, former, PENDING_NAME)
            options = [f"/UPDATE={self.program.version}", *_looks(opens_window)]
            # The folder comes last and unquoted, as NSIS reads it.
            begin(f"{subprocess.list2cmdline([str(staged.source), *options])} /D={place}", self.state)
            return
        self._exchange_folders(staged, place, former)
        self._open_window(opens_window)

    def _exchange_folders(self, staged: StagedUpdate, place: Path, former: FormerProgram) -> None:
        earlier = self.former()
        write_note(self.state, former)
        try:
            discard_folder(former.folder)
            _switch(staged.source, place, former.folder)
        except UserError:
            self._note_again(earlier)
            raise
        if earlier is not None and earlier.folder not in (former.folder, place):
            discard_folder(earlier.folder)

    def former(self) -> FormerProgram | None:
        if self.folder is None:
            return None
        noted = read_note(self.state)
        if noted is None or self.folder not in (noted.folder.parent, noted.folder.parent / self.folder.name):
            return None
        return None if noted.version == self.program.version else noted

    def go_back(self, *, opens_window: bool = False) -> None:
        former = self.former()
        if former is None or self.folder is None:
            raise UserError("update.no_former")
        if self._is_windows:
            options = [f"/BACK={former.version}", f"/SCHEMA={former.schema}", *_looks(opens_window)]
            begin([self.folder / "uninstall.exe", *options], self.state)
            return
        undone = _beside(self.folder, self.program.version)
        discard_folder(undone)
        _switch(former.folder, self.folder, undone)
        remove(self.state / NOTE_NAME)
        discard_folder(undone)
        self._open_window(opens_window)

    def _open_window(self, wanted: bool) -> None:  # noqa: FBT001 - as asked
        """Start the program that is in place; where it cannot be started, the user opens it as usual."""
        if wanted and self.folder is not None:
            with contextlib.suppress(UserError):
                begin([self.folder / PROGRAM_NAME], self.folder.parent)

    def _note_again(self, earlier: FormerProgram | None) -> None:
        if earlier is None:
            remove(self.state / NOTE_NAME)
        else:
            write_note(self.state, earlier)

    @property
    def _is_windows(self) -> bool:
        return self.program.system == "windows"

    def _can_write(self, folder: Path) -> bool:
        """On Windows make a file in it: the folder's attribute does not show the rights."""
        if not self._is_windows:
            return os.access(folder, os.W_OK)
        try:
            tempfile.TemporaryFile(dir=folder).close()
        except OSError:
            return False
        return True

    @property
    def _incoming(self) -> Path:
        return self.state / "incoming"

    def _may_update(self) -> tuple[Path, str]:
        problem = self.hindrance()
        if problem is not None or self.folder is None or self.public_key is None:
            raise problem or UserError("update.source")
        return self.folder, self.public_key

    def _check_room(self, package: UpdatePackage) -> None:
        """Refuse before anything is written: payload and unpacked program are on the disk together.

        The installer of Windows unpacks everything a second time, into its temporary folder.
        """
        make_folder(self.state)
        copies = 2 if self._is_windows else 1
        needed = package.payload.size + copies * package.installed_size
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


def _looks(opens_window: bool) -> list[str]:  # noqa: FBT001 - one of two forms
    """Return the installer's options: with a window it shows itself and opens the program afterwards."""
    return ["/WINDOW"] if opens_window else ["/S"]


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

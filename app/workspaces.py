"""A workspace folder: made, opened, restored. It answers `core.application.services.Workspaces`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.instance_lock import InstanceLock
from app.open_workspace import OpenWorkspace
from app.places import check_place, place_warnings
from app.updates import installed_updates
from app.window_requests import WindowRequest
from core.application.services import Services
from core.backup.models import FoundCopy, Volumes
from core.backup.old_data import OldData
from core.base.clock import Clock, SystemClock, iso, utc_millis
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.base.ids import DeviceId, IdSource, OfficerId, bound_id, new_block
from core.base.validation import checked_text
from core.campaigns.parsing import bundled_bytes, parse_campaign
from core.enrolment.models import UnlockRequest
from core.events.kinds import EventKind
from core.records.workspace import Deletion, FullestCopy, Language, NewWorkspace, SafeCopy
from core.units.merging import bundled_catalogue
from core.units.models import Level, UnitKey
from core.updates.models import Updates
from storage.backup import taking_over, wiping
from storage.backup.anchor import new_incarnation
from storage.backup.found import found_copies
from storage.backup.losses import expect_less, fullest, read_mark
from storage.backup.old_data import Place, find_old_data, usual_places
from storage.backup.rolling import BEFORE_RESTORE, list_backups, put_in_place, set_aside, staged_backup
from storage.backup.volumes import SystemVolumes
from storage.db.connection import Connection, open_connection
from storage.db.files import make_folder, move, remove, sha256_of
from storage.db.folders import BACKUPS, DATABASE_NAME
from storage.db.schema import migrate
from storage.keys import device_keys, keyring
from storage.keys.loose import destroy_left
from storage.keys.passphrase_wait import guarded
from storage.keys.sealing import MODERATE, Cost
from storage.log.unit_of_work import CODE_BLOCK, Identity, writing
from storage.sync.enrolment import lost_passphrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspaces:
    """Makes and opens workspaces by a clock and an id source, both test seams."""

    clock: Clock
    ids: IdSource
    cost: Cost = MODERATE
    volumes: Volumes = field(default_factory=SystemVolumes)
    portable: bool = False
    """The program is on a stick with its data (`portable.txt`)."""
    home: Path = field(default_factory=Path.home)
    replaced_updates: Updates | None = None
    """Stand-in for the updates of the running program; a test seam."""

    @property
    def updates(self) -> Updates:
        return self.replaced_updates or installed_updates(self.volumes, portable=self.portable)

    def exists(self, folder: Path) -> bool:
        """Return True also where the database is lost beside good copies and their lock, or half deleted."""
        return (
            (folder / DATABASE_NAME).is_file()
            or self.deletion(folder) is not Deletion.NONE
            or ((folder / keyring.KEYS_FILE).is_file() and bool(list_backups(folder / BACKUPS)))
        )

    def needs_passphrase(self, folder: Path) -> bool:
        self._check_not_deleted(folder)
        return keyring.read_lock(folder).has_passphrase

    def create(self, folder: Path, new: NewWorkspace) -> Services:
        folder = absolute(folder)
        self._check_place(folder)
        if (folder / DATABASE_NAME).is_file():
            raise UserError("workspace.exists", folder=str(folder))
        campaign = parse_campaign(bundled_bytes(new.campaign))
        unit = bundled_catalogue().locate(new.unit_code, valid_from=new.valid_from, start=campaign.start)
        officer_name = checked_text(new.officer_name)
        if not officer_name:
            raise UserError("officer.no_name")
        if new.hamlet and unit.level is not Level.COMMUNE:
            raise UserError("workspace.hamlet_needs_commune", unit=unit.name)
        try:
            make_folder(folder)
        except UserError as error:
            raise UserError("workspace.folder", folder=str(folder), exit_code=ExitCode.STORAGE) from error
        part = folder / f"{DATABASE_NAME}.part"
        database = self.ids.new(utc_millis(self.clock.now()))
        _clear_unfinished(folder)
        key = keyring.create_lock(folder, workspace=database, passphrase=new.passphrase, cost=self.cost)
        connection = open_connection(part, key.raw, create=True)
        try:
            migrate(connection)
            self._fill(connection, new, database=database, unit=unit.key, officer_name=officer_name)
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            connection.close()
        move(part, folder / DATABASE_NAME)
        return self.open(folder, new.passphrase)

    def _fill(
        self, connection: Connection, new: NewWorkspace, *, database: str, unit: UnitKey, officer_name: str
    ) -> None:
        stamp = utc_millis(self.clock.now())
        device = DeviceId(self.ids.new(stamp))
        officer = OfficerId(bound_id(self.ids.new(stamp), unit.code))
        identity = Identity(device=device, incarnation=new_incarnation(), officer=officer)
        values = {
            "database": database,
            "device": device,
            "incarnation": identity.incarnation,
            "officer": officer,
            "unit_code": unit.code,
            "unit_valid_from": unit.valid_from.isoformat(),
            "hamlet": checked_text(new.hamlet or ""),
            "campaign": new.campaign,
            "language": new.language.value,
            CODE_BLOCK: new_block(),
            "device_keys": json.dumps(device_keys.generate().texts()),
        }
        with writing(connection, identity, self.clock, self.ids) as unit_of_work:
            for key, value in values.items():
                unit_of_work.set_meta(key, value)
            unit_of_work.connection.execute(
                "INSERT INTO campaign (id, body, loaded) VALUES (?, ?, ?)",
                (new.campaign, bundled_bytes(new.campaign).decode(), iso(self.clock.now())),
            )
            unit_of_work.record(EventKind.OFFICER_ADDED, {"who": officer})
            unit_of_work.record(
                EventKind.OFFICER_FIELD, {"who": officer, "field": "name", "value": officer_name}
            )

    def open(self, folder: Path, passphrase: str | None = None) -> Services:
        return self.unlock(folder, passphrase)()

    def unlock(self, folder: Path, passphrase: str | None = None) -> Callable[[], Services]:
        folder = absolute(folder)
        if not self.exists(folder):
            raise UserError("workspace.missing", folder=str(folder), exit_code=ExitCode.USAGE)
        self._check_not_deleted(folder)
        key = self._key(folder, passphrase)
        return lambda: self._opened(folder, key)

    def _key(self, folder: Path, passphrase: str | None) -> keyring.DataKey:
        """Raises `key.wait` after several wrong passphrases, or as `keyring.unlock`."""
        return guarded(folder, self.clock, lambda: keyring.unlock(folder, passphrase))

    def _opened(self, folder: Path, key: keyring.DataKey) -> Services:
        """Open by a key that its lock has checked: where it does not open the file, the file is damaged."""
        try:
            return self._open(folder, key)
        except UserError as error:
            if error.code == "storage.wrong_key":
                raise UserError("storage.damaged", exit_code=ExitCode.STORAGE) from error
            raise

    def _check_not_deleted(self, folder: Path) -> None:
        if self.deletion(folder) is not Deletion.NONE:
            raise UserError("workspace.half_deleted", folder=str(folder), exit_code=ExitCode.STORAGE)

    def _check_place(self, folder: Path) -> None:
        """Raises `workspace.half_deleted`, or as `check_place`."""
        self._check_not_deleted(folder)
        check_place(folder, self.volumes.holding(folder), portable=self.portable)

    def deletion(self, folder: Path) -> Deletion:
        return wiping.deletion(folder)

    def keep_data(self, folder: Path) -> None:
        wiping.keep_data(absolute(folder))

    def wipe(self, folder: Path) -> Sequence[Path]:
        folder = absolute(folder)
        lock = self.claim(folder)
        try:
            return wiping.wipe_workspace(folder)
        finally:
            lock.release()

    def place_warnings(self, folder: Path) -> Sequence[UserError]:
        return (*destroy_left(folder), *place_warnings(folder, self.volumes.holding(folder)))

    def _open(self, folder: Path, key: keyring.DataKey) -> Services:
        self._check_place(folder)
        return OpenWorkspace(
            folder, key, self.clock, self.ids, cost=self.cost, volumes=self.volumes
        ).services()

    def claim(self, folder: Path) -> InstanceLock:
        return InstanceLock(absolute(folder))

    def ask_window(self, folder: Path, files: Sequence[Path]) -> WindowRequest:
        return WindowRequest(absolute(folder), files)

    def copies(self, folder: Path) -> Sequence[SafeCopy]:
        return list_backups(folder / BACKUPS)

    def found_copies(self, path: Path) -> Sequence[FoundCopy]:
        return found_copies(absolute(path))

    def find_old(self, folder: Path, place: Path | None = None) -> Sequence[OldData]:
        sticks = [stick.root for stick in self.volumes.removable()]
        places = usual_places(absolute(folder), sticks, self.home)
        return find_old_data(places if place is None else [Place(absolute(place), 3)], DATABASE_NAME)

    def take_over(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        folder = absolute(folder)
        self._check_place(folder)
        return self._opened(folder, taking_over.take_over(folder, old, passphrase))

    def put_back(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        folder = absolute(folder)
        self._check_place(folder)
        return self._opened(folder, taking_over.put_back(folder, old, passphrase, self.clock.now()))

    def take_keys(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        folder = self._there(folder)
        return self._opened(folder, taking_over.take_keys(folder, old, passphrase))

    def take_over_locked(self, folder: Path, old: OldData) -> None:
        folder = absolute(folder)
        self._check_place(folder)
        taking_over.take_over_locked(folder, old)

    def restore(self, folder: Path, name: str, passphrase: str | None = None) -> None:
        folder = absolute(folder)
        lock = self.claim(folder)
        try:
            self._put_back(folder, name, passphrase)
        finally:
            lock.release()

    def _put_back(self, folder: Path, name: str, passphrase: str | None) -> None:
        key, database = self._key(folder, passphrase), folder / DATABASE_NAME
        with staged_backup(folder / BACKUPS, name, database, key.raw) as staged:
            try:
                self._copy_present(folder, passphrase)
            except UserError as error:
                if not _is_lost(database, error):
                    raise
                set_aside(database, self.clock.now())
            put_in_place(staged, database)
        expect_less(keyring.read_lock(folder).workspace)

    def _copy_present(self, folder: Path, passphrase: str | None) -> None:
        services = self.open(folder, passphrase)
        try:
            services.copies.make(BEFORE_RESTORE)
        finally:
            services.close()

    def fullest_copy(self, folder: Path, passphrase: str | None = None) -> FullestCopy | None:
        copies = self.copies(folder)
        try:
            found = fullest(copies, folder / BACKUPS, self._key(folder, passphrase).raw)
            saved = read_mark(keyring.read_lock(folder).workspace)
        except UserError:
            return FullestCopy(copy=copies[0]) if copies else None
        if found is None:
            return None
        lacks = max(0, saved - found[1]) if saved else None
        return FullestCopy(copy=found[0], entries=found[1], lacks=lacks)

    def open_with_recovery(self, folder: Path, text: str) -> Services:
        folder = absolute(folder)
        if not self.exists(folder):
            raise UserError("workspace.missing", folder=str(folder), exit_code=ExitCode.USAGE)
        key = keyring.unlock_with_recovery(folder, text)
        return self._open(folder, key)

    def ask_to_unlock(self, folder: Path, out: Path) -> tuple[UnlockRequest, Path]:
        return lost_passphrase.ask(self._there(folder), out, self.clock)

    def unlock_with_answer(self, folder: Path, answer: Path, passphrase: str | None) -> Services:
        key = lost_passphrase.by_answer(self._there(folder), answer, passphrase, self.cost)
        return self._open(absolute(folder), key)

    def unlock_with_card(self, folder: Path, card: str, passphrase: str | None) -> Services:
        key = lost_passphrase.by_card(self._there(folder), card, passphrase, self.cost)
        return self._open(absolute(folder), key)

    def _there(self, folder: Path) -> Path:
        if not self.exists(folder):
            raise UserError("workspace.missing", folder=str(folder), exit_code=ExitCode.USAGE)
        return absolute(folder)

    def create_demo(self, folder: Path, language: Language) -> Services:
        from app.demo import fill_demo

        return fill_demo(self, folder, language)


_UNWRITABLE: Final = frozenset(
    {"file.full", "file.unwritable", "storage.full", "storage.read_only", "storage.busy"}
)
"""Errors of a disk that accepts no more writes; a whole file is no damaged one."""


def _is_lost(database: Path, error: UserError) -> bool:
    """Return True where the database does not exist or cannot be read, so that no copy of it can be made."""
    if error.code == "workspace.missing":
        return True
    if error.code not in _UNWRITABLE:
        return error.exit_code is ExitCode.STORAGE
    try:
        sha256_of(database)
    except UserError:
        return True
    return False


def _clear_unfinished(folder: Path) -> None:
    """Remove the files of an interrupted creation; never in a folder with safe copies."""
    if any((folder / BACKUPS).glob("*")):
        raise UserError("workspace.copies_without_data", folder=str(folder))
    for name in (keyring.KEYS_FILE, keyring.KEY_FILE):
        remove(folder / name)
    for leftover in folder.glob(f"{DATABASE_NAME}.part*"):
        remove(leftover)


def system_workspaces(*, portable: bool = False) -> Workspaces:
    """On the laptop's own clock."""
    return Workspaces(clock=SystemClock(), ids=IdSource(), portable=portable)

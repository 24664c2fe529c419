"""Copies of an open workspace on a stick: written, read back, opened, and rotated (docs/backups.md)."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

import orjson

from core.backup.models import (
    STICK_FOLDER,
    AtRisk,
    CopyLabel,
    FoundCopy,
    LastCopy,
    OnlyHere,
    Report,
    StickState,
    Volume,
    Volumes,
    no_report,
)
from core.backup.rules import copy_rules
from core.base.clock import Clock, Hlc, hlc_instant, iso, latest_plausible, parse_instant
from core.base.errors import ExitCode, UserError
from core.base.program import VERSION
from core.records.workspace import WorkspaceInfo
from storage.backup.checking import opened_copy
from storage.backup.found import COPY_SUFFIX, LABEL_SUFFIX, copies_in
from storage.backup.labels import label_bytes
from storage.backup.rolling import copy_snapshot, database_path
from storage.backup.stick_errors import stick_errors
from storage.db.connection import Connection, transaction
from storage.db.files import PRIVATE, copy_file, discard, flush, make_folder, move, read_whole, write_durably
from storage.db.rows import scalar
from storage.db.schema import version
from storage.db.sql import read_meta
from storage.keys.keyring import KEYS_FILE, read_lock
from storage.queries.sending import AT_PROVINCE, LAST_SENT

LAST: Final = "stick_copy"
"""In `meta`: the volume, the moment and the last entry of the copy written last, as JSON."""

_PART: Final = ".part"
_PIECE_BYTES: Final = 1024 * 1024
_LEFT_OVER_S: Final = 3600
"""A part that is older was left by a stick that was pulled out."""

_ONLY_HERE: Final = f"""
SELECT count(*), min(n) FROM event INDEXED BY event_visit_after
WHERE local = 1 AND kind = 'visit.recorded' AND n > max(?, {LAST_SENT})
"""

_AT_RISK: Final = f"""
WITH mine AS (SELECT n FROM event WHERE local = 1 AND kind = 'visit.recorded' AND n > :copied)
SELECT (SELECT count(*) FROM mine WHERE n > {LAST_SENT}),
  (SELECT count(*) FROM mine WHERE n <= {LAST_SENT} AND n NOT IN ({AT_PROVINCE})),
  EXISTS (SELECT 1 FROM event e JOIN stream s ON s.n = e.stream
    WHERE e.n > :copied AND e.live AND s.class = 'personal' AND e.kind <> 'officer.field')
"""

_LAST_ENTRY: Final = """
SELECT max((SELECT hlc FROM event WHERE stream = stream.n ORDER BY seq DESC LIMIT 1)) FROM stream
"""
"""Within one stream no time goes back: only the last entry of each is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceStick:
    """It implements `core.backup.models.StickCopies` over one connection."""

    connection: Connection
    data_key: bytes
    clock: Clock
    info: WorkspaceInfo
    device: str
    volumes: Volumes
    copier: Callable[[Path, Path], None] = copy_file
    """A test seam for sticks that fail."""

    def sticks(self) -> Sequence[Volume]:
        last = self.last()
        used = "" if last is None else last.volume
        return sorted(self.volumes.removable(), key=lambda volume: volume.id != used)

    def last(self) -> LastCopy | None:
        kept = self._kept()
        if not kept:
            return None
        return LastCopy(
            volume=str(kept["volume"]), volume_name=str(kept["name"]), at=parse_instant(str(kept["at"]))
        )

    def only_here(self) -> OnlyHere:
        copied = int(self._kept().get("entry", 0))
        visits, first = self.connection.execute(_ONLY_HERE, (copied,)).fetchone()
        return OnlyHere(visits=int(visits), since=None if first is None else self._day_of(first))

    def at_risk(self) -> AtRisk:
        copied = int(self._kept().get("entry", 0))
        alone, unconfirmed, names = self.connection.execute(_AT_RISK, {"copied": copied}).fetchone()
        return AtRisk(alone=int(alone), unconfirmed=int(unconfirmed), names=bool(names))

    def state(self) -> StickState:
        here, rules = self.only_here(), copy_rules()
        waits = timedelta(days=rules.remind_after_days)
        due = here.since is not None and here.since <= self._latest().date() - waits
        return StickState(only_here=here, last=self.last(), is_due=due)

    def needs_key(self) -> bool:
        lock = read_lock(self.info.folder)
        return not lock.has_passphrase and lock.escrow is None

    def write(self, folder: Path, report: Report = no_report) -> FoundCopy:
        if self.needs_key():
            raise UserError("copy.no_key", exit_code=ExitCode.NEEDS_DECISION)
        folder = folder.absolute()
        if folder == self.info.folder or self.info.folder in folder.parents:
            raise UserError("copy.same_folder", exit_code=ExitCode.USAGE, folder=str(folder))
        if not folder.is_dir():
            raise UserError("copy.no_stick", exit_code=ExitCode.STORAGE, folder=str(folder))
        with stick_errors(folder):
            return self._write(folder, report)

    def _write(self, folder: Path, report: Report) -> FoundCopy:
        target = self._machine_folder(folder)
        make_folder(target)
        _remove_left_over(target)
        size = (self.info.folder / database_path(self.connection).name).stat().st_size
        volume = self.volumes.holding(target)
        check_file_limit(volume, size)
        make_room(_ours(target, self._meta("database"), self._meta("incarnation")), target, size)
        now = self._now()
        path = free_name(target, now)
        part, label_path = path.with_suffix(_PART), path.with_suffix(LABEL_SUFFIX)
        try:
            sha256 = self._copy(part, report, size)
            with opened_copy(part, self.data_key) as copy:
                label = self._label(copy, now, part.stat().st_size, sha256)
            write_durably(target / KEYS_FILE, read_whole(self.info.folder / KEYS_FILE), mode=PRIVATE)
            write_durably(label_path, label_bytes(label))
            move(part, path)
        except BaseException:
            discard(part)
            _discard_label(path)
            raise
        found = FoundCopy(path=path, size=label.size, label=label)
        rotate_stick(target, found)
        self._remember(volume, label)
        return found

    def _copy(self, part: Path, report: Report, size: int) -> str:
        """Copy the database, flush, read it back from the stick, and return its SHA-256."""
        hashed = hashlib.sha256()

        def copied(source: Path, target: Path) -> None:
            self.copier(source, target)
            report(size, 2 * size)
            with source.open("rb") as file:
                while piece := file.read(_PIECE_BYTES):
                    hashed.update(piece)

        copy_snapshot(self.connection, part, copied)
        flush(part)
        if _read_back(part) != hashed.hexdigest():
            raise UserError("file.not_verified", exit_code=ExitCode.STORAGE, path=str(part))
        report(2 * size, 2 * size)
        return hashed.hexdigest()

    def _label(self, copy: Connection, now: datetime, size: int, sha256: str) -> CopyLabel:
        visits, last = copy.execute("SELECT count(*), max(day) FROM visit WHERE NOT voided").fetchone()
        entries = scalar(copy.execute("SELECT coalesce(max(n), 0) FROM event"))
        info = self.info
        return CopyLabel(
            workspace=self._meta("database"),
            incarnation=self._meta("incarnation"),
            unit=info.unit,
            unit_name=info.unit_name,
            hamlet=info.hamlet or "",
            officer=info.officer_name,
            made=now,
            last_visit=None if last is None else date.fromisoformat(last),
            visits=int(visits),
            entries=int(entries),
            program=VERSION,
            schema=version(copy),
            size=size,
            sha256=sha256,
        )

    def _meta(self, key: str) -> str:
        return read_meta(self.connection, key) or ""

    def _machine_folder(self, folder: Path) -> Path:
        above = folder if folder.name == STICK_FOLDER else folder / STICK_FOLDER
        return above / f"{self.info.unit.code}-{self.device[-8:]}"

    def _now(self) -> datetime:
        """Return the time of the clock, or of the build or the last entry where the clock is before them.

        Names of copies sort by it.
        """
        last = self._last_entry()
        now = self.clock.now()
        return latest_plausible(now, last) if last else now

    def _latest(self) -> datetime:
        """Return the later of clock and last entry: a clock that was set back silences no reminder."""
        last = self._last_entry()
        return max(self.clock.now(), hlc_instant(last)) if last else self.clock.now()

    def _last_entry(self) -> Hlc | None:
        last = scalar(self.connection.execute(_LAST_ENTRY))
        return None if last is None else Hlc(last)

    def _day_of(self, event: int) -> date:
        (hlc,) = self.connection.execute("SELECT hlc FROM event WHERE n = ?", (event,)).fetchone()
        return hlc_instant(Hlc(hlc)).date()

    def _kept(self) -> dict[str, str | int]:
        found = orjson.loads(read_meta(self.connection, LAST) or "{}")
        return dict(found)

    def _remember(self, volume: Volume | None, label: CopyLabel) -> None:
        kept = {
            "volume": "" if volume is None else volume.id,
            "name": "" if volume is None else volume.name,
            "at": iso(label.made),
            "entry": label.entries,
        }
        with suppress(UserError), transaction(self.connection):  # the copy is whole; the reminder stays
            self.connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (LAST, orjson.dumps(kept).decode())
            )


def check_file_limit(volume: Volume | None, size: int) -> None:
    """Raise `copy.too_large` where the format of the stick holds no file of `size` bytes."""
    most = None if volume is None else copy_rules().most_file_bytes.get(volume.file_system)
    if most is not None and size > most:
        raise UserError("copy.too_large", exit_code=ExitCode.STORAGE)


def make_room(ours: Sequence[FoundCopy], target: Path, size: int) -> None:
    """Remove the oldest of `ours` while `size` bytes do not fit; the newest and the fullest stay.

    Raise `copy.full`, with nothing removed, where that would not make room.
    """
    spare = [copy for copy in ours if copy not in _best(ours)]
    if shutil.disk_usage(target).free + sum(copy.size for copy in spare) < size:
        raise UserError("copy.full", exit_code=ExitCode.STORAGE)
    while shutil.disk_usage(target).free < size:
        if not spare:
            raise UserError("copy.full", exit_code=ExitCode.STORAGE)
        _remove_copy(spare.pop(0))


def rotate_stick(target: Path, fresh: FoundCopy) -> None:
    """Keep the fullest copy of each of the last days, the fresh one, and the one with most entries of all."""
    if fresh.label is None:
        return
    former = _ours(target, fresh.label.workspace, fresh.label.incarnation)
    ours = [*(copy for copy in former if copy.path != fresh.path), fresh]
    kept = {copy.path for copy in _best(ours)}
    days: dict[date, FoundCopy] = {}
    for copy in ours:
        day = _made(copy).date()
        if day not in days or _fullness(copy) >= _fullness(days[day]):
            days[day] = copy
    for day in sorted(days)[-copy_rules().days_on_stick :]:
        kept.add(days[day].path)
    for copy in ours:
        if copy.path not in kept:
            _remove_copy(copy)


def free_name(target: Path, now: datetime) -> Path:
    """Return a name of this second that no other copy has."""
    stem = f"{now:%Y-%m-%d-%H%M%S}"
    for place in count(1):
        path = target / f"{stem}{'' if place == 1 else f'-{place}'}{COPY_SUFFIX}"
        if not any(path.with_suffix(suffix).exists() for suffix in (COPY_SUFFIX, LABEL_SUFFIX, _PART)):
            return path
    raise AssertionError("the numbers never end")


def _ours(target: Path, workspace: str, incarnation: str) -> list[FoundCopy]:
    """Return the copies of this incarnation of the workspace, the oldest first; all others stay untouched."""
    found = [
        copy
        for copy in copies_in(target)
        if copy.label and (copy.label.workspace, copy.label.incarnation) == (workspace, incarnation)
    ]
    return sorted(found, key=lambda copy: (_made(copy), copy.path.name))


def _best(ours: Sequence[FoundCopy]) -> tuple[FoundCopy, ...]:
    """The newest copy, and the one with most entries; the later one of two that are as full."""
    return (ours[-1], max(reversed(ours), key=_fullness)) if ours else ()


def _fullness(copy: FoundCopy) -> tuple[int, datetime]:
    return (0 if copy.label is None else copy.label.entries), _made(copy)


def _made(copy: FoundCopy) -> datetime:
    if copy.label is None:
        raise AssertionError("copies without a label are left out")
    return copy.label.made


def _remove_copy(copy: FoundCopy) -> None:
    discard(copy.path)
    _discard_label(copy.path)


def _discard_label(copy: Path) -> None:
    """Remove the label of a copy that is gone; one that the stick did not let go keeps it."""
    if not os.path.lexists(copy):
        discard(copy.with_suffix(LABEL_SUFFIX))


def _remove_left_over(target: Path) -> None:
    for part in target.glob(f"*{_PART}"):
        with suppress(OSError):
            if part.stat().st_mtime < time.time() - _LEFT_OVER_S:
                discard(part)


def _read_back(path: Path) -> str:
    """Return the SHA-256 of what the stick gives back, not of what the system still has in memory."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()

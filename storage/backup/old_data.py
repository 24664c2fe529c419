"""Finds data folders, safe copies and copies on sticks that another laptop may continue."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from core.backup.models import FoundCopy
from core.backup.old_data import OldData, OldKind
from core.backup.searching import folders_in
from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.units.merging import bundled_catalogue
from core.units.models import unit_key
from storage.backup.found import copies_in
from storage.backup.rolling import list_backups
from storage.db.connection import Connection, open_frozen
from storage.keys import keyring
from storage.keys.keyring import KEYS_FILE, Lock

BACKUPS: Final = "backups"
MOST_FOLDERS: Final = 4_000
"""Folders read at most in one place; a stick may hold anything."""

_INSIDE: Final = """
SELECT (SELECT value FROM meta WHERE key = 'unit_code'),
  (SELECT value FROM meta WHERE key = 'unit_valid_from'),
  (SELECT value FROM meta WHERE key = 'hamlet'),
  (SELECT name FROM officer WHERE id = (SELECT value FROM meta WHERE key = 'officer')),
  (SELECT max(at) FROM visit WHERE NOT voided), (SELECT count(*) FROM visit WHERE NOT voided)
"""


class Place(NamedTuple):
    """A folder to search, and how many levels below it."""

    folder: Path
    depth: int


def find_old_data(places: Iterable[Place], database_name: str) -> list[OldData]:
    """Return what can be opened, the newest first; what cannot be read is left out."""
    found: dict[Path, OldData] = {}
    for place in places:
        for folder in _folders(place):
            for old in _in_folder(folder, database_name):
                found.setdefault(old.path.resolve(), old)
    return sorted(found.values(), key=lambda old: (old.made, str(old.path)), reverse=True)


def usual_places(usual: Path, sticks: Iterable[Path], home: Path) -> list[Place]:
    """Return sticks, the usual data folder of this and other users, and the folders people copy into.

    A disk of a broken laptop in a case of its own is a stick with `Users` or `home` folders.
    """
    places = [Place(usual, 0), Place(usual.parent, 1)]
    inside = usual.relative_to(home) if usual.is_relative_to(home) else None
    for stick in sticks:
        places.append(Place(stick, 3))
        for users in (stick / "Users", stick / "home", stick):
            if inside is not None:
                places += [Place(user / inside, 1) for user in folders_in(users)]
    places += [Place(home / name, 3) for name in ("Desktop", "Documents", "Downloads")]
    return [*places, Place(home, 2)]


def _folders(place: Place) -> Iterator[Path]:
    """Breadth first, so that folders near the top are found before the limit."""
    waiting = deque([(place.folder, 0)])
    for _ in range(MOST_FOLDERS):
        if not waiting:
            return
        folder, depth = waiting.popleft()
        yield folder
        if depth < place.depth and not (folder / KEYS_FILE).is_file():
            waiting.extend((child, depth + 1) for child in folders_in(folder))


def _in_folder(folder: Path, database_name: str) -> Iterator[OldData]:
    """Yield what is in one folder with `keys.json`."""
    if not (folder / KEYS_FILE).is_file():
        return
    with suppress(UserError, OSError):
        lock = keyring.read_lock(folder)
        database = folder / database_name
        if database.is_file() and database.stat().st_size:
            yield _looked_into(_plain(database, folder, OldKind.FOLDER, lock))
        for copy in copies_in(folder):
            yield _of_stick(copy, lock)
        for safe in list_backups(folder / BACKUPS)[:1]:
            old = _plain(folder / BACKUPS / safe.name, folder, OldKind.SAFE_COPY, lock)
            yield _looked_into(replace(old, made=safe.at))


def _plain(path: Path, folder: Path, kind: OldKind, lock: Lock) -> OldData:
    facts = path.stat()
    log = path.with_name(f"{path.name}-wal")
    changed = max(facts.st_mtime, log.stat().st_mtime if log.is_file() else 0)
    name = "" if lock.escrow is None else _unit_name(lock.escrow.unit_code, "")
    return OldData(
        path=path,
        key_folder=folder,
        kind=kind,
        made=datetime.fromtimestamp(changed, VIETNAM),
        size=facts.st_size,
        workspace=lock.workspace,
        needs_passphrase=lock.has_passphrase,
        has_escrow=lock.escrow is not None,
        unit_name=name,
    )


def _of_stick(copy: FoundCopy, lock: Lock) -> OldData:
    old = _plain(copy.path, copy.key_folder, OldKind.STICK, lock)
    label = copy.label
    if label is None:
        return old
    return replace(
        old,
        made=label.made,
        unit_name=label.unit_name,
        hamlet=label.hamlet,
        officer=label.officer,
        last_visit=label.last_visit,
        visits=label.visits,
        sha256=label.sha256,
    )


def _looked_into(old: OldData) -> OldData:
    """Add what the database contains, where its key is at hand."""
    if old.needs_passphrase:
        return old
    with suppress(UserError):
        connection = open_frozen(old.path, keyring.unlock(old.key_folder).raw)
        try:
            return _with_facts(old, connection)
        finally:
            connection.close()
    return old


def _with_facts(old: OldData, connection: Connection) -> OldData:
    code, valid_from, hamlet, officer, last, visits = connection.execute(_INSIDE).fetchone()
    return replace(
        old,
        unit_name=_unit_name(code, valid_from),
        hamlet=hamlet or "",
        officer=officer or "",
        last_visit=None if last is None else date.fromisoformat(last[:10]),
        visits=visits,
    )


def _unit_name(code: str, valid_from: str) -> str:
    """Return the unit's name in the bundled catalogue, else its code."""
    catalogue = bundled_catalogue()
    try:
        if valid_from:
            return catalogue.get(unit_key(code, valid_from)).name
        return max((unit for unit in catalogue.units if unit.code == code), key=lambda unit: unit.key).name
    except (UserError, ValueError):
        return code

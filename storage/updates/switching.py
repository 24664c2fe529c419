"""Two folders of a program change places, in one step where the system can; the kept one is noted."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Final

import orjson

from core.base.errors import UserError
from core.events.strictjson import JsonProblem, read_object
from core.updates.models import FormerProgram
from storage.db.files import move, read_bounded, write_durably

NOTE_NAME: Final = "former.json"
PENDING_NAME: Final = "pending.json"
"""Note of an update on Windows: its installer gives it the name of the note once the program is in place."""

MOST_BYTES: Final = 16 * 1024
_AT_WORKING_FOLDER: Final = -100
_EXCHANGE: Final = 2


def exchange(one: Path, other: Path) -> None:
    """Give each folder the other's name. Raises `file.*`; both then have their own names.

    `renameat2` leaves no moment without a program; a file system that lacks it gets three renames.
    """
    if _exchanged(one, other):
        return
    aside = one.with_name(f"{one.name}.aside")
    move(one, aside)
    try:
        move(other, one)
        try:
            move(aside, other)
        except UserError:
            move(one, other)
            raise
    except UserError:
        move(aside, one)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    done = call(_AT_WORKING_FOLDER, names[0], _AT_WORKING_FOLDER, names[1], ctypes.c_uint(_EXCHANGE))
    return bool(done == 0)


def write_note(folder: Path, former: FormerProgram, name: str = NOTE_NAME) -> None:
    """Note which version is kept, and the safe copy made before. Raises `file.*`."""
    record = {
        "version": former.version,
        "schema": former.schema,
        "folder": str(former.folder),
        "data": None if former.data is None else str(former.data),
        "copy": former.copy,
    }
    write_durably(folder / name, orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


def read_note(folder: Path) -> FormerProgram | None:
    """Return the noted version; None where none is noted or its folder is gone."""
    try:
        record = read_object(read_bounded(folder / NOTE_NAME, MOST_BYTES) or b"")
        schema, data = record["schema"], record["data"]
        former = FormerProgram(
            version=str(record["version"]),
            schema=schema if type(schema) is int else 0,
            folder=Path(str(record["folder"])),
            data=None if data is None else Path(str(data)),
            copy=str(record["copy"]),
        )
    except (UserError, JsonProblem, KeyError):
        return None
    return former if former.folder.is_dir() else None

"""The JSON beside a copy on a stick: unit, officer and counts in the clear (docs/backups.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import orjson

from core.backup.models import CopyLabel
from core.base.clock import iso, parse_instant
from core.base.errors import UserError
from core.events.strictjson import Json, JsonProblem, read_object
from core.units.models import UnitKey
from storage.db.files import read_bounded

FORMAT: Final = 1
KIND: Final = "tung-nha-copy"
MAX_BYTES: Final = 64 * 1024

T = TypeVar("T", str, int)


def label_bytes(label: CopyLabel) -> bytes:
    record: dict[str, Json] = {
        "format": FORMAT,
        "kind": KIND,
        "workspace": label.workspace,
        "incarnation": label.incarnation,
        "unit": label.unit.code,
        "valid_from": label.unit.valid_from.isoformat(),
        "unit_name": label.unit_name,
        "hamlet": label.hamlet,
        "officer": label.officer,
        "made": iso(label.made),
        "last_visit": None if label.last_visit is None else label.last_visit.isoformat(),
        "visits": label.visits,
        "entries": label.entries,
        "program": label.program,
        "schema": label.schema,
        "bytes": label.size,
        "sha256": label.sha256,
    }
    return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_label(path: Path) -> CopyLabel | None:
    """Return the label in the file at `path`, None where it is lost, damaged or of a later format."""
    try:
        record = read_object(read_bounded(path, MAX_BYTES) or b"")
        if record.get("kind") != KIND or record.get("format") != FORMAT:
            return None
        return _label(_Fields(record))
    except (UserError, JsonProblem, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class _Fields:
    """Fields of a record by their types; another type raises `ValueError`."""

    record: Mapping[str, Json]

    def take(self, key: str, kind: type[T]) -> T:
        value = self.record.get(key)
        if type(value) is not kind:
            raise ValueError(key)
        return value


def _label(fields: _Fields) -> CopyLabel:
    last = fields.record.get("last_visit")
    if last is not None and not isinstance(last, str):
        raise ValueError("last_visit")
    return CopyLabel(
        workspace=fields.take("workspace", str),
        incarnation=fields.take("incarnation", str),
        unit=UnitKey(fields.take("unit", str), date.fromisoformat(fields.take("valid_from", str))),
        unit_name=fields.take("unit_name", str),
        hamlet=fields.take("hamlet", str),
        officer=fields.take("officer", str),
        made=parse_instant(fields.take("made", str)),
        last_visit=None if last is None else date.fromisoformat(last),
        visits=fields.take("visits", int),
        entries=fields.take("entries", int),
        program=fields.take("program", str),
        schema=fields.take("schema", int),
        size=fields.take("bytes", int),
        sha256=fields.take("sha256", str),
    )

"""Reads the waiting files: their senders, and the content of their manifests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from core.base.keytext import short_number
from core.figures.arrivals import ArrivedFile, HeldFile
from core.sync.manifest import Manifest
from core.sync.ranges import Range, Ranges, merge
from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection
from storage.db.folders import HELD

_HELD: Final = """
SELECT sha256, device, coalesce(number_code, device), unit_code, unit_valid_from, coalesce(number, 0), reason,
  held, head FROM held_file WHERE device IS NOT NULL ORDER BY n
"""

Key = tuple[str, str, str]
"""Device, incarnation and class of a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A waiting batch. `arrived` is None, and `carried` empty, of one that only a newer program can read."""

    device: str
    unit: UnitKey | None
    file: HeldFile
    arrived: ArrivedFile | None
    carried: Mapping[Key, Ranges]


class WaitingFiles:
    """Over one connection and the shelf. Heads that were read once are kept."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder / HELD
        self._read: dict[tuple[Any, ...], Waiting] = {}

    def read(self) -> Sequence[Waiting]:
        """Return the files in the order in which they came; none that is on the shelf no more."""
        found = []
        for digest, *said in self._connection.execute(_HELD):
            if (self._folder / f"{digest}.tnb").exists():
                key = (digest, *said)
                if key not in self._read:
                    self._read[key] = _waiting(said)
                found.append(self._read[key])
        return found


def head_of(manifest: Manifest) -> str:
    """Return what is noted of a waiting file: its export and part, and the numbers that it knows of."""
    carried: dict[Key, list[Range]] = {}
    for entry in (*manifest.streams, *manifest.withheld):
        stream = entry.stream
        carried.setdefault((stream.device, stream.incarnation, stream.cls.value), []).extend(entry.ranges)
    return orjson.dumps(
        {
            "batch": manifest.batch,
            "part": manifest.part,
            "parts": manifest.parts,
            "previous": manifest.previous,
            "carried": [[*key, merge(ranges)] for key, ranges in carried.items()],
        }
    ).decode()


def _waiting(said: Sequence[Any]) -> Waiting:
    device, machine, code, valid_from, number, reason, held, text = said
    head: Mapping[str, Any] = {} if text is None else orjson.loads(text)
    export = {name: head[name] for name in ("batch", "part", "parts", "previous") if head}
    return Waiting(
        device=device,
        unit=unit_of(code, valid_from),
        file=HeldFile(machine=short_number(machine), number=number, reason=reason or "", since=held),
        arrived=ArrivedFile(number=number, handled=held, **export) if head else None,
        carried={
            (one, incarnation, cls): tuple((first, last) for first, last in ranges)
            for one, incarnation, cls, ranges in head.get("carried", ())
        },
    )


def unit_of(code: str | None, valid_from: str | None) -> UnitKey | None:
    """Return the unit that a code and a day name, where both are known."""
    return unit_key(code, valid_from) if code and valid_from else None

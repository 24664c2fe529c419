"""Reads which files of each sender came, wait or lack, from what files said of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import orjson

from core.exchange.arrivals import ArrivedFile, HeldFile, Lack, lack_of
from core.exchange.keytext import short_number
from core.exchange.ranges import Ranges, count, merge, missing, subtract
from core.figures.files import Files
from core.units.models import UnitKey
from storage.batch_register import HELD
from storage.database import Connection

_FILES: Final = """
SELECT n, device, id, coalesce(number, 0), coalesce(part, 1), coalesce(parts, 1), coalesce(previous, 0),
  handled
FROM batch WHERE direction = 'in' AND device IS NOT NULL AND n > ? ORDER BY n
"""
_DEVICES: Final = """
SELECT n, id, unit_code, unit_valid_from, coalesce(number_code, id) FROM device
WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n
"""
_UNDONE: Final = "SELECT n, device FROM batch WHERE direction = 'in' AND NOT applied AND device IS NOT NULL"
_SAID: Final = """
SELECT c.batch, c.withheld, c.stream, c.ranges FROM batch_stream c JOIN batch b ON b.n = c.batch
WHERE b.direction = 'in' AND c.batch > ?
"""
_HELD: Final = """
SELECT sha256, device, coalesce(number_code, device), unit_code, unit_valid_from, coalesce(number, 0), reason,
  held FROM held_file WHERE device IS NOT NULL ORDER BY n
"""
_CARRIERS: Final = """
SELECT b.device, coalesce(b.number, 0), c.ranges FROM batch_stream c JOIN batch b ON b.n = c.batch
WHERE b.direction = 'in' AND NOT c.withheld AND c.stream = ? AND b.device IS NOT NULL ORDER BY 1, 2
"""
_STREAM: Final = """
SELECT d.n, d.id, d.unit_code FROM stream s JOIN device d ON d.n = s.device WHERE s.n = ?
"""


@dataclass(slots=True)
class _Sender:
    device: str
    unit: UnitKey | None
    machine: str
    files: Mapping[int, ArrivedFile]
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineFiles:
    """The files of one machine. `last` is when the last one came that applies here (ISO, may be empty).

    `unit` is None of one whose place is not known.
    """

    unit: UnitKey | None
    last: str
    lack: Lack
    held: tuple[HeldFile, ...] = ()
    has_sent: bool = True

    def files(self, now: datetime) -> Files:
        lacking, awaited = self.lack.by(now)
        return Files(
            last=self.last,
            senders=int(self.has_sent),
            lacking=lacking,
            awaited=awaited,
            events=self.lack.events,
            held=self.held,
        )


class SqlArrivals:
    """Over one connection. What was read once is kept: files are only added."""

    def __init__(self, connection: Connection, folder: Path, own: str) -> None:
        """`own` is our device: nothing of its streams is missing here."""
        self._connection = connection
        self._folder = folder / HELD
        self._own = own
        self._upto = self._last_file = 0
        self._files: dict[int, dict[int, ArrivedFile]] = {}
        self._newest: dict[int, str] = {}
        self._lacks: dict[int, tuple[object, Lack]] = {}
        self._carried: dict[int, Ranges] = {}
        self._withheld: dict[int, Ranges] = {}

    def machines(self) -> Mapping[str, MachineFiles]:
        """By device: all from which a file came or waits."""
        senders, held = self._senders(), self._held()
        passed = self._passed(senders)
        found = {}
        for row, sender in senders.items():
            waiting = tuple(held.pop(sender.device, (None, ()))[1])
            numbers = frozenset(file.number for file in waiting)
            found[sender.device] = MachineFiles(
                unit=sender.unit,
                last=sender.last,
                lack=self._lack(row, sender, tuple(passed.get(row, ())), numbers),
                held=waiting,
            )
        for device, (unit, files) in held.items():
            found[device] = MachineFiles(unit=unit, last="", lack=Lack(), held=tuple(files), has_sent=False)
        return found

    def gaps(self) -> Mapping[int, Ranges]:
        """Of each stream with any: the numbers that are nowhere here and that nobody kept back."""
        self._read_more()
        found = {
            stream: subtract(missing(ranges), self._withheld.get(stream, ()))
            for stream, ranges in self._carried.items()
            if len(ranges) > 1 or ranges[0][0] > 1
        }
        return {stream: ranges for stream, ranges in found.items() if ranges}

    def _read_more(self) -> None:
        carried: dict[int, list[tuple[int, int]]] = {}
        withheld: dict[int, list[tuple[int, int]]] = {}
        for batch, kept_back, stream, text in self._connection.execute(_SAID, (self._upto,)):
            self._upto = max(self._upto, batch)
            to = withheld if kept_back else carried
            to.setdefault(stream, []).extend((first, last) for first, last in orjson.loads(text))
        for kept, fresh in ((self._carried, carried), (self._withheld, withheld)):
            for stream, ranges in fresh.items():
                kept[stream] = merge((*kept.get(stream, ()), *ranges))

    def _lack(
        self, row: int, sender: _Sender, passed: tuple[tuple[int, int], ...], held: frozenset[int]
    ) -> Lack:
        """As it was, where nothing came since."""
        seen = (sender.machine, len(sender.files), passed, held)
        before, lack = self._lacks.get(row, (None, Lack()))
        if before != seen:
            lack = lack_of(sender.machine, sender.files.values(), passed, held)
            self._lacks[row] = seen, lack
        return lack

    def _read_files(self) -> None:
        names = ("batch", "number", "part", "parts", "previous", "handled")
        for n, device, *said in self._connection.execute(_FILES, (self._last_file,)):
            self._last_file = n
            file = ArrivedFile(**dict(zip(names, said, strict=True)))
            self._files.setdefault(device, {})[n] = file
            self._newest[device] = max(self._newest.get(device, ""), file.handled)

    def _senders(self) -> dict[int, _Sender]:
        self._read_files()
        undone: dict[int, set[int]] = {}
        for n, device in self._connection.execute(_UNDONE):
            undone.setdefault(device, set()).add(n)
        found = {}
        listed = orjson.dumps(list(self._files)).decode()
        for row, device, code, since, machine in self._connection.execute(_DEVICES, (listed,)):
            files, last = self._files[row], self._newest[row]
            if row in undone:
                last = max((file.handled for n, file in files.items() if n not in undone[row]), default="")
            found[row] = _Sender(device, _unit(code, since), short_number(machine), files, last)
        return found

    def _held(self) -> dict[str, tuple[UnitKey | None, list[HeldFile]]]:
        """By device; of a file that is on the shelf no more there is only a note."""
        found: dict[str, tuple[UnitKey | None, list[HeldFile]]] = {}
        for digest, device, machine, code, since, number, reason, held in self._connection.execute(_HELD):
            if (self._folder / f"{digest}.tnb").exists():
                file = HeldFile(machine=short_number(machine), number=number, reason=reason or "", since=held)
                found.setdefault(device, (_unit(code, since), []))[1].append(file)
        return found

    def _passed(self, senders: Mapping[int, _Sender]) -> dict[int, list[tuple[int, int]]]:
        """Of each sender (number of its first file beyond a gap, or 0; how many numbers lack)."""
        found: dict[int, list[tuple[int, int]]] = {}
        for stream, gaps in self.gaps().items():
            owner, device, unit = self._connection.execute(_STREAM, (stream,)).fetchone()
            if device == self._own:
                continue
            concerned = self._concerned(stream, owner, gaps)
            for row, passed in concerned:
                sender = senders.get(row)
                if sender is not None and unit in (None, sender.unit and sender.unit.code):
                    found.setdefault(row, []).append(passed)
        return found

    def _concerned(self, stream: int, owner: int, gaps: Ranges) -> Iterator[tuple[int, tuple[int, int]]]:
        carriers: dict[int, list[tuple[int, int]]] = {owner: []}
        for row, number, text in self._connection.execute(_CARRIERS, (stream,)):
            top = max(last for _, last in orjson.loads(text))
            carriers.setdefault(row, []).append((number, top))
        for row, files in carriers.items():
            for first, last in gaps:
                beyond = min((number for number, top in files if top > last), default=0)
                yield row, (beyond, count(((first, last),)))


def _unit(code: str | None, since: str | None) -> UnitKey | None:
    return UnitKey(code, date.fromisoformat(since)) if code and since else None

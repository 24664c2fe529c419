"""Reads received, waiting and missing files of each sender, from their manifests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import orjson

from core.base.keytext import short_number
from core.figures.arrivals import ArrivedFile, HeldFile, Lack, lack_of
from core.figures.files import Files
from core.sync.ranges import Ranges, merge, missing, subtract
from core.units.models import UnitKey
from storage.db.connection import Connection
from storage.queries.waiting_files import Waiting, WaitingFiles, unit_of

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
_CARRIERS: Final = """
SELECT b.device, coalesce(b.number, 0), c.ranges FROM batch_stream c JOIN batch b ON b.n = c.batch
WHERE b.direction = 'in' AND NOT c.withheld AND c.stream = ? AND b.device IS NOT NULL ORDER BY 1, 2
"""
_STREAM: Final = """
SELECT d.n, d.id, d.unit_code, s.incarnation, s.class
FROM stream s JOIN device d ON d.n = s.device WHERE s.n = ?
"""
_COMES_DOWN: Final = """
SELECT 1 FROM stream s JOIN device d ON d.n = s.device WHERE s.n = ?1 AND d.unit_code IS NULL AND (
  EXISTS (SELECT 1 FROM device_standing t WHERE t.device = d.n AND t.class = 'province')
  OR EXISTS (SELECT 1 FROM stream x JOIN event e ON e.stream = x.n WHERE x.device = d.n
    AND e.kind IN ('device.enrolled', 'device.revoked', 'device.rotated')))
"""
"""Finds a stream of the province's machine: a choice of its lines comes down, so none of it is missing."""


def comes_down(connection: Connection, stream: int) -> bool:
    """Return True of a stream of which only a choice is ever sent to this machine: nothing of it lacks."""
    return connection.execute(_COMES_DOWN, (stream,)).fetchone() is not None


@dataclass(slots=True)
class _Sender:
    device: str
    unit: UnitKey | None
    machine: str
    files: Mapping[int, ArrivedFile]
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineFiles:
    """The files of one machine. `last` is when the last applied one arrived (ISO, may be empty).

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
            withdrawn=int(self.has_sent and not self.last),
        )


class SqlArrivals:
    """Over one connection. What was read once is kept: files are only added."""

    def __init__(self, connection: Connection, folder: Path, own: str) -> None:
        """`own` is our device: nothing of its streams is missing."""
        self._connection = connection
        self._waiting = WaitingFiles(connection, folder)
        self._own = own
        self._upto = self._last_file = 0
        self._files: dict[int, dict[int, ArrivedFile]] = {}
        self._newest: dict[int, str] = {}
        self._lacks: dict[int, tuple[object, Lack]] = {}
        self._carried: dict[int, Ranges] = {}
        self._withheld: dict[int, Ranges] = {}

    def machines(self) -> Mapping[str, MachineFiles]:
        """By device: all from which a file came or waits."""
        found: dict[str, MachineFiles] = {}
        for device, one in self._read():
            before = found.get(device)
            found[device] = one if before is None else replace(before, held=(*before.held, *one.held))
        return found

    def by_unit(self) -> Mapping[UnitKey, Sequence[MachineFiles]]:
        """By unit: the files of its machines; of a machine of which none came those that name the unit."""
        found: dict[UnitKey, list[MachineFiles]] = {}
        for _, one in self._read():
            if one.unit is not None:
                found.setdefault(one.unit, []).append(one)
        return found

    def _read(self) -> Iterator[tuple[str, MachineFiles]]:
        """Each machine of which a file came; another once for each unit that its waiting files name."""
        senders, waiting = self._senders(), self._waiting.read()
        passed = self._passed(senders, waiting)
        placed = set()
        for row, sender in senders.items():
            placed.add(sender.device)
            own = tuple(one for one in waiting if one.device == sender.device)
            yield (
                sender.device,
                MachineFiles(
                    unit=sender.unit,
                    last=sender.last,
                    lack=self._lack(row, sender, tuple(passed.get(row, ())), own),
                    held=tuple(one.file for one in own),
                ),
            )
        strangers: dict[tuple[str, UnitKey | None], list[HeldFile]] = {}
        for one in waiting:
            if one.device not in placed:
                strangers.setdefault((one.device, one.unit), []).append(one.file)
        for (device, unit), files in strangers.items():
            yield device, MachineFiles(unit=unit, last="", lack=Lack(), held=tuple(files), has_sent=False)

    def gaps(self) -> Mapping[int, Ranges]:
        """Return, of each stream with any, the numbers that were not received and that were not withheld."""
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
        self, row: int, sender: _Sender, passed: tuple[tuple[int, int], ...], own: tuple[Waiting, ...]
    ) -> Lack:
        """Return the stored result where nothing arrived since. `own` files wait in this workspace: they are
        not missing.
        """
        held = tuple(one.arrived for one in own if one.arrived is not None)
        seen = (sender.machine, len(sender.files), passed, held)
        before, lack = self._lacks.get(row, (None, Lack()))
        if before != seen:
            lack = lack_of(sender.machine, (*sender.files.values(), *held), passed)
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
            found[row] = _Sender(device, unit_of(code, since), short_number(machine), files, last)
        return found

    def _passed(
        self, senders: Mapping[int, _Sender], waiting: Sequence[Waiting]
    ) -> dict[int, list[tuple[int, int]]]:
        """Return for each sender (number of its first file beyond a gap, or 0; count of missing numbers).

        Numbers that a waiting file of the same unit carries are not missing. A machine whose files were
        received is of the unit of the first, whatever a later one states.
        """
        found: dict[int, list[tuple[int, int]]] = {}
        placed = {sender.device: sender.unit for sender in senders.values()}
        units = [placed.get(one.device, one.unit) for one in waiting]
        for stream, gaps in self.gaps().items():
            owner, device, unit, *rest = self._connection.execute(_STREAM, (stream,)).fetchone()
            if device == self._own or comes_down(self._connection, stream):
                continue
            for row, files in self._carriers(stream, owner).items():
                sender = senders.get(row)
                if sender is None or unit not in (None, sender.unit and sender.unit.code):
                    continue
                waits = [
                    one.carried.get((device, *rest), ())
                    for one, of in zip(waiting, units, strict=True)
                    if of == sender.unit
                ]
                for first, last in subtract(gaps, merge(pair for ranges in waits for pair in ranges)):
                    beyond = min((number for number, top in files if top > last), default=0)
                    found.setdefault(row, []).append((beyond, last - first + 1))
        return found

    def _carriers(self, stream: int, owner: int) -> dict[int, list[tuple[int, int]]]:
        """Of the owner of a stream and of whoever brought some of it: (number of a file, its highest one)."""
        found: dict[int, list[tuple[int, int]]] = {owner: []}
        for row, number, text in self._connection.execute(_CARRIERS, (stream,)):
            found.setdefault(row, []).append((number, max(last for _, last in orjson.loads(text))))
        return found

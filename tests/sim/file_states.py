"""Expected state of each unit's files at a receiver, from the manifests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from core.figures.arrivals import Standing
from core.figures.files import Files
from tests.sim.courier import BATCH
from tests.sim.happened import DECISIONS
from tests.sim.machine import Machine

Head = Mapping[str, Any]
Heads = Mapping[str, Head]
Stream = tuple[str, str, str]
Same = Callable[[str, object, object], None]


@dataclass(frozen=True, slots=True)
class Told:
    """Number of `senders` whose files were merged, and the numbers of `held` ones.

    `withdrawn`: files came, and none of them applies. `gap`: numbers of their streams are missing, or a part
    of an export after which none came whole.
    """

    senders: int
    gap: bool
    held: tuple[int, ...]
    withdrawn: bool


def told_files(machine: Machine, heads: Heads, noted: AbstractSet[str]) -> dict[str, Told]:
    """Return by unit, from all files that are received or wait, `noted` ones.

    Of our own streams no other machine sends anything, and the province sends down a selection of its own.
    """
    arrived = [_of_known(machine, heads[f.sha256]) for f in machine.know.files if f.sha256 in heads]
    units = {head["sender"]["device"]: head["sender"]["unit"] for head in arrived}
    waiting = [
        _of_known(machine, heads[one])
        for one, parcel in machine.held.items()
        if parcel.kind == BATCH and one in noted
    ]
    applying = {
        units[heads[f.sha256]["sender"]["device"]]
        for f in machine.know.files
        if f.applied and f.sha256 in heads
    }
    lacking = {unit: _lacking(arrived, waiting, unit) for unit in units.values()}
    nobodys = {machine.device, *(e.device for e in machine.events.values() if e.kind in DECISIONS)}
    in_part = _in_part(arrived, waiting)
    held: dict[str, list[int]] = {}
    for head in waiting:
        held.setdefault(head["sender"]["unit"], []).append(head["number"])
    return {
        unit: Told(
            senders=sum(one == unit for one in units.values()),
            gap=any(
                _concerns(stream, unit, units, arrived)
                for stream in lacking.get(unit, ())
                if stream[0] not in nobodys
            )
            or any(units[device] == unit for device in in_part),
            held=tuple(sorted(held.get(unit, ()))),
            withdrawn=unit in units.values() and unit not in applying,
        )
        for unit in {*units.values(), *held}
    }


def _of_known(machine: Machine, head: Head) -> Head:
    """Return the head with the unit that the machine's first file named, whatever a later one states."""
    sender = head["sender"]
    known = machine.know.trusted.get(sender["device"])
    return head if known is None else {**head, "sender": {**sender, "unit": known.unit}}


def check_files(machine: Machine, heads: Heads, same: Same) -> None:
    """Compare the inputs of receipts, tables and letters with the files themselves."""
    found = machine.services.province.figures.keeper.files()
    shown = {unit.code: files for unit, files in found.items()}
    noted = {row[0] for row in machine.connection.execute("SELECT sha256 FROM held_file")}
    true = told_files(machine, heads, noted)
    if set(machine.held) <= noted:  # a disk that was put back may have a file on the shelf and no note of it
        same("units of which files came or wait", set(shown), set(true))
        same("files that wait by unit", {code: _held(one) for code, one in shown.items()},
             {code: one.held for code, one in true.items()})  # fmt: skip
    for code, files in shown.items():
        one = true[code]
        same(f"machines of {code} whose files came", files.senders, one.senders)
        lacks = bool(files.lacking or files.awaited or files.events)
        same(f"whether something of {code} lacks", lacks, one.gap)
        same(f"how the files of {code} stand", files.standing, _standing(files, one))


def _held(files: Files) -> tuple[int, ...]:
    return tuple(sorted(file.number for file in files.held))


def _standing(files: Files, told: Told) -> Standing:
    if told.gap and (files.lacking or files.events):
        return Standing.MISSING
    if told.held or files.held:
        return Standing.HELD
    if told.gap:
        return Standing.ON_ITS_WAY
    return Standing.WITHDRAWN if told.withdrawn else Standing.COMPLETE


def _lacking(arrived: Iterable[Head], waiting: Iterable[Head], unit: str) -> set[Stream]:
    """Streams with numbers below the highest that no file that came or waits knows of."""
    carried: dict[Stream, set[int]] = {}
    known: dict[Stream, set[int]] = {}
    for head in arrived:
        for stream, numbers in _numbers(head["streams"]):
            carried.setdefault(stream, set()).update(numbers)
    for head in (*arrived, *(one for one in waiting if one["sender"]["unit"] == unit)):
        for name in ("streams", "withheld"):
            for stream, numbers in _numbers(head[name]):
                known.setdefault(stream, set()).update(numbers)
    return {stream for stream, numbers in carried.items() if set(range(1, max(numbers) + 1)) - known[stream]}


def _in_part(arrived: Iterable[Head], waiting: Iterable[Head]) -> set[str]:
    """Return machines whose last export, but for those received in part, is older than one of these."""
    parts: dict[tuple[str, str], set[int]] = {}
    of: dict[tuple[str, str], int] = {}
    senders = {head["sender"]["device"] for head in arrived}
    for head in (*arrived, *(one for one in waiting if one["sender"]["device"] in senders)):
        key = (head["sender"]["device"], head["batch"])
        parts.setdefault(key, set()).add(head["part"])
        of[key] = head["parts"]
    whole = {device: "" for device, _ in of}
    for (device, batch), parts_here in parts.items():
        if len(parts_here) == of[device, batch]:
            whole[device] = max(whole[device], batch)
    return {
        device for (device, batch), n in of.items() if len(parts[device, batch]) < n and batch > whole[device]
    }


def _numbers(said: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Stream, Iterator[int]]]:
    for one in said:
        stream = (one["device"], one["incarnation"], one["class"])
        yield stream, (n for first, last in one["ranges"] for n in range(first, last + 1))


def _concerns(stream: Stream, unit: str, units: Mapping[str, str], arrived: Iterable[Head]) -> bool:
    """Return True if a machine of the unit owns or brought the stream, and no other unit's machine
    owns it.
    """
    if units.get(stream[0], unit) != unit:
        return False
    brought = (
        head["sender"]["unit"] for head in arrived for key, _ in _numbers(head["streams"]) if key == stream
    )
    return units.get(stream[0]) == unit or unit in brought

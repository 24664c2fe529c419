"""How the files of each unit must stand at a receiver, told from what every file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.exchange.arrivals import Standing
from core.figures.files import Files
from tests.sim.courier import BATCH
from tests.sim.machine import Machine

Head = Mapping[str, Any]
Heads = Mapping[str, Head]
Stream = tuple[str, str, str]
Same = Callable[[str, object, object], None]


@dataclass(frozen=True, slots=True)
class Told:
    """How many `senders` files were merged of, and the numbers of `held` ones.

    `gap`: numbers of their streams lack, or a part of an export after which none came whole.
    """

    senders: int
    gap: bool
    held: tuple[int, ...]


def told_files(machine: Machine, heads: Heads) -> dict[str, Told]:
    """By unit, from all files that are here."""
    arrived = [heads[file.sha256] for file in machine.know.files if file.sha256 in heads]
    units = {head["sender"]["device"]: head["sender"]["unit"] for head in arrived}
    lacking, in_part = _lacking(arrived, machine.device), _in_part(arrived)
    held: dict[str, list[int]] = {}
    for parcel in machine.held.values():
        if parcel.kind == BATCH:
            head = heads[parcel.sha256]
            held.setdefault(head["sender"]["unit"], []).append(head["number"])
    return {
        unit: Told(
            senders=sum(one == unit for one in units.values()),
            gap=any(_concerns(stream, unit, units, arrived) for stream in lacking)
            or any(units[device] == unit for device in in_part),
            held=tuple(sorted(held.get(unit, ()))),
        )
        for unit in {*units.values(), *held}
    }


def check_files(machine: Machine, heads: Heads, same: Same) -> None:
    """What receipts, tables and letters read, beside what the files themselves tell."""
    found = machine.services.province.figures.keeper.files()
    shown = {unit.code: files for unit, files in found.items()}
    true = told_files(machine, heads)
    noted = {row[0] for row in machine.connection.execute("SELECT sha256 FROM held_file")}
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
    return Standing.ON_ITS_WAY if told.gap else Standing.COMPLETE


def _lacking(arrived: Iterable[Head], own: str) -> set[Stream]:
    """Streams with numbers below the highest that nobody brought or kept back."""
    carried: dict[Stream, set[int]] = {}
    withheld: dict[Stream, set[int]] = {}
    for head in arrived:
        for to, name in ((carried, "streams"), (withheld, "withheld")):
            for stream, numbers in _numbers(head[name]):
                to.setdefault(stream, set()).update(numbers)
    return {
        stream
        for stream, numbers in carried.items()
        if stream[0] != own and set(range(1, max(numbers) + 1)) - numbers - withheld.get(stream, set())
    }


def _in_part(arrived: Iterable[Head]) -> set[str]:
    """Machines whose last export but those that came in part is older than one of these."""
    parts: dict[tuple[str, str], set[int]] = {}
    of: dict[tuple[str, str], int] = {}
    for head in arrived:
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
    """Whether a machine of the unit owns or brought the stream, and nobody of another unit owns it."""
    if units.get(stream[0], unit) != unit:
        return False
    brought = (
        head["sender"]["unit"] for head in arrived for key, _ in _numbers(head["streams"]) if key == stream
    )
    return units.get(stream[0]) == unit or unit in brought

"""The files behind the figures of a unit: what came, waits or lacks, now and when a period was closed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from core.base.errors import UserError
from core.figures.arrivals import HeldFile, LackingFile, Standing
from core.units.catalogue import Catalogue
from core.units.models import OrgUnit, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """`last` is the time of the last file that applies (ISO, empty where none did), from `senders` machines.

    `lacking` files are missing, `awaited` ones on their way, `held` ones wait in this workspace; `events` are
    missing and belong to no known file. Of `withdrawn` machines or units all received files were taken back.
    `unnamed` are missing files of a period that was closed before numbers were kept. Of several units
    together, `unsent` of them sent nothing.
    """

    last: str = ""
    senders: int = 0
    lacking: tuple[LackingFile, ...] = ()
    awaited: tuple[LackingFile, ...] = ()
    events: int = 0
    held: tuple[HeldFile, ...] = ()
    withdrawn: int = 0
    unnamed: int = 0
    unsent: int = 0

    @property
    def missing(self) -> int:
        """Return the number of missing files; one where events are missing and no number is known."""
        return len(self.lacking) + self.unnamed or min(self.events, 1)

    @property
    def standing(self) -> Standing:
        """The worst that is true of them."""
        if self.missing:
            return Standing.MISSING
        if self.held:
            return Standing.HELD
        if self.awaited:
            return Standing.ON_ITS_WAY
        if self.withdrawn:
            return Standing.WITHDRAWN
        return Standing.COMPLETE if self.senders and not self.unsent else Standing.NOT_SENT

    @property
    def latest(self) -> str:
        """Return the time of the unit's last file, applied or held."""
        return max((self.last, *(file.since for file in self.held)))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFiles:
    """A unit below this one and its files."""

    unit: UnitKey
    name: str
    files: Files


def files_of(parts: Iterable[Files]) -> Files:
    """Return the files of several units, or machines, together."""
    known = tuple(parts)
    return Files(
        last=max((one.last for one in known), default=""),
        senders=sum(one.senders for one in known),
        lacking=tuple(file for one in known for file in one.lacking),
        awaited=tuple(file for one in known for file in one.awaited),
        events=sum(one.events for one in known),
        held=tuple(file for one in known for file in one.held),
        withdrawn=sum(one.withdrawn for one in known),
        unnamed=sum(one.unnamed for one in known),
        unsent=sum(one.unsent or int(one.standing is Standing.NOT_SENT) for one in known),
    )


def files_of_unit(machines: Iterable[Files]) -> Files:
    """Return the files of the machines of one unit: withdrawn where no file of any of them applies."""
    whole = files_of(machines)
    return replace(whole, withdrawn=int(whole.withdrawn > 0 and not whole.last))


def open_files(below: Iterable[UnitFiles], with_figures: Container[UnitKey]) -> list[UnitFiles]:
    """Units of which something lacks, waits, was taken back or was never sent, in this order.

    A silent one with figures has them by the files of others.
    """
    found = [
        one
        for one in below
        if one.files.standing is not Standing.COMPLETE
        and not (one.files.standing is Standing.NOT_SENT and one.unit in with_figures)
    ]
    return sorted(found, key=lambda one: _GRAVEST.index(one.files.standing))


_GRAVEST: Final = (
    Standing.MISSING,
    Standing.HELD,
    Standing.ON_ITS_WAY,
    Standing.WITHDRAWN,
    Standing.NOT_SENT,
)


def has_come(before: Files, now: Files) -> bool:
    """Return True if a file that was missing or waiting has arrived since."""
    if before.standing is Standing.NOT_SENT:
        return now.senders > 0 and not now.withdrawn
    if now.withdrawn < before.withdrawn or now.missing < before.missing:
        return True
    return bool(came(before, now))


def came(before: Files, now: Files) -> tuple[LackingFile | HeldFile, ...]:
    """The files that lacked, were on their way or waited, and do so no more."""
    still = {(file.machine, file.number) for file in _open(now)}
    return tuple(file for file in _open(before) if (file.machine, file.number) not in still)


def _open(files: Files) -> tuple[LackingFile | HeldFile, ...]:
    return (*files.lacking, *files.awaited, *files.held)


def communes_below(catalogue: Catalogue, unit: UnitKey, day: date) -> tuple[OrgUnit, ...]:
    """The communes of a day below a unit; none where it is one itself, or the catalogue does not know it."""
    try:
        return tuple(one for one in catalogue.communes(unit, day) if one.key != unit)
    except UserError:
        return ()


def absent_among(
    below: Sequence[OrgUnit], known: Container[UnitKey], files: Mapping[UnitKey, Files]
) -> tuple[UnitFiles, ...]:
    """Return units that have no figures, and the state of their files."""
    return tuple(
        UnitFiles(unit=unit.key, name=unit.name, files=files.get(unit.key, Files()))
        for unit in below
        if unit.key not in known
    )


def sent_below(unit: UnitKey, absent: Iterable[UnitFiles], catalogue: Catalogue) -> list[Files]:
    """The files of units below one that sent some and have no figures."""
    sent = [one for one in absent if one.files.standing is not Standing.NOT_SENT]
    return [one.files for one in sent if unit in {upper.key for upper in catalogue.ancestors(one.unit)}]


def files_at(
    kept: Mapping[str, Files] | None,
    files: Mapping[UnitKey, Files],
    below: Sequence[OrgUnit],
    missing: Mapping[UnitKey, int],
) -> dict[UnitKey, Files]:
    """Return the files of units as a closed period `kept` them, by the text of their keys.

    None of one that was closed before numbers were kept: then only their count was `missing`.
    """
    if kept is None:
        return {
            unit: Files(last=one.last, senders=one.senders, unnamed=missing.get(unit, 0))
            for unit, one in files.items()
        }
    units = {unit.text: unit for unit in (*files, *(one.key for one in below))}
    return {unit: kept[text] for text, unit in units.items() if text in kept}


_LACKING: Final = ("machine", "number", "parts", "since")
_HELD: Final = ("machine", "number", "reason", "since")


def packed(files: Mapping[UnitKey, Files]) -> dict[str, Any]:
    """As a closed period keeps them, by the text of each unit's key."""
    return {
        unit.text: {
            "last": one.last,
            "senders": one.senders,
            "lacking": _rows(one.lacking, _LACKING),
            "awaited": _rows(one.awaited, _LACKING),
            "events": one.events,
            "held": _rows(one.held, _HELD),
            **({"withdrawn": one.withdrawn} if one.withdrawn else {}),
        }
        for unit, one in sorted(files.items())
    }


def unpacked(kept: Mapping[str, Any]) -> dict[str, Files]:
    """Return the files that `packed` was called with, by the same texts."""
    return {
        unit: Files(
            last=one["last"],
            senders=one["senders"],
            lacking=tuple(map(_lacking, one["lacking"])),
            awaited=tuple(map(_lacking, one["awaited"])),
            events=one["events"],
            held=tuple(HeldFile(**dict(zip(_HELD, row, strict=True))) for row in one["held"]),
            withdrawn=one.get("withdrawn", 0),
        )
        for unit, one in kept.items()
    }


def _rows(files: Sequence[LackingFile | HeldFile], names: Sequence[str]) -> list[list[Any]]:
    return [[getattr(file, name) for name in names] for file in files]


def _lacking(row: Sequence[Any]) -> LackingFile:
    machine, number, parts, since = row
    return LackingFile(machine=machine, number=number, parts=tuple(parts), since=since)

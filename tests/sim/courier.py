"""Files on their way, and what becomes of them: lost, repeated, cut, damaged, renamed, swapped, astray."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
import zstandard

from tests.sim.machine import Machine
from tests.sim.oracle import Event, read_event


@dataclass(slots=True)
class Parcel:
    """One file on a stick: whole, or no longer (`spoilt`)."""

    path: Path
    sender: Machine
    addressee: Machine
    batch: str
    data: bytes
    events: frozenset[str]
    spoilt: str = ""
    created: str = ""
    """When its sender says that it was made (ISO)."""
    receipt: int = 0
    """The number of a receipt; 0: a batch. `events` are then what its writer holds."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class Courier:
    """Carries parcels in no order, and has accidents."""

    folder: Path
    dice: random.Random
    parcels: list[Parcel] = field(default_factory=list)
    made: int = 0

    def take(self, parcel: Parcel) -> None:
        self.parcels.append(parcel)

    def accident(self, parcel: Parcel) -> Parcel:
        """A spoilt twin of a parcel."""
        data, dice = parcel.data, self.dice
        what = dice.choice(["cut", "flip", "tail", "head", "empty"])
        if what == "cut":
            data = data[: dice.randrange(len(data))]
        elif what == "flip":
            at = dice.randrange(len(data))
            data = data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        elif what == "tail":
            data += dice.randbytes(dice.randint(1, 40))
        elif what == "head":
            data = data[dice.randint(1, 40) :]
        else:
            data = b""
        return self._twin(parcel, data, parcel.events, what)

    def renamed(self, parcel: Parcel) -> Parcel:
        """A whole twin under a name that says nothing, as chat apps send it."""
        return self._twin(parcel, parcel.data, parcel.events, "")

    def swap(self, one: Parcel, other: Parcel) -> None:
        """Two files change their names."""
        one.path.write_bytes(other.data)
        other.path.write_bytes(one.data)
        one.path, other.path = other.path, one.path

    def _twin(self, parcel: Parcel, data: bytes, events: frozenset[str], spoilt: str) -> Parcel:
        self.made += 1
        name = self.dice.choice(["file (1)", "tài liệu", "z" * 60, "..tnb", "=1+1"])
        path = self.folder / f"{self.made}" / f"{name}{self.dice.choice(['.tnb', '.bin', ''])}"
        path.parent.mkdir()
        path.write_bytes(data)
        return Parcel(
            path, parcel.sender, parcel.addressee, parcel.batch, data, events, spoilt, parcel.created,
            parcel.receipt,
        )  # fmt: skip


def opens_with(data: bytes, identity: str) -> bool:
    try:
        pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError:
        return False
    return True


def unpack(data: bytes, identity: str) -> list[Event]:
    """The events of a file, read without the program."""
    plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        content = archive.read("events.ndjson.zst")
    lines = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    return [read_event(line) for line in lines.splitlines()]

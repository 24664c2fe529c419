"""Files on their way, and what becomes of them: lost, repeated, cut, damaged, renamed, swapped, astray."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from tests.sim.happened import Event, read_event
from tests.sim.machine import Machine

BATCH, REQUEST, KEYS, RECEIPT, ROSTER, DECISIONS, CAMPAIGN_FILE, CATALOGUE = (
    "batch", "request", "keys", "receipt", "roster", "decisions", "campaign", "catalogue"
)  # fmt: skip
BRINGS_EVENTS = (BATCH, KEYS, ROSTER, DECISIONS)


@dataclass(slots=True)
class Parcel:
    """One file on a stick: whole, or no longer (`spoilt`)."""

    path: Path
    sender: Machine
    addressee: Machine
    kind: str
    data: bytes
    events: frozenset[str] = frozenset()
    """Its events; of a receipt those that its writer holds."""
    batch: str = ""
    """Of a batch its id; of a receipt which of all it is."""
    spoilt: str = ""
    created: str = ""
    """Time of its making, by its sender (ISO)."""
    subject: str = ""
    version: int = 0
    body: str = ""
    """Digest of the body of what comes down."""
    content: str = ""
    """Digest of its unpacked content."""
    signer: str = ""
    number: str = ""
    """The key that signed what comes down, and the number of its owner then."""
    links: tuple[tuple[str, str], ...] = ()
    root: str | None = None
    """Of a keys file: which key signed which, and the root that it names."""

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
    signed: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """By event: devices that sent it, and the key that each signed its file with."""

    def take(self, parcel: Parcel) -> None:
        self.parcels.append(parcel)
        signer = (parcel.sender.device, parcel.sender.keys.signing_key)
        for event in parcel.events:
            self.signed.setdefault(event, set()).add(signer)

    def accident(self, parcel: Parcel) -> Parcel:
        """Return a spoilt twin of a parcel. The position is a fraction of the file, whose length age
        varies.
        """
        data, dice = parcel.data, self.dice
        what = dice.choice(["cut", "flip", "tail", "head", "empty"])
        at = int(dice.random() * len(data))
        if what == "cut":
            data = data[:at]
        elif what == "flip":
            data = data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        elif what == "tail":
            data += dice.randbytes(dice.randint(1, 40))
        elif what == "head":
            data = data[dice.randint(1, 40) :]
        else:
            data = b""
        return self._twin(parcel, data, what)

    def renamed(self, parcel: Parcel) -> Parcel:
        """Return a whole twin under a meaningless name, as chat apps send it."""
        return self._twin(parcel, parcel.data, "")

    def swap(self, one: Parcel, other: Parcel) -> None:
        """Two files change their names."""
        one.path.write_bytes(other.data)
        other.path.write_bytes(one.data)
        one.path, other.path = other.path, one.path

    def _twin(self, parcel: Parcel, data: bytes, what: str) -> Parcel:
        self.made += 1
        name = self.dice.choice(["file (1)", "tài liệu", "z" * 60, "..tnb", "=1+1"])
        path = self.folder / f"{self.made}" / f"{name}{self.dice.choice(['.tnb', '.bin', ''])}"
        path.parent.mkdir()
        path.write_bytes(data)
        return replace(parcel, path=path, data=data, spoilt=what)


def _opened(data: bytes, identities: Iterable[str]) -> bytes:
    return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(one) for one in identities]))


def opens_with(data: bytes, identities: Iterable[str]) -> bool:
    try:
        _opened(data, identities)
    except pyrage.DecryptError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file read without the program: its manifest, and its events or body."""

    head: Mapping[str, Any]
    body: bytes

    @property
    def events(self) -> list[Event]:
        return [read_event(line) for line in self.body.splitlines()]

    @property
    def decisions(self) -> list[Event]:
        """The event lines of a keys file, behind its first line."""
        return [read_event(line) for line in self.body.splitlines()[1:]]

    def numbers(self, name: str) -> set[tuple[str, str, str, int]]:
        """The numbers that a manifest lists as `streams` or as `withheld`."""
        return {
            (stream["device"], stream["incarnation"], stream["class"], number)
            for stream in self.head[name]
            for first, last in stream["ranges"]
            for number in range(first, last + 1)
        }


def unpack(data: bytes, identities: Iterable[str]) -> Unpacked:
    plain = _opened(data, identities)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        head, _, packed = (archive.read(name) for name in archive.namelist())
    return Unpacked(json.loads(head), zstandard.ZstdDecompressor().decompressobj().decompress(packed))

"""The true course, as plain sets: events by id, and those that each replica must hold.

Nothing of the program is imported: the reference of the simulator must not share its mistakes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One line, read once."""

    line: bytes
    id: str
    kind: str
    device: str
    incarnation: str
    cls: str
    seq: int
    hlc: str
    body: Mapping[str, Any]

    @property
    def order(self) -> tuple[str, str]:
        return self.hlc, self.id

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.line).hexdigest()


def read_event(line: bytes) -> Event:
    body = json.loads(line)
    return Event(
        line, body["id"], body["kind"], body["device"], body["incarnation"], body["class"],
        body["seq"], body["hlc"], body,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    """One merged file of a replica."""

    batch: str
    sha256: str
    events: frozenset[str]
    applied: bool = True
    sender: str = ""
    """Device whose file it was."""
    former: frozenset[str] = frozenset()
    """The province's keys that were known as replaced when it came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt that was read: its number, what its writer held, and which of all receipts it is."""

    version: int
    holds: frozenset[str]
    receipt: str


@dataclass(frozen=True, slots=True)
class Trusted:
    """A machine whose first file was accepted, by its key and unit then; `by_person` after a user's
    decision.
    """

    key: str
    unit: str
    by_person: bool


@dataclass(slots=True)
class Knowledge:
    """Expected content of one replica's database: recorded and merged events, trusted machines."""

    local: set[str] = field(default_factory=set)
    files: list[Received] = field(default_factory=list)
    trusted: dict[str, Trusted] = field(default_factory=dict)
    """Devices whose first file was accepted by this machine."""
    sent_to: set[str] = field(default_factory=set)
    """Signing keys that this machine wrote a file for: they may answer."""
    acked: dict[str, Answer] = field(default_factory=dict)
    """By the key of a receiver: the receipt of it that was read last."""
    receipts: set[str] = field(default_factory=set)
    """Receipts that this machine wrote; a disk put back to before one has no record of it."""
    read: set[str] = field(default_factory=set)
    """SHA-256 of receipts and campaigns that this machine read."""
    province: str | None = None
    """The signing key that is obeyed."""
    former: set[str] = field(default_factory=set)
    """Signing keys that were obeyed before; they never are again."""
    root: str | None = None
    """The province's root key, once it held its ceremony."""
    expects: str = ""
    """The number of the province whose next keys file is obeyed: it was compared, or our request named it."""
    versions: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)
    """(kind, subject) of what came down -> version, digest of the body, who signed it."""
    requests: set[str] = field(default_factory=set)
    """Devices whose request is undecided."""
    erasures: set[str] = field(default_factory=set)
    """Events of erasures, as soon as they applied once: no undo takes them back."""

    def copy(self) -> Knowledge:
        return replace(
            self, local=set(self.local), files=list(self.files), trusted=dict(self.trusted),
            sent_to=set(self.sent_to), acked=dict(self.acked), versions=dict(self.versions),
            requests=set(self.requests), erasures=set(self.erasures), receipts=set(self.receipts),
            read=set(self.read), former=set(self.former),
        )  # fmt: skip

    def everything(self) -> set[str]:
        return self.local.union(*(file.events for file in self.files))

    def applying(self) -> set[str]:
        """Return the events that apply: recorded by this machine or contained in an applied file
        (model.md).
        """
        return self.local.union(*(file.events for file in self.files if file.applied))

    def obeys(self, key: str, root: str | None) -> None:
        """From now on this signing key is the province's."""
        if self.province is not None and self.province != key:
            self.former.add(self.province)
        self.province, self.root = key, root

    def has_merged(self, sha256: str) -> bool:
        return any(file.sha256 == sha256 and file.applied for file in self.files)

    def merged(self, batch: str, sha256: str, events: frozenset[str], sender: str = "") -> None:
        self.files.append(Received(batch, sha256, events, sender=sender, former=frozenset(self.former)))

    def set_applied(self, batch: str, *, applied: bool) -> None:
        self.files = [replace(file, applied=applied) if file.batch == batch else file for file in self.files]

    def applied_batches(self) -> list[str]:
        return sorted({file.batch for file in self.files if file.applied})

    def undone_batches(self) -> list[str]:
        return sorted({file.batch for file in self.files} - set(self.applied_batches()))


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The province's decisions about one machine; `key` None where it only revoked it."""

    key: str | None
    unit: str | None
    revoked: str | None


DECISIONS = ("device.enrolled", "device.revoked", "device.rotated")


def enrolments(events: Iterable[Event], province: str | None) -> dict[str, Enrolled]:
    """By device: the latest word, by its signed stamp, of the province that is obeyed."""
    said = sorted(
        (e for e in events if e.kind in DECISIONS and e.body["signer"] == province),
        key=lambda e: (e.body["stamp"], e.id),
    )
    found: dict[str, Enrolled] = {}
    for event in said:
        body = event.body
        before = found.get(body["machine"], Enrolled(None, None, None))
        if event.kind == "device.revoked":
            found[body["machine"]] = replace(before, revoked=body["at"])
        else:
            found[body["machine"]] = Enrolled(body["minisign"], body["unit"], None)
    return found


def vouchings(events: Sequence[Event], know: Knowledge) -> dict[str, Trusted]:
    """By device: the latest word of another machine of its commune that was enrolled or accepted."""
    said = enrolments(events, know.province)
    by_key = {one.key: (one.unit, one.revoked) for one in said.values() if one.key is not None}
    for device, one in know.trusted.items():
        word = said.get(device, Enrolled(None, None, None))
        if one.by_person and word.key is None:
            by_key[one.key] = (one.unit, word.revoked)
    found: dict[str, Trusted] = {}
    vouched = [event for event in events if event.kind == "device.vouched"]
    for event in sorted(vouched, key=lambda e: (e.body["stamp"], e.id)):
        body = event.body
        unit, revoked = by_key.get(body["signer"], (None, None))
        known = unit == body["unit"] and (revoked is None or body["at"] < revoked)
        if event.id in know.local or known:
            found[body["machine"]] = Trusted(body["minisign"], body["unit"], by_person=False)
    return found


def forks(events: Iterable[Event]) -> set[tuple[str, str, str, int]]:
    """Return numbers that two events share (M3)."""
    seen: dict[tuple[str, str, str, int], str] = {}
    return {
        key
        for event in events
        for key in [(event.device, event.incarnation, event.cls, event.seq)]
        if seen.setdefault(key, event.id) != event.id
    }


def digest_of(ids: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()

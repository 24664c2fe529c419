"""Small batch files with fixed ids and keys, and a reader's errors for changed ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import zstandard

from core.base.clock import Hlc
from core.base.errors import UserError
from core.base.ids import BatchId, DeviceId, EventId
from core.events.lines import Envelope, EventClass, encode
from core.sync.manifest import Manifest, Profile, Sender, StreamKey, serialise
from storage.keys import device_keys, minisign
from storage.keys.device_keys import DeviceKeys
from storage.sync.format import age as agefile
from storage.sync.format import zip_layout as ziplayout
from storage.sync.format.batch_file import open_container, seal
from storage.sync.format.payload import Carried, Payload, pack

DEVICE = DeviceId("01a0c450-6c00-7007-a508-8159456132b5")
INCARNATION = "0123456789abcdef"
STREAM = StreamKey(DEVICE, INCARNATION, EventClass.PUBLIC)
BATCH = BatchId("01a0c450-6c00-716a-a232-1a230b8c0e5b")


@cache
def ward() -> DeviceKeys:
    return device_keys.generate()


@cache
def province() -> DeviceKeys:
    return device_keys.generate()


@cache
def stranger() -> DeviceKeys:
    return device_keys.generate()


def event(seq: int, **payload: str | int) -> Envelope:
    return Envelope(
        id=EventId(f"01a0c450-6c00-7528-b9f3-{seq:012x}"),
        kind="visit.recorded",
        v=1,
        device=DEVICE,
        incarnation=INCARNATION,
        cls=EventClass.PUBLIC,
        seq=seq,
        hlc=Hlc(f"019a0c450000-{seq % 65536:04x}"),
        officer=None,
        payload=payload or {"household": f"01a0c450-6c00-7aaa-894e-{seq:012x}", "result": "completed"},
    )


def lines(count: int) -> list[bytes]:
    return [encode(event(seq)) for seq in range(1, count + 1)]


def part(given: Sequence[bytes]) -> Payload:
    [packed] = pack(Carried(STREAM, seq, line) for seq, line in enumerate(given, start=1))
    return packed


def manifest() -> Manifest:
    return Manifest(
        batch=BATCH,
        number=9,
        created="2026-11-24T08:41:00+07:00",
        profile=Profile.PSEUDONYMOUS,
        sender=Sender(
            device=DEVICE,
            incarnation=INCARNATION,
            unit_code="32002",
            unit_valid_from="2025-07-01",
            hamlet="Khóm 3",
            age_recipient=ward().recipient,
            signing_key=ward().signing_key,
        ),
        addressee=province().recipient,
        app_version="0.1.0",
    )


def sealed(count: int = 3) -> bytes:
    return seal(manifest(), part(lines(count)), recipients=[province().recipient], seed=ward().seed)


def completed(raw: bytes, payload: bytes, **changes: object) -> Manifest:
    """A manifest that fits `raw`, then changed: what a faulty or hostile machine could sign."""
    fitting = replace(
        manifest(),
        streams=part(lines(3)).streams,
        events=raw.count(b"\n"),
        raw_bytes=len(raw),
        payload_bytes=len(payload),
        payload_sha256=hashlib.sha256(payload).hexdigest(),
    )
    return replace(fitting, **changes)  # type: ignore[arg-type]  # any field, by name


def signed_by_hand(head: bytes, payload: bytes, *, signer: DeviceKeys | None = None) -> bytes:
    """A file with exactly these members, rightly signed by the ward (or by `signer`)."""
    signature = minisign.sign(head, (signer or ward()).seed, "by hand")
    return encrypted(ziplayout.build((head, signature, payload)))


def encrypted(plain: bytes) -> bytes:
    return agefile.encrypt(plain, [province().recipient])


def compressed(raw: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=6).compress(raw)


def with_lines(given: Iterable[bytes], **changes: object) -> bytes:
    """A signed file that holds `given`, whatever they are."""
    raw = b"".join(line + b"\n" for line in given)
    payload = compressed(raw)
    return signed_by_hand(serialise(completed(raw, payload, **changes)), payload)


def plain(data: bytes) -> bytes:
    return agefile.decrypt(data, [province().identity])


def verdict(data: bytes, keys: DeviceKeys | None = None) -> str:
    """`accepted`, or the code of the refusal. Anything else that is raised fails the test."""
    try:
        open_container(data, [(keys or province()).identity])
    except UserError as error:
        return error.code
    return "accepted"

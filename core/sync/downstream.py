"""Header of a file from the province: kind, version, expiry, addressees (sync.md 3, DOWNSTREAM).

Roster, campaign, decisions, keys, catalogue and receipts all use this one envelope; docs/batch-format.md,
"Downstream files". The content of a body is defined by its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import orjson

from core.base.clock import parse_instant
from core.base.errors import ExitCode, UserError
from core.events.lines import MAX_SEQ
from core.events.strictjson import Json, JsonProblem, read_object
from core.sync import manifest as m
from core.sync import seals
from core.sync.manifest_fields import (
    SHA256_PATTERN,
    VERSION_PATTERN,
    read_instant,
    read_matching,
    read_number,
    read_recipient,
    read_seals,
    read_sender,
    refuse,
)

FORMAT: Final = 1
READER: Final = 1
MAX_ADDRESSEES: Final = 60
"""Most recipients that fit the 8 KiB that a reader allows an age header."""

MAX_BODY_BYTES: Final = 64 * 1024 * 1024

_KIND: Final = re.compile(r"[a-z][a-z_]{0,31}")
_SUBJECT: Final = re.compile(r"[0-9A-Za-z._:-]{0,80}")


class DownKind(StrEnum):
    """The kinds of this version; another word is a kind of a later one."""

    ROSTER = "roster"
    CAMPAIGN = "campaign"
    DECISIONS = "decisions"
    KEYS = "keys"
    CATALOGUE = "catalogue"
    RECEIPT = "receipt"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class DownHead:
    """The signed head of a downstream file. The last three fields are known once the body is packed."""

    format: int = FORMAT
    min_reader: int = 1
    kind: str
    """A `DownKind`, or a word of a later program."""
    subject: str = ""
    """Subject within the kind, where there are several: a unit code, a campaign id. Versions count by it."""
    version: int
    """Grows with every file of this kind and subject; a receiver refuses an older one as a rollback."""
    created: str
    expires: str | None = None
    """Instant after which the receiver is asked to fetch a newer one; the content still applies."""
    sender: m.Sender
    addressees: tuple[str, ...]
    """The age recipients the sender meant; the offline recovery key is not among them."""
    seals: tuple[seals.Seal, ...] = ()
    """Signatures of the writer over its own lines in the body."""
    app_version: str
    raw_bytes: int = 0
    payload_bytes: int = 0
    payload_sha256: str = ""

    def is_expired(self, now: datetime) -> bool:
        return self.expires is not None and now > parse_instant(self.expires)


def serialise(head: DownHead) -> bytes:
    """The head's canonical bytes: compact UTF-8 JSON, keys in the documented order, no line feed."""
    record: dict[str, Json] = {
        "format": head.format,
        "min_reader": head.min_reader,
        "kind": head.kind,
        **({"subject": head.subject} if head.subject else {}),
        "version": head.version,
        "created": head.created,
        **({} if head.expires is None else {"expires": head.expires}),
        "sender": m.sender_record(head.sender),
        "addressees": list(head.addressees),
        **({"seals": [seals.record(seal) for seal in head.seals]} if head.seals else {}),
        "app_version": head.app_version,
        "raw_bytes": head.raw_bytes,
        "payload_bytes": head.payload_bytes,
        "payload_sha256": head.payload_sha256,
    }
    return orjson.dumps(record)


def parse(data: bytes) -> DownHead:
    """The head in `data`, read as strictly as a manifest.

    Raises `batch.newer` (held: exit code 3), `batch.too_large`, or `batch.manifest` with the `field`.
    """
    if len(data) > m.MAX_MANIFEST_BYTES:
        raise UserError("batch.too_large")
    try:
        record = read_object(data)
    except JsonProblem:
        refuse("json")
    if read_number(record, "min_reader", 1, MAX_SEQ) > READER:
        raise UserError("batch.newer", exit_code=ExitCode.NEEDS_DECISION)
    head = DownHead(
        format=read_number(record, "format", 1, MAX_SEQ),
        min_reader=read_number(record, "min_reader", 1, READER),
        kind=read_matching(record, "kind", _KIND),
        subject=read_matching(record, "subject", _SUBJECT) if "subject" in record else "",
        version=read_number(record, "version", 1, MAX_SEQ),
        created=read_instant(record, "created"),
        expires=read_instant(record, "expires") if "expires" in record else None,
        sender=read_sender(record),
        addressees=_addressees(record),
        seals=read_seals(record),
        app_version=read_matching(record, "app_version", VERSION_PATTERN),
        raw_bytes=read_number(record, "raw_bytes", 0, MAX_SEQ),
        payload_bytes=read_number(record, "payload_bytes", 1, MAX_SEQ),
        payload_sha256=read_matching(record, "payload_sha256", SHA256_PATTERN),
    )
    if head.raw_bytes > min(MAX_BODY_BYTES, m.MAX_RAW_RATIO * head.payload_bytes):
        raise UserError("batch.too_large")
    return head


def _addressees(record: Mapping[str, Json]) -> tuple[str, ...]:
    listed = record.get("addressees")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MAX_ADDRESSEES:
        refuse("addressees")
    return tuple(read_recipient({"addressees": entry}, "addressees") for entry in listed)

"""The downstream file: age over a ZIP of a head, its signature and a body (docs/batch-format.md).

Imported where a file is written or read, never at the start of the window.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.base.errors import UserError
from core.sync.downstream import DownHead, parse, serialise
from core.sync.proofs import DownProof
from storage.keys import minisign
from storage.sync.format import age as agefile
from storage.sync.format import zip_layout as ziplayout
from storage.sync.format.batch_file import MAX_FILE_BYTES
from storage.sync.format.payload import LEVEL, MAX_WINDOW_BYTES

_PIECE_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDownstream:
    """A file whose every check passed. The caller decides if its signer is authorised."""

    head: DownHead
    body: bytes
    signer: str
    """The minisign public key that signed it."""
    sha256: str
    """Of the file as it came, in hex."""
    proof: DownProof
    """The head as it was signed: it shows anybody which version this is."""


def seal_downstream(head: DownHead, body: bytes, *, recovery: str | None, seed: bytes) -> bytes:
    """The file of `head`, completed by what `body` is, signed with `seed` (the key of `head.sender`).

    Encrypted to `head.addressees` and to the offline key `recovery` where there is one. The result is one
    that `open_downstream` accepts, or this raises as it does.
    """
    import zstandard

    packed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(body)
    complete = replace(
        head,
        raw_bytes=len(body),
        payload_bytes=len(packed),
        payload_sha256=hashlib.sha256(packed).hexdigest(),
    )
    first = serialise(complete)
    parse(first)
    signature = minisign.sign(first, seed, f"{complete.kind} version:{complete.version}")
    minisign.verify(first, signature, complete.sender.signing_key)
    recipients = [*complete.addressees, *filter(None, [recovery])]
    sealed = agefile.encrypt(
        ziplayout.build((first, signature, packed), ziplayout.DOWNSTREAM_MEMBERS), recipients
    )
    if len(sealed) > MAX_FILE_BYTES:
        raise UserError("batch.too_large")
    return sealed


def open_downstream(
    data: bytes, identities: Sequence[str], *, addressees: frozenset[str] | None = None
) -> OpenedDownstream:
    """Return the content of `data`, once all of docs/batch-format.md holds; nothing is written anywhere.

    `identities` are tried in turn; `addressees` are the recipients in whose name it may be read, by default
    those of `identities`. Raises one `batch.*` error; `batch.newer` has exit code 3 (held).
    """
    if len(data) > MAX_FILE_BYTES:
        raise UserError("batch.too_large")
    ours = agefile.recipients(identities) if addressees is None else addressees
    return open_plain(agefile.decrypt(data, identities), hashlib.sha256(data).hexdigest(), ours)


def open_plain(plain: bytes, sha256: str, addressees: frozenset[str]) -> OpenedDownstream:
    """`open_downstream` of a file that was decrypted already; `sha256` is of the file as it came."""
    try:
        members = ziplayout.read(plain, ziplayout.DOWNSTREAM_MEMBERS)
    except ziplayout.LayoutError:
        raise UserError("batch.layout") from None
    first, signature, packed = bytes(members[0]), bytes(members[1]), members[2]
    head = parse(first)
    try:
        minisign.verify(first, signature, head.sender.signing_key)
    except minisign.BadSignatureError:
        raise UserError("batch.signature") from None
    if not addressees.intersection(head.addressees):
        raise UserError("batch.addressee")
    if len(packed) != head.payload_bytes or hashlib.sha256(packed).hexdigest() != head.payload_sha256:
        raise UserError("batch.tampered")
    return OpenedDownstream(
        head=head,
        body=_unpacked(packed, head.raw_bytes),
        signer=head.sender.signing_key,
        sha256=sha256,
        proof=DownProof(head=first, signature=signature),
    )


def is_downstream(plain: bytes) -> bool:
    """Return True if the first member of the decrypted data is a downstream head."""
    name = ziplayout.DOWNSTREAM.encode()
    return plain[30 : 30 + len(name)] == name


def _unpacked(packed: memoryview, raw_bytes: int) -> bytes:
    import zstandard

    reader = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).stream_reader(
        packed, read_across_frames=True
    )
    pieces: list[bytes] = []
    total = 0
    try:
        while piece := reader.read(_PIECE_BYTES):
            total += len(piece)
            if total > raw_bytes:
                raise UserError("batch.too_large")
            pieces.append(piece)
    except zstandard.ZstdError:
        raise UserError("batch.contents") from None
    if total != raw_bytes:
        raise UserError("batch.contents")
    return b"".join(pieces)

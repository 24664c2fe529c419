"""The batch file: age over a ZIP of a manifest, its signature and the events (docs/batch-format.md).

Imported where a file is written or read, never at the start of the window.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.sync.manifest import Manifest, serialise
from core.sync.manifest_reader import parse
from storage.db.files import read_bounded
from storage.keys import minisign
from storage.sync.format import age as agefile
from storage.sync.format import payload
from storage.sync.format import zip_layout as ziplayout
from storage.sync.format.payload import Payload

MAX_FILE_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file whose every check passed. Whether its signer is trusted is for the caller to decide."""

    manifest: Manifest
    signer: str
    """The minisign public key that signed it."""
    trusted_comment: str
    sha256: str
    """Of the file as it came, in hex."""
    content: memoryview

    def lines(self) -> Iterator[bytes]:
        """The exact event lines, one by one."""
        return payload.read_lines(self.content, self.manifest.raw_bytes)


def seal(manifest: Manifest, part: Payload, *, recipients: Sequence[str], seed: bytes) -> bytes:
    """The file of one part: `manifest` completed by what `part` holds, signed with `seed`, encrypted.

    `recipients` are age keys: the addressee, and the offline recovery key where there is one. The caller
    has chosen streams, profile and part numbers; the result is one that `open_container` accepts, or this
    raises as it does.
    """
    complete = replace(
        manifest,
        streams=part.streams,
        events=part.events,
        raw_bytes=part.raw_bytes,
        payload_bytes=len(part.data),
        payload_sha256=part.sha256,
    )
    head = serialise(complete)
    parse(head)
    comment = f"batch:{complete.batch} number:{complete.number} part:{complete.part}/{complete.parts}"
    signature = minisign.sign(head, seed, comment)
    minisign.verify(head, signature, complete.sender.signing_key)
    sealed = agefile.encrypt(ziplayout.build((head, signature, bytes(part.data))), recipients)
    if len(sealed) > MAX_FILE_BYTES:
        raise UserError("batch.too_large")
    return sealed


def open_container(
    data: bytes, identities: Sequence[str], *, addressees: frozenset[str] | None = None
) -> Opened:
    """Return the content of `data`, once all of sync.md 4 holds; nothing is written anywhere.

    `identities` are tried in turn. `addressees` are the recipients in whose name the file may be read; by
    default those of `identities`. Raises one `batch.*` or `line.*` error, the first in the order of
    docs/batch-format.md, "Reading"; `batch.newer` has exit code 3 (held).
    """
    if len(data) > MAX_FILE_BYTES:
        raise UserError("batch.too_large")
    ours = agefile.recipients(identities) if addressees is None else addressees
    return open_plain(agefile.decrypt(data, identities), hashlib.sha256(data).hexdigest(), ours)


def open_plain(plain: bytes, sha256: str, addressees: frozenset[str]) -> Opened:
    """`open_container` of a file that was decrypted already; `sha256` is of the file as it came."""
    head, signature, content = _members(plain)
    manifest = parse(head)
    try:
        comment = minisign.verify(head, signature, manifest.sender.signing_key)
    except minisign.BadSignatureError:
        raise UserError("batch.signature") from None
    if manifest.addressee not in addressees:
        raise UserError("batch.addressee")
    _check_content(manifest, content)
    return Opened(
        manifest=manifest,
        signer=manifest.sender.signing_key,
        trusted_comment=comment,
        sha256=sha256,
        content=content,
    )


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a batch. Raises `batch.too_large`, or `file.unreadable`."""
    data = read_bounded(path, MAX_FILE_BYTES)
    if data is None:
        raise UserError("batch.too_large")
    return data


def _members(plain: bytes) -> tuple[bytes, bytes, memoryview]:
    try:
        head, signature, content = ziplayout.read(plain)
    except ziplayout.LayoutError:
        raise UserError("batch.layout") from None
    return bytes(head), bytes(signature), content


def _check_content(manifest: Manifest, content: memoryview) -> None:
    if len(content) != manifest.payload_bytes:
        raise UserError("batch.tampered")
    if hashlib.sha256(content).hexdigest() != manifest.payload_sha256:
        raise UserError("batch.tampered")
    payload.check(content, raw_bytes=manifest.raw_bytes, events=manifest.events)

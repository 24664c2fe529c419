"""Keys that sign, places on a page, and what was found out about each signature of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class SignRole(StrEnum):
    """Part of a signer (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.8).

    `person`: the picture of a signature, centred between capacity and name. `office`: the red seal over a
    third of it, at its left. `attached`: the office on a document in a file of its own, no picture but number
    and time at the top right of its first page.
    """

    PERSON = "person"
    OFFICE = "office"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on page number `page` (from 0), in points from the bottom left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a PKCS#12 file, for trials."""

    path: Path


@dataclass(frozen=True, slots=True)
class Token:
    """A key on a USB token, reached by its maker's PKCS#11 library.

    `certificate` is the serial number (hex) of the one that signs, where the token has several.
    """

    library: Path
    certificate: str = ""


KeySource = KeyFile | Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Statements of a certificate. `serial` and `fingerprint` (SHA-256) are hex."""

    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    fingerprint: str


class SignatureState(StrEnum):
    """Verdict on one signature, the worst that holds. Only `valid` is a signature to rely on."""

    VALID = "valid"
    CHANGED = "changed"
    UNKNOWN_ISSUER = "unknown_issuer"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """One signature of a file.

    `signed_at` is the clock of the machine that signed; nobody vouches for it. `is_last` is False where other
    signatures were added later. `revocation_known` is False where the file has no revocation data of
    the certificate: whether it was withdrawn cannot be known without a network.
    """

    field: str
    certificate: Certificate | None
    state: SignatureState
    signed_at: datetime | None
    is_last: bool
    revocation_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignJob:
    """A signature to be made. `appearance` is a PDF page of the size of `box`."""

    pdf: bytes
    key: KeySource
    secret: str
    box: Box
    appearance: bytes
    at: datetime
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The signed file, and the certificate that signed it."""

    pdf: bytes
    certificate: Certificate


class PdfSignatures(Protocol):
    """Makes and checks signatures; reaches no network."""

    def sign(self, job: SignJob) -> Made:
        """Raises `signing.*`; the given bytes are never changed."""
        ...

    def check(self, pdf: bytes, roots: Sequence[bytes], at: datetime) -> Sequence[FoundSignature]:
        """In the order in which they were made. Raises `signing.not_pdf`."""
        ...

    def boxes(self, pdf: bytes) -> Sequence[tuple[str, Box]]:
        """Name of the field and place of each visible signature. Raises `signing.not_pdf`."""
        ...

    def read_roots(self, data: bytes) -> Sequence[tuple[Certificate, bytes]]:
        """The root certificates of a file, each as DER. Raises `signing.not_root`."""
        ...

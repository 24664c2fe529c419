"""Statements of certificates, and the root certificates of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.signing.models import Certificate

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate as Asn1Certificate


def facts(certificate: Asn1Certificate) -> Certificate:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Certificate(
        name=_named(subject),
        organisation=_text(subject.get("organization_name")),
        issuer=_named(issuer),
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before.astimezone(VIETNAM),
        valid_until=certificate.not_valid_after.astimezone(VIETNAM),
        fingerprint=certificate.sha256.hex(),
    )


def read_roots(data: bytes) -> Sequence[tuple[Certificate, bytes]]:
    """DER, PEM, or several in one PEM file. Raises `signing.not_root`."""
    from asn1crypto import pem

    try:
        found = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        roots = [_root(der) for der in found]
    except (ValueError, TypeError, KeyError) as error:
        raise UserError("signing.not_root") from error
    if not roots:
        raise UserError("signing.not_root")
    return roots


def _root(der: bytes) -> tuple[Certificate, bytes]:
    """Raises ValueError for another thing than a certificate that may issue others."""
    from asn1crypto.x509 import Certificate as Asn1Certificate

    certificate = Asn1Certificate.load(der, strict=True)
    if not certificate.ca:
        raise ValueError("not of an issuer")
    return facts(certificate), der


def _named(name: Any) -> str:
    """The common name, else the organisation, else everything."""
    for key in ("common_name", "organization_name"):
        if text := _text(name.get(key)):
            return text
    return ", ".join(_text(value) for value in name.values())


def _text(value: Any) -> str:
    return " ".join(value if isinstance(value, list) else [value]) if value else ""

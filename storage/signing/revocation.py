"""Lists of withdrawn certificates in a signed file. Anybody may add one; its own signature decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.x509 import CertificateRevocationList


def revocation(lists: Sequence[bytes], signer: Any, path: Any, at: datetime) -> tuple[bool, bool]:
    """Return True where a list signed by the signer's issuer is in force, and True where one has the signer.

    `path` is the chain up to a trusted root; without one no list is believed.
    """
    own = list(_signed(lists, signer, path))
    in_force = any(one.last_update_utc <= at <= (one.next_update_utc or at) for one in own)
    serial = signer.serial_number
    is_listed = any(one.get_revoked_certificate_by_serial_number(serial) is not None for one in own)
    return in_force, is_listed


def _signed(lists: Sequence[bytes], signer: Any, path: Any) -> Iterator[CertificateRevocationList]:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

    above = () if path is None else path.iter_certs(include_root=True)
    issuers = [load_der_x509_certificate(one.dump()) for one in above if one.subject == signer.issuer]
    for data in lists:
        with suppress(ValueError, TypeError, UnsupportedAlgorithm):
            one = load_der_x509_crl(data)
            if any(one.is_signature_valid(issuer.public_key()) for issuer in issuers):  # type: ignore[arg-type] # other kinds raise
                yield one

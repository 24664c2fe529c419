"""The sentence of a verdict on a signature, for the window and the command line."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.signing.models import FoundSignature, SignatureState

_CODES: Final = {
    SignatureState.VALID: "signature.valid",
    SignatureState.CHANGED: "signature.changed",
    SignatureState.UNKNOWN_ISSUER: "signature.unknown_issuer",
    SignatureState.EXPIRED: "signature.expired",
    SignatureState.REVOKED: "signature.revoked",
    SignatureState.NOT_ACCEPTED: "signature.not_accepted",
}


def verdict(found: FoundSignature) -> UserError:
    """A code of `resources/sentences.toml` with its values; only `valid` reads as valid."""
    if found.certificate is None:
        return UserError("signature.unreadable")
    one = found.certificate
    offline = found.state is SignatureState.VALID and not found.revocation_known
    return UserError(
        "signature.valid_offline" if offline else _CODES[found.state],
        name=one.name,
        organisation=f" ({one.organisation})" if one.organisation else "",
        issuer=one.issuer,
        first=f"{one.valid_from:%d/%m/%Y}",
        last=f"{one.valid_until:%d/%m/%Y}",
        at="?" if found.signed_at is None else f"{found.signed_at:%H:%M:%S %d/%m/%Y}",
    )

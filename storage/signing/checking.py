"""Checks every signature of a PDF against the roots that the office added; nothing else is trusted."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.signing.models import Box, FoundSignature, SignatureState
from storage.signing.certificates import facts
from storage.signing.offline import DAMAGED, InPlaceLoop, keep_offline
from storage.signing.revocation import revocation

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_EXPIRED: Final = {"EXPIRED", "NOT_YET_VALID", "OUT_OF_BOUNDS_NO_POE", "OUT_OF_BOUNDS_NOT_REVOKED"}
_REVOKED: Final = {"REVOKED", "REVOKED_NO_POE", "REVOKED_CA_NO_POE"}
_UNKNOWN: Final = {"NO_CERTIFICATE_CHAIN_FOUND", "NO_SIGNING_CERTIFICATE_FOUND"}


def check(pdf: bytes, roots: Sequence[bytes], at: datetime) -> Sequence[FoundSignature]:
    """In the order in which they were made. Raises `signing.not_pdf`."""
    with _opened(pdf) as reader:
        found = list(reader.embedded_regular_signatures)
        return tuple(
            _checked(one, roots, at, is_last=place == len(found)) for place, one in enumerate(found, 1)
        )


def boxes(pdf: bytes) -> Sequence[tuple[str, Box]]:
    """Name of the field and place of each visible signature. Raises `signing.not_pdf`."""
    with _opened(pdf) as reader:
        find: Any = reader.find_page_for_modification
        pages = [find(number)[0].reference for number in range(_pages(reader))]
        found = []
        for one in reader.embedded_regular_signatures:
            left, bottom, right, top = (float(edge) for edge in one.sig_field["/Rect"])
            page = pages.index(one.sig_field.raw_get("/P").reference)
            if right > left and top > bottom:
                box = Box(page=page, left=left, bottom=bottom, right=right, top=top)
                found.append((one.field_name, box))
        return tuple(found)


def _pages(reader: PdfFileReader) -> int:
    return int(reader.root["/Pages"]["/Count"])


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfFileReader]:
    keep_offline()
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        if reader.encrypted:
            raise UserError("signing.not_pdf")
        yield reader
    except (PdfError, *DAMAGED) as error:
        raise UserError("signing.not_pdf") from error


def _checked(found: Any, roots: Sequence[bytes], at: datetime, *, is_last: bool) -> FoundSignature:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation.errors import SignatureValidationError

    certificate, signed_at, revocation = None, None, False
    state = SignatureState.CHANGED
    with suppress(PdfError, SignatureValidationError, *DAMAGED):
        certificate = facts(found.signer_cert)
        signed_at = found.self_reported_timestamp
        status, revocation, is_listed = _status(found, roots, at)
        state = _state(found, status, is_last=is_last)
        if is_listed and state is SignatureState.VALID:
            state = SignatureState.REVOKED
    return FoundSignature(
        field=found.field_name,
        certificate=certificate,
        state=state,
        signed_at=None if signed_at is None else signed_at.astimezone(VIETNAM),
        is_last=is_last,
        revocation_known=revocation,
    )


def _status(found: Any, roots: Sequence[bytes], at: datetime) -> tuple[Any, bool, bool]:
    """Return pyHanko's verdict, and what the lists in the file add to it (`revocation`).

    pyHanko reads a list only where the certificate names an address of lists.
    """
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    options: dict[str, Any] = {
        "trust_roots": [Certificate.load(root) for root in roots],
        "moment": at,
        "allow_fetching": False,
        "revocation_mode": "soft-fail",
    }
    try:
        store = DocumentSecurityStore.read_dss(found.reader)
        context = store.as_validation_context(options)
        lists = [one.get_object().data for one in store.crls]
    except NoDSSFoundError:
        context, lists = ValidationContext(**options), []
    usage = {"non_repudiation", "digital_signature"}
    signs = KeyUsageConstraints(key_usage=usage, match_all_key_usages=False)
    status = InPlaceLoop().run(
        async_validate_pdf_signature(found, signer_validation_context=context, key_usage_settings=signs)
    )
    return status, *revocation(lists, found.signer_cert, status.validation_path, at)


def _state(found: Any, status: Any, *, is_last: bool) -> SignatureState:
    """The worst that holds. A trusted chain is not enough."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    kept = is_last and status.modification_level is not ModificationLevel.LTA_UPDATES
    enough = SignatureCoverageLevel.ENTIRE_FILE if kept else SignatureCoverageLevel.ENTIRE_REVISION
    whole = status.coverage is not None and status.coverage >= enough
    if not (status.intact and status.valid and whole and _is_padded(found.pkcs7_content)):
        return SignatureState.CHANGED
    if not (status.docmdp_ok and status.seed_value_ok):
        return SignatureState.CHANGED
    if status.bottom_line:
        return SignatureState.VALID
    return _problem(status)


def _problem(status: Any) -> SignatureState:
    reason = getattr(status.trust_problem_indic, "name", "")
    if status.revoked or reason in _REVOKED:
        return SignatureState.REVOKED
    if reason in _UNKNOWN or not status.validation_path:
        return SignatureState.UNKNOWN_ISSUER if reason not in _EXPIRED else SignatureState.EXPIRED
    return SignatureState.EXPIRED if reason in _EXPIRED else SignatureState.NOT_ACCEPTED


def _is_padded(content: bytes) -> bool:
    """Return True if only zeros follow the signature in the room that was kept for it."""
    from asn1crypto.parser import peek

    return not content[peek(content) :].strip(b"\0")

"""Commands of signed PDF files, and of the root certificates that the office trusts."""

from __future__ import annotations

from argparse import Namespace

from core.application.services import Services
from core.base.clock import iso
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute, read_first_line
from core.signing.desk import SEAL_MM, SignWish
from core.signing.models import (
    Certificate,
    FoundSignature,
    KeyFile,
    KeySource,
    SignatureState,
    SignRole,
    Token,
)
from ui.catalog import sentence
from ui.cli.answer import Answer
from ui.signature_words import verdict


def sign_file(services: Services, options: Namespace) -> Answer:
    """One more signature, in a file beside the given one, which stays as it is."""
    key: KeySource = (
        Token(absolute(options.token), options.certificate)
        if options.token is not None
        else KeyFile(absolute(options.key_file))
    )
    wish = SignWish(
        file=absolute(options.file),
        role=SignRole(options.role),
        key=key,
        picture=None if options.picture is None else absolute(options.picture),
        seal_mm=SEAL_MM if options.seal_mm is None else options.seal_mm,
        number=options.number,
    )
    signed = services.signing.sign(wish, read_first_line(options.pin_file))
    (path,) = services.write_beside([(signed.path, signed.pdf)])
    name, at = signed.certificate.name, f"{signed.at:%H:%M:%S %d/%m/%Y}"
    return Answer(
        data={"file": str(path), "at": iso(signed.at), "certificate": _certificate(signed.certificate)},
        vi=f"{name} đã ký lúc {at} theo giờ của máy này: {path}. Tệp chưa ký vẫn còn.",
        en=f"{name} signed at {at} by this machine's clock: {path}. The unsigned file stays.",
    )


def check_file(services: Services, options: Namespace) -> Answer:
    """The verdict on each signature; exit code 3 where not every one is to be relied on."""
    found = services.signing.check(absolute(options.file))
    if not found:
        raise UserError("signing.none", exit_code=ExitCode.NEEDS_DECISION, file=options.file.name)
    good = all(one.state is SignatureState.VALID for one in found)
    return Answer(
        data={"valid": good, "signatures": [_signature(one) for one in found]},
        vi="\n".join(sentence(verdict(one), "vi") for one in found),
        en="\n".join(sentence(verdict(one), "en") for one in found),
        exit_code=ExitCode.DONE if good else ExitCode.NEEDS_DECISION,
    )


def list_roots(services: Services, options: Namespace) -> Answer:
    del options
    return _roots(services.signing.roots())


def add_roots(services: Services, options: Namespace) -> Answer:
    return _roots(services.published(services.signing.add_roots(absolute(options.file))))


def remove_root(services: Services, options: Namespace) -> Answer:
    root = services.published(services.signing.remove_root(options.fingerprint))
    return Answer(
        data=_certificate(root),
        vi=f"Không còn tin chứng thư gốc {root.name}.",
        en=f"The root certificate {root.name} is not trusted any more.",
    )


def _roots(roots: tuple[Certificate, ...]) -> Answer:
    lines = "\n".join(f"{one.fingerprint[:16]}\t{one.name}\t{one.valid_until:%d/%m/%Y}" for one in roots)
    return Answer(data={"roots": [_certificate(one) for one in roots]}, vi=lines, en=lines)


def _signature(found: FoundSignature) -> dict[str, object]:
    return {
        "state": found.state.value,
        "signed_at": None if found.signed_at is None else iso(found.signed_at),
        "is_last": found.is_last,
        "revocation_known": found.revocation_known,
        "certificate": None if found.certificate is None else _certificate(found.certificate),
    }


def _certificate(one: Certificate) -> dict[str, object]:
    return {
        "name": one.name,
        "organisation": one.organisation,
        "issuer": one.issuer,
        "serial": one.serial,
        "first": iso(one.valid_from),
        "last": iso(one.valid_until),
        "fingerprint": one.fingerprint,
    }

"""Keys that sign: a PKCS#12 file, or a USB token by its maker's PKCS#11 library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.base.errors import UserError
from core.base.given_files import read_given
from core.signing.models import KeyFile, KeySource, Token
from storage.signing.certificates import facts
from storage.signing.offline import keep_offline

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

_MOST: Final = 4 * 1024 * 1024
"""Bytes of a PKCS#12 file; a real one has a few kilobytes."""


@contextmanager
def signer_of(source: KeySource, secret: str) -> Iterator[Signer]:
    """The key, open while the block runs. Raises `signing.*`, also for what a token does in the block."""
    keep_offline()
    if isinstance(source, KeyFile):
        yield _from_file(source, secret)
    else:
        with _token_errors(source), _session(source, secret) as session:
            yield _from_token(session, source)


def _from_file(source: KeyFile, passphrase: str) -> Signer:
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    data = read_given(source.path, _MOST)
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except ValueError as error:
        wrong = "password" in str(error).lower()
        code = "signing.wrong_passphrase" if wrong else "signing.not_key_file"
        raise UserError(code, file=source.path.name) from error
    if key is None or certificate is None:
        raise UserError("signing.not_key_file", file=source.path.name)
    signer: Signer = SimpleSigner.load_pkcs12_data(
        data, other_certs=(), passphrase=passphrase.encode() or None
    )
    return signer


@contextmanager
def _session(source: Token, pin: str) -> Iterator[Any]:
    """A session of the token that is plugged in, closed at the end also where the token is gone."""
    import pkcs11

    token = _plugged_in(source.library)
    try:
        session = token.open(user_pin=pin)
    except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinInvalid) as error:
        raise UserError(_tries_left(token), token=_label(token)) from error
    try:
        yield session
    finally:
        with suppress(pkcs11.PKCS11Error):
            session.close()


def _plugged_in(library: Path) -> Any:
    """Raises `signing.library`, `signing.no_token` or `signing.several_tokens`."""
    import pkcs11

    if not library.is_file():
        raise UserError("signing.library", library=library.name)
    try:
        loaded = pkcs11.lib(str(library))
        loaded.reinitialize()  # libraries list only the tokens that were plugged in when they began
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise UserError("signing.library", library=library.name) from error
    found = [
        token
        for slot in loaded.get_slots(token_present=True)
        if (token := _token_in(slot)) is not None and token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED
    ]
    if not found:
        raise UserError("signing.no_token")
    if len(found) > 1:
        raise UserError("signing.several_tokens", tokens=", ".join(_label(token) for token in found))
    return found[0]


def _token_in(slot: Any) -> Any:
    import pkcs11

    with suppress(pkcs11.PKCS11Error):
        return slot.get_token()
    return None


def _tries_left(token: Any) -> str:
    """The sentence of a wrong PIN; PKCS#11 has no number of tries, only three flags."""
    import pkcs11

    flags = 0
    with suppress(pkcs11.PKCS11Error):
        flags = int(token.slot.get_token().flags)
    return wrong_pin(flags)


def wrong_pin(flags: int) -> str:
    """The code of the sentence by the flags of a token after a wrong PIN."""
    import pkcs11

    if flags & pkcs11.TokenFlag.USER_PIN_LOCKED:
        return "signing.pin_locked"
    if flags & pkcs11.TokenFlag.USER_PIN_FINAL_TRY:
        return "signing.wrong_pin_last"
    if flags & pkcs11.TokenFlag.USER_PIN_COUNT_LOW:
        return "signing.wrong_pin_few"
    return "signing.wrong_pin"


def _from_token(session: Any, source: Token) -> Signer:
    """The certificate that has a key on the token. Raises `signing.no_certificate`, `.which_certificate`."""
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, KeyType, ObjectClass
    from pyhanko.sign.pkcs11 import PKCS11Signer

    stored = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
    held = [(one[Attribute.ID], Certificate.load(one[Attribute.VALUE])) for one in stored]
    keys = {
        key[Attribute.ID]: key[Attribute.KEY_TYPE]
        for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    }
    able = [(id_, one) for id_, one in held if id_ in keys]
    if source.certificate:
        wanted = source.certificate.lower().lstrip("0")
        able = [(id_, one) for id_, one in able if f"{one.serial_number:x}" == wanted]
    if not able:
        raise UserError("signing.no_certificate")
    if len(able) > 1:
        raise UserError("signing.which_certificate", certificates=_listed([one for _, one in able]))
    id_, certificate = able[0]
    return PKCS11Signer(
        session,
        signing_cert=certificate,
        ca_chain=[one for _, one in held if one.ca],
        key_id=id_,
        use_raw_mechanism=keys[id_] == KeyType.EC,  # hashing on the token is rare for these keys
    )


def _listed(certificates: Sequence[Any]) -> str:
    return "; ".join(f"{(one := facts(found)).name} ({one.serial})" for found in certificates)


@contextmanager
def _token_errors(source: Token) -> Iterator[None]:
    """Sort what a token does into sentences; where it is gone, every call fails in its own way."""
    import pkcs11

    try:
        yield
    except pkcs11.PinLocked as error:
        raise UserError("signing.pin_locked", token="") from error
    except (pkcs11.MechanismInvalid, pkcs11.KeyTypeInconsistent, pkcs11.FunctionNotSupported) as error:
        raise UserError("signing.token_unable") from error
    except pkcs11.PKCS11Error as error:
        raise UserError("signing.token_gone", reason=type(error).__name__) from error


def _label(token: Any) -> str:
    return str(token.label or "").strip("\0 ")

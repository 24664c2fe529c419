"""A certificate authority of the tests: roots, people, an office, key files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from core.base.clock import VIETNAM

NOW = datetime(2026, 12, 3, 9, 30, 15, tzinfo=VIETNAM)
YEAR = timedelta(days=365)
PASSPHRASE = "mật khẩu thử"
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Holder:
    """A key and its certificate."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_file(self, passphrase: str = PASSPHRASE) -> bytes:
        """As PKCS#12."""
        return pkcs12.serialize_key_and_certificates(
            b"key",
            self.key,
            self.certificate,
            None,
            serialization.BestAvailableEncryption(passphrase.encode()),
        )


class Authority:
    """Issues certificates that hold from a year before `NOW`."""

    def __init__(self, name: str = "CA thử của tỉnh", *, begins: datetime = NOW - 4 * YEAR) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _name(name)
        self.root = Holder(self.key, self._certificate(self.name, self.key, begins, NOW + 9 * YEAR, ca=True))

    def issue(
        self,
        name: str,
        organisation: str = "Ủy ban MTTQ Việt Nam tỉnh Cà Mau",
        *,
        begins: datetime = NOW - YEAR,
        ends: datetime = NOW + YEAR,
        curve: bool = False,
    ) -> Holder:
        key: PrivateKey = (
            ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
        )
        subject = _name(name, organisation)
        return Holder(key, self._certificate(subject, key, begins, ends, ca=False))

    def revoked(self, holder: Holder, at: datetime = NOW) -> bytes:
        """The list of withdrawn certificates of that day, with this one, as DER."""
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(holder.certificate.serial_number)
            .revocation_date(at - timedelta(days=2))
            .build()
        )
        return (
            self._list(at)
            .add_revoked_certificate(entry)
            .sign(self.key, hashes.SHA256())
            .public_bytes(serialization.Encoding.DER)
        )

    def _list(self, at: datetime) -> x509.CertificateRevocationListBuilder:
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        return builder.last_update(at - timedelta(days=1)).next_update(at + timedelta(days=7))

    def _certificate(
        self, subject: x509.Name, key: PrivateKey, begins: datetime, ends: datetime, *, ca: bool
    ) -> x509.Certificate:
        public = key.public_key()
        usage = x509.KeyUsage(
            digital_signature=not ca,
            content_commitment=not ca,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=ca,
            crl_sign=ca,
            encipher_only=False,
            decipher_only=False,
        )
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )


def _name(common: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organisation:
        parts.insert(0, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)

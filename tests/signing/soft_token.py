"""A token of SoftHSM2 in a folder, with a key and its certificate."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pkcs11
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.signing.authority import Holder

LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so").resolve()
PIN = "123456"


class SoftToken:
    """`folder` is where SoftHSM2 keeps it; without the folder it is pulled out."""

    def __init__(self, folder: Path, label: str = "VAN THU") -> None:
        self.folder = folder
        self.slots = folder / "tokens"
        self.slots.mkdir(parents=True)
        settings = folder / "softhsm2.conf"
        settings.write_text(f"directories.tokendir = {self.slots}\nlog.level = ERROR\n", encoding="utf-8")
        os.environ["SOFTHSM2_CONF"] = str(settings)
        self.add(label)

    def add(self, label: str) -> None:
        command = ["softhsm2-util", "--init-token", "--free", "--label", label]
        command += ["--so-pin", "0000", "--pin", PIN]
        subprocess.run(command, check=True, capture_output=True)

    def put(self, holder: Holder, key_id: bytes) -> None:
        """A key with its certificate."""
        library = pkcs11.lib(str(LIBRARY))
        library.reinitialize()
        token = library.get_token(token_flags=pkcs11.TokenFlag.TOKEN_INITIALIZED)
        der = holder.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        is_rsa = isinstance(holder.key, rsa.RSAPrivateKey)
        template = decode_rsa_private_key(der) if is_rsa else decode_ec_private_key(der)
        with token.open(user_pin=PIN, rw=True) as session:
            session.create_object(
                template
                | {
                    Attribute.ID: key_id,
                    Attribute.TOKEN: True,
                    Attribute.PRIVATE: True,
                    Attribute.SENSITIVE: True,
                    Attribute.SIGN: True,
                    Attribute.KEY_TYPE: KeyType.RSA if is_rsa else KeyType.EC,
                    Attribute.CLASS: ObjectClass.PRIVATE_KEY,
                }
            )
            session.create_object(
                decode_x509_certificate(holder.der) | {Attribute.ID: key_id, Attribute.TOKEN: True}
            )

    def pull_out(self) -> None:
        shutil.rmtree(self.slots)
        self.slots.mkdir()

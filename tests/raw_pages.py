"""Every page of an encrypted database in the clear, free pages and unused space too."""

from __future__ import annotations

import _ssl
import ctypes
from pathlib import Path

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
"""SQLCipher 4: AES-256-CBC by the raw key; the IV and an HMAC end each page, a salt begins the first."""


def decrypted_pages(path: Path, key: bytes) -> bytes:
    data = path.read_bytes()
    assert data
    assert len(data) % PAGE == 0
    pages = []
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        pages.append(_decrypted(page[SALT if at == 0 else 0 : PAGE - RESERVED], key, iv))
    assert pages[0][: 100 - SALT] != bytes(100 - SALT)
    return b"".join(pages)


def _decrypted(data: bytes, key: bytes, iv: bytes) -> bytes:
    """By the libcrypto that Python's own `ssl` is linked to."""
    lib = ctypes.CDLL(_ssl.__file__)
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_cbc"):
        getattr(lib, name).restype = ctypes.c_void_p
    context = ctypes.c_void_p(lib.EVP_CIPHER_CTX_new())
    out = ctypes.create_string_buffer(len(data) + 32)
    size = ctypes.c_int()
    try:
        cipher = ctypes.c_void_p(lib.EVP_aes_256_cbc())
        assert lib.EVP_DecryptInit_ex(context, cipher, None, key, iv) == 1
        lib.EVP_CIPHER_CTX_set_padding(context, 0)
        assert lib.EVP_DecryptUpdate(context, out, ctypes.byref(size), data, len(data)) == 1
    finally:
        lib.EVP_CIPHER_CTX_free(context)
    return out.raw[: size.value]

"""The one ZIP that a batch or a downstream file may hold: three members, stored, back to back, nothing else.

Written and read by hand: a general reader accepts far more than the format allows (docs/batch-format.md).
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.minisig"
PAYLOAD: Final = "events.ndjson.zst"
MEMBERS: Final = (MANIFEST, SIGNATURE, PAYLOAD)
DOWNSTREAM: Final = "downstream.json"
DOWNSTREAM_MEMBERS: Final = (DOWNSTREAM, "downstream.json.minisig", "body.zst")
Names = tuple[str, str, str]

LOCAL_MARK: Final = b"PK\x03\x04"
END: Final = struct.Struct("<4sHHHHIIH")
END_MARK: Final = b"PK\x05\x06"

_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_CENTRAL_MARK: Final = b"PK\x01\x02"
_STORED: Final = 0
_VERSION: Final = 10
_UTF8_NAME: Final = 0x0800
_TIME, _DAY = 0, 0x21  # midnight of 1/1/1980: a file does not reveal when its parts were made


class LayoutError(ValueError):
    """Not that ZIP."""


def build(members: tuple[bytes, bytes, bytes], names: Names = MEMBERS) -> bytes:
    """The ZIP of the contents of `names`, byte for byte the same for the same contents."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, content in zip(names, members, strict=True):
        encoded = name.encode()
        facts = (_TIME, _DAY, zlib.crc32(content), len(content), len(content), len(encoded), 0)
        parts += (_LOCAL.pack(LOCAL_MARK, _VERSION, 0, _STORED, *facts), encoded, content)
        central = (_CENTRAL_MARK, _VERSION, _VERSION, 0, _STORED, *facts, 0, 0, 0, 0, offset)
        directory += (_CENTRAL.pack(*central), encoded)
        offset += _LOCAL.size + len(encoded) + len(content)
    size = sum(len(part) for part in directory)
    end = END.pack(END_MARK, 0, 0, len(names), len(names), size, offset, 0)
    return b"".join((*parts, *directory, end))


def read(data: bytes, names: Names = MEMBERS) -> tuple[memoryview, memoryview, memoryview]:
    """Return the contents of the three members in order, as views of `data`; `LayoutError` for any other ZIP.

    Sizes come from the local headers and must agree with the directory; no byte is outside of them.
    """
    view = memoryview(data)
    contents: list[memoryview] = []
    entries: list[tuple[int, bytes]] = []
    at = 0
    for name in names:
        start = at
        content, shared = _local(view, at, name)
        at += _LOCAL.size + len(name) + len(content)
        contents.append(content)
        entries.append((start, shared))
    directory = at
    for name, (start, shared) in zip(names, entries, strict=True):
        at = _central(view, at, name, start, shared)
    _end(view, at, directory)
    return contents[0], contents[1], contents[2]


def _local(view: memoryview, at: int, name: str) -> tuple[memoryview, bytes]:
    """A member's content, and the 26 bytes that its directory entry must repeat."""
    head = bytes(view[at : at + _LOCAL.size])
    if len(head) < _LOCAL.size:
        raise LayoutError("too short")
    mark, _version, flags, method, _time, _day, crc, packed, size, name_size, extra = _LOCAL.unpack(head)
    if mark != LOCAL_MARK or flags & ~_UTF8_NAME or method != _STORED or extra or packed != size:
        raise LayoutError("not stored")
    body = at + _LOCAL.size + name_size
    if bytes(view[at + _LOCAL.size : body]) != name.encode():
        raise LayoutError("another name")
    content = view[body : body + size]
    if len(content) != size or zlib.crc32(content) != crc:
        raise LayoutError("another content")
    return content, head[4:]


def _central(view: memoryview, at: int, name: str, start: int, shared: bytes) -> int:
    head = bytes(view[at : at + _CENTRAL.size])
    if len(head) < _CENTRAL.size or head[:4] != _CENTRAL_MARK or head[6:32] != shared:
        raise LayoutError("another entry")
    comment, disk, _internal, _external, offset = struct.unpack("<HHHII", head[32:])
    after = at + _CENTRAL.size + len(name)
    if comment or disk or offset != start or bytes(view[at + _CENTRAL.size : after]) != name.encode():
        raise LayoutError("another entry")
    return after


def _end(view: memoryview, at: int, directory: int) -> None:
    end = END.pack(END_MARK, 0, 0, len(MEMBERS), len(MEMBERS), at - directory, directory, 0)
    if bytes(view[at:]) != end:
        raise LayoutError("another end")

"""Files that must be refused: cut, damaged, and rightly signed ones that break a rule of the format."""

from __future__ import annotations

import copy
import hashlib
import io
import random
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import zstandard

from storage.keys import minisign
from storage.sync.format import age as agefile
from storage.sync.format import zip_layout as ziplayout

Mutation = tuple[str, bytes]
"""Mutation, and the file."""

ABSENT = object()
NOT_TEXT: tuple[object, ...] = (None, True, 7, 1.5, [], {}, "\x00", "e\u0301", "x" * 5000)
NOT_A_NUMBER: tuple[object, ...] = (None, True, "1", 1.5, [], {}, -1, 2**70)
NOT_A_LIST: tuple[object, ...] = (None, "x", 0, {}, [None], [[]], [1])
NOT_AN_OBJECT: tuple[object, ...] = (None, "x", 0, [], [{}])
FREE = {"hamlet", "previous", "expires"}
"""Keys of a manifest or a head that may be absent, or null in places."""
OPTIONAL = {*FREE, "seals"}
"""Keys that may be absent: a file without seals proves nothing of its lines, and is merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A whole file and what it takes to make others like it."""

    data: bytes
    identity: str
    recipient: str
    seed: bytes
    names: tuple[str, str, str] = ziplayout.MEMBERS

    def members(self) -> tuple[bytes, bytes, bytes]:
        first, second, third = ziplayout.read(agefile.decrypt(self.data, [self.identity]), self.names)
        return bytes(first), bytes(second), bytes(third)

    def sealed(self, plain: bytes) -> bytes:
        return agefile.encrypt(plain, [self.recipient])

    def signed(self, head: bytes, payload: bytes) -> bytes:
        """A file with a manifest of any bytes, rightly signed by its sender."""
        signature = minisign.sign(head, self.seed, "by hand")
        return self.built((head, signature, payload))

    def built(self, members: tuple[bytes, bytes, bytes]) -> bytes:
        return self.sealed(ziplayout.build(members, self.names))

    def manifest(self) -> dict[str, Any]:
        return dict(orjson.loads(self.members()[0]))

    def lines(self) -> list[bytes]:
        content = self.members()[2]
        return zstandard.ZstdDecompressor().decompressobj().decompress(content).splitlines()

    def with_raw(self, raw: bytes, **changes: object) -> bytes:
        """A file of the same sender whose manifest fits `raw`."""
        payload = zstandard.ZstdCompressor(level=6, write_checksum=True).compress(raw)
        fitting: dict[str, object] = {
            "raw_bytes": len(raw),
            "payload_bytes": len(payload),
            "payload_sha256": hashlib.sha256(payload).hexdigest(),
        }
        if self.names == ziplayout.MEMBERS:
            fitting["events"] = raw.count(b"\n")
        return self.signed(orjson.dumps(self.manifest() | fitting | changes), payload)

    def with_lines(self, lines: list[bytes]) -> bytes:
        return self.with_raw(b"".join(line + b"\n" for line in lines))


def truncations(original: Original) -> Iterator[Mutation]:
    for length in range(len(original.data)):
        yield f"cut to {length}", original.data[:length]


def flips(original: Original) -> Iterator[Mutation]:
    """Every byte, in one bit and in all."""
    for at, byte in enumerate(original.data):
        for mask in (1 << at % 8, 0xFF):
            yield f"byte {at} ^ {mask}", _put(original.data, at, byte ^ mask)


def inner_flips(original: Original) -> Iterator[Mutation]:
    """Every byte of the three members, rightly encrypted again."""
    head, signature, payload = original.members()
    for name, member in (("manifest", head), ("signature", signature), ("payload", payload)):
        for at, byte in enumerate(member):
            changed = _put(member, at, byte ^ 1 << at % 8)
            members = (
                changed if name == "manifest" else head,
                changed if name == "signature" else signature,
                changed if name == "payload" else payload,
            )
            if name == "signature" and len(b"untrusted comment: ") <= at < signature.index(b"\n"):
                continue  # the untrusted comment is free text
            if name == "manifest" and _asks_for_more(changed):
                continue  # kept for a later program, regardless of its other content
            yield f"{name} byte {at}", original.built(members)


def manifests(original: Original) -> Iterator[Mutation]:
    """Every value of the manifest replaced by what it cannot be, or taken away; rightly signed."""
    _, _, payload = original.members()
    whole = original.manifest()
    for path, value in _values(whole):
        for other in (*never(value), *(() if path[-1] in OPTIONAL else (ABSENT,))):
            if path[-1] in FREE and other is None:
                continue
            changed = copy.deepcopy(whole)
            _change(changed, path, other)
            yield f"manifest {path} = {shown(other)}", original.signed(dumps(changed), payload)
    text = orjson.dumps(whole)
    for what, head in {
        "a key twice": b'{"format":1,' + text[1:],
        "not UTF-8": text[:-1] + b',"more":"\xff"}',
        "a byte order mark": b"\xef\xbb\xbf" + text,
        "NaN": text.replace(b'"raw_bytes":', b'"raw_bytes":NaN,"of":'),
        "an array": b"[" + text + b"]",
        "nothing": b"",
        "nine levels": text[:-1] + b',"deep":' + b"[" * 9 + b"]" * 9 + b"}",
        "two objects": text + text,
        "a lone surrogate": text[:-1] + b',"text":"\\ud800"}',
        "a megabyte": text[:-1] + b',"more":"' + b"x" * 1_048_576 + b'"}',
    }.items():
        yield f"manifest: {what}", original.signed(head, payload)


def archives(original: Original) -> Iterator[Mutation]:
    """ZIPs by another writer with members too many, too few, twice, renamed, deflated, out of order."""
    known = dict(zip(original.names, original.members(), strict=True))
    first, second, third = original.names
    layouts = {
        "too few": [first, second],
        "none": [],
        "twice": [first, second, third, third],
        "too many": [first, second, third, f"readme.txt|{first}"],
        "another order": [second, first, third],
        "a path": [f"../../{first}|{first}", second, third],
        "absolute": [f"/{first}|{first}", second, third],
        "backslash": [f"..\\{first}|{first}", second, third],
        "a folder": [f"x/{first}|{first}", second, third],
        "a nul": [f"{first}\x00.txt|{first}", second, third],
        "another case": [f"{first.upper()}|{first}", second, third],
    }
    for what, names in layouts.items():
        yield f"zip {what}", original.sealed(_zipped(known, names))
    yield "zip deflated", original.sealed(_zipped(known, list(known), method=zipfile.ZIP_DEFLATED))
    yield "zip with a comment", original.sealed(_zipped(known, list(known), comment=b"hello"))
    plain, dice = ziplayout.build(original.members(), original.names), random.Random(4)
    for number in range(200):
        at, size = dice.randrange(len(plain)), dice.randint(1, 12)
        if number % 2:
            yield f"zip without {size} at {at}", original.sealed(plain[:at] + plain[at + size :])
        else:
            yield f"zip with {size} at {at}", original.sealed(plain[:at] + dice.randbytes(size) + plain[at:])


def events(original: Original) -> Iterator[Mutation]:
    """Lines that break a rule, in files that are rightly signed and counted."""
    lines = original.lines()
    for place, line in enumerate(lines):
        for what, changed in changed_lines(line):
            yield f"line {place}: {what}", original.with_lines([*lines[:place], changed, *lines[place + 1 :]])
    yield "a line too many", original.with_lines([*lines, lines[0].replace(b'"seq":1', b'"seq":999')])
    yield "a line too few", original.with_lines(lines[:-1])
    yield "no line", original.with_lines([])
    raw = b"".join(line + b"\n" for line in lines)
    yield "an empty line", original.with_raw(raw.replace(b"\n", b"\n\n", 1))
    yield "no last line feed", original.with_raw(raw[:-1], events=len(lines))
    yield "carriage returns", original.with_raw(raw.replace(b"\n", b"\r\n"), events=len(lines) - 1)
    yield "one id, two contents", original.with_lines([*lines, lines[0].replace(b'"v":', b'"v": ', 1)])


SIGNED = "seconds"
"""A number of events that may be negative."""

ENVELOPE = ("id", "kind", "v", "device", "incarnation", "class", "seq", "hlc")
REQUIRED = {
    "household.added": ("household", "commune", "valid_from"),
    "household.field": ("household", "field"),
    "visit.recorded": ("campaign", "household", "at", "result"),
    "visit.note": ("visit", "text"),
    "officer.added": ("who",),
    "officer.field": ("who", "field", "value"),
    "clock.offset": ("machine", "since", "until", "seconds"),
    "device.enrolled": (
        "machine",
        "minisign",
        "age",
        "unit",
        "valid_from",
        "at",
        "stamp",
        "signer",
        "signature",
    ),
}


def changed_lines(line: bytes) -> Iterator[tuple[str, bytes]]:
    record = orjson.loads(line)
    must = (*ENVELOPE, *REQUIRED.get(record["kind"], ()))
    for key, value in record.items():
        for other in (*never(value), *((ABSENT,) if key in must else ())):
            if (other is None and key not in must) or (key == SIGNED and other == -1):
                continue
            changed = dict(record)
            _change(changed, (key,), other)
            yield f"{key} = {shown(other)}", dumps(changed)
    yield "local", dumps(record | {"class": "local"})
    other_class = {"public": "personal", "personal": "public"}[record["class"]]
    yield "another class", dumps(record | {"class": other_class})
    yield "a key twice", b'{"v":1,' + line[1:]
    yield "a key in capitals", dumps(record | {"Name": 1})
    yield "infinity", line[:-1] + b',"more":Infinity}'
    yield "nine levels", line[:-1] + b',"deep":' + b"[" * 9 + b"]" * 9 + b"}"
    yield "a huge number", line[:-1] + b',"more":' + b"9" * 40 + b"}"
    yield "not UTF-8", line[:-1] + b',"more":"\xff"}'
    yield "two objects", line + line
    yield "cut", line[:-1]
    yield "long", line[:-1] + b',"more":[' + b'"x",' * 80_000 + b'"x"]}'


MUTATORS: dict[str, Callable[[Original], Iterator[Mutation]]] = {
    "truncations": truncations,
    "flipped bytes": flips,
    "flipped bytes inside": inner_flips,
    "manifests": manifests,
    "archives": archives,
    "events": events,
}


def never(value: object) -> tuple[object, ...]:
    if isinstance(value, bool | int):
        return NOT_A_NUMBER
    if isinstance(value, str):
        return NOT_TEXT
    return NOT_A_LIST if isinstance(value, list) else NOT_AN_OBJECT


def _values(record: dict[str, Any], *above: str) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in record.items():
        yield (*above, key), value
        if isinstance(value, dict):
            yield from _values(value, *above, key)


def _change(record: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    for key in path[:-1]:
        record = record[key]
    if value is ABSENT:
        del record[path[-1]]
    else:
        record[path[-1]] = value


def dumps(record: object) -> bytes:
    """JSON of anything, also of what orjson will not write."""
    import json

    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def shown(value: object) -> str:
    return "absent" if value is ABSENT else repr(value)[:20]


def _asks_for_more(head: bytes) -> bool:
    try:
        return int(orjson.loads(head).get("min_reader", 1)) > 1
    except (ValueError, AttributeError, TypeError):
        return False


def _put(data: bytes, at: int, byte: int) -> bytes:
    return data[:at] + bytes([byte]) + data[at + 1 :]


def _zipped(
    known: dict[str, bytes], names: list[str], *, method: int = zipfile.ZIP_STORED, comment: bytes = b""
) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # the warning of a repeated name is the subject of the test
        for entry in names:
            name, _, source = entry.partition("|")
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, known[source or name], compress_type=method)
        archive.comment = comment
    return buffer.getvalue()

"""Files from above that must be refused: every value of their bodies replaced, rightly packed and signed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, Final

import orjson
import zstandard

from core.sync.downstream import DownKind
from tests.fuzz.mutations import (
    ABSENT,
    Mutation,
    Original,
    archives,
    changed_lines,
    dumps,
    flips,
    inner_flips,
    manifests,
    never,
    shown,
    truncations,
)

REQUIRED: Final = frozenset(
    {
        *("device", "made", "class", "batch", "number", "part", "sha256", "state", "new", "duplicate"),
        *("handled", "kind", "digest", "by", "age", "minisign", "since", "signature", "unit", "valid_from"),
    }
)
"""Keys of a receipt and of a list of machines that may not be absent."""

Path = tuple[str | int, ...]


def raw_of(original: Original) -> bytes:
    packed = original.members()[2]
    return zstandard.ZstdDecompressor().decompressobj().decompress(packed)


def receipts(original: Original) -> Iterator[Mutation]:
    """The one JSON object of a receipt, value by value."""
    raw = raw_of(original)
    for what, changed in _changed(orjson.loads(raw)):
        yield f"receipt {what}", original.with_raw(changed)
    yield from _texts(original, raw)


def lines(original: Original) -> Iterator[Mutation]:
    """Every line of a household list or of decisions, value by value."""
    raw = raw_of(original)
    found = raw.splitlines()
    for place, line in enumerate(found):
        for what, changed in _worse(line):
            yield f"line {place}: {what}", original.with_lines([*found[:place], changed, *found[place + 1 :]])
    foreign = orjson.loads(found[0]) | {"kind": "visit.recorded"}
    yield "a kind that does not belong here", original.with_lines([*found, orjson.dumps(foreign)])
    yield "an empty line", original.with_raw(raw.replace(b"\n", b"\n\n", 1))
    yield "no last line feed", original.with_raw(raw[:-1])
    yield from _two_contents(original, found)


def machines(original: Original) -> Iterator[Mutation]:
    """The province's record at the head of a list of machines, then its lines."""
    head, *rest = raw_of(original).splitlines()
    for what, changed in _changed(orjson.loads(head)):
        yield f"record {what}", original.with_lines([changed, *rest])
    for place, line in enumerate(rest):
        for what, changed in _worse(line):
            yield (
                f"line {place}: {what}",
                original.with_lines([head, *rest[:place], changed, *rest[place + 1 :]]),
            )
    yield "no record", original.with_lines(rest)
    yield "two records", original.with_lines([head, head, *rest])


ENVELOPES: Final[dict[str, Callable[[Original], Iterator[Mutation]]]] = {
    "truncations": truncations,
    "flipped bytes": flips,
    "flipped bytes inside": inner_flips,
    "heads": manifests,
    "archives": archives,
}
BODIES: Final[dict[DownKind, Callable[[Original], Iterator[Mutation]]]] = {
    DownKind.RECEIPT: receipts,
    DownKind.ROSTER: lines,
    DownKind.DECISIONS: lines,
    DownKind.KEYS: machines,
}


def _worse(line: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield changes, but for a public event sent as personal: it gives nothing away, and no range is
    false.
    """
    for what, changed in changed_lines(line):
        if what != "another class" or b'"class":"personal"' in line:
            yield what, changed


def _two_contents(original: Original, found: list[bytes]) -> Iterator[Mutation]:
    """Only of a line of the writer's own: another text of somebody else's is noted, and the file merged."""
    writer = original.manifest()["sender"]["device"]
    own = [line for line in found if orjson.loads(line)["device"] == writer]
    for line in own[:1]:
        yield "one id, two contents", original.with_lines([*found, line.replace(b'"v":', b'"v": ', 1)])


def _texts(original: Original, raw: bytes) -> Iterator[Mutation]:
    for what, body in {
        "a key twice": b'{"made":1,' + raw[1:],
        "a byte order mark": b"\xef\xbb\xbf" + raw,
        "an array": b"[" + raw + b"]",
        "nothing": b"",
        "nine levels": raw[:-1] + b',"deep":' + b"[" * 9 + b"]" * 9 + b"}",
        "two objects": raw + raw,
        "a lone surrogate": raw[:-1] + b',"text":"\\ud800"}',
        "not UTF-8": raw[:-1] + b',"more":"\xff"}',
        "infinity": raw[:-1] + b',"more":Infinity}',
    }.items():
        yield f"body: {what}", original.with_raw(body)
    for length in range(1, len(raw)):
        yield f"body cut to {length}", original.with_raw(raw[:length])


def _changed(record: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    for path, value in _values(record):
        required = path[-1] in REQUIRED and isinstance(value, str | int)
        for other in (*never(value), *((ABSENT,) if required else ())):
            changed = copy.deepcopy(record)
            holder: Any = changed
            for step in path[:-1]:
                holder = holder[step]
            if other is ABSENT:
                del holder[path[-1]]
            else:
                holder[path[-1]] = other
            yield f"{path} = {shown(other)}", dumps(changed)


def _values(record: Any, *above: str | int) -> Iterator[tuple[Path, object]]:
    """Every value at every depth, in objects and in lists."""
    entries = record.items() if isinstance(record, dict) else enumerate(record)
    for key, value in entries:
        yield (*above, key), value
        if isinstance(value, dict | list):
            yield from _values(value, *above, key)

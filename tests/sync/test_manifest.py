"""Manifests: written in one way, read strictly, open to additions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from core.base.errors import UserError
from core.events.lines import EventClass
from core.sync.coverage import Coverage, RangesBuilder
from core.sync.manifest import (
    MAX_STREAMS,
    Profile,
    StreamKey,
    StreamRanges,
    serialise,
)
from core.sync.manifest_reader import parse
from core.sync.proofs import MAX_PROOFS, DownProof
from tests.sync import batches as b

RAW = b"".join(line + b"\n" for line in b.lines(3))
WHOLE = b.completed(RAW, b.compressed(RAW))
PERSONAL = StreamKey(b.DEVICE, b.INCARNATION, EventClass.PERSONAL)


def test_a_manifest_reads_back_as_it_was_written() -> None:
    full = replace(
        WHOLE,
        withheld=(StreamRanges(stream=PERSONAL, ranges=((1, 4), (7, 9))),),
        in_use=(DownProof(head=b"x" * 9_000, signature=b"y" * 300), DownProof(head=b"", signature=b"")),
    )
    assert parse(serialise(full)) == full
    assert serialise(parse(serialise(full))) == serialise(full)


def test_keys_stand_in_the_documented_order() -> None:
    assert list(orjson.loads(serialise(WHOLE))) == [
        "format", "min_reader", "batch", "number", "part", "parts", "created", "profile", "sender",
        "addressee", "streams", "withheld", "app_version", "events", "raw_bytes", "payload_bytes",
        "payload_sha256",
    ]  # fmt: skip


def record(**changes: Any) -> bytes:
    made = orjson.loads(serialise(WHOLE))
    for path, value in changes.items():
        inner, *keys = made, *path.split("__")
        for key in keys[:-1]:
            inner = inner[int(key) if key.isdigit() else key]
        if value == "(gone)":
            del inner[keys[-1]]
        else:
            inner[keys[-1]] = value
    return orjson.dumps(made)


STREAM: dict[str, object] = orjson.loads(serialise(WHOLE))["streams"][0]

WRONG: list[tuple[str, object, str]] = [
    ("format", 0, "format"),
    ("format", True, "format"),
    ("min_reader", "1", "min_reader"),
    ("min_reader", "(gone)", "min_reader"),
    ("batch", "9", "batch"),
    ("number", 0, "number"),
    ("part", 2, "part"),
    ("parts", 1_000, "parts"),
    ("created", "2026-11-24T08:41:00Z", "created"),
    ("created", "2026-13-24T08:41:00+07:00", "created"),
    ("profile", "secret", "profile"),
    ("profile", 1, "profile"),
    ("sender", "me", "sender"),
    ("sender__device", "me", "device"),
    ("sender__unit", 32002, "unit"),
    ("sender__unit", "3200", "unit"),
    ("sender__valid_from", "1/7/2025", "valid_from"),
    ("sender__hamlet", "", "hamlet"),
    ("sender__hamlet", "a\u202eb", "hamlet"),
    ("sender__age", "age1abc", "age"),
    ("sender__minisign", "RWabc", "minisign"),
    ("sender__minisign", "(gone)", "minisign"),
    ("addressee", "the province", "addressee"),
    ("streams", {}, "streams"),
    ("streams", "(gone)", "streams"),
    ("streams", [STREAM, STREAM], "streams"),
    ("streams", [STREAM] * (MAX_STREAMS + 1), "streams"),
    ("streams", ["x"], "streams"),
    ("streams__0__class", "local", "class"),
    ("streams__0__class", "personal", "profile"),
    ("streams__0__incarnation", "1", "incarnation"),
    ("streams__0__ranges", [], "ranges"),
    ("streams__0__ranges", [[3, 1]], "ranges"),
    ("streams__0__ranges", [[1, 2], [3, 4]], "ranges"),
    ("streams__0__ranges", [[1, 2**53]], "ranges"),
    ("streams__0__ranges", [[1, 2, 3]], "ranges"),
    ("streams__0__ranges", [[1, "2"]], "ranges"),
    ("withheld", [1], "withheld"),
    ("app_version", "1 <b>", "app_version"),
    ("events", -1, "events"),
    ("events", 2_000_001, "events"),
    ("payload_bytes", 0, "payload_bytes"),
    ("payload_sha256", "ABC", "payload_sha256"),
]


@pytest.mark.parametrize(("path", "value", "field"), WRONG)
def test_a_wrong_field_is_named(path: str, value: object, field: str) -> None:
    with pytest.raises(UserError) as raised:
        parse(record(**{path: value}))
    assert (raised.value.code, raised.value.params) == ("batch.manifest", {"field": field})


PROOF = {"head": ["eA=="], "signature": "eA=="}


@pytest.mark.parametrize(
    "listed",
    [
        None, "eA==", {}, [PROOF] * (MAX_PROOFS + 1), [None], [{}], [{**PROOF, "head": "eA=="}],
        [{**PROOF, "head": [1]}], [{**PROOF, "head": ["e A"]}], [{**PROOF, "signature": 1}],
        [{**PROOF, "signature": "é"}], [{**PROOF, "head": ["eHh4"] * 9}],
        [{**PROOF, "head": ["eHh4" * 1_000] * 8}], [{**PROOF, "signature": "eHh4" * 400}],
    ],
)  # fmt: skip
def test_what_is_in_use_is_read_strictly(listed: object) -> None:
    assert len(parse(record(in_use=[PROOF] * MAX_PROOFS)).in_use) == MAX_PROOFS
    with pytest.raises(UserError) as caught:
        parse(record(in_use=listed))
    assert (caught.value.code, caught.value.params) == ("batch.manifest", {"field": "in_use"})


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format":1,"format":1}', b"{", b'{"a":NaN}', b"[" * 5_000])
def test_what_is_no_strict_json_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as raised:
        parse(data)
    assert raised.value.params == {"field": "json"}


def test_more_raw_bytes_than_the_limits_allow_are_refused() -> None:
    for raw_bytes in (201 * WHOLE.payload_bytes, 2**31):
        with pytest.raises(UserError, match=r"batch\.too_large"):
            parse(record(raw_bytes=raw_bytes))


def test_unknown_keys_are_left_alone() -> None:
    assert parse(record(receipt="wanted", sender__colour="blue", streams__0__note=[1])) == WHOLE


def test_a_full_file_may_carry_personal_streams() -> None:
    assert parse(record(profile="full", streams__0__class="personal")).profile is Profile.FULL


def test_what_needs_a_newer_reader_is_held_whatever_else_it_says() -> None:
    with pytest.raises(UserError, match=r"batch\.newer") as raised:
        parse(b'{"min_reader":2,"everything":"else"}')
    assert raised.value.exit_code == 3


def test_coverage_takes_the_declared_events_in_any_order_and_forks() -> None:
    coverage = Coverage(replace(WHOLE, events=4))
    for seq in (3, 1, 2, 2):
        coverage.admit(b.event(seq))
    coverage.finish()


def test_coverage_refuses_what_is_not_declared() -> None:
    for event in (
        b.event(4),
        b.event(1)._replace(cls=EventClass.PERSONAL),
        b.event(1)._replace(incarnation="f" * 16),
    ):
        with pytest.raises(UserError, match=r"batch\.contents"):
            Coverage(WHOLE).admit(event)


def test_coverage_misses_what_did_not_come() -> None:
    coverage = Coverage(WHOLE)
    coverage.admit(b.event(1))
    with pytest.raises(UserError, match=r"batch\.contents"):
        coverage.finish()


def test_coverage_refuses_ranges_beyond_the_events_before_it_makes_room_for_them() -> None:
    vast = replace(WHOLE, streams=(StreamRanges(stream=b.STREAM, ranges=((1, 2**50),)),))
    with pytest.raises(UserError, match=r"batch\.contents"):
        Coverage(vast)


def test_ranges_are_collected_per_stream() -> None:
    builder = RangesBuilder()
    for seq in (1, 2, 5, 3, 9):
        builder.add(b.STREAM, seq)
    builder.add(PERSONAL, 1)
    assert builder.built() == (
        StreamRanges(stream=PERSONAL, ranges=((1, 1),)),
        StreamRanges(stream=b.STREAM, ranges=((1, 3), (5, 5), (9, 9))),
    )

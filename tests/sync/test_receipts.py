"""A receipt from outside is read strictly, and comes back as it was written."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from core.base.errors import UserError
from core.sync.receipt_reader import parse
from core.sync.receipts import serialise

GOOD: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "vectors" / "receipt.json").read_bytes()
)

Change = Callable[[dict[str, Any]], object]

WRONG: dict[str, Change] = {
    "device": lambda r: r.update(device="x"),
    "made": lambda r: r.update(made="2026-11-25"),
    "streams": lambda r: r.update(streams="x"),
    "class": lambda r: r["streams"][0].update({"class": "local"}),
    "incarnation": lambda r: r["streams"][0].update(incarnation="zz"),
    "acked": lambda r: r["streams"][0].update(acked=[[1, 3]]),
    "missing": lambda r: r["streams"][0].update(missing=[[4, 3]]),
    "batch": lambda r: r["batches"][0].update(batch=None),
    "number": lambda r: r["batches"][0].update(number=0),
    "part": lambda r: r["batches"][0].update(part=2),
    "sha256": lambda r: r["batches"][0].update(sha256="00"),
    "state": lambda r: r["batches"][0].update(state="Merged!"),
    "new": lambda r: r["batches"][0].update(new=-1),
    "duplicate": lambda r: r["batches"][0].update(duplicate=True),
    "code": lambda r: r["batches"][1].update(code="<b>"),
    "handled": lambda r: r["batches"][0].update(handled=""),
    "parts": lambda r: r["missing_batches"][1].update(parts=[0]),
    "kind": lambda r: r["kinds"][0].update(kind="\u202e"),
    "events": lambda r: r["forks"][0].update(events=[]),
    "digest": lambda r: r["kinds"][0].update(digest="x"),
    "seq": lambda r: r["forks"][0].update(seq=2**60),
    "ranges": lambda r: r["requests"][0]["streams"][0].update(ranges=[[1, 2], [3, 4]]),
    "seconds": lambda r: r["requests"][2].update(seconds=10**15),
    "version": lambda r: r["requests"][3].update(version="1 0"),
    "requests": lambda r: r.update(requests=[1]),
}


@pytest.mark.parametrize("field", WRONG)
def test_what_is_wrong_is_named(field: str) -> None:
    record = copy.deepcopy(GOOD)
    WRONG[field](record)
    with pytest.raises(UserError) as raised:
        parse(orjson.dumps(record))
    assert (raised.value.code, raised.value.params) == ("receipt.unreadable", {"field": field})


@pytest.mark.parametrize(
    "acked",
    [
        [[3, 1, "0" * 16]],
        [[0, 1, "0" * 16]],
        [[1, 2, "0" * 16], [2, 3, "0" * 16]],
        [[5, 6, "0" * 16], [1, 2, "0" * 16]],
        [[1, 2, "0" * 15]],
        [[1, True, "0" * 16]],
        ["x"],
    ],
)
def test_ranges_that_lie_over_each_other_are_none(acked: list[object]) -> None:
    record = copy.deepcopy(GOOD)
    record["streams"][0]["acked"] = acked
    with pytest.raises(UserError, match=r"receipt\.unreadable"):
        parse(orjson.dumps(record))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b'{"a":1,"a":2}', b"[" * 2000])
def test_what_is_no_object_is_none(data: bytes) -> None:
    with pytest.raises(UserError, match=r"receipt\.unreadable"):
        parse(data)


def test_what_a_later_program_adds_is_left_alone() -> None:
    later = copy.deepcopy(GOOD)
    later["mood"] = "good"
    later["requests"].append({"request": "sing", "loud": True})
    later["streams"][0]["colour"] = 1
    assert parse(orjson.dumps(later)) == parse(orjson.dumps(GOOD))


def test_it_comes_back_byte_for_byte() -> None:
    data = orjson.dumps(GOOD)
    assert serialise(parse(data)) == data

"""Event lines: exact bytes out, strict reading in."""

from __future__ import annotations

import json
import unicodedata

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.clock import Hlc
from core.base.errors import UserError
from core.base.ids import DeviceId, EventId, OfficerId
from core.events.lines import MAX_LINE_BYTES, Envelope, EventClass, decode, digest, encode
from core.events.strictjson import MAX_TEXT_CHARS
from tests.sync.batches import event

GOOD = encode(event(1, note="Khóm 3"))

ids = st.uuids(version=4).map(str)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60).map(
    lambda text: unicodedata.normalize("NFC", text)
)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts
keys = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True).filter(
    lambda key: key not in {"id", "kind", "v", "device", "incarnation", "class", "seq", "hlc", "officer"}
)
envelopes = st.builds(
    Envelope,
    id=ids.map(EventId),
    kind=st.from_regex(r"[a-z]{1,9}(\.[a-z_]{1,9}){1,2}", fullmatch=True).filter(
        lambda kind: "._" not in kind
    ),
    v=st.integers(1, 9_999),
    device=ids.map(DeviceId),
    incarnation=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    cls=st.sampled_from(EventClass),
    seq=st.integers(1, 2**53 - 1),
    hlc=st.from_regex(r"[0-9a-f]{12}-[0-9a-f]{4}", fullmatch=True).map(Hlc),
    officer=st.none() | ids.map(OfficerId),
    payload=st.dictionaries(keys, scalars | st.lists(scalars, max_size=3), max_size=6),
)


@given(envelopes)
def test_what_is_encoded_decodes_to_the_same_event(envelope: Envelope) -> None:
    line = encode(envelope)
    assert decode(line) == envelope
    assert b"\n" not in line


def test_the_keys_stand_in_a_fixed_order_with_the_officer_last() -> None:
    officer = OfficerId("01a0c450-6c00-7528-b9f3-000000000001")
    bare = event(7, zone=1, alpha=2)
    given_officer = Envelope(
        id=bare.id, kind=bare.kind, v=bare.v, device=bare.device, incarnation=bare.incarnation, cls=bare.cls,
        seq=bare.seq, hlc=bare.hlc, officer=officer, payload=bare.payload,
    )  # fmt: skip
    assert list(json.loads(encode(given_officer))) == [
        "id", "kind", "v", "device", "incarnation", "class", "seq", "hlc", "officer", "zone", "alpha",
    ]  # fmt: skip
    assert "officer" not in json.loads(encode(bare))


def test_a_line_by_another_writer_is_read_though_its_bytes_are_not_ours() -> None:
    spaced = json.dumps(json.loads(GOOD), indent=None, separators=(", ", ": ")).encode()
    assert spaced != GOOD
    assert decode(spaced) == decode(GOOD)
    assert digest(spaced) != digest(GOOD)


def changed(**changes: object) -> bytes:
    record = json.loads(GOOD)
    record.update(changes)
    return orjson.dumps({key: value for key, value in record.items() if value != "(gone)"})


FIELDS: dict[str, list[object]] = {
    "id": ["", "X", "01A0C450-6C00-7528-B9F3-000000000001", 7, None, "(gone)"],
    "kind": ["visit", "Visit.recorded", "a.b c", "a." + "b" * 33, "", 1, "(gone)"],
    "v": [0, -1, 10_000, "1", 1.0, True, None, "(gone)"],
    "device": ["laptop", 1, "(gone)"],
    "incarnation": ["0123", "0123456789ABCDEF", 1, "(gone)"],
    "class": ["secret", "", None, 1, ["public"], "(gone)"],
    "seq": [0, -1, 2**53, 1.5, "1", True, "(gone)"],
    "hlc": ["019a0c450000", "019A0C450000-0001", "2026-11-24", 1, "(gone)"],
    "officer": ["Lê Thị Sáu", None, 1],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field in FIELDS for value in FIELDS[field]])
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    with pytest.raises(UserError) as raised:
        decode(changed(**{field: value}))
    assert (raised.value.code, raised.value.params) == ("line.field", {"field": field})


@pytest.mark.parametrize("key", ["Tên", "a b", "", "A", "x" * 65])
def test_a_payload_key_that_is_not_snake_case_is_refused(key: str) -> None:
    with pytest.raises(UserError, match=r"line\.field"):
        decode(changed(**{key: 1}))


def nested(depth: int) -> bytes:
    return GOOD[:-1] + b',"deep":' + b"[" * depth + b"]" * depth + b"}"


RULES = {
    "duplicate key": (GOOD[:-1] + b',"seq":2}', "duplicate_key"),
    "duplicate key deep inside": (GOOD[:-1] + b',"x":[{"a":1,"a":1}]}', "duplicate_key"),
    "duplicate key, escaped": (GOOD[:-1] + b',"\\u0073eq":1}', "duplicate_key"),
    "NaN": (GOOD[:-1] + b',"x":NaN}', "syntax"),
    "Infinity": (GOOD[:-1] + b',"x":-Infinity}', "syntax"),
    "a number of 30 digits": (GOOD[:-1] + b',"x":' + b"9" * 30 + b"}", "number"),
    "a number of 5,000 digits": (GOOD[:-1] + b',"x":' + b"9" * 5_000 + b"}", "syntax"),
    "nine levels": (nested(8), "depth"),
    "a thousand levels by another writer": (nested(1_000).replace(b":", b": ", 1), "depth"),
    "a hundred thousand levels": (nested(100_000), "syntax"),
    "NFD": (changed(x=unicodedata.normalize("NFD", "Đặng Thị Hoà")), "text"),
    "NFD, in a key": (GOOD[:-1] + ',"e\u0301":1}'.encode(), "text"),
    "4,001 characters": (changed(x="a" * (MAX_TEXT_CHARS + 1)), "text"),
    "NUL": (changed(x="a\0b"), "text"),
    "a lone surrogate": (GOOD[:-1] + b',"x":"\\ud800"}', "syntax"),
    "no UTF-8": (GOOD[:-1] + b',"x":"\xff"}', "syntax"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "syntax"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, "syntax"),
    "a list": (b"[" + GOOD + b"]", "syntax"),
    "two objects": (GOOD + GOOD, "syntax"),
    "nothing": (b"", "syntax"),
}


@pytest.mark.parametrize(("line", "rule"), RULES.values(), ids=RULES.keys())
def test_a_broken_rule_is_named(line: bytes, rule: str) -> None:
    with pytest.raises(UserError) as raised:
        decode(line)
    assert (raised.value.code, raised.value.params) == ("line.json", {"rule": rule})


def test_eight_levels_and_4000_characters_are_allowed() -> None:
    assert decode(nested(7)).payload["deep"] == [[[[[[[]]]]]]]
    assert decode(changed(x="ấ" * MAX_TEXT_CHARS)).payload["x"] == "ấ" * MAX_TEXT_CHARS


def test_a_line_over_its_limit_is_refused_unread() -> None:
    with pytest.raises(UserError, match=r"line\.too_long"):
        decode(b"{" * (MAX_LINE_BYTES + 1))


def test_a_line_of_ours_obeys_the_same_rules() -> None:
    with pytest.raises(UserError, match=r"line\.field"):
        encode(event(0))
    with pytest.raises(UserError, match=r"line\.field"):
        encode(event(1, officer="01a0c450-6c00-7528-b9f3-000000000001"))
    with pytest.raises(UserError, match=r"line\.json"):
        encode(event(1, note="x" * (MAX_TEXT_CHARS + 1)))
    with pytest.raises(UserError, match=r"line\.json"):
        encode(event(1, note=2**70))


def test_hostile_names_stay_literal() -> None:
    for name in ("=HYPERLINK(1)", "<img src=x>", "../../etc", "\u202eabc", 'a"b\\c', "\n\t"):
        assert decode(encode(event(1, note=name))).payload["note"] == name

"""Batch files: what is sealed opens again, and everything else is refused by name."""

from __future__ import annotations

import base64
import random
from dataclasses import replace
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.base.ids import BatchId
from core.events.lines import decode
from core.sync.manifest import MAX_MANIFEST_BYTES, serialise
from storage.sync.format import batch_file as container
from storage.sync.format import payload
from storage.sync.format import zip_layout as ziplayout
from tests.sync import batches as b


def test_a_sealed_file_opens_with_the_same_lines_byte_for_byte() -> None:
    given = b.lines(3)
    data = b.sealed()
    opened = container.open_container(data, [b.province().identity])
    assert list(opened.lines()) == given
    assert [decode(line) for line in opened.lines()] == [b.event(seq) for seq in (1, 2, 3)]


def test_the_manifest_says_who_sent_what() -> None:
    manifest = container.open_container(b.sealed(), [b.province().identity]).manifest
    assert (manifest.sender, manifest.number, manifest.batch) == (b.manifest().sender, 9, b.BATCH)
    assert [(entry.stream, entry.ranges) for entry in manifest.streams] == [(b.STREAM, ((1, 3),))]
    assert (manifest.events, manifest.raw_bytes) == (3, sum(len(line) + 1 for line in b.lines(3)))


def test_the_signer_and_the_hash_of_the_file_are_told() -> None:
    opened = container.open_container(b.sealed(), [b.province().identity])
    assert opened.signer == b.ward().signing_key
    assert opened.trusted_comment == f"batch:{b.BATCH} number:9 part:1/1"


def test_a_file_without_events_opens() -> None:
    data = container.seal(b.manifest(), b.part([]), recipients=[b.province().recipient], seed=b.ward().seed)
    assert list(container.open_container(data, [b.province().identity]).lines()) == []


def test_every_recipient_may_open_it_where_the_addressee_is_allowed() -> None:
    both = [b.province().recipient, b.stranger().recipient]
    data = container.seal(b.manifest(), b.part(b.lines(1)), recipients=both, seed=b.ward().seed)
    recovered = container.open_container(
        data, [b.stranger().identity], addressees=frozenset({b.province().recipient})
    )
    assert recovered.manifest.events == 1
    assert b.verdict(data, b.stranger()) == "batch.addressee"


def test_a_file_for_another_machine_says_so() -> None:
    assert b.verdict(b.sealed(), b.stranger()) == "batch.wrong_key"


@pytest.mark.parametrize("other", [b"PK\x03\x04 a workbook", b"\0" * 100, b"age-encryption.org/v2\n"])
def test_another_kind_of_file_is_no_batch(other: bytes) -> None:
    assert b.verdict(other) == "batch.not_batch"


def test_a_file_over_64_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.tnb"
    with path.open("wb") as file:
        file.truncate(container.MAX_FILE_BYTES + 1)
    with pytest.raises(UserError, match=r"batch\.too_large"):
        container.read_file(path)


def test_a_folder_in_place_of_a_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.unreadable"):
        container.read_file(tmp_path)


def test_truncated_at_every_length_it_is_truncated() -> None:
    data = b.sealed()
    verdicts = {b.verdict(data[:length]) for length in range(len(data))}
    assert verdicts == {"batch.truncated"}


def test_with_any_byte_flipped_it_is_refused_and_not_called_truncated() -> None:
    data = b.sealed()
    verdicts = {b.verdict(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]) for at in range(len(data))}
    assert verdicts == {"batch.not_batch", "batch.corrupted", "batch.wrong_key"}


@pytest.mark.parametrize("mask", [0x20, 0x80, 0xFF])
def test_with_other_bits_flipped_it_is_refused(mask: int) -> None:
    data = b.sealed()
    verdicts = {b.verdict(data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]) for at in range(len(data))}
    assert "accepted" not in verdicts


def test_with_something_after_its_end_it_is_corrupted() -> None:
    assert b.verdict(b.sealed() + b"\r\n") == "batch.corrupted"


def long_file() -> bytes:
    noise = random.Random(7)
    return b.with_lines([noise.randbytes(20_000).hex().encode() for _ in range(10)])


@pytest.mark.parametrize("left_out", [1, 16, 17, 40, 30_000, 65_552])
def test_a_long_file_cut_anywhere_is_truncated(left_out: int) -> None:
    data = long_file()
    assert len(data) > 3 * 65_552
    assert b.verdict(data[:-left_out]) == "batch.truncated"


@pytest.mark.parametrize("from_end", [1, 20, 30, 40, 70_000, 150_000])
def test_a_long_file_damaged_anywhere_is_corrupted(from_end: int) -> None:
    data = bytearray(long_file())
    data[-from_end] ^= 1
    assert b.verdict(bytes(data)) == "batch.corrupted"


def test_nothing_is_written_while_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    data = b.sealed()
    for length in range(0, len(data), 97):
        b.verdict(data[:length])
    b.verdict(b.encrypted(b"no zip"))
    assert list(tmp_path.iterdir()) == []


def members() -> tuple[bytes, bytes, bytes]:
    head, signature, content = ziplayout.read(b.plain(b.sealed()))
    return bytes(head), bytes(signature), bytes(content)


def test_an_edited_manifest_breaks_the_signature() -> None:
    head, signature, content = members()
    edited = head.replace(b'"number":9', b'"number":8')
    assert b.verdict(b.encrypted(ziplayout.build((edited, signature, content)))) == "batch.signature"


def test_an_edited_trusted_comment_breaks_the_signature() -> None:
    head, signature, content = members()
    edited = signature.replace(b"number:9", b"number:8")
    assert b.verdict(b.encrypted(ziplayout.build((head, edited, content)))) == "batch.signature"


def test_a_manifest_signed_by_another_key_than_it_names_is_refused() -> None:
    head, _, content = members()
    assert b.verdict(b.signed_by_hand(head, content, signer=b.stranger())) == "batch.signature"


@pytest.mark.parametrize("garbage", [b"", b"untrusted comment: x\n", b"\xff" * 300, b"a\nb\nc\nd\n"])
def test_a_signature_that_is_none_is_refused(garbage: bytes) -> None:
    head, _, content = members()
    assert b.verdict(b.encrypted(ziplayout.build((head, garbage, content)))) == "batch.signature"


def test_parts_swapped_between_two_valid_files_are_refused() -> None:
    head, signature, _ = members()
    _, _, other = ziplayout.read(b.plain(b.sealed(2)))
    assert b.verdict(b.encrypted(ziplayout.build((head, signature, bytes(other))))) == "batch.tampered"


def test_a_payload_edited_at_the_same_length_is_refused() -> None:
    head, signature, content = members()
    edited = content[:-1] + bytes([content[-1] ^ 1])
    assert b.verdict(b.encrypted(ziplayout.build((head, signature, edited)))) == "batch.tampered"


def test_a_length_of_the_payload_that_is_not_its_own_is_refused() -> None:
    assert b.verdict(b.with_lines(b.lines(3), payload_bytes=10_000)) == "batch.tampered"


def test_a_signature_with_another_key_id_is_refused() -> None:
    head, signature, content = members()
    lines = signature.split(b"\n")
    raw = base64.b64decode(lines[1])
    lines[1] = base64.b64encode(raw[:2] + b"12345678" + raw[10:])
    changed = b"\n".join(lines)
    assert b.verdict(b.encrypted(ziplayout.build((head, changed, content)))) == "batch.signature"


def test_a_header_that_no_age_tool_writes_is_corrupted_and_not_for_somebody_else() -> None:
    data = b.sealed()
    at = data.index(b"\n", data.index(b"-> X25519 ")) + 5
    assert b.verdict(data[:at] + b"!" + data[at + 1 :]) == "batch.corrupted"


def test_a_file_passed_on_to_somebody_else_is_refused() -> None:
    data = container.seal(
        b.manifest(), b.part(b.lines(1)), recipients=[b.stranger().recipient], seed=b.ward().seed
    )
    assert b.verdict(data, b.stranger()) == "batch.addressee"


def test_a_file_of_a_newer_reader_is_held() -> None:
    head, _, content = members()
    newer = head.replace(b'"min_reader":1', b'"min_reader":2')
    with pytest.raises(UserError, match=r"batch\.newer") as raised:
        container.open_container(b.signed_by_hand(newer, content), [b.province().identity])
    assert raised.value.exit_code == 3


def test_a_newer_format_that_we_may_read_opens() -> None:
    head, _, content = members()
    newer = head.replace(b'"format":1', b'"format":2,"receipt_wanted":true')
    assert b.verdict(b.signed_by_hand(newer, content)) == "accepted"


def test_a_manifest_over_a_megabyte_is_refused() -> None:
    head, _, content = members()
    long = head[:-1] + b',"x":"' + b"a" * MAX_MANIFEST_BYTES + b'"}'
    assert b.verdict(b.signed_by_hand(long, content)) == "batch.too_large"


def test_another_count_of_events_than_declared_is_refused() -> None:
    assert b.verdict(b.with_lines(b.lines(3))) == "accepted"
    assert b.verdict(b.with_lines(b.lines(3), events=4)) == "batch.contents"


def test_fewer_bytes_than_declared_are_refused() -> None:
    size = sum(len(line) + 1 for line in b.lines(3))
    assert b.verdict(b.with_lines(b.lines(3), raw_bytes=size + 1)) == "batch.contents"
    assert b.verdict(b.with_lines(b.lines(3), raw_bytes=size - 1)) == "batch.too_large"


def test_an_empty_line_is_refused() -> None:
    assert b.verdict(b.with_lines([*b.lines(2), b"", *b.lines(1)])) == "batch.contents"


def test_a_last_line_without_its_line_feed_is_refused() -> None:
    raw = b"\n".join(b.lines(3))
    content = b.compressed(raw)
    for events in (2, 3):
        head = serialise(b.completed(raw, content, events=events))
        assert b.verdict(b.signed_by_hand(head, content)) == "batch.contents"


@pytest.mark.parametrize(
    "content", [b"no zstd at all", b.compressed(b"a\n")[:-1], b.compressed(b"a\n") + b"x"]
)
def test_a_payload_that_is_no_whole_zstd_stream_is_refused(content: bytes) -> None:
    head = serialise(b.completed(b"a\n", content))
    assert b.verdict(b.signed_by_hand(head, content)) == "batch.contents"


def test_our_own_seal_never_makes_a_file_that_does_not_open() -> None:
    wrong = replace(b.manifest(), batch=BatchId("no-id"))
    with pytest.raises(UserError, match=r"batch\.manifest"):
        container.seal(wrong, b.part(b.lines(1)), recipients=[b.province().recipient], seed=b.ward().seed)


def test_a_large_export_is_split_and_every_part_opens() -> None:
    noise = random.Random(3)
    given = [payload.Carried(b.STREAM, seq, noise.randbytes(40_000).hex().encode()) for seq in range(1, 61)]
    parts = list(payload.pack(given, part_bytes=2_000_000))
    assert all(len(part.data) < 2_000_000 for part in parts)
    assert len(parts) == 3
    read = [line for part in parts for line in payload.read_lines(part.data, part.raw_bytes)]
    assert read == [event.line for event in given]

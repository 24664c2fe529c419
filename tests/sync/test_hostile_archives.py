"""The ZIP inside is exactly three stored members; bombs are refused before they grow."""

from __future__ import annotations

import io
import random
import tracemalloc
import warnings
import zipfile

import pytest
import zstandard

from core.events.lines import MAX_LINE_BYTES
from core.sync.manifest import serialise
from storage.sync.format import age as agefile
from storage.sync.format import zip_layout as ziplayout
from tests.sync import batches as b

NAMES = list(ziplayout.MEMBERS)


def contents() -> dict[str, bytes]:
    read = ziplayout.read(b.plain(b.sealed()))
    return {name: bytes(content) for name, content in zip(ziplayout.MEMBERS, read, strict=True)}


def zipped(names: list[str], *, method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    """A ZIP by Python's own writer with the members `names` (`name|content of`), in that order."""
    known = contents()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # the warning of a repeated name is the subject of the test
        for entry in names:
            name, _, source = entry.partition("|")
            archive.writestr(zipfile.ZipInfo(name), known[source or name], compress_type=method)
        archive.comment = comment
    return buffer.getvalue()


def test_a_zip_by_another_writer_with_the_same_members_opens() -> None:
    assert b.verdict(b.encrypted(zipped(NAMES))) == "accepted"


CASES = {
    "a member twice": [*NAMES, NAMES[2]],
    "the manifest twice": [NAMES[0], NAMES[0], NAMES[1], NAMES[2]],
    "a member too many": [*NAMES, f"readme.txt|{NAMES[0]}"],
    "a member too few": NAMES[:2],
    "none": [],
    "another order": [NAMES[1], NAMES[0], NAMES[2]],
    "a path": [f"../{NAMES[0]}|{NAMES[0]}", *NAMES[1:]],
    "an absolute path": [f"/{NAMES[0]}|{NAMES[0]}", *NAMES[1:]],
    "a folder": [f"batch/{NAMES[0]}|{NAMES[0]}", *NAMES[1:]],
    "another case": [f"Manifest.json|{NAMES[0]}", *NAMES[1:]],
}


@pytest.mark.parametrize("names", CASES.values(), ids=CASES.keys())
def test_other_members_are_refused(names: list[str]) -> None:
    assert b.verdict(b.encrypted(zipped(names))) == "batch.layout"


def test_deflated_members_are_refused() -> None:
    assert b.verdict(b.encrypted(zipped(NAMES, method=zipfile.ZIP_DEFLATED))) == "batch.layout"


def test_a_comment_behind_the_zip_is_refused() -> None:
    assert b.verdict(b.encrypted(zipped(NAMES, comment=b"hello"))) == "batch.layout"


@pytest.mark.parametrize("around", ["before", "after"])
def test_bytes_around_the_zip_are_refused(around: str) -> None:
    plain = b.plain(b.sealed())
    changed = b"x" + plain if around == "before" else plain + b"x"
    assert b.verdict(b.encrypted(changed)) == "batch.layout"


def test_a_hidden_local_member_before_the_directory_is_refused() -> None:
    head, signature, content = ziplayout.read(b.plain(b.sealed()))
    whole = ziplayout.build((bytes(head), bytes(signature), bytes(content)))
    directory = whole.index(b"PK\x01\x02")
    assert b.verdict(b.encrypted(whole[:directory] + whole[:60] + whole[directory:])) == "batch.layout"


def test_every_changed_byte_of_the_inner_zip_is_refused_but_notes_of_its_writer() -> None:
    plain = b.plain(b.sealed(1))
    notes = set()
    for entry in range(len(NAMES)):
        start = [at for at in range(len(plain)) if plain.startswith(b"PK\x01\x02", at)][entry]
        notes |= {start + offset for offset in (4, 5, *range(36, 42))}  # version made by, attributes
    accepted = {
        at
        for at in range(len(plain))
        if b.verdict(b.encrypted(plain[:at] + bytes([plain[at] ^ 0x10]) + plain[at + 1 :])) == "accepted"
    }
    assert accepted == notes


PATCHES = {
    "deflated, it says": (8, 10, b"\x08\0"),
    "encrypted, it says": (6, 8, b"\x01\0"),
    "sizes follow later, it says": (6, 8, b"\x08\0"),
    "an extra field that is not there": (28, 30, b"\x04\0"),
}


@pytest.mark.parametrize(("local", "central", "value"), PATCHES.values(), ids=PATCHES.keys())
def test_headers_that_agree_with_each_other_and_not_with_the_format_are_refused(
    local: int, central: int, value: bytes
) -> None:
    plain = bytearray(b.plain(b.sealed()))
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = plain.index(mark) + offset
        plain[at : at + 2] = value
    assert b.verdict(b.encrypted(bytes(plain))) == "batch.layout"


def bomb(grows_to: int, *, says: int) -> bytes:
    """Return a small file that grows to `grows_to` bytes of line feeds, with a declared size of `says`."""
    compressor = zstandard.ZstdCompressor(level=6).compressobj()
    piece = b"\n" * 1_000_000
    packed = b"".join(compressor.compress(piece) for _ in range(grows_to // len(piece)))
    content = packed + compressor.flush()
    return b.signed_by_hand(serialise(b.completed(b"", content, raw_bytes=says)), content)


def test_a_bomb_that_says_so_is_refused_by_its_manifest() -> None:
    assert b.verdict(bomb(50_000_000, says=50_000_000)) == "batch.too_large"


def test_a_bomb_that_lies_is_refused_when_it_passes_what_it_said_and_stays_small() -> None:
    data = bomb(400_000_000, says=10)
    tracemalloc.start()
    said = b.verdict(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said == "batch.too_large"
    assert peak < 20_000_000


def test_a_line_over_its_limit_is_refused() -> None:
    noise = random.Random(1).randbytes(MAX_LINE_BYTES // 2 + 1).hex().encode()
    assert b.verdict(b.with_lines([noise])) == "line.too_long"


def test_a_line_without_end_is_refused_at_its_limit_and_not_collected() -> None:
    raw = random.Random(1).randbytes(1_000_000).hex().encode()
    content = b.compressed(raw)
    head = serialise(b.completed(raw, content))
    assert b.verdict(b.signed_by_hand(head, content)) == "line.too_long"


def test_a_window_larger_than_every_decoder_has_is_refused() -> None:
    raw = b"".join(line + b"\n" for line in b.lines(3))
    parameters = zstandard.ZstdCompressionParameters.from_level(6, window_log=27)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    content = compressor.compress(raw) + compressor.flush()
    assert b.verdict(b.signed_by_hand(serialise(b.completed(raw, content)), content)) == "batch.contents"


def test_a_header_of_many_recipients_is_refused_before_age_reads_it() -> None:
    stanza = b"-> X25519 " + b"Q" * 42 + b"A\n" + b"Q" * 42 + b"A\n"
    data = b"age-encryption.org/v1\n" + stanza * 100_000 + b"--- " + b"A" * 43 + b"\n" + bytes(1_000)
    assert len(data) > 100 * agefile.MAX_HEADER_BYTES
    assert b.verdict(data) == "batch.corrupted"

"""Lines read together have the same result as each by itself."""

from __future__ import annotations

import random

import pytest

from core.base.errors import UserError
from core.events.lines import Envelope, decode, decode_many
from tests.sync.batches import lines as some_lines

HARMS = (
    b'{"a":1},{"b":2}',
    b'{"a":[1',
    b"2]}",
    b'{"a":"{"}',
    b"1",
    b"",
    b"{}",
    b'{"a":1,"a":2}',
    b'{ "a":1}',
    b'"}',
    b'{"a":"',
)


def told(lines: list[bytes]) -> list[Envelope] | str:
    try:
        return [decode(line) for line in lines]
    except UserError as error:
        return error.code


def told_together(lines: list[bytes]) -> list[Envelope] | str:
    try:
        return decode_many(lines)
    except UserError as error:
        return error.code


def test_as_each_alone() -> None:
    lines = some_lines(1_200)
    assert decode_many(lines) == [decode(line) for line in lines]
    assert decode_many([]) == []


@pytest.mark.parametrize("seed", range(40))
def test_harmed_lines_are_refused_as_alone(seed: int) -> None:
    dice, lines = random.Random(seed), some_lines(6)
    for _ in range(dice.randint(1, 3)):
        lines.insert(dice.randrange(len(lines)), dice.choice(HARMS))
    if seed % 2:
        at = dice.randrange(len(lines))
        line = bytearray(lines[at] or b" ")
        line[dice.randrange(len(line))] = dice.randrange(256)
        lines[at] = bytes(line)
    assert told_together(lines) == told(lines)


def test_an_unusual_line_among_plain_ones() -> None:
    """A name with an escape, and a line with its keys in another order, are read the slower way."""
    lines = some_lines(4)
    head, rest = lines[1][1:].split(b",", 1)
    lines[1] = b"{" + rest[:-1] + b"," + head + b"}"
    lines[2] = lines[2][:-1] + b',"more":"\\u0001"}'
    assert decode_many(lines) == [decode(line) for line in lines]

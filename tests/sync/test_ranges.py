"""Ranges, compared with plain sets of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sync import ranges as r

pairs = st.tuples(st.integers(1, 60), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
several = st.lists(pairs, max_size=8)


def numbers(ranges: list[r.Range] | r.Ranges) -> set[int]:
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(several)
def test_merged_ranges_hold_the_same_numbers_in_canonical_form(ranges: list[r.Range]) -> None:
    merged = r.merge(ranges)
    assert numbers(merged) == numbers(ranges)
    assert r.is_canonical(merged)
    assert r.count(merged) == len(numbers(ranges))


@given(several, several)
def test_subtracted_ranges_are_the_difference(ranges: list[r.Range], taken: list[r.Range]) -> None:
    left = r.subtract(ranges, taken)
    assert numbers(left) == numbers(ranges) - numbers(taken)
    assert r.is_canonical(left)


@given(several)
def test_what_is_missing_is_the_complement_below_the_highest(ranges: list[r.Range]) -> None:
    have = numbers(ranges)
    assert numbers(r.missing(ranges)) == set(range(1, max(have, default=0) + 1)) - have


@given(several, st.integers(0, 80))
def test_what_is_missing_up_to_a_number(ranges: list[r.Range], upto: int) -> None:
    assert numbers(r.missing(ranges, upto)) == set(range(1, upto + 1)) - numbers(ranges)


@given(st.lists(st.integers(1, 40)))
def test_single_numbers_become_ranges(given_numbers: list[int]) -> None:
    assert numbers(r.merge((number, number) for number in given_numbers)) == set(given_numbers)


@pytest.mark.parametrize("ranges", [[(0, 3)], [(3, 2)], [(1, 2), (3, 4)], [(1, 5), (4, 6)], [(5, 6), (1, 2)]])
def test_other_forms_are_not_canonical(ranges: list[r.Range]) -> None:
    assert not r.is_canonical(ranges)


def test_a_manifest_full_of_single_numbers_is_subtracted_in_one_pass() -> None:
    odd = [(number, number) for number in range(1, 100_000, 2)]
    assert r.subtract(((1, 99_999),), odd) == tuple((number, number) for number in range(2, 99_999, 2))

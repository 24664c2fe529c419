"""Thousands of files that must be refused: none is accepted, none crashes, none leaves a byte."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.down_mutations import BODIES, ENVELOPES
from tests.fuzz.mutations import MUTATORS
from tests.fuzz.victim import DownVictim, Victim

SAMPLE = 41
"""The default tests take every n-th mutation of each kind; `-m season` takes all."""


@pytest.fixture(params=[False, True], ids=["unknown", "known"])
def victim(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Victim]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = Victim(tmp_path, trusted=request.param)
    yield made
    made.close()


def test_a_sample_of_all_mutations_is_refused_and_the_whole_file_is_not(victim: Victim) -> None:
    refused = sum(
        victim.refuse_all(islice(mutations(victim.original), 0, None, SAMPLE))
        for mutations in MUTATORS.values()
    )
    assert refused > 100
    assert victim.accept() > 0


@pytest.mark.season
@pytest.mark.parametrize("kind", MUTATORS)
def test_every_mutation_is_refused(victim: Victim, kind: str) -> None:
    assert victim.refuse_all(MUTATORS[kind](victim.original)) > 100
    assert victim.accept() > 0


@pytest.fixture(params=BODIES, ids=lambda kind: kind.value)
def below(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DownVictim]:
    """A laptop that the province writes to, by kind of file."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = DownVictim(tmp_path, request.param)
    yield made
    made.close()


def test_a_sample_of_what_comes_down_damaged_is_refused_and_the_whole_file_is_not(below: DownVictim) -> None:
    mutators = [*ENVELOPES.values(), BODIES[below.kind]]
    refused = sum(
        below.refuse_all(islice(mutations(below.original), 0, None, SAMPLE)) for mutations in mutators
    )
    assert refused > 50
    below.accept()


@pytest.mark.season
def test_everything_that_comes_down_damaged_is_refused(below: DownVictim) -> None:
    mutators = [*ENVELOPES.values(), BODIES[below.kind]]
    refused = sum(below.refuse_all(mutations(below.original)) for mutations in mutators)
    assert refused > 2_000
    below.accept()

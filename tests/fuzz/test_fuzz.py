"""Thousands of files that must be refused: none is accepted, none crashes, none leaves a byte."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.mutations import MUTATORS
from tests.fuzz.victim import Victim

SAMPLE = 41
"""The default tests take every so many mutation of each kind; `-m season` takes all."""


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

"""Small seasons hold every invariant; a season replays exactly; a rule that is broken is noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import storage.derive
import storage.event_store
import storage.facting.officers
import storage.open_workspace
from core.exchange.coverage import Coverage
from storage.container import Opened
from storage.event_store import EventStore
from tests.sim.season import play, play_alone, steps_of

FEW = range(1, 6)
SMALL = [seed for seed in range(1, 400) if steps_of(seed) <= 12][:100]
PATIENCE = 60
"""Seasons within which a broken rule must show."""


@pytest.mark.parametrize("seed", FEW)
def test_a_small_season_shows_what_happened(seed: int, tmp_path: Path) -> None:
    assert play(seed, tmp_path).checks > 5


@pytest.mark.season
def test_a_hundred_small_seasons_show_what_happened() -> None:
    """All that a season may hold was there."""
    counts = Counter[str]()
    for seed in SMALL:
        counts.update(play_alone(seed).counts)
    assert counts["files"] > 500
    assert min(counts[name] for name in ("refused", "held", "hubs", "approvals", "keys read")) > 10
    assert min(counts[name] for name in ("let in", "revocations", "late", "forged", "lost")) > 0
    assert min(counts[f"{kind} files"] for kind in ("roster", "decisions", "campaign")) > 0
    assert min(counts[kind] for kind in ("person.added", "person.stage", "consent.given", "track.tally")) > 20
    assert min(counts[kind] for kind in ("person.erased", "consent.withdrawn", "track.agency")) > 3


def test_a_seed_replays_exactly() -> None:
    assert play_alone(11) == play_alone(11)


def replaced(module: Any, name: str, old: str, new: str) -> Callable[[pytest.MonkeyPatch], None]:
    def apply(patch: pytest.MonkeyPatch) -> None:
        text = getattr(module, name)
        assert old in text
        patch.setattr(module, name, text.replace(old, new))

    return apply


def put(module: Any, name: str, value: Any) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(module, name, value)


def lost_line(patch: pytest.MonkeyPatch) -> None:
    """A file's last line is not merged."""
    lines = Opened.lines
    patch.setattr(Opened, "lines", lambda opened: list(lines(opened))[:-1])
    patch.setattr(Coverage, "finish", lambda _: None)


BROKEN: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "of a double visit the latest counts": replaced(
        storage.derive, "_COUNTING", "v.hlc, v.id", "v.hlc DESC, v.id DESC"
    ),
    "a restored copy goes on with its incarnation": put(
        storage.open_workspace, "continues", lambda *_, **__: True
    ),
    "the name of an officer stays after an undo": put(storage.facting.officers, "forget", lambda *_: None),
    "an undone batch stays undone": put(EventStore, "_revive", lambda *_: None),
    "what is learnt does not apply": put(EventStore, "learn", lambda _: 0),
    "households that are one keep two lines": replaced(
        storage.derive, "_NEIGHBOURS", "AND same", "AND NOT same"
    ),
    "the last line of a file is lost": lost_line,
    "totals come from the earliest visit": replaced(
        storage.derive,
        "_STANDING",
        "max(CASE WHEN people",
        "min(CASE WHEN people",
    ),
}


@pytest.mark.season
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_rule_is_noticed(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BROKEN[what](monkeypatch)
    for seed in range(1, PATIENCE):
        try:
            play_alone(seed)
        except AssertionError:
            return
    pytest.fail(f"{PATIENCE} seasons did not notice: {what}")

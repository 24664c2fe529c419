"""Small seasons hold every invariant; a season replays exactly; a rule that is broken is noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import app.open_workspace
import storage.log.authority.judge
import storage.log.event_store
import storage.projections.derive
import storage.projections.people.derive
import storage.projections.rows.officers
import storage.projections.rows.people
import storage.projections.writer
import storage.queries.tracks
import storage.sync.batches.keeper
import storage.sync.batches.writer
import storage.sync.downstream.lines
import storage.sync.downstream.reader
import storage.sync.downstream.references
import storage.sync.registry.sent
import storage.sync.trust.province_keys
import storage.sync.trust.senders
from core.authority.may import ALLOWED
from core.base.changes import Outcome, touched
from core.enrolment.desk import EnrolmentDesk
from core.sync.coverage import Coverage
from storage.log.authority.judge import Judge
from storage.log.event_store import EventStore
from storage.projections.base.conditions import WITHHELD
from storage.sync.batches.keeper import SqlBatches
from storage.sync.batches.reader import BatchReader
from storage.sync.downstream.reader import Applied
from storage.sync.format.batch_file import Opened
from tests.sim import between
from tests.sim.season import play, play_alone, steps_of

FEW = range(1, 6)
SMALL = [seed for seed in range(1, 400) if steps_of(seed) <= 12][:100]
BROUGHT_BACK = 59
"""A longer season: files of after a safe copy are rare in small ones."""

PATIENCE = 60
"""Seasons within which a broken rule must show."""


@pytest.mark.parametrize("seed", FEW)
def test_a_small_season_shows_what_happened(seed: int, tmp_path: Path) -> None:
    assert play(seed, tmp_path).checks > 5


@pytest.mark.parametrize("seed", FEW)
def test_what_a_dishonest_machine_may_not_say_shows_nowhere(seed: int, tmp_path: Path) -> None:
    assert play(seed, tmp_path, dishonest=True).counts["lies told"] > 0


def test_a_line_that_a_mate_passed_on_stands_though_its_machine_is_known_no_more(tmp_path: Path) -> None:
    """The file that vouched for it was undone; the earlier seal removed the line from the forwarding
    machine.
    """
    assert play(155, tmp_path, dishonest=True).counts["lies told"] > 0


@pytest.mark.season
@pytest.mark.parametrize("seed", [257, 318, 328, 347])
def test_a_dishonest_season_that_once_did_not_hold_shows_what_happened(seed: int, tmp_path: Path) -> None:
    """257: of a file in parts the one with an erasure came first. 318: an undone list between two closings.

    328: two waiting files of one stranger, each of another commune. 347: a safe copy cut short by a crash.
    """
    assert play(seed, tmp_path, dishonest=True).counts["lies told"] > 0


def test_one_list_on_many_laptops_shows_what_happened() -> None:
    one_list_is_played(range(1, 5))


@pytest.mark.season
def test_one_list_on_many_laptops_in_longer_seasons() -> None:
    one_list_is_played((5, *SMALL[2:6]))


def one_list_is_played(seeds: Iterable[int]) -> None:
    counts = Counter[str]()
    for seed in seeds:
        counts.update(play_alone(seed, lists=True).counts)
    assert min(counts[name] for name in ("list loaded", "list undone", "rows recognised")) > 0


@pytest.mark.season
def test_a_hundred_small_seasons_show_what_happened() -> None:
    """Every kind of event of a season occurred."""
    counts = Counter[str]()
    for seed in (*SMALL, BROUGHT_BACK):
        counts.update(play_alone(seed).counts)
    assert counts["files"] > 500
    assert min(counts[name] for name in ("refused", "held", "hubs", "approvals", "keys read")) > 10
    assert min(counts[name] for name in ("let in", "revocations", "late", "forged", "lost")) > 0
    assert min(counts[f"{kind} files"] for kind in ("roster", "decisions", "campaign")) > 0
    assert min(counts[kind] for kind in ("person.added", "person.stage", "consent.given", "track.tally")) > 20
    assert min(counts[name] for name in ("rotations", "ceremonies", "parts", "lost centuries")) > 5
    assert min(counts[name] for name in ("catalogues", "brought back")) > 0
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


def nothing_cut(patch: pytest.MonkeyPatch) -> None:
    """An erased name stays in the log."""
    for module in (storage.projections.writer, storage.projections.rows.people):
        patch.setattr(module, "cut_erased", lambda *_, **__: set[int]())


def names_travel(patch: pytest.MonkeyPatch) -> None:
    """Make files carry data covered by a withdrawn consent."""
    erased = "SELECT n FROM event WHERE erased IS NOT NULL"
    for name in ("_LINES", "_STAYS"):
        text = getattr(storage.sync.batches.writer, name)
        patch.setattr(storage.sync.batches.writer, name, text.replace(WITHHELD, erased))


def always_before(patch: pytest.MonkeyPatch) -> None:
    """Make every file count as older than the revocation."""
    trusts = storage.sync.trust.senders.is_trusted
    patch.setattr(
        storage.sync.trust.senders,
        "is_trusted",
        lambda where, who, _created, own: trusts(where, who, "", own),
    )


def untidy_refusal(patch: pytest.MonkeyPatch) -> None:
    """A refused file leaves more behind than the row that remembers it."""
    note = BatchReader._note_refused

    def noting(reader: BatchReader, *arguments: Any) -> None:
        note(reader, *arguments)
        with reader._store.writing() as unit:
            unit.set_meta("refused", "yes")

    patch.setattr(BatchReader, "_note_refused", noting)


def first_part(patch: pytest.MonkeyPatch) -> None:
    """Of a batch in parts only the first stops applying."""
    received = SqlBatches._received
    patch.setattr(
        SqlBatches,
        "_received",
        lambda batches, batch, *, applied=1: received(batches, batch, applied=applied)[:1],
    )


BROKEN: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "of a double visit the latest counts": replaced(
        storage.projections.derive, "_COUNTING", "v.hlc, v.id", "v.hlc DESC, v.id DESC"
    ),
    "a restored copy goes on with its incarnation": put(
        app.open_workspace, "continues", lambda *_, **__: True
    ),
    "the name of an officer stays after an undo": put(
        storage.projections.rows.officers, "forget", lambda *_: None
    ),
    "an undone batch stays undone": put(EventStore, "_revive", lambda *_: None),
    "what is learnt does not apply": put(EventStore, "learn", lambda _: 0),
    "households that are one keep two lines": replaced(
        storage.projections.derive, "_NEIGHBOURS", "AND same", "AND NOT same"
    ),
    "the last line of a file is lost": lost_line,
    "what is erased stays": nothing_cut,
    "what a consent no longer covers is sent": names_travel,
    "a name without consent is shown": put(storage.projections.people.derive, "_bits", lambda _: 0),
    "a file that waited is not tried after an approval": put(
        EnrolmentDesk, "retry_held", lambda *_, **__: Outcome((), touched())
    ),
    "a revoked machine is believed": always_before,
    "an older list replaces a newer": put(storage.sync.downstream.reader, "is_new", lambda *_, **__: True),
    "a list without names carries them": replaced(
        storage.sync.downstream.lines, "_ROSTER", ":full OR", "1 OR"
    ),
    "decisions leave out closings": replaced(
        storage.sync.downstream.lines,
        "_DECISIONS",
        "UNION SELECT c.event FROM h",
        "EXCEPT SELECT c.event FROM h",
    ),
    "a refused file leaves something": untidy_refusal,
    "what was not acknowledged is left out": replaced(
        storage.sync.registry.sent, "_UNLESS", ">= e.seq", ">= 0"
    ),
    "counts of visits are added to persons": put(
        storage.projections.derive, "lay_over_standing", lambda *_: None
    ),
    "somebody who left is counted": replaced(
        storage.projections.people.derive, "_PERSONS", "AND p.gone IS NULL", ""
    ),
    "a tap replaces the one before": replaced(storage.queries.tracks, "_POINTS", "sum(step)", "max(step)"),
    "a statement taken back counts": replaced(storage.queries.tracks, "_COUNTS", "AND NOT", "AND -1 <>"),
    "a key that was replaced is obeyed": put(
        storage.sync.trust.province_keys, "former_keys", lambda _: frozenset[str]()
    ),
    "the old key does not sign the new one": put(
        storage.sync.trust.province_keys, "add_link", lambda *_: None
    ),
    "what a ceremony made is not kept": put(
        storage.sync.trust.province_keys, "keep_ceremony", lambda *_: None
    ),
    "one part of a batch is taken back": first_part,
    "files of after a safe copy are not found": put(storage.sync.batches.keeper, "forgotten", lambda *_: []),
    "versions are not kept beside the database": put(app.open_workspace, "begin_above", lambda *_: ()),
    "what is in use is not shown": put(storage.sync.batches.writer, "proofs_for", lambda *_: ()),
    "a catalogue that comes down is not loaded": put(
        storage.sync.downstream.references.CatalogueHandler, "apply", lambda *_: Applied(new=1)
    ),
    "totals come from the earliest visit": replaced(
        storage.projections.derive,
        "_STANDING",
        "max(CASE WHEN people",
        "min(CASE WHEN people",
    ),
}


SELDOM = ("what was not acknowledged is left out", "decisions leave out closings")
"""Rules that only a long season comes to."""
LONG = 120
BETWEEN = (
    "a key that was replaced is obeyed",
    "the old key does not sign the new one",
    "what a ceremony made is not kept",
    "one part of a batch is taken back",
    "files of after a safe copy are not found",
    "versions are not kept beside the database",
    "what is in use is not shown",
    "a catalogue that comes down is not loaded",
)
"""Rules of what happens between the steps; where they are broken it happens more often."""


def nobody_judged(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(storage.log.authority.judge, "may", lambda *_: ALLOWED)


def nobody_asked_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Judge, "settle", lambda *_: None)


@pytest.mark.season
@pytest.mark.parametrize("broken", [nobody_judged, nobody_asked_again])
def test_a_lie_that_applies_is_noticed(
    broken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    for seed in range(1, PATIENCE):
        try:
            play_alone(seed, dishonest=True)
        except AssertionError:
            return
    pytest.fail(f"{PATIENCE} seasons did not notice")


@pytest.mark.season
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_rule_is_noticed(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BROKEN[what](monkeypatch)
    if what in BETWEEN:
        monkeypatch.setattr(between, "OFTEN", 0.6)
    for seed in range(1, PATIENCE):
        try:
            play_alone(seed, LONG if what in SELDOM else None)
        except AssertionError:
            return
    pytest.fail(f"{PATIENCE} seasons did not notice: {what}")

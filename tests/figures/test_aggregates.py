"""Kept sums equal a plain recomputation after every kind of change, and on every replica."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from core.events.kinds import EventKind
from core.figures.ports import WHOLE
from core.periods.models import FrozenRow, body_of
from core.ranking.counted import figures_of
from core.records.figures import SMARTPHONES_KNOWN
from core.records.sums import BEFORE_COVERAGE, COLUMNS, NOTHING, sums_kept
from core.units.models import UnitKey
from storage.projections.figures.aggregates import rebuild
from tests.figures.plain import kept_sums, plain_sums
from tests.storage.replicas import CAMPAIGN, START, Replica, make_replica

RESULTS = ("completed", "partial", "not_home", "refused_soft", "moved_or_vacant", "not_found")


def season(replica: Replica, seed: int, *, households: int = 30) -> list[str]:
    """Households of two hamlets with visits over three weeks, some of them by the clock's early hours."""
    dice = random.Random(seed)
    made = []
    for number in range(households):
        made.append(replica.add_household(f"Lê Văn {number}", hamlet=f"Ấp {number % 2 + 1}"))
        if number % 5 == 0:
            listed = {"household": made[-1], "base": None}
            replica.record(EventKind.HOUSEHOLD_FIELD, field="roster_adults", value=3, **listed)
            replica.record(EventKind.HOUSEHOLD_FIELD, field="roster_smartphones", value=2, **listed)
    for _ in range(households * 3):
        at = START + timedelta(days=dice.randrange(21), hours=dice.randrange(-3, 10))
        result = dice.choice(RESULTS)
        counts: dict[str, int] = {}
        if result in {"completed", "partial"}:
            counts = {"people": 4, "smartphones": dice.randrange(1, 4), "installed": dice.randrange(3)}
            if dice.random() < 0.5:
                counts["had"] = 1
            for name in ("people", "smartphones", "installed"):
                if dice.random() < 0.3:
                    del counts[name]
        replica.visit(dice.choice(made), result, at=at, callback=None, **counts)
    return [str(household) for household in made]


def check(replica: Replica) -> None:
    for upto in ("9999", "2026-06-07", "2026-06-14"):
        kept = kept_sums(replica.connection, CAMPAIGN, upto=upto)
        assert kept == plain_sums(replica.connection, CAMPAIGN, upto=upto)


def test_sums_follow_every_visit(replica: Replica) -> None:
    season(replica, 1)
    check(replica)
    whole = kept_sums(replica.connection, CAMPAIGN)
    assert sum(sums["listed"] for sums in whole.values()) == 30


def test_sums_follow_corrections_voids_merges_closings_and_moves(replica: Replica) -> None:
    made = season(replica, 2)
    visits = [row[0] for row in replica.connection.execute("SELECT id FROM visit ORDER BY id")]
    replica.record(EventKind.VISIT_VOIDED, visit=visits[0])
    replica.record(EventKind.VISIT_CORRECTED, visit=visits[1], installed=3, smartphones=3, result="completed")
    replica.record(EventKind.VISIT_CORRECTED, visit=visits[2], at="2026-06-03T05:10:00+07:00")
    check(replica)
    replica.record(EventKind.HOUSEHOLD_SAME, a=made[0], b=made[3])
    check(replica)
    replica.record(EventKind.HOUSEHOLD_CLOSED, household=made[5], reason="moved")
    replica.record(EventKind.HOUSEHOLD_FIELD, household=made[7], field="hamlet", value="Ấp 9", base=None)
    check(replica)
    replica.record(EventKind.HOUSEHOLD_NOT_SAME, a=made[0], b=made[3])
    replica.record(EventKind.HOUSEHOLD_REOPENED, household=made[5])
    check(replica)


def test_replicas_agree_in_any_order_and_a_rebuild_changes_nothing(replica: Replica, tmp_path: Path) -> None:
    made = season(replica, 3)
    replica.record(EventKind.HOUSEHOLD_SAME, a=made[1], b=made[2])
    lines = replica.lines()
    other = make_replica(tmp_path / "b.db")
    shuffled = random.Random(4).sample(lines, len(lines))
    for start in range(0, len(shuffled), 40):
        other.receive(shuffled[start : start + 60])
    mine = kept_sums(replica.connection, CAMPAIGN)
    assert kept_sums(other.connection, CAMPAIGN) == mine
    with other.writing() as unit:
        rebuild(unit.connection)
    assert kept_sums(other.connection, CAMPAIGN) == mine


def test_the_sum_of_all_days_is_kept_beside_the_days(replica: Replica) -> None:
    season(replica, 6)
    columns = ", ".join(f"sum({name})" for name in COLUMNS)
    every, days = (
        replica.connection.execute(
            f"SELECT place, {columns} FROM figure_day WHERE campaign <> '' AND day {sign} '~' GROUP BY place"
        ).fetchall()
        for sign in ("=", "<>")
    )
    assert every
    assert every == days


def test_a_closed_household_stays_in_the_sums_that_rates_are_made_of(replica: Replica) -> None:
    made = season(replica, 7)
    before = total_of(replica)
    for household in made[:9]:
        replica.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    after = total_of(replica)
    check(replica)
    kept = COLUMNS[COLUMNS.index("ever_visited") :]
    assert [after[name] for name in ("ever", "closed", *kept)] == [30, 9, *(before[name] for name in kept)]
    assert after["listed"] == 21
    replica.record(EventKind.HOUSEHOLD_CLOSED, household=made[9], reason="import_undone")
    assert total_of(replica)["ever"] == 29


def total_of(replica: Replica) -> Counter[str]:
    found: Counter[str] = Counter()
    for sums in kept_sums(replica.connection, CAMPAIGN).values():
        found.update(sums)
    return found


def test_a_period_closed_without_coverage_keeps_its_rates_and_its_digest() -> None:
    former = list(range(20, 20 + BEFORE_COVERAGE))
    sums = sums_kept(former)
    unit = UnitKey("32014", date(2020, 1, 1))
    row = FrozenRow(
        unit=unit, key=WHOLE, hamlet="", sums=sums, late=NOTHING, declared=(), width=BEFORE_COVERAGE
    )
    assert json.loads(body_of(row))["sums"] == former
    rates = {rate.denominator_name: rate for rate in figures_of(sums, unit=unit, name="", as_of="").rates}
    assert (rates[SMARTPHONES_KNOWN].numerator, rates[SMARTPHONES_KNOWN].denominator) == (28, 27)
    assert rates[SMARTPHONES_KNOWN].coverage is None, "nobody counted it then"


def test_communes_are_the_sums_of_their_hamlets(replica: Replica) -> None:
    season(replica, 5)
    columns = ", ".join(f"sum(d.{name})" for name in COLUMNS)
    rows = replica.connection.execute(
        f"SELECT p.whole, {columns} FROM figure_place p JOIN figure_day d ON d.place = p.n"
        " GROUP BY p.whole ORDER BY 1"
    ).fetchall()
    assert rows[0][1:] == rows[1][1:]


def test_doubles_of_other_devices_and_late_hours_are_told_apart(replica: Replica, tmp_path: Path) -> None:
    household = replica.add_household()
    replica.visit(household, smartphones=2, installed=2, at=START)
    other = make_replica(tmp_path / "b.db", at=START + timedelta(hours=1))
    other.receive(replica.lines())
    other.visit(household, smartphones=2, installed=2, at=START + timedelta(hours=1))
    other.visit(household, smartphones=2, installed=1, at=START + timedelta(hours=23, minutes=59))
    (sums,) = kept_sums(other.connection, CAMPAIGN).values()
    assert (sums["installed"], sums["visits"], sums["doubled"]) == (3, 2, 1)
    (early,) = kept_sums(other.connection, CAMPAIGN, upto="2026-06-01").values()
    assert early["installed"] == 3, "07:59 of the next day still belongs to the reporting day"


def test_people_recorded_one_by_one_give_the_totals_and_their_stages(replica: Replica) -> None:
    household = replica.add_household()
    replica.visit(household, people=9, smartphones=9, installed=9, at=START)
    replica.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    people = [replica.ids.new(1) for _ in range(4)]
    for person, stage, had in zip(
        people,
        ("registered", "installed", "smartphone", "no_smartphone"),
        (True, False, None, None),
        strict=True,
    ):
        replica.record(EventKind.PERSON_ADDED, person=person, household=household)
        said = {"person": person, "campaign": CAMPAIGN, "stage": stage}
        replica.record(EventKind.PERSON_STAGE, **(said if had is None else {**said, "had": had}))
    (sums,) = kept_sums(replica.connection, CAMPAIGN).values()
    words = ("people", "smartphones", "installed", "had", "registered", "activated", "visits", "helped")
    assert [sums.get(word, 0) for word in words] == [4, 3, 2, 1, 1, 0, 1, 1]
    replica.clock.advance(timedelta(days=3))
    replica.record(EventKind.PERSON_STAGE, person=people[0], campaign=CAMPAIGN, stage="activated")
    replica.record(EventKind.PERSON_VOIDED, person=people[1], reason="moved")
    (sums,) = kept_sums(replica.connection, CAMPAIGN).values()
    assert [sums.get(word, 0) for word in words[:6]] == [3, 2, 1, 1, 1, 1]
    replica.record(EventKind.HOUSEHOLD_WAY, household=household, way="counts")
    (sums,) = kept_sums(replica.connection, CAMPAIGN).values()
    assert [sums.get(word, 0) for word in words[:5]] == [9, 9, 9, 0, 0]
    check(replica)


def test_a_stage_alone_helps_no_household_a_visit_that_installed_does(replica: Replica) -> None:
    household, person = replica.add_household(), replica.ids.new(1)
    replica.visit(household, smartphones=1, at=START)
    replica.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    replica.record(EventKind.PERSON_ADDED, person=person, household=household)
    replica.record(EventKind.PERSON_STAGE, person=person, campaign=CAMPAIGN, stage="installed", had=False)
    standing = "SELECT helped, installed FROM standing"
    (sums,) = kept_sums(replica.connection, CAMPAIGN).values()
    assert (sums.get("helped", 0), sums["installed"]) == (0, 1)
    assert replica.connection.execute(standing).fetchall() == [(0, 1)]
    replica.visit(household, smartphones=1, installed=1, at=START + timedelta(days=1))
    (sums,) = kept_sums(replica.connection, CAMPAIGN).values()
    assert (sums["helped"], sums["installed"]) == (1, 1), "the total stays that of the persons"
    assert replica.connection.execute(standing).fetchall() == [(1, 1)]
    check(replica)

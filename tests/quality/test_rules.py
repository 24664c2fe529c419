"""Each rule of the review finds its own kind, and leaves right values untouched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import OfficerId
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import NewHousehold
from core.quality.rules import SORTS, Finding, Rule, thresholds
from core.records.household import CloseReason, HouseholdRow
from core.records.results import Result
from storage.queries.quality import rules
from tests.quality.work import doors, visit


def raw_visit(services: Services, row: HouseholdRow, **stated: object) -> None:
    """A visit of another program, past the checks of this one."""
    at = services.clock.now().isoformat(timespec="seconds")
    payload = {"campaign": services.campaign.id, "household": row.id, "at": at, "result": "completed"}
    with services.store.writing() as writer:
        writer.record(EventKind.VISIT_RECORDED, payload | stated)


def found(services: Services, rule: Rule) -> tuple[Finding, ...]:
    result = next(result for result in services.quality.review().results if result.rule is rule)
    assert result.count >= len(result.first)
    return result.first


def test_a_list_without_visits_has_nothing_improbable(services: Services) -> None:
    results = services.quality.review().results
    assert [result.rule for result in results] == list(Rule)
    assert sum(result.count for result in results) == 0


def test_every_rule_has_a_sort_a_function_and_says_what_it_means() -> None:
    assert set(SORTS) == set(Rule)
    for rule in Rule:
        doc = getattr(rules, rule.value).__doc__
        assert doc is not None, rule
        assert len(doc) > 40, rule
        for name in thresholds().get(rule.value, {}):
            assert f"`{name}`" in doc, (rule, name)


def test_a_finished_visit_without_any_count(services: Services) -> None:
    row = next(row for row in doors(services) if row.has_smartphone)
    visit(services, row)
    assert [finding.household for finding in found(services, Rule.NO_COUNTS)] == [row.id]
    visit(services, row, smartphones=0)
    assert found(services, Rule.NO_COUNTS) == ()


def test_a_household_that_nobody_can_find_again(services: Services) -> None:
    added = services.households.add(NewHousehold(name="Lê Thị Út", hamlet="Khóm 3")).value
    assert [finding.household for finding in found(services, Rule.NO_ADDRESS)] == [added]
    services.households.set_field(added, HouseholdField.PHONE, "0912345678")
    assert found(services, Rule.NO_ADDRESS) == ()


def test_a_callback_that_nobody_kept(services: Services, clock: FixedClock) -> None:
    row = doors(services)[0]
    visit(services, row, Result.RESPONDENT_AWAY, callback="2020-09-15")
    clock.advance(timedelta(days=8))
    assert found(services, Rule.CALLBACK_OVERDUE) == ()
    clock.advance(timedelta(days=1))
    (finding,) = found(services, Rule.CALLBACK_OVERDUE)
    assert (finding.household, finding.facts["days"]) == (row.id, 8)


def test_more_installed_than_smartphones(services: Services, clock: FixedClock) -> None:
    row = doors(services)[0]
    visit(services, row, people=3, smartphones=2, installed=2)
    clock.advance(timedelta(days=1))
    visit(services, row, people=3, smartphones=2, installed=2)
    (finding,) = found(services, Rule.INSTALLED_OVER_SMARTPHONES)
    assert (finding.household, finding.facts) == (row.id, {"installed": 4, "smartphones": 2})


def test_more_smartphones_than_people_and_many_people(services: Services) -> None:
    rows = doors(services)
    visit(services, rows[0], people=2, smartphones=5)
    visit(services, rows[1], people=13, smartphones=5)
    assert [f.household for f in found(services, Rule.SMARTPHONES_OVER_PEOPLE)] == [rows[0].id]
    assert [f.household for f in found(services, Rule.MANY_PEOPLE)] == [rows[1].id]


def test_numbers_without_a_contact(services: Services) -> None:
    row = doors(services)[0]
    raw_visit(services, row, result="not_home", installed=2)
    assert [f.household for f in found(services, Rule.COUNTS_WITHOUT_CONTACT)] == [row.id]


def test_a_closed_household_that_somebody_met(services: Services, clock: FixedClock) -> None:
    row, other = doors(services)[:2]
    visit(services, other, smartphones=1)
    services.households.close(other.id, CloseReason.MOVED)
    services.households.close(row.id, CloseReason.VACANT)
    clock.advance(timedelta(minutes=1))
    visit(services, row, smartphones=1)
    assert [f.household for f in found(services, Rule.CLOSED_BUT_VISITED)] == [row.id]


def test_twice_on_one_day(services: Services, clock: FixedClock) -> None:
    row, other = doors(services)[:2]
    visit(services, row, smartphones=2, installed=2)
    visit(services, other, Result.NOT_HOME)
    clock.advance(timedelta(hours=2))
    visit(services, row, smartphones=2, installed=2)
    visit(services, other, smartphones=2, installed=2)
    (finding,) = found(services, Rule.TWICE_ON_ONE_DAY)
    assert (finding.household, finding.facts["visits"]) == (row.id, 2)


def thirty(services: Services, clock: FixedClock, step: timedelta) -> None:
    for number, row in enumerate(doors(services)[:30]):
        visit(services, row, people=2 + number % 3, smartphones=1, installed=number % 2)
        clock.advance(step)


def test_thirty_visits_in_ten_minutes(services: Services, clock: FixedClock) -> None:
    thirty(services, clock, timedelta(seconds=20))
    (finding,) = found(services, Rule.TOO_FAST)
    assert finding.officer == services.info.officer
    assert finding.facts["peak"] == 30


def test_thirty_visits_in_an_hour_are_work(services: Services, clock: FixedClock) -> None:
    thirty(services, clock, timedelta(minutes=2))
    assert found(services, Rule.TOO_FAST) == ()


def test_a_sheet_typed_in_the_evening_is_not_too_fast(services: Services, clock: FixedClock) -> None:
    noon = clock.now()
    clock.advance(timedelta(hours=9))
    for row in doors(services)[:40]:
        visit(services, row, at=noon, smartphones=1)
    assert found(services, Rule.TOO_FAST) == ()


def test_a_sheet_typed_on_its_own_day_is_not_too_fast(services: Services, clock: FixedClock) -> None:
    """All of its rows have the time that was typed for the sheet."""
    begun = clock.now()
    for row in doors(services)[:40]:
        visit(services, row, at=begun, smartphones=1)
        clock.advance(timedelta(seconds=10))
    assert found(services, Rule.TOO_FAST) == ()


@pytest.mark.parametrize(("refusals", "officers"), [(0, 1), (1, 0)])
def test_an_officer_whom_nobody_refuses(
    services: Services, clock: FixedClock, refusals: int, officers: int
) -> None:
    rows = doors(services)
    for row in rows[:refusals]:
        visit(services, row, Result.REFUSED_SOFT)
    for row in rows[10:60]:
        visit(services, row, smartphones=1)
        clock.advance(timedelta(minutes=5))
    assert [f.officer for f in found(services, Rule.NO_REFUSALS)] == [services.info.officer] * officers


@pytest.mark.parametrize(("others", "officers"), [(6, 1), (9, 0)])
def test_an_officer_who_writes_the_same_everywhere(services: Services, others: int, officers: int) -> None:
    for number, row in enumerate(doors(services)[:30]):
        alike = number >= others
        visit(services, row, people=3 if alike else number + 4, smartphones=2, installed=2)
    assert len(found(services, Rule.ALWAYS_ALIKE)) == officers


def test_work_at_night_unless_it_was_typed_in_later(services: Services, clock: FixedClock) -> None:
    row, other = doors(services)[:2]
    night = clock.now().replace(hour=23)
    clock.advance(night - clock.now())
    visit(services, row, smartphones=1)
    visit(services, doors(services)[2], Result.NOT_HOME)
    clock.advance(timedelta(days=1))
    visit(services, other, at=night, smartphones=1)
    assert [(f.household, f.facts["hour"]) for f in found(services, Rule.AT_NIGHT)] == [(row.id, 23)]


def test_a_visit_outside_the_dates_of_the_campaign(services: Services) -> None:
    row = doors(services)[0]
    early = services.clock.now().replace(year=2019)
    noted = visit(services, row, at=early, smartphones=1)
    assert [f.visit for f in found(services, Rule.OUTSIDE_CAMPAIGN)] == [noted]


def test_a_clock_that_was_ahead_or_was_set_back(services: Services) -> None:
    rows = doors(services)
    ahead = services.clock.now() + timedelta(hours=20)
    raw_visit(services, rows[0], at=ahead.isoformat(timespec="seconds"))
    assert found(services, Rule.FUTURE_TIME) == ()
    far = services.clock.now() + timedelta(hours=30)
    raw_visit(services, rows[1], at=far.isoformat(timespec="seconds"))
    assert [f.household for f in found(services, Rule.FUTURE_TIME)] == [rows[1].id]


def test_voided_visits_are_no_finding(services: Services) -> None:
    noted = visit(services, doors(services)[0], people=2, smartphones=5)
    services.visits.void(noted)
    assert sum(result.count for result in services.quality.review().results) == 0


def test_officers_are_told_apart(services: Services) -> None:
    row = doors(services)[0]
    raw_visit(services, row, people=20)
    (finding,) = found(services, Rule.MANY_PEOPLE)
    assert finding.officer == OfficerId(services.info.officer)

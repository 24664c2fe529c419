"""The state of a household: which rule goes before which, and what no state may claim."""

from __future__ import annotations

from datetime import date

import pytest

from core.records.results import Result, Status
from core.street.house import House, State, tally
from core.street.ports import Facts, Marks
from core.street.service import build_street, state_of
from tests.street.conftest import NewVillage, add

TODAY = "2026-11-24"


def facts(status: str | None = None, result: str | None = None, **changes: object) -> Facts:
    known = Facts(1, "khom 3", "Khóm 3", "Tổ 1", "5 hẻm 12", True, status, result, None, 1, None, None, 0)
    return known._replace(**changes)  # type: ignore[arg-type] # a table of test values


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (facts(), State.NEW),
        (facts(Status.OPEN, Result.NOT_FOUND), State.BACK),
        (facts(Status.OPEN, Result.RESPONDENT_AWAY), State.BACK),
        (facts(Status.OPEN, Result.UNABLE), State.BACK),
        (facts(Status.OPEN, Result.NO_ACCESS), State.BACK),
        (facts(Status.OPEN, Result.NOT_HOME), State.AWAY),
        (facts(Status.ABSENT, Result.NOT_HOME), State.AWAY),
        (facts(Status.OPEN, Result.PARTIAL), State.PART),
        (facts(Status.OPEN, Result.REFUSED_SOFT), State.REFSOFT),
        (facts(Status.REFUSED, Result.REFUSED_HARD), State.REFHARD),
        (facts(Status.RETURNED, Result.REFUSED_HARD), State.BACK),
        (facts(Status.RETURNED, Result.COMPLETED, installed=2), State.BACK),
        (facts(Status.CLOSED, Result.MOVED_OR_VACANT), State.CLOSED),
        (facts(Status.DONE, Result.COMPLETED, installed=2, is_listed=False), State.CLOSED),
        (facts(Status.DONE, Result.COMPLETED, installed=2, smartphones=2), State.INST),
        (facts(Status.DONE, Result.COMPLETED, had=2, smartphones=2), State.HAD),
        (facts(Status.DONE, Result.COMPLETED, had=1, smartphones=2), State.NONE),
        (facts(Status.DONE, Result.COMPLETED, had=1), State.HAD),
        (facts(Status.DONE, Result.COMPLETED, smartphones=0), State.NOPHONE),
        (facts(Status.DONE, Result.COMPLETED, smartphones=2), State.NONE),
        (facts(Status.CALLBACK, Result.REFUSED_SOFT, callback="2026-11-23"), State.LATE),
        (facts(Status.CALLBACK, Result.PARTIAL, callback="2026-11-24T17:00:00+07:00"), State.TODAY),
        (facts(Status.CALLBACK, Result.NOT_HOME, callback="2026-11-25"), State.LATER),
    ],
)
def test_the_first_rule_that_holds_decides(known: Facts, state: State) -> None:
    assert state_of(known, TODAY) is state


def test_closed_households_never_make_a_group_look_finished() -> None:
    done, closed = House(1, 1, State.INST), House(2, 0, State.CLOSED, is_listed=False)
    assert tally([closed, closed]).is_done is False
    assert tally([closed]).finished == 0
    both = tally([done, closed])
    assert (both.finished, both.ever, both.off, both.is_done) == (1, 2, 1, False)
    assert tally([done, done]).is_done is True
    ended = House(3, 2, State.AWAY, is_ended=True)
    assert tally([done, ended]).is_done is False, "nobody was met there"


def test_a_group_is_one_block_however_it_is_spelled_and_wherever_a_household_was_moved() -> None:
    listed = [
        facts(number=1, group="Tổ 1"),
        facts(number=2, group="tổ 1 "),
        facts(number=3, group="Tổ 2", address="1 hẻm 12"),
        facts(number=4, group="Tổ 1", address="9 hẻm 47"),
        facts(number=5, group="", address=""),
    ]
    street = build_street(listed, Marks(), date(2026, 11, 24))
    assert [(g.name, g.street, len(g.houses)) for g in street.groups] == [
        ("Tổ 1", "hẻm 12 · hẻm 47", 3),
        ("Tổ 2", "hẻm 12", 1),
        ("", "", 1),
    ]


def test_a_new_household_is_read_with_its_neighbours(new_village: NewVillage) -> None:
    services = new_village(("Tổ 1", 3), ("Tổ 2", 2))
    street = services.street.read()
    assert street.sizes == (3, 2)
    added = add(services, "Tổ 1", 2)
    assert services.street.reread(street, added).sizes == (4, 2)
    assert services.street.reread(street, "nobody's").sizes == (4, 2)
    services.close()

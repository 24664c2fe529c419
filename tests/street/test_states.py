"""The state of a household: which rule goes before which, and what no state may claim."""

from __future__ import annotations

from datetime import date

import pytest

from core.records.results import Result, Status
from core.street.house import House, State, tally
from core.street.ports import Facts, Place, Standing
from core.street.service import build_street, state_of
from tests.street.conftest import NewVillage, add

TODAY = "2026-11-24"


def seen(status: str = "", result: str = "", **changes: object) -> Standing:
    return Standing(status, result)._replace(**changes)  # type: ignore[arg-type] # a table of test values


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (seen(), State.NEW),
        (seen(Status.OPEN, Result.NOT_FOUND), State.BACK),
        (seen(Status.OPEN, Result.RESPONDENT_AWAY), State.BACK),
        (seen(Status.OPEN, Result.UNABLE), State.BACK),
        (seen(Status.OPEN, Result.NO_ACCESS), State.BACK),
        (seen(Status.OPEN, Result.NOT_HOME), State.AWAY),
        (seen(Status.ABSENT, Result.NOT_HOME), State.AWAY),
        (seen(Status.OPEN, Result.PARTIAL), State.PART),
        (seen(Status.OPEN, Result.REFUSED_SOFT), State.REFSOFT),
        (seen(Status.REFUSED, Result.REFUSED_HARD), State.REFHARD),
        (seen(Status.RETURNED, Result.REFUSED_HARD), State.BACK),
        (seen(Status.RETURNED, Result.COMPLETED, installed=2), State.BACK),
        (seen(Status.CLOSED, Result.MOVED_OR_VACANT), State.CLOSED),
        (seen(Status.DONE, Result.COMPLETED, installed=2, smartphones=2), State.INST),
        (seen(Status.DONE, Result.COMPLETED, had=2, smartphones=2), State.HAD),
        (seen(Status.DONE, Result.COMPLETED, had=1, smartphones=2), State.NONE),
        (seen(Status.DONE, Result.COMPLETED, had=1), State.HAD),
        (seen(Status.DONE, Result.COMPLETED, smartphones=0), State.NOPHONE),
        (seen(Status.DONE, Result.COMPLETED, smartphones=2), State.NONE),
        (seen(Status.CALLBACK, Result.REFUSED_SOFT, callback="2026-11-23"), State.LATE),
        (seen(Status.CALLBACK, Result.PARTIAL, callback="2026-11-24T17:00:00+07:00"), State.TODAY),
        (seen(Status.CALLBACK, Result.NOT_HOME, callback="2026-11-25"), State.LATER),
    ],
)
def test_the_first_rule_that_holds_decides(known: Standing, state: State) -> None:
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
    groups = {"Tổ 1": (1, 4), "tổ 1 ": (2,), "Tổ 2": (3,), "": (5, 6)}
    facts = Facts(
        walk=(1, 2, 3, 4, 5, 6),
        places=[(Place("khom 3", "Khóm 3", name), numbers) for name, numbers in groups.items()],
        standings=[(seen(Status.DONE, Result.COMPLETED, installed=2), (2, 4))],
        closed={4},
        list_numbers={n: n for n in range(1, 7)},
    )
    addresses = {1: "5 hẻm 12", 2: "6 hẻm 12", 3: "1 hẻm 12", 4: "9 hẻm 47", 6: "2 đường Lê Lợi"}
    street = build_street(
        facts, date(2026, 11, 24), lambda numbers: {n: addresses[n] for n in numbers if n in addresses}
    )
    assert [(g.name, g.street, len(g.houses)) for g in street.groups] == [
        ("Tổ 1", "hẻm 12 · hẻm 47", 3),
        ("Tổ 2", "hẻm 12", 1),
        ("", "đường Lê Lợi", 2),
    ]
    assert street.seams == (2, 0, 0)
    assert [(house.number, house.place, house.state) for house in street.groups[0].houses] == [
        (1, 1, State.NEW),
        (2, 2, State.INST),
        (4, 0, State.CLOSED),
    ]


def test_a_new_household_is_read_with_its_neighbours(new_village: NewVillage) -> None:
    services = new_village(("Tổ 1", 3), ("Tổ 2", 2))
    street = services.street.read()
    assert street.sizes == (3, 2)
    added = add(services, "Tổ 1", 2)
    assert services.street.reread(street, added).sizes == (4, 2)
    assert services.street.reread(street, "nobody's").sizes == (4, 2)
    services.close()

"""Numbers that are possible and unusual: what asks for a second Enter, and what does not."""

from __future__ import annotations

import pytest

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId
from core.records.visit import VisitEntry
from core.visits.plausibility import NOTHING_KNOWN, Known, SoftConcern, soft_concerns, unusual_people
from core.visits.quick_entry import read_line
from tests.quality.conftest import MONDAY

SEVEN = Known(listed=7)
THREE = Known(listed=3)
VISITED = Known(listed=4, people=3, smartphones=2, installed=2)

UNUSUAL = {
    "more adults than people on the list": ("421", THREE, SoftConcern.MORE_THAN_LISTED),
    "999": ("999", NOTHING_KNOWN, SoftConcern.MANY_INSTALLED),
    "999 where the list says nine": ("999", Known(listed=9), SoftConcern.MANY_INSTALLED),
    "nobody in a household of seven": ("000", SEVEN, SoftConcern.NOBODY),
    "nobody where no list says anything": ("000", NOTHING_KNOWN, SoftConcern.NOBODY),
    "one adult in a household of seven": ("100", SEVEN, SoftConcern.FEW_PEOPLE),
    "more phones than people": ("231", NOTHING_KNOWN, SoftConcern.SMARTPHONES_OVER_PEOPLE),
    "more phones than people on the list, short": ("44", THREE, SoftConcern.SMARTPHONES_OVER_PEOPLE),
    "more phones than people of a visit before, short": ("4", VISITED, SoftConcern.SMARTPHONES_OVER_PEOPLE),
    "installs of before typed again": ("322", VISITED, SoftConcern.INSTALLED_TWICE),
    "installs of before typed again, short": ("22", VISITED, SoftConcern.INSTALLED_TWICE),
}


def entry(line: str) -> VisitEntry:
    reading = read_line(line, today=MONDAY.date())
    assert reading is not None
    return VisitEntry(
        household=HouseholdId("h"),
        result=reading.result,
        at=MONDAY.astimezone(VIETNAM),
        people=reading.people,
        smartphones=reading.smartphones,
        had=reading.had,
        installed=reading.installed,
    )


@pytest.mark.parametrize(("line", "known", "concern"), UNUSUAL.values(), ids=UNUSUAL.keys())
def test_unusual_numbers_are_asked_about(line: str, known: Known, concern: SoftConcern) -> None:
    assert concern in [unusual.code for unusual in soft_concerns(entry(line), known)]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("322", Known(listed=3)),
        ("322", NOTHING_KNOWN),
        ("2", Known(listed=3)),
        ("k", SEVEN),
        ("2c", THREE),
        ("200", SEVEN),
        ("12 8 5", Known(listed=13)),
        ("v", THREE),
        ("4211", Known(listed=5)),
        ("320", VISITED),
        ("433", Known(listed=5, people=4, smartphones=2)),
        ("420", Known(listed=3, people=4)),
    ],
)
def test_ordinary_numbers_are_not(line: str, known: Known) -> None:
    assert soft_concerns(entry(line), known) == ()


def test_people_one_by_one_beyond_the_list_are_asked_about() -> None:
    assert unusual_people(3, 3) is None
    assert unusual_people(12, None) is None
    more, many = unusual_people(4, 3), unusual_people(13, None)
    assert more is not None
    assert (more.code, dict(more.fields)) == (SoftConcern.MORE_THAN_LISTED, {"people": 4, "listed": 3})
    assert many is not None
    assert many.code is SoftConcern.MANY_PEOPLE

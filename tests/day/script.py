"""The script of the day: sixty households in walking order, forty at the door and twenty from paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from tests.day.count import Said
from tests.day.sitting import Step, put_right
from tests.day.steps import (
    Again,
    AtTheDoor,
    Close,
    Consent,
    Correction,
    Double,
    Installed,
    Merge,
    OfThePeople,
    Person,
    PersonByPerson,
    Reopen,
    SheetDay,
    SheetRow,
    SheetTotals,
)

PAPER_DAY: Final = "23/11"
ON_A_PAGE: Final = 10

DOORS: Final = (
    Said(line="322", people=3, smartphones=2, installed=2),
    Said(line="v", result="not_home"),
    Said(line="4311", people=4, smartphones=3, installed=1, had=1),
    Said(line="h3", result="respondent_away", callback=3),
    Said(line="22", smartphones=2, installed=2),
    Said(line="t", result="refused_soft"),
    Said(line="m", result="moved_or_vacant"),
    Said(line="2c", smartphones=2, had=2),
    Said(line="321p", result="partial", people=3, smartphones=2, installed=1),
    Said(line="l", result="not_found"),
    Said(line="b", result="unable"),
    Said(line="g", result="no_access"),
    Said(line="q", result="not_dwelling_or_duplicate"),
    Said(line="tt", result="refused_hard"),
    Said(line="k", smartphones=0),
    Said(line="n", result="respondent_away"),
    Said(line="1", smartphones=1, installed=1),
    Said(line="h", result="respondent_away", callback=1),
    Said(line="12 8 5", people=12, smartphones=8, installed=5),
    Said(line="v", result="not_home"),
    Said(line="533", people=5, smartphones=3, installed=3),
    Said(line="221", people=2, smartphones=2, installed=1),
    Said(line="h7", result="respondent_away", callback=7),
    Said(line="t", result="refused_soft"),
    Said(line="3k", people=3, smartphones=0),
    Said(line="642", people=6, smartphones=4, installed=2),
    Said(line="v", result="not_home"),
    Said(line="3211", people=3, smartphones=2, installed=1, had=1),
    Said(line="21p", result="partial", smartphones=2, installed=1),
    Said(line="g", result="no_access"),
    Said(line="433", people=4, smartphones=3, installed=3),
    Said(line="v", result="not_home"),
    Said(line="2", smartphones=2, installed=2),
    Said(line="b", result="unable"),
    Said(line="211", people=2, smartphones=1, installed=1),
    Said(line="l", result="not_found"),
)

FAMILIES: Final = (
    ("Lan 1990", "Hung 1988", "Bay 1962 f"),
    ("Mai 1975", "Tam 1971 m", "Ut 2001"),
    ("Phuc 1983", "Oanh 1985"),
    ("Sau 1959", "Nga 1963"),
)
"""Ten people with phones, each helped."""

ROWS: Final = (
    (Said(line="1 3 2 2", people=3, smartphones=2, installed=2), "1 3 2 2"),
    (Said(line="4", result="not_home"), "4"),
    (Said(line="33", result="refused_hard"), "33"),
    (Said(line="2431h3", result="partial", people=4, smartphones=3, installed=1, callback=4), "2431h3"),
    (Said(line="5 27/11", result="respondent_away", callback=4), "5 27/11"),
    (Said(line="6", result="unable"), "6"),
    (Said(line="7", result="no_access"), "7"),
    (Said(line="8", result="not_found"), "8"),
    (Said(line="9", result="moved_or_vacant"), "9"),
    (Said(line="0", result="not_dwelling_or_duplicate"), "0"),
    (Said(line="1211", people=2, smartphones=1, installed=1), "1211"),
    (Said(line="1 4 3 3", people=4, smartphones=3, installed=3), "1 4 3 3"),
    (Said(line="3", result="refused_soft"), "3"),
    (Said(line="1 2 0 0", people=2, smartphones=0), "1 2 0 0"),
    (Said(line="4", result="not_home"), "4"),
    (Said(line="1 5 2 1", people=5, smartphones=2, installed=1), "1 5 2 1"),
    (Said(line="1 - 2 2", smartphones=2, installed=2), "1 - 2 2"),
    (Said(line="5", result="respondent_away"), "5"),
    (Said(line="1 11 6 4", people=11, smartphones=6, installed=4), "1 11 6 4"),
    (Said(line="2321", result="partial", people=3, smartphones=2, installed=1), "2321"),
)

FIRST_FAMILY: Final = len(DOORS)
FIRST_ROW: Final = FIRST_FAMILY + len(FAMILIES)
LAST: Final = FIRST_ROW + len(ROWS)
TWICE: Final = 4
"""The household that is entered twice, and merged."""

AWAY: Final = 1
"""The case that is closed, reopened, and visited once more."""


def day() -> list[Step]:
    """Every step of it, in order."""
    return [*_doors(), *_families(), *_corrections(), *_second_thoughts(), *paper()]


def _doors() -> list[Step]:
    return [AtTheDoor(place=place, said=said) for place, said in enumerate(DOORS)]


def _families() -> list[Step]:
    steps: list[Step] = []
    for place, family in enumerate(FAMILIES, start=FIRST_FAMILY):
        count = len(family)
        steps += [PersonByPerson(place=place), Consent(place=place)]
        steps += [Person(place=place, number=at, line=line) for at, line in enumerate(family, start=1)]
        steps += [Installed(place=place, number=at) for at in range(1, count + 1)]
        said = Said(line=f"{count}" * 3, people=count, smartphones=count, installed=count)
        steps.append(OfThePeople(place=place, said=said))
    return steps


def _corrections() -> list[Step]:
    first, third, ninth = DOORS[0], DOORS[2], DOORS[8]
    return [
        Correction(place=0, part="installed", key="1", was=first, now=put_right(first, installed=1)),
        Correction(place=2, part="people", key="5", was=third, now=put_right(third, people=5)),
        Correction(
            place=8, part="result", key=Qt.Key.Key_Up, was=ninth, now=put_right(ninth, result="completed")
        ),
    ]


def _second_thoughts() -> list[Step]:
    return [
        Double(),
        Merge(place=TWICE),
        Close(place=AWAY),
        Reopen(place=AWAY),
        Again(place=AWAY, said=Said(line="321", people=3, smartphones=2, installed=1)),
    ]


def paper() -> list[Step]:
    """The sheet, page by page."""
    steps: list[Step] = []
    for start in range(0, len(ROWS), ON_A_PAGE):
        page, rows = start // ON_A_PAGE + 1, ROWS[start : start + ON_A_PAGE]
        if page == 1:
            steps.append(SheetDay(page=page, day=PAPER_DAY))
        steps += [
            SheetRow(page=page, at=at, place=FIRST_ROW + start + at - 1, said=said, typed=typed)
            for at, (said, typed) in enumerate(rows, start=1)
        ]
        steps.append(SheetTotals(page=page, rows=tuple(said for said, _ in rows)))
    return steps


@dataclass(frozen=True, slots=True)
class Wanted:
    """Numbers that the issue requires of the day."""

    households: int = 60
    people: int = 10
    callbacks: int = 5
    rows: int = 20


def results_of(steps: Sequence[Step]) -> set[str]:
    return {said.result for step in steps if isinstance(said := getattr(step, "said", None), Said)}

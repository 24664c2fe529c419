"""Mixes of habits: what officers, lists, laptops and files of one season do."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Habit(StrEnum):
    """Habits of the officers of a unit."""

    CAREFUL = "careful"
    SHORT_FORMS = "short forms"
    ROUNDING = "rounding"
    PAPER_LATER = "paper later"
    DOUBLE_KNOCKING = "double knocking"
    EASY_DOORS = "only easy doors"
    CLOSING_HARD = "closing what is hard"
    INVENTING = "inventing"
    DATING_BACK = "dating back"
    THIRTY_PHONES = "30 phones a door"
    INSTALLS_BEYOND = "installs beyond phones"


class Laptops(StrEnum):
    """Way of the list onto the laptops of a unit."""

    ONE = "one laptop"
    HANDED_OVER = "list handed over to a second laptop"
    SAME_LIST = "same list loaded on two laptops"
    TWO_VERSIONS = "two versions of the list loaded apart"


class Files(StrEnum):
    """Fate of the files on their way."""

    ALL = "all arrive"
    LOST = "one is lost, a later one heals it"
    HELD = "those of one laptop are held"
    LATE = "the last one is late"


class ListKind(StrEnum):
    """Quality of the list."""

    GOOD = "good list"
    WRONG = "numbers missing or out of date, heads renamed"
    GAPS = "households left out and doubled"


DISHONEST: Final = frozenset(
    {
        Habit.CLOSING_HARD,
        Habit.INVENTING,
        Habit.DATING_BACK,
        Habit.THIRTY_PHONES,
        Habit.INSTALLS_BEYOND,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Parameters of one season. `rounds`: how often an officer tries a household that did not open.

    `pairs_lists`: the ward brings its laptops together and decides the pairs of lists loaded apart.
    """

    habits: frozenset[Habit]
    laptops: Laptops = Laptops.ONE
    files: Files = Files.ALL
    list_kind: ListKind = ListKind.GOOD
    households: int = 70
    hard_share: float = 0.12
    rounds: int = 4
    pairs_lists: bool = True

    @property
    def is_honest(self) -> bool:
        return not self.habits & DISHONEST

    @property
    def names(self) -> tuple[str, ...]:
        """The rows of the table that this season belongs to."""
        said = [*sorted(habit.value for habit in self.habits), *(
            choice.value for choice, plain in (
                (self.laptops, Laptops.ONE), (self.files, Files.ALL), (self.list_kind, ListKind.GOOD)
            ) if choice is not plain
        )]  # fmt: skip
        return tuple(said)


PURE: Final = (
    *(
        Mix(
            habits=frozenset({habit}),
            laptops=Laptops.HANDED_OVER if habit is Habit.DOUBLE_KNOCKING else Laptops.ONE,
        )
        for habit in Habit
    ),
    *(Mix(habits=frozenset({Habit.CAREFUL}), laptops=laptops) for laptops in list(Laptops)[1:]),
    *(
        Mix(habits=frozenset({Habit.CAREFUL}), files=files, laptops=Laptops.HANDED_OVER)
        for files in (Files.LOST, Files.LATE)
    ),
    Mix(habits=frozenset({Habit.CAREFUL}), files=Files.HELD, laptops=Laptops.SAME_LIST, pairs_lists=False),
    *(Mix(habits=frozenset({Habit.CAREFUL}), list_kind=kind) for kind in list(ListKind)[1:]),
)
"""One habit at a time: the rows of the table."""


PLAIN: Final = (Habit.CAREFUL, Habit.SHORT_FORMS, Habit.ROUNDING, Habit.PAPER_LATER, Habit.DOUBLE_KNOCKING)
OTHERS: Final = tuple(habit for habit in Habit if habit not in PLAIN)


PAIRING_SHARE: Final = 0.9
"""Of the wards with lists loaded apart, those that decide their pairs."""


def draw(dice: random.Random) -> Mix:
    """Return any mix. Each can be; what is plain in the field is more frequent.

    Half the units have one to three habits that hide nothing, the other half one or two others beside them.
    """
    habits = dice.sample(PLAIN, dice.choice((1, 1, 2, 3)))
    if dice.random() < 0.5:
        habits = [*habits[:1], *dice.sample(OTHERS, dice.choice((1, 1, 2)))]
    return Mix(
        habits=frozenset(habits),
        laptops=dice.choices(list(Laptops), (40, 30, 15, 15))[0],
        files=dice.choices(list(Files), (70, 10, 10, 10))[0],
        list_kind=dice.choices(list(ListKind), (40, 30, 30))[0],
        households=dice.randint(60, 90),
        hard_share=dice.uniform(0.03, 0.2),
        rounds=dice.choice((4, 5, 6)),
        pairs_lists=dice.random() < PAIRING_SHARE,
    )

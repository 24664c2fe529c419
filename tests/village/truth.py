"""The true village: households, adults, who has a smartphone and who has the app."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

from tests.village.mix import Mix

FAMILIES: Final = ("Trần", "Nguyễn", "Lê", "Phạm", "Huỳnh", "Võ", "Danh", "Thạch", "Ngô", "Đặng")
MIDDLE: Final = ("Văn", "Thị", "Hữu", "Thúy", "Chí", "Quốc")
GIVEN: Final = ("An", "Bình", "Hồng", "Lâm", "Điệp", "Yến", "Út", "Bảy", "Tám", "Hà", "Minh", "Ẩn")
EASY: Final = 0.9
HARD: Final = 0.35
"""Chances that somebody is home."""


@dataclass(slots=True)
class Adult:
    has_phone: bool
    has_app: bool


@dataclass(slots=True)
class Home:
    """A household as it is. `at_home` is the chance that somebody opens; `refuses` nobody may help."""

    number: int
    head: str
    phone: str
    address: str
    adults: list[Adult]
    children: int
    at_home: float
    refuses: bool

    @property
    def is_hard(self) -> bool:
        return self.at_home < 0.5

    @property
    def people(self) -> int:
        return len(self.adults) + self.children

    @property
    def phones(self) -> int:
        return sum(adult.has_phone for adult in self.adults)

    @property
    def with_app(self) -> int:
        return sum(adult.has_app for adult in self.adults)

    def help(self, dice: random.Random, success: float) -> int:
        """Install the app for those who lack it; return for how many it worked."""
        helped = 0
        for adult in self.adults:
            if adult.has_phone and not adult.has_app and dice.random() < success:
                adult.has_app = True
                helped += 1
        return helped


@dataclass(slots=True)
class Village:
    """`success` is the chance that help at the door ends with the app installed."""

    homes: list[Home] = field(default_factory=list)
    success: float = 0.8

    @property
    def phones(self) -> int:
        return sum(home.phones for home in self.homes)

    @property
    def with_app(self) -> int:
        return sum(home.with_app for home in self.homes)

    @property
    def rate(self) -> float:
        """The true rate: people of 16 and older with the app, of those with a smartphone."""
        return self.with_app / self.phones


def settle(dice: random.Random, mix: Mix) -> Village:
    """Make a village. Households that are seldom home are younger: more phones, more with the app already."""
    village = Village(success=dice.uniform(0.6, 0.9))
    owning, had = dice.uniform(0.45, 0.8), dice.uniform(0.03, 0.3)
    for number in range(1, mix.households + 1):
        hard = dice.random() < mix.hard_share
        adults = dice.choices((1, 2, 3, 4, 5), (12, 40, 26, 16, 6))[0]
        people = [
            _adult(dice, owning + (0.1 if hard else 0), had * (1.5 if hard else 1)) for _ in range(adults)
        ]
        village.homes.append(
            Home(
                number=number,
                head=f"{dice.choice(FAMILIES)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}",
                phone=f"09{number:03d}{dice.randrange(10**5):05d}",
                address=f"{number} đường số {1 + number % 9}",
                adults=people,
                children=dice.choices((0, 1, 2, 3), (40, 30, 22, 8))[0],
                at_home=HARD if hard else EASY,
                refuses=dice.random() < 0.03,
            )
        )
    return village


def _adult(dice: random.Random, owning: float, had: float) -> Adult:
    has_phone = dice.random() < owning
    return Adult(has_phone=has_phone, has_app=has_phone and dice.random() < had)

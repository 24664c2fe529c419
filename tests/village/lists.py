"""Lists of the village as somebody typed them: in several versions, some wrong."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from core.base.text import fold
from tests.village.mix import ListKind
from tests.village.truth import FAMILIES, GIVEN, Home, Village

HAMLET: Final = "Khóm 3"
HEADER: Final = "TT;Chủ hộ;SĐT;Địa chỉ;Số người"


def write_list(village: Village, dice: random.Random, kind: ListKind, path: Path) -> None:
    """Write one version of the list; two versions of one village differ by the dice."""
    rows: list[str] = []
    for home in village.homes:
        if kind is ListKind.GAPS and dice.random() < 0.03:
            continue
        rows.append(_row(home, dice, kind))
        if kind is ListKind.GAPS and dice.random() < 0.02:
            rows.append(_again(home, dice))
    if kind is ListKind.GAPS:
        rows += [_nobody(dice, number) for number in range(dice.randint(0, 2))]
    lines = [f"{at};{row}" for at, row in enumerate(rows, start=1)]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8-sig")


def _row(home: Home, dice: random.Random, kind: ListKind) -> str:
    head, phone, people = home.head, home.phone, str(home.people)
    if kind is ListKind.WRONG:
        if dice.random() < 0.1:
            head = f"{head.split()[0]} {dice.choice(GIVEN)}"
        if dice.random() < 0.3:
            people = dice.choice(("", str(max(1, home.people + dice.choice((-1, 1))))))
        if dice.random() < 0.3:
            phone = ""
    return f"{head};{phone};{home.address};{people}"


def _again(home: Home, dice: random.Random) -> str:
    """The same household typed twice, without accents and phone."""
    return f"{fold(home.head).title()};;{home.address};{dice.choice(('', home.people))}"


def _nobody(dice: random.Random, number: int) -> str:
    """A house where nobody lives any more."""
    return f"{dice.choice(FAMILIES)} Văn Cũ;;{900 + number} đường số 1;2"

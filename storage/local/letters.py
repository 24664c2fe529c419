"""Letters entered in a workspace. It answers `core.letters.models.LetterKeeper`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from core.base.clock import Clock, iso
from core.campaigns.models import Urgency
from core.letters.models import Letter, LetterKind, NewLetter
from core.units.models import UnitKey
from storage.db.connection import Connection, transaction


class SqlLetters:
    """The letters of one campaign."""

    def __init__(self, connection: Connection, campaign: str, clock: Clock) -> None:
        self._connection = connection
        self._campaign = campaign
        self._clock = clock

    def letters(self) -> Sequence[Letter]:
        rows = self._connection.execute(
            "SELECT n, number, symbol, issued_on, issuer, abstract, urgency, aliases, kind, round, units"
            " FROM document WHERE campaign = ? ORDER BY n",
            (self._campaign,),
        )
        return [_letter(row) for row in rows]

    def add(self, letter: NewLetter) -> int:
        units = [[unit.code, unit.valid_from.isoformat()] for unit in letter.units]
        with transaction(self._connection):
            row = self._connection.execute(
                "INSERT INTO document (campaign, number, symbol, issued_on, issuer, abstract, urgency,"
                " aliases, kind, round, units, entered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " RETURNING n",
                (
                    *(self._campaign, letter.number, letter.symbol),
                    None if letter.issued_on is None else letter.issued_on.isoformat(),
                    *(letter.issuer, letter.abstract, letter.urgency.value, json.dumps(letter.aliases)),
                    *(letter.kind.value, letter.round, json.dumps(units), iso(self._clock.now())),
                ),
            ).fetchone()
        return int(row[0])

    def set_number(self, n: int, number: str, issued_on: date) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE document SET number = ?, issued_on = ? WHERE n = ?",
                (number, issued_on.isoformat(), n),
            )


def _letter(row: Sequence[Any]) -> Letter:
    return Letter(
        n=row[0],
        number=row[1],
        symbol=row[2],
        issued_on=None if row[3] is None else date.fromisoformat(row[3]),
        issuer=row[4],
        abstract=row[5],
        urgency=Urgency(row[6]),
        aliases=tuple(json.loads(row[7])),
        kind=LetterKind(row[8]),
        round=row[9],
        units=tuple(UnitKey(code, date.fromisoformat(since)) for code, since in json.loads(row[10])),
    )

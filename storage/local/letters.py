"""Letters entered in a workspace, and drafts. It answers `core.letters.models.LetterKeeper`.

Drafts, texts that were issued and marks of withdrawal are in `meta`, which older programs skip: for them a
draft is no letter either.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.campaigns.models import Urgency
from core.content.kept import digest_of
from core.letters.models import Draft, DraftUnit, Issue, Letter, LetterKind, LetterState, NewLetter
from core.units.models import UnitKey, unit_key
from storage.db.connection import Connection, transaction
from storage.db.rows import named_rows, scalar
from storage.db.sql import read_meta

_DRAFT: Final = "letter draft"
_DIGEST: Final = "letter digest"
_TEXT: Final = "letter text"
_STATE: Final = "letter state"
_OWN_TASK: Final = "SELECT {} FROM office_task WHERE document = ? AND code IS NULL AND done IS NULL"


_LETTERS: Final = """
SELECT n, number, symbol, issued_on, issuer, abstract, urgency, aliases, kind, round, units,
  (SELECT value FROM meta WHERE key = ? || ' ' || n), (SELECT value FROM meta WHERE key = ? || ' ' || n)
FROM document WHERE campaign = ? ORDER BY n
"""


class _Row(NamedTuple):
    n: int
    number: str
    symbol: str
    issued_on: str | None
    issuer: str
    abstract: str
    urgency: str
    aliases: str
    kind: str
    round: int
    units: str
    digest: str | None
    state: str | None


class SqlLetters:
    """The letters of one campaign."""

    def __init__(self, connection: Connection, campaign: str, clock: Clock) -> None:
        self._connection = connection
        self._campaign = campaign
        self._clock = clock

    def letters(self) -> Sequence[Letter]:
        rows = self._connection.execute(_LETTERS, (_DIGEST, _STATE, self._campaign))
        return [_letter(row) for row in named_rows(_Row, rows)]

    def add(self, letter: NewLetter) -> int:
        units = [_key(unit) for unit in letter.units]
        with transaction(self._connection):
            number = scalar(
                self._connection.execute(
                    "INSERT INTO document (campaign, number, symbol, issued_on, issuer, abstract, urgency,"
                    " aliases, kind, round, units, entered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " RETURNING n",
                    (
                        *(self._campaign, letter.number, letter.symbol),
                        None if letter.issued_on is None else letter.issued_on.isoformat(),
                        *(letter.issuer, letter.abstract, letter.urgency.value, json.dumps(letter.aliases)),
                        *(letter.kind.value, letter.round, json.dumps(units), iso(self._clock.now())),
                    ),
                )
            )
            self._set_task(int(number), letter)
        return int(number)

    def change(self, n: int, letter: NewLetter) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE document SET number = ?, symbol = ?, issued_on = ?, issuer = ?, abstract = ?,"
                " urgency = ?, aliases = ?, kind = ?, round = ? WHERE n = ?",
                (
                    *(letter.number, letter.symbol),
                    None if letter.issued_on is None else letter.issued_on.isoformat(),
                    *(letter.issuer, letter.abstract, letter.urgency.value, json.dumps(letter.aliases)),
                    *(letter.kind.value, letter.round, n),
                ),
            )
            self._set_task(n, letter)

    def remove(self, n: int) -> None:
        with transaction(self._connection):
            self._connection.execute("DELETE FROM office_task WHERE document = ?", (n,))
            self._connection.execute("DELETE FROM document WHERE n = ?", (n,))

    def due(self, n: int) -> date | None:
        found = scalar(self._connection.execute(_OWN_TASK.format("due"), (n,)))
        return None if found is None else date.fromisoformat(found)

    def _set_task(self, n: int, letter: NewLetter) -> None:
        """The office's own task, open, with the abstract as its title; none without a day."""
        execute = self._connection.execute
        execute(f"DELETE FROM office_task WHERE n IN ({_OWN_TASK.format('n')})", (n,))
        if letter.due is not None:
            execute(
                "INSERT INTO office_task (campaign, title, due, document, entered, reasons)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (self._campaign, letter.abstract, letter.due.isoformat(), n, iso(self._clock.now()), "[]"),
            )

    def set_number(self, n: int, number: str, issued_on: date) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE document SET number = ?, issued_on = ? WHERE n = ?",
                (number, issued_on.isoformat(), n),
            )

    def drafts(self) -> Sequence[Draft]:
        prefix = f"{_DRAFT} {self._campaign} "
        rows = self._connection.execute(
            "SELECT value FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
        )
        return [_draft(json.loads(text)) for (text,) in rows]

    def keep_draft(self, draft: Draft) -> None:
        with transaction(self._connection):
            self._note(_DRAFT, self._named(draft.name), json.dumps(_plain(draft), ensure_ascii=False))

    def drop_draft(self, name: str) -> None:
        with transaction(self._connection):
            self._drop(name)

    def issue(self, draft: Draft, issue: Issue) -> int:
        letter = NewLetter(
            symbol=draft.symbol,
            issuer=draft.issuer,
            abstract=draft.abstract,
            kind=draft.kind,
            number=issue.number,
            issued_on=issue.issued_on,
            urgency=draft.urgency,
            round=draft.round,
            units=tuple(dict.fromkeys(one.unit for one in draft.units)),
        )
        now = iso(self._clock.now())
        with transaction(self._connection):
            if not self._drop(draft.name):
                raise UserError("letter.no_draft", name=draft.name)
            n = self.add(letter)
            self._note(_DIGEST, str(n), issue.digest)
            self._note(_TEXT, str(n), issue.document)
            if draft.due is not None:
                self._connection.executemany(
                    "INSERT INTO office_task (campaign, title, due, code, valid_from, document, entered,"
                    " reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        (
                            *(self._campaign, one.title, draft.due.isoformat(), one.unit.code),
                            *(one.unit.valid_from.isoformat(), n, now, one.reasons),
                        )
                        for one in draft.units
                    ],
                )
            if draft.revises is not None:
                self.withdraw(draft.revises, LetterState.REVISED, f"{issue.number}/{draft.symbol}")
        return n

    def text(self, n: int) -> str | None:
        kept = read_meta(self._connection, f"{_TEXT} {n}")
        if kept is not None and digest_of(kept) != read_meta(self._connection, f"{_DIGEST} {n}"):
            raise UserError("letter.altered", number=n)
        return kept

    def withdraw(self, n: int, state: LetterState, reason: str) -> None:
        with transaction(self._connection):
            said = {"state": state.value, "reason": reason, "at": iso(self._clock.now())}
            self._note(_STATE, str(n), json.dumps(said, ensure_ascii=False))
            self._connection.execute("DELETE FROM office_task WHERE document = ? AND done IS NULL", (n,))

    def _named(self, name: str) -> str:
        return f"{self._campaign} {name}"

    def _note(self, kind: str, of: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"{kind} {of}", value))

    def _drop(self, name: str) -> bool:
        key = f"{_DRAFT} {self._named(name)}"
        rows = self._connection.execute("DELETE FROM meta WHERE key = ? RETURNING key", (key,)).fetchall()
        return bool(rows)


def _plain(draft: Draft) -> dict[str, object]:
    units = [[*_key(one.unit), one.name, one.title, one.reasons] for one in draft.units]
    return {
        "name": draft.name,
        "kind": draft.kind.value,
        "symbol": draft.symbol,
        "issuer": draft.issuer,
        "abstract": draft.abstract,
        "urgency": draft.urgency.value,
        "round": draft.round,
        "due": None if draft.due is None else draft.due.isoformat(),
        "made": draft.made,
        "units": units,
        "document": draft.document,
        "revises": draft.revises,
        "wording": draft.wording,
    }


def _draft(kept: dict[str, Any]) -> Draft:
    return Draft(
        name=kept["name"],
        kind=LetterKind(kept["kind"]),
        symbol=kept["symbol"],
        issuer=kept["issuer"],
        abstract=kept["abstract"],
        urgency=Urgency(kept["urgency"]),
        round=kept["round"],
        due=None if kept["due"] is None else date.fromisoformat(kept["due"]),
        made=kept["made"],
        units=tuple(
            DraftUnit(unit=unit_key(code, since), name=name, title=title, reasons=reasons)
            for code, since, name, title, reasons in kept["units"]
        ),
        document=kept["document"],
        revises=kept["revises"],
        wording=kept.get("wording", ""),
    )


def _key(unit: UnitKey) -> list[str]:
    return [unit.code, unit.valid_from.isoformat()]


def _letter(row: _Row) -> Letter:
    mark = json.loads(row.state or "{}")
    return Letter(
        n=row.n,
        number=row.number,
        symbol=row.symbol,
        issued_on=None if row.issued_on is None else date.fromisoformat(row.issued_on),
        issuer=row.issuer,
        abstract=row.abstract,
        urgency=Urgency(row.urgency),
        aliases=tuple(json.loads(row.aliases)),
        kind=LetterKind(row.kind),
        round=row.round,
        units=tuple(unit_key(code, since) for code, since in json.loads(row.units)),
        state=LetterState(mark.get("state", LetterState.IN_FORCE)),
        reason=mark.get("reason", ""),
        digest=row.digest or "",
    )

"""A strict reader of one TOML table: each key is asked for once, and what nobody asked for is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Final, TypeVar

from core.base.errors import UserError
from core.base.text import clean
from core.campaigns.models import LocalText

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*", re.ASCII)
MAX_ROWS: Final = 40


class Table:
    """`values` at `path`; every method takes a key and answers its checked value.

    Raises `campaign.missing`, `campaign.type`, `campaign.language`, `campaign.too_long`,
    `campaign.choice`, `campaign.too_many` and, from `finish`, `campaign.unknown_key`.
    """

    def __init__(self, values: dict[str, object], path: str) -> None:
        self._values = values
        self._path = path
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """The full name of a key, for messages."""
        return f"{self._path}.{key}" if self._path else key

    def has(self, key: str) -> bool:
        return key in self._values

    def take(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._values:
            raise UserError("campaign.missing", key=self.at(key))
        return self._values[key]

    def text(self, key: str, limit: int) -> str:
        """One cleaned line of 1 to `limit` characters."""
        return self._fitting(key, self.take(key), limit)

    def optional_text(self, key: str, limit: int) -> str | None:
        return self.text(key, limit) if self.has(key) else None

    def identifier(self, key: str) -> str:
        value = self.text(key, 40)
        if _ID.fullmatch(value) is None:
            raise UserError("campaign.id", key=self.at(key), value=value)
        return value

    def local(self, key: str, limit: int) -> LocalText:
        """A text that has both languages and nothing else; each at most `limit` characters."""
        inner = self.table(key)
        for language in ("vi", "en"):
            if not inner.has(language):
                raise UserError("campaign.language", key=self.at(key), language=language)
        text = LocalText(vi=inner.text("vi", limit), en=inner.text("en", limit))
        inner.finish()
        return text

    def optional_local(self, key: str, limit: int) -> LocalText | None:
        return self.local(key, limit) if self.has(key) else None

    def whole(self, key: str, low: int, high: int) -> int:
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise UserError("campaign.number", key=self.at(key), low=low, high=high)
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key)
        if not isinstance(value, bool):
            raise UserError("campaign.type", key=self.at(key))
        return value

    def day(self, key: str) -> date:
        value = self.take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise UserError("campaign.date", key=self.at(key))
        return value

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def choice(self, key: str, kind: type[E]) -> E:
        return self._member(key, self.take(key), kind)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        return tuple(self._member(key, value, kind) for value in self._list(key))

    def lines(self, key: str, limit: int) -> tuple[str, ...]:
        """A list of lines; an absent one is empty."""
        if not self.has(key):
            return ()
        return tuple(self._fitting(key, value, limit) for value in self._list(key))

    def table(self, key: str) -> Table:
        value = self.take(key)
        if not isinstance(value, dict):
            raise UserError("campaign.type", key=self.at(key))
        return Table(value, self.at(key))

    def rows(self, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
        """A list of tables, each read and finished; an absent one is empty."""
        found: list[T] = []
        for place, value in enumerate(self._list(key) if self.has(key) else [], start=1):
            if not isinstance(value, dict):
                raise UserError("campaign.type", key=self.at(key))
            row = Table(value, f"{self.at(key)}[{place}]")
            found.append(read(row))
            row.finish()
        return tuple(found)

    def finish(self) -> None:
        """Refuses the table if it has a key that nobody asked for (a slip would else go unseen)."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            raise UserError("campaign.unknown_key", key=self.at(unknown[0])[:80])

    def _list(self, key: str) -> list[object]:
        value = self.take(key)
        if not isinstance(value, list):
            raise UserError("campaign.type", key=self.at(key))
        if len(value) > MAX_ROWS:
            raise UserError("campaign.too_many", key=self.at(key), limit=MAX_ROWS)
        return value

    def _fitting(self, key: str, value: object, limit: int) -> str:
        if not isinstance(value, str):
            raise UserError("campaign.type", key=self.at(key))
        text = clean(value)
        if not text:
            raise UserError("campaign.missing", key=self.at(key))
        if len(text) > limit:
            raise UserError("campaign.too_long", key=self.at(key), limit=limit)
        return text

    def _member(self, key: str, value: object, kind: type[E]) -> E:
        for member in kind:
            if member.value == value:
                return member
        known = ", ".join(str(member.value) for member in kind)
        raise UserError("campaign.choice", key=self.at(key), value=str(value)[:40], known=known)

"""The organisations that people may belong to: a list that is data, edited by each workspace."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.text import fold
from core.base.validation import checked_text
from core.campaigns.models import LocalText
from core.ports import Store

FILE: Final = Path(__file__).resolve().parents[2] / "resources" / "organisations.toml"
META: Final = "organisations"
"""The workspace's own entries, and the codes it has taken off."""

MOST: Final = 60
NAME_LENGTH: Final = 60
CODE_LENGTH: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One entry: `code` travels in events (`nong_dan`), the name is shown."""

    code: str
    name: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """Changes of this workspace to the list: names by code, and codes taken off."""

    added: dict[str, str]
    removed: tuple[str, ...]


@cache
def bundled_organisations() -> tuple[Organisation, ...]:
    """The Front's five organisations and some others, as in their file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["organisations"]
    return tuple(Organisation(code=row["code"], name=LocalText(**row["name"])) for row in rows)


class OrganisationDesk:
    """Lists and changes the organisations of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Sequence[Organisation]:
        """The entries in force: those of the build without the ones taken off, then the own ones."""
        own = self._own()
        kept = [entry for entry in bundled_organisations() if entry.code not in own.removed]
        added = [
            Organisation(code=code, name=LocalText(vi=name, en=name)) for code, name in own.added.items()
        ]
        return [*kept, *added]

    def name_of(self, code: str, language: str) -> str:
        """The name behind a code; a code that this workspace does not know reads as words."""
        known = {entry.code: entry for entry in (*bundled_organisations(), *self.all())}
        return known[code].name.of(language) if code in known else code.replace("_", " ")

    def find(self, text: str) -> str:
        """The code of a code, a name, or the beginning of one. Raises `organisation.unknown`."""
        wanted = fold(text)
        entries = self.all()
        for entry in entries:
            if text.strip() == entry.code or wanted in {fold(entry.name.vi), fold(entry.name.en)}:
                return entry.code
        starts = [entry.code for entry in entries if wanted and fold(entry.name.vi).startswith(wanted)]
        if len(starts) != 1:
            raise UserError("organisation.unknown", text=text.strip()[:40])
        return starts[0]

    def add(self, name: str) -> Outcome[str]:
        """Adds an organisation, or puts one back; answers its code.

        Raises `organisation.no_name`, `organisation.long`, `organisation.many` or `household.text`.
        """
        text = checked_text(name)
        if not any(character.isalpha() for character in text):
            raise UserError("organisation.no_name")
        if len(text) > NAME_LENGTH:
            raise UserError("organisation.long", most=NAME_LENGTH)
        own = self._own()
        for entry in (*bundled_organisations(), *self.all()):
            if fold(text) in {fold(entry.name.vi), fold(entry.name.en)}:
                removed = tuple(code for code in own.removed if code != entry.code)
                return self._keep(replace(own, removed=removed), entry.code)
        if len(self.all()) >= MOST:
            raise UserError("organisation.many", most=MOST)
        code = _code_of(text)
        taken = {entry.code for entry in bundled_organisations()} | set(own.added)
        while code in taken:
            code = f"{code[: CODE_LENGTH - 2]}_b"
        return self._keep(replace(own, added={**own.added, code: text}), code)

    def remove(self, code: str) -> Outcome[str]:
        """Take an organisation off the list; persons who have it keep it. Raises `organisation.unknown`."""
        if code not in {entry.code for entry in self.all()}:
            raise UserError("organisation.unknown", text=code[:40])
        own = self._own()
        if code in own.added:
            added = {known: name for known, name in own.added.items() if known != code}
            return self._keep(replace(own, added=added), code)
        return self._keep(replace(own, removed=(*own.removed, code)), code)

    def _own(self) -> _Own:
        kept = json.loads(self._store.meta(META) or "{}")
        return _Own(added=kept.get("added", {}), removed=tuple(kept.get("removed", ())))

    def _keep(self, own: _Own, code: str) -> Outcome[str]:
        with self._store.writing() as writer:
            writer.set_meta(META, json.dumps(asdict(own), ensure_ascii=False))
        return Outcome(code, touched(Topic.SETTINGS))


def _code_of(name: str) -> str:
    """Return `hoi_lam_vuon` of `Hội Làm vườn`: only letters, so that no number is hidden in exported data."""
    words = re.findall(r"[a-z]+", fold(name))
    return "_".join(words)[:CODE_LENGTH].rstrip("_")

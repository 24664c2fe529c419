"""Records of an office: good models, the Zalo groups of units, and tasks that a letter leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.validation import checked_text
from core.figures.reasons import Reason
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodModel:
    """A way of working worth copying. `figure` is in words; only an `approved` one is in a report.

    `n` is None before it is stored.
    """

    title: str
    place: str
    what: str
    figure: str = ""
    approved: bool = False
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaloGroup:
    """The group of a unit; `runner` is the office or role that runs it, never a person's number."""

    unit: UnitKey
    name: str
    runner: str
    link: str = ""
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTask:
    """A task with a due day. `letter` is the row of the register that it follows from.

    `title` names the unit where there are `reasons`; in older tasks it holds their Vietnamese words too.
    """

    title: str
    due: date
    unit: UnitKey | None = None
    letter: int | None = None
    done: bool = False
    n: int | None = None
    reasons: tuple[Reason, ...] = ()


class SharingKeeper(Protocol):
    """Keeps them for one campaign, in the order in which they were entered."""

    def models(self) -> Sequence[GoodModel]: ...

    def keep_model(self, model: GoodModel) -> int:
        """A new one, or a change of the one with its `n`."""
        ...

    def remove_model(self, n: int) -> None: ...

    def groups(self) -> Sequence[ZaloGroup]: ...

    def keep_group(self, group: ZaloGroup) -> int: ...

    def remove_group(self, n: int) -> None: ...

    def tasks(self) -> Sequence[OfficeTask]:
        """Those not done first, by day."""
        ...

    def finish_task(self, n: int, *, done: bool) -> None: ...

    def destroyable(self) -> Sequence[tuple[str, int]]:
        """Return kinds of personal data, in words, and the number of records of each."""
        ...


class DataForm(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"


class Publisher(Protocol):
    """Writes every view of the database (docs/database.md) in one form."""

    def publish(self, form: DataForm, folder: Path) -> tuple[Path, ...]:
        """Write the files, or for Parquet the folders of its tables, and return their paths.

        Raises `publish.not_empty` where the folder holds older Parquet, `file.full` or `file.unwritable`.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Result of one publishing: the server's name, and the number of rows that it did not have."""

    server: str
    events: int
    households: int
    visits: int
    names: bool


class ServerPublisher(Protocol):
    """Keeps a PostgreSQL server in step with what was imported (docs/postgresql.md)."""

    def publish(self, address: str, *, names: bool) -> Published:
        """Send what is new, names of households only with `names`, which is noted.

        Raises `publish.password_typed`, `publish.server_address` and other `publish.` codes; what was sent
        before a failure stays, and the next run sends the rest.
        """
        ...


_COUNTED: Final = re.compile(r"\d[\d.]*\s*/\s*\d")


class SharingDesk:
    """The registers of one campaign."""

    def __init__(self, keeper: SharingKeeper) -> None:
        self.keeper = keeper

    def enter_model(self, model: GoodModel) -> Outcome[GoodModel]:
        """A new one, or a change. Raises `model.incomplete`, `model.bare_rate` or `household.text`."""
        cleaned = replace(
            model,
            title=checked_text(model.title),
            place=checked_text(model.place),
            what=checked_text(model.what),
            figure=checked_text(model.figure),
        )
        if not (cleaned.title and cleaned.place and cleaned.what):
            raise UserError("model.incomplete")
        for text in (cleaned.title, cleaned.what, cleaned.figure):
            if "%" in text and _COUNTED.search(text) is None:
                raise UserError("model.bare_rate", text=text[:60])
        return Outcome(replace(cleaned, n=self.keeper.keep_model(cleaned)), touched(Topic.CAMPAIGN))

    def approve_model(self, n: int, *, approved: bool = True) -> Outcome[GoodModel]:
        """Raises `model.unknown`."""
        model = replace(self.model(n), approved=approved)
        self.keeper.keep_model(model)
        return Outcome(model, touched(Topic.CAMPAIGN))

    def remove_model(self, n: int) -> Outcome[GoodModel]:
        """Raises `model.unknown`."""
        model = self.model(n)
        self.keeper.remove_model(n)
        return Outcome(model, touched(Topic.CAMPAIGN))

    def model(self, n: int) -> GoodModel:
        """Raises `model.unknown`."""
        found = next((one for one in self.keeper.models() if one.n == n), None)
        if found is None:
            raise UserError("model.unknown", model=n)
        return found

    def enter_group(self, group: ZaloGroup) -> Outcome[ZaloGroup]:
        """Raises `group.incomplete` or `household.text`."""
        cleaned = replace(
            group,
            name=checked_text(group.name),
            runner=checked_text(group.runner),
            link=checked_text(group.link),
        )
        if not (cleaned.name and cleaned.runner):
            raise UserError("group.incomplete")
        return Outcome(replace(cleaned, n=self.keeper.keep_group(cleaned)), touched(Topic.CAMPAIGN))

    def remove_group(self, n: int) -> Outcome[ZaloGroup]:
        """Raises `group.unknown`."""
        group = next((one for one in self.keeper.groups() if one.n == n), None)
        if group is None:
            raise UserError("group.unknown", group=n)
        self.keeper.remove_group(n)
        return Outcome(group, touched(Topic.CAMPAIGN))

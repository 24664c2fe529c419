"""What offices pass on: good models, the Zalo groups of units, and tasks that a letter leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.figures.reasons import Reason
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodModel:
    """A way of working worth copying. `figure` is said in words; only an `approved` one goes into a report.

    `n` is None before it is kept.
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
    """What is to be looked after by a day. `letter` is the row of the register that it follows from.

    `title` names the unit where there are `reasons`; in tasks of before it holds their Vietnamese words too.
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

    def add_tasks(self, tasks: Sequence[OfficeTask]) -> None: ...

    def finish_task(self, n: int, *, done: bool) -> None: ...

    def destroyable(self) -> Sequence[tuple[str, int]]:
        """Kinds of data that name people, in words, and how many of each lie here."""
        ...

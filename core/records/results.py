"""The result list of a visit with its AAPOR codes and flags (AAPOR Standard Definitions; model.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Result(StrEnum):
    """Result of a visit. Today's result is not the end of the case."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    REFUSED_SOFT = "refused_soft"
    REFUSED_HARD = "refused_hard"
    NOT_HOME = "not_home"
    RESPONDENT_AWAY = "respondent_away"
    UNABLE = "unable"
    NO_ACCESS = "no_access"
    NOT_FOUND = "not_found"
    MOVED_OR_VACANT = "moved_or_vacant"
    NOT_DWELLING_OR_DUPLICATE = "not_dwelling_or_duplicate"


class Status(StrEnum):
    """State of a household in the campaign."""

    NEW = "new"
    OPEN = "open"
    CALLBACK = "callback"
    RETURNED = "returned"
    DONE = "done"
    REFUSED = "refused"
    ABSENT = "absent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultInfo:
    """One row of the result list. `paper` is the walk-list column, `keys` the quick line's letters."""

    result: Result
    aapor: str
    paper: str
    keys: str
    is_contact: bool
    is_found: bool
    status: Status
    takes_counts: bool


def _row(
    result: Result, aapor: str, paper: str, keys: str, *, status: Status, flags: str = ""
) -> tuple[Result, ResultInfo]:
    return result, ResultInfo(
        result=result,
        aapor=aapor,
        paper=paper,
        keys=keys,
        is_contact="contact" in flags,
        is_found="unfound" not in flags,
        status=status,
        takes_counts="counts" in flags,
    )


RESULTS: Final[dict[Result, ResultInfo]] = dict(
    (
        _row(Result.COMPLETED, "1.10", "1", "", status=Status.DONE, flags="contact counts"),
        _row(Result.PARTIAL, "1.20", "2", "p", status=Status.OPEN, flags="contact counts"),
        _row(Result.REFUSED_SOFT, "2.11", "3", "t", status=Status.OPEN, flags="contact"),
        _row(Result.REFUSED_HARD, "2.11", "3", "tt", status=Status.REFUSED, flags="contact"),
        _row(Result.NOT_HOME, "2.24", "4", "v", status=Status.OPEN),
        _row(Result.RESPONDENT_AWAY, "2.25", "5", "n", status=Status.OPEN, flags="contact"),
        _row(Result.UNABLE, "2.32", "6", "b", status=Status.OPEN, flags="contact"),
        _row(Result.NO_ACCESS, "2.23", "7", "g", status=Status.OPEN),
        _row(Result.NOT_FOUND, "3.18", "8", "l", status=Status.OPEN, flags="unfound"),
        _row(Result.MOVED_OR_VACANT, "4.61", "9", "m", status=Status.CLOSED, flags="unfound"),
        _row(Result.NOT_DWELLING_OR_DUPLICATE, "4.5", "0", "q", status=Status.CLOSED, flags="unfound"),
    )
)

ABSENT_ATTEMPTS: Final = 3
"""`not_home` ends a case after this many attempts on as many dates and clock hours (practice.md 3)."""

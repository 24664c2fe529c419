"""What was printed or saved on this laptop: which paper, for whom, in which version, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One run. `at` is ISO, `paper` as the command line names it, `version` as printed (or empty).

    `what` says for whom: `SHOW HAMLET`, such as `to_visit Khóm 3`; empty for a paper of no household. No
    household and no person is named.
    """

    at: str
    paper: str
    version: str
    what: str
    households: int
    pages: int


class PrintLog(Protocol):
    """Keeps the runs of this workspace; they travel nowhere."""

    def add(self, job: PrintJob) -> None: ...

    def last(self, paper: str) -> PrintJob | None:
        """The latest run of one paper."""
        ...

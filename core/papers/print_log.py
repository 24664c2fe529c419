"""Log of prints and saved papers on this laptop: paper, selection, version, time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from core.campaigns.models import Campaign

HANDED_OUT: Final = ("a5", "a5x2", "a6x4", "a6x4-personal", "dl", "large", "slip")
"""Papers that stay at a household's door, as the command line names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One run. `at` is ISO, `paper` as the command line names it, `version` as printed (or empty).

    `what` is the selection: `SHOW HAMLET`, such as `to_visit Khóm 3`; empty for a paper of no household. No
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


def flyers_at_hand(log: PrintLog, campaign: Campaign) -> Sequence[str]:
    """The codes of what may be handed out, the one printed last first; before any print the A5 guide's."""
    jobs = [job for paper in HANDED_OUT if (job := log.last(paper)) is not None and job.version]
    own = f"{campaign.flyer.prefix}-"
    newest = sorted(jobs, key=lambda job: job.at, reverse=True)
    codes = list(dict.fromkeys(job.version for job in newest if job.version.startswith(own)))
    return codes or [campaign.flyer.code("A5")]

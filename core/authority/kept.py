"""Lines that are kept and do not apply, as the front ends show them; no personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.authority.may import Reason, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLines:
    """Lines of one kind, machine, sender and reason. `received` is ISO, of the file that brought them."""

    kind: str
    verdict: Verdict
    reason: Reason
    machine: str
    """Device id that the lines name."""
    sender: str
    """Place of the machine whose file brought them."""
    sender_number: str
    file: str
    received: str
    events: int


class KeptReader(Protocol):
    """Reads what does not apply."""

    def kept(self, limit: int) -> Sequence[KeptLines]:
        """Return kept lines, those of the newest file first."""
        ...

    def forbidden_before(self, limit: int) -> Sequence[KeptLines]:
        """Return lines of files from before verdicts that apply and may not be; changes nothing."""
        ...

    def asks_about_before(self) -> bool:
        """Return True while files of before verdicts are here and nobody decided about them."""
        ...

    def keep_before(self) -> None:
        """Notes that what those files brought goes on applying."""
        ...

    def judge_before(self) -> int:
        """Gives verdicts on those files too; returns how many there were."""
        ...

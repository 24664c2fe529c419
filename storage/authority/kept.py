"""Lines that are kept and do not apply. It answers `core.authority.kept.KeptReader`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.authority.kept import KeptLines
from core.authority.may import Reason, Verdict
from storage.database import Connection

_KEPT: Final = """
SELECT e.kind, g.verdict, g.reason, d.id, b.other_unit, b.other_code, b.file, b.handled, count(*), b.n
FROM judgement g JOIN event e ON e.n = g.event JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device
  JOIN batch b ON b.n = (SELECT min(x.batch) FROM event_batch x JOIN batch f ON f.n = x.batch
    WHERE x.event = e.n AND f.applied)
WHERE g.verdict AND e.live GROUP BY b.n, d.n, e.kind, g.verdict, g.reason
UNION ALL
SELECT e.kind, 1, 'two_texts', d.id, b.other_unit, b.other_code, b.file, b.handled, count(*), b.n
FROM other_text o JOIN event e ON e.id = o.event JOIN stream s ON s.n = e.stream
  JOIN device d ON d.n = s.device JOIN batch b ON b.n = o.batch GROUP BY b.n, d.n, e.kind
ORDER BY 10 DESC, 4, 1 LIMIT ?
"""


class SqlKept:
    """Reads the verdicts of one open workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self, limit: int) -> Sequence[KeptLines]:
        return [
            KeptLines(
                kind=kind,
                verdict=Verdict(verdict),
                reason=Reason(reason),
                machine=machine,
                sender=sender or "",
                sender_number=number or "",
                file=file,
                received=handled,
                events=events,
            )
            for kind, verdict, reason, machine, sender, number, file, handled, events, _ in (
                self._connection.execute(_KEPT, (limit,))
            )
        ]

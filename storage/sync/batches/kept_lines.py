"""Lines that are kept and do not apply. It answers `core.authority.may.KeptReader`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.authority.may import KeptLines, Reason, Verdict
from storage.db.connection import Connection
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore

_DECIDED: Final = "before_decided"
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

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def kept(self, limit: int) -> Sequence[KeptLines]:
        return _read(self._store.connection, limit)

    def forbidden_before(self, limit: int) -> Sequence[KeptLines]:
        before = set(self.kept(-1))
        with self._store.trying() as unit:
            _judge_files_before(unit)
            return [lines for lines in _read(unit.connection, limit) if lines not in before]

    def asks_about_before(self) -> bool:
        execute = self._store.connection.execute
        decided = execute("SELECT 1 FROM meta WHERE key = ?", (_DECIDED,)).fetchone()
        return decided is None and execute(_FILES_BEFORE).fetchone() is not None

    def keep_before(self) -> None:
        with self._store.writing() as unit:
            unit.set_meta(_DECIDED, "kept")
            unit.audit("authority.keep", "")

    def judge_before(self) -> int:
        with self._store.writing() as unit:
            files = _judge_files_before(unit)
            unit.audit("authority.apply", str(files))
        return files


def _judge_files_before(unit: UnitOfWork) -> int:
    """Judges the files that came before verdicts were given by their senders; how many there were."""
    numbers = [n for (n,) in unit.connection.execute(_FILES_BEFORE).fetchall()]
    for n in numbers:
        unit.connection.execute("UPDATE batch SET forwarder = device WHERE n = ?", (n,))
        events = unit.connection.execute("SELECT event FROM event_batch WHERE batch = ?", (n,)).fetchall()
        unit.events.judge.again(event for (event,) in events)
    return len(numbers)


_FILES_BEFORE: Final = """
SELECT n FROM batch WHERE direction = 'in' AND forwarder IS NULL AND device IS NOT NULL ORDER BY n
"""


def _read(connection: Connection, limit: int) -> list[KeptLines]:
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
            connection.execute(_KEPT, (limit,))
        )
    ]

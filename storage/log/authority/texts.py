"""One id, two texts: the text that its machine proves is used, and the machine that passed on the other one
is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from core.authority.may import Verdict
from core.base.errors import UserError
from core.events.kinds import is_known
from core.events.lines import Envelope, decode, digest
from core.events.payloads import check_payload
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.log.authority.judge import Judge
from storage.projections.writer import FactWriter

PROVEN: Final = """
e.local OR EXISTS (SELECT 1 FROM event_batch x JOIN batch b ON b.n = x.batch
  WHERE x.event = e.n AND coalesce(b.forwarder, b.device, s.device) = s.device)
OR EXISTS (SELECT 1 FROM stream_seal z WHERE z.stream = e.stream AND z.verified
  AND e.seq BETWEEN z.first AND z.last AND e.id NOT IN (SELECT value FROM json_each(z.without)))
"""
"""True if a seal covers event `e` of stream `s`, or a file of its own machine brought it; any file did before
verdicts were given."""

_HERE: Final = f"""
SELECT {PROVEN} FROM event e JOIN stream s ON s.n = e.stream WHERE e.n = ?
"""
_WAITING_TEXT: Final = """
SELECT o.line, o.batch FROM other_text o JOIN batch b ON b.n = o.batch
WHERE o.event = ? AND b.applied ORDER BY o.sha256 LIMIT 1
"""


class Clash(NamedTuple):
    """A received line whose id is stored with other bytes, in row `n`."""

    n: int
    event: Envelope
    line: bytes
    proven: bool
    here_proven: bool = False
    """True if the stored text was proven before this file."""


class Texts:
    """Settles clashes at the end of a file, once all that may prove its lines is known."""

    def __init__(
        self,
        connection: Connection,
        facts: FactWriter,
        judge: Judge,
        stream_number: Callable[[str, str, str], int],
    ) -> None:
        self._connection = connection
        self._facts = facts
        self._judge = judge
        self._stream_number = stream_number

    def look(self, clashes: Sequence[Clash]) -> list[Clash]:
        """Note the stored texts that are proven; to be called before the seals of the file are stored."""
        proven = (scalar(self._connection.execute(_HERE, (clash.n,))) for clash in clashes)
        return [clash._replace(here_proven=bool(one)) for clash, one in zip(clashes, proven, strict=True)]

    def settle(self, clashes: Sequence[Clash], batch: int) -> None:
        """Raises `batch.tampered` where both texts are proven: a faulty machine, not a dishonest one."""
        for clash in clashes:
            proven = clash.here_proven
            line, live, erased = self._connection.execute(
                "SELECT line, live, erased FROM event WHERE n = ?", (clash.n,)
            ).fetchone()
            if clash.proven and proven:
                raise UserError("batch.tampered", id=clash.event.id)
            if erased is None and (clash.proven or (not live and not proven)):
                self._note_former(clash.n, bytes(line))
                self.replace(clash.n, clash.event, clash.line, batch)
            else:
                self._note(clash.event.id, clash.line, batch)
                self._judge.again([clash.n])

    def restore(self, n: int) -> None:
        """Puts the text of a file that still applies in the place of one whose files were all undone."""
        (event,) = self._connection.execute("SELECT id FROM event WHERE n = ?", (n,)).fetchone()
        other = self._connection.execute(_WAITING_TEXT, (event,)).fetchone()
        if other is not None:
            text, batch = other
            line = bytes(text)
            self.replace(n, decode(line), line, batch)

    def replace(self, n: int, event: Envelope, line: bytes, batch: int) -> None:
        """Makes `line`, which `batch` brought, the text of the event in row `n`."""
        execute = self._connection.execute
        former, live, verdict, known = execute(
            "SELECT line, live, verdict, known FROM event WHERE n = ?", (n,)
        ).fetchone()
        if live and known and not verdict:
            self._facts.remove([(n, decode(bytes(former)))])
        knows = is_known(event.kind, event.v)
        if knows:
            check_payload(event.kind, event.payload)
        stream = self._stream_number(event.device, event.incarnation, event.cls)
        execute("DELETE FROM event_batch WHERE event = ?", (n,))
        execute("DELETE FROM other_text WHERE event = ? AND sha256 = ?", (event.id, digest(line).hex()))
        execute("INSERT INTO event_batch (event, batch) VALUES (?, ?)", (n, batch))
        execute(
            "UPDATE event SET stream = ?, seq = ?, hlc = ?, kind = ?, known = ?, live = 1, verdict = ?,"
            " line = ? WHERE n = ?",
            (
                *(stream, event.seq, event.hlc, event.kind, int(knows)),
                *(Verdict.WAITING if knows else Verdict.ALLOWED, bytearray(line), n),
            ),
        )
        self._judge.again([n])
        self._judge.settle([event])

    def _note_former(self, n: int, line: bytes) -> None:
        """Notes who brought the text that is about to be replaced."""
        event = decode(line)
        for (batch,) in self._connection.execute(
            "SELECT batch FROM event_batch WHERE event = ?", (n,)
        ).fetchall():
            self._note(event.id, line, batch)

    def _note(self, event: str, line: bytes, batch: int) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO other_text VALUES (?, ?, ?, ?)",
            (event, digest(line).hex(), batch, bytearray(line)),
        )

"""Seals of received streams: verified against the lines of their file and those in the database, stored,
passed on.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.base.ids import DeviceId, EventId
from core.events.lines import EventClass, digest
from core.sync.manifest import StreamKey, StreamRanges
from core.sync.seals import Seal, SealedLine, message
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.keys import minisign
from storage.projections.base.conditions import WITHHELD

MOST_PASSED_ON: Final = 500

_KEYS: Final = """
SELECT signing_key FROM enrolment WHERE device = ?1 AND signing_key IS NOT NULL
UNION SELECT signing_key FROM vouching WHERE device = ?1
UNION SELECT signing_key FROM device WHERE id = ?1 AND trusted_at IS NOT NULL AND signing_key IS NOT NULL
UNION SELECT signing_key FROM province_machine WHERE device = ?1
UNION SELECT signing_key FROM device_fact WHERE device = ?1 AND valid AND signing_key IS NOT NULL
  AND signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
"""
_HERE: Final = "SELECT seq, id, erased, line FROM event WHERE stream = ? AND seq BETWEEN ? AND ?"
_INSIDE: Final = """
SELECT z.stream, z.first, z.last, z.signature, e.id, e.line, z.cut, z.without
FROM event e JOIN stream_seal z ON z.stream = e.stream
WHERE e.n >= ? AND z.verified AND e.seq BETWEEN z.first AND z.last
"""
_CUT: Final = f"""
SELECT seq, id, erased, line FROM event WHERE stream = ? AND seq BETWEEN ? AND ?
  AND (erased IS NOT NULL OR n IN ({WITHHELD}) OR n IN (SELECT value FROM json_each(?)))
"""
_COLUMNS: Final = "d.id, s.incarnation, s.class, z.first, z.last, z.signature, z.cut, z.without, z.stream"
_KEPT: Final = f"""
SELECT {_COLUMNS} FROM stream_seal z JOIN stream s ON s.n = z.stream JOIN device d ON d.n = s.device
WHERE {{where}} ORDER BY z.last - z.first DESC LIMIT {MOST_PASSED_ON}
"""

FileLines = Mapping[StreamKey, Sequence[SealedLine]]
"""Lines of one file, of the streams that its seals speak of."""


class Seals:
    """Keeps seals in the transaction of the file that brought them."""

    def __init__(self, connection: Connection, stream_number: Callable[[str, str, str], int]) -> None:
        self._connection = connection
        self._stream_number = stream_number
        self._keys: dict[str, list[str]] = {}
        """Signing keys by device, for the file at hand."""

    def keep(self, seals: Sequence[Seal], lines: FileLines) -> tuple[dict[str, str], list[int]]:
        """Return hashes of the texts that the seals prove, by id, and waiting events that they cover."""
        proven: dict[str, str] = {}
        waiting: list[int] = []
        self._keys.clear()
        for seal in seals:
            found = self._verified(seal, lines.get(_stream(seal), ()))
            if found is not None:
                proven.update((line.id, line.sha256) for line in found)
                waiting += self._add(seal, found)
            else:
                self._insert(seal, verified=0)
        for seal in self._read("NOT z.verified", {}) if self._has_unverified() else ():
            found = self._verified(seal, ())
            if found is not None:
                waiting += self._add(seal, found)
        return proven, waiting

    def exclude(self, first: int) -> None:
        """Name the events from row `first` on in the stored seals whose ranges they are in.

        A valid seal covers every line that it was signed over, so another one in its range was invented, is a
        fork, or fell out of a selection; only a `cut` line can still arrive.
        """
        without: dict[tuple[int, int, int, bytes], set[str]] = {}
        for *seal, signature, one, line, cut, known in self._connection.execute(_INSIDE, (first,)):
            if digest(bytes(line)).hex() not in {sha256 for _, _, sha256 in json.loads(cut)}:
                key = (*seal, bytes(signature))
                without.setdefault(key, set(json.loads(known))).add(one)
        self._connection.executemany(
            "UPDATE stream_seal SET without = ?"
            " WHERE stream = ? AND first = ? AND last = ? AND signature = ?",
            [
                (json.dumps(sorted(ids)), *seal, bytearray(signature))
                for (*seal, signature), ids in without.items()
            ],
        )

    def to_pass_on(
        self, streams: Iterable[StreamRanges], own_device: str, left_out: Sequence[int] = ()
    ) -> list[Seal]:
        """Return verified seals of other machines' streams that cover lines of these ranges.

        They name the events `left_out` of the file with those that no file carries. A seal within another all
        of whose lines are included proves nothing more.
        """
        passed, left = [], json.dumps(left_out)
        for entry in streams:
            if entry.stream.device == own_device:
                continue
            stream = self._stream_number(*entry.stream)
            where = "z.verified AND z.stream = :stream AND z.first <= :last AND z.last >= :first"
            first, last = entry.ranges[0][0], entry.ranges[-1][1]
            whole: list[tuple[int, int]] = []
            for seal in self._read(where, {"stream": stream, "first": first, "last": last}):
                if _is_within(seal, whole):
                    continue
                if not seal.without and _is_within(seal, entry.ranges):
                    whole.append((seal.first, seal.last))
                rows = self._connection.execute(_CUT, (stream, seal.first, seal.last, left))
                cut = {line.id: line for line in (*seal.cut, *map(_sealed, rows))}
                passed.append(replace(seal, cut=tuple(sorted(cut.values()))))
        return passed[:MOST_PASSED_ON]

    def _verified(self, seal: Seal, of_file: Sequence[SealedLine]) -> list[SealedLine] | None:
        """Return the lines that the seal covers, None where it does not hold or lines are missing."""
        keys = self._keys_of(seal.device)
        if not keys:
            return None
        first, last = bisect_left(of_file, (seal.first,)), bisect_left(of_file, (seal.last + 1,))
        own = {line.id: line for line in of_file[first:last]}
        cut = {line.id: line for line in seal.cut if line.id not in own}
        for candidate in self._candidates(seal, own, cut):
            kept = [line for line in candidate if line.id not in seal.without]
            said = seal.message(kept)
            if any(minisign.verifies_plain(said, seal.signature, key) for key in keys):
                return kept
        return None

    def _keys_of(self, device: str) -> list[str]:
        if device not in self._keys:
            self._keys[device] = [key for (key,) in self._connection.execute(_KEYS, (device,))]
        return self._keys[device]

    def _candidates(
        self, seal: Seal, own: dict[str, SealedLine], cut: dict[str, SealedLine]
    ) -> Iterable[list[SealedLine]]:
        """Yield the lines of the file; those with the stored ones that it does not contain; the
        stored ones.
        """
        if own:
            yield sorted({**cut, **own}.values())
        stream = self._stream_number(seal.device, seal.incarnation, seal.cls)
        rows = self._connection.execute(_HERE, (stream, seal.first, seal.last)).fetchall()
        here = {line.id: line for line in map(_sealed, rows)}
        numbers = {line.seq for line in own.values()}
        gaps = {one: line for one, line in here.items() if line.seq not in numbers}
        if own:
            yield sorted({**cut, **gaps, **own}.values())
        yield sorted({**cut, **here}.values())

    def _add(self, seal: Seal, covered: Sequence[SealedLine]) -> list[int]:
        """Store a verified seal; name in it the stored events that it does not cover."""
        stream = self._stream_number(seal.device, seal.incarnation, seal.cls)
        where = (stream, seal.first, seal.last)
        count = "SELECT count(*) FROM event WHERE stream = ? AND seq BETWEEN ? AND ?"
        without = set(seal.without)
        if scalar(self._connection.execute(count, where)) != len(covered):
            inside = {line.id for line in covered}
            here = self._connection.execute(_HERE, where).fetchall()
            without |= {event for _, event, *_ in here if event not in inside}
        self._insert(replace(seal, without=tuple(EventId(one) for one in sorted(without))), verified=1)
        sql = "SELECT n, id, verdict FROM event WHERE stream = ? AND seq BETWEEN ? AND ?"
        return [n for n, one, verdict in self._connection.execute(sql, where) if verdict or one in without]

    def _insert(self, seal: Seal, *, verified: int) -> None:
        self._connection.execute(
            "INSERT INTO stream_seal VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " verified = max(verified, excluded.verified), without = excluded.without",
            (
                self._stream_number(seal.device, seal.incarnation, seal.cls),
                seal.first,
                seal.last,
                bytearray(seal.signature),
                json.dumps([list(line) for line in seal.cut]),
                json.dumps(list(seal.without)),
                verified,
            ),
        )

    def _has_unverified(self) -> bool:
        sql = "SELECT 1 FROM stream_seal WHERE NOT verified LIMIT 1"
        return self._connection.execute(sql).fetchone() is not None

    def _read(self, where: str, values: Mapping[str, object]) -> list[Seal]:
        rows = self._connection.execute(_KEPT.format(where=where), values).fetchall()
        return [
            Seal(
                device=DeviceId(device),
                incarnation=incarnation,
                cls=cls,
                first=first,
                last=last,
                signature=bytes(signature),
                cut=tuple(SealedLine(*line) for line in json.loads(cut)),
                without=tuple(EventId(one) for one in json.loads(without)),
            )
            for device, incarnation, cls, first, last, signature, cut, without, _ in rows
        ]


def own_seals(
    streams: Iterable[StreamRanges],
    lines: Mapping[StreamKey, Sequence[SealedLine]],
    others: Mapping[StreamKey, Sequence[SealedLine]],
    seed: bytes,
) -> list[Seal]:
    """Sign each contiguous range of our own streams.

    `others` are lines in them that were not recorded in this workspace: another machine used this machine's
    name.
    """
    made = []
    for entry in streams:
        own = sorted(lines.get(entry.stream, ()))
        device, incarnation, cls = entry.stream
        for first, last in entry.ranges if own else ():
            kept = own[bisect_left(own, (first,)) : bisect_left(own, (last + 1,))]
            said = message((device, incarnation, cls.value), (first, last), kept)
            signed = minisign.sign_plain(said, seed)
            foreign = (line for line in others.get(entry.stream, ()) if first <= line.seq <= last)
            made.append(
                Seal(
                    device=device,
                    incarnation=incarnation,
                    cls=cls.value,
                    first=first,
                    last=last,
                    signature=signed,
                    without=tuple(sorted(EventId(line.id) for line in foreign)),
                )
            )
    return made[:MOST_PASSED_ON]


def _is_within(seal: Seal, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= seal.first and seal.last <= last for first, last in ranges)


def _stream(seal: Seal) -> StreamKey:
    return StreamKey(seal.device, seal.incarnation, EventClass(seal.cls))


def _sealed(row: tuple[int, str, str | None, bytes]) -> SealedLine:
    seq, one, erased, line = row
    return SealedLine(seq, one, erased or digest(bytes(line)).hex())

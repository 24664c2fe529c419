"""Call-back samples in the local tables `quality_sample` and `quality_call`."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from core.base.ids import HouseholdId, VisitId
from core.quality.models import Call, CallAnswer, Sample
from core.quality.sampling import NO_OFFICER, FrameVisit, draw, frame_of
from storage.db.connection import Connection
from storage.db.rows import scalar

_FRAME: Final = (
    "SELECT id, coalesce(officer, ?) FROM visit WHERE campaign = ? AND counts AND NOT voided AND result IN"
    " ('completed', 'partial', 'respondent_away', 'refused_soft', 'refused_hard', 'unable')"
)
_CALLS: Final = (
    "SELECT q.place, q.visit, h.id, q.answer, q.answered FROM quality_call q"
    " LEFT JOIN visit v ON v.id = q.visit LEFT JOIN household h ON h.n = v.canon"
    " WHERE q.sample = ? ORDER BY q.place"
)


def read_frame(connection: Connection, campaign: str) -> list[FrameVisit]:
    """Every counting visit with a contact."""
    return [FrameVisit(*row) for row in connection.execute(_FRAME, (NO_OFFICER, campaign))]


def write_sample(
    connection: Connection, kept: tuple[str, str, str, int, str], frame: bytes, visits: Sequence[str]
) -> None:
    """`kept`: id, campaign, seed, size, drawn."""
    n = scalar(
        connection.execute(
            "INSERT INTO quality_sample (id, campaign, seed, size, drawn, frame, frame_visits, frame_sha256)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
            (*kept, zlib.compress(frame), frame.count(b"\n"), sha256(frame).hexdigest()),
        )
    )
    connection.executemany(
        "INSERT INTO quality_call (sample, place, visit) VALUES (?, ?, ?)",
        [(n, place, visit) for place, visit in enumerate(visits, start=1)],
    )


def read_samples(connection: Connection, campaign: str) -> list[Sample]:
    """The newest first, each drawn again from its frame to see whether it is what the seed gives."""
    rows = connection.execute(
        "SELECT n, id, seed, size, drawn, frame, frame_visits, frame_sha256 FROM quality_sample"
        " WHERE campaign = ? ORDER BY n DESC",
        (campaign,),
    ).fetchall()
    samples = []
    for n, sample, seed, size, drawn, packed, count, digest in rows:
        calls = tuple(
            Call(
                place=place,
                visit=VisitId(visit),
                household=None if household is None else HouseholdId(household),
                answer=None if answer is None else CallAnswer(answer),
                answered=answered,
            )
            for place, visit, household, answer, answered in connection.execute(_CALLS, (n,))
        )
        frame = zlib.decompress(packed)
        again = draw(frame_of(frame), seed=seed, size=size)
        samples.append(
            Sample(
                id=sample,
                seed=seed,
                size=size,
                drawn=drawn,
                frame_visits=count,
                frame_sha256=digest,
                verified=sha256(frame).hexdigest() == digest and again == tuple(c.visit for c in calls),
                calls=calls,
            )
        )
    return samples


def write_answer(connection: Connection, sample: str, place: int, answer: CallAnswer | None, at: str) -> bool:
    """Store an answer; return True if the sample has such a call."""
    done = connection.execute(
        "UPDATE quality_call SET answer = ?, answered = ? WHERE place = ?"
        " AND sample = (SELECT n FROM quality_sample WHERE id = ?)",
        (None if answer is None else answer.value, None if answer is None else at, place, sample),
    )
    return bool(done.rowcount)

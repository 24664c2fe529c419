"""A call-back sample that anybody can draw again: SHA-256 of the seed and the visit's id
(docs/quality.md).

1. The frame: every counting visit with a contact, each with its officer.
2. Each officer gets a share of the sample by largest remainders of `size * visits / all visits`; where the
   sample has room for every officer, at least one visit each.
3. Within an officer, visits are in the order of SHA-256(`seed` LF `visit id`), in hexadecimal.
4. The sample is called in the order of that hash over all officers, so that officers are mixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from core.base.errors import UserError

NO_OFFICER: Final = "-"
LONGEST_SEED: Final = 60
MOST_CALLS: Final = 500


@dataclass(frozen=True, slots=True, order=True)
class FrameVisit:
    """A visit that may be drawn; `officer` is an id, or `-` where none is known."""

    visit: str
    officer: str


def rank_of(seed: str, visit: str) -> str:
    """Return the rank of a visit in the draw, 64 hexadecimal digits; the smallest is drawn first."""
    return sha256(f"{seed}\n{visit}".encode()).hexdigest()


def frame_text(frame: Sequence[FrameVisit]) -> bytes:
    """The frame as it is kept and hashed: a line `visit officer` each, sorted."""
    return "".join(f"{item.visit} {item.officer}\n" for item in sorted(frame)).encode()


def frame_of(text: bytes) -> tuple[FrameVisit, ...]:
    """Parse the text of `frame_text`."""
    return tuple(FrameVisit(*line.split(" ")) for line in text.decode().splitlines())


def draw(frame: Sequence[FrameVisit], *, seed: str, size: int) -> tuple[str, ...]:
    """The ids of the drawn visits in the order of calling; all of the frame where it is smaller than `size`.

    Raises `quality.seed`, `quality.size` or `quality.nothing_to_draw`.
    """
    if not 0 < len(seed) <= LONGEST_SEED or not seed.isprintable():
        raise UserError("quality.seed", most=LONGEST_SEED)
    if not 1 <= size <= MOST_CALLS:
        raise UserError("quality.size", size=size, most=MOST_CALLS)
    if not frame:
        raise UserError("quality.nothing_to_draw")
    ranked: dict[str, list[tuple[str, str]]] = {}
    for item in frame:
        ranked.setdefault(item.officer, []).append((rank_of(seed, item.visit), item.visit))
    shares = shares_of({officer: len(visits) for officer, visits in ranked.items()}, size)
    drawn = [pick for officer, visits in ranked.items() for pick in sorted(visits)[: shares[officer]]]
    return tuple(visit for _, visit in sorted(drawn))


def shares_of(visits: Mapping[str, int], size: int) -> dict[str, int]:
    """Return the share of each officer of `size`, by largest remainders; ties go to the smaller id."""
    total = sum(visits.values())
    size = min(size, total)
    floor = 1 if size >= len(visits) else 0
    exact = {officer: size * count / total for officer, count in visits.items()}
    shares = {officer: min(visits[officer], max(floor, int(value))) for officer, value in exact.items()}
    by_need = sorted(visits, key=lambda officer: (shares[officer] - exact[officer], officer))
    while (missing := size - sum(shares.values())) != 0:
        step = 1 if missing > 0 else -1
        order = by_need if step > 0 else by_need[::-1]
        for officer in order:
            if step > 0 and shares[officer] < visits[officer]:
                shares[officer] += 1
            elif step < 0 and shares[officer] > floor:
                shares[officer] -= 1
            else:
                continue
            if sum(shares.values()) == size:
                break
    return shares

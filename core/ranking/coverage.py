"""Coverage of a rate: in how many households both of its numbers are known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Households in which numerator and denominator are `known`, of those `ever` listed.

    `closed` of those ever listed were closed by a decision; they stay in both. `asked` of the rate's
    denominator live where somebody said how many have the app: the others count as without it. In `overfull`
    of the known households more people have it than have a smartphone.
    """

    known: int
    ever: int
    closed: int = 0
    asked: int = 0
    overfull: int = 0

    @property
    def share(self) -> Fraction:
        """The known households as a fraction of those ever listed; 0 where none is."""
        return Fraction(self.known, self.ever) if self.ever else Fraction(0)

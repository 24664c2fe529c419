"""The tracks beside the households, only from events. Nothing of the program is imported."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.sim.happened import Event
from tests.sim.oracle_people import ByKind
from tests.sim.registers import replaces, standing

TALLIES = ("guided", "had", "installed")


@dataclass(frozen=True, slots=True)
class Tracks:
    """Last statements of sections and organisations, and the tallies at public places."""

    by_kind: ByKind
    campaign: str

    def sections(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        """Return (unit, folded name) -> (event, staff, smartphones, installed, valid statements)."""
        return self._statements("track.agency", "section", "staff")

    def declarations(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        return self._statements("track.members", "organisation", "members")

    def points(self) -> dict[str, tuple[Any, ...]]:
        """Point -> (kind, place, who runs it, its tallies, taken back)."""
        said = standing(self.by_kind["track.host"], lambda e: [e.body["point"]])
        hosts = {point: event.body["text"] for point, event in said.items()}
        voided, found = self._voided(), {}
        for point, event in standing(self.by_kind["track.point"], lambda e: [e.body["point"]]).items():
            body = event.body
            if body["campaign"] == self.campaign:
                tapped = (self._sum(point, what) for what in TALLIES)
                found[point] = (
                    body["place_kind"], body["place"], hosts.get(point, ""), *tapped, voided.get(point, False)
                )  # fmt: skip
        return found

    def _sum(self, point: str, what: str) -> int:
        taps = [event.body for event in self.by_kind["track.tally"]]
        return sum(tap["step"] for tap in taps if tap["point"] == point and tap["what"] == what)

    def _voided(self) -> dict[str, bool]:
        said = standing(self.by_kind["track.voided"], lambda e: [e.body["target"]])
        return {target: event.body.get("voided", True) for target, event in said.items()}

    def is_taken_back(self, target: str) -> bool:
        return self._voided().get(target, False)

    def _statements(self, kind: str, name: str, people: str) -> dict[tuple[str, str], tuple[Any, ...]]:
        voided = self._voided()
        said = [e for e in self.by_kind[kind] if e.body["campaign"] == self.campaign]
        left = [e for e in said if not voided.get(e.id, False)]
        number = Counter((e.body["unit"], folded(e.body[name])) for e in left)
        replaced = self._replaced(said, name)
        found = {}
        for event in sorted(left, key=lambda e: (e.id not in replaced, e.body["at"], *e.order)):
            body, key = event.body, (event.body["unit"], folded(event.body[name]))
            found[key] = (event.id, body[people], body["smartphones"], body.get("installed"), number[key])
        return found

    def _replaced(self, said: list[Event], name: str) -> set[str]:
        """Statements that another one of the same section names, taken back or not."""
        place = {e.id: (e.body["unit"], folded(e.body[name])) for e in said}
        return {
            other
            for event in said
            for other in replaces(event) - {event.id}
            if place.get(other) == place[event.id]
        }


def folded(text: str) -> str:
    """Without marks and case, as names of sections are compared."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())

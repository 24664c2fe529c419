"""The tracks beside the households, from events alone. Nothing of the program is imported here."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from tests.sim.oracle_people import ByKind

TALLIES = ("guided", "had", "installed")


@dataclass(frozen=True, slots=True)
class Tracks:
    """What sections and organisations last said, and what was tapped at public places."""

    by_kind: ByKind
    campaign: str

    def sections(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        """(unit, folded name) -> (event, staff, smartphones, installed, statements that stand)."""
        return self._statements("track.agency", "section", "staff")

    def declarations(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        return self._statements("track.members", "organisation", "members")

    def points(self) -> dict[str, tuple[Any, ...]]:
        """Point -> (kind, place, who runs it, its tallies, taken back)."""
        hosts = {event.body["point"]: event.body["text"] for event in self.by_kind["track.host"]}
        voided, found = self._voided(), {}
        for event in self.by_kind["track.point"]:
            body, point = event.body, event.body["point"]
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
        return {e.body["target"]: e.body.get("voided", True) for e in self.by_kind["track.voided"]}

    def _statements(self, kind: str, name: str, people: str) -> dict[tuple[str, str], tuple[Any, ...]]:
        voided, found, number = self._voided(), {}, dict[tuple[str, str], int]()
        standing = [
            e for e in self.by_kind[kind]
            if e.body["campaign"] == self.campaign and not voided.get(e.id, False)
        ]  # fmt: skip
        for event in sorted(standing, key=lambda one: (one.body["at"], *one.order)):
            body, key = event.body, (event.body["unit"], folded(event.body[name]))
            number[key] = number.get(key, 0) + 1
            counts = (body[people], body["smartphones"], body.get("installed"))
            found[key] = (event.id, *counts, number[key])
        return found


def folded(text: str) -> str:
    """Without marks and case, as names of sections are compared."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())

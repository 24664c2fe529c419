"""Counting beside the households: sections of the agency, organisations, taps at public places."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from core.base.clock import iso
from core.campaigns.models import Track
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Tally
from tests.sim.machine import Machine
from tests.sim.oracle import Truth
from tests.sim.work import NOTHING, Expected, Work

SECTIONS: Final = ("Văn phòng", "VĂN PHÒNG", "Công an xã", "=1+1")
PLACES: Final = ("Chợ Tắc Vân", "Bến phà", "<i>Siêu thị</i>")


@dataclass(frozen=True, slots=True)
class TrackWork:
    """Chooses by dice; `truth` is what is known at this machine."""

    dice: random.Random
    truth: Truth
    machine: Machine

    def choose(self) -> Work:
        if Track.AGENCY not in self.machine.services.campaign.tracks:
            return NOTHING
        points = sorted(one for one, said in self.truth.tracks.points().items() if not said[-1])
        works: list[Callable[[], Work]] = [self._staff, self._members, self._point]
        if points:
            works += [lambda: self._tap(self.dice.choice(points))] * 6
        if "track.voided" not in self.machine.unknown:
            works.append(self._void)
        return self.dice.choice(works)()

    def _at(self) -> str:
        return iso(self.machine.clock.now() - timedelta(hours=self.dice.choice([0, 0, 5, 60])))

    def _staff(self) -> Work:
        dice = self.dice
        staff = dice.randint(1, 40)
        smartphones = dice.randint(0, staff)
        installed = dice.randint(0, smartphones)
        reasons = {"no_memory": dice.randint(0, smartphones - installed)}
        new = NewStaffCount(
            section=dice.choice(SECTIONS), staff=staff, smartphones=smartphones, installed=installed,
            reasons=reasons, at=self._at(),
        )  # fmt: skip
        said = {"campaign": self.machine.campaign, "section": new.section, "at": new.at, "staff": staff,
                "smartphones": smartphones, "installed": installed}  # fmt: skip
        return f"section {new.section}", lambda s: s.tracks.set_staff(new), [("track.agency", said)]

    def _members(self) -> Work:
        dice = self.dice
        code, members = dice.choice(["women", "farmers"]), dice.randint(0, 300)
        owners, at = dice.randint(0, members), self._at()
        said = {"campaign": self.machine.campaign, "organisation": code, "members": members,
                "smartphones": owners, "at": at}  # fmt: skip
        return (
            f"{code} declare {members}",
            lambda s: s.tracks.declare_members(code, members=members, smartphones=owners, at=at),
            [("track.members", said)],
        )

    def _point(self) -> Work:
        dice = self.dice
        new = NewPoint(
            kind=dice.choice(list(PlaceKind)), place=dice.choice(PLACES), day=self.machine.clock.now().date(),
            host=dice.choice(["", "Cô Năm"]),
        )  # fmt: skip
        said = {"campaign": self.machine.campaign, "place_kind": new.kind.value, "place": new.place,
                "day": new.day.isoformat()}  # fmt: skip
        events: Expected = [("track.point", said)]
        if new.host:
            events.append(("track.host", {"text": new.host}))
        return f"point {new.place}", lambda s: s.tracks.add_point(new), events

    def _tap(self, point: str) -> Work:
        """Taps of one moment; a wrong one is taken back."""
        dice = self.dice
        *_, guided, had, installed, _ = self.truth.tracks.points()[point]
        if installed > 0 and dice.random() < 0.2:
            steps = {Tally.INSTALLED: -1}
        else:
            steps = {Tally.GUIDED: dice.randint(1, 3)}
            if dice.random() < 0.6:
                steps[dice.choice([Tally.HAD, Tally.INSTALLED])] = 1
        if had + installed > guided:
            steps = {Tally.GUIDED: had + installed - guided}
        return (
            f"tap {', '.join(f'{what.value} {step}' for what, step in steps.items())} at {point[-6:]}",
            lambda s: s.tracks.tally(point, steps),
            [("track.tally", {"point": point, "what": w.value, "step": step}) for w, step in steps.items()],
        )

    def _void(self) -> Work:
        """A statement or a point is taken back, or counts again."""
        tracks = self.truth.tracks
        targets = [*tracks.points(), *(said[0] for said in tracks.sections().values())]
        if not targets:
            return NOTHING
        target, void = self.dice.choice(sorted(targets)), self.dice.random() < 0.5
        said = {"target": target, "voided": void}
        return (
            f"{'take back' if void else 'put back'} {target[-6:]}",
            lambda s: s.tracks.void(target) if void else s.tracks.restore(target),
            [] if tracks.is_taken_back(target) is void else [("track.voided", said)],
        )

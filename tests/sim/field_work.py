"""The next act of an officer, and its expected events."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from core.base.clock import iso
from core.base.ids import DeviceId, HouseholdId, VisitId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.quality.models import ReturnReason
from core.records.household import CloseReason
from core.records.results import RESULTS, Result
from core.records.visit import VisitEntry
from tests.sim.happened import Event
from tests.sim.machine import Machine
from tests.sim.oracle import Truth
from tests.sim.people_work import PeopleWork
from tests.sim.track_work import TrackWork
from tests.sim.work import NOTHING, Expected, Work

NAMES = (
    "Đặng Thị Hoà",
    "Lê Văn Tám",
    "Nguyễn Thị Út",
    '=HYPERLINK("x")',
    "<img src=x>",
    "../..",
    "Ng\u202eo",
)
PHONES = ("0912345678", "0987654321", "")


@dataclass(slots=True)
class FieldWork:
    """Chooses by dice among what can be done on a machine."""

    dice: random.Random
    bent: str = field(init=False)
    """Main subject of a season: doors, people one by one, or public places."""
    truth: Truth = field(init=False)
    events: dict[str, Event] = field(default_factory=dict)
    """Those that apply where somebody works now."""

    def __post_init__(self) -> None:
        self.bent = self.dice.choice(["doors", "doors", "people", "people", "tracks"])

    def see(self, truth: Truth) -> None:
        """Set the known events of the officer's machine."""
        self.truth, self.events = truth, {event.id: event for event in truth.events}

    def choose(self, machine: Machine) -> Work:
        households = self._households()
        visits = sorted(one for one, event in self.events.items() if event.kind == "visit.recorded")
        known = [v for v in visits if self.events[v].body["household"] in households]
        choices: list[tuple[int, Callable[..., Work]]] = []
        if not machine.is_province:
            choices += [(4 if len(households) < 6 else 1, self.add)]
        if households:
            one = self.dice.choice(households[:2] if self.dice.random() < 0.5 else households)
            if not machine.is_province:
                choices += [(12, lambda: self._visit(machine, one)), (6, lambda: self._set_field(one))]
            choices += [(2, lambda: self._join(one, households))]
            if "household.closed" not in machine.unknown:
                choices += [(2, lambda: self._close(one))]
            people = 90 if self.bent == "people" else 6
            choices += [(people, lambda: PeopleWork(self.dice, self.truth, machine).choose(one))]
        tracks = 40 if self.bent == "tracks" else 2
        choices += [(tracks, lambda: TrackWork(self.dice, self.truth, machine).choose())]
        if machine.services.decisions.conflict_count():
            choices += [(6, lambda: self._take(machine))]
        if known:
            visit = self.dice.choice(known)
            choices += [(1, lambda: self._send_back(visit)), (1, lambda: self._decide(machine, visit, known))]
            if machine.is_province:
                choices += [(1, lambda: self._put_clock_right(machine, visit))]
            if "visit.corrected" not in machine.unknown:
                choices += [(3, lambda: self._correct(machine, visit))]
            if "visit.voided" not in machine.unknown:
                choices += [(3, lambda: self._void(visit))]
        return self.dice.choices([work for _, work in choices], [weight for weight, _ in choices])[0]()

    def _households(self) -> list[str]:
        return sorted({e.body["household"] for e in self.events.values() if e.kind == "household.added"})

    def add(self) -> Work:
        dice = self.dice
        name, phone = dice.choice(NAMES), dice.choice(PHONES)
        new = NewHousehold(name=name, hamlet=dice.choice(["Ấp 1", "ấp 1", "Khóm 3", ""]), phone=phone)
        fields: Expected = [("household.field", {"field": "code"}), ("household.field", {"field": "name"})]
        if phone:
            fields.append(("household.field", {"field": "phone", "value": phone}))
        return (
            f"add {name}",
            lambda s: s.households.add(new),
            [("household.added", {"hamlet": new.hamlet or None}), *fields],
        )

    def _visit(self, machine: Machine, household: str) -> Work:
        dice = self.dice
        result = dice.choice(list(Result))
        counts: dict[str, int] = {}
        if RESULTS[result].takes_counts:
            counts = {
                name: dice.randint(0, 5) for name in ("people", "smartphones", "had") if dice.random() < 0.6
            }
            if dice.random() < 0.6:
                counts["installed"] = dice.randint(0, counts.get("smartphones", 3))
        at = machine.clock.now() - timedelta(minutes=dice.choice([0, 0, 5, 600, 3000]))
        callback = (at + timedelta(days=3)).date().isoformat() if dice.random() < 0.15 else None
        erased = household in self.truth.erasures.heads
        note = "Nhà có chó dữ" if dice.random() < 0.2 and not erased else None
        entry = replace(
            VisitEntry(household=HouseholdId(household), result=result, at=at, callback=callback, note=note),
            **counts,  # type: ignore[arg-type] # whole numbers by name
        )
        said = {"household": household, "result": result.value, "at": iso(at), "campaign": machine.campaign,
                "callback": callback, **{name: counts.get(name) for name in
                                         ("people", "smartphones", "had", "installed")}}  # fmt: skip
        events: Expected = [("visit.recorded", said)]
        if note:
            events.append(("visit.note", {"text": note}))
        return f"visit {household[-6:]} {result.value} {counts}", lambda s: s.visits.record(entry), events

    def _set_field(self, household: str) -> Work:
        name = self.dice.choice([HouseholdField.NAME, HouseholdField.PHONE, *[HouseholdField.ADDRESS] * 4])
        if household in self.truth.erasures.heads:
            name = HouseholdField.ADDRESS
        value = self.dice.choice(PHONES[:2] if name is HouseholdField.PHONE else NAMES)
        value = value if name is HouseholdField.PHONE else f"{value} {self.dice.randint(1, 99)}"
        tips = self.truth.tips.get((household, name.value))
        if tips and tips[-1].body.get("value") == value:
            return NOTHING
        said: dict[str, Any] = {"household": household, "field": name.value}
        if name is not HouseholdField.PHONE:
            said["base"] = [tip.id for tip in reversed(tips or ())] or None
        return (
            f"set {name.value} of {household[-6:]}",
            lambda s: s.households.set_field(HouseholdId(household), name, value),
            [("household.field", said)],
        )

    def _close(self, household: str) -> Work:
        reason = self.dice.choice(list(CloseReason))
        here = self.truth.households.get(household)
        closed = None if here is None else here.closed
        if self.dice.random() < 0.4:
            return (
                f"reopen {household[-6:]}",
                lambda s: s.households.reopen(HouseholdId(household)),
                [("household.reopened", {"household": household})] if closed else [],
            )
        said = {"household": household, "reason": reason.value}
        return (
            f"close {household[-6:]}",
            lambda s: s.households.close(HouseholdId(household), reason),
            [("household.closed", said)] if closed != reason else [],
        )

    def _join(self, one: str, households: list[str]) -> Work:
        other = self.dice.choice(households)
        a, b = HouseholdId(one), HouseholdId(other)
        if one == other:
            return f"join {one[-6:]} with itself", lambda s: s.households.merge(a, b), []
        pair = {"a": min(one, other), "b": max(one, other)}
        answer = self.truth.edges.get((min(one, other), max(one, other)))
        if self.dice.random() < 0.35:
            kind, act = "household.not_same", f"part {one[-6:]}"
        else:
            kind, act = "household.same", f"join {one[-6:]}"
        expected: Expected = [] if answer is not None and answer.kind == kind else [(kind, pair)]
        if kind == "household.same":
            return act, lambda s: s.households.merge(a, b), expected
        return act, lambda s: s.households.part(a, b), expected

    def _take(self, machine: Machine) -> Work:
        """Choose one of the values of a conflict."""
        decisions = machine.services.decisions
        conflict = self.dice.choice([*decisions.conflicts(), *decisions.person_conflicts()])
        tip = self.dice.choice(conflict.tips)
        said: dict[str, Any] = {"household": conflict.household, "field": conflict.field, "value": tip.value}
        if conflict.person is not None:
            said = {"person": conflict.person, "field": conflict.field}
        return (
            f"take {conflict.field} of {(conflict.person or conflict.household)[-6:]}",
            lambda s: s.decisions.take(conflict.household, conflict.field, tip.event, conflict.person),
            [("conflict.resolved", said)],
        )

    def _send_back(self, visit: str) -> Work:
        reason = self.dice.choice(list(ReturnReason))
        return (
            f"send back {visit[-6:]}",
            lambda s: s.quality.send_back(VisitId(visit), reason),
            [("visit.returned", {"visit": visit, "reason": reason.value})],
        )

    def _decide(self, machine: Machine, visit: str, known: list[str]) -> Work:
        """Of two visits of a household one counts, or both."""
        household = self.events[visit].body["household"]
        here = [one.id for one in machine.services.store.households.visits(HouseholdId(household))]
        other = self.dice.choice(sorted(here) or known)
        counts = self.dice.choice([visit, other, None])
        pair = {"visit": min(visit, other), "other": max(visit, other), "counts": counts}
        return (
            f"decide {visit[-6:]} {other[-6:]}",
            lambda s: s.quality.decide(VisitId(visit), VisitId(other), counts and VisitId(counts)),
            [("duplicate.decided", pair)],
        )

    def _put_clock_right(self, machine: Machine, visit: str) -> Work:
        event = self.events[visit]
        at = datetime.fromisoformat(event.body["at"])
        since, until = at - timedelta(hours=self.dice.choice([0, 30])), at + timedelta(hours=5)
        seconds = self.dice.choice([3600, -86_400, 400])
        said = {"machine": event.device, "since": iso(since), "until": iso(until), "seconds": seconds}
        return (
            f"clock of {event.device[-6:]}: {seconds}",
            lambda s: s.decisions.set_clock_offset(DeviceId(event.device), since, until, seconds),
            [("clock.offset", said)],
        )

    def _void(self, visit: str) -> Work:
        void = self.dice.random() < 0.7
        here = self.truth.visits.get(visit)
        is_void = None if here is None else here.voided
        return (
            f"{'void' if void else 'restore'} {visit[-6:]}",
            lambda s: s.visits.void(VisitId(visit)) if void else s.visits.restore(VisitId(visit)),
            [] if is_void is void else [("visit.voided", {"visit": visit, "voided": void})],
        )

    def _correct(self, machine: Machine, visit: str) -> Work:
        """Corrects two values; the desk must record what differs from what it shows, and nothing else."""
        shown = machine.services.store.households.visit(VisitId(visit))
        assert shown is not None
        result = self.dice.choice([Result.COMPLETED, Result.PARTIAL])
        people, smartphones = self.dice.randint(0, 5), self.dice.randint(3, 6)
        entry = VisitEntry(
            household=shown.household, result=result, at=shown.at, people=people, smartphones=smartphones,
            had=shown.had, installed=min(shown.installed or 0, 3) or None, callback=shown.callback,
        )  # fmt: skip
        wanted = {"result": result.value, "people": people, "smartphones": smartphones,
                  "installed": entry.installed}  # fmt: skip
        before = {"result": shown.result.value, "people": shown.people, "smartphones": shown.smartphones,
                  "installed": shown.installed}  # fmt: skip
        changed = {name: value for name, value in wanted.items() if value != before[name]}
        events: Expected = [("visit.corrected", {"visit": visit, **changed})] if changed else []
        return f"correct {visit[-6:]} {changed}", lambda s: s.visits.correct(VisitId(visit), entry), events

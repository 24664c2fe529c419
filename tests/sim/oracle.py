"""What happened, as plain sets, and a small implementation of the rules of its own.

Nothing of the program is imported here: what the simulator compares with must not share its mistakes.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

CONTACTS = {"completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable"}
NOT_FOUND = {"not_found", "moved_or_vacant", "not_dwelling_or_duplicate"}
COUNTS = ("people", "smartphones", "had", "installed")


@dataclass(frozen=True, slots=True)
class Event:
    """One line, read once."""

    line: bytes
    id: str
    kind: str
    device: str
    incarnation: str
    cls: str
    seq: int
    hlc: str
    body: Mapping[str, Any]

    @property
    def order(self) -> tuple[str, str]:
        return self.hlc, self.id


def read_event(line: bytes) -> Event:
    body = json.loads(line)
    return Event(
        line, body["id"], body["kind"], body["device"], body["incarnation"], body["class"],
        body["seq"], body["hlc"], body,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    """One merged file of a replica."""

    batch: str
    sha256: str
    events: frozenset[str]
    applied: bool = True


@dataclass(slots=True)
class Knowledge:
    """What one replica must hold: what it recorded, and the files that it merged."""

    local: set[str] = field(default_factory=set)
    files: list[Received] = field(default_factory=list)
    trusted: set[str] = field(default_factory=set)
    acked: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """By the key of a receiver: the number of the receipt read last, and what it held then."""
    revoked: dict[str, str] = field(default_factory=dict)
    """Device -> from when on nothing it signs is believed (ISO)."""

    def copy(self) -> Knowledge:
        return Knowledge(
            set(self.local), list(self.files), set(self.trusted), dict(self.acked), dict(self.revoked)
        )

    def everything(self) -> set[str]:
        return self.local.union(*(file.events for file in self.files))

    def applying(self) -> set[str]:
        """An event applies while it was recorded here or one applied file brought it (model.md)."""
        return self.local.union(*(file.events for file in self.files if file.applied))

    def has_merged(self, sha256: str) -> bool:
        return any(file.sha256 == sha256 and file.applied for file in self.files)

    def merged(self, batch: str, sha256: str, events: frozenset[str], device: str) -> None:
        self.files.append(Received(batch, sha256, events))
        self.trusted.add(device)

    def set_applied(self, batch: str, *, applied: bool) -> None:
        self.files = [replace(file, applied=applied) if file.batch == batch else file for file in self.files]

    def applied_batches(self) -> list[str]:
        return sorted({file.batch for file in self.files if file.applied})

    def undone_batches(self) -> list[str]:
        return sorted({file.batch for file in self.files} - set(self.applied_batches()))


@dataclass(slots=True)
class Household:
    """As every replica with the same events must show it."""

    id: str
    canon: str
    added: Mapping[str, Any] | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    closed: str | None = None


@dataclass(slots=True)
class Visit:
    event: Event
    household: str
    canon: str
    at: str
    result: str
    stated: dict[str, Any]
    voided: bool
    counts: bool = False

    @property
    def newest(self) -> tuple[str, str]:
        return self.at, self.event.id


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of figures; the words of model.md."""

    listed: int = 0
    found: int = 0
    visited: int = 0
    reached: int = 0
    helped: int = 0
    people: int = 0
    smartphones: int = 0
    installed: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(*(getattr(self, name) + getattr(other, name) for name in FIGURES))


FIGURES = tuple(Figure.__dataclass_fields__)


class Truth:
    """Everything that follows from a set of events."""

    def __init__(self, events: Iterable[Event], campaign: str) -> None:
        self._events = sorted(events, key=lambda one: one.order)
        self._by_kind: dict[str, list[Event]] = defaultdict(list)
        for event in self._events:
            self._by_kind[event.kind].append(event)
        self.campaign = campaign
        self.households = self._households()
        self.visits = self._visits()
        self._count_visits()

    def _households(self) -> dict[str, Household]:
        named = {
            event.body[key]
            for events in self._by_kind.values()
            for event in events
            for key in ("household", "a", "b")
            if key in event.body
        }
        canon = self._canonical(named)
        found = {one: Household(one, canon[one]) for one in named}
        for event in sorted(self._by_kind["household.added"], key=lambda one: one.id, reverse=True):
            found[event.body["household"]].added = event.body
        for household in found.values():
            if household.added is not None:
                household.fields = {
                    name: household.added[name]
                    for name in ("hamlet", "group", "order", "roster_people", "roster_adults",
                                 "roster_smartphones", "has_smartphone")
                    if household.added.get(name) is not None
                }  # fmt: skip
        for (one, name), tips in tips_of(self._events).items():
            found[one].fields[name] = tips[-1].body.get("value")
        closings = self._by_kind["household.closed"] + self._by_kind["household.reopened"]
        for event in sorted(closings, key=lambda one: one.order):
            closed = event.kind == "household.closed"
            found[event.body["household"]].closed = event.body["reason"] if closed else None
        return found

    def _canonical(self, named: Iterable[str]) -> dict[str, str]:
        edges: dict[tuple[str, str], bool] = {}
        says = self._by_kind["household.same"] + self._by_kind["household.not_same"]
        for event in sorted(says, key=lambda one: one.order):
            one, other = sorted((event.body["a"], event.body["b"]))
            edges[one, other] = event.kind == "household.same"
        canon = {one: one for one in named}
        joined = [pair for pair, same in edges.items() if same]
        changed = True
        while changed:
            changed = False
            for one, other in joined:
                least = min(canon[one], canon[other])
                if {canon[one], canon[other]} != {least}:
                    canon[one] = canon[other] = least
                    changed = True
        return canon

    def _visits(self) -> dict[str, Visit]:
        found = {}
        for event in self._by_kind["visit.recorded"]:
            body = event.body
            stated = {name: body.get(name) for name in (*COUNTS, "callback")}
            canon = self.households[body["household"]].canon
            at = self._put_right(event.device, body["at"])
            found[event.id] = Visit(event, body["household"], canon, at, body["result"], stated, voided=False)
        for event in self._by_kind["visit.corrected"]:
            visit = found.get(event.body["visit"])
            if visit is not None:
                visit.at = event.body.get("at", visit.at)
                visit.result = event.body.get("result", visit.result)
                visit.stated |= {name: event.body[name] for name in visit.stated if name in event.body}
        for event in self._by_kind["visit.voided"]:
            if event.body["visit"] in found:
                found[event.body["visit"]].voided = event.body.get("voided", True)
        return found

    def _put_right(self, device: str, at: str) -> str:
        """M12: the last word on a clock of that time."""
        for event in reversed(self._by_kind["clock.offset"]):
            body = event.body
            if body["machine"] == device and body["since"] <= at <= body["until"]:
                return (datetime.fromisoformat(at) + timedelta(seconds=body["seconds"])).isoformat()
        return at

    def officers(self) -> dict[str, str | None]:
        """Names, the latest of each."""
        found: dict[str, str | None] = {event.body["who"]: None for event in self._by_kind["officer.added"]}
        return found | {event.body["who"]: event.body["value"] for event in self._by_kind["officer.field"]}

    def _count_visits(self) -> None:
        """M11: of several devices on one local date at one household, that of the earliest visit counts."""
        days: dict[tuple[str, str, str], list[Visit]] = defaultdict(list)
        for visit in self.visits.values():
            if not visit.voided:
                days[visit.canon, visit.event.body["campaign"], visit.at[:10]].append(visit)
        for same_day in days.values():
            device = min(same_day, key=lambda one: one.event.order).event.device
            for visit in same_day:
                visit.counts = visit.event.device == device
        for one, decision in self._decisions().items():
            visit = self.visits[one]
            if decision.get("open") or visit.voided:
                continue
            chosen = self.visits.get(decision.get("counts") or "")
            if decision.get("counts") in (None, one):
                visit.counts = True
            elif (
                chosen is not None and not chosen.voided and chosen.canon == visit.canon
                and chosen.event.body["campaign"] == visit.event.body["campaign"]
            ):  # fmt: skip
                visit.counts = False

    def _decisions(self) -> dict[str, Mapping[str, Any]]:
        """The latest word on each visit that is here."""
        return {
            event.body[key]: event.body
            for event in self._by_kind["duplicate.decided"]
            for key in ("visit", "other")
            if event.body[key] in self.visits
        }

    def _is_returned(self, canon: str) -> bool:
        """A return stands until a later visit of the household, or a change of this one."""
        last = {event.body["visit"]: event for event in self._by_kind["visit.returned"]}
        changes = self._by_kind["visit.corrected"] + self._by_kind["visit.voided"]
        here = [v for v in self.visits.values() if v.canon == canon and not v.voided
                and v.event.body["campaign"] == self.campaign]  # fmt: skip
        return any(
            word.body.get("returned", True)
            and not any(c.body["visit"] == v.event.id and c.hlc > word.hlc for c in changes)
            and not any(later.event.hlc > word.hlc for later in here)
            for v in here
            for word in [last.get(v.event.id)]
            if word is not None
        )

    def of_household(self, canon: str) -> list[Visit]:
        """The counting visits of a household and those joined to it, oldest first."""
        return sorted(
            (v for v in self.visits.values()
             if v.counts and v.canon == canon and v.event.body["campaign"] == self.campaign),
            key=lambda one: one.newest,
        )  # fmt: skip

    def figure(self, household: Household, visits: list[Visit]) -> Figure:
        def latest(name: str, otherwise: str) -> int:
            said = [v.stated[name] for v in visits if v.stated[name] is not None]
            return said[-1] if said else household.fields.get(otherwise) or 0

        had = next((v.stated["had"] for v in visits if v.stated["had"] is not None), 0)
        return Figure(
            listed=1,
            found=int(not visits or visits[-1].result not in NOT_FOUND),
            visited=int(bool(visits)),
            reached=int(any(v.result in CONTACTS for v in visits)),
            helped=int(any(v.stated["installed"] for v in visits)),
            people=latest("people", "roster_adults"),
            smartphones=latest("smartphones", "roster_smartphones"),
            installed=had + sum(v.stated["installed"] or 0 for v in visits),
        )

    def listed(self) -> list[Household]:
        return [one for one in self.households.values()
                if one.added is not None and one.canon == one.id and one.closed is None]  # fmt: skip

    def status(self, household: Household) -> str:
        visits = self.of_household(household.id)
        if household.closed is not None:
            return "closed"
        if not visits:
            return "new"
        if self._is_returned(household.id):
            return "returned"
        last = visits[-1]
        if last.stated["callback"] is not None:
            return "callback"
        if last.result == "not_home" and _absent([v for v in visits if v.result == "not_home"]):
            return "absent"
        ends = {"completed": "done", "refused_hard": "refused", "moved_or_vacant": "closed",
                "not_dwelling_or_duplicate": "closed"}  # fmt: skip
        return ends.get(last.result, "open")

    def figures(self) -> tuple[dict[str, Figure], dict[tuple[str, str], Figure]]:
        """Sums over listed households by commune, and by (commune, hamlet folded)."""
        by_canon: dict[str, list[Visit]] = defaultdict(list)
        for visit in sorted(self.visits.values(), key=lambda one: one.newest):
            if visit.counts and visit.event.body["campaign"] == self.campaign:
                by_canon[visit.canon].append(visit)
        communes: dict[str, Figure] = defaultdict(Figure)
        hamlets: dict[tuple[str, str], Figure] = defaultdict(Figure)
        for one in self.listed():
            assert one.added is not None
            figure, commune = self.figure(one, by_canon[one.id]), one.added["commune"]
            communes[commune] += figure
            hamlets[commune, (one.fields.get("hamlet") or "").casefold()] += figure
        return dict(communes), dict(hamlets)

    def days(self) -> dict[str, tuple[int, int]]:
        """Local date -> (households visited, installed)."""
        found: dict[str, list[Visit]] = defaultdict(list)
        for visit in self.visits.values():
            if visit.counts and visit.event.body["campaign"] == self.campaign:
                found[visit.at[:10]].append(visit)
        return {
            day: (len({v.canon for v in visits}), sum(v.stated["installed"] or 0 for v in visits))
            for day, visits in found.items()
        }


def _absent(visits: list[Visit]) -> bool:
    """Three attempts on three dates at three different clock hours."""
    return any(
        len({a.at[:10], b.at[:10], c.at[:10]}) == 3 and len({a.at[11:13], b.at[11:13], c.at[11:13]}) == 3
        for i, a in enumerate(visits) for j, b in enumerate(visits[:i]) for c in visits[:j]
    )  # fmt: skip


def forks(events: Iterable[Event]) -> set[tuple[str, str, str, int]]:
    """Numbers that two events bear (M3)."""
    seen: dict[tuple[str, str, str, int], str] = {}
    return {
        key
        for event in events
        for key in [(event.device, event.incarnation, event.cls, event.seq)]
        if seen.setdefault(key, event.id) != event.id
    }


def tips_of(events: Iterable[Event]) -> dict[tuple[str, str], list[Event]]:
    """(household, field) -> values that no later event replaces, the one that stands last (M5 to M8).

    Ownership goes before clocks: the province's word on its own fields, the ward's on the others.
    """
    sets: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in ("household.field", "conflict.resolved"):
            sets[event.body["household"], event.body["field"]].append(event)

    def rank(event: Event) -> tuple[bool, str, str]:
        provinces = event.body["field"] in ("name", "code", "hamlet")
        return (event.body.get("by") == "province") == provinces, *event.order

    found = {}
    for key, said in sets.items():
        replaced = {event.body.get("base") for event in said}.union(*(e.body.get("tips", ()) for e in said))
        found[key] = sorted((e for e in said if e.id not in replaced), key=rank) or sorted(said, key=rank)
    return found


def conflicts(events: Iterable[Event]) -> set[tuple[str, str]]:
    """(household, field) where the tips differ (M6)."""
    return {
        key for key, tips in tips_of(events).items() if len({tip.body.get("value") or "" for tip in tips}) > 1
    }


def digest_of(ids: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()

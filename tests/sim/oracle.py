"""Everything that follows from a set of events: a small implementation of the rules of its own.

Nothing of the program is imported: the reference of the simulator must not share its mistakes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.sim.happened import Event
from tests.sim.oracle_people import INSTALLED, Erasures, People, reporting_day
from tests.sim.oracle_tracks import Tracks
from tests.sim.registers import closings, differ, standing, tips_of

CONTACTS = {"completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable"}
NOT_FOUND = {"not_found", "moved_or_vacant", "not_dwelling_or_duplicate"}
MOST_SMARTPHONES = 12
"""In one household; more look made up."""
COUNTS = ("people", "smartphones", "had", "installed")


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
    """One line of figures; the words of model.md and docs/figures.md."""

    listed: int = 0
    found: int = 0
    eligible: int = 0
    visited: int = 0
    reached: int = 0
    helped: int = 0
    people: int = 0
    smartphones: int = 0
    installed: int = 0
    had: int = 0
    registered: int = 0
    activated: int = 0
    working: int = 0
    roster_people: int = 0
    visits: int = 0
    doubled: int = 0
    ever: int = 0
    closed: int = 0
    ever_visited: int = 0
    people_homes: int = 0
    people_known: int = 0
    people_installed: int = 0
    smartphones_homes: int = 0
    smartphones_known: int = 0
    smartphones_installed: int = 0
    crowded: int = 0
    overfull: int = 0
    people_asked: int = 0
    smartphones_asked: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(*(getattr(self, name) + getattr(other, name) for name in FIGURES))


FIGURES = tuple(Figure.__dataclass_fields__)


class Truth:
    """Expected state of a replica with these events; `erasures` may have come in a file undone since."""

    def __init__(self, events: Iterable[Event], erasures: Iterable[Event], campaign: str) -> None:
        every, self.erasures = list(events), Erasures.of(erasures)
        cut = self.erasures.fields(every) | self.erasures.notes(every)
        self.events = sorted((one for one in every if one.id not in cut), key=lambda one: one.order)
        self._by_kind: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            self._by_kind[event.kind].append(event)
        self.campaign = campaign
        self.tips = tips_of(self.events)
        self.households = self._households()
        canon = {one.id: one.canon for one in self.households.values()}
        self.people = People.of(self._by_kind, self.tips, canon, self.erasures, campaign)
        self.tracks = Tracks(self._by_kind, campaign)
        self.visits = self._visits()
        self._in_campaign = [v for v in self.visits.values() if v.event.body["campaign"] == campaign]
        self._count_visits()

    def _named(self) -> set[str]:
        """Every household that an event names; those that have not come are stubs (M14)."""
        keys = ("household", "a", "b")
        named = {e.body[k] for e in self.events for k in keys if e.body.get(k)} | self.erasures.heads
        return named | {
            e.body["value"]
            for e in self.events
            if e.body.get("person") and e.body.get("field") == "household" and e.body["value"]
        }

    def _households(self) -> dict[str, Household]:
        canon = self._canonical(named := self._named())
        found = {one: Household(one, canon[one]) for one in sorted(named)}
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
        for (one, name), tips in self.tips.items():
            if one in found:
                found[one].fields[name] = tips[-1].body.get("value")
        said = self._by_kind["household.closed"] + self._by_kind["household.reopened"]
        for one, event in closings(said, self._by_kind["household.added"]).items():
            found[one].closed = event.body["reason"] if event.kind == "household.closed" else None
        return found

    def shown(self, household: Household, name: str) -> object:
        """A register, where it may be shown."""
        hidden = self.people.hidden_of(household.id)
        unseen = (name in ("name", "note") and hidden & 1) or (name == "phone" and hidden & 2)
        return None if unseen else household.fields.get(name)

    def withheld(self) -> set[str]:
        return self.people.withheld()

    def conflicts(self) -> set[tuple[str, str]]:
        """(household, field) where the tips differ (M6); printed codes and places in a list are none."""
        return {
            key
            for key, tips in self.tips.items()
            if key[0] in self.households and key[1] not in ("code", "order") and differ(tips)
        }

    def _canonical(self, named: Iterable[str]) -> dict[str, str]:
        says = self._by_kind["household.same"] + self._by_kind["household.not_same"]
        self.edges = standing(
            says,
            lambda e: [tuple(sorted((e.body["a"], e.body["b"])))],
            lambda e: (not e.body.get("auto"), *e.order),
        )
        canon = {one: one for one in named}
        joined = [pair for pair, event in self.edges.items() if event.kind == "household.same"]
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
            at = self.put_right(event.device, body["at"])
            found[event.id] = Visit(event, body["household"], canon, at, body["result"], stated, voided=False)
        values = ("at", "result", *COUNTS, "callback")
        corrections = standing(
            self._by_kind["visit.corrected"],
            lambda e: [(e.body["visit"], name) for name in values if name in e.body],
        )
        for (one, name), event in corrections.items():
            visit = found.get(one)
            if visit is not None and name in ("at", "result"):
                setattr(visit, name, event.body[name])
            elif visit is not None:
                visit.stated[name] = event.body[name]
        for one, event in standing(self._by_kind["visit.voided"], lambda e: [e.body["visit"]]).items():
            if one in found:
                found[one].voided = event.body.get("voided", True)
        return found

    def put_right(self, device: str, at: str) -> str:
        """M12: the last word on a clock of that time."""
        covering = [
            e for e in self._by_kind["clock.offset"]
            if e.body["machine"] == device and e.body["since"] <= at <= e.body["until"]
        ]  # fmt: skip
        for event in standing(covering, lambda e: [device]).values():
            return (datetime.fromisoformat(at) + timedelta(seconds=event.body["seconds"])).isoformat()
        return at

    def officers(self) -> dict[str, str | None]:
        """Names, the latest of each."""
        found: dict[str, str | None] = {event.body["who"]: None for event in self._by_kind["officer.added"]}
        named = standing(self._by_kind["officer.field"], lambda e: [e.body["who"]])
        return found | {who: event.body["value"] for who, event in named.items()}

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
        """Return the latest decision on each known visit."""
        said = standing(self._by_kind["duplicate.decided"], lambda e: [e.body["visit"], e.body["other"]])
        return {visit: event.body for visit, event in said.items() if visit in self.visits}

    def _is_returned(self, canon: str) -> bool:
        """Return True until a later visit of the household, or a change of the returned one."""
        last = standing(self._by_kind["visit.returned"], lambda e: [e.body["visit"]])
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
        """`visits` are the counting ones, oldest first."""

        def latest(name: str, otherwise: str) -> int:
            said = [v.stated[name] for v in visits if v.stated[name] is not None]
            return said[-1] if said else household.fields.get(otherwise) or 0

        met = Figure(
            listed=1,
            found=int(not visits or visits[-1].result not in NOT_FOUND),
            visited=int(bool(visits)),
            reached=int(any(v.result in CONTACTS for v in visits)),
            helped=int(any(v.stated["installed"] for v in visits)),
            roster_people=household.fields.get("roster_people") or 0,
            visits=len(visits),
        )
        if self.people.one_by_one(household.id):
            counted = self._of_persons(household.id)
        else:
            had = had_before([v.stated for v in visits])
            counted = Figure(
                people=latest("people", "roster_adults"),
                smartphones=latest("smartphones", "roster_smartphones"),
                had=had,
                installed=had + sum(v.stated["installed"] or 0 for v in visits),
            )
        return met + counted + Figure(eligible=int(bool(met.found and counted.smartphones)))

    def coverage(self, household: Household, visits: list[Visit]) -> Figure:
        """Return the known values of a household, also of a closed one: rates take both their numbers from
        these.
        """
        ever = Figure(ever=1, closed=int(household.closed is not None), ever_visited=int(bool(visits)))
        if self.people.one_by_one(household.id):
            adults = self.people.counted(household.id)
            with_app = sum(one.stage in INSTALLED for one in adults)
            whole = bool(adults) and all(one.stage is not None for one in adults)
            owners = sum(one.has_smartphone for one in adults) if whole else None
            return ever + _known(len(adults) or None, owners, with_app, asked=whole)
        people, smartphones = (
            household.fields.get("roster_adults"),
            household.fields.get("roster_smartphones"),
        )
        had, installed = None, 0
        for visit in visits:
            now = visit.stated
            if had is None and now["had"] is not None:
                had = max(0, now["had"] - installed)
            installed += now["installed"] or 0
            total, stated = (had or 0) + installed, now["installed"] is not None or now["had"] is not None
            people = _still(people, now["people"], max(total if stated else 0, now["smartphones"] or 0))
            smartphones = _still(smartphones, now["smartphones"], total if stated else 0)
        total = (had or 0) + installed
        said = [v.stated for v in visits]
        asked = any(s["had"] is not None or s["installed"] is not None or s["smartphones"] == 0 for s in said)
        known = _known(people, smartphones, total, asked=asked)
        if smartphones is None:
            return ever + known
        members = household.fields.get("roster_people")
        room = people if people is not None else members or MOST_SMARTPHONES
        crowded = smartphones > min(room, MOST_SMARTPHONES)
        return ever + known + Figure(crowded=int(crowded), overfull=int(total > smartphones))

    def _of_persons(self, canon: str) -> Figure:
        """The totals of a household whose people are recorded one by one."""
        people = self.people.counted(canon)
        stages = [one.stage for one in people]
        with_app = [one for one in people if one.stage in INSTALLED]
        return Figure(
            people=len(people),
            smartphones=sum(one.has_smartphone for one in people),
            had=sum(one.had for one in with_app),
            installed=len(with_app),
            registered=sum(stage in ("registered", "activated", "working") for stage in stages),
            activated=sum(stage in ("activated", "working") for stage in stages),
            working=stages.count("working"),
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

    def figures(self, upto: str = "9999") -> tuple[dict[str, Figure], dict[tuple[str, str], Figure]]:
        """Sums over listed households, and what is known of all, by commune and (commune, hamlet folded).

        With the visits and stages of reporting days up to and including `upto`.
        """
        until = [v for v in self._in_campaign if reporting_day(datetime.fromisoformat(v.at)) <= upto]
        self.people.set_stages(upto)
        by_canon: dict[str, list[Visit]] = defaultdict(list)
        for visit in sorted(until, key=lambda one: one.newest):
            if visit.counts:
                by_canon[visit.canon].append(visit)
        communes: dict[str, Figure] = defaultdict(Figure)
        hamlets: dict[tuple[str, str], Figure] = defaultdict(Figure)
        for one in self.households.values():
            if one.added is None or one.canon != one.id or one.closed == "import_undone":
                continue
            figure = self.coverage(one, by_canon[one.id])
            if one.closed is None:
                doubled = sum(v.canon == one.id and not v.counts and not v.voided for v in until)
                figure += self.figure(one, by_canon[one.id]) + Figure(doubled=doubled)
            commune = one.added["commune"]
            communes[commune] += figure
            hamlets[commune, (one.fields.get("hamlet") or "").casefold()] += figure
        self.people.set_stages("9999")
        return dict(communes), dict(hamlets)

    def days(self) -> dict[str, tuple[int, int]]:
        """Local date -> (listed households visited, installed)."""
        found: dict[str, list[Visit]] = defaultdict(list)
        listed = {one.id for one in self.listed()}
        for visit in self._in_campaign:
            if visit.counts and visit.canon in listed:
                found[visit.at[:10]].append(visit)
        return {
            day: (len({v.canon for v in visits}), sum(v.stated["installed"] or 0 for v in visits))
            for day, visits in found.items()
        }


def _still(number: int | None, stated: int | None, least: int) -> int | None:
    """Return a number after a visit: as stated, else unchanged, unless the visit exceeds it."""
    if stated is not None:
        return stated
    return None if number is not None and least > number else number


def had_before(stated: Sequence[Mapping[str, Any]]) -> int:
    """Return the number with the app before any help: the first stated one, less those helped until then."""
    helped = 0
    for said in stated:
        if said["had"] is not None:
            return int(max(0, said["had"] - helped))
        helped += said["installed"] or 0
    return 0


def _known(people: int | None, smartphones: int | None, installed: int, *, asked: bool) -> Figure:
    found = Figure()
    if people is not None:
        found += Figure(
            people_homes=1, people_known=people, people_installed=installed, people_asked=people * asked
        )
    if smartphones is not None:
        found += Figure(
            smartphones_homes=1, smartphones_known=smartphones, smartphones_installed=installed,
            smartphones_asked=smartphones * asked,
        )  # fmt: skip
    return found


def _absent(visits: list[Visit]) -> bool:
    """Three attempts on three dates at three different clock hours."""
    return any(
        len({a.at[:10], b.at[:10], c.at[:10]}) == 3 and len({a.at[11:13], b.at[11:13], c.at[11:13]}) == 3
        for i, a in enumerate(visits) for j, b in enumerate(visits[:i]) for c in visits[:j]
    )  # fmt: skip

"""The result of a season, only from its events and files: no stored data of the program is read.

Names of units come from the catalogue, the events from the simulator's set of what happened.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Final, TypeVar

from core.base.clock import VIETNAM
from core.units.merging import bundled_catalogue
from tests.reports.oracle import Counted, total, was_asked
from tests.sim.happened import Event
from tests.sim.oracle import Household, Truth
from tests.sim.oracle_tracks import folded

START, DEADLINE = date(2020, 8, 6), date(2020, 9, 18)
PROVINCE: Final = "96"
DISTRICTS: Final = {"964": ("32014", "32017"), "966": ("32044",)}
EARLIEST: Final = "2020-01-01"
INSTALLED: Final = ("installed", "registered", "activated", "working")

Key = TypeVar("Key", bound=Hashable)
Declared = Mapping[str, Mapping[str, tuple[int, str, date]]]
"""By unit and kind: value, source and day."""


@dataclass(frozen=True, slots=True)
class Retold:
    """`arrived` is the first arrival of an event that was recorded elsewhere."""

    truth: Truth
    arrived: Mapping[str, datetime]
    own: frozenset[str] = frozenset()
    """Events recorded at this machine."""

    def communes(self, last_day: str) -> dict[str, Counted]:
        """By commune, with the visits of days up to `last_day`."""
        return dict(sorted(self.counted(last_day, commune_of).items()))

    def counted(self, last_day: str, place: Callable[[Household], Key]) -> dict[Key, Counted]:
        """By what `place` makes of a household."""
        found: dict[Key, Counted] = {}
        for one in self.truth.households.values():
            if one.added is None or one.canon != one.id or one.closed == "import_undone":
                continue
            key, counted = place(one), self._known(one, last_day)
            if one.closed is None:
                counted += self._household(one, last_day)
            found[key] = found.get(key, Counted()) + counted
        return found

    def _known(self, one: Household, last_day: str) -> Counted:
        """Return the inputs of rates, closed households too."""
        truth = self.truth
        visits = [v for v in truth.of_household(one.id) if day_of(v.at) <= last_day]
        known = truth.coverage(one, visits)
        asked = truth.people.one_by_one(one.id) or was_asked(v.stated for v in visits)
        counted = Counted(
            ever=known.ever,
            ever_visited=known.ever_visited,
            closed=known.closed,
            crowded=known.crowded,
            overfull=known.overfull,
            smartphones_homes=known.smartphones_homes,
            smartphones_known=known.smartphones_known,
            smartphones_installed=known.smartphones_installed,
            people_homes=known.people_homes,
            people_known=known.people_known,
            people_installed=known.people_installed,
            smartphones_asked=known.smartphones_known * asked,
        )
        if not truth.people.one_by_one(one.id):
            return counted
        staged = list(self._staged(one.id, last_day))
        with_app = sum(person.stage in INSTALLED for person in staged)
        counted.people_installed = with_app
        if known.smartphones_homes and len(staged) == known.people_known:
            return counted
        return replace(
            counted, smartphones_homes=0, smartphones_known=0, smartphones_installed=0, smartphones_asked=0
        )

    def _household(self, one: Household, last_day: str) -> Counted:
        truth = self.truth
        counting = [v for v in truth.of_household(one.id) if day_of(v.at) <= last_day]
        figure = truth.figure(one, counting)
        people, smartphones, installed = figure.people, figure.smartphones, figure.installed
        if truth.people.one_by_one(one.id):
            stages = [p.stage for p in self._staged(one.id, last_day)]
            smartphones = sum(stage != "no_smartphone" for stage in stages)
            installed = sum(stage in INSTALLED for stage in stages)
        doubled = [
            v
            for v in truth.visits.values()
            if v.canon == one.id
            and not v.counts
            and not v.voided
            and v.event.body["campaign"] == truth.campaign
            and day_of(v.at) <= last_day
        ]
        return Counted(
            listed=1,
            visited=figure.visited,
            smartphones=smartphones,
            installed=installed,
            found=figure.found,
            reached=figure.reached,
            people=people,
            visits=len(counting),
            suspect=sum(self._is_suspect(v.event) for v in counting),
            doubled=len(doubled),
        )

    def _staged(self, canon: str, last_day: str) -> Iterable[Any]:
        """Adults whose standing stage was recorded by then."""
        said: dict[str, Event] = {}
        for event in self.truth.events:
            if event.kind == "person.stage" and event.body["campaign"] == self.truth.campaign:
                said[event.body["person"]] = event
        for person in self.truth.people.counted(canon):
            if person.stage is not None and day_of(moment(said[person.id].hlc).isoformat()) <= last_day:
                yield person

    def _is_suspect(self, event: Event) -> bool:
        """A time before the program was thought of, or a day ahead of when it came, and nobody put right."""
        stated = event.body["at"]
        if self.truth.put_right(event.device, stated) != stated:
            return False
        came = made(event.id) if event.id in self.own else self.arrived[event.id]
        return bool(stated < EARLIEST or stated > (came + timedelta(hours=24)).isoformat(timespec="seconds"))

    def sections(self, until: datetime) -> list[dict[str, Any]]:
        """Of each section of the agency its latest statement before a moment, by unit and name."""
        voided = {
            e.body["target"]: e.body.get("voided", True)
            for e in self.truth.events
            if e.kind == "track.voided"
        }
        said: dict[tuple[str, str], Event] = {}
        for event in self.truth.events:
            body = event.body
            if (
                event.kind == "track.agency"
                and body["campaign"] == self.truth.campaign
                and not voided.get(event.id, False)
                and body["at"] < until.isoformat(timespec="seconds")
            ):
                key = (body["unit"], folded(body["section"]))
                if key not in said or (said[key].body["at"], *said[key].order) < (body["at"], *event.order):
                    said[key] = event
        return [dict(said[key].body) for key in sorted(said)]

    def members(self) -> tuple[int, int, int]:
        found = self.truth.people.members(one.id for one in self.truth.listed())
        return found.get("", (0, 0, 0))

    def declared_members(self) -> tuple[int, int]:
        installed = smartphones = 0
        for (unit, organisation), said in self.truth.tracks.declarations().items():
            here = [one.id for one in self.truth.listed() if one.added and one.added["commune"] == unit]
            installed += self.truth.people.members(here).get(organisation, (0, 0, 0))[2]
            smartphones += said[2]
        return installed, smartphones

    def points(self, first: date, last: date) -> list[tuple[int, int, int] | None]:
        """Counts of each point of the days; None of one that nobody has counted at."""
        tracks = self.truth.tracks
        counted = {event.body["point"] for event in tracks.by_kind["track.tally"]}
        days = {event.body["point"]: event.body["day"] for event in tracks.by_kind["track.point"]}
        return [
            said[3:6] if point in counted else None
            for point, said in tracks.points().items()
            if not said[-1] and first.isoformat() <= days[point] <= last.isoformat()
        ]


NOT_APPROVED: Final = "tỉnh chưa duyệt máy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that waits: of which machine (short), its number, and why in words."""

    machine: str
    number: int
    why: str


def sent_but(held: Iterable[Waiting]) -> str:
    """In the words of every document; empty where nothing waits."""
    why = dict.fromkeys(one.why for one in held)
    return f"đã gửi, {', '.join(why)}" if why else ""


def came_in(then: Iterable[Waiting], now: Iterable[Waiting]) -> str:
    """Return the text about files that waited then and no longer do."""
    still = {(one.machine, one.number) for one in now}
    let_in = [one for one in then if (one.machine, one.number) not in still]
    if not let_in:
        return ""
    machines = list(dict.fromkeys(one.machine for one in let_in))
    parts = []
    for machine in machines:
        numbers = ", ".join(str(one.number) for one in let_in if one.machine == machine)
        parts.append(f"số {numbers}" + (f" (máy {machine})" if len(machines) > 1 else ""))
    approved = "máy đã được duyệt, " if any(one.why == NOT_APPROVED for one in let_in) else ""
    return f"{approved}đã nhận tệp {', '.join(parts)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Of one unit: the last file that applies or waits came then, from how many machines, and the waiting
    ones.

    `withdrawn`: files came, and all of them were taken back at the province.

    Nothing is missing in these seasons: lost events came with a later file.
    """

    last: datetime | None
    senders: int
    held: tuple[Waiting, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A period as expected in a document, of units by code. `late` of the growth came late.

    `files` are those that had come by the closing, `asked` when the document was made.
    """

    number: int
    now: Mapping[str, Counted]
    before: Mapping[str, Counted]
    late: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Files] = field(default_factory=dict)
    declared: Declared = field(default_factory=dict)
    received: datetime | None = None
    asked: datetime
    installed: tuple[int, ...] = ()
    """At the end of every period up to the one before, from the first day on."""
    sections: tuple[dict[str, Any], ...] = ()
    external: str = ""
    came_since: str = ""
    members: tuple[int, int, int] = (0, 0, 0)
    """With members of organisations: all, with a smartphone, with the app; each once."""
    declared_members: tuple[int, int] = (0, 0)
    """Of organisations that declared: members with the app, and smartphones declared."""
    points: tuple[tuple[int, int, int] | None, ...] = ()
    """Guided, had, installed at each outreach point with a day in the week."""

    @property
    def end(self) -> date:
        """The day on which it was cut off at 08:00."""
        return START + timedelta(days=7 * self.number)

    @property
    def whole(self) -> Counted:
        return total(self.now.values())

    @property
    def former(self) -> Counted:
        """Return the whole at the end of the period before, of the units that exist now."""
        return total(self.before.get(code, Counted()) for code in self.now)

    def lifted(self) -> tuple[dict[str, Counted], dict[str, Counted]]:
        """Now and before, by district."""

        def up(parts: Mapping[str, Counted]) -> dict[str, Counted]:
            return {
                district: total(parts.get(code, Counted()) for code in codes if code in self.now)
                for district, codes in DISTRICTS.items()
                if any(code in self.now for code in codes)
            }

        return up(self.now), up(self.before)

    def waiting(self, code: str) -> str:
        """Return the text of documents about the files of a commune, or of all communes of a district."""
        found = [self.files[one] for one in DISTRICTS.get(code, (code,)) if one in self.files]
        waits = sent_but(one for files in found for one in files.held)
        gone = "tệp đã hoàn tác ở đây" if any(files.withdrawn for files in found) else ""
        return "; ".join(filter(None, (waits, gone)))


def commune_of(household: Household) -> str:
    assert household.added is not None
    return str(household.added["commune"])


def day_of(at: str) -> str:
    """The reporting day, which begins at 08:00."""
    return (datetime.fromisoformat(at) - timedelta(hours=8)).date().isoformat()


def moment(hlc: str) -> datetime:
    """The clock part of a hybrid stamp: its first twelve hex digits are milliseconds."""
    return datetime.fromtimestamp(int(hlc[:12], 16) / 1000, VIETNAM)


def made(event: str) -> datetime:
    """Return the machine's clock time, from the UUIDv7."""
    return datetime.fromtimestamp(int(event.replace("-", "")[:12], 16) / 1000, VIETNAM)


def share(above: int, below: int) -> Fraction | None:
    return Fraction(above, below) if below else None


def names() -> dict[str, str]:
    """Of every commune below the province, by code in the order of the catalogue."""
    catalogue = bundled_catalogue()
    province = catalogue.locate(PROVINCE, valid_from=None, start=START)
    return {unit.code: unit.name for unit in catalogue.communes(province.key, START)}


def district_of(code: str) -> str:
    catalogue = bundled_catalogue()
    upper = catalogue.parent(catalogue.locate(code, valid_from=None, start=START).key, START)
    assert upper is not None
    return upper.name


def name_of(code: str) -> str:
    return bundled_catalogue().locate(code, valid_from=None, start=START).name

"""Recording the tracks beside the households; each use case ends on the disk or changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from core.base.changes import Changes, Outcome, Topic, touched
from core.base.clock import HLC_ZERO, Clock, Hlc, iso, latest_plausible, parse_instant
from core.base.errors import UserError
from core.base.ids import EventId, bound_id
from core.base.validation import checked_text
from core.campaigns.models import Campaign, Track
from core.events.kinds import EventKind, without_none
from core.events.shapes.tracks import MOST_STEP
from core.ports import Store
from core.tracks.figures import (
    agency_state,
    declared_members,
    household_state,
    members_state,
    outreach_state,
)
from core.tracks.models import NewPoint, NewStaffCount, Point, Tally, TrackReader, TrackState
from core.units.models import UnitKey

MOST_PEOPLE: Final = 100_000
_CODE: Final = re.compile(r"[a-z][a-z_]{0,39}")
_HOUR: Final = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?")


class TrackDesk:
    """The use cases of the tracks of one campaign at one unit."""

    def __init__(
        self, store: Store, reader: TrackReader, clock: Clock, campaign: Campaign, unit: UnitKey
    ) -> None:
        self._store = store
        self.reader = reader
        self._clock = clock
        self._campaign = campaign
        self._unit = unit

    def states(self) -> tuple[TrackState, ...]:
        """The tracks that the campaign orders, side by side, in the order of the letters."""
        return tuple(self.state(track) for track in Track if track in self._campaign.tracks)

    def state(self, track: Track) -> TrackState:
        """Return the state of one track; the others are not read."""
        campaign, now = self._campaign, self._clock.now()
        as_of, today = iso(now), now.date()
        if track is Track.HOUSEHOLD:
            return household_state(campaign, self._store.figures.units(), today)
        if track is Track.AGENCY:
            return agency_state(campaign, self.reader.sections(), as_of, today)
        if track is Track.OUTREACH:
            return outreach_state(campaign, self.reader.points(), as_of, today)
        said = self.reader.declarations()
        declared = declared_members(said, self.reader.installed_by_organisation())
        return members_state(campaign, self.reader.all_members(), declared, as_of, today)

    def set_staff(self, new: NewStaffCount) -> Outcome[EventId]:
        """States the staff of one section; an earlier statement stays in the history.

        Raises `track.not_ordered`, `track.no_name`, `track.range`, `track.smartphones`, `track.installed`,
        `track.reasons`, `track.reason_unknown`, `visit.future` or `household.text`.
        """
        self._check_ordered(Track.AGENCY)
        section = checked_text(new.section)
        if not section:
            raise UserError("track.no_name")
        _check_counts(new.staff, new.smartphones, new.installed)
        reasons = {code: count for code, count in new.reasons.items() if count}
        self._check_reasons(reasons, new.smartphones - new.installed)
        return self._state(
            EventKind.TRACK_AGENCY,
            at=self._at(new.at),
            section=section,
            staff=new.staff,
            smartphones=new.smartphones,
            installed=new.installed,
            reasons=reasons or None,
        )

    def declare_members(
        self, organisation: str, *, members: int, smartphones: int, at: str | None = None
    ) -> Outcome[EventId]:
        """Record an organisation's statement about its members: a denominator beside the people recorded.

        Raises `track.not_ordered`, `track.organisation`, `track.range`, `track.smartphones`, `visit.future`.
        """
        self._check_ordered(Track.MEMBERS)
        if _CODE.fullmatch(organisation) is None:
            raise UserError("track.organisation", code=organisation[:40])
        _check_counts(members, smartphones, 0)
        return self._state(
            EventKind.TRACK_MEMBERS,
            at=self._at(at),
            organisation=organisation,
            members=members,
            smartphones=smartphones,
        )

    def add_point(self, new: NewPoint) -> Outcome[str]:
        """Adds an outreach point.

        Raises `track.not_ordered`, `track.no_name`, `track.hours` or `household.text`.
        """
        self._check_ordered(Track.OUTREACH)
        place, host = checked_text(new.place), checked_text(new.host)
        if not place:
            raise UserError("track.no_place")
        opens, closes = read_hour(new.opens), read_hour(new.closes)
        if opens and closes and closes <= opens:
            raise UserError("track.hours_order", opens=opens, closes=closes)
        with self._store.writing() as writer:
            point = bound_id(writer.new_id(), self._unit.code)
            writer.record(
                EventKind.TRACK_POINT,
                without_none(
                    **self._place(),
                    point=point,
                    place_kind=new.kind.value,
                    place=place,
                    day=new.day.isoformat(),
                    opens=opens,
                    closes=closes,
                ),
            )
            if host:
                writer.record(EventKind.TRACK_HOST, {"point": point, "text": host})
            writer.keep_undo()
        return Outcome(point, _touched())

    def tally(self, point: str, steps: Mapping[Tally, int]) -> Outcome[Point]:
        """Adds increments, which may be negative, at a point; all of them or none.

        Raises `track.unknown_point`, `track.step`, `track.below_zero` or `track.over_guided`.
        """
        known = self.known_point(point)
        if not steps or not all(0 < abs(step) <= MOST_STEP for step in steps.values()):
            raise UserError("track.step", most=MOST_STEP)
        sums = {tally: known.tally(tally) + steps.get(tally, 0) for tally in Tally}
        for tally, total in sums.items():
            if total < 0 and steps.get(tally, 0) < 0:
                raise UserError("track.below_zero", total=known.tally(tally))
        over = sums[Tally.HAD] + sums[Tally.INSTALLED] - sums[Tally.GUIDED]
        if over > max(0, known.had + known.installed - known.guided):
            raise UserError("track.over_guided", guided=sums[Tally.GUIDED])
        at = iso(self._clock.now())
        with self._store.writing() as writer:
            for tally, step in steps.items():
                said = {"point": point, "what": tally.value, "step": step, "at": at}
                writer.record(EventKind.TRACK_TALLY, said)
            writer.keep_undo()
        counted = replace(
            known,
            guided=sums[Tally.GUIDED],
            had=sums[Tally.HAD],
            installed=sums[Tally.INSTALLED],
            last_at=at,
        )
        return Outcome(counted, _touched())

    def void(self, target: str) -> Outcome[str]:
        """Takes a statement or a point back; it stays in the log. Raises `track.unknown`."""
        return self._void(target, voided=True)

    def restore(self, target: str) -> Outcome[str]:
        """Takes `void` back."""
        return self._void(target, voided=False)

    def known_point(self, point: str) -> Point:
        """The point. Raises `track.unknown_point`."""
        found = self.reader.point(point)
        if found is None or found.voided:
            raise UserError("track.unknown_point", point=point[:40])
        return found

    def _void(self, target: str, *, voided: bool) -> Outcome[str]:
        if self.reader.track_of(target) is None:
            raise UserError("track.unknown", target=target[:40])
        if self.reader.is_taken_back(target) is voided:
            return Outcome(target, touched())
        with self._store.writing() as writer:
            writer.record(EventKind.TRACK_VOIDED, {"target": target, "voided": voided})
            writer.keep_undo()
        return Outcome(target, _touched())

    def _state(self, kind: EventKind, **said: object) -> Outcome[EventId]:
        with self._store.writing() as writer:
            statement = writer.record(kind, without_none(**self._place(), **said))
            writer.keep_undo()
        return Outcome(statement, _touched())

    def _place(self) -> dict[str, object]:
        unit = self._unit
        return {
            "campaign": self._campaign.id,
            "unit": unit.code,
            "valid_from": unit.valid_from.isoformat(),
        }

    def _at(self, at: str | None) -> str:
        """ISO of now, or of a time that is typed in late. Raises `time.unreadable`, `visit.future`."""
        now = self._clock.now()
        if at is None:
            return iso(now)
        instant = parse_instant(at)
        last = Hlc(self._store.meta("last_hlc") or HLC_ZERO)
        if instant > latest_plausible(now, last):
            raise UserError("visit.future", at=f"{instant:%d/%m/%Y %H:%M}")
        return iso(instant)

    def _check_ordered(self, track: Track) -> None:
        if track not in self._campaign.tracks:
            raise UserError("track.not_ordered", campaign=self._campaign.name.vi, track=track.value)

    def _check_reasons(self, reasons: dict[str, int], not_yet: int) -> None:
        known = {choice.id for choice in (*self._campaign.obstacles, *self._campaign.refusals)}
        for code, count in reasons.items():
            if code not in known:
                raise UserError("track.reason_unknown", code=code[:40], known=", ".join(sorted(known)))
            if not 0 <= count <= MOST_PEOPLE:
                raise UserError("track.range", most=MOST_PEOPLE)
        if sum(reasons.values()) > not_yet:
            raise UserError("track.reasons", reasons=sum(reasons.values()), left=not_yet)


def read_hour(text: str) -> str | None:
    """`7`, `7h30`, `07:30` as `07:30`; None for an empty text. Raises `track.hours`."""
    if not text.strip():
        return None
    match = _HOUR.fullmatch(text.strip().lower())
    hour, minute = (0, 0) if match is None else (int(match[1]), int(match[2] or 0))
    if match is None or hour > 23 or minute > 59:
        raise UserError("track.hours", text=text.strip()[:20])
    return f"{hour:02d}:{minute:02d}"


def read_point_day(text: str, today: date) -> date:
    """The day of a point, `YYYY-MM-DD`; today for an empty text. Raises `track.day`."""
    if not text.strip():
        return today
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UserError("track.day", text=text.strip()[:20]) from None


def _check_counts(people: int, smartphones: int, installed: int) -> None:
    if not all(0 <= count <= MOST_PEOPLE for count in (people, smartphones, installed)):
        raise UserError("track.range", most=MOST_PEOPLE)
    if smartphones > people:
        raise UserError("track.smartphones", smartphones=smartphones, people=people)
    if installed > smartphones:
        raise UserError("track.installed", installed=installed, smartphones=smartphones)


def _touched() -> Changes:
    return touched(Topic.TRACKS)

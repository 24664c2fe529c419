"""State of the page of the tracks; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.campaigns.models import Choice, Track
from core.records.person import MemberCount
from core.tracks.models import Declaration, MemberLeft, Point, StaffCount, TrackState

MOST_LEFT = 500
"""Members who are left are shown so far; the rest is counted in the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Last act; `serial` distinguishes it from the next."""

    serial: int
    sentence: str
    undoable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation: who of it is recorded, and what it declares (None: nothing)."""

    code: str
    name: str
    count: MemberCount
    declared: Declaration | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`states` are the campaign's tracks in the order of the letters; `shown` is the one opened.

    `section`, `organisation` and `point` are what is picked in each track; empty: nothing.
    """

    today: date
    states: tuple[TrackState, ...] = ()
    shown: Track = Track.HOUSEHOLD
    sections: tuple[StaffCount, ...] = ()
    section: str = ""
    organisations: tuple[Organisation, ...] = ()
    organisation: str = ""
    left: tuple[MemberLeft, ...] = ()
    points: tuple[Point, ...] = ()
    point: str = ""
    adding: bool = False
    reasons: tuple[Choice, ...] = ()
    problem: str = ""
    problem_field: str = ""
    done: Done | None = None

    @property
    def state(self) -> TrackState | None:
        return next((state for state in self.states if state.track is self.shown), None)

    @property
    def picked_point(self) -> Point | None:
        return next((point for point in self.points if point.id == self.point), None)

    @property
    def picked_section(self) -> StaffCount | None:
        return next((one for one in self.sections if one.statement == self.section), None)

    @property
    def picked_organisation(self) -> Organisation | None:
        return next((one for one in self.organisations if one.code == self.organisation), None)

    @property
    def left_count(self) -> int:
        """Members with a smartphone and without the app: of the organisation picked, else of all."""
        picked = self.picked_organisation
        if picked is not None:
            return picked.count.left
        state = next((state for state in self.states if state.track is Track.MEMBERS), None)
        return 0 if state is None else dict(state.counted)["left"]


FIELDS: Mapping[str, str] = {
    "track.no_name": "section",
    "track.smartphones": "smartphones",
    "track.installed": "installed",
    "track.reasons": "reasons",
    "track.no_place": "place",
    "track.day": "day",
    "visit.day": "day",
    "track.hours": "opens",
    "track.hours_order": "closes",
}
"""Field beside which the sentence of an error is shown."""


def reduce_read(state: State, states: Sequence[TrackState]) -> State:
    """The tracks as they are now; the one shown stays where the campaign has it."""
    tracks = [one.track for one in states]
    shown = state.shown if state.shown in tracks else tracks[0] if tracks else Track.HOUSEHOLD
    return replace(state, states=tuple(states), shown=shown)


def reduce_done(state: State, sentence: str, *, undoable: bool = True) -> State:
    """Something was done; problems are over."""
    serial = 1 if state.done is None else state.done.serial + 1
    done = Done(serial=serial, sentence=sentence, undoable=undoable)
    return replace(state, problem="", problem_field="", done=done)

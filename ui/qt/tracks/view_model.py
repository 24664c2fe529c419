"""Reads the tracks and records what is counted in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Outcome, T, Topic
from core.base.errors import UserError
from core.campaigns.models import Track
from core.events.kinds import EventKind
from core.records.person import MemberCount
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Tally
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.models.days import read_date
from ui.qt.tracks.state import FIELDS, MOST_LEFT, Organisation, State, reduce_done, reduce_read
from ui.qt.tracks.words import tally_done

KINDS: Final = frozenset(
    {
        EventKind.TRACK_AGENCY,
        EventKind.TRACK_MEMBERS,
        EventKind.TRACK_POINT,
        EventKind.TRACK_TALLY,
        EventKind.TRACK_VOIDED,
    }
)
"""Kinds that Ctrl+Z on this page takes back."""

_DEPENDS_ON: Final = frozenset({Topic.TRACKS, Topic.VISITS, Topic.HOUSEHOLDS, Topic.BATCHES, Topic.CAMPAIGN})
SHOWN: Final = "tracks/shown"


class TracksViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._desk = context.services.tracks
        self._settings = context.settings
        self.watched = False
        self._own = False
        self._field = ""
        campaign = context.services.campaign
        kept = context.settings.value(SHOWN)
        self._state = State(
            today=context.services.clock.now().date(),
            shown=Track(kept) if kept in set(Track) else Track.HOUSEHOLD,
            reasons=(*campaign.obstacles, *campaign.refusals),
        )
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read every track again, and in full the one that is shown."""
        now = self._services.clock.now()
        state = reduce_read(replace(self._state, today=now.date()), self._desk.states())
        self._swap(self._with_detail(state))

    def show_track(self, track: Track) -> None:
        self._settings.set_value(SHOWN, track.value)
        state = replace(self._state, shown=track, problem="", problem_field="", adding=False)
        self._swap(self._with_detail(state))

    def pick_section(self, statement: str) -> None:
        """The form takes the numbers of a section; empty is a new one."""
        self._swap(replace(self._state, section=statement, problem="", problem_field=""))

    def pick_organisation(self, code: str) -> None:
        same = self._state.organisation == code
        self._swap(self._with_detail(replace(self._state, organisation="" if same else code)))

    def pick_point(self, point: str) -> None:
        self._swap(replace(self._state, point=point, adding=False, problem="", problem_field=""))

    def begin_point(self, *, adding: bool) -> None:
        self._swap(replace(self._state, adding=adding, problem="", problem_field=""))

    def set_staff(self, texts: Mapping[str, str], reasons: Mapping[str, str]) -> bool:
        """States a section as it is typed. Whether it was recorded."""

        def record() -> str:
            staff, smartphones, installed = self._numbers(texts, ("staff", "smartphones", "installed"))
            self._field = "reasons"
            new = NewStaffCount(
                section=texts["section"],
                staff=staff,
                smartphones=smartphones,
                installed=installed,
                reasons={code: _number(text) for code, text in reasons.items() if text.strip()},
            )
            self._field = ""
            self._publish(self._desk.set_staff(new))
            name = new.section.strip()
            return self.tr("Recorded: {section}, {installed} of {smartphones} with a smartphone.").format(
                section=name, installed=new.installed, smartphones=new.smartphones
            )

        return self._do(record, lambda state: replace(state, section=""))

    def void(self, target: str, name: str) -> None:
        """Takes a statement or a point back."""

        def record() -> str:
            self._publish(self._desk.void(target))
            return self.tr("Taken back: {name}. The log keeps it.").format(name=name)

        self._do(record, lambda state: state)

    def declare(self, members: str, smartphones: str) -> bool:
        """Record the picked organisation's statement about its members."""
        picked = self._state.picked_organisation
        if picked is None:
            return False

        def record() -> str:
            texts = {"members": members, "smartphones": smartphones}
            of_all, with_phone = self._numbers(texts, ("members", "smartphones"))
            self._publish(self._desk.declare_members(picked.code, members=of_all, smartphones=with_phone))
            return self.tr("Recorded what {organisation} declares.").format(organisation=picked.name)

        return self._do(record, lambda state: state)

    def add_point(self, kind: str, texts: Mapping[str, str]) -> bool:
        """Adds a point as it is typed. Whether it was added."""
        added: list[str] = []

        def record() -> str:
            new = NewPoint(
                kind=PlaceKind(kind),
                place=texts["place"],
                day=read_date(texts["day"], near=self._state.today) or self._state.today,
                opens=texts["opens"],
                closes=texts["closes"],
                host=texts["host"],
            )
            added.append(self._publish(self._desk.add_point(new)))
            return self.tr("Added the point {place}.").format(place=new.place.strip())

        return self._do(record, lambda state: replace(state, point=added[0], adding=False))

    def tally(self, what: Tally, step: int) -> None:
        """One tap: an increment at the point picked, on the disk at once."""
        point = self._state.point
        if not point:
            return

        def record() -> str:
            counted = self._publish(self._desk.tally(point, {what: step}))
            return tally_done(what, step, counted.tally(what))

        self._do(record, lambda state: state)

    def undo(self) -> bool:
        """Undo the last count of this page; return True if there was one."""
        try:
            outcome = self._services.undo.undo(KINDS)
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return True
        if outcome is None:
            return False
        self._publish(outcome)
        self._state = self._with_detail(self._with_shown(self._state))
        self._swap(reduce_done(self._state, self.tr("Undone."), undoable=False))
        return True

    def _do(self, record: Callable[[], str], after: Callable[[State], State]) -> bool:
        """One use case; its sentence is shown, or why it was refused, beside the field concerned."""
        self._field = ""
        try:
            sentence = record()
        except UserError as error:
            field = self._field or FIELDS.get(error.code, "")
            self._swap(replace(self._state, problem=sentence_of(error), problem_field=field))
            return False
        state = after(reduce_done(self._state, sentence))
        self._swap(self._with_detail(self._with_shown(state)))
        return True

    def _numbers(self, texts: Mapping[str, str], names: Sequence[str]) -> list[int]:
        """Return the counts of these fields; the first that is empty or no number is the one concerned."""
        counts = []
        for name in names:
            self._field = name
            counts.append(_number(texts[name]))
        self._field = ""
        return counts

    def _with_shown(self, state: State) -> State:
        """Return the state with the shown track read again: one tap reads no other one."""
        fresh = self._desk.state(state.shown)
        return replace(
            state, states=tuple(fresh if one.track is fresh.track else one for one in state.states)
        )

    def _with_detail(self, state: State) -> State:
        """The lists of the track shown."""
        reader = self._desk.reader
        if state.shown is Track.AGENCY:
            return replace(state, sections=tuple(reader.sections()))
        if state.shown is Track.OUTREACH:
            points = tuple(reader.points())
            known = {point.id for point in points}
            point = state.point if state.point in known else points[0].id if points else ""
            return replace(state, points=points, point=point)
        if state.shown is Track.MEMBERS:
            organisation = state.organisation or None
            return replace(
                state,
                organisations=self._organisations(),
                left=tuple(reader.left(organisation, MOST_LEFT)),
            )
        return state

    def _organisations(self) -> tuple[Organisation, ...]:
        """Those on the list and those that somebody belongs to."""
        desk, language = self._services.people.organisations, language_in_force().value
        declared = {said.organisation: said for said in self._desk.reader.declarations()}
        counts = {count.organisation: count for count in self._desk.reader.members()}
        codes = dict.fromkeys([*(entry.code for entry in desk.all()), *sorted({*counts, *declared})])
        return tuple(
            Organisation(
                code=code,
                name=desk.name_of(code, language),
                count=counts.get(code)
                or MemberCount(organisation=code, members=0, smartphones=0, installed=0),
                declared=declared.get(code),
            )
            for code in codes
        )

    def _publish(self, outcome: Outcome[T]) -> T:
        """Publish to the other pages; this one reads its own changes itself."""
        self._own = True
        try:
            return self._services.published(outcome)
        finally:
            self._own = False

    def _follow(self, changes: Changes) -> None:
        if self.watched and not self._own and changes.topics & _DEPENDS_ON:
            self.load()

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()


def _number(text: str) -> int:
    """A count as typed; what was left empty is not 0. Raises `track.blank` or `track.number`."""
    plain = text.strip().replace(".", "").replace(" ", "")
    if not plain:
        raise UserError("track.blank")
    if not plain.isdecimal():
        raise UserError("track.number", text=text.strip()[:20])
    return int(plain)

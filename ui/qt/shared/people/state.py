"""State of the cards of people and consents; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Stage
from core.people.directory import DirectoryEntry
from core.records.consent import ConsentRecord, How
from core.records.person import CountCheck, Person, Way


class Form(StrEnum):
    """Choice or text for one person; one at a time."""

    NONE = "none"
    LINE = "line"
    REASON = "reason"
    MEMBERSHIPS = "memberships"
    OFF = "off"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`people` of `household` in order, adults first; `steps` are ISO instants of each stage by person.

    `listed` are people of the list in the household who are not recorded yet.

    `chosen` has the keys; `understood` is the typed line in words, `problem` its error, `asked` the line of
    an unusual person that a second Enter adds. With every `acts` something was recorded on this card.
    """

    household: HouseholdId | None = None
    is_open: bool = True
    way: Way = Way.COUNTS
    people: tuple[Person, ...] = ()
    listed: tuple[DirectoryEntry, ...] = ()
    steps: Mapping[PersonId, Mapping[Stage, str]] = field(default_factory=dict)
    check: CountCheck | None = None
    consents: tuple[ConsentRecord, ...] = ()
    how: How = How.PAPER
    chosen: PersonId | None = None
    form: Form = Form.NONE
    line: str = ""
    understood: str = ""
    problem: str = ""
    asked: str = ""
    acts: int = 0
    phones_shown: bool = False

    @property
    def adults(self) -> int:
        return sum(not person.is_child for person in self.people)

    @property
    def by_persons(self) -> bool:
        return self.way is Way.PERSONS

    def person(self, person: PersonId | None) -> Person | None:
        return next((known for known in self.people if known.id == person), None)

    def place(self, person: PersonId) -> int:
        """From 1."""
        return next((at for at, known in enumerate(self.people, start=1) if known.id == person), 0)

    def household_consent(self, purpose: str) -> ConsentRecord | None:
        """Return the household's answer; a person's own answer is not shown."""
        return next(
            (
                record
                for record in self.consents
                if record.purpose == purpose and record.subject.person is None
            ),
            None,
        )


EMPTY: Final = State()


def reduce_form(state: State, form: Form, *, chosen: PersonId | None = None) -> State:
    """Another form, or none; what was wrong before goes away."""
    return replace(
        state,
        form=form,
        chosen=chosen if chosen is not None else state.chosen,
        line="",
        understood="",
        problem="",
        asked="",
    )


def reduce_moved(state: State, rows: int) -> State:
    """The keys go to the person `rows` further down, at most to the last one."""
    if not state.people:
        return state
    at = state.place(state.chosen) - 1 if state.chosen is not None else -1
    at = min(max(at + rows, 0), len(state.people) - 1)
    return replace(reduce_form(state, Form.NONE), chosen=state.people[at].id)

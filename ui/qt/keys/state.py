"""Approved machines, numbers to compare, and the last act; words are made when shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from core.authority.may import KeptLines
from core.base.errors import UserError
from core.enrolment.models import Device, DeviceState, EnrolRequest, KeysStanding, UnlockRequest
from core.sync.answer_desk import RestoredWard

COMMUNE_DIGITS = 5
NOTHING = KeysStanding(province=None, version=0)


class Asked(StrEnum):
    """Subject of a number to compare."""

    MACHINE = "machine"
    PROVINCE = "province"
    UNLOCK = "unlock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`number` is compared; exactly one of the last three is set and decided."""

    asked: Asked
    number: str
    place: str = ""
    request: EnrolRequest | None = None
    file: Path | None = None
    wish: UnlockRequest | None = None

    @property
    def is_rotation(self) -> bool:
        return self.request is not None and self.request.former is not None


class Form(StrEnum):
    """A change that is explained before it is made."""

    OWN_KEY = "own_key"
    PROVINCE_KEY = "province_key"
    FROM_CARDS = "from_cards"
    UNLOCK_CARD = "unlock_card"
    """The working key does not open what a locked machine sent; the recovery card may."""

    @property
    def needs_card(self) -> bool:
        return self in (Form.FROM_CARDS, Form.UNLOCK_CARD)


class DoneKind(StrEnum):
    """Kind of the last act."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    APPROVED = "approved"
    REPLACED = "replaced"
    PACKED = "packed"
    REVOKED = "revoked"
    PUBLISHED = "published"
    ANSWERED = "answered"
    CARD = "card"
    CEREMONY = "ceremony"
    OWN_CHANGED = "own_changed"
    PROVINCE_CHANGED = "province_changed"
    BEFORE_APPLIED = "before_applied"
    BEFORE_KEPT = "before_kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """`path` is what was written, `count` how many files, `came_in` how many held files were imported."""

    kind: DoneKind
    path: Path | None = None
    count: int = 0
    came_in: int = 0
    machine: str = ""
    other: str = ""
    """Number of the machine that was replaced."""
    content: RestoredWard | None = None
    """Content of a restore pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`chosen` is the machine about to be revoked; `cards` the paper keys that wait to be printed; `form` a
    change of keys that is being explained."""

    decides: bool = False
    standing: KeysStanding = NOTHING
    devices: tuple[Device, ...] = ()
    requests: tuple[EnrolRequest, ...] = ()
    kept: tuple[KeptLines, ...] = ()
    """Received lines that do not count."""
    before: tuple[KeptLines, ...] = ()
    """Lines from before verdicts that count and are not allowed; they need a decision."""
    opened: Question | None = None
    postponed: frozenset[str] = frozenset()
    chosen: str = ""
    cards: Path | None = None
    form: Form | None = None
    busy: bool = False
    done: Done | None = None
    problem: UserError | None = None

    @property
    def question(self) -> Question | None:
        """Return the last opened question, else the oldest request that was not postponed."""
        if self.opened is not None:
            return self.opened
        waiting = (wish for wish in self.requests if wish.keys.device not in self.postponed)
        first = next(waiting, None)
        return None if first is None else question_of(first)

    @property
    def replaceable(self) -> tuple[Device, ...]:
        """Machines of the unit that asks, whose place the new one may take."""
        request = None if self.question is None else self.question.request
        if request is None or request.former is not None:
            return ()
        keys = request.keys
        return tuple(
            device
            for device in self.devices
            if device.unit_code == keys.unit_code and device.device != keys.device
        )

    @property
    def packable(self) -> Device | None:
        """The chosen machine, where a restore pack can be written for it."""
        found = self.revocable
        if found is None or len(found.unit_code) != COMMUNE_DIGITS:
            return None
        return found if found.state is DeviceState.ENROLLED else None

    @property
    def revocable(self) -> Device | None:
        found = next((device for device in self.devices if device.device == self.chosen), None)
        return (
            found if self.decides and found is not None and found.state is not DeviceState.REVOKED else None
        )


def question_of(request: EnrolRequest) -> Question:
    return Question(asked=Asked.MACHINE, number=request.keys.number, place=request.place, request=request)


def reduce_read(
    state: State,
    standing: KeysStanding,
    devices: Sequence[Device],
    requests: Sequence[EnrolRequest],
    kept: Sequence[KeptLines],
) -> State:
    return replace(
        state, standing=standing, devices=tuple(devices), requests=tuple(requests), kept=tuple(kept)
    )


def reduce_before(state: State, before: Sequence[KeptLines]) -> State:
    return replace(state, before=tuple(before))


def reduce_asked(state: State, question: Question) -> State:
    return replace(state, opened=question, problem=None, done=None)


def reduce_postponed(state: State) -> State:
    """Put off until the page is opened again; a request stays on the list."""
    question = state.question
    if question is None:
        return state
    device = question.request.keys.device if question.request is not None else ""
    return replace(state, opened=None, postponed=state.postponed | {device})


def reduce_busy(state: State) -> State:
    return replace(state, busy=True, problem=None, done=None)


def reduce_done(state: State, done: Done) -> State:
    return replace(state, busy=False, opened=None, chosen="", form=None, problem=None, done=done)


def reduce_problem(state: State, problem: UserError | None) -> State:
    return replace(state, busy=False, problem=problem, done=None)


def reduce_chosen(state: State, device: str) -> State:
    return replace(state, chosen="" if state.chosen == device else device)


def reduce_cards(state: State, cards: Path | None) -> State:
    return replace(state, cards=cards, form=None, problem=None, done=None)


def reduce_form(state: State, form: Form | None) -> State:
    return replace(state, form=form, problem=None, done=None)

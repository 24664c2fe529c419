"""The look of each state: fill, outline and ink by role, the glyph, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.street.house import House, Owner, State, Sync
from ui.qt.formats import format_day, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.tokens import Role

CONTEXT: Final = "Street"


@dataclass(frozen=True, slots=True)
class Look:
    """Roles of a house; None paints nothing. `word` is the word of the legend, in English."""

    fill: Role | None
    edge: Role | None
    ink: Role | None
    word: str
    flag: Role | None = None


LOOKS: Final[dict[State, Look]] = {
    State.NEW: Look(Role.SURFACE, Role.EDGE, None, QT_TRANSLATE_NOOP("Street", "Not visited")),
    State.AWAY: Look(Role.SURFACE, Role.WARN, Role.WARN, QT_TRANSLATE_NOOP("Street", "Not home")),
    State.BACK: Look(Role.SURFACE, Role.WARN, Role.WARN, QT_TRANSLATE_NOOP("Street", "Come back")),
    State.PART: Look(Role.SURFACE, Role.DONE, None, QT_TRANSLATE_NOOP("Street", "Partly")),
    State.LATE: Look(Role.ERR, None, Role.SURFACE, QT_TRANSLATE_NOOP("Street", "Overdue"), Role.ERR),
    State.TODAY: Look(
        Role.ACCENT, None, Role.ON_ACCENT, QT_TRANSLATE_NOOP("Street", "Due today"), Role.ACCENT
    ),
    State.LATER: Look(Role.ACCENT_SOFT, Role.ACCENT, Role.ACCENT, QT_TRANSLATE_NOOP("Street", "Later")),
    State.INST: Look(Role.DONE, None, Role.SURFACE, QT_TRANSLATE_NOOP("Street", "Installed")),
    State.HAD: Look(Role.DONE, None, Role.SURFACE, QT_TRANSLATE_NOOP("Street", "Had it")),
    State.NONE: Look(Role.DONE_SOFT, Role.DONE, Role.DONE, QT_TRANSLATE_NOOP("Street", "No install")),
    State.NOPHONE: Look(Role.INSET, Role.TEXT2, Role.TEXT2, QT_TRANSLATE_NOOP("Street", "No phone")),
    State.REFSOFT: Look(Role.SURFACE, Role.ERR, Role.ERR, QT_TRANSLATE_NOOP("Street", "Not now")),
    State.REFHARD: Look(Role.ERR_SOFT, Role.ERR, Role.ERR, QT_TRANSLATE_NOOP("Street", "Refused")),
    State.CLOSED: Look(None, Role.EDGE, None, QT_TRANSLATE_NOOP("Street", "Off the list")),
}

_WORDS: Final = {
    State.BACK: QT_TRANSLATE_NOOP("Street", "To come back to"),
    State.PART: QT_TRANSLATE_NOOP("Street", "Partly done"),
    State.HAD: QT_TRANSLATE_NOOP("Street", "Had it before"),
    State.NONE: QT_TRANSLATE_NOOP("Street", "Visited, none installed"),
    State.NOPHONE: QT_TRANSLATE_NOOP("Street", "No smartphone"),
    State.REFSOFT: QT_TRANSLATE_NOOP("Street", "Refused for now"),
    State.REFHARD: QT_TRANSLATE_NOOP("Street", "Refused for good"),
}

_COUNTED: Final = {
    State.AWAY: QT_TRANSLATE_NOOP("Street", "Nobody home, attempt {count}"),
    State.LATE: QT_TRANSLATE_NOOP("Street", "{count} days overdue"),
    State.INST: QT_TRANSLATE_NOOP("Street", "Visited, {count} installed"),
}

DRAFT: Final = QT_TRANSLATE_NOOP("Street", "Half typed")

SYNC_WORDS: Final = {
    Sync.LOCAL: QT_TRANSLATE_NOOP("Street", "not sent yet"),
    Sync.SENT: QT_TRANSLATE_NOOP("Street", "sent"),
    Sync.ACKED: QT_TRANSLATE_NOOP("Street", "the province has it"),
}

OWNER_WORDS: Final = {
    Owner.MINE: QT_TRANSLATE_NOOP("Street", "mine"),
    Owner.OTHER: QT_TRANSLATE_NOOP("Street", "somebody else's"),
}


def said(source: str, **fields: object) -> str:
    """Return a text of the street in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def state_word(house: House) -> str:
    """Return the state of a house in words: `Vắng nhà, lần 2`, `Hẹn 27/11`."""
    if house.state is State.LATER and house.day:
        day = format_day(date.fromisoformat(house.day))
        return said(QT_TRANSLATE_NOOP("Street", "Due {day}"), day=day)
    if house.state in _COUNTED:
        return said(_COUNTED[house.state], count=format_number(house.amount))
    return said(_WORDS.get(house.state, LOOKS[house.state].word))


def state_role(state: State) -> Role:
    """Return the colour in which the state is written."""
    look = LOOKS[state]
    if state is State.NEW or state is State.CLOSED:
        return Role.TEXT2
    return look.edge or look.fill or Role.TEXT2

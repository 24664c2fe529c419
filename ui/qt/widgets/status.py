"""The status table: one glyph, one word and one colour for each state a record or a file can be in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.tokens import Role

CONTEXT: Final = "Status"


class Status(StrEnum):
    """The keys of the table in `resources/theme`; not the codes of the database."""

    VISITED = "visited"
    NOT_HOME = "not_home"
    CALLBACK = "callback"
    REFUSED = "refused"
    NO_PHONE = "no_phone"
    HAD_ALREADY = "had_already"
    NOT_VISITED = "not_visited"
    CURRENT = "current"
    OVERDUE = "overdue"
    DUE = "due"
    RETURNED = "returned"
    LOCAL = "local"
    SENT = "sent"
    ACKED = "acked"
    FILE_DONE = "file_done"
    FILE_REFUSED = "file_refused"
    FILE_HELD = "file_held"
    GAP = "gap"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class StatusLook:
    """Glyph, colour role and English source word of a status."""

    icon: Icon
    role: Role
    source: str


LOOKS: Final[dict[Status, StatusLook]] = {
    Status.VISITED: StatusLook(Icon.DONE, Role.DONE, QT_TRANSLATE_NOOP("Status", "Visited")),
    Status.NOT_HOME: StatusLook(Icon.NOT_HOME, Role.WARN, QT_TRANSLATE_NOOP("Status", "Not home")),
    Status.CALLBACK: StatusLook(Icon.CLOCK, Role.ACCENT, QT_TRANSLATE_NOOP("Status", "Call back")),
    Status.REFUSED: StatusLook(Icon.REFUSED, Role.ERR, QT_TRANSLATE_NOOP("Status", "Refused")),
    Status.NO_PHONE: StatusLook(Icon.NO_PHONE, Role.TEXT2, QT_TRANSLATE_NOOP("Status", "No smartphone")),
    Status.HAD_ALREADY: StatusLook(Icon.DONE, Role.DONE, QT_TRANSLATE_NOOP("Status", "Installed before")),
    Status.NOT_VISITED: StatusLook(Icon.CIRCLE, Role.TEXT2, QT_TRANSLATE_NOOP("Status", "Not visited")),
    Status.CURRENT: StatusLook(Icon.DOT, Role.ACCENT, QT_TRANSLATE_NOOP("Status", "Recording")),
    Status.OVERDUE: StatusLook(Icon.WARNING, Role.ERR, QT_TRANSLATE_NOOP("Status", "{days} days overdue")),
    Status.DUE: StatusLook(Icon.CLOCK, Role.WARN, QT_TRANSLATE_NOOP("Status", "{days} days left")),
    Status.RETURNED: StatusLook(Icon.RETURNED, Role.TEXT2, QT_TRANSLATE_NOOP("Status", "Sent back")),
    Status.LOCAL: StatusLook(Icon.LAPTOP, Role.WARN, QT_TRANSLATE_NOOP("Status", "On this laptop")),
    Status.SENT: StatusLook(Icon.SENT, Role.ACCENT, QT_TRANSLATE_NOOP("Status", "Sent")),
    Status.ACKED: StatusLook(Icon.PROVINCE, Role.DONE, QT_TRANSLATE_NOOP("Status", "Province has it")),
    Status.FILE_DONE: StatusLook(Icon.DONE, Role.DONE, QT_TRANSLATE_NOOP("Status", "imported")),
    Status.FILE_REFUSED: StatusLook(Icon.WARNING, Role.ERR, QT_TRANSLATE_NOOP("Status", "not readable")),
    Status.FILE_HELD: StatusLook(Icon.CLOCK, Role.WARN, QT_TRANSLATE_NOOP("Status", "held")),
    Status.GAP: StatusLook(Icon.WARNING, Role.WARN, QT_TRANSLATE_NOOP("Status", "{count} batches missing")),
    Status.COMPLETE: StatusLook(Icon.DONE, Role.DONE, QT_TRANSLATE_NOOP("Status", "all batches here")),
}

GAP_IS_ERROR_FROM: Final = 3


def status_icon(status: Status) -> Icon:
    return LOOKS[status].icon


def status_role(status: Status, count: int = 0) -> Role:
    """The colour; three missing batches and more are an error."""
    if status is Status.GAP and count >= GAP_IS_ERROR_FROM:
        return Role.ERR
    return LOOKS[status].role


def status_word(status: Status, **fields: object) -> str:
    """The word in the language in force; `days` or `count` fill the words that carry a number."""
    return QCoreApplication.translate(CONTEXT, LOOKS[status].source).format(**fields)

"""Files, numbers and states in the words of this work, in the language in force."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.clock import parse_instant
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.formats import NO_BREAK, format_moment, format_number, format_size
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.icons import Icon
from ui.qt.shared.counted import Counted
from ui.qt.sync.state import FileLine, LineState, State
from ui.qt.tokens import Role
from ui.qt.widgets.state_panel import StateFigure
from ui.qt.widgets.status import Status, status_icon, status_role, status_word

CONTEXT: Final = "Files"
STATUSES: Final = {
    LineState.SENT: Status.SENT,
    LineState.MERGED: Status.FILE_DONE,
    LineState.DONE_BEFORE: Status.FILE_DONE,
    LineState.HELD: Status.FILE_HELD,
    LineState.REFUSED: Status.FILE_REFUSED,
}
KEPT_NAME: Final = re.compile(r"[0-9a-f]{64}\.tnb")
CODE_DIGITS: Final = 8
KEYS: Final = "keys"


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def visits(count: int) -> str:
    """1.234 lượt."""
    return Counted().visits(count)


def files(count: int) -> str:
    """3 tệp."""
    return Counted().files(count)


def entries(count: int) -> str:
    """190 mục."""
    return Counted().entries(count)


def inside(unit: str) -> str:
    """The name of a unit inside a sentence: `tỉnh Cà Mau`."""
    if language_in_force() is Language.VIETNAMESE:
        return unit[:1].lower() + unit[1:]
    return unit


def short_code(sha256: str) -> str:
    """`7f3a 19c2`: the first digits of the checksum, which any tool for SHA-256 shows too."""
    digits = sha256[:CODE_DIGITS]
    return f"{digits[:4]}{NO_BREAK}{digits[4:]}"


def line_title(line: FileLine) -> str:
    if line.state is LineState.SENT:
        text = QT_TRANSLATE_NOOP("Files", "File {number} sent to {place}")
        return said(text, number=line.number, place=inside(line.place))
    if line.kind == KEYS and line.number is not None and line.place:
        text = QT_TRANSLATE_NOOP("Files", "List of machines from {place}, version {number}")
        return said(text, number=line.number, place=inside(line.place))
    if line.number is not None and line.place:
        text = QT_TRANSLATE_NOOP("Files", "File {number} from {place}")
        return said(text, number=line.number, place=inside(line.place))
    if KEPT_NAME.fullmatch(line.name):
        return said(QT_TRANSLATE_NOOP("Files", "A file held since an earlier start"))
    return line.name


def line_text(line: FileLine) -> str:
    """What happened, what was kept, what to do."""
    if line.reason is not None:
        return sentence_of(line.reason)
    fields = {
        "when": format_moment(parse_instant(line.handled)),
        "visits": visits(line.visits),
        "new": format_number(line.new),
        "known": format_number(line.duplicate),
        "size": format_size(line.size),
        "code": short_code(line.sha256),
    }
    if line.state is LineState.SENT:
        return said(QT_TRANSLATE_NOOP("Files", "Sent {when}. {visits}, {size}. Code {code}."), **fields)
    if line.kind == KEYS:
        return said(QT_TRANSLATE_NOOP("Files", "Received {when}. In use here. Code {code}."), **fields)
    text = QT_TRANSLATE_NOOP(
        "Files", "Received {when}. {visits} added; entries: {new} new, {known} known. Code {code}."
    )
    if line.was_held:
        text = QT_TRANSLATE_NOOP(
            "Files",
            "Held until its machine was approved, imported {when}. {visits} added; entries: {new} new,"
            " {known} known. Code {code}.",
        )
    return said(text, **fields)


def line_status(line: FileLine) -> tuple[str, Icon, Role]:
    status = STATUSES[line.state]
    return status_word(status), status_icon(status), status_role(status)


def state_figures(state: State, upper: str) -> tuple[StateFigure, StateFigure, StateFigure]:
    """The three states of this laptop's visits; `upper` is the unit above."""
    sending = state.sending
    return (
        StateFigure(
            icon=status_icon(Status.LOCAL),
            role=status_role(Status.LOCAL),
            figure=visits(sending.local),
            word=said(QT_TRANSLATE_NOOP("Files", "Only on this laptop")),
            note=said(QT_TRANSLATE_NOOP("Files", "in no file yet")) if sending.local else "",
        ),
        StateFigure(
            icon=status_icon(Status.SENT),
            role=status_role(Status.SENT),
            figure=visits(sending.sent),
            word=said(QT_TRANSLATE_NOOP("Files", "In a file, waiting for a receipt")),
            note=_sent_note(state),
        ),
        StateFigure(
            icon=status_icon(Status.ACKED),
            role=status_role(Status.ACKED),
            figure=visits(sending.acknowledged),
            word=said(QT_TRANSLATE_NOOP("Files", "{unit} has them"), unit=upper),
            note=said(QT_TRANSLATE_NOOP("Files", "no receipt has come, so none is counted"))
            if not sending.acknowledged
            else "",
        ),
    )


def _sent_note(state: State) -> str:
    last = state.last_sent
    if last is None:
        return said(QT_TRANSLATE_NOOP("Files", "no file was exported yet"))
    text = QT_TRANSLATE_NOOP("Files", "file {number}, exported {when}")
    return said(text, number=last.number, when=format_moment(parse_instant(last.handled)))

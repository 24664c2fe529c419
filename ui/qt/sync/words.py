"""Files, numbers and states in the words of this work, in the language in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.sync.answer_desk import ReceivedReceipt, SentBatch
from core.sync.desk import FileState
from core.sync.downstream import DownKind
from core.sync.file_desk import FilePreview, Verdict, phone_code
from core.sync.receipts import Place
from ui.qt.errors import coded_sentence, language_in_force, sentence_of
from ui.qt.formats import format_date, format_moment, format_number, format_size
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.icons import Icon
from ui.qt.models.counted import Counted
from ui.qt.sync.looking import Looked
from ui.qt.sync.state import FileLine, LineState, State, Told, Work
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
OTHER_STATUSES: Final = {
    LineState.READY: (QT_TRANSLATE_NOOP("Files", "ready"), Icon.DONE, Role.ACCENT),
    LineState.HANDED: (QT_TRANSLATE_NOOP("Files", "for this ward"), Icon.SENT, Role.TEXT2),
    LineState.UNDONE: (QT_TRANSLATE_NOOP("Files", "taken back"), Icon.UNDO, Role.TEXT2),
}
DOWN_KINDS: Final[dict[DownKind, str]] = {
    DownKind.ROSTER: QT_TRANSLATE_NOOP("Files", "household list"),
    DownKind.DECISIONS: QT_TRANSLATE_NOOP("Files", "decisions"),
    DownKind.CAMPAIGN: QT_TRANSLATE_NOOP("Files", "campaign"),
    DownKind.CATALOGUE: QT_TRANSLATE_NOOP("Files", "list of units"),
    DownKind.KEYS: QT_TRANSLATE_NOOP("Files", "list of machines"),
    DownKind.RECEIPT: QT_TRANSLATE_NOOP("Files", "receipt"),
    DownKind.RESTORE: QT_TRANSLATE_NOOP("Files", "restore pack"),
}
MOST_PLACES: Final = 3
KEPT_NAME: Final = re.compile(r"[0-9a-f]{64}\.tnb")
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


def some_places(names: Sequence[str]) -> str:
    """Up to three names, and that there are more."""
    return ", ".join((*names[:MOST_PLACES], *(["…"] if len(names) > MOST_PLACES else [])))


def inside(unit: str) -> str:
    """The name of a unit inside a sentence: `tỉnh Cà Mau`."""
    if language_in_force() is Language.VIETNAMESE:
        return unit[:1].lower() + unit[1:]
    return unit


def line_title(line: FileLine) -> str:
    if line.state is LineState.SENT:
        text = QT_TRANSLATE_NOOP("Files", "File {number} sent to {place}")
        return said(text, number=line.number, place=inside(line.place))
    if line.state is LineState.HANDED:
        text = QT_TRANSLATE_NOOP("Files", "File {number} for the laptop {code}")
        return said(text, number=line.number, code=line.place)
    if line.kind == KEYS and line.number is not None and line.place:
        text = QT_TRANSLATE_NOOP("Files", "List of machines from {place}, version {number}")
        return said(text, number=line.number, place=inside(line.place))
    if line.kind in DOWN_KINDS and line.place:
        what = said(DOWN_KINDS[DownKind(line.kind)])
        text = QT_TRANSLATE_NOOP("Files", "{what} from {place}")
        return said(text, what=what[:1].upper() + what[1:], place=inside(line.place))
    if line.number is not None and line.place:
        text = QT_TRANSLATE_NOOP("Files", "File {number} from {place}")
        return said(text, number=line.number, place=inside(line.place))
    if KEPT_NAME.fullmatch(line.name):
        return said(QT_TRANSLATE_NOOP("Files", "A file held since an earlier start"))
    return line.name


def line_text(line: FileLine) -> str:
    """Return the outcome of a file, the kept part, and the next step."""
    if line.reason is not None:
        return sentence_of(line.reason)
    if line.preview is not None:
        return preview_text(line.preview)
    fields = {
        "when": format_moment(parse_instant(line.handled)),
        "visits": visits(line.visits),
        "new": format_number(line.new),
        "known": format_number(line.duplicate),
        "size": format_size(line.size),
        "code": phone_code(line.sha256) if line.sha256 else "",
    }
    if line.state in {LineState.SENT, LineState.HANDED}:
        text = said(QT_TRANSLATE_NOOP("Files", "Sent {when}. {visits}, {size}. Code {code}."), **fields)
        return f"{text} {sent_fate(line.sent)}".strip()
    if line.state is LineState.UNDONE:
        text = QT_TRANSLATE_NOOP(
            "Files",
            "Received {when}, taken back here: what only it brought does not count. The file is kept.",
        )
        return said(text, **fields)
    if line.kind == DownKind.RESTORE:
        text = QT_TRANSLATE_NOOP(
            "Files",
            "Received {when}. {visits} are back; entries: {new} new, {known} known. Names come with the"
            " household list; households added at the door have none.",
        )
        return said(text, **fields)
    if line.kind in DOWN_KINDS:
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


def sent_fate(sent: SentBatch | None) -> str:
    """Return a receipt's answer about a file that we wrote; nothing without a receipt."""
    if sent is None:
        return ""
    if sent.refused:
        reason = coded_sentence(sent.refused, {})
        return said(QT_TRANSLATE_NOOP("Files", "The receiver could not take it: {reason}"), reason=reason)
    if sent.missing:
        text = QT_TRANSLATE_NOOP("Files", "It did not arrive. The next export carries the same again.")
        return said(text)
    if sent.place is Place.ACKNOWLEDGED:
        return said(QT_TRANSLATE_NOOP("Files", "A receipt says that all of it arrived."))
    return ""


def preview_text(file: FilePreview) -> str:
    """Return the effects of one file, counts that are zero left out."""
    fields = {
        "visits": visits(file.visits),
        "households": Counted().households(file.households),
        "known": entries(file.duplicate),
    }
    if file.kind != "batch":
        return said(
            QT_TRANSLATE_NOOP("Files", "From the province, to be obeyed here. Entries: {new} new."),
            new=format_number(file.new),
        )
    parts = [said(QT_TRANSLATE_NOOP("Files", "Adds {visits}, {households} new."), **fields)]
    if days := days_text(file.first_day, file.last_day):
        parts.append(days)
    if file.shared:
        text = QT_TRANSLATE_NOOP("Files", "Also in {file}, counted there: {shared}.")
        parts.append(said(text, file=file.shared_with, shared=entries(file.shared)))
    parts += doubts(file)
    if file.duplicate:
        parts.append(said(QT_TRANSLATE_NOOP("Files", "Known already: {known}."), **fields))
    return " ".join(parts)


def days_text(first: str, last: str) -> str:
    """`Lượt của ngày 14/09/2020.`, or from one day to another."""
    if not first:
        return ""
    days = [format_date(date.fromisoformat(day)) for day in (first, last)]
    if first == last:
        return said(QT_TRANSLATE_NOOP("Files", "Visits of {day}."), day=days[0])
    return said(QT_TRANSLATE_NOOP("Files", "Visits of {first} to {last}."), first=days[0], last=days[1])


DOUBTS: Final[dict[str, str]] = {
    "changed": QT_TRANSLATE_NOOP("Files", "Changed households: {count}."),
    "conflicts": QT_TRANSLATE_NOOP("Files", "Recorded differently, to be chosen later: {count}."),
    "doubles": QT_TRANSLATE_NOOP("Files", "Visits of the same day by two laptops, counted once: {count}."),
    "alike": QT_TRANSLATE_NOOP("Files", "Households that may be known, set aside as pairs: {count}."),
    "suspect": QT_TRANSLATE_NOOP("Files", "Visits with a time that cannot be: {count}."),
    "withheld": QT_TRANSLATE_NOOP(
        "Files", "Entries that the sender keeps back, with names or numbers: {count}."
    ),
}


def doubts(source: FilePreview | Looked) -> list[str]:
    """Return the concerns before importing, of one file or of all."""
    counts = {
        name: source.total(name) if isinstance(source, Looked) else getattr(source, name) for name in DOUBTS
    }
    return [said(DOUBTS[name], count=format_number(count)) for name, count in counts.items() if count]


def looked_text(found: Looked) -> str:
    """The whole drop in sentences: how many files do what, what they bring, from whom, of which days."""
    good, held = found.count(FileState.MERGED), found.count(FileState.HELD)
    parts = []
    if good:
        text = QT_TRANSLATE_NOOP("Files", "{files} can come in: {visits} new, {households} new.")
        fields = {
            "files": files(good),
            "visits": visits(found.total("visits")),
            "households": Counted().households(found.total("households")),
        }
        parts.append(said(text, **fields))
    parts.append(days_text(*found.days))
    parts += doubts(found)
    if places := found.senders:
        shown = ", ".join(places[:MOST_PLACES])
        more = len(places) - MOST_PLACES
        text = QT_TRANSLATE_NOOP("Files", "From {places}.")
        if more > 0:
            text = QT_TRANSLATE_NOOP("Files", "From {places} and {more} more.")
        parts.append(said(text, places=shown, more=more))
    if held:
        text = QT_TRANSLATE_NOOP("Files", "{files} will be held; nothing of them is lost.")
        parts.append(said(text, files=files(held)))
    if out := found.count(FileState.REFUSED):
        parts.append(said(QT_TRANSLATE_NOOP("Files", "{files} cannot come in, see why."), files=files(out)))
    if known := found.count(FileState.DONE_BEFORE):
        parts.append(said(QT_TRANSLATE_NOOP("Files", "{files} came before."), files=files(known)))
    return " ".join(part for part in parts if part)


VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.AS_WRITTEN: QT_TRANSLATE_NOOP("Files", "{name} is whole, as it was written. Code {code}."),
    Verdict.DIFFERS: QT_TRANSLATE_NOOP("Files", "{name} is damaged. Write it again, or take another stick."),
    Verdict.MISSING: QT_TRANSLATE_NOOP(
        "Files", "{name} is not there. Plug the stick in again, or write the file again."
    ),
    Verdict.NOT_OURS: QT_TRANSLATE_NOOP("Files", "{name} is no file that this laptop wrote."),
}


def told_text(told: Told) -> str:
    """Return the result of an act on files that were received or sent before."""
    if told.work is Work.VERIFIED:
        return " ".join(
            said(VERDICTS[one.verdict], name=one.file.name, code=one.phone_code) for one in told.verified
        )
    if told.work is Work.AGAIN:
        text = QT_TRANSLATE_NOOP("Files", "Written again, the same file with the same code: {path}")
        return said(text, path=told.path)
    if told.work is Work.UNDONE:
        text = QT_TRANSLATE_NOOP(
            "Files", "Taken back here: {entries} count no more. Ctrl+Y brings the file in again."
        )
        return said(text, entries=entries(told.count))
    if told.work is Work.REDONE:
        return said(QT_TRANSLATE_NOOP("Files", "It is in again."))
    return said(
        QT_TRANSLATE_NOOP(
            "Files", "There is no .tnb or .tnd file for this machine in it. Nothing was imported."
        )
    )


def told_is_good(told: Told) -> bool:
    return told.work is not Work.NO_FILES and all(one.verdict is Verdict.AS_WRITTEN for one in told.verified)


def line_status(line: FileLine) -> tuple[str, Icon, Role]:
    """Return the state as word, glyph and colour; of a file that we wrote, by the newest receipt."""
    if line.state in OTHER_STATUSES:
        source, icon, role = OTHER_STATUSES[line.state]
        return said(source), icon, role
    if line.sent is not None and (line.sent.refused or line.sent.missing):
        return said(QT_TRANSLATE_NOOP("Files", "not arrived")), Icon.WARNING, Role.ERR
    if line.sent is not None and line.sent.place is Place.ACKNOWLEDGED:
        return status_word(Status.ACKED), status_icon(Status.ACKED), status_role(Status.ACKED)
    status = STATUSES[line.state]
    return status_word(status), status_icon(status), status_role(status)


def state_figures(
    state: State, upper: str, receipt: ReceivedReceipt | None = None
) -> tuple[StateFigure, StateFigure, StateFigure]:
    """The three states of this laptop's visits; `upper` is the unit above, `receipt` its newest."""
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
            note=_acknowledged_note(state, receipt),
        ),
    )


def _sent_note(state: State) -> str:
    last = state.last_sent
    if last is None:
        return said(QT_TRANSLATE_NOOP("Files", "no file was exported yet"))
    text = QT_TRANSLATE_NOOP("Files", "file {number}, exported {when}")
    return said(text, number=last.number, when=format_moment(parse_instant(last.handled)))


def _acknowledged_note(state: State, receipt: ReceivedReceipt | None) -> str:
    if receipt is not None:
        text = QT_TRANSLATE_NOOP("Files", "receipt of {when}")
        return said(text, when=format_moment(parse_instant(receipt.made)))
    if state.sending.acknowledged:
        return ""
    return said(QT_TRANSLATE_NOOP("Files", "no receipt has come, so none is counted"))

"""Receipts, senders and files for below in the words of this work, in the language in force."""

from __future__ import annotations

from typing import Final

from core.base.clock import parse_instant
from core.figures.arrivals import MissingBatch
from core.sync.answer_desk import AnsweredMachine, AskedOfUs, DownInUse, ReceivedReceipt, SlowClock
from ui.qt.errors import language_in_force
from ui.qt.formats import format_date, format_moment, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.sync.answers_state import Down, Written
from ui.qt.sync.words import DOWN_KINDS, files, inside, said
from ui.qt.tokens import Role
from ui.qt.widgets.rows import Row, RowStatus
from ui.receipt_words import asked_sentence, slow_clock_sentence

WRITING: Final = QT_TRANSLATE_NOOP("Files", "Writing the files and reading them back")
MOST_CHIPS: Final = 24
"""The newest numbers of a sender that are shown one by one."""

DOWN_SOURCES: Final[dict[Down, tuple[str, str]]] = {
    Down.DECISIONS: (
        QT_TRANSLATE_NOOP("Files", "What was decided here"),
        QT_TRANSLATE_NOOP(
            "Files",
            "Resolved differences, double visits, visits sent back with their comments, wrong clocks."
            " The laptops follow it as soon as they open the file.",
        ),
    ),
    Down.ROSTER: (
        QT_TRANSLATE_NOOP("Files", "Household lists"),
        QT_TRANSLATE_NOOP("Files", "For a new laptop, or one that lost its data. One file for each commune."),
    ),
    Down.CAMPAIGN: (
        QT_TRANSLATE_NOOP("Files", "The campaign"),
        QT_TRANSLATE_NOOP(
            "Files", "Targets, deadlines and texts of the campaign in use here. It is loaded, not yet used."
        ),
    ),
    Down.CATALOGUE: (
        QT_TRANSLATE_NOOP("Files", "The list of units"),
        QT_TRANSLATE_NOOP("Files", "The newest list of provinces and communes that was loaded here."),
    ),
    Down.KEYS: (
        QT_TRANSLATE_NOOP("Files", "The list of machines"),
        QT_TRANSLATE_NOOP("Files", "Which machines may send. Write it again before it expires."),
    ),
}


def down_word(down: Down) -> str:
    return said(DOWN_SOURCES[down][0])


def down_hint(down: Down) -> str:
    return said(DOWN_SOURCES[down][1])


def written_text(written: Written) -> str:
    """Return the written files, their addressees, and the next step."""
    if written.down is Down.RECEIPTS:
        text = QT_TRANSLATE_NOOP(
            "Files", "{files} written for {machines} machines. Give each one to the officer who sent."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "Files", "{files} written for {machines} machines. The officers drop them on their sync page."
        )
    return said(text, files=files(written.files), machines=format_number(written.machines))


def ranges_text(numbers: tuple[int, ...]) -> str:
    """`1 đến 6 và 8`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    to = QT_TRANSLATE_NOOP("Files", "{first} to {last}")
    words = [str(first) if first == last else said(to, first=first, last=last) for first, last in parts]
    if len(words) < 2:
        return "".join(words)
    joined = QT_TRANSLATE_NOOP("Files", "{others} and {last}")
    return said(joined, others=", ".join(words[:-1]), last=words[-1])


def missing_numbers(missing: tuple[MissingBatch, ...]) -> tuple[int, ...]:
    return tuple(sorted({entry.number for entry in missing}))


def chips_of(machine: AnsweredMachine) -> tuple[tuple[int, bool], ...]:
    """The numbers of a sender and whether each one came, the last ones where there are many."""
    missing = set(missing_numbers((*machine.missing_batches, *machine.awaited_batches)))
    numbers = sorted(missing | set(machine.came))
    return tuple((number, number not in missing) for number in numbers[-MOST_CHIPS:])


def sender_text(machine: AnsweredMachine) -> str:
    """Return received and missing files of a sender, and the request to make."""
    missing = missing_numbers(machine.missing_batches)
    awaited = missing_numbers(machine.awaited_batches)
    came = tuple(number for number in machine.came if number not in (*missing, *awaited))
    who = inside(machine.place)
    if missing:
        text = QT_TRANSLATE_NOOP(
            "Files",
            "Files here: number {came}. Missing: number {missing}. Ask {who} to export again; the new file"
            " makes up for it.",
        )
        if not came:
            text = QT_TRANSLATE_NOOP(
                "Files",
                "Missing: file number {missing}. Ask {who} to export again; the new file makes up for it.",
            )
        return said(text, came=ranges_text(came), missing=ranges_text(missing), who=who)
    if awaited:
        text = QT_TRANSLATE_NOOP("Files", "Files here: number {came}. On its way: number {awaited}.")
        if not came:
            text = QT_TRANSLATE_NOOP("Files", "On its way: file number {awaited}.")
        return said(text, came=ranges_text(came), awaited=ranges_text(awaited))
    if machine.missing:
        text = QT_TRANSLATE_NOOP(
            "Files", "{count} entries have not arrived. Ask {who} to export again; the new file brings them."
        )
        return said(text, count=format_number(machine.missing), who=who)
    return said(
        QT_TRANSLATE_NOOP("Files", "Files here: number {came}. None is missing."), came=ranges_text(came)
    )


def machine_row(machine: AnsweredMachine) -> Row:
    """A sender in the list: where it is, when its last file came, whether something lacks."""
    missing = len(missing_numbers(machine.missing_batches))
    if missing:
        text = said(QT_TRANSLATE_NOOP("Files", "{count} files missing"), count=missing)
        status = RowStatus(text=text, icon=Icon.WARNING, role=Role.ERR)
    elif machine.awaited_batches:
        text = said(QT_TRANSLATE_NOOP("Files", "file on its way"))
        status = RowStatus(text=text, icon=Icon.CLOCK, role=Role.WARN)
    elif machine.missing:
        text = said(QT_TRANSLATE_NOOP("Files", "entries missing"))
        status = RowStatus(text=text, icon=Icon.WARNING, role=Role.ERR)
    elif machine.fresh:
        text = said(QT_TRANSLATE_NOOP("Files", "no receipt"))
        status = RowStatus(text=text, icon=Icon.CLOCK, role=Role.WARN)
    else:
        text = said(QT_TRANSLATE_NOOP("Files", "answered"))
        status = RowStatus(text=text, icon=Icon.DONE, role=Role.DONE)
    place, number = split_place(machine.place)
    last = said(QT_TRANSLATE_NOOP("Files", "came {when}"), when=_moment(machine.received))
    line = SEPARATOR.join(part for part in (number, last) if part)
    return Row(key=machine.device, title=place, lines=(line,), status=status)


def split_place(place: str) -> tuple[str, str]:
    """`Ấp 1, Xã Khánh An (0677-3271)`: where, and the short number of the machine."""
    where, _, number = place.partition(" (")
    return where, number.removesuffix(")")


def receipt_text(receipt: ReceivedReceipt) -> str:
    """Return one receiver's answer to the files of this laptop."""
    fields = {
        "place": receipt.place,
        "when": _moment(receipt.made),
        "acknowledged": format_number(receipt.acknowledged),
        "missing": ranges_text(missing_numbers(receipt.missing_batches)),
    }
    if receipt.missing_batches:
        text = QT_TRANSLATE_NOOP(
            "Files",
            "{place}, receipt of {when}: has {acknowledged} entries. Files that did not arrive: number"
            " {missing}. The next export carries them again.",
        )
        return said(text, **fields)
    return said(
        QT_TRANSLATE_NOOP("Files", "{place}, receipt of {when}: has {acknowledged} entries."), **fields
    )


def asked_text(asked: AskedOfUs) -> str:
    """Return the receiver's request, the program's action, and the remaining steps."""
    return asked_sentence(asked, language_in_force().value)


def wrong_clock_text(wrong: AskedOfUs | SlowClock) -> str:
    if isinstance(wrong, SlowClock):
        return slow_clock_sentence(wrong, language_in_force().value)
    return asked_text(wrong)


def expired_text(entry: DownInUse) -> str:
    text = QT_TRANSLATE_NOOP(
        "Files", "The {what} from the province was good until {day}. It still holds; ask for a newer file."
    )
    day = format_date(parse_instant(entry.expires or entry.received).date())
    return said(text, what=said(DOWN_KINDS[entry.kind]), day=day)


def keys_expire_text(expires: str, *, over: bool) -> str:
    text = (
        QT_TRANSLATE_NOOP("Files", "The list of machines expired on {day}. Write it again for all laptops.")
        if over
        else QT_TRANSLATE_NOOP("Files", "The list of machines is good until {day}.")
    )
    return said(text, day=format_date(parse_instant(expires).date()))


def _moment(at: str) -> str:
    return format_moment(parse_instant(at)) if at else "–"

"""Machines, their standing and what was done, in the words of this work and the language in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.authority.may import KeptLines, Reason
from core.base.clock import parse_instant
from core.enrolment.models import Device, DeviceState, KeysStanding, RevokeReason
from core.sync.answer_desk import RestoredWard
from ui.qt.formats import format_instant, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.keys.state import Asked, Done, DoneKind, Form, Question
from ui.qt.tokens import Role
from ui.qt.widgets.rows import Row, RowStatus

CONTEXT: Final = "Machines"

_STATES: Final = {
    DeviceState.TRUSTED: (QT_TRANSLATE_NOOP("Machines", "accepted here"), Icon.CLOCK, Role.WARN),
    DeviceState.VOUCHED: (QT_TRANSLATE_NOOP("Machines", "vouched for by its ward"), Icon.CLOCK, Role.WARN),
    DeviceState.ENROLLED: (QT_TRANSLATE_NOOP("Machines", "approved"), Icon.DONE, Role.DONE),
    DeviceState.REVOKED: (QT_TRANSLATE_NOOP("Machines", "revoked"), Icon.WARNING, Role.ERR),
}
_WHY_KEPT: Final = {
    Reason.OUTSIDE: QT_TRANSLATE_NOOP("Machines", "of households in another commune"),
    Reason.ABOVE: QT_TRANSLATE_NOOP("Machines", "only the province may say this"),
    Reason.UNKNOWN_MACHINE: QT_TRANSLATE_NOOP("Machines", "recorded by a machine not known yet"),
    Reason.UNPROVEN: QT_TRANSLATE_NOOP("Machines", "nothing proves which machine recorded them"),
    Reason.UNKNOWN_SUBJECT: QT_TRANSLATE_NOOP("Machines", "the household or person has not arrived yet"),
    Reason.TWO_TEXTS: QT_TRANSLATE_NOOP("Machines", "another file says them differently"),
}
REASONS: Final = {
    RevokeReason.LOST: QT_TRANSLATE_NOOP("Machines", "The machine is lost"),
    RevokeReason.STOLEN: QT_TRANSLATE_NOOP("Machines", "The machine was stolen"),
    RevokeReason.LEFT: QT_TRANSLATE_NOOP("Machines", "Its owner left the work"),
    RevokeReason.FAULTY: QT_TRANSLATE_NOOP("Machines", "The machine is faulty"),
    RevokeReason.OTHER: QT_TRANSLATE_NOOP("Machines", "Another reason"),
}
_DONE: Final = {
    DoneKind.BEFORE_APPLIED: QT_TRANSLATE_NOOP(
        "Machines", "They do not count any more. {count} files were looked at."
    ),
    DoneKind.BEFORE_KEPT: QT_TRANSLATE_NOOP("Machines", "They go on counting. This was noted."),
    DoneKind.REQUESTED: QT_TRANSLATE_NOOP(
        "Machines", "The request is in {path}. Send it to the province and read your number over the phone."
    ),
    DoneKind.ACCEPTED: QT_TRANSLATE_NOOP(
        "Machines", "The province's list is in use. Held files that came in: {came_in}."
    ),
    DoneKind.APPROVED: QT_TRANSLATE_NOOP(
        "Machines",
        "Machine {machine} is approved. Send {path} back to it. Held files that came in: {came_in}.",
    ),
    DoneKind.REPLACED: QT_TRANSLATE_NOOP(
        "Machines",
        "Machine {machine} takes the place of {other}, which may send no more. Send it the {count} files in"
        " {path}.",
    ),
    DoneKind.PACKED: QT_TRANSLATE_NOOP(
        "Machines", "The restore pack of machine {machine} is in {path}. Files: {count}."
    ),
    DoneKind.REVOKED: QT_TRANSLATE_NOOP(
        "Machines",
        "Machine {machine} is revoked: what it signs from now on is held, what came before stays."
        " Send the list to the machines so that they know.",
    ),
    DoneKind.PUBLISHED: QT_TRANSLATE_NOOP(
        "Machines", "The list is in {path}, files: {count}. Send it to the machines."
    ),
    DoneKind.ANSWERED: QT_TRANSLATE_NOOP(
        "Machines", "The answer is in {path}. Only machine {machine} can open it."
    ),
    DoneKind.CARD: QT_TRANSLATE_NOOP("Machines", "The card is in {path}."),
    DoneKind.OWN_CHANGED: QT_TRANSLATE_NOOP(
        "Machines",
        "This laptop has another key. Send the request {path} to the province; until it approves, it holds"
        " what is sent.",
    ),
    DoneKind.PROVINCE_CHANGED: QT_TRANSLATE_NOOP(
        "Machines",
        "The province has another key, number {machine}. Files for the machines in {path}: {count}. Save and"
        " print the card again.",
    ),
    DoneKind.CEREMONY: QT_TRANSLATE_NOOP(
        "Machines",
        "The paper keys count from now on, and their file was deleted. Keep the two copies in two places.",
    ),
}


LEAVE: Final = QT_TRANSLATE_NOOP("Machines", "Cancel")
_FORMS: Final[dict[Form, tuple[str, str, str, str]]] = {
    Form.OWN_KEY: (
        QT_TRANSLATE_NOOP("Machines", "Change the key of this laptop?"),
        QT_TRANSLATE_NOOP(
            "Machines",
            "Where somebody else may have copied it. The new key is in use at once, and a request tells the"
            " province; until it approves, files sent from here are held there. Files that are on their way"
            " still open.",
        ),
        "",
        QT_TRANSLATE_NOOP("Machines", "Change the key and write the request…"),
    ),
    Form.PROVINCE_KEY: (
        QT_TRANSLATE_NOOP("Machines", "Change the key of the province?"),
        QT_TRANSLATE_NOOP(
            "Machines",
            "The old key signs the new one, and a file tells every machine. Afterwards print the card again:"
            " its number changes.",
        ),
        QT_TRANSLATE_NOOP(
            "Machines",
            "If somebody else may have the old key, type the root key from its card; the root then signs the"
            " new one. Otherwise leave it empty.",
        ),
        QT_TRANSLATE_NOOP("Machines", "Change the key and write the files…"),
    ),
    Form.FROM_CARDS: (
        QT_TRANSLATE_NOOP("Machines", "Take the province's keys from the printed cards?"),
        QT_TRANSLATE_NOOP(
            "Machines",
            "For a new machine, where the old one is lost. The laptops go on obeying, since the root key on"
            " the card signs this machine. The cards are printed anew, for the number changes.",
        ),
        QT_TRANSLATE_NOOP(
            "Machines", "Type both keys as they stand on the cards: the root key and the recovery key."
        ),
        QT_TRANSLATE_NOOP("Machines", "Take the keys and save the cards…"),
    ),
    Form.UNLOCK_CARD: (
        QT_TRANSLATE_NOOP("Machines", "The key on this machine does not open it"),
        QT_TRANSLATE_NOOP(
            "Machines", "The recovery key on paper does. Take the card out, and put it back afterwards."
        ),
        QT_TRANSLATE_NOOP("Machines", "Type the recovery key as it stands on its card."),
        QT_TRANSLATE_NOOP("Machines", "Write the answer…"),
    ),
}


def form_texts(form: Form) -> tuple[str, str, str, str]:
    """(the question, what comes of it, what to type of a card or nothing, the word of the button)."""
    title, hint, card, word = _FORMS[form]
    return said(title), said(hint), said(card) if card else "", said(word)


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def device_row(device: Device) -> Row:
    """Place, number, since when, and its state."""
    text, icon, role = _STATES[device.state]
    since = device.revoked or device.since
    source = (
        QT_TRANSLATE_NOOP("Machines", "Number {number} · revoked {when}")
        if device.revoked
        else QT_TRANSLATE_NOOP("Machines", "Number {number} · since {when}")
    )
    when = format_instant(parse_instant(since)) if since else "–"
    lines = [said(source, number=device.short, when=when)]
    if device.succeeds:
        lines.append(said(QT_TRANSLATE_NOOP("Machines", "In the place of a lost machine")))
    return Row(
        key=device.device,
        title=device.place or device.short,
        lines=tuple(lines),
        icon=Icon.LAPTOP,
        status=RowStatus(text=said(text), icon=icon, role=role, pill=True),
    )


def kept_rows(kept: Sequence[KeptLines]) -> tuple[Row, ...]:
    """A row for each sender and reason of lines that do not count."""
    return _rows_of_lines("kept", kept, said(QT_TRANSLATE_NOOP("Machines", "not counted")), Role.ERR)


def before_rows(before: Sequence[KeptLines]) -> tuple[Row, ...]:
    """The same of lines that still count."""
    return _rows_of_lines("before", before, said(QT_TRANSLATE_NOOP("Machines", "counted")), Role.WARN)


def _rows_of_lines(key: str, several: Sequence[KeptLines], status: str, role: Role) -> tuple[Row, ...]:
    counts: dict[tuple[str, str, Reason], int] = {}
    for lines in several:
        of = (lines.sender, lines.sender_number, lines.reason)
        counts[of] = counts.get(of, 0) + lines.events
    return tuple(
        Row(
            key=f"{key} {place}",
            title=said(QT_TRANSLATE_NOOP("Machines", "From {sender}"), sender=sender or number),
            lines=(
                said(
                    QT_TRANSLATE_NOOP("Machines", "Number {number} · {events} lines: {why}"),
                    number=number,
                    events=events,
                    why=said(_WHY_KEPT[reason]),
                ),
            ),
            icon=Icon.WARNING,
            status=RowStatus(text=status, icon=Icon.WARNING, role=role, pill=True),
        )
        for place, ((sender, number, reason), events) in enumerate(counts.items())
    )


def done_text(done: Done) -> str:
    path = "" if done.path is None else str(done.path)
    fields = {"count": done.count, "came_in": done.came_in, "machine": done.machine, "other": done.other}
    told = said(_DONE[done.kind], path=path, **fields)
    return told if done.content is None else f"{told} {_content_text(done.content)}"


def _content_text(content: RestoredWard) -> str:
    """Return what a pack brings back, and whose names it lacks."""
    text = QT_TRANSLATE_NOOP(
        "Machines",
        "Households: {households}, visits: {visits}. Names come with the list for {of_lists}; {at_door} were"
        " added at the door and come without, as do the names of {officers} officers.",
    )
    return said(text, **{name: format_number(count) for name, count in asdict(content).items()})


def question_texts(question: Question) -> tuple[str, str, str]:
    """(who asks, what to do, the word of the button)."""
    if question.asked is Asked.PROVINCE:
        return (
            said(QT_TRANSLATE_NOOP("Machines", "A province that this laptop does not know yet")),
            said(
                QT_TRANSLATE_NOOP(
                    "Machines", "Compare these six groups with the province's card. Accept only if all agree."
                )
            ),
            said(QT_TRANSLATE_NOOP("Machines", "The numbers agree: accept")),
        )
    if question.asked is Asked.UNLOCK:
        return (
            said(
                QT_TRANSLATE_NOOP("Machines", "Machine {machine}: its passphrase is forgotten"),
                machine=question.place,
            ),
            said(
                QT_TRANSLATE_NOOP(
                    "Machines",
                    "Call the officer on a number you knew before and compare these six groups. The answer"
                    " opens all data of that machine.",
                )
            ),
            said(QT_TRANSLATE_NOOP("Machines", "The numbers agree: write the answer…")),
        )
    if question.is_rotation:
        return (
            said(QT_TRANSLATE_NOOP("Machines", "{place} changes its key"), place=question.place),
            said(
                QT_TRANSLATE_NOOP(
                    "Machines", "The old key signed this request, so nothing needs to be compared."
                )
            ),
            said(QT_TRANSLATE_NOOP("Machines", "Approve the new key…")),
        )
    return (
        said(QT_TRANSLATE_NOOP("Machines", "{place} asks to send files here"), place=question.place),
        said(
            QT_TRANSLATE_NOOP(
                "Machines",
                "Call the officer and compare these six groups. Approve only if all of them agree.",
            )
        ),
        said(QT_TRANSLATE_NOOP("Machines", "The numbers agree: approve…")),
    )


def own_state(standing: KeysStanding) -> tuple[str, Icon, Role]:
    """Return the state of this laptop at its province."""
    if standing.own_state is DeviceState.ENROLLED:
        text = QT_TRANSLATE_NOOP("Machines", "The province approved this laptop.")
        return said(text), Icon.DONE, Role.DONE
    if standing.own_state is DeviceState.REVOKED:
        text = QT_TRANSLATE_NOOP(
            "Machines", "The province revoked this laptop: its files are held there. Call the province."
        )
        return said(text), Icon.WARNING, Role.ERR
    if standing.has_asked:
        text = QT_TRANSLATE_NOOP("Machines", "The request is on its way; the province has not answered yet.")
        return said(text), Icon.CLOCK, Role.WARN
    text = QT_TRANSLATE_NOOP(
        "Machines", "The province was not asked yet. Files may still be sent; it holds them."
    )
    return said(text), Icon.CIRCLE, Role.TEXT2


def escrow_state(standing: KeysStanding) -> tuple[str, Icon, Role]:
    """Return the way of help if the passphrase is forgotten."""
    if standing.has_escrow:
        text = QT_TRANSLATE_NOOP("Machines", "If the passphrase is forgotten, the province can help.")
        return said(text), Icon.LOCK, Role.DONE
    text = QT_TRANSLATE_NOOP("Machines", "If the passphrase is forgotten, only the recovery file helps.")
    return said(text), Icon.LOCK, Role.TEXT2


def list_state(standing: KeysStanding) -> str:
    """Return the age of the list of machines."""
    if not standing.version or standing.created is None:
        return ""
    when = format_instant(parse_instant(standing.created))
    if standing.is_expired:
        text = QT_TRANSLATE_NOOP("Machines", "List of {when}: too old, ask the province for a newer one")
    else:
        text = QT_TRANSLATE_NOOP("Machines", "List of {when}")
    return said(text, when=when)

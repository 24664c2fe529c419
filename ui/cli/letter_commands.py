"""Commands of the register of letters."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from core.application.services import Services
from core.base.errors import UserError
from core.base.given_files import absolute
from core.campaigns.models import Urgency
from core.letters.models import Draft, Letter, LetterKind, NewLetter
from core.reports.vietnamese_fields import NAMES
from core.reports.writing import stem_of, write_document
from ui.cli.answer import Answer
from ui.cli.figure_commands import read_day
from ui.cli.report_commands import forms_of
from ui.cli.wrote import wrote


def list_letters(services: Services, options: Namespace) -> Answer:
    del options
    register = services.province.register
    letters, drafts = register.letters(), register.drafts()
    lines = [_line(letter) for letter in letters]
    vi = [f"(dự thảo {one.name})\t\t{one.issuer}\t{one.abstract}" for one in drafts]
    en = [f"(draft {one.name})\t\t{one.issuer}\t{one.abstract}" for one in drafts]
    data = {"letters": [_letter(letter) for letter in letters], "drafts": [_draft(one) for one in drafts]}
    return Answer(data=data, vi="\n".join((*lines, *vi)), en="\n".join((*lines, *en)))


def issue_letter(services: Services, options: Namespace) -> Answer:
    """Number and day of a draft."""
    outcome = services.reports.issuing.issue(options.draft, options.number, read_day(options.day))
    letter = services.published(outcome)
    day, count = f"{letter.issued_on:%d/%m/%Y}", len(letter.units)
    return Answer(
        data=_letter(letter),
        vi=f"Đã ban hành Công văn số {letter.reference} ngày {day}. {count} đơn vị có việc cần theo dõi.",
        en=f"Letter {letter.reference} of {day} is issued. {count} units have a task.",
    )


def withdraw_letter(services: Services, options: Namespace) -> Answer:
    register = services.province.register
    letter = services.published(register.withdraw(register.newest(options.cited), options.reason))
    return Answer(
        data=_letter(letter),
        vi=f"Đã thu hồi văn bản {letter.reference}: {letter.reason}. Việc còn mở của văn bản đã được bỏ.",
        en=f"Letter {letter.reference} is withdrawn: {letter.reason}. The tasks that it left open are gone.",
    )


def write_letter(services: Services, options: Namespace) -> Answer:
    """An issued letter again, as it was issued."""
    letter = services.province.register.newest(options.cited)
    forms = forms_of(options.format)
    document = services.reports.issuing.text(letter)
    return wrote(
        write_document(document, forms, absolute(options.out), stem_of(letter), services.write_beside)
    )


def send_letter(services: Services, options: Namespace) -> Answer:
    """A folder with every form of an issued letter."""
    letter = services.province.register.newest(options.cited)
    made = services.reports.issuing.outgoing(letter)
    return wrote(made.write(absolute(options.out), services.write_folder))


def list_paragraphs(services: Services, options: Namespace) -> Answer:
    """The paragraphs of the urging letter as `report urge --text` and `--leave-out` number them."""
    del options
    found = services.reports.paragraphs()
    data = [
        {
            "paragraph": at,
            "text": one.words,
            "shown": one.shown if one.printed else None,
            "fields": [{"field": name, "name": NAMES[name], "value": value} for name, value in one.fields],
        }
        for at, one in enumerate(found, start=1)
    ]
    lines = "\n".join(f"{at}\t{one.words}\n\t{one.shown}" for at, one in enumerate(found, start=1))
    return Answer(data={"paragraphs": data}, vi=lines, en=lines)


def find_letter(services: Services, options: Namespace) -> Answer:
    letter = _found(services, options.cited)
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


def write_basis(services: Services, options: Namespace) -> Answer:
    sentence = services.province.register.basis(options.cite)
    return Answer(data={"basis": sentence}, vi=sentence, en=sentence)


def add_letter(services: Services, options: Namespace) -> Answer:
    new = NewLetter(
        symbol=options.symbol,
        issuer=options.issuer,
        abstract=options.abstract,
        kind=LetterKind(options.kind),
        number=options.number,
        issued_on=None if options.day is None else read_day(options.day),
        urgency=Urgency(options.urgency),
        aliases=tuple(options.alias),
        due=None if options.due is None else read_day(options.due),
    )
    letter = services.province.register.enter(new, services.clock.now().date()).value
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


def change_letter(services: Services, options: Namespace) -> Answer:
    """Keep every part that is not named."""
    register = services.province.register
    n = register.newest(options.cited).n or 0
    former = register.as_entered(n)
    new = replace(
        former,
        symbol=options.symbol or former.symbol,
        issuer=options.issuer or former.issuer,
        abstract=options.abstract or former.abstract,
        number=options.number or former.number,
        issued_on=former.issued_on if options.day is None else read_day(options.day),
        aliases=tuple(options.alias) or former.aliases,
        due=former.due if options.due is None else read_day(options.due),
    )
    services.published(register.change(n, new, services.clock.now().date()))
    letter = register.entered(n)
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


def remove_letter(services: Services, options: Namespace) -> Answer:
    register = services.province.register
    letter = register.newest(options.cited)
    services.published(register.remove(letter.n or 0))
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


def _found(services: Services, cited: str) -> Letter:
    letter = services.province.register.find(cited)
    if letter is None:
        raise UserError("letter.unknown", cited=cited[:60])
    return letter


def _draft(draft: Draft) -> dict[str, object]:
    return {
        "draft": draft.name,
        "symbol": draft.symbol,
        "abstract": draft.abstract,
        "round": draft.round,
        "made": draft.made,
        "due": None if draft.due is None else draft.due.isoformat(),
    }


def _letter(letter: Letter) -> dict[str, object]:
    return {
        "number": letter.number,
        "symbol": letter.symbol,
        "day": None if letter.issued_on is None else letter.issued_on.isoformat(),
        "issuer": letter.issuer,
        "abstract": letter.abstract,
        "urgency": letter.urgency.value,
        "aliases": list(letter.aliases),
        "kind": letter.kind.value,
        "round": letter.round,
        "state": letter.state.value,
        "reason": letter.reason,
        "digest": letter.digest,
    }


def _line(letter: Letter) -> str:
    day = "" if letter.issued_on is None else f"{letter.issued_on:%d/%m/%Y}"
    return f"{letter.reference}\t{day}\t{letter.issuer}\t{letter.abstract}"

"""Commands of the register of letters."""

from __future__ import annotations

from argparse import Namespace

from core.application.services import Services
from core.base.errors import UserError
from core.campaigns.models import Urgency
from core.letters.models import Letter, LetterKind, NewLetter
from ui.cli.answer import Answer
from ui.cli.figure_commands import read_day


def list_letters(services: Services, options: Namespace) -> Answer:
    del options
    letters = services.province.register.letters()
    text = "\n".join(_line(letter) for letter in letters)
    return Answer(data={"letters": [_letter(letter) for letter in letters]}, vi=text, en=text)


def find_letter(services: Services, options: Namespace) -> Answer:
    letter = services.province.register.find(options.cited)
    if letter is None:
        raise UserError("letter.unknown", cited=options.cited[:60])
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


def write_basis(services: Services, options: Namespace) -> Answer:
    sentence = services.province.register.basis(options.cite)
    return Answer(data={"basis": sentence}, vi=sentence, en=sentence)


def add_letter(services: Services, options: Namespace) -> Answer:
    letter = services.province.register.enter(
        NewLetter(
            symbol=options.symbol,
            issuer=options.issuer,
            abstract=options.abstract,
            kind=LetterKind(options.kind),
            number=options.number,
            issued_on=None if options.day is None else read_day(options.day),
            urgency=Urgency(options.urgency),
            aliases=tuple(options.alias),
        )
    ).value
    return Answer(data=_letter(letter), vi=_line(letter), en=_line(letter))


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
    }


def _line(letter: Letter) -> str:
    day = "" if letter.issued_on is None else f"{letter.issued_on:%d/%m/%Y}"
    return f"{letter.reference}\t{day}\t{letter.issuer}\t{letter.abstract}"

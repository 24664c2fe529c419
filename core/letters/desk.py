"""The register of letters: found by the number printed on them or by the one that others cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.notation import day_text
from core.base.text import fold
from core.campaigns.models import Campaign, IssuedDocument
from core.letters.models import Letter, LetterKeeper, LetterKind, NewLetter

_CITED: Final = re.compile(r"(?:so)?[:\s]*(\d+)\s*(?:/\s*(\S.*))?")
_ROUND: Final = re.compile(r"\(lần (\d+)\)")
_NUMBER: Final = re.compile(r"\d{1,6}[A-Za-zĐđ]?")
_TYPES: Final = {"BC": "Báo cáo", "KH": "Kế hoạch", "QĐ": "Quyết định", "TB": "Thông báo", "TTr": "Tờ trình"}
URGES: Final = "đôn đốc"


class RegisterDesk:
    """The letters of one campaign."""

    def __init__(self, keeper: LetterKeeper, campaign: Campaign) -> None:
        self._keeper = keeper
        self._campaign = campaign

    def letters(self) -> tuple[Letter, ...]:
        """Return those of the campaign file first, then those entered in this workspace, by day; without a
        day last.
        """
        listed = [_of_campaign(document) for document in self._campaign.documents]
        return tuple(sorted((*listed, *self._keeper.letters()), key=lambda one: one.issued_on or date.max))

    def find(self, cited: str) -> Letter | None:
        """The letter cited as `3555`, `5355/UBND-KGVX` or `Số: 5355 /UBND-KGVX`.

        A number printed on a letter wins over an alias of another. With a symbol, both must fit.
        """
        match = _CITED.fullmatch(fold(cited))
        if match is None:
            return None
        number, symbol = match[1], _squeezed(match[2] or "")
        fitting = [one for one in self.letters() if not symbol or _squeezed(one.symbol) == symbol]
        printed = next((one for one in fitting if fold(one.number or "") == number), None)
        return printed or next((one for one in fitting if number in one.aliases), None)

    def enter(self, new: NewLetter) -> Outcome[Letter]:
        """Enters a letter. Raises `letter.number`, `letter.incomplete` or `letter.known`."""
        cleaned = replace(
            new,
            symbol=new.symbol.strip().strip("/"),
            issuer=" ".join(new.issuer.split()),
            abstract=" ".join(new.abstract.split()),
            number=(new.number or "").strip() or None,
        )
        if not (cleaned.symbol and cleaned.issuer and cleaned.abstract):
            raise UserError("letter.incomplete")
        self._check_number(cleaned.number, cleaned.symbol, cleaned.issued_on)
        if cleaned.kind is LetterKind.URGE and cleaned.round is None:
            cleaned = replace(cleaned, round=self.next_round(cleaned.issuer))
        return Outcome(_entered(self._keeper.add(cleaned), cleaned), touched(Topic.CAMPAIGN))

    def number(self, n: int, number: str, issued_on: date) -> Outcome[Letter]:
        """Set the office's number and day of a letter written in this workspace.

        Raises `letter.unknown`, `letter.number` or `letter.known`.
        """
        letter = next((one for one in self._keeper.letters() if one.n == n), None)
        if letter is None:
            raise UserError("letter.unknown", cited=str(n))
        self._check_number(number.strip(), letter.symbol, issued_on)
        self._keeper.set_number(n, number.strip(), issued_on)
        return Outcome(replace(letter, number=number.strip(), issued_on=issued_on), touched(Topic.CAMPAIGN))

    def next_round(self, issuer: str) -> int:
        """N of the next "(lần N)" of an issuer: one more than the last, counted from the register."""
        return 1 + max(
            (one.round or 0 for one in self.urges() if fold(one.issuer) == fold(issuer)), default=0
        )

    def urges(self) -> tuple[Letter, ...]:
        """Letters that urge, by day."""
        return tuple(one for one in self.letters() if one.kind is LetterKind.URGE)

    def basis(self, cited: Iterable[str] | None = None) -> str:
        """`Thực hiện Công văn số 4865/UBND-KGVX ngày 13/8/2020 của ... về việc ...; ...`.

        Of the letters cited, by default of every order and urging that has its number and abstract. Raises
        `letter.unknown`.
        """
        if cited is None:
            orders = [one for one in self.letters() if one.kind in {LetterKind.ORDER, LetterKind.URGE}]
            chosen = [one for one in orders if one.number and one.abstract]
        else:
            chosen = [self._known(text) for text in cited]
        said = "; ".join(_cited(one) for one in chosen)
        return f"Thực hiện {said}." if said else ""

    def _known(self, cited: str) -> Letter:
        letter = self.find(cited)
        if letter is None:
            raise UserError("letter.unknown", cited=cited[:60])
        return letter

    def _check_number(self, number: str | None, symbol: str, issued_on: date | None) -> None:
        if number is None:
            return
        if _NUMBER.fullmatch(number) is None:
            raise UserError("letter.number", number=number[:20])
        same = [one for one in self.letters() if (one.number, one.symbol) == (number, symbol)]
        if any(one.issued_on is None or issued_on is None or one.issued_on == issued_on for one in same):
            raise UserError("letter.known", reference=f"{number}/{symbol}")


def _of_campaign(document: IssuedDocument) -> Letter:
    abstract = document.abstract or ""
    urges = URGES in abstract
    said = _ROUND.search(abstract)
    return Letter(
        n=None,
        number=document.number,
        symbol=document.symbol,
        issued_on=document.issued_on,
        issuer=document.issuer,
        abstract=abstract,
        urgency=document.urgency,
        aliases=document.aliases,
        kind=LetterKind.URGE if urges else LetterKind.ORDER,
        round=int(said[1]) if said and urges else None,
        units=(),
    )


def _entered(n: int, new: NewLetter) -> Letter:
    return Letter(
        n=n,
        number=new.number,
        symbol=new.symbol,
        issued_on=new.issued_on,
        issuer=new.issuer,
        abstract=new.abstract,
        urgency=new.urgency,
        aliases=new.aliases,
        kind=new.kind,
        round=new.round,
        units=new.units,
    )


def _cited(letter: Letter) -> str:
    """One letter in the words of a legal basis."""
    kind = _TYPES.get(letter.symbol.split("-", maxsplit=1)[0], "Công văn")
    day = "" if letter.issued_on is None else f" ngày {day_text(letter.issued_on)}"
    about = f" về việc {letter.abstract}" if letter.abstract else ""
    return f"{kind} số {letter.reference}{day} của {letter.issuer}{about}"


def _squeezed(symbol: str) -> str:
    return "".join(fold(symbol).split())


def newest(letters: Sequence[Letter]) -> Letter | None:
    """The last by day; letters without one come after all others."""
    return letters[-1] if letters else None

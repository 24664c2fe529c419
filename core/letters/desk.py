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
from core.base.validation import checked_text
from core.campaigns.models import Campaign, IssuedDocument
from core.letters.models import (
    Draft,
    Issue,
    Letter,
    LetterKeeper,
    LetterKind,
    LetterState,
    NewLetter,
)

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

    def newest(self, cited: str) -> Letter:
        """Return the letter entered in this workspace that has this number, the newest of several years.

        `7` is `07`; a symbol, if any, must fit. Raises `letter.unknown`.
        """
        match = _CITED.fullmatch(fold(cited))
        fitting = [
            one
            for one in self._keeper.letters()
            if match is not None
            and _bare(one.number or "") == _bare(match[1])
            and (not match[2] or _squeezed(one.symbol) == _squeezed(match[2]))
        ]
        if not fitting:
            raise UserError("letter.unknown", cited=cited[:60])
        return max(fitting, key=lambda one: one.issued_on or date.min)

    def enter(self, new: NewLetter, today: date | None = None) -> Outcome[Letter]:
        """Enters a letter. Raises `letter.number`, `letter.incomplete`, `letter.known`, `letter.due_early`,
        or `letter.not_yet` for a day after `today`.
        """
        cleaned = self._cleaned(new, today)
        return Outcome(_entered(self._keeper.add(cleaned), cleaned), touched(Topic.CAMPAIGN))

    def change(self, n: int, new: NewLetter, today: date | None = None) -> Outcome[NewLetter]:
        """Change a letter that was entered by hand; the value is what it was. Raises as `enter`, or
        `letter.unknown`, `letter.no_longer` or `letter.frozen`.
        """
        former = self.as_entered(n)
        self._keeper.change(n, self._cleaned(new, today, without=n))
        return Outcome(former, touched(Topic.CAMPAIGN))

    def remove(self, n: int) -> Outcome[NewLetter]:
        """Take a letter that was entered by hand off the register; the value is what it was.

        One of an earlier version that urged units left tasks for them: it is withdrawn instead.
        Raises `letter.unknown`, `letter.no_longer` or `letter.frozen`.
        """
        former = self.as_entered(n)
        if former.units:
            raise UserError("letter.frozen", reference=self.entered(n).reference.strip())
        self._keeper.remove(n)
        return Outcome(former, touched(Topic.CAMPAIGN))

    def as_entered(self, n: int) -> NewLetter:
        """Return a letter as it was entered by hand. Raises as `remove`."""
        letter = self.in_force(n)
        if letter.digest:
            raise UserError("letter.frozen", reference=letter.reference.strip())
        return NewLetter(
            symbol=letter.symbol,
            issuer=letter.issuer,
            abstract=letter.abstract,
            kind=letter.kind,
            number=letter.number,
            issued_on=letter.issued_on,
            urgency=letter.urgency,
            aliases=letter.aliases,
            round=letter.round,
            units=letter.units,
            due=self._keeper.due(n),
        )

    def _cleaned(self, new: NewLetter, today: date | None, without: int | None = None) -> NewLetter:
        cleaned = replace(
            new,
            symbol=new.symbol.strip().strip("/"),
            issuer=" ".join(new.issuer.split()),
            abstract=" ".join(new.abstract.split()),
            number=(new.number or "").strip() or None,
        )
        if not (cleaned.symbol and cleaned.issuer and cleaned.abstract):
            raise UserError("letter.incomplete")
        self._check_number(cleaned.number, cleaned.symbol, cleaned.issued_on, without)
        for alias in cleaned.aliases:
            if _NUMBER.fullmatch(alias) is None:
                raise UserError("letter.number", number=alias[:20])
        day, due = cleaned.issued_on, cleaned.due
        if day is not None and today is not None and day > today:
            raise UserError("letter.not_yet", day=day_text(day))
        if due is not None and day is not None and due < day:
            raise UserError("letter.due_early", due=day_text(due), day=day_text(day))
        if cleaned.kind is LetterKind.URGE and cleaned.round is None:
            cleaned = replace(cleaned, round=self.next_round(cleaned.issuer))
        return cleaned

    def number(self, n: int, number: str, issued_on: date) -> Outcome[Letter]:
        """Set the office's number and day of a letter written in this workspace.

        Raises `letter.unknown`, `letter.number` or `letter.known`.
        """
        letter = self.entered(n)
        self._check_number(number.strip(), letter.symbol, issued_on)
        self._keeper.set_number(n, number.strip(), issued_on)
        return Outcome(replace(letter, number=number.strip(), issued_on=issued_on), touched(Topic.CAMPAIGN))

    def drafts(self) -> tuple[Draft, ...]:
        """Letters that wait for their number."""
        return tuple(self._keeper.drafts())

    def draft(self, name: str) -> Draft:
        """Raises `letter.no_draft`."""
        found = next((one for one in self._keeper.drafts() if one.name == name), None)
        if found is None:
            raise UserError("letter.no_draft", name=name[:40])
        return found

    def keep_draft(self, draft: Draft) -> Outcome[Draft]:
        """The former draft of the same name is gone."""
        self._keeper.keep_draft(draft)
        return Outcome(draft, touched(Topic.CAMPAIGN))

    def drop_draft(self, name: str) -> Outcome[Draft]:
        """Raises `letter.no_draft`."""
        draft = self.draft(name)
        self._keeper.drop_draft(name)
        return Outcome(draft, touched(Topic.CAMPAIGN))

    def check_issue(self, draft: Draft, number: str, issued_on: date, today: date) -> None:
        """Refuse a number or day that the draft cannot have.

        Raises `letter.number`, `letter.used`, `letter.future`, `letter.before_made`, `letter.before_last`,
        `letter.no_longer`, `letter.due_passed` or `letter.round_taken`.
        """
        if _NUMBER.fullmatch(number) is None or not _bare(number):
            raise UserError("letter.number", number=number[:20])
        self._check_free(draft, number, issued_on)
        made = date.fromisoformat(draft.made[:10])
        if issued_on > today:
            raise UserError("letter.future", day=day_text(issued_on))
        if issued_on < made:
            raise UserError("letter.before_made", day=day_text(issued_on), made=day_text(made))
        if draft.revises is not None:
            self.in_force(draft.revises)
        if draft.due is not None and draft.due < issued_on:
            raise UserError("letter.due_passed", due=day_text(draft.due), day=day_text(issued_on))
        if draft.round is not None and draft.round != self.next_round(draft.issuer, revises=draft.revises):
            raise UserError("letter.round_taken", round=draft.round)

    def _check_free(self, draft: Draft, number: str, issued_on: date) -> None:
        """Numbers begin again each year; days only go on."""
        last: tuple[date, Letter] | None = None
        for one in self._keeper.letters():
            day = one.issued_on
            if one.number is None or day is None or fold(one.issuer) != fold(draft.issuer):
                continue
            same = (_bare(one.number), one.symbol) == (_bare(number), draft.symbol)
            if same and day.year == issued_on.year:
                raise UserError("letter.used", reference=one.reference, day=day_text(day))
            if last is None or day > last[0]:
                last = day, one
        if last is not None and issued_on < last[0]:
            raise UserError(
                "letter.before_last",
                day=day_text(issued_on),
                last=day_text(last[0]),
                reference=last[1].reference,
            )

    def issue(self, draft: Draft, issue: Issue) -> Outcome[Letter]:
        """The letter is in the register, each unit has its task. The caller has checked."""
        n = self._keeper.issue(draft, issue)
        return Outcome(self.entered(n), touched(Topic.CAMPAIGN))

    def entered(self, n: int) -> Letter:
        """Raises `letter.unknown`."""
        letter = next((one for one in self._keeper.letters() if one.n == n), None)
        if letter is None:
            raise UserError("letter.unknown", cited=str(n))
        return letter

    def in_force(self, n: int) -> Letter:
        """Raises `letter.unknown` or `letter.no_longer`."""
        letter = self.entered(n)
        if letter.state is not LetterState.IN_FORCE:
            raise UserError("letter.no_longer", reference=letter.reference.strip())
        return letter

    def withdraw(self, letter: Letter, reason: str) -> Outcome[Letter]:
        """The letter no longer counts nor binds, and its open tasks are gone; its number stays taken.

        Raises `letter.unknown`, `letter.no_longer`, `letter.no_reason` or `household.text`.
        """
        n = letter.n or 0
        self.in_force(n)
        said = checked_text(reason)
        if not said:
            raise UserError("letter.no_reason")
        self._keeper.withdraw(n, LetterState.WITHDRAWN, said)
        return Outcome(self.entered(n), touched(Topic.CAMPAIGN))

    def text(self, letter: Letter) -> str | None:
        """Return what was issued. Raises `letter.altered`."""
        return None if letter.n is None else self._keeper.text(letter.n)

    def next_round(self, issuer: str, *, revises: int | None = None) -> int:
        """N of the next "(lần N)" of an issuer: one more than the last in force; of a revision, the same."""
        if revises is not None and (former := self.entered(revises).round) is not None:
            return former
        return 1 + max(
            (one.round or 0 for one in self.urges() if fold(one.issuer) == fold(issuer)), default=0
        )

    def urges(self) -> tuple[Letter, ...]:
        """Letters in force that urge, by day."""
        return tuple(
            one for one in self.letters() if one.kind is LetterKind.URGE and one.state is LetterState.IN_FORCE
        )

    def basis(self, cited: Iterable[str] | None = None) -> str:
        """`Thực hiện Công văn số 4865/UBND-KGVX ngày 13/8/2020 của ... về việc ...; ...`.

        Of the letters cited, by default of every order and urging that has its number and abstract. Raises
        `letter.unknown`.
        """
        if cited is None:
            orders = [
                one
                for one in self.letters()
                if one.kind in {LetterKind.ORDER, LetterKind.URGE} and one.state is LetterState.IN_FORCE
            ]
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

    def _check_number(
        self, number: str | None, symbol: str, issued_on: date | None, without: int | None = None
    ) -> None:
        if number is None:
            return
        if _NUMBER.fullmatch(number) is None:
            raise UserError("letter.number", number=number[:20])
        others = [one for one in self.letters() if one.n is None or one.n != without]
        same = [one for one in others if (one.number, one.symbol) == (number, symbol)]
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


def _bare(number: str) -> str:
    """`7` of `07`: the same number."""
    return fold(number).lstrip("0")


def _squeezed(symbol: str) -> str:
    return "".join(fold(symbol).split())


def newest(letters: Sequence[Letter]) -> Letter | None:
    """The last by day; letters without one come after all others."""
    return letters[-1] if letters else None

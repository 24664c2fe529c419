"""Gives a draft its number and day: then it is issued, its text does not change, and its tasks are open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from core.base.changes import Outcome
from core.base.clock import Clock
from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.base.text import fold
from core.content.document import OfficialDocument, Paragraph
from core.content.kept import digest_of, packed, unpacked
from core.content.models import Run
from core.figures.structures import name_of
from core.letters.desk import RegisterDesk
from core.letters.models import Draft, Issue, Letter, LetterKind
from core.reports.attached import numbered
from core.reports.outgoing import Outgoing, outgoing
from core.reports.sharing import OfficeTask
from core.units.catalogue import Catalogue


class IssuingDesk:
    """Drafts and issued letters of one office, with their texts."""

    def __init__(
        self,
        register: RegisterDesk,
        clock: Clock,
        catalogue: Callable[[], Catalogue],
        tasks: Callable[[], Sequence[OfficeTask]],
    ) -> None:
        self._register = register
        self._tasks = tasks
        self._clock = clock
        self._catalogue = catalogue

    def issue(self, name: str, number: str, issued_on: date) -> Outcome[Letter]:
        """Enter the draft in the register, all or nothing. `7` is printed and kept as `07`.

        Raises `letter.no_draft`, `letter.unit_renamed` or what `RegisterDesk.check_issue` raises.
        """
        draft, number = self._register.draft(name), number.strip()
        if number.isdecimal():
            number = number.zfill(2)
        self._register.check_issue(draft, number, issued_on, self._clock.now().date())
        self._check_names(draft)
        text = packed(dated(unpacked(draft.document), number, issued_on))
        issue = Issue(number=number, issued_on=issued_on, document=text, digest=digest_of(text))
        return self._register.issue(draft, issue)

    def revisable(self, letter: Letter, issuer: str) -> int:
        """Return the row of an urging letter of this office whose place another may take.

        Raises `letter.not_revisable` or `letter.no_longer`.
        """
        own = letter.kind is LetterKind.URGE and letter.number and fold(letter.issuer) == fold(issuer)
        if letter.n is None or not own:
            raise UserError("letter.not_revisable", reference=letter.reference.strip())
        self._register.in_force(letter.n)
        return letter.n

    def text(self, letter: Letter) -> OfficialDocument:
        """Return a letter as it was issued. Raises `letter.no_text` or `letter.altered`."""
        text = self._register.text(letter)
        if text is None:
            raise UserError("letter.no_text", reference=letter.reference.strip())
        return unpacked(text)

    def outgoing(self, letter: Letter, progress: Progress = SILENT) -> Outgoing:
        """Make the folder of a letter in force, with which it is sent out.

        Raises `letter.unknown`, `letter.no_longer` or what `text` raises.
        """
        self._register.in_force(letter.n or 0)
        due = min((one.due for one in self._tasks() if one.letter == letter.n), default=None)
        return outgoing(letter, self.text(letter), due, progress)

    def _check_names(self, draft: Draft) -> None:
        catalogue = self._catalogue()
        for one in draft.units:
            name = name_of(catalogue, one.unit)
            if name != one.name:
                raise UserError("letter.unit_renamed", former=one.name, name=name)


def dated(document: OfficialDocument, number: str, issued_on: date) -> OfficialDocument:
    """Return the document with its number and day, in the head and above each annex."""
    head = replace(
        document.head, number=number, day=issued_on.day, month=issued_on.month, year=issued_on.year
    )
    made = replace(document, head=head)
    return replace(made, annexes=numbered(made.annexes, made))


def revising(document: OfficialDocument, former: str) -> OfficialDocument:
    """Return the document with the sentence that it takes the place of a letter, above its last paragraph."""
    said = Paragraph(text=(Run(text=f"Công văn này thay thế {former}."),))
    return replace(document, body=(*document.body[:-1], said, *document.body[-1:]))

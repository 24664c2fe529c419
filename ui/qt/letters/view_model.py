"""Reads what the page shows, and makes documents off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.application.services import Services
from core.base.changes import Outcome, T, Topic, touched
from core.base.errors import UserError
from core.base.progress import Progress
from core.content.document import OfficialDocument
from core.letters.models import Letter
from core.reports.desk import ReportDesk, Urging
from core.reports.sharing import GoodModel, OfficeTask, ZaloGroup
from core.reports.wording import NO_WORDING, Wording, unpacked
from core.reports.writing import Form, Written, make_folder, write_document, write_files
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.jobs import Cancelled, Job, JobContext, JobResult, Ok, value_of
from ui.qt.letters.printed import draw, pdf_of, sheet_of
from ui.qt.letters.state import (
    DocumentKind,
    Read,
    State,
    reduce_busy,
    reduce_problem,
    reduce_read,
    reduce_saved,
)
from ui.qt.shared.printer import PaperOut, Sheet

ALL_FORMS = (Form.PDF, Form.DOCX, Form.XLSX)
ISSUE, ISSUED, MODEL, GROUP, WORDING = "issue", "issued", "model", "zalo", "wording"
"""Forms whose problems are shown in them."""

STEMS = {
    DocumentKind.WEEKLY: "bao-cao-tuan",
    DocumentKind.SUMMARY: "tom-tat",
    DocumentKind.UNIT: "bao-cao-don-vi",
    DocumentKind.NOTICE: "thong-bao",
    DocumentKind.MINUTES: "bien-ban-huy-du-lieu",
}


class LettersViewModel(QObject):
    """`changed` after every change of `state`.

    `reported` has (forms made, forms); `stopped` is emitted when nothing was written.
    """

    changed = Signal()
    reported = Signal(int, int)
    stopped = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._jobs = context.services, context.jobs
        self._job: Job | None = None
        self._state = State()
        self._back: Callable[[str], bool] | None = None
        """Takes the last mark back."""

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything; an unreadable part is reported and the rest stays."""
        period = self._state.period

        def work(_context: JobContext) -> Read:
            with self._services.worker() as own:
                return _read(own, period)

        self._jobs.submit(work, self._loaded)

    def choose(self, kind: DocumentKind, period: int | None) -> None:
        former, self._state = self._state, replace(self._state, kind=kind, period=period)
        self.changed.emit()
        if former.period != period:
            self.load()

    def write(self, folder: Path, done: str) -> None:
        """The chosen document in every form."""
        kind, period = self._state.kind, self._state.period

        def work(services: Services, progress: Progress) -> Written:
            document, stem = _document(services, kind, period)
            return write_document(document, ALL_FORMS, folder, stem, services.write_beside, progress=progress)

        self._run(work, done)

    def urge(self, folder: Path, done: str, revises: Letter | None = None) -> None:
        """The letter to all units behind as the draft, with the choices of a former draft, which is gone."""
        wording = self._state.read.wording if revises is None else NO_WORDING
        self._draft(folder, done, lambda services: services.reports.urge(revises=revises, wording=wording))

    def rewrite(self, folder: Path, wording: Wording, done: str) -> None:
        """The draft again with other choices; refused ones leave it as it was."""

        def made(services: Services) -> Urging:
            register = services.province.register
            revises = next((one.revises for one in register.drafts()), None)
            letter = None if revises is None else register.entered(revises)
            return services.reports.urge(revises=letter, wording=wording)

        self._draft(folder, done, made, at=WORDING)

    def _draft(self, folder: Path, done: str, made: Callable[[Services], Urging], *, at: str = "") -> None:
        def work(services: Services, progress: Progress) -> Written:
            urging = made(services)
            stem = f"don-doc-lan-{urging.round:02d}-{services.info.unit.code}"
            forms = (Form.PDF, Form.DOCX)
            written = write_document(
                urging.document, forms, folder, stem, services.write_beside, progress=progress
            )
            services.reports.enter(urging)
            return written

        self._run(work, done, at=at)

    def issue(self, name: str, number: str, issued_on: date, done: Callable[[Letter], str]) -> bool:
        """Number and day of a draft; return True if it was issued."""
        try:
            letter = self._services.published(self._reports.issuing.issue(name, number, issued_on))
        except UserError as error:
            self._set(reduce_problem(self._state, error, ISSUE))
            return False
        self._set(reduce_saved(self._state, None, done(letter)))
        self.load()
        return True

    def withdraw(self, letter: Letter, reason: str, done: str) -> bool:
        """Return True if the letter is out of force."""
        return self._do(lambda: self._services.province.register.withdraw(letter, reason), done, at=ISSUED)

    def send_out(self, letter: Letter, folder: Path, done: str) -> None:
        """The folder of an issued letter with every form of it, made in `folder`."""

        def work(services: Services, progress: Progress) -> Written:
            made = services.reports.issuing.outgoing(letter, progress)
            return made.write(folder, services.write_folder)

        self._run(work, done, at=ISSUED)

    def print_out(self, letter: Letter, ask: Callable[[Sheet], PaperOut | None], done: str) -> None:
        """An issued letter on the printer that `ask` answers, None where the person gave up."""
        made: list[bytes] = []

        def work(services: Services, _progress: Progress) -> None:
            made.append(pdf_of(services.reports.issuing.text(letter)))

        def then() -> None:
            paper = ask(sheet_of(made[0], letter.reference))
            if paper is not None:
                self._run(lambda _services, context: draw(made[0], paper, context), done, at=ISSUED)

        self._run(work, "", then, at=ISSUED)

    def share(self, folder: Path, done: str, take_text: Callable[[str], None]) -> None:
        """The table as a picture in `folder`; `take_text` gets the message."""
        period = self._state.period
        said: list[str] = []

        def work(services: Services, progress: Progress) -> Written:
            from core.render.drawing_pdf import picture

            drawing, text = services.reports.shared(period)
            progress.checkpoint()
            data = picture(drawing)
            progress.checkpoint()
            written = write_files([(folder / f"{drawing.name}.png", data)], services.write_beside)
            said.append(text)
            return written

        self._run(work, done, lambda: take_text(said[0]))

    def stop(self) -> None:
        """Before the first file: nothing is written, no letter is entered."""
        if self._job is not None:
            self._job.cancel()

    def copy_template(self) -> Path | None:
        """The unit's own copy of the chosen template, made where there is none."""
        path, text = self._reports.template_copy(self._state.kind.value)
        try:
            if not path.is_file():
                make_folder(path.parent)
                self._services.write_file(path, text)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return None
        return path

    def tell(self, problem: UserError, at: str = "") -> None:
        self._set(reduce_problem(self._state, problem, at))

    def enter_model(self, model: GoodModel, done: str) -> bool:
        """Store the model; return True if that succeeded."""
        return self._do(lambda: self._reports.registers.enter_model(model), done, at=MODEL)

    def toggle_model(self, n: int, done: str) -> None:
        """Approves a draft; makes an approved one a draft again."""
        registers = self._reports.registers
        now = registers.model(n).approved
        self._toggle(lambda forward: registers.approve_model(n, approved=now is not forward), done)

    def enter_group(self, group: ZaloGroup, done: str) -> bool:
        """Store the model; return True if that succeeded."""
        return self._do(lambda: self._reports.registers.enter_group(group), done, at=GROUP)

    def toggle_task(self, n: int, done: Callable[[OfficeTask], str]) -> None:
        """Mark a task done, or open again."""
        task = next((one for one in self._state.read.tasks if one.n == n), None)
        if task is not None:
            changed = replace(task, done=not task.done)
            self._toggle(lambda forward: self._finish(changed if forward else task), done(changed))

    def undo(self, done: str) -> bool:
        """Take the last mark back; return True if there was one."""
        return self._back is not None and self._back(done)

    def _toggle(self, work: Callable[[bool], Outcome[T]], done: str) -> None:
        """Do `work` forward; undo does it backward."""
        if self._do(lambda: work(True), done):
            self._back = lambda said: self._do(lambda: work(False), said)
            self._set(replace(self._state, undoable=True))

    def _finish(self, task: OfficeTask) -> Outcome[OfficeTask]:
        self._reports.sharing.finish_task(task.n or 0, done=task.done)
        return Outcome(task, touched(Topic.CAMPAIGN))

    def name_of(self, unit: UnitKey) -> str:
        try:
            return self._services.catalogue().get(unit).name
        except UserError:
            return unit.code

    @property
    def _reports(self) -> ReportDesk:
        return self._services.reports

    def _do(self, work: Callable[[], Outcome[T]], done: str, *, at: str = "") -> bool:
        self._back = None
        try:
            self._services.published(work())
        except UserError as error:
            self._set(reduce_problem(self._state, error, at))
            return False
        self._set(reduce_saved(self._state, None, done))
        self.load()
        return True

    def _run(
        self,
        work: Callable[[Services, Progress], Written | None],
        done: str,
        after: Callable[[], None] = lambda: None,
        *,
        at: str = "",
    ) -> None:
        if self._state.busy:
            return
        self._set(reduce_busy(self._state))

        def job(context: JobContext) -> Written | None:
            with self._services.worker() as own:
                return work(own, context)

        def finish(result: JobResult[Written | None]) -> None:
            self._job = None
            try:
                written = value_of(result)
            except UserError as error:
                self._set(reduce_problem(self._state, error, at))
                return
            except Cancelled:
                self._set(reduce_saved(self._state, None, ""))
                self.stopped.emit()
                return
            self._set(reduce_saved(self._state, written, done))
            if written is not None:
                self._services.changes.publish(touched(Topic.CAMPAIGN))
                self.load()
            after()

        self._job = self._jobs.submit(job, finish, self.reported.emit)

    def _loaded(self, result: JobResult[Read]) -> None:
        if isinstance(result, Ok):
            self._set(reduce_read(self._state, result.value))
            return
        try:
            value_of(result)
        except UserError as error:
            self._set(reduce_problem(self._state, error))

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()


def _document(services: Services, kind: DocumentKind, period: int | None) -> tuple[OfficialDocument, str]:
    reports, code = services.reports, services.info.unit.code
    if kind is DocumentKind.MINUTES:
        return reports.minutes(), f"{STEMS[kind]}-{code}"
    make = {
        DocumentKind.WEEKLY: reports.weekly,
        DocumentKind.SUMMARY: reports.summary,
        DocumentKind.UNIT: reports.unit,
        DocumentKind.NOTICE: reports.notice,
    }[kind]
    number = reports.figures(period).period.number
    return make(number), f"{STEMS[kind]}-{number:02d}-{code}"


def _read(services: Services, period: int | None) -> Read:
    reports, desks = services.reports, services.province
    periods = desks.periods.states()
    sharing, drafts = reports.sharing, desks.register.drafts()
    wording = unpacked(drafts[0].wording) if drafts else NO_WORDING
    return Read(
        periods=periods,
        behind=reports.behind(),
        round=desks.urging.next_round(reports.office.issuer),
        drafts=drafts,
        wording=wording,
        parts=reports.paragraphs(wording) if drafts else (),
        recipients=reports.recipients() if drafts else (),
        issued=tuple(one for one in desks.register.urges() if one.n is not None and one.number),
        tasks=tuple(sharing.tasks()),
        models=tuple(sharing.models()),
        groups=tuple(sharing.groups()),
        without=reports.without_zalo(),
        drawings=reports.charts(period) if periods else (),
    )

"""Asks, compares, approves and revokes; what may take long goes through a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from core.authority.may import KeptLines
from core.base.changes import Changes, Outcome, Topic
from core.base.errors import UserError
from core.enrolment.models import AcceptedKeys, OfflineKeys, RevokeReason, UnlockRequest
from core.records.workspace import Language
from core.sync import keyfile
from core.sync.keyfile import PublicKeys
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Err, Job, JobContext, JobResult, Ok
from ui.qt.keys.approving import approving, came_in, writing_pack
from ui.qt.keys.state import (
    Asked,
    Done,
    DoneKind,
    Form,
    Question,
    State,
    question_of,
    reduce_asked,
    reduce_before,
    reduce_busy,
    reduce_cards,
    reduce_chosen,
    reduce_done,
    reduce_form,
    reduce_postponed,
    reduce_problem,
    reduce_read,
)

if TYPE_CHECKING:
    from core.application.services import Services

T = TypeVar("T")

KEY_CHOICE: Final = "export_key"
NOT_OURS: Final = "unlock.not_ours"
UNKNOWN_PROVINCE: Final = "downstream.unknown_province"
DEPENDS_ON: Final = frozenset({Topic.BATCHES})


class KeysViewModel(QObject):
    """`changed` after every change of `state`; `reported` carries (held files tried, held files)."""

    changed = Signal()
    reported = Signal(int, int)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._job: Job | None = None
        self._looked = False
        self._offline: OfflineKeys | None = None
        self._state = State(decides=context.services.enrolment.may_decide)
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        desk = self._services.enrolment
        read = (desk.standing(), desk.devices(), desk.requests(), desk.kept_lines())
        self._set(reduce_read(self._state, *read))
        if not self._looked and desk.asks_about_before():
            self._looked = True
            self._jobs.submit(_looking(self._services), self._found_before)

    def apply_before(self) -> None:
        """Make forbidden lines stop counting."""

        def act() -> Done:
            files = self._services.published(self._services.enrolment.judge_before())
            return Done(kind=DoneKind.BEFORE_APPLIED, count=files)

        self._state = reduce_before(self._state, ())
        self._try(act)

    def keep_before(self) -> None:
        """It goes on counting; nobody is asked again."""

        def act() -> Done:
            self._services.published(self._services.enrolment.keep_before())
            return Done(kind=DoneKind.BEFORE_KEPT)

        self._state = reduce_before(self._state, ())
        self._try(act)

    def _found_before(self, result: JobResult[Sequence[KeptLines]]) -> None:
        if isinstance(result, Ok):
            self._set(reduce_before(self._state, result.value))

    # The laptop

    def province_key(self) -> PublicKeys | None:
        """The key that files go to: its number was compared on the sync page."""
        text = self._services.settings.choice(KEY_CHOICE)
        try:
            return None if not text else keyfile.read(text.encode())
        except UserError:
            return None

    def write_request(self, folder: Path) -> None:
        def act() -> Done:
            path = self._services.enrolment.write_request(folder, self.province_key())
            return Done(kind=DoneKind.REQUESTED, path=path)

        self._try(act)

    def read_answer(self, file: Path, number: str | None = None) -> None:
        """A keys file of the province; one of an unknown province asks for its number first."""
        self._set(reduce_busy(self._state))
        work = _accepting(self._services, file, number)
        self._job = self._jobs.submit(work, lambda r: self._accepted(r, file), self.reported.emit)

    def stop(self) -> None:
        """After the file that comes in now: the others stay held."""
        if self._job is not None:
            self._job.cancel()

    # The province

    def open_file(self, file: Path) -> None:
        """A request of a machine, or of a locked one that wants its key."""
        desk = self._services.enrolment
        try:
            self._set(reduce_asked(self._state, question_of(desk.open_request(file))))
        except UserError as error:
            if error.code != "request.unreadable":
                self._set(reduce_problem(self._state, error))
                return
            self._open_wish(file)
        self.load()

    def _open_wish(self, file: Path) -> None:
        try:
            wish = self._services.enrolment.read_unlock(file)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        question = Question(asked=Asked.UNLOCK, number=wish.number, place=wish.machine, wish=wish)
        self._set(reduce_asked(self._state, question))

    def agree(self, folder: Path | None, reason: str = "", old: str = "") -> None:
        """Do what was asked. `folder` takes the answer; `reason`: why a machine (`old`) is replaced."""
        question = self._state.question
        if question is None or self._state.busy:
            return
        if question.asked is Asked.PROVINCE and question.file is not None:
            self.read_answer(question.file, question.number)
        elif question.asked is Asked.MACHINE and folder is not None:
            self._set(reduce_busy(self._state))
            work = approving(self._services, question, folder, reason, old)
            self._job = self._jobs.submit(work, self._wrote, self.reported.emit)
        elif question.wish is not None and folder is not None:
            self._answer(question.wish, folder, None)
            problem = self._state.problem
            if problem is not None and problem.code == NOT_OURS:
                self._set(replace(self._state, form=Form.UNLOCK_CARD))

    def _answer(self, wish: UnlockRequest, folder: Path, card: str | None) -> None:
        desk = self._services.enrolment
        self._try(
            lambda: Done(
                kind=DoneKind.ANSWERED,
                path=desk.answer_unlock(wish, wish.number, folder, card),
                machine=wish.machine,
            )
        )

    def postpone(self) -> None:
        self._set(reduce_postponed(self._state))

    def choose(self, device: str) -> None:
        self._set(reduce_chosen(self._state, device))

    def give_up(self) -> bool:
        """Leaves what was asked or explained last as it is; nothing has changed. Whether there was one."""
        state = self._state
        if state.busy:
            return False
        if state.form is not None:
            self.explain(None)
        elif state.revocable is not None:
            self.choose(state.chosen)
        elif state.question is not None:
            self.postpone()
        else:
            return False
        return True

    def revoke(self, reason: RevokeReason) -> None:
        """From this moment on."""
        device = self._state.revocable
        if device is None:
            return

        def act() -> Done:
            self._services.published(self._services.enrolment.revoke(device.device, reason=reason))
            return Done(kind=DoneKind.REVOKED, machine=device.short)

        self._try(act)

    def write_pack(self, folder: Path) -> None:
        """All that is held of the ward of the chosen machine, for that machine."""
        device = self._state.packable
        if device is not None and not self._state.busy:
            self._set(reduce_busy(self._state))
            work = writing_pack(self._services, device, folder)
            self._job = self._jobs.submit(work, self._wrote)

    def publish(self, folder: Path) -> None:
        def act() -> Done:
            told = self._services.published(self._services.enrolment.publish(folder))
            return Done(kind=DoneKind.PUBLISHED, path=folder, count=len(told.files))

        self._try(act)

    def save_card(self, path: Path) -> None:
        """The public card."""
        from core.application.key_paper import render_cards

        def act() -> Done:
            self._services.write_file(path, render_cards(self._services, None, self._language()))
            return Done(kind=DoneKind.CARD, path=path)

        self._try(act)

    def explain(self, form: Form | None) -> None:
        """Opens the explanation of a change of keys, or closes it: nothing has changed."""
        self._set(reduce_form(self._state, form))

    def change_own_key(self, folder: Path) -> None:
        """Another key for this laptop; the request for the province goes into `folder`."""
        self._try(
            lambda: Done(kind=DoneKind.OWN_CHANGED, path=self._services.enrolment.change_own_keys(folder))
        )

    def change_province_key(self, folder: Path, root: str) -> None:
        """Another key for the province, signed by the old one, or by the root where its card was typed."""

        def act() -> Done:
            changed = self._services.published(
                self._services.enrolment.change_province_keys(folder, root or None)
            )
            return Done(
                kind=DoneKind.PROVINCE_CHANGED,
                path=folder,
                count=len(changed.files),
                machine=changed.number[:9],
            )

        self._try(act)

    def answer_with_card(self, folder: Path, card: str) -> None:
        """The recovery card opens what the working key does not."""
        question = self._state.question
        if question is not None and question.wish is not None:
            self._answer(question.wish, folder, card)

    def make_cards(self, path: Path, cards: str | None = None) -> None:
        """The paper keys as a PDF, new ones or those of `cards`; nothing counts before `finish_ceremony`."""
        from core.application.key_paper import render_cards

        desk = self._services.enrolment
        try:
            self._offline = desk.prepare_ceremony(cards)
            desk.write_cards(path, render_cards(self._services, self._offline, self._language()))
        except UserError as error:
            self._offline = None
            self._set(reduce_problem(self._state, error))
            return
        self._set(reduce_cards(self._state, path))

    def finish_ceremony(self) -> None:
        """Destroy the file, then make the printed keys valid; a file that stays keeps the ceremony open."""
        offline = self._offline
        if offline is None or not self._destroy_cards():
            return

        def act() -> Done:
            self._services.published(self._services.enrolment.complete_ceremony(offline))
            return Done(kind=DoneKind.CEREMONY)

        self._try(act)

    def drop_ceremony(self) -> None:
        """Nobody has printed them: file and keys go, nothing has changed."""
        self._destroy_cards()

    def _destroy_cards(self) -> bool:
        path = self._state.cards
        try:
            if path is not None:
                self._services.enrolment.destroy_cards(path)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return False
        self._offline = None
        self._set(reduce_cards(self._state, None))
        return True

    def _language(self) -> Language:
        return self._services.info.language

    def _try(self, act: Callable[[], Done]) -> None:
        try:
            done = act()
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return
        self._state = reduce_done(self._state, done)
        self.load()

    def _accepted(self, result: JobResult[Outcome[AcceptedKeys]], file: Path) -> None:
        if isinstance(result, Ok):
            accepted = self._services.published(result.value)
            done = Done(kind=DoneKind.ACCEPTED, came_in=came_in(accepted.retried))
            self._state = reduce_done(self._state, done)
            self.load()
            return
        error = _expected(result)
        if error is not None and error.code == UNKNOWN_PROVINCE:
            number = str(error.params["number"])
            self._state = reduce_problem(self._state, None)
            self._set(reduce_asked(self._state, Question(asked=Asked.PROVINCE, number=number, file=file)))
            return
        self._set(reduce_problem(self._state, error))

    def _wrote(self, result: JobResult[Outcome[Done]]) -> None:
        if not isinstance(result, Ok):
            self._set(reduce_problem(self._state, _expected(result)))
            return
        self._state = reduce_done(self._state, self._services.published(result.value))
        self.load()

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if not self._state.busy and changes.topics & DEPENDS_ON:
            self.load()


def _looking(services: Services) -> Callable[[JobContext], Sequence[KeptLines]]:
    def work(_context: JobContext) -> Sequence[KeptLines]:
        with services.worker() as other:
            return other.enrolment.forbidden_before()

    return work


def _accepting(
    services: Services, file: Path, number: str | None
) -> Callable[[JobContext], Outcome[AcceptedKeys]]:
    def work(context: JobContext) -> Outcome[AcceptedKeys]:
        with services.worker() as other:
            return other.enrolment.accept(
                file, number, report=context.report, go_on=lambda: not context.stopped
            )

    return work


def _expected(result: Err | Aborted) -> UserError | None:
    """Return the error to show; a bug is raised again."""
    error = None if isinstance(result, Aborted) else result.error
    if error is None or isinstance(error, UserError):
        return error
    raise error

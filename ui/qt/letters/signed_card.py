"""The card of signed PDF files: what the signatures of a file are worth, and the issuers that are trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.application.services import Services
from core.base.errors import UserError
from core.signing.models import Certificate, FoundSignature, SignatureState
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.icons import Icon
from ui.qt.jobs import Cancelled, JobContext, JobResult, value_of
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.signature_words import verdict

T = TypeVar("T")


class SignedCard(Card):
    """Checks a chosen file in a job; nothing of it is changed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._roots: Sequence[Certificate] = ()
        self.title = Label("", TextStyle.H3)
        self.check = Button("", icon=Icon.SEARCH)
        self.check.setObjectName("letters.signed.check")
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.trust = Button("", ButtonKind.LINK, icon=Icon.LOCK)
        self.trust.setObjectName("letters.signed.trust")
        self._found = QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        self.verdicts: list[Notice] = []
        for part in (self.title, self.check, self._found, self.trust, self.hint):
            self.body.addWidget(part)
        self.check.clicked.connect(self._check)
        self.trust.clicked.connect(self._trust)
        self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Signed PDF files"))
        self.check.set_text(self.tr("Check a signed PDF"))
        self.trust.set_text(self.tr("Trust an issuer: add its root certificate"))
        self._show([])
        self._show_roots()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        """Read the issuers that are trusted."""
        self._run(lambda own: own.signing.roots(), self._set_roots)

    def _check(self) -> None:
        file = self._context.dialogs.open_file(self, self.tr("Which PDF"), "PDF (*.pdf)")
        if file is not None:
            self._run(lambda own: own.signing.check(file), lambda found: self._show_found(file, found))

    def _trust(self) -> None:
        kinds = self.tr("Certificates (*.cer *.crt *.pem *.der)")
        file = self._context.dialogs.open_file(self, self.tr("Which root certificate"), kinds)
        if file is not None:
            self._run(lambda own: own.signing.add_roots(file).value, lambda _added: self._trusted())

    def _trusted(self) -> None:
        self._show([])
        self._load()

    def _run(self, work: Callable[[Services], T], after: Callable[[T], None]) -> None:
        def job(_context: JobContext) -> T:
            with self._context.services.worker() as own:
                return work(own)

        def finish(result: JobResult[T]) -> None:
            try:
                after(value_of(result))
            except UserError as error:
                self._show([(NoticeKind.ERROR, sentence_of(error))])
            except Cancelled:
                return  # the window closes

        self._context.jobs.submit(job, finish)

    def _set_roots(self, roots: Sequence[Certificate]) -> None:
        self._roots = roots
        self._show_roots()

    def _show_roots(self) -> None:
        if self._roots:
            names = "; ".join(one.name for one in self._roots)
            self.hint.setText(self.tr("Trusted issuers: {names}").format(names=names))
        else:
            self.hint.setText(self.tr("No issuer is trusted yet; no signature counts as valid until then."))

    def _show_found(self, file: Path, found: Sequence[FoundSignature]) -> None:
        if not found:
            self._show([(NoticeKind.WARNING, sentence_of(UserError("signing.none", file=file.name)))])
        kinds = {SignatureState.VALID: NoticeKind.DONE, SignatureState.CHANGED: NoticeKind.ERROR}
        if found:
            self._show(
                [(kinds.get(one.state, NoticeKind.WARNING), sentence_of(verdict(one))) for one in found]
            )

    def _show(self, messages: Sequence[tuple[NoticeKind, str]]) -> None:
        column = self._found.layout()
        for former in self.verdicts:
            former.hide()
            former.deleteLater()
        self.verdicts = [Notice() for _ in messages]
        for notice, (kind, sentence) in zip(self.verdicts, messages, strict=True):
            if column is not None:
                column.addWidget(notice)
            notice.show_message(kind, sentence)
        self._found.setVisible(bool(messages))

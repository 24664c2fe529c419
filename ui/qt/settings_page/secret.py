"""The passphrase: what the present state means, another one, and the recovery file."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.errors import UserError
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.icons import Icon
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.shared.parts import IconLine
from ui.qt.shared.passphrase import NewPassphrase
from ui.qt.shared.recovery import RECOVERY_NAME, lies_inside
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.notice import NoticeKind


class SecretSection(Section):
    """With a passphrase the lock closes the workspace; without one there is nothing to lock."""

    def __init__(self, context: PageContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        has = context.services.info.has_passphrase
        self.meaning = IconLine(Icon.LOCK if has else Icon.WARNING, Role.DONE if has else Role.WARN)
        self.entry = NewPassphrase()
        self.entry.hide()
        self.change = Button("", icon=Icon.LOCK)
        self.change.setObjectName("settings.passphrase")
        self.recovery = Button("", icon=Icon.FILE)
        self.recovery.setObjectName("settings.recovery")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.change)
        row.addWidget(self.recovery)
        row.addStretch(1)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.entry)
        self.body.addLayout(row)
        self.change.clicked.connect(self._change)
        self.entry.submitted.connect(self._change)
        self.recovery.clicked.connect(self._save_recovery)
        self.retranslate()

    def ask_for_stick(self) -> None:
        """A copy was asked for that no one could open."""
        if self.entry.isHidden():
            self._change()
        self.notice.show_message(
            NoticeKind.WARNING,
            self.tr(
                "Set a passphrase first: without one no one could open a copy on a stick. Then copy again."
            ),
        )
        self.entry.first.setFocus()

    def tell_no_lock(self) -> None:
        """The lock was pressed and there is no passphrase."""
        self.notice.show_message(
            NoticeKind.WARNING,
            self.tr("There is nothing to lock with: this workspace has no passphrase. Set one here first."),
        )
        self.change.setFocus()

    @override
    def retranslate(self) -> None:
        has = self._context.services.info.has_passphrase
        self.head.set_title(self.tr("Passphrase"))
        self.meaning.set_sentence(
            self.tr("A passphrase is set. The lock (Ctrl+L) closes the data until it is typed again.")
            if has
            else self.tr(
                "No passphrase is set: the key lies in the workspace. Whoever has this laptop or a copy of"
                " the folder can read the data."
            )
        )
        self._name_change()
        self.recovery.set_text(self.tr("Save the recovery file"))

    def _name_change(self) -> None:
        if not self.entry.isHidden():
            self.change.set_text(self.tr("Keep this passphrase"))
        elif self._context.services.info.has_passphrase:
            self.change.set_text(self.tr("Change the passphrase"))
        else:
            self.change.set_text(self.tr("Set a passphrase"))

    def _change(self) -> None:
        if self.entry.isHidden():
            self.entry.show()
            self._name_change()
            self.entry.first.setFocus()
            return
        if not self.entry.check():
            return
        try:
            self._context.services.set_passphrase(self.entry.passphrase())
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self._actions.reopen()

    @override
    def give_up(self) -> bool:
        if self.entry.isHidden():
            return False
        self.entry.hide()
        self.entry.clear()
        self._name_change()
        self.change.setFocus()
        return True

    def _save_recovery(self) -> None:
        services = self._context.services
        title, kinds = self.tr("Keep the recovery file"), self.tr("Text (*.txt)")
        path = self._context.dialogs.save_file(self, title, RECOVERY_NAME, kinds)
        if path is None:
            return
        if lies_inside(path, services.info.folder):
            self.notice.show_message(
                NoticeKind.WARNING,
                self.tr(
                    "That is the folder of the data itself: both would be lost together. Choose another."
                ),
            )
            return
        try:
            services.save_recovery(path)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self.notice.show_message(
            NoticeKind.DONE,
            self.tr("The recovery file is in {path}. Whoever has it can read the data.").format(path=path),
        )

"""One line and one button: the visits that exist only on this laptop, and the copy to a stick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.backup.models import StickState
from ui.qt.context import PageContext
from ui.qt.formats import format_day, format_moment, format_number
from ui.qt.icons import Icon
from ui.qt.shared.parts import IconLine
from ui.qt.shared.stick_copying import StickCopying
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind


class StickPanel(QWidget):
    """Shows `StickState`, and the message of the copy until the state is read again."""

    passphrase_wanted = Signal()
    spoke = Signal()
    """Emitted after a press of the button: the line has a new message."""

    def __init__(self, context: PageContext, parent: QWidget | None = None, *, apart: bool = False) -> None:
        """With `apart` the caller places the button, and the line is shown only when it is needed."""
        super().__init__(parent)
        self._context = context
        self._apart = apart
        self._state: StickState | None = None
        self.copying = StickCopying(context, self)
        self.line = IconLine(Icon.LAPTOP, Role.TEXT2, style=TextStyle.SMALL)
        self.copy = Button("", ButtonKind.LINK if apart else ButtonKind.SECONDARY, icon=Icon.FILE)
        self.copy.setObjectName("stick.copy")
        self.choose = Button("", ButtonKind.LINK)
        self.choose.setObjectName("stick.choose")
        self.choose.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.choose)
        if not apart:
            row.addWidget(self.copy)
        self.copy.clicked.connect(self.copying.start)
        self.choose.clicked.connect(self._choose)
        self.copying.running.connect(self._run)
        self.copying.copied.connect(self._end)
        self.copying.failed.connect(self._fail)
        self.copying.stick_wanted.connect(self._want_stick)
        self.copying.passphrase_wanted.connect(self.passphrase_wanted)
        self._retranslate()

    def show_state(self, state: StickState) -> None:
        """Show it, unless a copy is being written."""
        self._state = state
        if not self.copying.is_running:
            self.choose.hide()
            self._say(self._sentence(state), warns=state.is_due)
            self.setVisible(state.is_due or not self._apart)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.copy.set_text(self.tr("Copy to a stick"))
        self.choose.set_text(self.tr("Choose a folder"))
        if self._state is not None:
            self.show_state(self._state)

    def _sentence(self, state: StickState) -> str:
        if state.only_here.visits and state.only_here.since is not None:
            return self.tr("On this laptop alone since {day}: {count} visits.").format(
                count=format_number(state.only_here.visits), day=format_day(state.only_here.since)
            )
        if state.last is None:
            return self.tr("Not copied to a stick yet.")
        return self.tr("Copied to {stick}, {when}.").format(
            stick=state.last.volume_name or self.tr("a folder"), when=format_moment(state.last.at)
        )

    def _run(self, percent: int) -> None:
        self.copy.setEnabled(False)
        self.choose.hide()
        self._say(self.tr("Copying, {percent} %. Leave the stick in.").format(percent=percent))

    def _end(self) -> None:
        self.copy.setEnabled(True)
        self.show_state(self._context.services.stick.state())
        self.show()
        announce(self, self.line.sentence.text())

    def _fail(self, sentence: str) -> None:
        self.copy.setEnabled(True)
        self._say(sentence, warns=True)
        announce(self, sentence)
        self.spoke.emit()

    def _want_stick(self, several: bool) -> None:  # noqa: FBT001 - an answer
        sentence = (
            self.tr("Several sticks are plugged in. Choose one.")
            if several
            else self.tr("No stick is plugged in. Plug one in and press again, or choose a folder.")
        )
        self._fail(sentence)
        self.choose.show()

    def _choose(self) -> None:
        folder = self._context.dialogs.choose_folder(self, self.tr("Where to put the copy"))
        if folder is not None:
            self.copying.start_in(folder)

    def _say(self, sentence: str, *, warns: bool = False) -> None:
        self.show()
        self.line.glyph.set_look(Icon.WARNING if warns else Icon.LAPTOP, Role.WARN if warns else Role.TEXT2)
        self.line.set_sentence(sentence)

"""Senders of files: the missing files of each, and one button that answers all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.qt.errors import sentence_of
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.sync import answer_words as words
from ui.qt.sync.answers_state import AnswersState, Down
from ui.qt.sync.short_list import ShortList
from ui.qt.sync.words import inside, said
from ui.qt.tokens import TextStyle
from ui.qt.widgets.batch_chips import BatchChips
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.notice import Notice, NoticeKind


class SendersCard(Card):
    """`machine_chosen` carries the id of a machine; `receipts` is the button."""

    machine_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.header.wrap_title()
        self.chips = BatchChips()
        self.chips.setObjectName("sync.chips")
        self.sentence = FlowLabel("", TextStyle.SMALL)
        self.sentence.setObjectName("sync.sender")
        self.list = ShortList("sync.senders")
        self.list.current_changed.connect(self.machine_chosen)
        self.receipts = Button("", ButtonKind.SECONDARY, icon=Icon.SENT)
        self.receipts.setObjectName("sync.receipts")
        self.done = Notice()
        self.done.setObjectName("sync.receipts_done")
        self.busy = BusyBar()
        parts = (self.header, self.chips, self.sentence, self.list, self.receipts, self.busy, self.done)
        for part in parts:
            self.body.addWidget(part)

    def render_state(self, state: AnswersState) -> None:
        machines, sender = state.read.machines, state.sender
        self.setVisible(bool(machines))
        if sender is None:
            return
        text = self.tr("Machine of {place}") if len(machines) == 1 else self.tr("Files from {place}")
        self.header.set_title(text.format(place=inside(words.split_place(sender.place)[0])))
        told = words.sender_text(sender)
        self.chips.set_chips(words.chips_of(sender), told)
        self.sentence.setText(told)
        self.list.setVisible(len(machines) > 1)
        self.list.setAccessibleName(self.tr("Machines that sent files"))
        self.list.blockSignals(True)
        self.list.set_rows(tuple(words.machine_row(machine) for machine in machines))
        self.list.set_current(sender.device)
        self.list.blockSignals(False)
        self.receipts.set_text(self.tr("Write receipts for all machines…"))
        self.receipts.setEnabled(not state.busy)
        show_outcome(self.done, self.busy, state, receipts=True)


def show_outcome(notice: Notice, busy: BusyBar, state: AnswersState, *, receipts: bool) -> None:
    """Work, outcome or problem, in the card that asked for it."""
    written = state.written
    if state.writing is None or (state.writing is Down.RECEIPTS) is not receipts:
        busy.finish()
    elif busy.isHidden():
        busy.start(said(words.WRITING), can_stop=state.writing.can_stop)
    if written is not None and (written.down is Down.RECEIPTS) is receipts:
        sentence, kind = words.written_text(written), NoticeKind.DONE
    elif state.problem is not None:
        sentence, kind = sentence_of(state.problem), NoticeKind.ERROR
    else:
        notice.clear()
        return
    if notice.isHidden() or notice.sentence.text() != sentence:
        notice.show_message(kind, sentence)

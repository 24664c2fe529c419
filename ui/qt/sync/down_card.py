"""What the province sends to its laptops: five kinds of files, from one place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.sync import answer_words as words
from ui.qt.sync.answers_state import AnswersState, Down
from ui.qt.sync.senders_card import show_outcome
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.choice import Check, Combo
from ui.qt.widgets.notice import Notice


class DownCard(Card):
    """`kind_chosen` carries a `Down`, `commune_chosen` a `UnitKey` or None (every commune)."""

    kind_chosen = Signal(object)
    commune_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.kind = Combo()
        self.kind.setObjectName("sync.down_kind")
        self.commune = Combo()
        self.commune.setObjectName("sync.down_commune")
        self.hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.full = Check()
        self.full.setObjectName("sync.down_full")
        self.expiry = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.expiry.setObjectName("sync.keys_expiry")
        self.write = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.write.setObjectName("sync.down_write")
        self.done = Notice()
        self.done.setObjectName("sync.down_done")
        self.busy = BusyBar()
        choices = QHBoxLayout()
        choices.setSpacing(10)
        choices.addWidget(self.kind, 1)
        choices.addWidget(self.commune, 1)
        self.body.addWidget(self.header)
        self.body.addLayout(choices)
        for part in (self.hint, self.full, self.expiry, self.write, self.busy, self.done):
            self.body.addWidget(part)
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self.commune.activated.connect(lambda _at: self.commune_chosen.emit(self.commune.currentData()))

    def render_state(self, state: AnswersState) -> None:
        self.header.set_title(self.tr("For the laptops below"))
        kinds = [(words.down_word(down), down) for down in words.DOWN_SOURCES]
        _offer(self.kind, kinds, state.down, self.tr("What to write"))
        communes = [(unit.name, unit.key) for unit in state.read.communes]
        everyone = (self.tr("every commune"), None)
        _offer(self.commune, [everyone, *communes], state.commune, self.tr("For which commune"))
        self.commune.setVisible(state.down.of_commune)
        self.hint.setText(words.down_hint(state.down))
        self.full.setVisible(state.down is Down.ROSTER)
        self.full.setText(self.tr("With names, phone numbers and notes"))
        self.full.setChecked(state.full)
        standing = state.read.standing
        expires = None if standing is None else standing.expires
        self.expiry.setVisible(expires is not None)
        if standing is not None and expires is not None:
            self.expiry.setText(words.keys_expire_text(expires, over=standing.is_expired))
        self.write.set_text(self.tr("Write files…"))
        self.write.setEnabled(not state.busy)
        show_outcome(self.done, self.busy, state, receipts=False)


def _offer(combo: Combo, items: Sequence[tuple[str, object]], chosen: object, name: str) -> None:
    """Show `items` where they are others than before, and pick `chosen`."""
    combo.setAccessibleName(name)
    shown = [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]
    if shown != list(items):
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
    at = next((place for place, (_, data) in enumerate(items) if data == chosen), 0)
    combo.setCurrentIndex(at)

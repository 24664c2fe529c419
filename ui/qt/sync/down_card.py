"""Files of the province for its laptops: five kinds, from one place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.units.models import UnitKey
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
        self.body.addWidget(self.header)
        for part in (
            self.kind,
            self.hint,
            self.commune,
            self.full,
            self.expiry,
            self.write,
            self.busy,
            self.done,
        ):
            self.body.addWidget(part)
        self._communes: list[UnitKey | None] = []
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(tuple(words.DOWN_SOURCES)[at]))
        self.commune.activated.connect(lambda at: self.commune_chosen.emit(self._communes[at]))

    def render_state(self, state: AnswersState) -> None:
        self.header.set_title(self.tr("For the laptops below"))
        kinds = tuple(words.DOWN_SOURCES)
        _offer(self.kind, [words.down_word(down) for down in kinds], kinds.index(state.down))
        self.kind.setAccessibleName(self.tr("What to write"))
        self._communes = [None, *(unit.key for unit in state.read.communes)]
        names = [self.tr("every commune"), *(unit.name for unit in state.read.communes)]
        _offer(self.commune, names, self._communes.index(state.commune))
        self.commune.setAccessibleName(self.tr("For which commune"))
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


def _offer(combo: Combo, names: Sequence[str], chosen: int) -> None:
    """Show `names` where they are others than before, and pick one."""
    if [combo.itemText(at) for at in range(combo.count())] != list(names):
        combo.clear()
        combo.addItems(names)
    combo.setCurrentIndex(chosen)

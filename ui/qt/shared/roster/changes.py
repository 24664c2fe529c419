"""Changes by a newer list: each household, field by field; corrected names; missing households."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.records.household import CLOSED_BY_HAND
from core.roster.model import KnownHousehold, PlannedHousehold, RosterPlan, RowKey
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.models.close_words import close_word
from ui.qt.shared.roster.words import change_line
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook, RowStatus


class ChangesCard(Card):
    """`apart_chosen` carries the row of a renamed household, and True where it is another household."""

    apart_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 12, 12, 12))
        self._keys: dict[str, RowKey] = {}
        self._apart: frozenset[RowKey] = frozenset()
        self.title = Label("", TextStyle.STRONG, wrap=True)
        self.list = RowList(look=RowLook(height=Height.CALLBACK_ROW, side=12, mark=Mark.BAR))
        self.list.setObjectName("roster.changes")
        self.another = Button("")
        self.another.setObjectName("roster.another")
        row = QHBoxLayout()
        row.addWidget(self.another)
        row.addStretch(1)
        self.body.addWidget(self.title)
        self.body.addWidget(self.list)
        self.body.addLayout(row)
        self.another.clicked.connect(self._change)
        self.list.current_changed.connect(lambda _key: self._render_button())

    def show_plan(self, plan: RosterPlan, apart: frozenset[RowKey]) -> None:
        self._apart = apart
        said = [row for row in plan.rows if row.key in apart]
        changed = sorted((row for row in plan.rows if row.changes), key=lambda row: not row.renamed)
        self._keys = {_id_of(row): row.key for row in (*said, *changed) if row.renamed or row.key in apart}
        rows = (*map(self._row, (*said, *changed)), *self._missing(plan.missing))
        self.list.set_rows(tuple(rows))
        self.setVisible(bool(rows))
        self.title.setText(
            self.tr("{changed} changed, of these {renamed} renamed; {missing} not in the new list").format(
                changed=format_number(len(changed)),
                renamed=format_number(sum(row.renamed for row in changed)),
                missing=format_number(len(plan.missing)),
            )
        )
        self.list.setAccessibleName(self.title.text())
        if rows and not self.list.current_key():
            self.list.set_current(rows[0].key)
        self.another.setVisible(bool(self._keys))
        self._render_button()

    def _row(self, row: PlannedHousehold) -> Row:
        if row.key in self._apart:
            status = RowStatus(text=self.tr("another household"), icon=Icon.PLUS, role=Role.TEXT2, pill=True)
        elif row.renamed:
            status = RowStatus(text=self.tr("renamed"), icon=Icon.WARNING, role=Role.WARN, pill=True)
        else:
            status = None
        return Row(key=_id_of(row), title=row.values.name, lines=(change_line(row),), status=status)

    def _missing(self, missing: tuple[KnownHousehold, ...]) -> Iterator[Row]:
        for household in missing:
            now = household.now
            place = ", ".join(filter(None, (now.address, now.group, now.hamlet)))
            status = RowStatus(text=self.tr("not in the new list"), icon=Icon.HELP, role=Role.TEXT2)
            yield Row(key=household.id, title=now.name or "–", lines=(place,), status=status)

    def _render_button(self) -> None:
        key = self._keys.get(self.list.current_key())
        self.another.setEnabled(key is not None)
        again = key is not None and key in self._apart
        self.another.set_text(
            self.tr("The same household") if again else self.tr("This is another household")
        )

    def _change(self) -> None:
        key = self._keys.get(self.list.current_key())
        if key is not None:
            self.apart_chosen.emit(key, key not in self._apart)


class MissingCard(Card):
    """After an import: closing what the new list lacks, all together with one reason."""

    close_chosen = Signal(str)
    undo_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 10, 12, 10))
        self._count = self._closed = 0
        self.sentence = Label("", wrap=True)
        self.reason = Combo()
        self.reason.setObjectName("roster.missing.reason")
        self.close_all = Button("")
        self.close_all.setObjectName("roster.missing.close")
        self.undo = Button("", ButtonKind.LINK)
        self.undo.setObjectName("roster.missing.undo")
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        for part in (self.reason, self.close_all, self.undo):
            row.addWidget(part)
        self.body.addLayout(row)
        self.close_all.clicked.connect(self._close)
        self.undo.clicked.connect(self.undo_chosen)
        self.reason.activated.connect(lambda _at: self._render())
        self._fill()

    def show_missing(self, count: int, closed: int) -> None:
        """`closed` of `count` households are closed already."""
        self._count, self._closed = count, closed
        self.setVisible(count > 0)
        self._render()

    def _render(self) -> None:
        open_ones = self._closed == 0
        text = (
            self.tr("{count} households of the earlier list are not in the new one.")
            if open_ones
            else self.tr("{count} households closed; their visits stay.")
        )
        self.sentence.setText(text.format(count=format_number(self._closed or self._count)))
        self.reason.setVisible(open_ones)
        self.close_all.setVisible(open_ones)
        self.close_all.setEnabled(bool(self.reason.currentData()))
        self.undo.setVisible(not open_ones)
        self.close_all.set_text(self.tr("Close them"))
        self.undo.set_text(self.tr("Undo"))

    def _fill(self) -> None:
        chosen = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItem(self.tr("Choose a reason"), "")
        for reason in CLOSED_BY_HAND:
            self.reason.addItem(close_word(reason), reason.value)
        self.reason.setCurrentIndex(chosen)
        self.reason.setAccessibleName(self.tr("Reason"))

    def _close(self) -> None:
        self.close_chosen.emit(str(self.reason.currentData() or ""))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._fill()
            self._render()
        super().changeEvent(event)


def _id_of(row: PlannedHousehold) -> str:
    return "/".join(map(str, row.key))

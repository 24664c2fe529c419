"""Old data that was found: whose it is, its passphrase, and the ways on where none is left."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.backup.old_data import OldData, OldKind
from ui.qt.formats import format_date, format_instant, format_number
from ui.qt.icons import Icon
from ui.qt.shared.folders import last_parts
from ui.qt.shared.screens import CentredScreen
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import BARE, Card
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import Row, RowList

WIDTH_PX = 720
ROWS, ROWS_OF_LOW = 3.5, 1.5
"""Rows shown of a longer list: half a row shows that more follow."""


class Purpose(StrEnum):
    """Use of the chosen copy.

    `TAKE_OVER` opens it on a laptop without data, `PUT_BACK` in place of a lost or damaged database; `KEYS`
    takes only the keys beside it.
    """

    TAKE_OVER = "take_over"
    PUT_BACK = "put_back"
    KEYS = "keys"


class OldDataScreen(CentredScreen):
    """`open_requested` carries the row that is marked; nothing is written before it opens."""

    open_requested = Signal(object, str)
    forgotten = Signal(object)
    folder_requested = Signal()
    province_requested = Signal()
    left = Signal()

    def __init__(self, purpose: Purpose = Purpose.TAKE_OVER, parent: QWidget | None = None) -> None:
        self._found: tuple[OldData, ...] = ()
        self.rows, self._acts = RowList(), QWidget()
        self.subtitle = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        super().__init__(WIDTH_PX, parent)
        self._keys_only = purpose is Purpose.KEYS
        self._is_new_laptop = purpose is Purpose.TAKE_OVER
        self.is_put_back = purpose is Purpose.PUT_BACK
        self.setObjectName("screen.old_data")
        self._searched = False
        self.title = Label("", TextStyle.H1, wrap=True)
        self.notice = Notice()
        self.notice.setObjectName("old.notice")
        self.busy = BusyBar()
        self.rows.setObjectName("old.rows")
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.empty.setContentsMargins(16, 14, 16, 14)
        self.field = Field(icon=Icon.LOCK)
        self.field.setObjectName("old.passphrase")
        self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.labelled = Labelled("", self.field)
        self.open = Button("", ButtonKind.PRIMARY, key="Enter")
        self.folder = Button("", icon=Icon.FILE)
        self.back = Button("")
        self.forgot = Button("", ButtonKind.LINK)
        self.province = Button("", ButtonKind.LINK)
        for part, name in (
            (self.open, "open"), (self.folder, "folder"), (self.back, "back"),
            (self.forgot, "forgotten"), (self.province, "province"),
        ):  # fmt: skip
            part.setObjectName(f"old.{name}")
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._retranslate()

    def searching(self) -> None:
        """Sticks and folders are being read."""
        self.busy.start(self.tr("Looking on sticks and in the usual folders"), can_stop=False)
        self.notice.clear()
        self._set_enabled(enabled=False)

    def show_found(self, found: Sequence[OldData]) -> None:
        self.busy.finish()
        self._found, self._searched = tuple(found), True
        self._set_enabled(enabled=True)
        self.rows.set_rows(tuple(map(self._row, range(len(found)), found)))
        if found:
            self.rows.set_current("0")
        self._render()
        self._take_focus()

    def tell_problem(self, sentence: str, *, of_passphrase: bool) -> None:
        """Show why it did not open; a wrong passphrase is marked at its field."""
        self.busy.finish()
        self._set_enabled(enabled=True)
        self.labelled.set_problem(sentence if of_passphrase else "")
        if of_passphrase:
            self.field.edit.selectAll()
            self.field.setFocus()
        else:
            self.notice.show_message(NoticeKind.ERROR, sentence)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_focus()

    @override
    def fit(self) -> None:
        super().fit()
        self._acts.setFixedWidth(self.column_width())
        self.subtitle.setHidden(self.is_low())
        most = ROWS_OF_LOW if self.is_low() else ROWS
        self.rows.setFixedHeight(round(self.rows.sizeHintForRow(0) * min(len(self._found), most)) + 4)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        card = Card(padding=BARE)
        card.body.addWidget(self.empty)
        card.body.addWidget(self.rows, 1)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.open)
        for part in (self.title, self.subtitle, self.notice, self.busy, card, self.labelled):
            self.column.addWidget(part)
        self.column.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignHCenter)
        self.foot.addWidget(self.province, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self.rows.current_changed.connect(self._chosen)
        self.rows.row_chosen.connect(lambda _key: self._open())
        self.field.submitted.connect(self._open)
        self.open.clicked.connect(self._open)
        self.forgot.clicked.connect(self._forgot)
        self.folder.clicked.connect(self.folder_requested)
        self.province.clicked.connect(self.province_requested)
        self.back.clicked.connect(self.left)

    def current(self) -> OldData | None:
        """The old data that is marked."""
        key = self.rows.current_key()
        return self._found[int(key)] if key else None

    def _open(self) -> None:
        old = self.current()
        if old is None or not self.open.isEnabled():
            return
        if old.needs_passphrase and not self.field.text():
            self.tell_problem(self.tr("Type the passphrase of the old laptop."), of_passphrase=True)
            return
        self._begin_work()
        self.open_requested.emit(old, self.field.text() if old.needs_passphrase else "")

    def _forgot(self) -> None:
        old = self.current()
        if old is not None:
            self._begin_work()
            self.forgotten.emit(old)

    def _begin_work(self) -> None:
        self.labelled.set_problem("")
        self.notice.clear()
        self._set_enabled(enabled=False)
        self.busy.start(self.tr("Copying and checking the old data"), can_stop=False)

    def _set_enabled(self, *, enabled: bool) -> None:
        links = (self.forgot, self.province)
        for part in (self.open, self.folder, self.back, *links, self.rows, self.field):
            part.setEnabled(enabled)

    def _chosen(self) -> None:
        self.labelled.set_problem("")
        self.field.set_text("")
        self._render()

    def _take_focus(self) -> None:
        old = self.current()
        first = self.folder if old is None else self.field if old.needs_passphrase else self.open
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self) -> None:
        old = self.current()
        locked = old is not None and old.needs_passphrase
        self.rows.setVisible(bool(self._found))
        self.fit()
        self.empty.setText(
            self.tr("Nothing was found. Plug the stick in and look again, or choose the folder.")
            if self._searched
            else ""
        )
        self.empty.setVisible(not self._found)
        self.labelled.setVisible(locked)
        self.forgot.setVisible(locked and self._is_new_laptop)
        self.province.setVisible(self._is_new_laptop)
        self.open.setEnabled(old is not None)

    def _row(self, place: int, old: OldData) -> Row:
        where = ", ".join(filter(None, (old.hamlet, old.unit_name))) or self.tr("Locked data")
        kinds = {
            OldKind.STICK: self.tr("Copy on a stick of {when}"),
            OldKind.FOLDER: self.tr("Data folder, last changed {when}"),
            OldKind.SAFE_COPY: self.tr("Safe copy of {when}"),
        }
        facts = [kinds[old.kind].format(when=format_instant(old.made))]
        if old.visits is not None:
            last = "–" if old.last_visit is None else format_date(old.last_visit)
            text = self.tr("{count} visits, the last on {day}")
            facts.append(text.format(count=format_number(old.visits), day=last))
        return Row(
            key=str(place),
            title=" · ".join(filter(None, (where, old.officer))),
            lines=(*(facts if current_theme().crowded else (". ".join(facts),)), last_parts(old.path)),
            icon=Icon.LOCK if old.needs_passphrase else Icon.FILE,
        )

    def _retranslate(self) -> None:
        title = self.tr("Which data goes on here?")
        how = self.tr("Plug the stick or the old disk in. It is only read; this laptop works on with a copy.")
        if self.is_put_back:
            title = self.tr("Which copy takes the place of the data?")
            how = self.tr("Plug the stick in. It is only read; the damaged data file is kept.")
        if self._keys_only:
            title = self.tr("Which copy has the keys of this data?")
            how = self.tr("Plug the stick in. Only its keys are taken; the data here stays as it is.")
        self.title.setText(title)
        self.rows.setAccessibleName(title)
        self.subtitle.setText(how)
        here, there = self.tr("Passphrase of this laptop"), self.tr("Passphrase of the old laptop")
        self.labelled.set_label(here if self.is_put_back else there)
        self.open.set_text(self.tr("Take its keys") if self._keys_only else self.tr("Open this data"))
        self.folder.set_text(self.tr("Look in a folder or on a stick…"))
        self.back.set_text(self.tr("Back"))
        self.forgot.set_text(self.tr("Passphrase forgotten? Recovery file, or the province"))
        self.province.set_text(self.tr("No copy is left: ask the province for a restore pack"))
        if self._found:
            key = self.rows.current_key()
            self.rows.set_rows(tuple(map(self._row, range(len(self._found)), self._found)))
            self.rows.set_current(key)
        self._render()

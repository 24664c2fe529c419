"""Machines and keys: who may send, who asks, who was revoked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.keytext import short_number
from ui.qt.context import PageContext
from ui.qt.keys.before_card import BeforeCard
from ui.qt.keys.machines_card import MachinesCard
from ui.qt.keys.own_card import LaptopCard, ProvinceCard, left_column
from ui.qt.keys.state import Asked, Form
from ui.qt.keys.view_model import KeysViewModel
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.typed import override
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.sidebar import APP_NAME

LEFT_WIDTH = 400


class KeysPage(Page):
    """Renders `KeysViewModel.state`; reached from the page of files."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.MACHINES)
        self._dialogs = context.dialogs
        self._sends = context.services.imports is not None
        self.model = KeysViewModel(context, self)
        decides = self.model.state.decides
        self.laptop = LaptopCard()
        self.province = ProvinceCard()
        (self.laptop if decides else self.province).hide()
        self.machines = MachinesCard(decides=decides)
        columns = Columns()
        columns.add(left_column(self.laptop, self.province), width=LEFT_WIDTH)
        self.before = BeforeCard()
        self.before.hide()
        columns.add(_above(self.before, self.machines))
        self.body.addWidget(columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Machines and keys"))
        self.header.set_subtitle(
            self.tr("Who may send files here, and how they are recognised")
            if self.model.state.decides
            else self.tr("How the province recognises this laptop")
        )
        files = self.tr("Sync") if self._sends else self.tr("Receive files")
        self.header.set_crumbs([files], self.tr("Machines and keys"))
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load()

    @override
    def take_focus(self) -> None:
        first = self.machines.open if self.model.state.decides else self.laptop.ask
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def open_files(self) -> bool:
        decides = self.model.state.decides
        title = self.tr("Open a request") if decides else self.tr("Open the province's answer")
        kinds = self.tr("Files of {app} (*.tnk *.tnd);;All files (*)").format(app=APP_NAME)
        path = self._dialogs.open_file(self, title, kinds)
        if path is not None:
            self._take(path)
        return True

    @override
    def leave(self) -> bool:
        if not self.model.give_up():
            return False
        self.take_focus()
        return True

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        self._take(paths[0])

    def _take(self, path: Path) -> None:
        if self.model.state.decides:
            self.model.open_file(path)
        else:
            self.model.read_answer(path)

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.SYNC, ""))
        self.laptop.ask.clicked.connect(self._ask)
        self.laptop.answer.clicked.connect(self.open_files)
        self.province.begin.clicked.connect(partial(self._make_cards, None))
        self.province.printed.clicked.connect(self.model.finish_ceremony)
        self.province.give_up.clicked.connect(self.model.drop_ceremony)
        self.laptop.change.clicked.connect(lambda: self.model.explain(Form.OWN_KEY))
        self.province.change.clicked.connect(lambda: self.model.explain(Form.PROVINCE_KEY))
        self.province.from_cards.clicked.connect(lambda: self.model.explain(Form.FROM_CARDS))
        for form in (self.laptop.form, self.province.form):
            form.confirmed.connect(self._change)
            form.left.connect(lambda: self.model.explain(None))
        self.province.card.clicked.connect(self._save_card)
        self.province.publish.clicked.connect(self._publish)
        self.before.apply.clicked.connect(self.model.apply_before)
        self.before.keep.clicked.connect(self.model.keep_before)
        self.machines.busy.stop_requested.connect(self.model.stop)
        self.model.reported.connect(self.machines.busy.set_progress)
        self.machines.open.clicked.connect(self.open_files)
        self.machines.question.accept.clicked.connect(self._agree)
        self.machines.question.refuse.clicked.connect(self.model.postpone)
        self.machines.list.row_chosen.connect(self.model.choose)
        self.machines.pack.clicked.connect(self._write_pack)
        self.machines.revoke.clicked.connect(lambda: self.model.revoke(self.machines.chosen_reason))

    def _render(self) -> None:
        state = self.model.state
        self.laptop.render_state(state)
        self.province.render_state(state)
        self.before.render_state(state)
        self.machines.render_state(state)

    def _ask(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the request"))
        if folder is not None:
            self.model.write_request(folder)

    def _agree(self) -> None:
        question = self.model.state.question
        if question is None:
            return
        folder = None
        if question.asked is not Asked.PROVINCE:
            folder = self._dialogs.choose_folder(self, self.tr("Where to put the answer"))
            if folder is None:
                return
        self.model.agree(folder, self.machines.question.reason.text(), self.machines.chosen_old)

    def _write_pack(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the restore pack"))
        if folder is not None:
            self.model.write_pack(folder)

    def _publish(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the list"))
        if folder is not None:
            self.model.publish(folder)

    def _save_card(self) -> None:
        number = short_number(self.model.state.standing.own_number)
        path = self._ask_pdf(self.tr("Save the province's card"), f"the-khoa-tinh-{number}.pdf")
        if path is not None:
            self.model.save_card(path)

    def _make_cards(self, cards: str | None) -> None:
        path = self._ask_pdf(self.tr("Put the paper keys where you print from"), "khoa-giay-cua-tinh.pdf")
        if path is not None:
            self.model.make_cards(path, cards)

    def _change(self, card: str) -> None:
        """Do the explained change, once a folder was chosen."""
        form = self.model.state.form
        if form is Form.FROM_CARDS:
            self._make_cards(card)
            return
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the files"))
        if folder is None:
            return
        if form is Form.OWN_KEY:
            self.model.change_own_key(folder)
        elif form is Form.PROVINCE_KEY:
            self.model.change_province_key(folder, card)
        elif form is Form.UNLOCK_CARD:
            self.model.answer_with_card(folder, card)

    def _ask_pdf(self, title: str, proposed: str) -> Path | None:
        return self._dialogs.save_file(self, title, proposed, self.tr("PDF (*.pdf)"))


def _above(card: QWidget, rest: QWidget) -> QWidget:
    """`card` over `rest`, which takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(card)
    column.addWidget(rest, 1)
    return holder


def make_page(context: PageContext) -> Page:
    return KeysPage(context)

"""A page whose workspace has no household yet: load the list, add one by hand, or look at sample data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.qt.icons import Icon
from ui.qt.shared.demo_link import DemoLink
from ui.qt.theme import is_retranslate
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.empty_state import EmptyState


class EmptyList(EmptyState):
    """`load_requested` and `add_requested` are the two ways on; `look_around` opens the sample data."""

    load_requested = Signal()
    add_requested = Signal()

    def __init__(self, page: str, look_around: Callable[[], None], parent: QWidget | None = None) -> None:
        """`page` is part of the names of its buttons."""
        self.load_list = Button("", ButtonKind.PRIMARY, icon=Icon.FILE)
        self.load_list.setObjectName(f"{page}.load_list")
        self.add_one = Button("", icon=Icon.PLUS, key="Ctrl+N")
        self.add_one.setObjectName(f"{page}.add_one")
        super().__init__(
            parent=parent, primary=self.load_list, secondary=self.add_one, link=DemoLink(look_around)
        )
        self._all_closed = False
        self.load_list.clicked.connect(self.load_requested)
        self.add_one.clicked.connect(self.add_requested)
        self._retranslate()

    def tell_closed(self, *, all_closed: bool) -> None:
        """Households were listed, and every one was taken off the list."""
        if all_closed != self._all_closed:
            self._all_closed = all_closed
            self._retranslate()

    def take_focus(self) -> None:
        self.load_list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.load_list.set_text(self.tr("Load from Excel"))
        self.add_one.set_text(self.tr("Add a household"))
        self.set_texts(
            self.tr("Every household is off the list")
            if self._all_closed
            else self.tr("There is no household list yet"),
            self.tr(
                "Load the list of the hamlet from an Excel file, or add households one by one at the door."
            ),
        )

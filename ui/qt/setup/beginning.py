"""The first question of a new laptop: begin new, open old data, or be the second laptop of the ward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.qt.icons import Icon
from ui.qt.shared.language_choice import LanguageChoice
from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

WIDTH_PX = 520


class Beginning(CentredScreen):
    """Three ways; the keys 1 to 3 choose too."""

    new_requested = Signal()
    old_requested = Signal()
    second_requested = Signal()
    demo_requested = Signal()
    language_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH_PX, parent)
        self.setObjectName("screen.beginning")
        self.title = Label("", TextStyle.H1, wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.languages = LanguageChoice()
        self.new = Button("", ButtonKind.LARGE, icon=Icon.HOME, key="1")
        self.old = Button("", ButtonKind.SECONDARY, icon=Icon.FILE, key="2")
        self.second = Button("", ButtonKind.SECONDARY, icon=Icon.LAPTOP, key="3")
        self.demo = Button("", ButtonKind.LINK)
        self.hints = tuple(Label("", TextStyle.SMALL, Role.TEXT2, wrap=True) for _ in range(3))
        ways = (self.new, self.old, self.second)
        for way, name in zip(ways, ("new", "old", "second"), strict=True):
            way.setObjectName(f"beginning.{name}")
        self.demo.setObjectName("beginning.demo")
        self.add_centred(Mark(72))
        self.column.addSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(12)
        for way, hint in zip(ways, self.hints, strict=True):
            self.column.addWidget(way)
            self.column.addWidget(hint)
            self.column.addSpacing(10)
        self.foot.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)
        self.new.clicked.connect(self.new_requested)
        self.old.clicked.connect(self.old_requested)
        self.second.clicked.connect(self.second_requested)
        self.demo.clicked.connect(self.demo_requested)
        self.languages.chosen.connect(self.language_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_1: self.new, Qt.Key.Key_2: self.old, Qt.Key.Key_3: self.second}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            way.click()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self.languages.follow()
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("How does this laptop begin?"))
        self.new.set_text(self.tr("Begin anew"))
        self.old.set_text(self.tr("I have old data (stick, folder, broken laptop)"))
        self.second.set_text(self.tr("Second laptop of the ward"))
        self.demo.set_text(self.tr("Look around with sample data"))
        hints = (
            self.tr("The first laptop of a ward or province, or a new one where no copy is left."),
            self.tr("A copy on a stick, a data folder that was copied, or the disk of a broken laptop."),
            self.tr("The first laptop works: it gives list, names and visits to this one on a stick."),
        )
        for label, hint in zip(self.hints, hints, strict=True):
            label.setText(hint)

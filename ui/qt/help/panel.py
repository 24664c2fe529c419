"""The help: a topic at the right of the window, the others under a combo, and the papers made of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget

from core.content.help_topics import Topic, parser, topic_text, topic_title
from core.records.workspace import Language
from ui.qt.icons import Icon
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, IconButton
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.overlay import Overlay
from ui.qt.widgets.scroll_bar import SlimScrollBar

WIDTH: Final = 520
BAR_PX: Final = 3


class HelpText(QTextBrowser):
    """A bar at its left edge shows that the keys scroll it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, BAR_PX, self.viewport().height(), current_theme().colour(Role.ACCENT))
            painter.end()


class HelpPanel(Overlay):
    """`print_requested` carries the paper: "handbook" or "key-sheet"."""

    print_requested = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._topic = Topic.START
        self._language = Language.VIETNAMESE
        self._topics = tuple(Topic)
        self.topics = Combo()
        self.topics.setObjectName("help.topics")
        self.shut = IconButton(Icon.CLOSE, "")
        self.shut.setObjectName("help.close")
        self.text = HelpText()
        self.text.setObjectName("help.text")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self.text))
        self.handbook = Button("", icon=Icon.PRINT)
        self.keys = Button("", icon=Icon.PRINT)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.topics, 1)
        head.addWidget(self.shut)
        for button in (self.handbook, self.keys):
            foot.addWidget(button)
        self.panel.body.addLayout(head)
        self.panel.body.addWidget(self.text, 1)
        self.panel.body.addLayout(foot)
        self.shut.clicked.connect(self.close_over)
        self.topics.activated.connect(lambda at: self.show_topic(self._topics[at]))
        self.handbook.clicked.connect(lambda: self._print("handbook"))
        self.keys.clicked.connect(lambda: self._print("key-sheet"))
        self._retranslate()

    @override
    def panel_place(self, room: QRect) -> QRect:
        width = min(current_theme().px(WIDTH), room.width() - 40)
        return QRect(room.width() - width, 0, width, room.height())

    @override
    def first_focus(self) -> QWidget:
        return self.text

    def set_topics(self, topics: tuple[Topic, ...], language: Language) -> None:
        self._topics, self._language = topics, language
        at = self.topics.currentIndex()
        self.topics.clear()
        self.topics.addItems([topic_title(topic, language) for topic in topics])
        self.topics.setCurrentIndex(max(at, 0))

    def show_topic(self, topic: Topic) -> None:
        self._topic = topic
        self.topics.setCurrentIndex(self._topics.index(topic))
        self._set_text()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._set_text()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _set_text(self) -> None:
        theme = current_theme()
        self.text.setFont(theme.font(TextStyle.BODY))
        palette = QPalette(theme.q_palette())
        palette.setColor(QPalette.ColorRole.Base, theme.colour(Role.SURFACE))
        self.text.setPalette(palette)
        self.text.document().setDefaultStyleSheet(_style_sheet())
        self.text.setHtml(parser().render(topic_text(self._topic, self._language)))

    def _print(self, paper: str) -> None:
        self.close_over()
        self.print_requested.emit(paper)

    def _retranslate(self) -> None:
        self.topics.setAccessibleName(self.tr("Topic of the help"))
        self.text.setAccessibleName(self.tr("Help"))
        self.shut.set_name(self.tr("Close the help (Esc)"))
        self.handbook.set_text(self.tr("Print the handbook"))
        self.keys.set_text(self.tr("Print the key sheet"))


def _style_sheet() -> str:
    """Return the theme as a style sheet of Qt's rich text."""
    theme = current_theme()
    line, accent = theme.colour(Role.LINE).name(), theme.colour(Role.ACCENT).name()
    big, middle = (theme.font(style).pointSizeF() for style in (TextStyle.H1, TextStyle.H3))
    return (
        f"h1 {{ font-size: {big}pt; font-weight: 700; margin: 0 0 10px 0 }}"
        f"h2 {{ font-size: {middle}pt; font-weight: 700; margin: 14px 0 4px 0 }}"
        f"p, li {{ margin: 6px 0; line-height: 140% }} code {{ color: {accent}; font-weight: 600 }}"
        f"td, th {{ padding: 5px 12px 5px 0; border-bottom: 1px solid {line}; text-align: left }}"
    )

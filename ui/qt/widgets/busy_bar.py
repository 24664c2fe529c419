"""Progress inside the card concerned: a sentence, a 6 px bar, the time left and a way to stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.time_left import TimeLeft

BAR_PX: Final = 6
UNKNOWN_SHARE: Final = 0.25


class ProgressBar(QWidget):
    """The bar itself; without a total it shows a quarter, still, for those who want less motion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = UNKNOWN_SHARE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        return self._share

    def set_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, current_theme().px(BAR_PX))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        radius = self.height() / 2
        draw_box(painter, self.rect(), radius, fill=theme.colour(Role.TRACK))
        filled = QRectF(0, 0, self.width() * self._share, self.height())
        if filled.width() >= self.height():
            draw_box(painter, filled, radius, fill=theme.colour(Role.ACCENT))
        painter.end()


class BusyBar(QWidget):
    """Hidden until `start`; `stop_requested` is a wish, the job decides when it ends.

    For work that cannot be stopped it shows that.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, time_left: TimeLeft | None = None) -> None:
        super().__init__(parent)
        self._time_left = time_left or TimeLeft()
        self._can_stop = True
        self.sentence = Label("", wrap=True)
        self.left = Label("", TextStyle.SMALL, Role.TEXT2)
        self.bar = ProgressBar()
        self.stop = Button("", ButtonKind.LINK)
        self.stop.setObjectName("busy.stop")
        self.stop.clicked.connect(self._ask_to_stop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.sentence)
        words.addWidget(self.bar)
        words.addWidget(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        self._retranslate()
        self.hide()

    def start(self, sentence: str, *, can_stop: bool = True) -> None:
        self.set_sentence(sentence)
        self.bar.set_share(UNKNOWN_SHARE)
        self._can_stop = can_stop
        self._say_left(None)
        self._time_left.start()
        self.stop.setEnabled(True)
        self.stop.setVisible(can_stop)
        self.show()
        announce(self, sentence)

    def set_sentence(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)

    def set_progress(self, done: int, total: int) -> None:
        """`total` 0 means unknown."""
        self.bar.set_share(done / total if total else UNKNOWN_SHARE)
        percent = round(self.bar.share * 100)
        self.setAccessibleDescription(f"{percent} %" if total else "")
        self._say_left(self._time_left.seconds(done, total))

    def finish(self) -> None:
        self.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_requested.emit()

    def _say_left(self, seconds: int | None) -> None:
        whole = "" if self._can_stop else self.tr("This step is not stopped halfway")
        said = " · ".join(filter(None, ("" if seconds is None else self._words(seconds), whole)))
        self.left.setText(said)
        self.left.setVisible(bool(said))

    def _words(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("About %n second(s) left", "", seconds)
        return self.tr("About %n minute(s) left", "", seconds // 60)

    def _retranslate(self) -> None:
        self.stop.set_text(self.tr("Stop"))

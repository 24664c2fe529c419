"""Requirements of every page: names for screen readers, room for every text, targets large enough."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from ui.qt.typed import override
from ui.qt.widgets.text import recorded_misfits

ROUNDING_PX = 1
PLACEHOLDER_MARGINS_PX = 4
"""Of Qt's own, on both sides together."""

FULL_TARGET_PX = 44
QUIET_TURNS = 3
MOST_TURNS = 30
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def visible(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]


def settle(root: QWidget) -> None:
    """Until no widget has moved for some turns of the event loop: one layout asks for another."""
    before: list[QRect] = []
    quiet = 0
    for _ in range(MOST_TURNS):
        QApplication.processEvents()
        after = [widget.geometry() for widget in visible(root)]
        quiet = quiet + 1 if after == before else 0
        if quiet == QUIET_TURNS:
            return
        before = after
    raise AssertionError(f"{told(root)} does not come to rest")


class _Requests(QObject):
    """Collects the widgets that get a request for a layout."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget) and watched.isVisible():
            self.found.append(told(watched))
        return False


def restless(root: QWidget) -> list[str]:
    """Return widgets of a settled window whose layout asks for the next one for ever: a processor at work."""
    requests = _Requests()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(requests)
    for _ in range(QUIET_TURNS):
        requests.found.clear()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    application.removeEventFilter(requests)
    return [f"never at rest: {name} in {told(root)}" for name in requests.found]


def told(widget: QWidget) -> str:
    where = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()!r} in {where}"


def is_whole(widget: QWidget) -> bool:
    """Return True if no part of the widget is scrolled away, covered or cut by what holds it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def unnamed(root: QWidget) -> list[str]:
    """Return widgets that take the focus by Tab and have no text for a screen reader."""
    found = []
    for widget in visible(root):
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if takes and not words:
            found.append(told(widget))
    return found


def cut_texts(root: QWidget) -> list[str]:
    """Texts that have less room than they need: painted ones, labels, buttons and placeholders."""
    with recorded_misfits() as misfits:
        root.grab()
    found = [f"painted {m.text!r}: needs {m.needed:.0f}, has {m.given:.0f}" for m in misfits]
    for widget in visible(root):
        if isinstance(widget, QLabel) and widget.text():
            found += cut_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.width() + ROUNDING_PX < widget.sizeHint().width():
            found.append(f"{told(widget)} {widget.text()!r} {widget.width()} < {widget.sizeHint().width()}")
        elif isinstance(widget, QLineEdit):
            needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if needed > widget.width() - PLACEHOLDER_MARGINS_PX:
                found.append(f"{told(widget)} placeholder {widget.placeholderText()!r}")
    return found


def cut_label(label: QLabel) -> list[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return (
            [f"label {label.text()!r}: {label.height()} < {needed} high"] if label.height() < needed else []
        )
    needed = label.sizeHint().width()
    cut = label.width() + ROUNDING_PX < needed
    return [f"label {label.text()!r}: {label.width()} < {needed} wide"] if cut else []


def outside_parent(root: QWidget) -> list[str]:
    """Widgets that stick out of the widget that holds them."""
    found = []
    for widget in visible(root):
        parent = widget.parentWidget()
        scrolled = parent is not None and parent.objectName() == "qt_scrollarea_viewport"
        if parent is None or scrolled or widget.geometry().isEmpty():
            continue
        if not parent.rect().contains(widget.geometry()):
            found.append(f"{told(widget)} {widget.geometry().getRect()} in {parent.rect().getRect()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Pairs of siblings that cover each other."""
    found = []
    for parent in [root, *visible(root)]:
        children = [w for w in parent.findChildren(QWidget, options=DIRECT) if w.isVisibleTo(root)]
        for at, one in enumerate(children):
            for other in children[at + 1 :]:
                if one.geometry().intersects(other.geometry()) and not is_window_part(one, other):
                    found.append(f"{told(one)} over {told(other)}")
    return found


def sideways(root: QWidget) -> list[str]:
    """Bodies of pages that have to be scrolled to the side."""
    areas = [widget for widget in visible(root) if isinstance(widget, QScrollArea)]
    return [f"{told(one)} scrolls sideways" for one in areas if one.horizontalScrollBar().maximum() > 0]


def is_window_part(one: QWidget, other: QWidget) -> bool:
    """Return True for parts of a scroll area, which places its viewport and scroll bars itself."""
    names = {one.objectName(), other.objectName()}
    return bool(names & {"qt_scrollarea_viewport", "qt_scrollarea_hcontainer", "qt_scrollarea_vcontainer"})


def small_targets(root: QWidget, least: int = FULL_TARGET_PX) -> list[str]:
    """Buttons lower than a finger needs."""
    buttons = [widget for widget in visible(root) if isinstance(widget, QAbstractButton)]
    return [told(button) for button in buttons if button.height() < least]

"""Every page by keys only: Tab reaches every control, and the focus is visible."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QWidget,
)

from tests.pictures.conftest import Flashes, shown_root
from tests.sitting import OFFSCREEN_NOISE
from tests.ui_kit import checks
from tools.rounds import SMALLEST, Dress, rounds
from tools.studio import Camera, Studio

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True)

MOST_STOPS = 200
SMALL_AND_LARGE = Dress(size=SMALLEST, zoom=150)
RING_PX = 4
"""Distance outside of its widget at which a focus may be drawn."""


def is_a_stop(widget: QWidget) -> bool:
    """Return True if Tab has to stop at the widget. Of exclusive buttons it stops at the chosen one."""
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    if widget.focusProxy() is not None or widget.visibleRegion().isEmpty():
        return False
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        excludes = widget.autoExclusive() or (bool(group) and group.exclusive())
        return widget.isChecked() or not excludes
    return True


def picture_of(widget: QWidget) -> QImage:
    """The widget with a seam around it, as its parent shows it."""
    parent = widget.parentWidget() or widget
    if isinstance(widget, QLineEdit):  # its frame is its parent's
        return parent.grab().toImage()
    place = QRect(widget.geometry()).adjusted(-RING_PX, -RING_PX, RING_PX, RING_PX)
    return parent.grab(place & parent.rect()).toImage()


def is_seen(widget: QWidget) -> bool:
    """Return True if the field with the focus, frame included, is whole; of a list its current row."""
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        shown = widget.viewport().visibleRegion().boundingRect()
        return shown.contains(row) if row.isValid() else True
    if isinstance(widget, QAbstractScrollArea):
        return checks.is_whole(widget.viewport())
    framed = widget.parentWidget() if isinstance(widget, QLineEdit) else None
    return checks.is_whole(framed or widget)


def walk_round(camera: Camera) -> tuple[set[QWidget], list[str]]:
    """Presses Tab until it is back: where it came, and the stops that look the same without the focus."""
    reached: set[QWidget] = set()
    unseen: list[str] = []
    now = QApplication.focusWidget()
    if now is None:
        return reached, ["nothing has the focus"]
    QTest.keyClick(now, Qt.Key.Key_Shift)  # after a click there is no ring until a key
    for _ in range(MOST_STOPS):
        with_focus = picture_of(now)
        before = now
        QTest.keyClick(now, Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        if following is None or following is before:
            return reached, [*unseen, f"Tab goes no further than {checks.told(before)}"]
        if with_focus == picture_of(before):
            unseen.append(checks.told(before))
        reached.add(before)
        now = following
        if now in reached:
            return reached, unseen
    return reached, [*unseen, "Tab never comes back"]


def walk_in_sight(camera: Camera) -> list[str]:
    """Press Tab until it is back; return the stops that are not wholly in sight."""
    hidden, stops = [], set[QWidget]()
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        stops.add(now)
        QApplication.processEvents()
        QApplication.processEvents()
        if not is_seen(now):
            hidden.append(checks.told(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return hidden


@pytest.mark.pictures
def test_what_has_the_focus_is_seen_whole_in_the_smallest_window_and_large_letters(studio: Studio) -> None:
    wrong = {name: walk_in_sight(camera) for camera, name in rounds(studio, (SMALL_AND_LARGE,))}
    assert {name: hidden for name, hidden in wrong.items() if hidden} == {}


def test_tab_reaches_everything_and_the_focus_is_seen(studio: Studio, flashes: Flashes) -> None:
    wrong: list[str] = []
    for camera, name in rounds(studio, (Dress(),)):
        root = shown_root(camera)
        wanted = [widget for widget in checks.visible(root) if is_a_stop(widget)]
        reached, unseen = walk_round(camera)
        wrong += [f"{name}: missed {checks.told(widget)}" for widget in wanted if widget not in reached]
        wrong += [f"{name}: {told}" for told in unseen]
    assert wrong == [], "\n".join(wrong)
    assert flashes.found == []

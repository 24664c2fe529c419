"""Twelve acts by their visible words: `docs/design.md` lists the clicks, and each of them is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from tests.ui_kit.hands import click
from tools.scenes import PASSPHRASE
from tools.studio import Camera, NoDialogs, Studio
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.widgets.field import Labelled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DESIGN = Path(__file__).parents[2] / "docs" / "design.md"
MOST_CLICKS = 3


def listed() -> dict[str, list[str]]:
    """Return the visible words of each act, in the order of the clicks."""
    section = DESIGN.read_text(encoding="utf-8").split("## Twelve acts")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!Act|-)([^|]+) \| ([^|]+) \|", section, re.MULTILINE)
    return {act.strip(): re.findall(r"\*([^*]+)\*", clicks) for act, clicks in rows}


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.placeholderText() or widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def click_words(camera: Camera, words: str) -> None:
    """Click what shows `words` whole: an entry of a list, a button, a menu's entry, or a field."""
    window, menu = camera.window, QApplication.activePopupWidget()
    for action in () if menu is None else menu.actions():
        if menu is not None and action.text() == words:
            menu.close()
            action.trigger()
            camera.settle()
            return
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if view.isVisible() and model is not None else 0):
            index = model.index(row, 0)
            if index.data() == words:
                view.scrollTo(index)
                click(view.viewport(), view.visualRect(index).center())
                camera.settle()
                return
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and words_of(widget) == words:
            holder = widget.parentWidget()
            if isinstance(holder, Labelled):
                holder.inner.setFocus()
            else:
                click(widget)
            camera.settle()
            return
    raise AssertionError(f"{words!r} is not in sight")


def has_focus(name: str) -> bool:
    now = QApplication.focusWidget()
    holder = None if now is None else now.parentWidget()
    return name in {part.objectName() for part in (now, holder) if part is not None}


def shown(camera: Camera, page: PageId) -> bool:
    now = camera.window.current_page()
    return now is not None and now.page_id == page


def add_one(camera: Camera) -> bool:
    return camera.named("households.add").isVisible() and has_focus("households.add.name")


def names_officers(camera: Camera) -> bool:
    menu = QApplication.activePopupWidget()
    names = [action.text() for action in menu.actions()] if menu is not None else []
    if menu is not None:
        menu.close()
    return any("Lê Văn Tám" in name for name in names)


def counts_unsent(camera: Camera) -> bool:
    words = [label.text() for label in camera.window.findChildren(QLabel) if label.isVisible()]
    spoken = [part.accessibleName() for part in camera.window.findChildren(QWidget) if part.isVisible()]
    return shown(camera, PageId.SYNC) and any("Chỉ có trên máy này" in text for text in (*words, *spoken))


def finds_by_phone(camera: Camera) -> bool:
    camera.write("households.search", "076")
    view = camera.named("households.list")
    return isinstance(view, QAbstractItemView) and 0 < view.model().rowCount() < 10


def is_undone(camera: Camera) -> bool:
    page = camera.window.current_page()
    return page is not None and page.header.toast.sentence.text().startswith("Đã hoàn tác")


def sets_large_letters(camera: Camera) -> bool:
    camera.window.set_zoom(150)
    is_large = camera.window.settings.zoom() == 150
    camera.window.set_zoom(100)
    return is_large


RESULTS: dict[str, Callable[[Camera], bool]] = {
    "add a household": add_one,
    "hand doors over": names_officers,
    "undo": is_undone,
    "change campaign": lambda _camera: has_focus("settings.campaign"),
    "restore a copy": lambda _camera: has_focus("settings.copies"),
    "see what is unsent": counts_unsent,
    "print my tổ": lambda _camera: has_focus("print.place"),
    "change my name": lambda _camera: has_focus("settings.officer_name"),
    "find by phone": finds_by_phone,
    "large letters": lambda camera: has_focus("settings.zoom") and sets_large_letters(camera),
    "help": lambda camera: camera.named("help.text").isVisible(),
}


def prepare(camera: Camera, act: str) -> None:
    """Bring the window to the state before an act: a household ticked, a visit just recorded."""
    if act == "undo":
        camera.go_to(PageId.QUICK)
        camera.write("quick.line.edit", "v")
        QTest.keyClick(camera.named("quick.line.edit"), Qt.Key.Key_Return)
    elif act == "hand doors over":
        camera.go_to(PageId.HOUSEHOLDS)
        page = camera.window.current_page()
        assert isinstance(page, HouseholdsPage)
        page.many.set_picking(picking=True)
        camera.go_to(PageId.TODAY)
    else:
        camera.go_to(PageId.TODAY)
    camera.settle()


def test_each_act_is_reached_by_at_most_three_words_that_are_in_sight(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = listed()
    asked: list[str] = []

    def save_file(_self: NoDialogs, _parent: QWidget, _title: str, proposed: str, _kinds: str) -> None:
        asked.append(proposed)

    def asks_for_visits(_camera: Camera) -> bool:
        return "luot-tham-hom-nay" in asked[-1]

    monkeypatch.setattr(NoDialogs, "save_file", save_file)
    results = {**RESULTS, "today's visits as Excel": asks_for_visits}
    assert set(results) == set(acts)
    assert len(acts) == 12
    assert {act: clicks for act, clicks in acts.items() if not 0 < len(clicks) <= MOST_CLICKS} == {}
    services = studio.stage.workspaces.open(studio.stage.ward, PASSPHRASE)
    services.copies.make("close")
    services.close()
    with studio.camera(studio.stage.ward) as camera:
        camera.window.set_language(Language.VIETNAMESE)
        failed = []
        for act, result in results.items():
            prepare(camera, act)
            for words in acts[act]:
                click_words(camera, words)
            if not result(camera):
                failed.append(act)
    assert failed == []

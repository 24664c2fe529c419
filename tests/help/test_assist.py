"""F1, Ctrl+K and the way back, by keys in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QWidget

from core.application.services import Services
from core.base.text import fold
from core.content.help_topics import Topic, topic_title
from core.records.workspace import Language
from tests.sitting import Desk, Sit
from tools.translations import OWN, messages, whole_text
from ui.qt.commands.acts import ACTS, CONTEXT
from ui.qt.commands.command import Command, find_commands
from ui.qt.i18n import Language as WindowLanguage
from ui.qt.i18n import Translations
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.widgets.rows import RowList

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(make_ward: Callable[..., Services], sit: Sit) -> Desk:
    make_ward().close()
    return sit()


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifier)


def shown(desk: Desk) -> str:
    page = desk.window.current_page()
    assert page is not None
    return page.page_id


def open_commands(desk: Desk, words: str) -> None:
    press(desk, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(desk.named("commands.field"), words)


def test_f1_explains_the_page_and_esc_gives_the_focus_back(desk: Desk) -> None:
    desk.window.go_to_page(PageId.QUICK)
    before = QApplication.focusWidget()
    press(desk, Qt.Key.Key_F1)
    text = desk.named("help.text")
    assert isinstance(text, QTextBrowser)
    assert topic_title(Topic.QUICK, Language.ENGLISH) in text.toPlainText()
    assert QApplication.focusWidget() is text
    press(desk, Qt.Key.Key_Escape)
    assert not text.isVisible()
    assert QApplication.focusWidget() is before


def test_f1_pressed_again_closes_it(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F1)
    text = desk.named("help.text")
    press(desk, Qt.Key.Key_F1)
    assert not text.isVisible()


def test_tab_stays_inside_the_help(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F1)
    panel = desk.named("help.text").parentWidget()
    assert isinstance(panel, QWidget)
    for _ in range(8):
        press(desk, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus)


def test_words_without_accents_lead_to_a_page(desk: Desk) -> None:
    open_commands(desk, "sync")
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == PageId.SYNC


WANTED = {
    "thêm hộ": "add",
    "giao hộ": "give",
    "phân công": "give",
    "đổi chiến dịch": "campaign",
    "in phiếu": "walk",
    "in tổ của tôi": "walk",
    "hoàn tác": "undo",
    "chép ra USB": "stick",
    "khôi phục": "restore",
    "chưa gửi": "send",
    "đổi tên": "name",
    "tìm hộ số điện thoại": "find",
    "mật khẩu": "passphrase",
    "hộ trùng": "merge",
    "đôn đốc": "urge",
    "lượt hôm nay excel": "excel",
}


def vietnamese_commands() -> list[Command]:
    """Pages and acts as Ctrl+K has them, in the words of the catalogue."""
    read = {(name, source): whole_text(m.find("translation")) for name, source, m in messages(OWN)}
    pages = [(f"page.{source}", word, "") for (name, source), word in read.items() if name == "PageNames"]
    acts = [(f"act.{act.id}", read[CONTEXT, act.title], read[CONTEXT, act.also]) for act in ACTS]
    return [
        Command(id=key, title=title, kind="", icon=Icon.HELP, run=str, also=also)
        for key, title, also in (*pages, *acts)
    ]


def test_acts_are_found_by_their_words_with_accents_and_without() -> None:
    commands = vietnamese_commands()
    for words, act in WANTED.items():
        for typed in (words, fold(words).upper()):
            found = [command.id for command in find_commands(commands, typed)]
            assert f"act.{act}" in found[:2], (typed, found)


def test_nothing_is_found_of_tracks_that_the_campaign_does_not_order(desk: Desk) -> None:
    for words in ("outreach", "tracks"):
        open_commands(desk, words)
        found = desk.window.findChild(RowList, "commands.rows")
        assert found is not None
        assert found.row_model.items == ()
        press(desk, Qt.Key.Key_Escape)


IN_BOTH: Final = {
    "thêm hộ": "act.add",
    "đổi chiến dịch": "act.campaign",
    "phân công": "act.give",
    "cỡ chữ": "larger",
    "add a household": "act.add",
    "change campaign": "act.campaign",
    "assign": "act.give",
    "large letters": "larger",
}


@pytest.mark.parametrize("language", list(WindowLanguage))
def test_acts_are_found_in_either_language(
    desk: Desk, translations: Translations, catalogues: Path, language: WindowLanguage
) -> None:
    translations.folder = catalogues
    desk.window.set_language(language)
    open_commands(desk, "")
    rows = desk.named("commands.rows")
    assert isinstance(rows, RowList)
    for words, wanted in IN_BOTH.items():
        for typed in (words, fold(words)):
            field = desk.named("commands.field")
            assert isinstance(field, QLineEdit)
            field.setText(typed)
            assert wanted in [row.key for row in rows.row_model.items][:2], typed


def test_an_act_opens_its_page_at_its_part(desk: Desk) -> None:
    for words, page, named in (
        ("add a household", PageId.HOUSEHOLDS, "households.add.name"),
        ("change the campaign", PageId.SETTINGS, "settings.campaign"),
        ("print staff cards", PageId.PRINT, "print.papers"),
    ):
        open_commands(desk, words)
        press(desk, Qt.Key.Key_Return)
        focus = QApplication.focusWidget()
        assert (shown(desk), focus.objectName() if focus else "") == (page, named)


def test_arrows_choose_another_of_those_found(desk: Desk) -> None:
    open_commands(desk, "colours dark")
    press(desk, Qt.Key.Key_Return)
    assert desk.settings.palette().value == "dark"
    open_commands(desk, "type")
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert desk.settings.zoom() < 100


@pytest.mark.parametrize(("words", "page"), [("recovery", PageId.SETTINGS), ("excel", PageId.ROSTER)])
def test_words_that_a_page_is_about_lead_to_it(desk: Desk, words: str, page: PageId) -> None:
    open_commands(desk, words)
    rows = desk.named("commands.rows")
    assert isinstance(rows, RowList)
    assert f"page.{page}" in {row.key for row in rows.row_model.items}


def test_only_what_the_page_answers_is_offered(desk: Desk) -> None:
    desk.window.go_to_page(PageId.SETTINGS)
    open_commands(desk, "")
    rows = desk.named("commands.rows")
    assert isinstance(rows, RowList)
    assert not any(row.key.startswith("key.") for row in rows.row_model.items)
    press(desk, Qt.Key.Key_Escape)
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    open_commands(desk, "add one")
    assert "key.Ctrl+N" in {row.key for row in rows.row_model.items}


def test_words_that_find_nothing_say_so_and_enter_does_nothing(desk: Desk) -> None:
    before = shown(desk)
    open_commands(desk, "xyzzy")
    press(desk, Qt.Key.Key_Return)
    assert desk.named("commands.field").isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert shown(desk) == before


def test_a_topic_of_the_help_is_a_command(desk: Desk) -> None:
    open_commands(desk, "keys")
    press(desk, Qt.Key.Key_Return)
    text = desk.named("help.text")
    assert isinstance(text, QTextBrowser)
    assert topic_title(Topic.KEYS, Language.ENGLISH) in text.toPlainText()


def test_back_and_forward_go_where_one_was(desk: Desk) -> None:
    first = shown(desk)
    for page_id in (PageId.HOUSEHOLDS, PageId.PRINT):
        desk.window.go_to_page(page_id)
    press(desk, Qt.Key.Key_Left, ALT)
    press(desk, Qt.Key.Key_Left, ALT)
    press(desk, Qt.Key.Key_Left, ALT)
    assert shown(desk) == first
    press(desk, Qt.Key.Key_Right, ALT)
    assert shown(desk) == PageId.HOUSEHOLDS
    desk.window.go_to_page(PageId.SYNC)
    press(desk, Qt.Key.Key_Right, ALT)
    assert shown(desk) == PageId.SYNC, "what lay ahead is forgotten"

"""Vietnamese is complete, Qt's own words included, and the language changes while the window is open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tools.translations import QT, messages, problems, whole_text
from ui.qt import formats
from ui.qt.i18n import Language, Translations
from ui.qt.widgets.status import Status, status_word
from ui.qt.widgets.toast import Toast


def test_no_string_is_unfinished_unused_or_hard_coded() -> None:
    assert problems() == []


def test_there_are_enough_words_for_the_standard_dialogs() -> None:
    contexts = {context for context, _, _ in messages(QT)}
    assert len(list(messages(QT))) >= 120
    assert {"QPlatformTheme", "QLineEdit", "QFileDialog", "QWizard", "QPrintDialog"} <= contexts


def test_standard_buttons_speak_vietnamese(translations: Translations, qtbot: QtBot) -> None:
    assert translations.switch(Language.VIETNAMESE) == []
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Hủy", "Lưu"}


def test_the_print_dialog_speaks_vietnamese(translations: Translations, qtbot: QtBot) -> None:
    translations.switch(Language.VIETNAMESE)
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    labels = dialog.findChildren(QLabel) + dialog.findChildren(QAbstractButton)
    own = {"printers", "location", "type"}  # what the system calls its printers
    shown = {part.text() for part in labels if part.objectName() not in own} | {
        box.title() for box in dialog.findChildren(QGroupBox)
    }
    for combo in [box for box in dialog.findChildren(QComboBox) if box.objectName() not in own]:
        shown |= {combo.itemText(at) for at in range(combo.count())}
    for tabs in dialog.findChildren(QTabWidget):
        shown |= {tabs.tabText(at) for at in range(tabs.count())}
    english = {source for _, source, _ in messages(QT)}
    vietnamese = {whole_text(message.find("translation")) for _, _, message in messages(QT)}
    strange = {text for text in shown - vietnamese if any(letter.isalpha() for letter in text)}
    assert (strange, shown & english - vietnamese) == (set(), set())
    assert {"Các trang", "T&rang nào:", "Trang lẻ"} <= shown


def test_the_language_changes_while_the_window_is_open(translations: Translations, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    toast = Toast()
    QVBoxLayout(holder).addWidget(toast)
    assert toast.undo.text() == "Undo"
    translations.switch(Language.VIETNAMESE)
    QApplication.processEvents()
    assert toast.undo.text() == "Hoàn tác"
    translations.switch(Language.ENGLISH)
    QApplication.processEvents()
    assert toast.undo.text() == "Undo"


def test_words_with_numbers_are_filled(translations: Translations) -> None:
    translations.switch(Language.VIETNAMESE)
    assert status_word(Status.OVERDUE, days=2) == "Quá hạn 2 ngày"
    assert status_word(Status.GAP, count=1) == "thiếu 1 tệp"


def test_a_checkout_without_compiled_catalogues_shows_the_sources(
    dressed: QApplication, tmp_path: Path
) -> None:
    translations = Translations(dressed, tmp_path)
    assert translations.switch(Language.VIETNAMESE) == ["tung_nha_vi", "qt_vi"]
    assert status_word(Status.VISITED) == "Visited"
    translations.switch(Language.ENGLISH)


def test_numbers_follow_the_language(translations: Translations) -> None:
    translations.switch(Language.VIETNAMESE)
    assert formats.format_number(1_234_567) == "1.234.567"
    assert formats.format_decimal(16.08) == "16,08"
    assert formats.format_percent(0.384) == "38,4\N{NO-BREAK SPACE}%"
    assert formats.format_size(1_240_000) == "1,2 MB"
    translations.switch(Language.ENGLISH)
    assert formats.format_number(1_234_567) == "1,234,567"
    assert formats.format_percent(0.384) == "38.4\N{NO-BREAK SPACE}%"


def test_halves_round_up() -> None:
    assert formats.format_decimal(0.125).replace(",", ".") == "0.13"
    assert formats.format_percent(0.40245).replace(",", ".") == "40.2\N{NO-BREAK SPACE}%"


def test_dates_are_written_by_hand(translations: Translations) -> None:
    translations.switch(Language.VIETNAMESE)
    instant = datetime(2020, 9, 4, 9, 5, tzinfo=UTC)
    assert formats.format_date(date(2020, 9, 4)) == "04/09/2020"
    assert formats.format_day(date(2020, 9, 4)) == "4/9"
    assert formats.format_instant(instant) == "04/09/2020, 09:05"
    assert formats.format_moment(instant) == "4/9, 09:05"
    assert formats.format_long_date(date(2020, 9, 14)) == "Thứ Hai, 14/09/2020"
    assert formats.format_weekday(date(2020, 9, 13)) == "CN"

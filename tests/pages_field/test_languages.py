"""Both languages keep the form of a page, and counts agree with their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from core.base.clock import FixedClock
from tests.pages_field.conftest import Desk
from tests.pages_field.work import a_week
from tests.ui_kit import checks
from ui.qt.i18n import Language, Translations
from ui.qt.models import visit_words
from ui.qt.sync import words
from ui.qt.today.page import LEFT_WIDTH
from ui.qt.today.progress_card import PADDING

SIDES = PADDING[0] + PADDING[2]


@pytest.mark.parametrize("language", Language)
def test_today_keeps_two_columns_at_1366_by_768(desk: Desk, clock: FixedClock, language: Language) -> None:
    a_week(desk.services, clock)
    desk.window.set_language(language)
    desk.window.resize(QSize(1366, 768))
    page = desk.today()
    checks.settle(desk.window)
    assert page.progress.header.minimumSizeHint().width() <= LEFT_WIDTH - SIDES
    assert not page.columns.stacked


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (Language.ENGLISH, ("1 adult", "1 household", "1 visit", "1 entry"), "1,234 households"),
        (Language.VIETNAMESE, ("1 người lớn", "1 hộ", "1 lượt", "1 mục"), "1.234 hộ"),
    ],
)
def test_a_count_agrees_with_its_word(
    translations: Translations, language: Language, one: tuple[str, ...], many: str
) -> None:
    translations.switch(language)
    said = (visit_words.adults(1), visit_words.households(1), words.visits(1), words.entries(1))
    assert said == one
    assert visit_words.households(1234) == many

"""Every page fits its window in both languages; with TUNG_NHA_PICTURES set its pictures are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from tests.pages_field.conftest import Desk, OpenDesk, new_workspace, workspaces
from tests.pages_field.work import a_week
from tests.ui_kit import checks
from ui.qt.households.state import Form
from ui.qt.i18n import Language
from ui.qt.quick.state import Panel

Picture = Callable[[QWidget, str], None]
FORMS = [(Language.VIETNAMESE, 1366, 768), (Language.ENGLISH, 1366, 768), (Language.VIETNAMESE, 1280, 660)]


@pytest.fixture(params=FORMS, ids=lambda form: f"{form[0]}-{form[1]}x{form[2]}")
def form(request: pytest.FixtureRequest) -> tuple[Language, int, int]:
    value: tuple[Language, int, int] = request.param
    return value


def settle(desk: Desk, form: tuple[Language, int, int]) -> None:
    language, width, height = form
    desk.window.set_language(language)
    desk.window.resize(QSize(width, height))
    checks.settle(desk.window)


def kept(desk: Desk, picture: Picture, name: str, form: tuple[Language, int, int]) -> None:
    """Look at the page as it is: nothing cut, nothing unnamed."""
    checks.settle(desk.window)
    picture(desk.window, f"{name}-{form[0]}-{form[1]}")
    page = desk.window.current_page()
    assert page is not None
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []


def test_the_pages_of_a_working_week(
    desk: Desk, clock: FixedClock, picture: Picture, form: tuple[Language, int, int], qtbot: QtBot
) -> None:
    ids = a_week(desk.services, clock)
    clock.advance(timedelta(minutes=1))
    settle(desk, form)
    desk.window.go_to_page("today")
    kept(desk, picture, "hom-nay", form)
    page = desk.quick()
    page.card.line.edit.setText("v")
    page.model.submit()
    page.card.line.edit.setText("322")
    kept(desk, picture, "ghi-nhanh", form)
    page.card.line.edit.setText("324")
    page.model.show_panel(Panel.MORE)
    kept(desk, picture, "ghi-nhanh-loi", form)
    page.card.line.edit.setText("232")
    page.model.submit()
    page.model.show_panel(Panel.DAYS)
    kept(desk, picture, "ghi-nhanh-hoi-lai", form)
    page.card.line.edit.setText("")
    page.search.edit.setText("hong")
    kept(desk, picture, "ghi-nhanh-tim", form)
    households = desk.households()
    kept(desk, picture, "ho-dan-danh-sach", form)
    households.model.begin(Form.ADD)
    kept(desk, picture, "ho-dan-them", form)
    households = desk.households(ids[0])
    households.model.close_household("moved")
    households.model.undo()
    kept(desk, picture, "ho-dan", form)
    opened = households.model.state.opened
    assert opened is not None
    households.model.begin(Form.VISIT, visit=opened.visits[0].id)
    kept(desk, picture, "ho-dan-sua", form)


def test_an_empty_workspace_says_the_next_step(
    open_desk: OpenDesk,
    clock: FixedClock,
    picture: Picture,
    form: tuple[Language, int, int],
    bare: Services,
) -> None:
    desk = open_desk(bare)
    settle(desk, form)
    desk.window.go_to_page("today")
    kept(desk, picture, "trong-hom-nay", form)
    desk.households()
    kept(desk, picture, "trong", form)
    desk.quick()
    kept(desk, picture, "trong-ghi-nhanh", form)


@pytest.fixture
def bare(clock: FixedClock, workspace_dir: Path) -> Services:
    return workspaces(clock).create(workspace_dir, new_workspace())

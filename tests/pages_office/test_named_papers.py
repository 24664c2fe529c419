"""Papers with typed names, the web page, and papers that have nobody to be for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.workspaces import Workspaces
from core.application.paper_order import IN_STEPS, Paper
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.papers.selection import Selection
from core.records.household import WalkFilter
from tests.documents.test_household_flyer import page_text
from tests.pages_office.conftest import WARD, OpenOffice, new_workspace
from tests.pages_office.printing_hands import pick, settle, show
from tests.pages_office.test_printing import decoded, print_of
from ui.qt.page_ids import PageId
from ui.qt.printing.choices import remembered
from ui.qt.printing.render import page_image


def test_a_card_bears_the_name_that_is_typed(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.STAFF_CARD)
    person = page.options.fields.person
    person.name.set_text("Trần Thị Hường")
    person.role.set_text("Trưởng ấp")
    person.role.edit.editingFinished.emit()
    settle(office)
    document = page.model.state.document
    assert document is not None
    text = page_text(document.made.data)
    assert "Trần Thị Hường" in text
    assert "Trưởng ấp" in text


def test_a_team_poster_names_its_members_and_they_are_kept_in_the_encrypted_database(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.TEAM_POSTER)
    person = page.options.fields.person
    person.team.set_text("Tổ công nghệ số")
    person.members.edit.setPlainText("Trần Thị Hường; trưởng ấp\n\nDanh Lâm")
    person.members.edit.left.emit()
    settle(office)
    document = page.model.state.document
    assert document is not None
    text = page_text(document.made.data)
    assert all(word in text for word in ("Tổ công nghệ số", "Trần Thị Hường", "trưởng ấp", "Danh Lâm"))
    again = remembered(office.window.settings, ward)
    assert again.team is not None
    assert [member.name for member in again.team.members] == ["Trần Thị Hường", "Danh Lâm"]
    office.window.settings.save()
    files = [*tmp_path.glob("window-*.ini")]
    assert files
    assert not any("Hường" in file.read_text(encoding="utf-8") for file in files)


def test_more_members_than_a_poster_holds_are_said(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.TEAM_POSTER)
    page.options.fields.person.members.edit.setPlainText("\n".join(f"Người {at}" for at in range(9)))
    page.options.fields.person.members.edit.left.emit()
    settle(office)
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == "document.team_members"
    assert not page.options.print.isEnabled()


def test_the_web_page_is_shown_with_its_words_and_codes_that_are_read(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.TEXT)
    pick(office, page, "form", Paper.HTML.value)
    shown = page.preview.html
    assert shown.isVisible()
    assert "Luôn bật Bluetooth" in shown.toPlainText()
    document = page.model.state.document
    assert document is not None
    urls = {link.url for link in ward.campaign.links}
    assert urls <= {*decoded(shown.grab().toImage())}
    assert page.preview.note.text() == "Nội dung của trang; trình duyệt sẽ dàn trang đẹp hơn."
    show(office, page, Paper.A5)
    assert not shown.isVisible()


@pytest.mark.parametrize("paper", sorted(IN_STEPS))
def test_the_first_page_is_there_before_the_others_and_is_the_same(
    open_office: OpenOffice, ward: Services, paper: Paper
) -> None:
    office = open_office(ward)
    page = print_of(office)
    office.finish_jobs()
    page.papers.rows.set_current(paper.value)
    pick_all = replace(page.model.state.order, paper=paper, selection=Selection())
    page.model.choose(pick_all)
    while page.model.state.image is None:
        office.executor.run_next()
        QGuiApplication.processEvents()
    early, state = page.model.state.image, page.model.state
    assert state.document is None
    assert not page.options.print.isEnabled()
    settle(office)
    document = page.model.state.document
    assert document is not None
    width = early.width() if early.width() < early.height() else early.height()
    whole = page_image(document, 0, width)
    assert whole is not None
    assert early == whole


def test_a_paper_for_nobody_says_what_to_do_next(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_of(office)
    show(office, page, Paper.SLIP)
    pick(office, page, "show", WalkFilter.CALLBACKS.value)
    assert page.model.state.problem is not None
    assert page.options.take_all.isVisibleTo(page)
    assert not page.options.load_list.isVisibleTo(page)
    page.options.take_all.click()
    settle(office)
    assert page.model.state.problem is None
    assert page.options.amount.text().startswith("5 hộ, ")
    assert not page.options.take_all.isVisibleTo(page)


def test_where_no_household_is_listed_a_paper_leads_to_the_list(
    open_office: OpenOffice, tmp_path: Path, clock: FixedClock
) -> None:
    bare = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "phường 8", new_workspace(WARD))
    office = open_office(bare)
    page = print_of(office)
    asked: list[str] = []
    page.page_requested.connect(lambda target, _: asked.append(target))
    show(office, page, Paper.WALK_LIST)
    assert page.options.load_list.isVisibleTo(page)
    assert not page.options.take_all.isVisibleTo(page)
    page.options.load_list.click()
    assert asked == [PageId.ROSTER]

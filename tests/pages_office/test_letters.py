"""Reports and letters through the real window: a click makes a draft, its number makes it a letter."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.letters.models import LetterKind, LetterState
from core.reports.wording import NO_WORDING
from tests.database import connection_of
from tests.pages_office.conftest import Office, OpenOffice
from tests.ui_kit.checks import settle
from tests.ui_kit.hands import press
from ui.qt.i18n import Language
from ui.qt.letters.chart_view import ChartView
from ui.qt.letters.page import LettersPage
from ui.qt.page_ids import PageId
from ui.qt.widgets.button import Button


def letters_page(office: Office) -> LettersPage:
    page = office.open(PageId.LETTERS)
    assert isinstance(page, LettersPage)
    office.finish_jobs()
    return page


def of_this_week(office: Office) -> LettersPage:
    """The visits are of the week that runs."""
    page = letters_page(office)
    page.document.period.setCurrentIndex(1)
    page.document.period.activated.emit(1)
    office.finish_jobs()
    assert page.model.state.period == 6
    return page


def click(button: Button) -> None:
    button.click()
    QApplication.processEvents()


@pytest.fixture
def office(open_office: OpenOffice, province: Services, ward: Services, tmp_path: Path) -> Office:
    """The window of a province that has the ward's file; the other wards sent nothing."""
    from core.sync.desk import NewKeys

    exported = ward.batches.export(province.batches.own_keys(), tmp_path / "usb").value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    ward.close()
    opened = open_office(province)
    opened.answers.folder = tmp_path / "van-ban"
    return opened


def test_the_report_page_of_a_ward_leads_there_and_back(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    report = office.open(PageId.REPORT)
    letters = report.findChild(Button, "report.letters")
    assert letters is not None
    click(letters)
    page = office.window.current_page()
    assert isinstance(page, LettersPage)
    click(page.back)
    assert office.window.current_page() is report


def test_every_document_is_saved_in_all_forms(office: Office, tmp_path: Path) -> None:
    page = letters_page(office)
    kinds = [page.document.kind.itemData(at) for at in range(page.document.kind.count())]
    assert kinds == ["weekly", "summary", "notice", "minutes"], "the province has no superior"
    for at, kind in enumerate(kinds):
        page.document.kind.setCurrentIndex(at)
        page.document.kind.activated.emit(at)
        click(page.document.write)
        office.finish_jobs()
        assert page.model.state.problem is None, kind
        assert page.model.state.saved is not None
        files = page.model.state.saved.files
        assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx"}
        assert all(path.stat().st_size for path in files)
        assert not page.saved.isHidden()
    assert len(list((tmp_path / "van-ban").iterdir())) == 12


def test_a_word_file_that_somebody_edited_stays_and_the_new_one_lies_beside_it(
    office: Office, tmp_path: Path
) -> None:
    page, folder = letters_page(office), tmp_path / "van-ban"
    for _ in range(2):
        click(page.document.write)
        office.finish_jobs()
        assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf", ".xlsx"]
    (edited,) = folder.glob("*.docx")
    edited.write_bytes(b"with a sentence of the chairman")
    click(page.document.write)
    office.finish_jobs()
    assert edited.read_bytes() == b"with a sentence of the chairman"
    beside = {f"{edited.stem}{form}" for form in ("-2.docx", "-2.pdf", "-2.xlsx")}
    assert beside == {path.name for path in folder.iterdir() if path.stem.endswith("-2")}
    told = page.saved.accessibleName()
    assert f"Bản khác tên {edited.stem} đã có ở đó" in told
    assert f"{edited.stem}-2.pdf" in told


def issue(office: Office, page: LettersPage, number: str, day: str) -> None:
    for field, text in zip(page.issue_form.fields, (number, day), strict=True):
        field.set_text(text)
    click(page.issue_form.save)
    office.finish_jobs()


def test_one_click_makes_a_draft_and_a_second_one_makes_no_second_round(
    office: Office, tmp_path: Path
) -> None:
    page = letters_page(office)
    assert page.drafts.isHidden()
    for _ in range(2):
        assert "1" in page.urge.text()
        click(page.urge)
        office.finish_jobs()
        assert "dự thảo" in page.saved.accessibleName()
    names = {path.name for path in (tmp_path / "van-ban").iterdir()}
    assert names == {"don-doc-lan-01-96.pdf", "don-doc-lan-01-96.docx"}
    assert not [one for one in office.services.province.register.letters() if one.n is not None]
    assert page.tasks.list.model().rowCount() == 0
    assert page.drafts.list.model().rowCount() == 1
    assert not page.drafts.isHidden()


def test_number_and_day_issue_the_letter_with_its_tasks(office: Office) -> None:
    page = letters_page(office)
    behind = page.behind.list.model().rowCount()
    assert behind >= 100, "all but the ward sent nothing"
    click(page.urge)
    office.finish_jobs()
    for number, day, code in (
        ("", "14/9/2020", "letter.number"),
        ("12", "thứ hai", "time.unreadable"),
        ("12", "15/9/2020", "letter.future"),
    ):
        issue(office, page, number, day)
        problem = page.model.state.problem
        assert problem is not None
        assert problem.code == code
        assert page.issue_form.texts() == (number, day), "what was typed stays"
        assert page.issue_form.notice.isVisible(), "beside the form, not at the top of the page"
        assert page.notice.isHidden()
        assert page.tasks.list.model().rowCount() == 0
    issue(office, page, "12", "14/9/2020")
    assert page.issue_form.texts() == ("", "")
    letter = office.services.province.register.find("12")
    assert letter is not None
    assert (letter.kind, letter.round, len(letter.units)) == (LetterKind.URGE, 1, behind)
    assert page.drafts.isHidden()
    assert page.tasks.list.model().rowCount() == behind
    assert "2" in page.urge.text()
    page.tasks.list.row_chosen.emit(str(page.model.state.read.tasks[0].n))
    office.finish_jobs()
    assert sum(task.done for task in page.model.state.read.tasks) == 1
    assert page.notice.sentence.text().endswith("đã xong.")
    click(page.notice.action)
    office.finish_jobs()
    assert not any(task.done for task in page.model.state.read.tasks)
    assert not page.undo(), "once"


def test_the_draft_is_worded_in_the_window_and_a_broken_figure_is_refused(
    office: Office, tmp_path: Path
) -> None:
    page, register = letters_page(office), office.services.province.register
    click(page.urge)
    office.finish_jobs()
    assert page.edited.isHidden()
    click(page.edit_draft)
    editor = page.editor
    assert page.edited.isVisible()
    files = next(part for part in editor.parts if "{due}" in part.words)
    assert files.chips.formatted == 1, "the field is painted as a chip"
    assert files.shown.text().startswith("Hiện nay: Gửi đủ tệp số liệu trước 17 giờ ngày 15/9/2020;")
    for language, name in ((Language.ENGLISH, "{due}"), (Language.VIETNAMESE, "{thời hạn}")):
        office.window.set_language(language)
        QApplication.processEvents()
        assert f"**trước {name}**" in files.text.text()
    texts = [part.text.text() for part in editor.parts]
    assert any("còn **{số đơn vị}** đơn vị {loại lý do}" in text for text in texts)
    assert "Ủy ban nhân dân {đơn vị}" in editor.recipients.text()
    assert editor.wording() == NO_WORDING, "other names are no choice"
    files.text.edit.setPlainText("Gửi đủ tệp sớm.")
    click(editor.save)
    office.finish_jobs()
    assert "thiếu trường {thời hạn}" in editor.notice.sentence.text()
    assert editor.notice.isVisible()
    assert files.text.text() == "Gửi đủ tệp sớm.", "what was typed stays"
    assert register.draft("urge").wording == ""
    files.text.edit.setPlainText("Gửi đủ tệp, chậm nhất {Thoi  hạn}.")
    editor.due.set_text("ngày kia")
    click(editor.save)
    assert "ngày kia" in editor.notice.sentence.text()
    editor.due.set_text("18/9/2020")
    editor.ticks[0][1].setChecked(False)
    editor.parts[-1].tick.setChecked(False)
    click(editor.save)
    office.finish_jobs()
    assert editor.notice.isHidden()
    draft = register.draft("urge")
    assert "{due}" in draft.wording, "the stored name is kept"
    assert (draft.due, len(draft.units)) == (date(2020, 9, 18), len(editor.ticks) - 1)
    assert files.shown.text() == "Hiện nay: Gửi đủ tệp, chậm nhất 17 giờ ngày 18/9/2020."
    click(page.urge)
    office.finish_jobs()
    assert register.draft("urge").wording == draft.wording, "made again with the same choices"
    click(editor.again)
    office.finish_jobs()
    assert register.draft("urge").wording == ""
    assert files.typed == files.words
    issue(office, page, "12", "14/9/2020")
    assert page.edited.isHidden()


def test_an_issued_letter_is_replaced_and_withdrawn_in_the_window(office: Office, tmp_path: Path) -> None:
    page, register = letters_page(office), office.services.province.register
    assert page.issued.isHidden()
    click(page.urge)
    office.finish_jobs()
    issue(office, page, "12", "14/9/2020")
    assert not page.issued.isHidden()
    click(page.issued_form.send)
    office.finish_jobs()
    out = tmp_path / "van-ban" / "2020-09-14-cong-van-12-MTTQ-BTT"
    assert page.saved.isVisible()
    assert (out / "cong-van-12-MTTQ-BTT.pdf").is_file()
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".docx", ".xlsx", ".txt", ".csv", ".png"}
    click(page.issued_form.replace)
    office.finish_jobs()
    issue(office, page, "13", "14/9/2020")
    assert [(one.state, one.round) for one in map(register.newest, ("12", "13"))] == [
        (LetterState.REVISED, 1),
        (LetterState.IN_FORCE, 1),
    ]
    assert page.issued_form.letter.count() == 1
    click(page.issued_form.save)
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == "letter.no_reason"
    assert page.issued_form.notice.isVisible()
    page.issued_form.fields[0].set_text("Gửi nhầm")
    click(page.issued_form.save)
    office.finish_jobs()
    assert register.newest("13").reason == "Gửi nhầm"
    assert page.issued.isHidden()
    assert page.tasks.list.model().rowCount() == 0


def test_tasks_give_their_reasons_in_the_language_of_the_window(office: Office) -> None:
    page = letters_page(office)
    click(page.urge)
    office.finish_jobs()
    issue(office, page, "12", "14/9/2020")
    connection_of(office.services).execute(
        "INSERT INTO office_task (campaign, title, due, entered)"
        " SELECT campaign, 'Phường 1: thiếu 2 tệp', due, entered FROM office_task LIMIT 1"
    )
    for language, words in (
        (Language.ENGLISH, "has sent no file yet"),
        (Language.VIETNAMESE, "chưa gửi tệp"),
    ):
        office.window.set_language(language)
        page = letters_page(office)
        texts = shown(page)
        assert any(words in text for text in texts)
        assert any("Phường 1" in text and "thiếu 2 tệp" in text for text in texts), (
            "an old one stays readable"
        )
    assert not any("has sent" in text for text in texts)


def shown(page: LettersPage) -> list[str]:
    """Return the rows of tasks, in the text for screen readers."""
    model = page.tasks.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_entered(
    office: Office, tmp_path: Path
) -> None:
    page = letters_page(office)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    office.answers.folder = blocked
    click(page.urge)
    office.finish_jobs()
    problem = page.model.state.problem
    assert problem is not None
    assert problem.code == "file.unwritable"
    assert not page.notice.isHidden()
    assert not office.services.province.register.drafts()
    assert not office.services.reports.sharing.tasks()


def test_the_table_goes_into_the_clipboard_and_a_picture(office: Office, tmp_path: Path) -> None:
    page = of_this_week(office)
    click(page.document.share)
    office.finish_jobs()
    assert (tmp_path / "van-ban" / "bang-tuan.png").stat().st_size <= 300 * 1024
    assert "Thành phố Cà Mau" in QGuiApplication.clipboard().text()


def test_a_model_is_a_draft_until_it_is_clicked(office: Office, qtbot: QtBot) -> None:
    page = letters_page(office)
    for field, text in zip(
        page.model_form.fields, ("Tối thứ Bảy", "Phường 8", "Cài tại nhà văn hóa", "95 %"), strict=True
    ):
        field.set_text(text)
    click(page.model_form.save)
    assert page.model.state.problem is not None
    assert page.model.state.problem.code == "model.bare_rate"
    assert page.model_form.texts()[0] == "Tối thứ Bảy", "what was typed stays"
    page.model_form.fields[3].set_text("95 % (19/20 người)")
    press(page.model_form.fields[3].edit, Qt.Key.Key_Return)
    office.finish_jobs()
    (model,) = page.model.state.read.models
    assert not model.approved
    page.models.list.row_chosen.emit(str(model.n))
    office.finish_jobs()
    assert page.model.state.read.models[0].approved
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    office.finish_jobs()
    assert not page.model.state.read.models[0].approved
    assert page.notice.sentence.text() == "Đã hoàn tác."
    assert page.model_form.texts() == ("", "", "", "")


def test_a_sign_without_a_font_is_told_when_the_report_is_saved(office: Office) -> None:
    page = of_this_week(office)
    texts = ("Tối 😀 thứ Bảy", "Phường 8", "Cài tại nhà", "95 % (19/20 người)")
    for field, text in zip(page.model_form.fields, texts, strict=True):
        field.set_text(text)
    click(page.model_form.save)
    office.finish_jobs()
    page.models.list.row_chosen.emit(str(page.model.state.read.models[0].n))
    office.finish_jobs()
    click(page.document.write)
    office.finish_jobs()
    saved = page.model.state.saved
    assert saved is not None
    assert any("😀" in text for text in saved.replaced)
    assert "nên bản PDF in □" in page.saved.accessibleName()


def test_a_group_takes_its_unit_off_the_list_of_those_without(office: Office) -> None:
    page = letters_page(office)
    before = page.unit.count()
    assert [page.unit.itemText(at) for at in (0, 8)] == ["Huyện Cái Nước", "Thành phố Cà Mau"]
    assert before == 9 + 101, "groups of districts and of communes"
    for field, text in zip(page.group_form.fields, ("Bluezone Phường 9", "Mặt trận phường"), strict=True):
        field.set_text(text)
    click(page.group_form.save)
    office.finish_jobs()
    assert page.unit.count() == before - 1
    assert page.groups.list.model().rowCount() == 1


def test_charts_are_painted_in_the_window(office: Office) -> None:
    page = of_this_week(office)
    charts = page.charts.findChildren(ChartView)
    assert [chart.drawing.name for chart in charts] == ["tien-do-1", "luy-ke", "tung-don-vi-1"]
    for chart in charts:
        image = chart.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > 3
        assert chart.accessibleName()
    office.window.resize(1920, 1080)
    settle(office.window)
    parts = [page.charts.title, *charts]
    gaps = [below.y() - above.geometry().bottom() for above, below in pairwise(parts)]
    assert max(gaps) < 40, "no empty room between the charts of a wide window"
    assert all(part.height() <= part.sizeHint().height() for part in parts)


def test_texts_of_a_document_are_copied_for_editing(office: Office, tmp_path: Path) -> None:
    page = letters_page(office)
    shown: list[Path] = []
    page._show_folder = shown.append
    click(page.document.edit)
    assert shown == [office.services.info.folder / "reports"]
    assert (shown[0] / "weekly.toml").is_file()

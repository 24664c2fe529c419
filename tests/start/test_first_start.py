"""The first start: five questions by keyboard, nothing written before the last, and the ways aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.households.desk import NewHousehold
from core.units.models import UnitKey
from tests.sitting import PASSPHRASE, SAMPLES, Desk, Sit
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press, type_text
from ui.qt.i18n import Language
from ui.qt.setup.answers import Answers, recall
from ui.qt.setup.beginning import Beginning
from ui.qt.setup.wizard import Wizard

LY_VAN_LAM = UnitKey("32014", date(2025, 7, 1))


def wizard_of(desk: Desk) -> Wizard:
    if isinstance(desk.screen, Beginning):
        click(desk.screen.new)
    assert isinstance(desk.screen, Wizard)
    return desk.screen


def put(edit: QLineEdit, text: str) -> None:
    """Types text with accents, which Qt's key simulation does not know."""
    edit.setFocus()
    edit.insert(text)


def answer_unit(wizard: Wizard, hamlet: str = "Khóm 3") -> None:
    type_text(wizard.unit.search.edit, "ly van lam")
    press(wizard.unit.search.edit, Qt.Key.Key_Return)
    put(wizard.unit.hamlet.edit, hamlet)
    press(wizard.unit.hamlet.edit, Qt.Key.Key_Return)


def answer_officer(wizard: Wizard) -> None:
    put(wizard.officer.field.edit, "Lê Văn Tám")
    press(wizard.officer.field.edit, Qt.Key.Key_Return)


def test_keyboard_alone_makes_a_workspace_with_a_list(sit: Sit, workspace_dir: Path) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    answer_unit(wizard)
    answer_officer(wizard)
    press(wizard.passphrase.entry.first.edit, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.campaign
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.list
    assert not workspace_dir.exists()
    desk.dialogs.opened = (SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx",)
    press(wizard.next, Qt.Key.Key_Return)
    desk.jobs.wait()
    panel = wizard.list.panel
    assert panel is not None
    desk.jobs.wait()
    press(panel.primary, Qt.Key.Key_Return)
    assert "XÃ KHÁNH AN" in panel.notice.sentence.text()
    services = desk.session.services
    assert services is not None
    assert not services.store.figures.units()
    press(panel.primary, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert "214" in panel.notice.sentence.text()
    services = desk.session.services
    assert services is not None
    assert services.info.unit == LY_VAN_LAM
    assert (services.info.hamlet, services.info.officer_name) == ("Khóm 3", "Lê Văn Tám")
    assert services.info.campaign == "vneid-2026"
    assert not services.info.has_passphrase
    assert services.store.figures.units()[0].listed == 214


def test_enter_goes_on_from_whatever_has_the_focus(sit: Sit) -> None:
    wizard = wizard_of(sit())
    answer_unit(wizard)
    answer_officer(wizard)
    for _ in range(2):  # the passphrase that is left out, the campaign
        focus = QApplication.focusWidget()
        assert focus is not None
        press(focus, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.list
    assert QApplication.focusWidget() is wizard.next


def test_down_from_the_search_takes_the_second_unit(sit: Sit) -> None:
    unit = wizard_of(sit()).unit
    type_text(unit.search.edit, "ca mau")
    first, second = (row.key for row in unit.rows.row_model.items[:2])
    assert unit.rows.current_key() == first
    press(unit.search.edit, Qt.Key.Key_Down)
    assert unit.rows.hasFocus()
    assert unit.rows.current_key() == second


def test_a_passphrase_wants_a_recovery_file_outside_the_data(
    sit: Sit, workspaces: Workspaces, workspace_dir: Path, tmp_path: Path
) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    answer_unit(wizard)
    answer_officer(wizard)
    type_text(wizard.passphrase.entry.first.edit, PASSPHRASE)
    type_text(wizard.passphrase.entry.second.edit, PASSPHRASE)
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.passphrase
    desk.dialogs.saved = workspace_dir / "khoi-phuc.txt"
    click(wizard.passphrase.choose)
    assert "both would be lost" in wizard.passphrase.problem.text()
    desk.dialogs.saved = tmp_path / "usb" / "khoi-phuc.txt"
    desk.dialogs.saved.parent.mkdir()
    click(wizard.passphrase.choose)
    press(wizard.next, Qt.Key.Key_Return)
    press(wizard.next, Qt.Key.Key_Return)
    assert not desk.dialogs.saved.exists()
    wizard.answers = wizard.list.answer(wizard.answers)
    desk.session.create(wizard.answers, lambda _made: None)
    desk.jobs.wait()
    assert "TUNG-NHA-RECOVERY" in desk.dialogs.saved.read_text(encoding="utf-8")
    assert workspaces.needs_passphrase(workspace_dir)


def test_a_short_or_mistyped_passphrase_goes_no_further(sit: Sit) -> None:
    wizard = wizard_of(sit())
    answer_unit(wizard)
    answer_officer(wizard)
    entry = wizard.passphrase.entry
    type_text(entry.first.edit, "ngan")
    assert not wizard.passphrase.check()
    entry.clear()
    type_text(entry.first.edit, PASSPHRASE)
    type_text(entry.second.edit, "mot hai ba")
    assert not wizard.passphrase.check()
    assert entry.second.wrong


def test_without_unit_or_name_the_wizard_says_what_is_missing(sit: Sit) -> None:
    wizard = wizard_of(sit())
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.unit.labelled_search.problem.text() == "Choose a unit in the list."
    answer_unit(wizard)
    press(wizard.officer.field.edit, Qt.Key.Key_Return)
    assert wizard.officer.labelled.problem.text() == "Type your full name."
    assert wizard.stack.currentWidget() is wizard.officer


def test_a_campaign_older_than_the_unit_is_told_and_the_unit_chosen_again(sit: Sit) -> None:
    wizard = wizard_of(sit())
    answer_unit(wizard)
    answer_officer(wizard)
    press(wizard.next, Qt.Key.Key_Return)
    bluezone = next(card for card in wizard.campaign.cards if card.campaign.id == "bluezone-2020")
    click(bluezone.radio)
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.campaign
    assert "06/08/2020" in wizard.campaign.notice.sentence.text()
    click(wizard.campaign.notice.action)
    assert wizard.stack.currentWidget() is wizard.unit
    wizard.unit.search.set_text("")
    type_text(wizard.unit.search.edit, "ly van lam")
    press(wizard.unit.search.edit, Qt.Key.Key_Return)
    assert wizard.unit.unit is not None
    assert wizard.unit.unit.in_force(date(2020, 8, 6))
    for _ in range(4):
        press(wizard.next, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.list
    assert wizard.answers.campaign == "bluezone-2020"


def test_a_campaign_from_a_file_is_used_once_its_ids_were_compared(
    sit: Sit, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    answer_unit(wizard)
    answer_officer(wizard)
    press(wizard.next, Qt.Key.Key_Return)
    source = Path("resources/campaigns/vneid-2026.toml").read_text(encoding="utf-8")
    file = tmp_path / "dot-2.toml"
    file.write_text(source.replace('id = "vneid-2026"', 'id = "vneid-dot-2"'), encoding="utf-8")
    desk.dialogs.opened = (file,)
    click(wizard.campaign.load)
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.campaign
    card = wizard.campaign.chosen()
    assert card is not None
    card.compared.setChecked(True)
    press(wizard.next, Qt.Key.Key_Return)
    desk.session.create(wizard.list.answer(wizard.answers), lambda _made: None)
    desk.jobs.wait()
    assert desk.session.services is not None
    assert desk.session.services.campaign.id == "vneid-dot-2"


def test_a_campaign_file_with_a_foreign_link_is_refused_in_the_page(sit: Sit, tmp_path: Path) -> None:
    wizard = wizard_of(sit())
    source = Path("resources/campaigns/vneid-2026.toml").read_text(encoding="utf-8")
    file = tmp_path / "la.toml"
    file.write_text(source.replace("https://play.google.com", "https://play.example.com"), encoding="utf-8")
    wizard.campaign.take_file(file)
    assert "play.example.com" in wizard.campaign.notice.sentence.text()
    assert len(wizard.campaign.cards) == 2


def test_what_was_answered_is_there_when_setting_up_goes_on(sit: Sit) -> None:
    desk = sit()
    answer_unit(wizard_of(desk))
    desk.window.close()
    answers, step = recall(desk.settings)
    assert answers == Answers(unit=LY_VAN_LAM, hamlet="Khóm 3")
    assert step == 1
    again = wizard_of(sit())
    assert again.stack.currentWidget() is again.officer
    press(again, Qt.Key.Key_Escape)
    assert again.stack.currentWidget() is again.unit
    assert again.unit.hamlet.text() == "Khóm 3"


def test_the_language_is_chosen_on_the_first_step(sit: Sit) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    radios = {language.value: radio for language, radio in wizard.unit.languages.radios.items()}
    assert {radio.text() for radio in radios.values()} == {"Tiếng Việt", "English"}
    click(radios["vi"])
    assert desk.settings.language().value == "vi"
    click(radios["en"])


def test_every_step_fits_and_speaks(sit: Sit) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    for place, step in enumerate(wizard.steps):
        wizard.stack.setCurrentWidget(step)
        wizard.current = place
        for found in (checks.cut_texts(wizard), checks.unnamed(wizard), checks.outside_parent(wizard)):
            assert found == [], step


def test_the_second_laptop_of_a_ward_takes_the_list_from_the_first(
    sit: Sit, workspaces: Workspaces, tmp_path: Path
) -> None:
    first = workspaces.create(
        tmp_path / "máy một",
        Answers(unit=LY_VAN_LAM, officer="Lê Văn Tám", campaign="vneid-2026").new_workspace(
            Language.VIETNAMESE, bundled="vneid-2026"
        ),
    )
    first.households.add(NewHousehold(name="Đặng Thị Hoà", hamlet="Khóm 3"))
    desk = sit()
    wizard = wizard_of(desk)
    answer_unit(wizard)
    answer_officer(wizard)
    press(wizard.next, Qt.Key.Key_Return)
    press(wizard.next, Qt.Key.Key_Return)
    wizard.list.from_laptop.click()
    press(wizard.next, Qt.Key.Key_Return)
    desk.jobs.wait()
    take = wizard.list.take
    assert take is not None
    assert not wizard.next.isVisible()
    stick = tmp_path / "usb"
    stick.mkdir()
    desk.dialogs.folder = stick
    click(take.ask)
    (request,) = stick.glob("*.tnk")
    number = take.number.accessibleName()
    file = first.ward.hand_over(first.ward.read_second(request), number, stick).value.files[0]
    desk.dialogs.opened = (file,)
    click(take.open)
    desk.jobs.wait()
    assert take.question.number.accessibleName() == first.batches.own_keys().number
    click(take.question.accept)
    desk.jobs.wait()
    services = desk.session.services
    assert services is not None
    assert services.store.figures.units()[0].listed == 1
    assert wizard.next.isVisible()
    assert not wizard.later.isVisible()
    press(wizard.next, Qt.Key.Key_Return)
    assert desk.screen is not wizard
    first.close()

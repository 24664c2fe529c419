"""People whom a list of persons names are offered at the door: chosen, then added with Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.records.consent import How, Subject
from core.records.household import HouseholdRow
from core.records.person import Way
from tests.pages_field.conftest import Desk
from tests.pages_field.work import walk
from tests.ui_kit import checks
from tests.ui_kit.hands import press


@pytest.fixture
def row(desk: Desk, tmp_path: Path) -> HouseholdRow:
    """The first door, which a list of persons names with its members; it agreed to be recorded by name."""
    services = desk.services
    row = walk(services)[0]
    place = f"{row.hamlet},{row.group},{row.address}"
    path = tmp_path / "nhan-khau.csv"
    path.write_text(
        "STT,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Ấp,Tổ,Địa chỉ,Đoàn thể\n"
        f"1,{row.head},Chủ hộ,1960,{place},\n,Ngô Thị Ý,Vợ,1962,{place},Hội Nông dân\n"
        "2,Lê Mới,Chủ hộ,1970,,,,\n",
        encoding="utf-8",
    )
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((path,)))
    services.people.set_way(row.id, Way.PERSONS)
    services.consents.give(Subject(household=row.id), services.consents.purposes, How.PAPER)
    return row


def test_a_member_of_the_list_is_chosen_and_added_with_enter(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    card = page.people.people
    offered = [card.listed.itemText(at) for at in range(card.listed.count())]
    assert offered == ["Có trong danh sách, chưa ghi: 2", row.head, "Ngô Thị Ý"]
    assert checks.unnamed(card) == []
    card.listed.setCurrentIndex(2)
    card.listed.activated.emit(2)
    assert card.line.text() == "Ngô Thị Ý"
    press(card.line.edit, Qt.Key.Key_Return)
    (person,) = desk.services.people.reader.of_household(row.id)
    assert (person.name, person.memberships) == ("Ngô Thị Ý", ("nong_dan",))
    assert card.listed.count() == 2
